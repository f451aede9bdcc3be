// GET /v1/feed: from memory; the database is asked only when a card has changed.
#pragma once
#include <atomic>
#include <string>

#include "backend/http/message.h"
#include "backend/ideas/feed_store.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::ideas {

class FeedApi {
 public:
  FeedApi(sql::Database& database, const Clock& clock, FeedStore& store)
      : m_database(database), m_clock(clock), m_store(store) {}

  void get(http::Request& request, http::Reply reply);
  /// Cards that changed without anybody telling (a photo that arrived), and the month's new prior.
  void runDue();

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  FeedStore& m_store;
  std::atomic<std::int64_t> m_seen{-1};  ///< the change log up to here is in the cards
  std::string m_day;
};

}  // namespace passerelle::ideas
