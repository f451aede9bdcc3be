#include "backend/reports/best_reports.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "backend/ideas/feed_prior.h"
#include "backend/notifications/story.h"
#include "backend/pages/local_time.h"
#include "backend/reports/report_repository.h"
#include "shared/codec/report_json.h"

namespace passerelle::reports {
namespace {
using sql::val;
constexpr Milliseconds kGrace = std::chrono::hours(24 * 7);
constexpr std::size_t kTitleChars = 140;

/// The first thing that a reader needs and that is not there; empty: complete. Filling in more is no merit.
std::string missingIn(sql::Connection& connection, std::string_view reportId, std::string_view content,
                      std::string_view authorId) {
  const auto report = decodeReport(content);
  if (!report) return "words";
  const bool said = std::any_of(
      report->astonishments.begin(), report->astonishments.end(),
      [](const Astonishment& one) { return !one.text.empty() || !one.verbatim.empty() || !one.media.empty(); });
  if (!said) return "words";
  const auto received = receivedMedia(connection, reportId);
  const bool whole = std::all_of(report->media.begin(), report->media.end(), [&](const ManifestEntry& entry) {
    return entry.kind == MediumKind::thumbnail || listedAs(entry, received, authorId) != nullptr;
  });
  return whole ? "" : "media";
}

std::int64_t activeStaff(sql::Connection& connection, TimePoint now) {
  return connection
      .query("SELECT COUNT(DISTINCT person_id) FROM device WHERE revoked_at IS NULL AND expires_at > $1",
             {val(toMs(now))})
      ->next()
      ->integer(0);
}

BestReport named(const sql::Row& row) {
  BestReport report;
  report.reportId = row.string(0);
  report.kind = row.string(1);
  report.unitCode = row.string(2);
  report.authorId = row.string(3);
  report.authorName = row.string(4);
  report.department = row.string(5);
  return report;
}

void byPlace(std::vector<BestReport>& reports) {
  std::sort(reports.begin(), reports.end(), [](const BestReport& a, const BestReport& b) {
    const auto key = [](const BestReport& one) {
      return std::tuple(one.place == 0, one.place, -one.percentile, -one.quality.quality,
                        std::string_view(one.reportId));
    };
    return key(a) < key(b);
  });
}

std::vector<BestReport> asOfNow(sql::Connection& connection, std::string_view month, TimePoint now) {
  const auto from = pages::startOfDay(month), to = pages::startOfDay(pages::monthAfter(month, 1));
  std::vector<BestReport> reports;
  if (!from || !to || month.size() != 7) return reports;
  const ranking::Prior prior = ideas::loadPrior(connection).prior;
  const std::int64_t needed = ranking::readersNeeded(activeStaff(connection, now));
  std::vector<std::string> contents;
  {
    // Marks of the author's own team count on neither side: a share is of the same people above and below the line.
    auto rows = connection.query(
        "SELECT r.id, r.kind, COALESCE(r.unit_code, ''), r.author_id, p.name, p.department, v.content, "
        "(SELECT COUNT(*) FROM reading g WHERE g.report_id = r.id AND g.own_team = 0), "
        "(SELECT COUNT(*) FROM useful f JOIN reading g ON g.report_id = f.report_id AND g.person_id = f.person_id "
        "WHERE f.report_id = r.id AND g.own_team = 0), "
        "(SELECT COUNT(*) FROM idea i JOIN decision d ON d.item_id = i.id WHERE i.report_id = r.id "
        "AND i.removed_at IS NULL AND d.status = 'done'), "
        "(SELECT COUNT(DISTINCT i.id) FROM idea i JOIN round_item h ON h.item_id = i.id JOIN round o ON o.id = "
        "h.round_id "
        "WHERE i.report_id = r.id AND i.removed_at IS NULL AND o.state IN ('open', 'published')) "
        "FROM report r JOIN person p ON p.id = r.author_id "
        "JOIN report_revision v ON v.report_id = r.id AND v.revision = r.revision "
        "WHERE r.state = 'published' AND r.published_at >= $1 AND r.published_at < $2 ORDER BY r.id",
        {val(toMs(*from)), val(toMs(*to))});
    while (const auto* row = rows->next()) {
      BestReport report = named(*row);
      contents.push_back(row->string(6));
      report.readers = row->integer(7);
      report.useful = row->integer(8);
      report.closedActions = row->integer(9);
      report.ideasInRounds = row->integer(10);
      report.quality =
          ranking::reportQuality(report.useful, report.readers, report.closedActions, report.ideasInRounds, prior);
      reports.push_back(std::move(report));
    }
  }
  std::vector<ranking::ShortlistEntry> entries;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    BestReport& report = reports[i];
    report.title = titleOf(connection, report.reportId);
    report.missing = missingIn(connection, report.reportId, contents[i], report.authorId);
    if (report.missing.empty() && report.readers < needed) report.missing = "readers";
    entries.push_back({report.reportId, report.kind, report.authorId, report.quality.quality, report.readers,
                       report.missing.empty()});
  }
  const auto standing = ranking::percentiles(entries);
  for (std::size_t i = 0; i < reports.size(); ++i) reports[i].percentile = standing[i];
  int place = 0;
  for (const std::size_t i : ranking::shortlist(entries)) reports[i].place = ++place;
  byPlace(reports);
  return reports;
}
}  // namespace

