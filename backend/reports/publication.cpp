#include "backend/reports/publication.h"

#include "backend/changes/change_log.h"
#include "backend/ideas/idea_repository.h"
#include "backend/journal/journal.h"
#include "backend/media/dropped_media.h"
#include "shared/base/language.h"
#include "shared/ranking/feed_key.h"

namespace passerelle::reports {

void Publication::publish(sql::Connection& connection, ReportRow& report, TimePoint now) {
  report.state = "published";
  report.publishedAt = now;
  report.updatedAt = now;
  const ranking::Prior prior = ideas::loadPrior(connection).prior;
  markPublished(
      connection, report.id, now,
      ranking::feedKey(static_cast<double>(report.usefulCount), static_cast<double>(report.readerCount), prior, now));
  ideas::publishIdeas(connection, report.id, now, prior);
  changes::append(connection, "report", report.id, "all", now);
  journal::append(connection, m_rng, now, "system", "report.published", "report:" + report.id, report.hash);
}

Result<ReportRow> Publication::reply(sql::Connection& connection, const Viewer& host, std::string_view reportId,
                                     const HostReply& reply, TimePoint now) {
  auto report = findReport(connection, reportId);
  if (!report)
    return fail(ErrorCode::notFound, say(host.language, "Ce rapport n'existe pas.", "There is no such report."));
  if (!host.answersFor(report->unitCode))
    return fail(ErrorCode::forbidden, say(host.language, "Seul le magasin visité répond à ce rapport.",
                                          "Only the store that was visited answers this report."));
  if (report->state == "withdrawn")
    return fail(ErrorCode::gone, say(host.language, "Ce rapport a été retiré par son auteur.",
                                     "This report was withdrawn by its author."));
  const bool asks = holds(reply.kind);
  if (asks && report->state == "published")
    return fail(
        ErrorCode::refused,
        say(host.language, "Ce rapport est déjà publié : demandez le masquage à la personne qui modère Passerelle.",
            "This report is published already: ask Passerelle's moderator to have it masked."),
        "/kind");
  const auto previous = findReply(connection, reportId);
  // A memo that stays is its speaker's, whoever changes the words beside it.
  const bool keepsMemo = previous && previous->voice && reply.voice && previous->voice->id == reply.voice->id &&
                         previous->voice->sha256 == reply.voice->sha256;
  if (previous && previous->voice && !keepsMemo)
    media::DroppedMedia(connection)
        .revise(reportId, {*previous->voice}, reply.voice ? std::vector{*reply.voice} : std::vector<ManifestEntry>(),
                now);
  putReply(connection, reportId,
           {keepsMemo ? previous->personId : host.personId, reply.thanks, reply.kind, reply.text,
            previous ? previous->createdAt : now, now, reply.voice});
  journal::append(connection, m_rng, now, host.personId, "report.replied", "report:" + report->id,
                  reply.kind + "\n" + reply.text + (reply.voice ? "\n" + reply.voice->sha256 : ""));
  if (report->state == "withHost" && !asks)
    publish(connection, *report, now);
  else
    changes::append(connection, "report", report->id, report->state == "published" ? "all" : "report", now);
  if (m_onReply) {
    if (auto told = m_onReply(connection, *report, reply, asks, now); !told) return tl::unexpected<Error>(told.error());
  }
  return std::move(*report);
}

std::vector<std::string> Publication::publishDue(sql::Connection& connection, TimePoint now, int limit) {
  std::vector<std::string> published = dueReports(connection, now, limit);
  for (const std::string& id : published) {
    auto report = findReport(connection, id);
    publish(connection, *report, now);
  }
  return published;
}

}  // namespace passerelle::reports
