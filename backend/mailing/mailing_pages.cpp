#include "backend/mailing/mailing_pages.h"

#include "backend/editions/edition.h"
#include "backend/editions/edition_words.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"
#include "backend/people/cookie.h"
#include "backend/readers/subscription.h"

namespace passerelle::mailing {
namespace {
using editions::counted;
using pages::attribute;
using pages::Html;
constexpr int kShown = 50, kMailboxes = 200;

std::string titleOf(const std::string& issue, Language l) {
  editions::Edition named;
  named.week = issue;
  if (named.isMonth()) return pages::monthInWords(issue, l);
  const auto monday = editions::startOfWeek(issue);
  return monday ? editions::weekInWords(*monday, l) : issue;
}

std::string_view stateWords(const std::string& state, Language l) {
  if (state == "running") return say(l, "En cours d’envoi", "Being sent");
  if (state == "stopped") return say(l, "Arrêté", "Stopped");
  return say(l, "Terminé", "Finished");
}

Html numbers(const Progress& progress, Language l) {
  Html html;
  html << "<div class=\"cards\">";
  const auto card = [&html](std::int64_t number, std::string_view words) {
    html << "<div class=\"card\"><p class=\"number\">" << number << "</p><p>" << words << "</p></div>";
  };
  card(progress.sent, say(l, "parties", "sent"));
  card(progress.waiting, say(l, "en attente", "waiting"));
  card(progress.nothing,
       say(l, "sans rien de nouveau à lire, ou plus voulues", "with nothing new to read, or no longer wanted"));
  card(progress.refused, say(l, "refusées par le serveur de courrier", "refused by the mail server"));
  html << "</div><p><progress max=\"" << std::max<std::int64_t>(progress.all(), 1) << "\" value=\""
       << progress.all() - progress.waiting << "\" aria-label=\""
       << attribute(say(l, "Avancement de l’envoi", "Progress of the mailing")) << "\">"
       << progress.all() - progress.waiting << " / " << progress.all() << "</progress></p>";
  return html;
}
}  // namespace

void MailingPages::progress(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, issue = request.param("week"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto mailing = findMailing(connection, issue);
    if (!mailing)
      return (*answer)(Error{ErrorCode::notFound,
                             std::string(say(l, "Cette édition n’est pas partie.", "This edition has not gone out.")),
                             {}});
    const std::string title = std::string(say(l, "Envoi, ", "Mailing, ")) + titleOf(issue, l);
    const std::string path = "/editions/" + pages::encodeUrlPart(issue) + "/mailing";
    Html content;
    content << "<h1>" << title << "</h1><p><strong>" << stateWords(mailing->state, l) << "</strong> · "
            << say(l, "commencé le ", "begun on ") << pages::dateTime(mailing->startedAt, l);
    if (mailing->finishedAt)
      content << " · " << say(l, "terminé le ", "finished on ") << pages::dateTime(*mailing->finishedAt, l);
    content << "</p>";
    if (!mailing->failure.empty())
      content << "<p class=\"notice\"><strong>"
              << (mailing->state == "stopped"
                      ? say(l, "L’envoi s’est arrêté\u00a0: le serveur de courrier refuse les lettres.",
                            "The mailing stopped: the mail server refuses the letters.")
                      : say(l, "Le serveur de courrier ne répond pas\u00a0; nouvel essai bientôt.",
                            "The mail server does not answer; it will be tried again soon."))
              << "</strong><br>" << mailing->failure << "</p>";
    content << numbers(progressOf(connection, issue), l);
    if (mailing->state == "running")
      content << "<p><a class=\"button\" href=\"" << pages::href(path) << "\">" << say(l, "Actualiser", "Look again")
              << "</a></p>"
              << pages::postButton(path + "/stop", say(l, "Arrêter l’envoi", "Stop the mailing"), caller, false);
    if (mailing->state == "stopped")
      content << pages::postButton(path + "/resume", say(l, "Reprendre l’envoi", "Take the mailing up again"), caller,
                                   true);
    const auto missing = undelivered(connection, issue, kShown);
    if (!missing.empty()) {
      content << "<h2>" << say(l, "Pas encore arrivées", "Not arrived yet")
              << "</h2><div class=\"scroll\"><table><thead><tr><th>" << say(l, "Personne", "Person") << "</th><th>"
              << say(l, "Le serveur de courrier a dit", "The mail server said") << "</th><th>"
              << say(l, "Suite", "Then") << "</th></tr></thead><tbody>";
      for (const Undelivered& one : missing)
        content << "<tr><td>" << one.name << "<br><span class=\"soft small\">" << one.email << "</span></td><td>"
                << one.failure << "</td><td>"
                << (one.isOver ? say(l, "abandonnée", "given up") : say(l, "nouvel essai", "to be tried again"))
                << "</td></tr>";
      content << "</tbody></table></div>";
    }
    content << "<p><a href=\"/admin/mailboxes\">"
            << say(l, "Boîtes qui ne reçoivent plus", "Mailboxes that take no mail") << "</a></p>";
    (*answer)(pages::page(200, {title, l, &caller, true}, content));
  });
}

void MailingPages::change(http::Request& request, http::Reply reply, Change what) {
  const std::string issue = request.param("week");
  m_database.write(
      [this, what, issue, caller = request.caller](sql::Connection& connection) {
        return (m_service.*what)(connection, issue, caller.personId, m_clock.now(), caller.language);
      },
      [issue, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        (*answer)(people::seeOther("/editions/" + pages::encodeUrlPart(issue) + "/mailing"));
      });
}

