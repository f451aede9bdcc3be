#include "backend/comments/comment_api.h"

#include "backend/comments/comment_view.h"
#include "backend/comments/people_find.h"
#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/language.h"
#include "backend/http/page_query.h"
#include "backend/notifications/notices.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/text.h"

namespace passerelle::comments {
namespace {
constexpr std::size_t kMaxTextBytes = 16 * 1024, kMaxQueryBytes = 100, kMostPeople = 8;

/// What is asked about: `subjectKind` and `subjectId` of the query.
Result<notifications::Story> storyOf(sql::Connection& connection, const http::Request& request,
                                     const reports::Viewer& reader) {
  auto story = notifications::readableStory(connection, request.queryValue("subjectKind").value_or(""),
                                            request.queryValue("subjectId").value_or(""), reader);
  if (!story)
    return fail(ErrorCode::notFound, say(reader.language, "Ce récit n’est pas là, ou pas encore publié.",
                                         "This story is not there, or not published yet."));
  return std::move(*story);
}
}  // namespace

CommentApi::CommentApi(sql::Database& database, const Clock& clock, CommentService& service,
                       std::function<void()> committed)
    : m_database(database),
      m_clock(clock),
      m_service(service),
      m_committed(std::move(committed)),
      m_pace(clock, 60, 100'000, std::chrono::minutes(10)) {}

void CommentApi::answer(const http::SharedReply& reply, int status, const reports::Viewer& reader,
                        const std::string& id) {
  m_database.read([reply, status, reader, id](sql::Connection& connection) {
    JsonWriter json(1024);
    const auto found = findComment(connection, id);
    write(viewOf(connection, *found, reader), json);
    (*reply)(http::json(status, json.take()));
  });
}

void CommentApi::put(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request,
                                    {"subjectKind", "subjectId", "parent", "text", "callouts", "revision", "withdrawn"},
                                    {"id", "author", "at", "editedAt", "state", "thanks", "thanked", "own", "hash",
                                     "order", "aside", "hiddenReason"});
  if (!body) return reply(body.error());
  CommentBody said{body->text("subjectKind"),    body->text("subjectId"),
                   body->text("parent"),         body->text("text", kMaxTextBytes),
                   body->texts("callouts", 100), body->has("revision") ? body->number("revision") : 1,
                   body->flag("withdrawn")};
  if (body->wrong()) return reply(*body->wrong());
  const std::string id = request.param("id");
  if (!isId(id))
    return reply(Error{ErrorCode::invalid, "A comment's id is a UUID in lower case, born on the device.", "id"});
  const reports::Viewer author = reports::viewerOf(request.caller);
  if (auto pace = m_pace.allows(author.personId, http::languageOf(request)); !pace) return reply(pace.error());
  m_database.write<Filed>(
      [this, author, id, said = std::move(said), hash = sha256Hex(request.body)](sql::Connection& connection) {
        return m_service.keep(connection, author, id, said, hash, m_clock.now());
      },
      [this, author, id, shared = http::share(std::move(reply))](Result<Filed> filed) {
        if (!filed) return (*shared)(filed.error());
        if (filed->kept == Kept::created || filed->kept == Kept::revised) {
          m_pace.mark(author.personId);
          m_committed();
        }
        answer(shared, filed->kept == Kept::created ? 201 : 200, author, id);
      });
}

void CommentApi::get(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    const reports::Viewer reader = reports::viewerOf(request.caller);
    const auto found = findReadable(connection, reader, request.param("id"));
    if (!found) return (*answer)(found.error());
    JsonWriter json(1024);
    write(viewOf(connection, found->comment, reader), json);
    (*answer)(http::conditional(request, http::json(200, json.take())));
  });
}

