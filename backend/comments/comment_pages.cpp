#include "backend/comments/comment_pages.h"

#include <algorithm>
#include <charconv>

#include "backend/comments/people_find.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/comment_json.h"

namespace passerelle::comments {
namespace {

http::Response seeOther(std::string location) {
  return http::Response{303, {{"Location", std::move(location)}, {"Cache-Control", "no-store"}}, {}, nullptr};
}

std::int64_t numberIn(const http::Form& form, const std::string& name, std::int64_t otherwise) {
  const std::string text = http::fieldOf(form, name);
  std::int64_t number = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

std::string pageOf(const std::string& kind, const std::string& id) {
  return (kind == "idea" ? "/ideas/" : "/reports/") + id;
}

/// A browser's line breaks are one character each, as the app's.
std::string plain(std::string text) {
  std::erase(text, '\r');
  return text;
}

}  // namespace

pages::Html CommentPages::under(sql::Connection& connection, const http::Caller& caller, std::string_view kind,
                                std::string_view id) const {
  const auto story = notifications::readableStory(connection, kind, id, reports::viewerOf(caller));
  if (!story || caller.formOnly || story->report.id.empty()) return {};
  return thread(connection, caller, *story, newId(m_clock, m_rng));
}

void CommentPages::comment(http::Request& request, http::Reply reply, const std::string& kind) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const http::Caller caller = request.caller;
  auto body = std::make_shared<CommentBody>();
  body->subjectKind = kind;
  body->subjectId = request.param("id");
  body->parent = http::fieldOf(*form, "parent");
  body->text = plain(http::fieldOf(*form, "text"));
  body->revision = numberIn(*form, "revision", 1);
  std::string id = http::fieldOf(*form, "id");
  if (id.empty()) id = newId(m_clock, m_rng);
  if (!isId(id))
    return reply(Error{
        ErrorCode::invalid,
        std::string(say(l, "Cette page est incomplète : rechargez-la.", "This page is incomplete: load it again.")),
        "id"});
  auto answer = http::share(std::move(reply));
  const auto again = [this, answer, caller, body, id, l](const Error& error) {
    m_database.read([this, answer, caller, body, id, l, error](sql::Connection& connection) {
      const auto story =
          notifications::readableStory(connection, body->subjectKind, body->subjectId, reports::viewerOf(caller));
      if (!story) return (*answer)(error);
      pages::Html content;
      content << "<h1>" << story->title << "</h1><p><a href=\"" << pages::href(story->page) << "\">"
              << say(l, "Relire le récit", "Read the story again") << "</a></p>"
              << thread(connection, caller, *story, id, {id, body->parent, body->text, error.message});
      http::Response problem = http::problem(error);
      (*answer)(pages::page(problem.status, {story->title, l, &caller}, content));
    });
  };
  if (allows) {
    if (auto allowed = allows(caller.personId, l); !allowed) return again(allowed.error());
  }
  m_database.write<Filed>(
      [this, caller, body, id, l](sql::Connection& connection) -> Result<Filed> {
        const reports::Viewer author = reports::viewerOf(caller);
        if (const auto story = notifications::readableStory(connection, body->subjectKind, body->subjectId, author)) {
          NamesInText names = peopleIn(connection, body->text, *story, caller.personId);
          if (!names.ambiguous.empty())
            return fail(ErrorCode::refused,
                        std::string(say(l, "Plusieurs personnes s’appellent ", "Several people are called ")) +
                            names.ambiguous[0] +
                            std::string(say(l, "\u00a0: écrivez le service après le nom, entre parenthèses.",
                                            ": write the department after the name, in brackets.")),
                        "text");
          body->callouts = std::move(names.people);
          if (body->callouts.size() > kMaxCallouts) body->callouts.resize(kMaxCallouts);
        }
        return m_service.keep(connection, author, id, *body, sha256Hex(encodeComment(*body)), m_clock.now());
      },
      [this, answer, again, caller, id, kind, body](Result<Filed> filed) {
        if (!filed) return again(filed.error());
        if (filed->kept == Kept::created || filed->kept == Kept::revised) {
          if (mark) mark(caller.personId);
          m_committed();
        }
        (*answer)(seeOther(pageOf(kind, body->subjectId) + "#c-" + id));
      });
}

void CommentPages::back(const http::SharedReply& reply, Result<CommentRow> comment) {
  if (!comment) return (*reply)(comment.error());
  m_committed();
  (*reply)(seeOther(pageOf(comment->subjectKind, comment->subjectId) + "#c-" + comment->id));
}

void CommentPages::thanks(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  m_database.write<CommentRow>(
      [this, reader = reports::viewerOf(request.caller), id = request.param("id"),
       on = http::fieldOf(*form, "on") != "0"](sql::Connection& connection) {
        return m_service.thank(connection, reader, id, on, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<CommentRow> comment) { back(answer, std::move(comment)); });
}

void CommentPages::withdraw(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  m_database.write<CommentRow>(
      [this, author = reports::viewerOf(request.caller), id = request.param("id"),
       revision = numberIn(*form, "revision", 0)](sql::Connection& connection) -> Result<CommentRow> {
        const auto found = findReadable(connection, author, id);
        if (!found) return tl::unexpected<Error>(found.error());
        CommentBody body;
        body.subjectKind = found->comment.subjectKind, body.subjectId = found->comment.subjectId;
        body.revision = std::max(revision, found->comment.revision + 1);
        if (found->comment.state == "withdrawn") body.revision = found->comment.revision;  // pressed twice
        body.withdrawn = true;
        auto filed = m_service.keep(
            connection, author, id, body,
            found->comment.state == "withdrawn" ? found->comment.hash : sha256Hex(encodeComment(body)), m_clock.now());
        if (!filed) return tl::unexpected<Error>(filed.error());
        return std::move(filed->comment);
      },
      [this, answer = http::share(std::move(reply))](Result<CommentRow> comment) { back(answer, std::move(comment)); });
}

void CommentPages::moderate(http::Request& request, http::Reply reply, std::string reason) {
  m_database.write<CommentRow>(
      [this, moderator = reports::viewerOf(request.caller), id = request.param("id"), reason = std::move(reason)](
          sql::Connection& connection) { return m_service.hide(connection, moderator, id, reason, m_clock.now()); },
      [this, answer = http::share(std::move(reply))](Result<CommentRow> comment) { back(answer, std::move(comment)); });
}

void CommentPages::hide(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  std::string reason = plain(http::fieldOf(*form, "reason"));
  if (reason.find_first_not_of(" \t\n") == std::string::npos)
    return reply(Error{ErrorCode::refused,
                       say(request.caller.language, "Dites pourquoi : son auteur lira cette raison.",
                           "Say why: its author will read this reason."),
                       "reason"});
  moderate(request, std::move(reply), std::move(reason));
}

void CommentPages::show(http::Request& request, http::Reply reply) { moderate(request, std::move(reply), ""); }

void CommentPages::useful(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  http::Reply then([answer = http::share(std::move(reply)), id = request.param("id")](http::Response response) {
    (*answer)(response.status == 200 ? seeOther(pageOf("report", id) + "#talk") : std::move(response));
  });
  if (http::fieldOf(*form, "on") == "0")
    m_ideas.notUseful(request, std::move(then));
  else
    m_ideas.useful(request, std::move(then));
}

void CommentPages::support(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const std::string id = request.param("id");
  auto answer = http::share(std::move(reply));
  // Back to where the button stood: the idea's page, or the report that carries it.
  http::Reply then([this, answer, id, fromIdea = http::fieldOf(*form, "page") == "idea"](http::Response response) {
    if (response.status != 200) return (*answer)(std::move(response));
    m_database.read([answer, id, fromIdea](sql::Connection& connection) {
      const auto idea = ideas::findIdea(connection, id);
      if (!idea) return (*answer)(seeOther("/editions"));
      (*answer)(seeOther(fromIdea || idea->reportId.empty() ? pageOf("idea", idea->root())
                                                            : pageOf("report", idea->reportId) + "#idea-" + id));
    });
  });
  if (http::fieldOf(*form, "on") == "0")
    m_ideas.unsupport(request, std::move(then));
  else
    m_ideas.support(request, std::move(then));
}

}  // namespace passerelle::comments
