#include "backend/comments/comment_pages.h"

#include <algorithm>
#include <charconv>

#include "backend/comments/people_find.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/person_repository.h"
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

/// Who could be recognised by these words; people who are called by @ are meant to be.
std::vector<words::Mention> mentionsIn(sql::Connection& connection, const std::string& text,
                                       const std::vector<std::string>& called) {
  std::vector<std::string> places;
  auto rows = connection.query("SELECT name, region FROM unit");
  while (const sql::Row* row = rows->next()) {
    places.push_back(row->string(0));
    places.push_back(row->string(1));
  }
  std::vector<words::Mention> mentions = words::MentionFinder(places).find(text);
  for (const std::string& name : called) {
    for (std::size_t at = 0; (at = text.find("@" + name, at)) != std::string::npos; at += name.size())
      std::erase_if(mentions, [at, end = at + 1 + name.size()](const words::Mention& one) {
        return one.begin < end && one.end > at;
      });
  }
  return mentions;
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
  if (!story || caller.formOnly) return {};
  return thread(connection, caller, *story, newId(m_clock, m_rng));
}

void CommentPages::comment(http::Request& request, http::Reply reply, const std::string& kind) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  http::Caller caller = request.caller;
  caller.language = tagOf(l);
  auto body = std::make_shared<CommentBody>();
  body->subjectKind = kind;
  body->subjectId = request.param("id");
  body->parent = http::fieldOf(*form, "parent");
  body->text = plain(http::fieldOf(*form, "text"));
  body->revision = numberIn(*form, "revision", 1);
  std::string id = http::fieldOf(*form, "id");
  if (id.empty()) id = newId(m_clock, m_rng);
  if (!isId(id))
    return reply(Error{ErrorCode::invalid,
                       std::string(say(l, "Cette page est incomplète\u00a0: rechargez-la.",
                                       "This page is incomplete: load it again.")),
                       "id"});
  const bool warned = http::fieldOf(*form, "warned") == warningOf(body->text);
  auto answer = http::share(std::move(reply));
  if (allows) {
    if (auto allowed = allows(caller.personId, l); !allowed) return again(answer, caller, body, id, allowed.error());
  }
  if (warned || body->text.empty()) return keep(answer, caller, body, id);
  m_database.read([this, answer, caller, body, id](sql::Connection& connection) {
    std::vector<std::string> called;
    if (const auto story =
            notifications::readableStory(connection, body->subjectKind, body->subjectId, reports::viewerOf(caller))) {
      NamesInText names = peopleIn(connection, body->text, *story, caller.personId, m_clock.now());
      called = std::move(names.ambiguous);
      for (const std::string& person : names.people) called.push_back(people::findPerson(connection, person)->name);
    }
    std::vector<words::Mention> mentions = mentionsIn(connection, body->text, called);
    if (mentions.empty()) return keep(answer, caller, body, id);
    showAgain(connection, answer, caller, *body, id, Error{ErrorCode::refused, "", "text"}, std::move(mentions));
  });
}

void CommentPages::keep(const http::SharedReply& answer, const http::Caller& caller,
                        const std::shared_ptr<CommentBody>& body, const std::string& id) {
  const Language l = languageFromTag(caller.language);
  m_database.write<Filed>(
      [this, caller, body, id, l](sql::Connection& connection) -> Result<Filed> {
        const reports::Viewer author = reports::viewerOf(caller);
        const TimePoint now = m_clock.now();
        if (const auto story = notifications::readableStory(connection, body->subjectKind, body->subjectId, author)) {
          NamesInText names = peopleIn(connection, body->text, *story, caller.personId, now);
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
        return m_service.keep(connection, author, id, *body, sha256Hex(encodeComment(*body)), now);
      },
      [this, answer, caller, id, body](Result<Filed> filed) {
        if (!filed) return again(answer, caller, body, id, filed.error());
        if (filed->kept == Kept::created || filed->kept == Kept::revised) {
          if (mark) mark(caller.personId);
          m_committed();
        }
        (*answer)(seeOther(pageOf(body->subjectKind, body->subjectId) + "#c-" + id));
      });
}

void CommentPages::again(const http::SharedReply& answer, const http::Caller& caller,
                         const std::shared_ptr<CommentBody>& body, const std::string& id, const Error& error) {
  m_database.read([this, answer, caller, body, id, error](sql::Connection& connection) {
    showAgain(connection, answer, caller, *body, id, error, {});
  });
}

void CommentPages::showAgain(sql::Connection& connection, const http::SharedReply& answer, const http::Caller& caller,
                             const CommentBody& body, const std::string& id, const Error& error,
                             std::vector<words::Mention> mentions) {
  const Language l = languageFromTag(caller.language);
  const auto story =
      notifications::readableStory(connection, body.subjectKind, body.subjectId, reports::viewerOf(caller));
  // A story that is not there says so itself when the comment is kept.
  if (!story && !mentions.empty()) return keep(answer, caller, std::make_shared<CommentBody>(body), id);
  if (!story) return (*answer)(error);
  pages::Html content;
  content << "<h1>" << story->title << "</h1><p><a href=\"" << pages::href(story->page) << "\">"
          << say(l, "Relire le récit", "Read the story again") << "</a></p>"
          << thread(connection, caller, *story, id,
                    {id, body.parent, body.text, error.message, body.revision, std::move(mentions)});
  (*answer)(pages::page(http::problem(error).status, {story->title, l, &caller}, content));
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
                       say(request.caller.language, "Dites pourquoi\u00a0: son auteur lira cette raison.",
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
