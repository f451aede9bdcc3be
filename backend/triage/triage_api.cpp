#include "backend/triage/triage_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/page_query.h"
#include "backend/ideas/idea_view.h"
#include "backend/people/policy.h"
#include "backend/reports/report_repository.h"
#include "shared/base/id.h"
#include "shared/base/language.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"
#include "shared/ranking/wilson.h"

namespace passerelle::triage {
namespace {

/// What the idea answers: the first astonishment of its report, or null.
void writeContext(sql::Connection& connection, const ideas::IdeaRow& idea, JsonWriter& json) {
  const auto report = reports::findReport(connection, idea.reportId);
  const auto head = report ? reports::findRevision(connection, report->id, report->revision) : std::nullopt;
  const auto content = head ? decodeReport(head->content) : Result<Report>(Report{});
  json.key("context");
  if (!content || content->astonishments.empty()) {
    json.null();
    return;
  }
  const Astonishment& first = content->astonishments.front();
  json.beginObject().field("tone", nameOf(first.tone)).field("text", first.text).field("verbatim", first.verbatim);
  json.field("momentOfTruth", first.momentOfTruth).endObject();
}

void writeCard(sql::Connection& connection, const Waiting& one, const http::Caller& caller, JsonWriter& json) {
  const auto idea = ideas::findIdea(connection, one.ideaId);
  if (!idea) return;
  json.beginObject();
  ideas::writeIdeaFields(connection, *idea, {caller.personId, true}, json);
  json.key("score").real(ranking::wilsonLowerBound(idea->supporters, idea->readers));
  writeContext(connection, *idea, json);
  json.field("group", one.group).key("similar").beginArray();
  for (const std::string& id : one.similar) {
    if (const auto other = ideas::findIdea(connection, id))
      json.beginObject().field("id", id).field("text", other->text).endObject();
  }
  json.endArray().key("triage");
  TriageService::writeRow(connection, findTriage(connection, one.ideaId), json);
  json.endObject();
}
}  // namespace

bool triages(const http::Caller& caller) { return scopeOf(Permission::triageIdeas, caller.roles) == Scope::any; }

bool writeIdeaWithTriage(sql::Connection& connection, std::string_view id, const http::Caller& caller,
                         JsonWriter& json) {
  const auto idea = ideas::findIdea(connection, id);
  if (!idea || !idea->publishedAt) return false;
  json.beginObject();
  ideas::writeIdeaFields(connection, *idea, {caller.personId, triages(caller)}, json);
  if (triages(caller)) {
    json.key("triage");
    TriageService::writeRow(connection, findTriage(connection, id), json);
  }
  json.endObject();
  return true;
}

void TriageApi::deck(http::Request& request, http::Reply reply) {
  const auto paging = http::pageQuery(request);
  if (!paging) return reply(paging.error());
  const std::string state = request.queryValue("state").value_or("waiting");
  if (state != "waiting" && state != "done")
    return reply(Error{ErrorCode::invalid,
                       say(request.caller.language, "`state` est waiting ou done.", "`state` is waiting or done."),
                       "state"});
  m_database.read([this, request = std::move(request), done = state == "done", limit = paging->limit,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json(8192);
    json.beginObject().key("items").beginArray();
    if (done) {
      for (const TriageRow& row : triaged(connection, limit))
        writeCard(connection, {row.ideaId, row.ideaId, {}}, request.caller, json);
    } else {
      for (const Waiting& one : m_service.waiting(connection, limit)) writeCard(connection, one, request.caller, json);
    }
    json.endArray().field("waiting", countWaiting(connection)).endObject();
    (*answer)(http::conditional(request, http::json(200, json.take())));
  });
}

void TriageApi::put(http::Request& request, http::Reply reply) {
  const ideas::Reader who{request.caller.personId, request.caller.language};
  auto body = http::JsonBody::parse(request, {"press", "outcome", "into"});
  if (!body) return reply(body.error());
  Press press{body->text("press", 40), request.param("id"), body->text("outcome", 20), body->text("into", 40)};
  if (body->wrong()) return reply(*body->wrong());
  const auto wrong = [&who](std::string_view french, std::string_view english, std::string field) {
    return Error{ErrorCode::invalid, say(who.language, french, english), std::move(field)};
  };
  if (!press.outcome.empty() && !isOutcome(press.outcome))
    return reply(wrong("`outcome` est toRound, answer, merge, information ou null.",
                       "`outcome` is toRound, answer, merge, information or null.", "/outcome"));
  if (!press.id.empty() && !isId(press.id))
    return reply(wrong("`press` est un UUID en minuscules, né sur l’appareil.",
                       "`press` is a UUID in lower case, born on the device.", "/press"));
  if ((press.outcome == "merge") != isId(press.intoId) || (press.outcome != "merge" && !press.intoId.empty()))
    return reply(wrong("`into` nomme l’autre idée d’une fusion, et elle seule.",
                       "`into` names the other idea of a merge, and nothing else.", "/into"));
  m_database.write<Pressed>(
      [this, who, press](sql::Connection& connection) {
        return m_service.press(connection, who, press, m_clock.now());
      },
      [this, id = press.ideaId, answer = http::share(std::move(reply))](Result<Pressed> pressed) {
        if (!pressed) return (*answer)(pressed.error());
        if (pressed->regrouped) m_feed.reload();
        m_committed();
        m_database.read([id, answer, pressed = std::move(*pressed)](sql::Connection& connection) {
          JsonWriter json(320);
          json.beginObject().field("id", id).field("replayed", pressed.replayed).key("triage");
          TriageService::writeRow(connection, pressed.row, json);
          (*answer)(http::json(200, json.endObject().take()));
        });
      });
}

}  // namespace passerelle::triage
