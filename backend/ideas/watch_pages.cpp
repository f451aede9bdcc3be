#include "backend/ideas/watch_pages.h"

#include "backend/http/conditional.h"
#include "backend/http/form.h"
#include "backend/http/json_body.h"
#include "backend/http/language.h"
#include "backend/ideas/first_readers.h"
#include "backend/ideas/idea_html.h"
#include "backend/ideas/support_flags.h"
#include "backend/journal/journal.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "shared/base/language.h"
#include "shared/codec/json_writer.h"

namespace passerelle::ideas {
namespace {
using pages::Html;
using pages::urlPart;
constexpr int kMostShown = 200;
constexpr Milliseconds kBetweenLooks = std::chrono::hours(1);

Html figure(std::int64_t number, std::string_view words) {
  Html out;
  out << "<div class=\"card\"><p class=\"number\">" << number << "</p><p>" << words << "</p></div>";
  return out;
}

Html flagHtml(const Flag& flag, const http::Caller& caller, Language l) {
  Html out;
  out << "<li><p>";
  if (flag.kind == "teamBurst")
    out << "<strong>" << flag.supports
        << say(l, " soutiens d’une même équipe en 24 heures", " supports of one team within 24 hours")
        << "</strong><br>" << flag.team << " → <a href=\"/ideas/" << urlPart(flag.ideaId) << "\">"
        << titleOf(flag.ideaText) << "</a>";
  else
    out << "<strong>" << say(l, "Soutiens réciproques en 30 jours", "Mutual supports within 30 days") << "</strong><br>"
        << flag.person << " ↔ " << flag.other << ", " << flag.supports << say(l, " soutiens", " supports");
  out << "<br><span class=\"soft small\">" << pages::dateTime(flag.foundAt, l);
  if (flag.reviewedAt)
    out << " · "
        << (flag.verdict == "spoken" ? say(l, "vu, les personnes ont été entendues", "seen, the people were heard")
                                     : say(l, "vu, rien à dire", "seen, nothing to say"));
  out << "</span></p><form method=\"post\" action=\"/flags/" << urlPart(flag.id) << "\">" << pages::csrfField(caller)
      << "<p class=\"presses\"><button name=\"verdict\" value=\"nothing\">" << say(l, "Rien à dire", "Nothing to say")
      << "</button> <button name=\"verdict\" value=\"spoken\">" << say(l, "J’en ai parlé avec eux", "I spoke with them")
      << "</button></p></form></li>";
  return out;
}

bool isVerdict(const std::string& name) { return name == "nothing" || name == "spoken"; }

Error wrongVerdict(std::string_view language) {
  return {ErrorCode::invalid, say(language, "`verdict` est nothing ou spoken.", "`verdict` is nothing or spoken."),
          "/verdict"};
}
}  // namespace

void WatchPages::firstReaders(http::Request& request, http::Reply reply) {
  m_database.read([now = m_clock.now(), request = std::move(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const FirstReaders found = ideas::firstReaders(connection, now, kMostShown);
    JsonWriter json(2048);
    json.beginObject().field("needed", found.needed).field("days", kExplorationDays).field("young", found.young);
    json.field("waiting", found.waiting).field("missed", found.missed).key("items").beginArray();
    for (const FirstReaders::Line& line : found.lines) {
      json.beginObject().field("id", line.id).field("text", line.text).field("author", line.author);
      json.field("publishedAt", toIso(line.publishedAt)).field("readers", line.readers).field("late", line.late);
      json.endObject();
    }
    json.endArray().endObject();
    (*answer)(http::conditional(request, http::json(200, json.take())));
  });
}

void WatchPages::firstReadersPage(http::Request& request, http::Reply reply) {
  m_database.read([now = m_clock.now(), caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const FirstReaders found = ideas::firstReaders(connection, now, kMostShown);
    const std::string title(say(l, "Les premiers lecteurs", "The first readers"));
    Html content;
    content << "<h1>" << title << "</h1><p class=\"lead\">"
            << say(l, "Avant de pouvoir couler, chaque idée doit être vue par ",
                   "Before it can sink, each idea is to be seen by ")
            << found.needed
            << say(l, " personnes (20, ou un quart du personnel actif), en ",
                   " people (20, or a quarter of active staff), within ")
            << kExplorationDays
            << say(l, " jours. Le fil réserve pour cela une carte sur trois.",
                   " days. The feed keeps one card of three for that.")
            << "</p><div class=\"cards\">"
            << figure(found.young, say(l, "idées de moins de 21 jours", "ideas younger than 21 days"))
            << figure(found.waiting,
                      say(l, "attendent encore leurs premiers lecteurs", "still wait for their first readers"))
            << figure(found.missed, say(l, "ont coulé sans eux, en 60 jours", "sank without them, within 60 days"))
            << "</div>";
    if (found.lines.empty()) {
      content << "<p>" << say(l, "Aucune\u00a0: chacune a eu sa chance.", "None: each has had its chance.") << "</p>";
    } else {
      content << "<div class=\"scroll\" tabindex=\"0\"><table><caption class=\"small soft\">"
              << say(l, "Les moins lues d’abord", "The least read first") << "</caption><thead><tr><th scope=\"col\">"
              << say(l, "Idée", "Idea") << "</th><th scope=\"col\">" << say(l, "Lecteurs", "Readers")
              << "</th><th scope=\"col\">" << say(l, "Publiée le", "Published on") << "</th></tr></thead><tbody>";
      for (const FirstReaders::Line& line : found.lines) {
        content << "<tr><td><a href=\"/ideas/" << urlPart(line.id) << "\">" << titleOf(line.text)
                << "</a><br><span class=\"soft small\">" << line.author;
        if (line.late) content << " · " << say(l, "a coulé", "sank");
        content << "</span></td><td class=\"number\">" << line.readers << "</td><td>"
                << pages::dateTime(line.publishedAt, l) << "</td></tr>";
      }
      content << "</tbody></table></div>";
    }
    (*answer)(pages::page(200, {title, l, &caller}, content));
  });
}

void WatchPages::flags(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json(2048);
    json.beginObject().key("items").beginArray();
    for (const Flag& flag : listFlags(connection, kMostShown)) {
      const auto orNull = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional<std::string>(text);
      };
      json.beginObject().field("id", flag.id).field("kind", flag.kind).field("idea", orNull(flag.ideaId));
      json.field("team", orNull(flag.team)).key("people").beginArray();
      for (const std::string& person : {flag.personId, flag.otherId}) {
        if (!person.empty()) json.text(person);
      }
      json.endArray().field("supports", flag.supports).field("foundAt", toIso(flag.foundAt));
      json.field("reviewedAt", flag.reviewedAt ? std::optional(toIso(*flag.reviewedAt)) : std::nullopt);
      json.field("verdict", orNull(flag.verdict)).endObject();
    }
    (*answer)(http::conditional(request, http::json(200, json.endArray().endObject().take())));
  });
}