std::string titleOf(sql::Connection& connection, std::string_view reportId) {
  const auto report = findReport(connection, reportId);
  if (!report) return {};
  const auto head = findRevision(connection, reportId, report->revision);
  const auto content = head ? decodeReport(head->content) : Result<Report>(Report{});
  std::string words;
  if (content) {
    for (const Astonishment& one : content->astonishments) {
      if (!words.empty()) break;
      words = !one.text.empty() ? one.text : one.verbatim;
    }
    if (words.empty() && !content->ideas.empty()) words = content->ideas[0].text;
  }
  std::string place = report->subjectCode;
  auto rows = connection.query("SELECT name FROM unit WHERE code = $1", {val(report->unitCode)});
  if (const auto* row = rows->next()) place = row->string(0);
  return words.empty() ? place : place + " — " + notifications::beginningOf(words, kTitleChars);
}

std::optional<TimePoint> settlingTime(std::string_view month) {
  const auto end = month.size() == 7 ? pages::startOfDay(pages::monthAfter(month, 1)) : std::nullopt;
  return end ? std::optional(*end + kGrace) : std::nullopt;
}

bool isSettled(sql::Connection& connection, std::string_view month) {
  return connection.query("SELECT 1 FROM report_quality WHERE month = $1 LIMIT 1", {val(month)})->next() != nullptr;
}

std::vector<BestReport> bestReports(sql::Connection& connection, std::string_view month, TimePoint now) {
  if (!isSettled(connection, month)) return asOfNow(connection, month, now);
  std::vector<BestReport> reports;
  auto rows = connection.query(
      "SELECT r.id, r.kind, COALESCE(r.unit_code, ''), r.author_id, p.name, p.department, q.useful, q.readers, "
      "q.closed_actions, q.ideas_in_rounds, q.usefulness, q.consequence, q.quality, q.percentile, q.missing, q.place "
      "FROM report_quality q JOIN report r ON r.id = q.report_id JOIN person p ON p.id = r.author_id "
      "WHERE q.month = $1 AND r.state = 'published'",
      {val(month)});
  while (const auto* row = rows->next()) {
    BestReport report = named(*row);
    report.useful = row->integer(6);
    report.readers = row->integer(7);
    report.closedActions = row->integer(8);
    report.ideasInRounds = row->integer(9);
    report.quality = {row->real(10), row->real(11), row->real(12)};
    report.percentile = row->real(13);
    report.missing = row->string(14);
    report.place = static_cast<int>(row->integer(15));
    reports.push_back(std::move(report));
  }
  rows.reset();
  for (BestReport& report : reports) report.title = titleOf(connection, report.reportId);
  byPlace(reports);
  return reports;
}

bool settleMonth(sql::Connection& connection, std::string_view month, TimePoint now) {
  const auto due = settlingTime(month);
  if (!due || now < *due || isSettled(connection, month)) return false;
  const auto reports = asOfNow(connection, month, now);
  for (const BestReport& one : reports)
    connection.execute(
        "INSERT INTO report_quality (month, report_id, useful, readers, closed_actions, ideas_in_rounds, usefulness, "
        "consequence, quality, percentile, missing, place, settled_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {val(month), val(one.reportId), val(one.useful), val(one.readers), val(one.closedActions),
         val(one.ideasInRounds), val(one.quality.usefulness), val(one.quality.consequence), val(one.quality.quality),
         val(one.percentile), val(one.missing), val(one.place), val(toMs(now))});
  return !reports.empty();
}

}  // namespace passerelle::reports
