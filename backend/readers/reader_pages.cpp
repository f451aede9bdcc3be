#include "backend/readers/reader_pages.h"

#include <algorithm>
#include <charconv>

#include "backend/editions/edition_feed.h"
#include "backend/editions/selection.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/readers/subscription.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle::readers {
namespace {
using pages::attribute;
using pages::Html;
constexpr int kFeedEditions = 6;

std::string_view wordsOf(Frequency frequency, Language l) {
  switch (frequency) {
    case Frequency::weekly:
      return say(l, "Chaque semaine, quand il y a du nouveau", "Every week, when there is news");
    case Frequency::monthly:
      return say(l, "Une fois par mois", "Once a month");
    case Frequency::never:
      break;
  }
  return say(l, "Jamais par courriel", "Never by mail");
}

Html choices(Frequency chosen, Language l) {
  Html html;
  html << "<fieldset><legend>" << say(l, "L’édition par courriel", "The edition by mail") << "</legend>";
  for (const Frequency one : {Frequency::weekly, Frequency::monthly, Frequency::never}) {
    html << "<label class=\"tick\"><input type=\"radio\" name=\"frequency\" value=\"" << attribute(nameOf(one)) << "\"";
    if (one == chosen) html << " checked";
    html << ">" << wordsOf(one, l) << "</label>";
  }
  html << "</fieldset>";
  return html;
}

Error wrongChoice(Language l) {
  return {ErrorCode::invalid,
          std::string(say(l, "Choisissez\u00a0: chaque semaine, une fois par mois ou jamais.",
                          "Choose: every week, once a month or never.")),
          "frequency"};
}

Html feedSection(const std::vector<FeedLink>& links, const http::Caller& caller, Language l) {
  Html html;
  html << "<h2>" << say(l, "Flux Atom", "Atom feed") << "</h2><p>"
       << say(l,
              "Pour lire les éditions dans un lecteur de flux. Chaque adresse est la vôtre\u00a0: ne la transmettez "
              "pas\u00a0; "
              "révoquez celle qui s’est égarée.",
              "To read the editions in a feed reader. Each address is yours: do not pass it on; revoke one that went "
              "astray.")
       << "</p>";
  if (!links.empty()) html << "<ul class=\"list\">";
  for (const FeedLink& link : links)
    html << "<li class=\"row\"><span>" << say(l, "Faite le ", "Made on ") << pages::dateTime(link.createdAt, l)
         << "</span><form method=\"post\" action=\"/subscriptions/feeds/" << pages::urlPart(link.id) << "/revoke\">"
         << pages::csrfField(caller) << "<button aria-label=\""
         << attribute(std::string(say(l, "Révoquer l’adresse faite le ", "Revoke the address made on ")) +
                      pages::dateTime(link.createdAt, l))
         << "\">" << say(l, "Révoquer", "Revoke") << "</button></form></li>";
  if (!links.empty()) html << "</ul>";
  html << "<form method=\"post\" action=\"/subscriptions/feeds\">" << pages::csrfField(caller) << "<p><button>"
       << say(l, "Faire une adresse de flux", "Make a feed address") << "</button></p></form>";
  return html;
}

/// The page behind a letter's link, before or after the press.
http::Response linkPage(const std::string& code, const people::Person& person, const Subscription& now, bool isDone) {
  const Language l = languageFromTag(person.language);
  Html content;
  content << "<h1>" << say(l, "L’édition par courriel", "The edition by mail") << "</h1>";
  if (isDone)
    content << "<p class=\"notice\"><strong>" << say(l, "C’est noté\u00a0: ", "Noted: ") << wordsOf(now.frequency, l)
            << ".</strong></p>";
  else
    content << "<p>" << person.name
            << say(l, ", à quel rythme voulez-vous la recevoir\u00a0?", ", how often would you like it?") << "</p>";
  content << "<form method=\"post\" action=\"/unsubscribe/" << pages::urlPart(code) << "\">"
          << choices(isDone ? now.frequency : Frequency::never, l) << "<p><button class=\"act\">"
          << say(l, "Enregistrer", "Save") << "</button></p></form>";
  return pages::page(200, {std::string(say(l, "Courriel", "Mail")), l}, content);
}

Error usedLink(Language l) {
  return {
      ErrorCode::gone,
      std::string(say(
          l, "Ce lien est incomplet ou ne sert plus. Connectez-vous et choisissez sous «\u00a0Courriel et flux\u00a0».",
          "This link is incomplete or no longer works. Sign in and choose under “Mail and feed”.")),
      {}};
}
}  // namespace

