// Who is asking: the token of a device or the cookie of a browser, looked up in memory first (about a microsecond).
#pragma once
#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "backend/http/router.h"
#include "backend/people/device_repository.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::people {

/// The browser's cookie. Chromium and Firefox accept it from http://127.0.0.1 too (a trustworthy origin).
inline constexpr std::string_view kSessionCookie = "__Host-session";

/// What a request shows of itself: the bearer token, else the session cookie; empty when neither. A view of its
/// headers.
std::string_view shownToken(const http::Request& request);

/// Reads through to the table at the first sight of a token and again every five seconds, so that another process's
/// revocation is seen; this process's own changes are told by forget(). Any thread.
class SessionAuthenticator final : public http::Authenticator {
 public:
  SessionAuthenticator(sql::Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

  void authenticate(http::Request& request, std::function<void(Result<http::Caller>)> done) override;

  /// After a commit that revoked or rotated a device, or changed its person.
  void forgetDevice(std::string_view deviceId);
  void forgetAll();
  /// Writes down which sessions were used, at most once a minute and to ten minutes. Called by Backend::runDue.
  void runDue();

 private:
  using Key = std::array<char, 32>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  struct Entry {
    Session session;
    Milliseconds readAt{0};  ///< monotonic
    TimePoint usedAt{};      ///< last request, in memory only
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<Key, Entry, KeyHash> entries;
  };
  Shard& shardOf(const Key& key) { return m_shards[static_cast<unsigned char>(key[0]) % m_shards.size()]; }
  std::optional<http::Caller> fromMemory(const Key& key);
  void readThrough(const Key& key, std::string token, std::function<void(Result<http::Caller>)> done);

  sql::Database& m_database;
  const Clock& m_clock;
  std::array<Shard, 16> m_shards;
  std::atomic<std::uint64_t> m_generation{0};  ///< counts forget(): a read that began before one is not kept
  std::atomic<std::int64_t> m_notedAtMs{0};
};

}  // namespace passerelle::people
