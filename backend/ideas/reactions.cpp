#include "backend/ideas/reactions.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/ideas/feed_prior.h"
#include "backend/reports/report_repository.h"
#include "shared/base/language.h"

namespace passerelle::ideas {
namespace {

constexpr Milliseconds kDampingWindow = std::chrono::hours(24 * 30);

/// A report that this person may react to.
Result<reports::ReportRow> published(sql::Connection& connection, const Reader& reader, std::string_view reportId) {
  auto report = reports::findReport(connection, reportId);
  if (!report)
    return fail(ErrorCode::notFound, say(reader.language, "Ce rapport n'existe pas.", "There is no such report."));
  if (report->state == "withdrawn")
    return fail(ErrorCode::gone, say(reader.language, "Ce rapport a été retiré par son auteur.",
                                     "This report was withdrawn by its author."));
  if (report->state != "published")
    return fail(ErrorCode::forbidden,
                say(reader.language, "Ce rapport n'est pas encore publié.", "This report is not published yet."));
  if (report->authorId == reader.personId)
    return fail(ErrorCode::forbidden, say(reader.language, "On ne soutient pas ses propres idées ni ses rapports.",
                                          "Nobody supports their own ideas or reports."));
  return std::move(*report);
}

/// Counts the person among the readers, once. True for the first time.
bool countReader(sql::Connection& connection, const Reader& reader, reports::ReportRow& report,
                 const ranking::Prior& prior, TimePoint now) {
  if (!insertReading(connection, report.id, reader.personId, false, now)) return false;
  if (sameTeam(connection, reader.personId, report.authorId)) markOwnTeam(connection, report.id, reader.personId);
  ++report.readerCount;
  addReader(connection, report.id, prior);
  return true;
}

Score finish(sql::Connection& connection, const reports::ReportRow& report, const ranking::Prior& prior,
             bool newReader) {
  // Everyone who found it useful has read it, also when the reading itself was purged meanwhile.
  const std::int64_t readers = std::max(report.readerCount, report.usefulCount);
  setReportScore(connection, report.id, report.usefulCount, readers,
                 ranking::feedKey(static_cast<double>(report.usefulCount), static_cast<double>(readers), prior,
                                  report.publishedAt.value_or(TimePoint{})));
  return {report.id, report.usefulCount, readers, ideasOf(connection, report.id), newReader};
}
}  // namespace

Result<SupportOutcome> setSupport(sql::Connection& connection, const Reader& reader, std::string_view ideaId,
                                  bool supported, TimePoint now) {
  auto idea = findIdea(connection, ideaId);
  if (!idea)
    return fail(ErrorCode::notFound, say(reader.language, "Cette idée n'existe pas.", "There is no such idea."));
  auto report = published(connection, reader, idea->reportId);
  if (!report) return tl::unexpected<Error>(report.error());
  const ranking::Prior prior = loadPrior(connection).prior;
  bool newReader = false, changed = false;
  if (supported) {
    const std::int64_t earlier = supportsSince(connection, reader.personId, idea->authorId, now - kDampingWindow);
    const double weight = ranking::supportWeight(earlier, sameTeam(connection, reader.personId, idea->authorId));
    changed = insertSupport(connection, ideaId, reader.personId, idea->authorId, weight, now);
    if (changed) {
      newReader = countReader(connection, reader, *report, prior, now);
      idea = findIdea(connection, ideaId);
      ++idea->supporters;
      idea->supportWeight += weight;
    }
  } else if (const auto weight = deleteSupport(connection, ideaId, reader.personId)) {
    changed = true;
    --idea->supporters;
    idea->supportWeight = idea->supporters == 0 ? 0 : idea->supportWeight - *weight;
  }
  if (changed) {
    idea->readers = std::max(idea->readers, idea->supporters);
    idea->feedKey = ranking::feedKey(idea->supportWeight, static_cast<double>(idea->readers), prior,
                                     idea->publishedAt.value_or(now));
    setIdeaScore(connection, *idea);
    changes::append(connection, "report", report->id, "person:" + reader.personId, now);
  }
  Score score = finish(connection, *report, prior, newReader);
  return SupportOutcome{std::move(*idea), std::move(score)};
}

Result<Score> setUseful(sql::Connection& connection, const Reader& reader, std::string_view reportId, bool useful,
                        TimePoint now) {
  auto report = published(connection, reader, reportId);
  if (!report) return tl::unexpected<Error>(report.error());
  const ranking::Prior prior = loadPrior(connection).prior;
  bool newReader = false, changed = false;
  if (useful && insertUseful(connection, reportId, reader.personId, now)) {
    changed = true;
    newReader = countReader(connection, reader, *report, prior, now);
    ++report->usefulCount;
  } else if (!useful && deleteUseful(connection, reportId, reader.personId)) {
    changed = true;
    --report->usefulCount;
  }
  if (changed) changes::append(connection, "report", report->id, "person:" + reader.personId, now);
  return finish(connection, *report, prior, newReader);
}

std::vector<Score> read(sql::Connection& connection, const Reader& reader, const std::vector<std::string>& reportIds,
                        TimePoint now) {
  const ranking::Prior prior = loadPrior(connection).prior;
  std::vector<Score> scores;
  for (const std::string& id : reportIds) {
    auto report = published(connection, reader, id);
    if (!report || !countReader(connection, reader, *report, prior, now)) continue;
    scores.push_back(finish(connection, *report, prior, true));
  }
  return scores;
}

}  // namespace passerelle::ideas