void ReaderPages::page(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const Subscription now = findSubscription(connection, caller.personId);
    const auto person = people::findPerson(connection, caller.personId);
    Html content;
    content << "<h1>" << say(l, "Courriel et flux", "Mail and feed") << "</h1>";
    if (now.pausedAt)
      content << "<p class=\"notice\"><strong>"
              << say(l, "Votre boîte ne reçoit plus nos courriels.", "Your mailbox no longer takes our mail.")
              << "</strong> "
              << say(l, "Corrigez-la, puis enregistrez de nouveau votre choix.",
                     "Mend it, then save your choice again.")
              << "</p>";
    if (!person || !person->email)
      content << "<p class=\"notice\">"
              << say(l, "Nous n’avons pas votre adresse\u00a0: la personne qui administre Passerelle peut l’ajouter.",
                     "We do not have your address: the programme administrator can add it.")
              << "</p>";
    content << "<form method=\"post\" action=\"/subscriptions\">" << pages::csrfField(caller)
            << choices(now.frequency, l) << "<p class=\"soft small\">"
            << say(l, "Pas de nouveau, pas de courriel. Ce que vous avez lu dans l’application n’y revient pas.",
                   "No news, no mail. What you have read in the app does not come again.")
            << "</p><p><button class=\"act\">" << say(l, "Enregistrer", "Save") << "</button></p></form>"
            << feedSection(livingFeedLinks(connection, caller.personId), caller, l);
    (*answer)(pages::page(200, {std::string(say(l, "Courriel et flux", "Mail and feed")), l, &caller}, content));
  });
}

void ReaderPages::choose(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const auto frequency = frequencyFromName(http::fieldOf(*form, "frequency"));
  if (!frequency) return reply(wrongChoice(http::languageOf(request)));
  m_database.write(
      [this, id = request.caller.personId, frequency](sql::Connection& connection) -> Result<void> {
        readers::choose(connection, id, *frequency, m_clock.now());
        return {};
      },
      [answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        (*answer)(people::seeOther("/subscriptions"));
      });
}

void ReaderPages::makeFeed(http::Request& request, http::Reply reply) {
  m_database.write<std::string>(
      [this, id = request.caller.personId](sql::Connection& connection) -> Result<std::string> {
        return makeFeedLink(connection, id, newId(m_clock, m_rng), m_rng, m_clock.now());
      },
      [this, caller = request.caller, l = http::languageOf(request),
       answer = http::share(std::move(reply))](Result<std::string> code) {
        if (!code) return (*answer)(code.error());
        Html content;
        content << "<h1>" << say(l, "Votre adresse de flux", "Your feed address") << "</h1><p class=\"link\">"
                << m_place.publicUrl << "/feeds/" << *code << "</p><p class=\"notice\">"
                << say(l,
                       "Copiez-la dans votre lecteur de flux. Elle ne s’affichera plus\u00a0; perdue, révoquez-la et "
                       "faites-en "
                       "une autre.",
                       "Copy it into your feed reader. It will not be shown again; if it is lost, revoke it and make "
                       "another one.")
                << "</p><p><a class=\"button\" href=\"/subscriptions\">" << say(l, "Revenir", "Go back") << "</a></p>";
        (*answer)(pages::page(201, {std::string(say(l, "Flux Atom", "Atom feed")), l, &caller}, content));
      });
}

void ReaderPages::revokeFeed(http::Request& request, http::Reply reply) {
  m_database.write(
      [this, id = request.param("id"), caller = request.caller](sql::Connection& connection) -> Result<void> {
        if (!revokeFeedLink(connection, caller.personId, id, m_clock.now()))
          return fail(ErrorCode::notFound, say(caller.language, "Cette adresse n’est pas à vous, ou ne sert plus.",
                                               "This address is not yours, or no longer works."));
        return {};
      },
      [answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        (*answer)(people::seeOther("/subscriptions"));
      });
}

void ReaderPages::unsubscribePage(http::Request& request, http::Reply reply) {
  const std::string code = request.param("code");
  const auto personId = m_codes.personOf(code);
  const Language l = http::languageOf(request);
  if (!personId) return reply(usedLink(l));
  m_database.read([code, id = *personId, l, answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto person = people::findPerson(connection, id);
    if (!person) return (*answer)(usedLink(l));
    (*answer)(linkPage(code, *person, findSubscription(connection, id), false));
  });
}

