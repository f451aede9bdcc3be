#include "backend/reports/report_api.h"

#include <memory>

#include "backend/http/conditional.h"
#include "backend/http/page_query.h"
#include "backend/http/revision_headers.h"
#include "backend/reports/report_view.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/language.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/reply_json.h"
#include "shared/codec/report_json.h"

namespace passerelle::reports {
namespace {

constexpr int kDueAtOnce = 200;
constexpr Milliseconds kPositionLife = std::chrono::hours(24);
constexpr Milliseconds kPurgeEvery = std::chrono::minutes(1);

std::string answerOf(const Filed& filed) {
  JsonWriter json(640);
  json.beginObject().field("id", filed.head.id).field("revision", filed.head.revision).field("hash", filed.head.hash);
  json.field("receivedAt", toIso(filed.receivedAt)).field("state", filed.head.state);
  json.field("hourEndsAt", toIso(filed.head.hourEndsAt)).key("publishedAt");
  if (filed.head.publishedAt)
    json.text(toIso(*filed.head.publishedAt));
  else
    json.null();
  json.key("missingMedia").beginArray();
  for (const std::string& id : filed.missingMedia) json.text(id);
  return json.endArray().field("cursor", filed.cursor).endObject().take();
}

http::Response conflictOf(const Filed& filed, const std::string& language, const std::string& requestId) {
  http::Response response = http::problem(
      {ErrorCode::conflict,
       say(language, "Une autre version de ce rapport est déjà enregistrée. Gardez la vôtre et comparez-les.",
           "Another version of this report is stored already. Keep yours and compare them."),
       {}},
      requestId);
  http::addHead(response, filed.head.revision, filed.head.hash);
  return response;
}

tl::unexpected<Error> unreadable(const std::optional<ReportRow>& report, const Viewer& viewer) {
  if (!report)
    return fail(ErrorCode::notFound, say(viewer.language, "Ce rapport n'existe pas.", "There is no such report."));
  if (report->state == "withdrawn")
    return fail(ErrorCode::gone, say(viewer.language, "Ce rapport a été retiré par son auteur.",
                                     "This report was withdrawn by its author."));
  return fail(
      ErrorCode::forbidden,
      say(viewer.language, "Ce rapport est encore à l'heure du magasin\u00a0: il sera lisible à sa publication.",
          "This report is still in the store's hour: it can be read once it is published."));
}
}  // namespace

Result<Submission> ReportApi::read(http::Request& request) const {
  Submission submission;
  submission.id = request.param("id");
  submission.authorId = request.caller.personId;
  submission.deviceId = request.caller.deviceId;
  submission.language = request.caller.language;
  if (!isId(submission.id))
    return fail(ErrorCode::invalid, "A report's id is a UUID in lower case, born on the device.", "id");
  auto known = http::knownHashes(request);
  if (!known) return tl::unexpected<Error>(known.error());
  submission.knownHashes = std::move(*known);
  if (const auto position = request.header(api::kPositionHeader)) {
    auto parsed = parsePosition(*position);
    if (!parsed) return tl::unexpected<Error>(parsed.error());
    submission.position = *parsed;
  }
  auto report = decodeReport(request.body);
  if (!report) return tl::unexpected<Error>(report.error());
  submission.report = std::move(*report);
  if (auto valid = validate(submission.report, submission.language); !valid)
    return tl::unexpected<Error>(valid.error());
  if (auto day = checkDay(submission.report, m_clock.now(), submission.language); !day)
    return tl::unexpected<Error>(day.error());
  submission.hash = sha256Hex(request.body);
  submission.content = std::move(request.body);
  return submission;
}

void ReportApi::put(http::Request& request, http::Reply reply) {
  auto read = this->read(request);
  if (!read) return reply(read.error());
  struct Work {
    Submission submission;
    http::Reply reply;
    Result<Filed> filed;
  };
  auto work = std::make_shared<Work>(Work{std::move(*read), std::move(reply), Filed{}});
  m_database.write(
      [this, work](sql::Connection& connection) -> Result<void> {
        work->filed = m_filing.file(connection, work->submission, m_clock.now());
        if (!work->filed) return tl::unexpected<Error>(work->filed.error());
        return {};
      },
      [this, work](Result<void> outcome) {
        if (!outcome) return work->reply(outcome.error());
        const Filed& filed = *work->filed;
        if (filed.outcome == Outcome::conflict)
          return work->reply(conflictOf(filed, work->submission.language, work->reply.requestId()));
        http::Response response = http::json(filed.outcome == Outcome::created ? 201 : 200, answerOf(filed));
        m_events.addStoreHeaders(response.headers);
        const bool changed = filed.outcome == Outcome::created || filed.outcome == Outcome::revised;
        if (filed.feedChanged) m_events.feedChanged(filed.head.id);
        work->reply(std::move(response));
        if (changed) m_events.committed();
      });
}

void ReportApi::get(http::Request& request, http::Reply reply) {
  auto answer = http::share(std::move(reply));
  m_database.read([this, request = std::move(request), answer](sql::Connection& connection) {
    const Viewer viewer = viewerOf(request.caller);
    const auto report = findReport(connection, request.param("id"));
    if (!report || !mayRead(viewer, report->standing())) return (*answer)(unreadable(report, viewer).value());
    JsonWriter json(4096);
    writeReport(connection, *report, viewer, json);
    http::Response response = http::conditional(request, http::json(200, json.take()));
    m_events.addStoreHeaders(response.headers);
    (*answer)(std::move(response));
  });
}

void ReportApi::revisions(http::Request& request, http::Reply reply) {
  const auto after = http::pageAfter(request);
  const auto paging = http::pageQuery(request);
  if (!after) return reply(after.error());
  if (!paging) return reply(paging.error());
  auto answer = http::share(std::move(reply));
  m_database.read(
      [request = std::move(request), answer, after = *after, limit = paging->limit](sql::Connection& connection) {
        const Viewer viewer = viewerOf(request.caller);
        const auto report = findReport(connection, request.param("id"));
        if (!report || !mayRead(viewer, report->standing())) return (*answer)(unreadable(report, viewer).value());
        // What stood there before publication was the store's to read, not everybody's.
        const std::int64_t first = isParty(viewer, report->standing()) || !report->publishedAt
                                       ? 1
                                       : revisionAt(connection, report->id, *report->publishedAt);
        std::vector<RevisionRow> found =
            revisionsBefore(connection, report->id, after ? after->number : INT64_MAX, limit + 1);
        const bool more = static_cast<int>(found.size()) > limit;
        if (more) found.pop_back();
        JsonWriter json(4096);
        json.beginObject().key("items").beginArray();
        for (const RevisionRow& revision : found) {
          if (revision.revision < first) break;
          json.beginObject().field("revision", revision.revision).field("hash", revision.hash);
          json.field("receivedAt", toIso(revision.receivedAt)).key("content").raw(revision.content).endObject();
        }
        json.endArray().key("next");
        if (more && found.back().revision > first)
          json.text(http::encodePageKey({found.back().revision, "r"}));
        else
          json.null();
        (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
      });
}

void ReportApi::list(http::Request& request, http::Reply reply) {
  const auto after = http::pageAfter(request);
  const auto paging = http::pageQuery(request);
  if (!after) return reply(after.error());
  if (!paging) return reply(paging.error());
  const std::string scope = request.queryValue("scope").value_or("mine");
  const std::string state = request.queryValue("state").value_or("");
  const Viewer viewer = viewerOf(request.caller);
  if (scope != "mine" && scope != "unit")
    return reply(Error{ErrorCode::invalid, "\"scope\" is mine or unit.", "scope"});
  if (!state.empty() && state != "withHost" && state != "published" && state != "withdrawn")
    return reply(Error{ErrorCode::invalid, "\"state\" is withHost, published or withdrawn.", "state"});
  const std::string unit =
      request.queryValue("unit").value_or(!viewer.hostUnit.empty()     ? viewer.hostUnit
                                          : viewer.standsInFor.empty() ? ""
                                                                       : viewer.standsInFor.front());
  if (scope == "unit" && !viewer.answersFor(unit))
    return reply(Error{ErrorCode::forbidden,
                       say(viewer.language, "Seuls l'hôte et son adjoint voient les rapports du magasin.",
                           "Only the host and the deputy see the store's reports."),
                       {}});
  ListQuery query;
  (scope == "mine" ? query.authorId : query.unitCode) = scope == "mine" ? viewer.personId : unit;
  query.state = state;
  query.limit = paging->limit + 1;
  if (*after) {
    query.beforeMs = (*after)->number;
    query.beforeId = (*after)->id;
  }
  auto answer = http::share(std::move(reply));
  m_database.read([request = std::move(request), answer, query, viewer](sql::Connection& connection) {
    std::vector<ReportRow> found = listReports(connection, query);
    const bool more = static_cast<int>(found.size()) == query.limit;
    if (more) found.pop_back();
    JsonWriter json(4096);
    json.beginObject().key("items").beginArray();
    for (const ReportRow& report : found) {
      if (mayRead(viewer, report.standing())) writeSummary(connection, report, json);
    }
    json.endArray().key("next");
    if (more)
      json.text(http::encodePageKey({toMs(found.back().receivedAt), found.back().id}));
    else
      json.null();
    if (!query.unitCode.empty()) json.field("thanked", thanksOf(connection, query.unitCode));
    (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
  });
}

void ReportApi::putReply(http::Request& request, http::Reply reply) {
  auto decoded = decodeReplyBody(request.body);
  if (!decoded) return reply(decoded.error());
  struct Work {
    Viewer host;
    std::string id;
    HostReply said;
    http::Reply reply;
    std::string answer;
  };
  auto work = std::make_shared<Work>(Work{viewerOf(request.caller),
                                          request.param("id"),
                                          {decoded->thanks, decoded->kind, decoded->text, decoded->voice},
                                          std::move(reply),
                                          {}});
  m_database.write(
      [this, work](sql::Connection& connection) -> Result<void> {
        const auto report = m_publication.reply(connection, work->host, work->id, work->said, m_clock.now());
        if (!report) return tl::unexpected<Error>(report.error());
        JsonWriter json(2048);
        writeReport(connection, *findReport(connection, work->id), work->host, json);
        work->answer = json.take();
        return {};
      },
      [this, work](Result<void> outcome) {
        if (!outcome) return work->reply(outcome.error());
        m_events.feedChanged(work->id);
        work->reply(http::json(200, std::move(work->answer)));
        m_events.committed();
      });
}

void ReportApi::runDue() {
  const TimePoint now = m_clock.now();
  const bool purge = now - m_purgedAt >= kPurgeEvery;
  if (purge) m_purgedAt = now;
  auto due = std::make_shared<std::vector<std::string>>();
  m_database.write(
      [this, now, purge, due](sql::Connection& connection) -> Result<void> {
        *due = m_publication.publishDue(connection, now, kDueAtOnce);
        if (purge) purgePositions(connection, now - kPositionLife);
        return {};
      },
      [this, due](Result<void> outcome) {
        if (!outcome || due->empty()) return;
        for (const std::string& id : *due) m_events.feedChanged(id);
        m_events.committed();
      });
}

}  // namespace passerelle::reports
