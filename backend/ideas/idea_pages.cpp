#include "backend/ideas/idea_pages.h"

#include <algorithm>

#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/ideas/idea_desk_api.h"
#include "backend/ideas/idea_group.h"
#include "backend/ideas/idea_html.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/policy.h"
#include "shared/api/error_status.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/json_writer.h"

namespace passerelle::ideas {
namespace {
using sql::val;
constexpr int kShown = 20;
constexpr std::size_t kSimilar = 3, kSimilarToMerge = 6;

struct Name {
  std::string name, department;
};
Name nameOf(sql::Connection& connection, const std::string& personId) {
  auto rows = connection.query("SELECT name, department FROM person WHERE id = $1", {val(personId)});
  const sql::Row* row = rows->next();
  return row == nullptr ? Name{} : Name{row->string(0), row->string(1)};
}

std::string placeOf(sql::Connection& connection, const std::string& reportId) {
  auto rows = connection.query("SELECT u.name FROM report r JOIN unit u ON u.code = r.unit_code WHERE r.id = $1",
                               {val(reportId)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::string() : row->string(0);
}

bool triagesIdeas(const http::Caller& caller) { return scopeOf(Permission::triageIdeas, caller.roles) == Scope::any; }

std::string digestOf(const std::string& text) { return sha256Hex(text).substr(0, 16); }

/// The bytes whose hash a revision by a page has: the same words are the same revision.
std::string contentOf(const IdeaSubmission& submission) {
  JsonWriter json;
  json.beginObject().field("text", submission.text).field("language", submission.textLanguage);
  return json.field("withdrawn", submission.withdrawn).endObject().take();
}

IdeaSubmission submissionOf(const http::Request& request, const std::string& id, std::string text) {
  IdeaSubmission submission;
  submission.id = id;
  submission.authorId = request.caller.personId;
  submission.deviceId = request.caller.deviceId;
  submission.language = request.caller.language;
  std::erase(text, '\r');
  submission.text = std::move(text);
  submission.textLanguage = std::string(tagOf(http::languageOf(request)));
  return submission;
}

IdeaView viewOf(sql::Connection& connection, const IdeaRow& idea, const http::Caller& caller) {
  IdeaView view;
  view.idea = idea;
  const Name author = nameOf(connection, idea.authorId);
  view.author = author.name;
  view.department = author.department;
  view.place = placeOf(connection, idea.reportId);
  const auto authors = authorsOf(connection, idea.id);
  for (const std::string& id : authors) {
    if (id != idea.authorId) view.coAuthors.push_back(nameOf(connection, id).name);
  }
  view.own = std::find(authors.begin(), authors.end(), caller.personId) != authors.end();
  view.supported = supports(connection, idea, caller.personId);
  if (idea.reportId.empty() && idea.authorId == caller.personId) {
    auto rows = connection.query("SELECT hash FROM idea WHERE id = $1", {val(idea.id)});
    view.ownHash = rows->next()->string(0);
  }
  const auto merges = mergesOf(connection, idea.id);
  for (const std::string& id : membersOf(connection, idea.id)) {
    const auto member = id == idea.id ? std::nullopt : findIdea(connection, id);
    if (!member) continue;
    const auto merge =
        std::find_if(merges.begin(), merges.end(), [&id](const Merge& one) { return one.mergedId == id; });
    view.merged.push_back({id, member->text, nameOf(connection, member->authorId).name,
                           merge == merges.end() ? std::string() : merge->id});
  }
  view.triages = triagesIdeas(caller);
  return view;
}
}  // namespace

void IdeaPages::list(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto order = ideaOrderFrom(request.queryValue("order").value_or("supported"));
  const std::string from = request.queryValue("after").value_or("");
  const auto after = from.empty() ? std::nullopt : decodeIdeaKey(from);
  if (!order || (!from.empty() && !after))
    return reply(Error{ErrorCode::invalid,
                       std::string(say(l, "Cette page de la liste n’existe pas\u00a0: revenez au début.",
                                       "There is no such page of the list: go back to its beginning.")),
                       "after"});
  m_database.read([caller = request.caller, l, order = *order, after,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    IdeaListView view;
    view.order = order;
    view.triages = triagesIdeas(caller);
    auto ideas = listIdeas(connection, order, after, kShown + 1);
    if (ideas.size() > kShown) {
      ideas.pop_back();
      view.next = encodeIdeaKey(ideas.back().key());
    }
    for (ListedIdea& idea : ideas) {
      IdeaRow row;
      row.id = idea.id;
      IdeaListView::Line line{std::move(idea), {}, {}, supports(connection, row, caller.personId)};
      line.author = nameOf(connection, line.idea.authorId).name;
      line.place = placeOf(connection, line.idea.reportId);
      view.lines.push_back(std::move(line));
    }
    (*answer)(pages::page(200, {std::string(say(l, "Idées", "Ideas")), l, &caller}, ideaListHtml(view, l)));
  });
}

void IdeaPages::show(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto idea = findIdea(connection, id);
    if (!idea || !idea->publishedAt) return (*answer)(unknownIdea(caller.language));
    if (idea->merged()) return (*answer)(people::seeOther("/ideas/" + idea->keptId));
    IdeaView view = viewOf(connection, *idea, caller);
    if (view.triages) {
      view.mergeId = newId(m_clock, m_rng);
      for (SimilarIdea& other : m_similar.find(connection, caller.personId, idea->text, kSimilarToMerge)) {
        if (other.id != id) view.similar.push_back(std::move(other));
      }
    }
    pages::Html content = ideaHtml(view, caller, l);
    for (const IdeaSection& section : m_sections) content << section(connection, *idea, caller, l);
    (*answer)(pages::page(200, {titleOf(idea->text, 60), l, &caller}, content));
  });
}

void IdeaPages::form(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  IdeaFormView view;
  view.id = newId(m_clock, m_rng);
  reply(pages::page(200, {std::string(say(l, "Proposer une idée", "Propose an idea")), l, &request.caller},
                    ideaFormHtml(view, request.caller, l)));
}

void IdeaPages::file(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  IdeaFormView view;
  view.id = http::fieldOf(*form, "id");
  if (!isId(view.id)) view.id = newId(m_clock, m_rng);
  IdeaSubmission submission = submissionOf(request, view.id, http::fieldOf(*form, "text"));
  view.text = submission.text;
  const auto show = [caller = request.caller, l](IdeaFormView shown, int status, const http::SharedReply& answer) {
    (*answer)(pages::page(status, {std::string(say(l, "Proposer une idée", "Propose an idea")), l, &caller},
                          ideaFormHtml(shown, caller, l)));
  };
  if (auto valid = validate(submission); !valid) {
    view.wrong = valid.error();
    return show(std::move(view), api::statusOf(valid.error().code), http::share(std::move(reply)));
  }
  submission.hash = sha256Hex(contentOf(submission));
  if (http::fieldOf(*form, "warned") == digestOf(submission.text))
    return write(std::move(submission), std::move(reply));
  m_database.read([this, view = std::move(view), submission = std::move(submission), show,
                   answer = http::share(std::move(reply))](sql::Connection& connection) mutable {
    std::vector<std::string> places;
    auto rows = connection.query("SELECT name, region FROM unit");
    while (const sql::Row* row = rows->next()) {
      places.push_back(row->string(0));
      places.push_back(row->string(1));
    }
    view.mentions = words::MentionFinder(places).find(submission.text);
    for (SimilarIdea& other : m_similar.find(connection, submission.authorId, submission.text, kSimilar)) {
      if (other.id != submission.id) view.similar.push_back(std::move(other));
    }
    if (view.mentions.empty() && view.similar.empty()) return write(std::move(submission), std::move(*answer));
    view.warned = digestOf(submission.text);
    show(std::move(view), 422, answer);
  });
}

void IdeaPages::write(IdeaSubmission submission, http::Reply reply) {
  m_database.write<IdeaFiled>(
      [this, submission = std::move(submission)](sql::Connection& connection) -> Result<IdeaFiled> {
        auto filed = fileIdea(connection, m_rng, submission, m_clock.now());
        if (filed && filed->outcome == IdeaFiled::Outcome::conflict)
          return fail(ErrorCode::conflict,
                      say(submission.language, "Cette idée a changé entre-temps\u00a0: rouvrez-la, puis corrigez.",
                          "This idea has changed meanwhile: open it again, then correct it."));
        return filed;
      },
      [this, answer = http::share(std::move(reply))](Result<IdeaFiled> filed) {
        if (!filed) return (*answer)(filed.error());
        m_feed.cardChanged(filed->id);
        (*answer)(people::seeOther(filed->withdrawn ? "/ideas" : "/ideas/" + filed->id));
        m_committed();
      });
}

void IdeaPages::revise(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  IdeaSubmission submission = submissionOf(request, request.param("id"), http::fieldOf(*form, "text"));
  submission.withdrawn = http::fieldOf(*form, "withdraw") == "yes";
  submission.knownHashes = {http::fieldOf(*form, "base")};
  if (auto valid = validate(submission); !valid) return reply(valid.error());
  submission.hash = sha256Hex(contentOf(submission));
  m_database.read([this, submission = std::move(submission),
                   answer = http::share(std::move(reply))](sql::Connection& connection) mutable {
    // What is corrected must be there: a form does not make an idea at an id of its own.
    if (!findAnyIdea(connection, submission.id)) return (*answer)(unknownIdea(submission.language));
    write(std::move(submission), std::move(*answer));
  });
}

void IdeaPages::merge(http::Request& request, http::Reply reply) {
  const Reader who{request.caller.personId, request.caller.language};
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  std::string id = http::fieldOf(*form, "merge");
  if (!isId(id)) id = newId(m_clock, m_rng);
  m_database.write<Merge>(
      [this, who, id, one = request.param("id"), other = http::fieldOf(*form, "with")](sql::Connection& connection) {
        return m_merging.merge(connection, who, id, one, other, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<Merge> merge) {
        if (!merge) return (*answer)(merge.error());
        m_feed.reload();
        (*answer)(people::seeOther("/ideas/" + merge->keptId));
        m_committed();
      });
}

void IdeaPages::unmerge(http::Request& request, http::Reply reply) {
  const Reader who{request.caller.personId, request.caller.language};
  m_database.write<Merge>(
      [this, who, id = request.param("id")](sql::Connection& connection) {
        return m_merging.undo(connection, who, id, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<Merge> merge) {
        if (!merge) return (*answer)(merge.error());
        m_feed.reload();
        (*answer)(people::seeOther("/ideas/" + merge->keptId));
        m_committed();
      });
}

}  // namespace passerelle::ideas