void ReaderPages::unsubscribe(http::Request& request, http::Reply reply) {
  const std::string code = request.param("code");
  const auto personId = m_codes.personOf(code);
  const Language l = http::languageOf(request);
  if (!personId) return reply(usedLink(l));
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const bool oneClick = http::fieldOf(*form, "List-Unsubscribe") == "One-Click";
  const auto frequency =
      oneClick ? std::optional(Frequency::never) : frequencyFromName(http::fieldOf(*form, "frequency"));
  if (!frequency) return reply(wrongChoice(l));
  m_database.write<http::Response>(
      [this, code, id = *personId, frequency, l](sql::Connection& connection) -> Result<http::Response> {
        const auto person = people::findPerson(connection, id);
        if (!person) return tl::unexpected<Error>(usedLink(l));
        readers::choose(connection, id, *frequency, m_clock.now());
        return linkPage(code, *person, findSubscription(connection, id), true);
      },
      [answer = http::share(std::move(reply))](Result<http::Response> page) { (*answer)(std::move(page)); });
}

namespace {
/// The moment that an ETag of ours names: `"MS-HASH"`.
std::optional<TimePoint> timeOfTag(const std::string& held) {
  const std::size_t quote = held.find('"');
  if (quote == std::string::npos) return std::nullopt;
  std::int64_t ms = 0;
  const char* end = held.data() + held.size();
  const auto [stop, error] = std::from_chars(held.data() + quote + 1, end, ms);
  if (error != std::errc() || stop == end || *stop != '-') return std::nullopt;
  return fromMs(ms);
}
}  // namespace

void ReaderPages::feed(http::Request& request, http::Reply reply) {
  const Language asked = http::languageOf(request);
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_guesses.allows(address, asked); !allowed) return reply(allowed.error());
  m_database.read([this, request = std::move(request), address, asked,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const std::string code = request.param("code");
    const auto person = personBehindFeed(connection, code);
    if (!person) {
      m_guesses.mark(address);
      return (*answer)(Error{ErrorCode::gone,
                             std::string(say(asked, "Cette adresse de flux a été révoquée, ou elle est incomplète.",
                                             "This feed address was revoked, or it is incomplete.")),
                             {}});
    }
    const std::string before = request.queryValue("before").value_or("");
    if (!before.empty() && !editions::startOfWeek(before))
      return (*answer)(
          Error{ErrorCode::invalid,
                std::string(say(asked, "before est une semaine, comme 2026-W47.", "before is a week, like 2026-W47.")),
                "before"});
    std::vector<editions::Edition> list = m_editions.list(connection, before, kFeedEditions + 1);
    const bool more = static_cast<int>(list.size()) > kFeedEditions;
    if (more) list.pop_back();
    for (editions::Edition& edition : list) editions::bringUpToDate(connection, edition);
    const std::string here = m_place.publicUrl + "/feeds/" + code;
    const editions::FeedPlace place{m_place.publicUrl, m_place.organisation,
                                    before.empty() ? here : here + "?before=" + before,
                                    more ? here + "?before=" + list.back().week : ""};
    const editions::Labels labels(m_referential(connection));
    const Language l = languageFromTag(person->language);
    editions::Feed feed = editionFeed(list, labels, place, l);
    const std::string tag =
        '"' + std::to_string(toMs(feed.updated)) + "-" + toHex(blake2b(feed.xml)).substr(0, 24) + '"';
    http::Response response{200, {{"Content-Type", "application/atom+xml; charset=utf-8"}}, "", nullptr};
    response.headers.emplace("ETag", tag);
    response.headers.emplace("Cache-Control", "private, no-cache");
    response.headers.emplace("Referrer-Policy", "no-referrer");
    response.headers.emplace("X-Content-Type-Options", "nosniff");
    const std::string held = request.header("If-None-Match").value_or("");
    if (held == "*" || held.find(tag) != std::string::npos) {
      response.status = 304;
      response.headers.erase("Content-Type");
      return (*answer)(std::move(response));
    }
    const auto since = timeOfTag(held);
    if (since && request.header("A-IM").value_or("").find("feed") != std::string::npos) {
      response.status = 226;
      response.headers.emplace("IM", "feed");
      feed = editionFeed(list, labels, place, l, *since);
    }
    response.body = std::move(feed.xml);
    (*answer)(std::move(response));
  });
}

}  // namespace passerelle::readers