void WatchPages::flagsPage(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const std::string title(say(l, "Soutiens à regarder", "Supports to look at"));
    const auto flags = listFlags(connection, kMostShown);
    Html content;
    content
        << "<h1>" << title << "</h1><p class=\"lead\">"
        << say(l,
               "Rien n’est décidé ici\u00a0: aucun soutien n’est retiré, aucune idée ne bouge. Un motif se regarde, et "
               "se comprend en parlant avec les personnes. Effacé après 60 jours.",
               "Nothing is decided here: no support is taken away, no idea moves. A pattern is looked at, and "
               "understood by speaking with people. Erased after 60 days.")
        << "</p>";
    if (flags.empty())
      content << "<p>" << say(l, "Rien à regarder.", "Nothing to look at.") << "</p>";
    else
      content << "<ul class=\"list\">";
    for (const Flag& flag : flags) content << flagHtml(flag, caller, l);
    if (!flags.empty()) content << "</ul>";
    (*answer)(pages::page(200, {title, l, &caller}, content));
  });
}

void WatchPages::keepReview(const http::Request& request, const std::string& verdict, http::Reply reply,
                            http::Response success) {
  const std::string language = request.caller.language;
  if (!isVerdict(verdict)) return reply(wrongVerdict(language));
  m_database.write(
      [this, id = request.param("id"), person = request.caller.personId, verdict,
       language](sql::Connection& connection) -> Result<void> {
        if (!reviewFlag(connection, id, person, verdict, m_clock.now()))
          return fail(ErrorCode::notFound,
                      say(language, "Ce signalement n’existe pas, ou plus.", "There is no such flag, or no longer."));
        journal::append(connection, m_rng, m_clock.now(), person, "flag.reviewed", "flag:" + id, verdict);
        return {};
      },
      [answer = http::share(std::move(reply)), success = std::move(success)](Result<void> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        (*answer)(success);
      });
}

void WatchPages::review(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"verdict"});
  if (!body) return reply(body.error());
  const std::string verdict = body->text("verdict", 20);
  if (body->wrong()) return reply(*body->wrong());
  keepReview(request, verdict, std::move(reply), http::Response{204, {}, {}, nullptr});
}

void WatchPages::reviewByPage(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  keepReview(request, http::fieldOf(*form, "verdict"), std::move(reply), people::seeOther("/flags"));
}

void WatchPages::runDue() {
  const TimePoint now = m_clock.now();
  if (now < m_nextLook) return;
  m_nextLook = now + kBetweenLooks;
  m_database.write(
      [this, now](sql::Connection& connection) -> Result<void> {
        raiseFlags(connection, m_clock, m_rng);
        purgeFlags(connection, now);
        return {};
      },
      [](const Result<void>&) {});
}

}  // namespace passerelle::ideas
