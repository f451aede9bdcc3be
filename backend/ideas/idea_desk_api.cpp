#include "backend/ideas/idea_desk_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/page_query.h"
#include "backend/http/revision_headers.h"
#include "backend/ideas/idea_filing.h"
#include "backend/ideas/idea_list.h"
#include "backend/ideas/idea_view.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/language.h"

namespace passerelle::ideas {
namespace {
constexpr std::size_t kTextBytes = 32'000;

Result<IdeaSubmission> submissionOf(const http::Request& request) {
  IdeaSubmission submission;
  submission.id = request.param("id");
  submission.authorId = request.caller.personId;
  submission.deviceId = request.caller.deviceId;
  submission.language = request.caller.language;
  if (!isId(submission.id))
    return fail(ErrorCode::invalid,
                say(submission.language, "L’identifiant d’une idée est un UUID en minuscules, né sur l’appareil.",
                    "An idea's id is a UUID in lower case, born on the device."),
                "id");
  auto known = http::knownHashes(request);
  if (!known) return tl::unexpected(known.error());
  submission.knownHashes = std::move(*known);
  auto body = http::JsonBody::parse(request, {"text", "language", "withdrawn"});
  if (!body) return tl::unexpected(body.error());
  submission.text = body->text("text", kTextBytes);
  if (body->has("language")) submission.textLanguage = body->text("language", 8);
  submission.withdrawn = body->flag("withdrawn");
  if (body->wrong()) return tl::unexpected(*body->wrong());
  if (auto valid = validate(submission); !valid) return tl::unexpected(valid.error());
  submission.hash = sha256Hex(request.body);
  return submission;
}

std::string answerOf(const IdeaFiled& filed) {
  JsonWriter json(320);
  json.beginObject().field("id", filed.id).field("revision", filed.revision).field("hash", filed.hash);
  json.field("receivedAt", toIso(filed.receivedAt));
  json.field("state", filed.withdrawn ? "withdrawn" : "published");
  json.field("publishedAt", filed.publishedAt ? std::optional(toIso(*filed.publishedAt)) : std::nullopt);
  return json.field("cursor", filed.cursor).endObject().take();
}
}  // namespace

Error unknownIdea(std::string_view language) {
  return {ErrorCode::notFound,
          say(language, "Cette idée n’existe pas, n’est pas publiée ou a été retirée.",
              "This idea does not exist, is not published or was withdrawn."),
          {}};
}

void IdeaDeskApi::put(http::Request& request, http::Reply reply) {
  auto submission = submissionOf(request);
  if (!submission) return reply(submission.error());
  const std::string language = submission->language;
  m_database.write<IdeaFiled>(
      [this, submission = std::move(*submission)](sql::Connection& connection) {
        return fileIdea(connection, m_rng, submission, m_clock.now());
      },
      [this, language, answer = http::share(std::move(reply))](Result<IdeaFiled> filed) {
        if (!filed) return (*answer)(filed.error());
        using enum IdeaFiled::Outcome;
        if (filed->outcome == conflict) {
          http::Response response = http::problem(
              {ErrorCode::conflict,
               say(language, "Une autre version de cette idée est déjà enregistrée. Gardez la vôtre et comparez-les.",
                   "Another version of this idea is stored already. Keep yours and compare them."),
               {}},
              answer->requestId());
          http::addHead(response, filed->revision, filed->hash);
          return (*answer)(std::move(response));
        }
        if (filed->outcome == created || filed->outcome == revised) m_feed.cardChanged(filed->id);
        (*answer)(http::json(filed->outcome == created ? 201 : 200, answerOf(*filed)));
        m_committed();
      });
}

void IdeaDeskApi::get(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json(768);
    if (!writeIdea(connection, request.param("id"), {request.caller.personId, false}, json))
      return (*answer)(unknownIdea(request.caller.language));
    (*answer)(http::conditional(request, http::json(200, json.take())));
  });
}

void IdeaDeskApi::list(http::Request& request, http::Reply reply) {
  const std::string language = request.caller.language;
  const auto paging = http::pageQuery(request);
  if (!paging) return reply(paging.error());
  const auto order = ideaOrderFrom(request.queryValue("order").value_or("supported"));
  if (!order)
    return reply(Error{ErrorCode::invalid,
                       say(language, "`order` est supported ou newest.", "`order` is supported or newest."), "order"});
  std::optional<IdeaKey> after;
  if (!paging->after.empty()) {
    after = decodeIdeaKey(paging->after);
    if (!after)
      return reply(Error{ErrorCode::invalid,
                         say(language, "`after` n’est pas un `next` de cette liste\u00a0: recommencez sans lui.",
                             "`after` is not a `next` of this list: begin without it."),
                         "after"});
  }
  m_database.read([request = std::move(request), order = *order, after, limit = paging->limit,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto ideas = listIdeas(connection, order, after, limit + 1);
    JsonWriter json(4096);
    json.beginObject().key("items").beginArray();
    const auto shown = std::min(ideas.size(), static_cast<std::size_t>(limit));
    for (std::size_t i = 0; i < shown; ++i) writeIdea(connection, ideas[i].id, {request.caller.personId, false}, json);
    json.endArray().field("next",
                          ideas.size() > shown ? std::optional(encodeIdeaKey(ideas[shown - 1].key())) : std::nullopt);
    (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
  });
}

void IdeaDeskApi::answerMerge(http::Reply& reply, const Result<Merge>& merge) {
  if (!merge) return reply(merge.error());
  m_feed.reload();
  JsonWriter json(256);
  json.beginObject().field("id", merge->id).field("kept", merge->keptId).field("merged", merge->mergedId);
  json.field("at", toIso(merge->at)).field("undone", merge->undone).endObject();
  reply(http::json(200, json.take()));
  m_committed();
}

void IdeaDeskApi::merge(http::Request& request, http::Reply reply) {
  const Reader who{request.caller.personId, request.caller.language};
  const std::string id = request.param("id");
  auto body = http::JsonBody::parse(request, {"ideas"});
  if (!body) return reply(body.error());
  const auto ideas = body->texts("ideas", 2);
  if (body->wrong()) return reply(*body->wrong());
  if (!isId(id) || ideas.size() != 2)
    return reply(Error{ErrorCode::invalid,
                       say(who.language, "Donnez deux idées dans `ideas`, et un UUID pour la fusion.",
                           "Give two ideas in `ideas`, and a UUID for the merge."),
                       isId(id) ? "/ideas" : "id"});
  m_database.write<Merge>(
      [this, who, id, ideas](sql::Connection& connection) {
        return m_merging.merge(connection, who, id, ideas[0], ideas[1], m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<Merge> merge) { answerMerge(*answer, merge); });
}

void IdeaDeskApi::unmerge(http::Request& request, http::Reply reply) {
  const Reader who{request.caller.personId, request.caller.language};
  m_database.write<Merge>(
      [this, who, id = request.param("id")](sql::Connection& connection) {
        return m_merging.undo(connection, who, id, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<Merge> merge) { answerMerge(*answer, merge); });
}

}  // namespace passerelle::ideas
