// Triage in any browser: one idea at a time, one press (or one key) a word, taken back as easily. No script.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/ideas/feed_store.h"
#include "backend/triage/triage_service.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::triage {

class TriagePages {
 public:
  /// `committed` is called after a commit that grew the change log.
  TriagePages(sql::Database& database, const Clock& clock, Rng& rng, ideas::FeedStore& feed, TriageService& service,
              std::function<void()> committed)
      : m_database(database),
        m_clock(clock),
        m_rng(rng),
        m_feed(feed),
        m_service(service),
        m_committed(std::move(committed)) {}

  void deck(http::Request& request, http::Reply reply);
  void press(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  Rng& m_rng;
  ideas::FeedStore& m_feed;
  TriageService& m_service;
  std::function<void()> m_committed;
};

}  // namespace passerelle::triage
