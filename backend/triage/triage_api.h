// Triage over HTTP: the deck, and one word on one idea.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/ideas/feed_store.h"
#include "backend/triage/triage_service.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::triage {

class TriageApi {
 public:
  /// `committed` is called after a commit that grew the change log.
  TriageApi(sql::Database& database, const Clock& clock, ideas::FeedStore& feed, TriageService& service,
            std::function<void()> committed)
      : m_database(database), m_clock(clock), m_feed(feed), m_service(service), m_committed(std::move(committed)) {}

  void deck(http::Request& request, http::Reply reply);
  void put(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  ideas::FeedStore& m_feed;
  TriageService& m_service;
  std::function<void()> m_committed;
};

/// Does this caller triage?
bool triages(const http::Caller& caller);

/// An idea as GET /v1/ideas/{id} gives it; for those who triage with what was said of it. False: nothing written.
bool writeIdeaWithTriage(sql::Connection& connection, std::string_view id, const http::Caller& caller,
                         JsonWriter& json);

}  // namespace passerelle::triage
