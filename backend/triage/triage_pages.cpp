#include "backend/triage/triage_pages.h"

#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/ideas/idea_html.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/person_repository.h"
#include "backend/reports/report_repository.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"

namespace passerelle::triage {
namespace {
using pages::attribute;
using pages::Html;
using pages::urlPart;
constexpr int kDeck = 60, kDone = 10;

std::string_view wordFor(std::string_view outcome, Language l) {
  return outcome == "toRound"       ? say(l, "Au scrutin", "To the round")
         : outcome == "answer"      ? say(l, "À répondre", "To be answered")
         : outcome == "information" ? say(l, "Pour information", "For information")
                                    : say(l, "Réunie avec une autre", "Merged");
}

Html hidden(std::string_view name, std::string_view value) {
  Html out;
  out << "<input type=\"hidden\" name=\"" << attribute(name) << "\" value=\"" << attribute(value) << "\">";
  return out;
}

/// What the idea answers, in the words of its report.
Html context(sql::Connection& connection, const ideas::IdeaRow& idea) {
  Html out;
  const auto report = reports::findReport(connection, idea.reportId);
  const auto head = report ? reports::findRevision(connection, report->id, report->revision) : std::nullopt;
  const auto content = head ? decodeReport(head->content) : Result<Report>(Report{});
  if (!content || content->astonishments.empty()) return out;
  const Astonishment& first = content->astonishments.front();
  if (!first.text.empty()) out << "<p>" << first.text << "</p>";
  if (!first.verbatim.empty()) out << "<blockquote>«\u00A0" << first.verbatim << "\u00A0»</blockquote>";
  return out;
}

/// The four words as four buttons; the digit is the access key.
Html words(const ideas::IdeaRow& idea, const Waiting& one, const std::string& pressId, const http::Caller& caller,
           sql::Connection& connection, Language l) {
  Html out;
  out << "<form method=\"post\" action=\"/triage/" << urlPart(idea.id) << "\">" << pages::csrfField(caller)
      << hidden("press", pressId) << "<p class=\"presses\">";
  int key = 1;
  for (const char* outcome : {"toRound", "answer", "information"}) {
    out << "<button name=\"outcome\" value=\"" << attribute(outcome) << "\" accesskey=\"" << key << "\"";
    if (key == 1) out << " class=\"act\" autofocus";
    out << "><span aria-hidden=\"true\">" << key << "\u00A0· </span>" << wordFor(outcome, l) << "</button> ";
    ++key;
  }
  out << "</p></form>";
  if (one.similar.empty()) return out;
  out << "<h2>" << say(l, "Disent peut-être la même chose", "May say the same") << "</h2><ul class=\"list\">";
  for (const std::string& id : one.similar) {
    const auto other = ideas::findIdea(connection, id);
    if (!other) continue;
    out << "<li><div class=\"row\"><a href=\"/ideas/" << urlPart(id) << "\">" << ideas::titleOf(other->text)
        << "</a><form method=\"post\" action=\"/triage/" << urlPart(idea.id) << "\">" << pages::csrfField(caller)
        << hidden("press", pressId) << hidden("outcome", "merge") << hidden("into", id) << "<button";
    if (key <= 9)
      out << " accesskey=\"" << key << "\"><span aria-hidden=\"true\">" << key << "\u00A0· </span>";
    else
      out << ">";
    ++key;
    out << say(l, "Fusionner", "Merge") << "</button></form></div></li>";
  }
  out << "</ul>";
  return out;
}

Html card(const ideas::IdeaRow& idea, const Waiting& one, const std::string& pressId, const http::Caller& caller,
          sql::Connection& connection, Language l) {
  Html out;
  const auto author = people::findPerson(connection, idea.authorId);
  out << "<section class=\"card\" aria-labelledby=\"idea\"><h2 id=\"idea\"><a href=\"/ideas/" << urlPart(idea.id)
      << "\">" << ideas::titleOf(idea.text) << "</a></h2>";
  if (ideas::titleOf(idea.text) != idea.text) out << "<p class=\"typed\">" << idea.text << "</p>";
  out << context(connection, idea) << "<p class=\"soft small\">" << (author ? author->name : std::string()) << " · "
      << idea.supporters << say(l, " soutiens sur ", " supporters of ") << idea.readers
      << say(l, " lecteurs", " readers") << "</p>" << words(idea, one, pressId, caller, connection, l) << "</section>";
  return out;
}

Html doneList(sql::Connection& connection, const http::Caller& caller, Language l) {
  const auto rows = triaged(connection, kDone);
  Html out;
  if (rows.empty()) return out;
  out << "<h2>" << say(l, "Triées dernièrement", "Triaged lately") << "</h2><ul class=\"list\">";
  for (const TriageRow& row : rows) {
    const auto idea = ideas::findIdea(connection, row.ideaId);
    if (!idea) continue;
    out << "<li><div class=\"row\"><span><a href=\"/ideas/" << urlPart(row.ideaId) << "\">"
        << ideas::titleOf(idea->text) << "</a><br><span class=\"soft small\">" << wordFor(row.outcome, l)
        << "</span></span><form method=\"post\" action=\"/triage/" << urlPart(row.ideaId) << "\">"
        << pages::csrfField(caller) << hidden("outcome", "") << "<button aria-label=\""
        << attribute(std::string(say(l, "Reprendre\u00a0: ", "Take back: ")) + ideas::titleOf(idea->text)) << "\">"
        << say(l, "Reprendre", "Take back") << "</button></form></div></li>";
  }
  out << "</ul>";
  return out;
}
}  // namespace

void TriagePages::deck(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const std::string title(say(l, "Trier avant le comité", "Triage before the committee"));
    const auto deck = m_service.waiting(connection, kDeck);
    const std::int64_t waiting = countWaiting(connection);
    Html content;
    content << "<h1>" << title << "</h1><p class=\"lead\" role=\"status\">";
    if (waiting == 0)
      content << say(l, "Plus rien à trier. Ce que vous avez envoyé au scrutin attend qui le prépare.",
                     "Nothing left to triage. What you sent to the round waits for whoever prepares it.");
    else
      content << waiting
              << say(l, waiting == 1 ? " idée attend un mot." : " idées attendent un mot.",
                     waiting == 1 ? " idea waits for a word." : " ideas wait for a word.");
    content << "</p>";
    bool first = true;
    Html rest;
    for (const Waiting& one : deck) {
      const auto idea = ideas::findIdea(connection, one.ideaId);
      if (!idea) continue;
      if (first)
        content << card(*idea, one, newId(m_clock, m_rng), caller, connection, l);
      else
        rest << "<li>" << ideas::titleOf(idea->text) << "</li>";
      first = false;
    }
    if (!rest.empty())
      content << "<details><summary>" << say(l, "Celles qui suivent", "Those that follow") << "</summary><ol>" << rest
              << "</ol></details>";
    content << doneList(connection, caller, l);
    (*answer)(pages::page(200, {title, l, &caller}, content));
  });
}

void TriagePages::press(http::Request& request, http::Reply reply) {
  const ideas::Reader who{request.caller.personId, request.caller.language};
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const Press press{http::fieldOf(*form, "press"), request.param("id"), http::fieldOf(*form, "outcome"),
                    http::fieldOf(*form, "into")};
  if ((!press.outcome.empty() && !isOutcome(press.outcome)) || (!press.id.empty() && !isId(press.id)) ||
      (press.outcome == "merge") != isId(press.intoId))
    return reply(
        Error{ErrorCode::invalid,
              std::string(say(http::languageOf(request), "Ce bouton n’est pas de cette page\u00a0: rechargez-la.",
                              "This button is not of this page: load it again.")),
              "outcome"});
  m_database.write<Pressed>(
      [this, who, press](sql::Connection& connection) {
        return m_service.press(connection, who, press, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<Pressed> pressed) {
        if (!pressed) return (*answer)(pressed.error());
        if (pressed->regrouped) m_feed.reload();
        (*answer)(people::seeOther("/triage"));
        m_committed();
      });
}

}  // namespace passerelle::triage
