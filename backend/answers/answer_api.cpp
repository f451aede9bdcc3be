#include "backend/answers/answer_api.h"

#include <charconv>
#include <limits>

#include "backend/answers/answer_json.h"
#include "backend/answers/answer_words.h"
#include "backend/http/conditional.h"
#include "backend/http/language.h"
#include "backend/http/page_query.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "backend/people/policy.h"

namespace passerelle::answers {
namespace {
constexpr Milliseconds kRecent = std::chrono::hours(24 * 92);

std::string ownerName(sql::Connection& connection, const std::optional<Answer>& answer) {
  const auto owner = answer ? people::findPerson(connection, answer->ownerId) : std::nullopt;
  return owner ? owner->name : std::string();
}

/// The idea, its answer and how it came to it. False: no such idea.
bool write(sql::Connection& connection, const std::string& ideaId, TimePoint now, JsonWriter& json) {
  const auto idea = findIdeaLine(connection, ideaId);
  if (!idea) return false;
  const auto answer = findAnswer(connection, ideaId);
  json.beginObject().key("idea");
  writeIdea(*idea, now, json);
  json.key("answer");
  writeAnswer(answer, ownerName(connection, answer), now, json);
  json.key("steps").beginArray();
  for (const Answer& step : stepsOf(connection, ideaId)) writeAnswer(step, ownerName(connection, step), now, json);
  json.endArray().endObject();
  return true;
}

Error unknownIdea(Language l) {
  return {ErrorCode::notFound,
          std::string(say(l, "Cette idée n’existe pas, ou n’est pas publiée.",
                          "There is no such idea, or it is not published.")),
          {}};
}

/// "1763400000000.0193…" → where the page before ended.
void readCursor(const std::string& after, WaitingQuery& query) {
  const std::size_t dot = after.find('.');
  if (dot == std::string::npos) return;
  std::from_chars(after.data(), after.data() + dot, query.afterMs);
  query.afterId = after.substr(dot + 1);
}
}  // namespace

Decider deciderOf(const http::Caller& caller) {
  return {caller.personId, scopeOf(Permission::answerIdeas, caller.roles) == Scope::any};
}

void AnswerApi::list(http::Request& request, http::Reply reply) {
  const auto paging = http::pageQuery(request);
  if (!paging) return reply(paging.error());
  const std::string state = request.queryValue("state").value_or("waiting");
  if (state != "waiting" && state != "overdue" && state != "open" && state != "answered")
    return reply(Error{ErrorCode::invalid, "state is waiting, overdue, open or answered.", "state"});
  m_database.read([this, request = std::move(request), paging = *paging, state,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const TimePoint now = m_clock.now();
    JsonWriter json(4096);
    std::string next;
    json.beginObject().key("items").beginArray();
    if (state == "waiting") {
      WaitingQuery query{now + Milliseconds(1), 0, "", paging.limit + 1};
      readCursor(paging.after, query);
      auto ideas = waiting(connection, query);
      if (static_cast<int>(ideas.size()) > paging.limit) {
        ideas.pop_back();
        next = std::to_string(toMs(ideas.back().publishedAt)) + "." + ideas.back().id;
      }
      for (const IdeaLine& idea : ideas) {
        json.beginObject().key("idea");
        writeIdea(idea, now, json);
        json.key("answer").null().endObject();
      }
    } else {
      const auto found = state == "answered"
                             ? answeredBetween(connection, now - kRecent, now + Milliseconds(1), "", paging.limit)
                             : openAnswers(connection, state == "overdue" ? pages::localDate(now) : "", paging.limit);
      for (const AnsweredIdea& one : found) {
        json.beginObject().key("idea");
        writeIdea(one.idea, now, json);
        json.key("answer");
        writeAnswer(one.answer, one.ownerName, now, json);
        json.endObject();
      }
    }
    json.endArray().field("next", next.empty() ? std::nullopt : std::optional(next)).key("counts").beginObject();
    json.field("waiting", countWaiting(connection, now + Milliseconds(1)));
    json.field("unanswered30Days", countWaiting(connection, now - kPatience)).endObject();
    (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
  });
}

void AnswerApi::reasons(http::Request& request, http::Reply reply) {
  JsonWriter json(2048);
  json.beginObject().key("items").beginArray();
  for (const ReasonTemplate& one : reasonTemplates()) {
    json.beginObject().field("code", std::string(one.code)).field("status", std::string(nameOf(one.status)));
    json.field("fr", std::string(one.french)).field("en", std::string(one.english)).endObject();
  }
  reply(http::conditional(request, http::json(200, json.endArray().endObject().take())));
}

void AnswerApi::get(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        JsonWriter json(1024);
        if (!write(connection, request.param("id"), m_clock.now(), json))
          return (*answer)(unknownIdea(http::languageOf(request)));
        (*answer)(http::conditional(request, http::json(200, json.take())));
      });
}

void AnswerApi::put(http::Request& request, http::Reply reply) {
  auto wanted = decodeDeciding(request, request.param("id"));
  if (!wanted) return reply(wanted.error());
  const std::string ideaId = wanted->ideaId;
  m_database.write<Answer>(
      [this, who = deciderOf(request.caller), wanted = std::move(*wanted), l = http::languageOf(request)](
          sql::Connection& connection) { return m_answers.decide(connection, who, wanted, m_clock.now(), l); },
      [this, ideaId, shared = http::share(std::move(reply))](Result<Answer> decided) {
        if (!decided) return (*shared)(decided.error());
        m_committed();
        m_database.read([this, ideaId, shared](sql::Connection& connection) {
          JsonWriter json(1024);
          write(connection, ideaId, m_clock.now(), json);
          (*shared)(http::json(200, json.take()));
        });
      });
}

}  // namespace passerelle::answers
