// Reactions over HTTP: support, useful, readings.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/ideas/feed_store.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::ideas {

class IdeaApi {
 public:
  /// `committed` is called after a commit that grew the change log.
  IdeaApi(sql::Database& database, const Clock& clock, FeedStore& feed, std::function<void()> committed)
      : m_database(database), m_clock(clock), m_feed(feed), m_committed(std::move(committed)) {}

  void support(http::Request& request, http::Reply reply) { setSupport(request, std::move(reply), true); }
  void unsupport(http::Request& request, http::Reply reply) { setSupport(request, std::move(reply), false); }
  void useful(http::Request& request, http::Reply reply) { setUseful(request, std::move(reply), true); }
  void notUseful(http::Request& request, http::Reply reply) { setUseful(request, std::move(reply), false); }
  void readings(http::Request& request, http::Reply reply);

 private:
  void setSupport(http::Request& request, http::Reply reply, bool supported);
  void setUseful(http::Request& request, http::Reply reply, bool useful);

  sql::Database& m_database;
  const Clock& m_clock;
  FeedStore& m_feed;
  std::function<void()> m_committed;
};

}  // namespace passerelle::ideas