void MailingPages::send(http::Request& request, http::Reply reply) {
  change(request, std::move(reply), &MailingService::start);
}
void MailingPages::stop(http::Request& request, http::Reply reply) {
  change(request, std::move(reply), &MailingService::stop);
}
void MailingPages::resume(http::Request& request, http::Reply reply) {
  change(request, std::move(reply), &MailingService::resume);
}

namespace {
Html mailboxesHtml(sql::Connection& connection, const http::Caller& caller,
                   const std::optional<readers::BounceImport>& imported, Language l) {
  Html content;
  content
      << "<h1>" << say(l, "Boîtes qui ne reçoivent plus", "Mailboxes that take no mail") << "</h1><p>"
      << say(l,
             "Un serveur de courrier a refusé ces adresses pour de bon\u00a0: plus rien ne leur est envoyé. Corrigez "
             "l’adresse, puis reprenez\u00a0; la personne peut aussi reprendre elle-même.",
             "A mail server refused these addresses for good: nothing is sent to them any more. Correct the "
             "address, then take it up again; the person can do so too.")
      << "</p>";
  if (imported) {
    content << "<p class=\"notice\"><strong>"
            << counted(static_cast<std::int64_t>(imported->paused.size()), say(l, "boîte suspendue", "mailbox paused"),
                       say(l, "boîtes suspendues", "mailboxes paused"), l)
            << ".</strong>";
    if (!imported->unknown.empty()) {
      content << " " << say(l, "Adresses que personne n’a ici\u00a0: ", "Addresses that nobody has here: ");
      for (std::size_t i = 0; i < std::min<std::size_t>(imported->unknown.size(), 20); ++i) {
        if (i > 0) content << ", ";
        content << imported->unknown[i];
      }
    }
    content << "</p>";
  }
  const auto paused = readers::pausedReaders(connection, kMailboxes);
  if (paused.empty())
    content << "<p class=\"soft\">" << say(l, "Toutes les boîtes reçoivent.", "All mailboxes take mail.") << "</p>";
  content << "<ul class=\"list\">";
  for (const readers::PausedReader& one : paused)
    content << "<li class=\"row\"><div><strong>" << one.name << "</strong> <span class=\"soft\">" << one.email
            << "</span><br><span class=\"small\">" << pages::dateTime(one.pausedAt, l) << " · "
            << (one.reason == "returned" ? std::string(say(l, "courriel revenu", "mail came back")) : one.reason)
            << "</span></div><form method=\"post\" action=\"/admin/mailboxes/" << pages::urlPart(one.personId)
            << "/resume\">" << pages::csrfField(caller) << "<button aria-label=\""
            << attribute(std::string(say(l, "Reprendre pour ", "Take up again for ")) + one.name) << "\">"
            << say(l, "Reprendre", "Take up again") << "</button></form></li>";
  content << "</ul><form class=\"card\" method=\"post\" action=\"/admin/mailboxes\"><h2>"
          << say(l, "Courriels revenus", "Mail that came back") << "</h2>" << pages::csrfField(caller)
          << "<label class=\"plain\" for=\"returned\">"
          << say(l, "Collez les avis de non-remise, ou une adresse par ligne",
                 "Paste the non-delivery reports, or one address a line")
          << "</label><textarea id=\"returned\" name=\"returned\" rows=\"8\" required></textarea><p><button>"
          << say(l, "Suspendre ces boîtes", "Pause these mailboxes") << "</button></p></form>";
  return content;
}
}  // namespace

void MailingPages::mailboxes(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(pages::page(200, {std::string(say(l, "Boîtes aux lettres", "Mailboxes")), l, &caller},
                          mailboxesHtml(connection, caller, std::nullopt, l)));
  });
}

void MailingPages::importBounces(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const std::string pasted = http::fieldOf(*form, "returned");
  if (readers::bouncedAddresses(pasted).empty())
    return reply(Error{ErrorCode::invalid,
                       std::string(say(l, "Il n’y a pas d’adresse dans ce texte\u00a0: collez-en une par ligne.",
                                       "There is no address in this text: paste one a line.")),
                       "returned"});
  m_database.write<Html>(
      [this, pasted, caller = request.caller, l](sql::Connection& connection) -> Result<Html> {
        const auto imported = readers::importBounces(connection, pasted, m_clock.now());
        return mailboxesHtml(connection, caller, imported, l);
      },
      [caller = request.caller, l, answer = http::share(std::move(reply))](Result<Html> content) {
        if (!content) return (*answer)(content.error());
        (*answer)(pages::page(200, {std::string(say(l, "Boîtes aux lettres", "Mailboxes")), l, &caller}, *content));
      });
}

void MailingPages::wakeUp(http::Request& request, http::Reply reply) {
  m_database.write(
      [this, id = request.param("id"), l = http::languageOf(request)](sql::Connection& connection) -> Result<void> {
        if (!readers::findSubscription(connection, id).pausedAt)
          return fail(ErrorCode::notFound, say(l, "Cette boîte n’est pas suspendue.", "This mailbox is not paused."));
        readers::resume(connection, id, m_clock.now());
        return {};
      },
      [answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        (*answer)(people::seeOther("/admin/mailboxes"));
      });
}

}  // namespace passerelle::mailing
