#include "backend/media/stored_reports.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/people/policy.h"
#include "shared/codec/report_json.h"

namespace passerelle::media {
using sql::val;

std::optional<ReportOfMedia> StoredReports::find(sql::Connection& connection, std::string_view reportId) const {
  auto rows = connection.query(R"(
      SELECT r.author_id, v.content FROM report r JOIN report_revision v ON v.report_id = r.id AND v.revision = r.revision
      WHERE r.id = $1)",
                               {val(reportId)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return std::nullopt;
  ReportOfMedia report{row->string(0), {}};
  if (auto content = decodeReport(row->text(1))) report.manifest = std::move(content->media);
  return report;
}

bool StoredReports::maySee(sql::Connection& connection, const http::Caller& caller, std::string_view reportId) const {
  auto rows = connection.query("SELECT author_id, unit_code, region, state FROM report WHERE id = $1", {val(reportId)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return false;
  const auto has = [&caller](Role role) {
    return std::find(caller.roles.begin(), caller.roles.end(), nameOf(role)) != caller.roles.end();
  };
  if (row->text(3) == "published") return true;
  if (scopeOf(Permission::readUnpublished, caller.roles) == Scope::any || row->text(0) == caller.personId) return true;
  if (row->text(3) == "withdrawn") return false;
  const bool host =
      (has(Role::host) || has(Role::deputy)) && !caller.unitCode.empty() && row->text(1) == caller.unitCode;
  return host || (has(Role::regional) && !caller.region.empty() && row->text(2) == caller.region);
}

void StoredReports::changed(sql::Connection& connection, std::string_view reportId, TimePoint at) const {
  if (connection.query("SELECT 1 FROM report WHERE id = $1", {val(reportId)})->next() == nullptr) return;
  changes::append(connection, "report", reportId, "report", at);
}

}  // namespace passerelle::media
