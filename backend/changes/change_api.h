// GET /v1/changes: what a person may see and has not, in commit order; with `wait` the answer is parked, not a thread.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"
#include "backend/reports/visibility.h"
#include "shared/base/clock.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/database.h"

namespace passerelle::changes {

/// Writes an entity as it is now, for this viewer. False: it is not there for them (they are told to drop it).
using Renderer = std::function<bool(sql::Connection&, std::string_view id, const http::Caller&, JsonWriter&)>;

class ChangeApi {
 public:
  ChangeApi(sql::Database& database, const Clock& clock, std::function<void(http::Headers&)> addStoreHeaders)
      : m_database(database), m_clock(clock), m_addStoreHeaders(std::move(addStoreHeaders)) {}

  /// How a kind of change is told: the room that owns the kind says it. Before the first request.
  void addRenderer(std::string kind, Renderer renderer) { m_renderers[std::move(kind)] = std::move(renderer); }

  void get(http::Request& request, http::Reply reply);

  /// After a commit that appended changes: answers those who wait for them. Any thread; never blocks.
  void committed();
  /// Ends waits that are over, and sees commits nobody told (another process's, a room that forgot).
  void runDue();
  /// Answers everybody who waits, and lets nobody wait from now on.
  void stop();

 private:
  struct Asked {
    http::Request request;
    reports::Viewer viewer;
    std::int64_t after = 0;
    int limit = 50;
    Milliseconds deadline{0};  ///< monotonic
    std::int64_t seen = 0;     ///< every change up to here was looked at and is not for them
  };
  struct Waiter {
    Asked asked;
    http::SharedReply reply;
  };
  struct Page {
    std::string body;
    std::int64_t cursor = 0;
    bool empty = true;
  };

  Page render(sql::Connection& connection, const Asked& asked) const;
  void answerOrPark(sql::Connection& connection, Asked asked, const http::SharedReply& reply);
  void send(const Page& page, const http::SharedReply& reply) const;
  void sweep(sql::Connection& connection);

  sql::Database& m_database;
  const Clock& m_clock;
  std::function<void(http::Headers&)> m_addStoreHeaders;
  std::map<std::string, Renderer, std::less<>> m_renderers;

  std::mutex m_mutex;
  std::vector<Waiter> m_waiters;
  std::map<std::string, int> m_waitersOf;  ///< by person
  std::atomic<std::uint64_t> m_commits{0};
  std::atomic<bool> m_sweepQueued{false};
  std::atomic<bool> m_stopped{false};
};

}  // namespace passerelle::changes
