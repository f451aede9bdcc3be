// Reports over HTTP: decode, hand to filing and publication, render the answer.
#pragma once
#include <functional>
#include <string>

#include "backend/http/message.h"
#include "backend/reports/filing.h"
#include "backend/reports/publication.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::reports {

/// What the rest of the house wants to know about a commit. Called on the writer's thread; must not block.
struct ReportEvents {
  std::function<void()> committed;                               ///< the change log grew
  std::function<void(const std::string& reportId)> feedChanged;  ///< a card appeared, changed or went
  std::function<void(http::Headers&)> addStoreHeaders;           ///< generation and backed-up-through
};

class ReportApi {
 public:
  ReportApi(sql::Database& database, const Clock& clock, Filing& filing, Publication& publication, ReportEvents events)
      : m_database(database),
        m_clock(clock),
        m_filing(filing),
        m_publication(publication),
        m_events(std::move(events)) {}

  void put(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void revisions(http::Request& request, http::Reply reply);
  void list(http::Request& request, http::Reply reply);
  void putReply(http::Request& request, http::Reply reply);
  /// Publishes what is due and forgets positions older than 24 h. Blocks nobody.
  void runDue();

 private:
  Result<Submission> read(http::Request& request) const;

  sql::Database& m_database;
  const Clock& m_clock;
  Filing& m_filing;
  Publication& m_publication;
  ReportEvents m_events;
  TimePoint m_purgedAt{};
};

}  // namespace passerelle::reports
