// Editions over HTTP: lists and contents as JSON, and the pages that people read.
#pragma once
#include <functional>
#include <string>

#include "backend/editions/edition_service.h"
#include "backend/http/message.h"
#include "backend/pages/html.h"
#include "shared/base/clock.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/database.h"

namespace passerelle::editions {

class EditionApi {
 public:
  /// `referential`: the newest, as the wire shows it. `committed`: the change log grew.
  EditionApi(sql::Database& database, const Clock& clock, EditionService& service, std::string organisation,
             std::function<std::string(sql::Connection&)> referential, std::function<void()> committed)
      : m_database(database),
        m_clock(clock),
        m_service(service),
        m_organisation(std::move(organisation)),
        m_referential(std::move(referential)),
        m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void compose(http::Request& request, http::Reply reply);
  void listPage(http::Request& request, http::Reply reply);
  void page(http::Request& request, http::Reply reply);
  void reportPage(http::Request& request, http::Reply reply);
  void css(http::Request& request, http::Reply reply);

  /// What stands under a report's page for this reader. Before the first request.
  using Under = std::function<pages::Html(sql::Connection&, const http::Caller&, std::string_view reportId)>;
  void showUnderReports(Under under) { m_under = std::move(under); }
  /// At the end of a week: its edition.
  void runDue();

  /// The line of a list, as changes tell it too. False: no such edition.
  bool writeSummary(sql::Connection& connection, std::string_view week, JsonWriter& json) const;

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  EditionService& m_service;
  std::string m_organisation;
  std::function<std::string(sql::Connection&)> m_referential;
  std::function<void()> m_committed;
  std::string m_checkedWeek;
  Under m_under;
};

}  // namespace passerelle::editions
