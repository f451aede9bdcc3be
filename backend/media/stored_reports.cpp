#include "backend/media/stored_reports.h"

#include "backend/changes/change_log.h"
#include "backend/reports/host_reply.h"
#include "backend/reports/report_repository.h"
#include "backend/reports/visibility.h"
#include "shared/codec/report_json.h"

namespace passerelle::media {

std::optional<ReportOfMedia> StoredReports::find(sql::Connection& connection, std::string_view reportId) const {
  const auto row = reports::findReport(connection, reportId);
  if (!row) return std::nullopt;
  ReportOfMedia report{row->authorId, {}};
  const auto head = reports::findRevision(connection, reportId, row->revision);
  auto content = head ? decodeReport(head->content) : Result<Report>(fail(ErrorCode::notFound, "No such revision."));
  report.readable = content.has_value();
  if (content) report.manifest = std::move(content->media);
  if (auto reply = reports::findReply(connection, reportId)) {
    report.replierId = std::move(reply->personId);
    report.reply = std::move(reply->voice);
  }
  return report;
}

bool StoredReports::maySee(sql::Connection& connection, const http::Caller& caller, std::string_view reportId) const {
  return reports::findReadable(connection, reportId, reports::viewerOf(caller)).has_value();
}

bool StoredReports::mayAnswer(sql::Connection& connection, std::string_view personId, std::string_view reportId,
                              TimePoint now) const {
  const auto report = reports::findReport(connection, reportId);
  return report && report->state != "withdrawn" && reports::answersFor(connection, personId, report->unitCode, now);
}

void StoredReports::changed(sql::Connection& connection, std::string_view reportId, TimePoint at) const {
  if (reports::findReport(connection, reportId)) changes::append(connection, "report", reportId, "report", at);
}

std::int64_t StoredReports::cursorOfMedia(sql::Connection& connection, std::string_view reportId) const {
  // A medium of a report that is there was told by changed(); one that came before was followed by the report's own
  // change.
  return reports::findReport(connection, reportId) ? changes::last(connection) : 0;
}

}  // namespace passerelle::media