void CommentApi::list(http::Request& request, http::Reply reply) {
  const auto after = http::pageAfter(request);
  const auto paging = http::pageQuery(request);
  if (!after) return reply(after.error());
  if (!paging) return reply(paging.error());
  m_database.read([request = std::move(request), answer = http::share(std::move(reply)), limit = paging->limit,
                   from = *after ? (*after)->number : 0](sql::Connection& connection) {
    const reports::Viewer reader = reports::viewerOf(request.caller);
    const auto story = storyOf(connection, request, reader);
    if (!story) return (*answer)(story.error());
    auto found = commentsOf(connection, story->kind, story->id, from, limit + 1);
    const bool more = static_cast<int>(found.size()) > limit;
    if (more) found.pop_back();
    JsonWriter json(4096);
    json.beginObject().key("items").beginArray();
    for (const CommentRow& comment : found) {
      if (mayRead(reader, *story, comment)) write(viewOf(connection, comment, reader), json);
    }
    json.endArray().field("following", notifications::nameOf(notifications::followingOf(connection, reader.personId,
                                                                                        story->kind, story->id)));
    json.key("next");
    if (more)
      json.text(http::encodePageKey({found.back().seq, "c"}));
    else
      json.null();
    (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
  });
}

void CommentApi::setThanks(http::Request& request, http::Reply reply, bool thanks) {
  m_database.write<CommentRow>(
      [this, reader = reports::viewerOf(request.caller), id = request.param("id"),
       thanks](sql::Connection& connection) { return m_service.thank(connection, reader, id, thanks, m_clock.now()); },
      [this, thanks, answer = http::share(std::move(reply))](Result<CommentRow> comment) {
        if (!comment) return (*answer)(comment.error());
        JsonWriter json(64);
        (*answer)(http::json(
            200, json.beginObject().field("thanked", thanks).field("thanks", comment->thanks).endObject().take()));
        m_committed();
      });
}

void CommentApi::hide(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"reason"});
  if (!body) return reply(body.error());
  std::string reason = body->text("reason", kMaxTextBytes);
  if (body->wrong()) return reply(*body->wrong());
  if (isBlank(reason))
    return reply(Error{ErrorCode::refused,
                       say(request.caller.language, "Dites pourquoi\u00a0: son auteur lira cette raison.",
                           "Say why: its author will read this reason."),
                       "/reason"});
  setHidden(request, std::move(reply), std::move(reason));
}

void CommentApi::show(http::Request& request, http::Reply reply) { setHidden(request, std::move(reply), ""); }

void CommentApi::setHidden(http::Request& request, http::Reply reply, std::string reason) {
  const reports::Viewer moderator = reports::viewerOf(request.caller);
  m_database.write<CommentRow>(
      [this, moderator, id = request.param("id"), reason = std::move(reason)](sql::Connection& connection) {
        return m_service.hide(connection, moderator, id, reason, m_clock.now());
      },
      [this, moderator, shared = http::share(std::move(reply))](Result<CommentRow> comment) {
        if (!comment) return (*shared)(comment.error());
        m_committed();
        answer(shared, 200, moderator, comment->id);
      });
}

void CommentApi::findPeople(http::Request& request, http::Reply reply) {
  const std::string words = request.queryValue("q").value_or("");
  if (words.size() < 2 || words.size() > kMaxQueryBytes)
    return reply(Error{ErrorCode::invalid,
                       say(request.caller.language, "Donnez `q`\u00a0: les deux premières lettres d’un nom, ou plus.",
                           "Give `q`: the first two letters of a name, or more."),
                       "q"});
  const bool about = request.queryValue("subjectKind").has_value();
  m_database.read([this, request = std::move(request), words, about,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const reports::Viewer reader = reports::viewerOf(request.caller);
    auto story = about ? storyOf(connection, request, reader) : Result<notifications::Story>(notifications::Story{});
    if (!story) return (*answer)(story.error());
    JsonWriter json(1024);
    json.beginObject().key("items").beginArray();
    for (const PersonName& one : comments::findPeople(connection, words, about ? &*story : nullptr, reader.personId,
                                                      kMostPeople, m_clock.now()))
      json.beginObject().field("id", one.id).field("name", one.name).field("department", one.department).endObject();
    (*answer)(http::json(200, json.endArray().endObject().take()));
  });
}

}  // namespace passerelle::comments
