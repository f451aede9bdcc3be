#include "backend/people/form_link_pages.h"

#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/device_pages.h"
#include "backend/people/entry_pages.h"
#include "backend/people/qr.h"

namespace passerelle::people {
using pages::Html;

http::Response formLinkPage(const Invitation& made, const http::Caller& caller, Language l) {
  Html content;
  content << "<h1>" << say(l, "Lien personnel de ", "Personal link of ") << made.person.name << "</h1><p>"
          << say(l,
                 "À ouvrir avec l’appareil photo ou le navigateur d’un téléphone sans l’application, puis à garder en "
                 "favori. Il ouvre le formulaire et les dépôts de cette personne, rien d’autre.",
                 "To be opened with the camera or the browser of a phone without the app, then kept as a bookmark. It "
                 "opens the form and what this person filed by it, nothing else.")
          << "</p><div class=\"qr\">" << pages::Escaped{qrSvg(made.link)} << "</div><p class=\"link\">" << made.link
          << "</p><p class=\"notice\">" << say(l, "Sert jusqu’au ", "Works until ")
          << pages::dateTime(made.expiresAt, l)
          << say(l,
                 ", autant de fois que l’on veut. Qui a ce lien peut déposer à votre place\u00a0: ne le transmettez "
                 "pas. Il "
                 "ne s’affichera plus\u00a0; perdu, révoquez-le dans la liste des appareils.",
                 ", as often as one likes. Who has this link can file in your place: do not pass it on. It will not be "
                 "shown again; if it is lost, revoke it in the list of devices.")
          << "</p><p class=\"screen\"><a class=\"button\" href=\"/devices\">"
          << say(l, "Voir mes liens et appareils", "See my links and devices") << "</a></p>";
  return pages::page(201, {std::string(say(l, "Lien personnel", "Personal link")), l, &caller}, content);
}

Html formLinkSection(const std::vector<FormLink>& links, const http::Caller& caller, bool everybody, Language l) {
  Html section;
  section
      << "<h2>" << say(l, "Liens personnels vers le formulaire", "Personal links to the form") << "</h2><p>"
      << say(l,
             "Pour un téléphone sans l’application\u00a0: un formulaire qui dépose un texte et une photo, quand il y a "
             "du réseau. Un lien égaré\u00a0? Révoquez-le.",
             "For a phone without the app: a form that files a text and a picture, when there is network. A link "
             "gone astray? Revoke it.")
      << "</p>";
  if (!links.empty()) section << "<ul class=\"list\">";
  for (const FormLink& link : links) {
    section << "<li class=\"row\"><div>";
    if (everybody) section << "<strong>" << link.personName << "</strong><br>";
    section << "<span class=\"small\">" << say(l, "Fait le ", "Made ") << pages::dateTime(link.createdAt, l) << "<br>"
            << say(l, "sert jusqu’au ", "works until ") << pages::dateTime(link.expiresAt, l)
            << "</span></div><form method=\"post\" action=\"/devices/form-links/" << pages::urlPart(link.id)
            << "/revoke\">" << pages::csrfField(caller) << "<button aria-label=\""
            << pages::attribute(std::string(say(l, "Révoquer le lien fait le ", "Revoke the link made ")) +
                                pages::dateTime(link.createdAt, l))
            << "\">" << say(l, "Révoquer", "Revoke") << "</button></form></li>";
  }
  if (!links.empty()) section << "</ul>";
  if (!everybody)
    section << "<form method=\"post\" action=\"/devices/form-links\">" << pages::csrfField(caller) << "<p><button>"
            << say(l, "Faire un lien personnel", "Make a personal link") << "</button></p></form><p><a href=\"/form\">"
            << say(l, "Déposer depuis ce navigateur", "File from this browser") << "</a></p>";
  return section;
}

void DevicePages::makeLink(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  m_database.write<Invitation>(
      [this, caller = request.caller, l](sql::Connection& connection) -> Result<Invitation> {
        const auto person = findPerson(connection, caller.personId);
        if (!person)
          return fail(ErrorCode::notFound, say(l, "Cette personne n’existe plus.", "This person no longer exists."));
        return m_service.makeFormLink(connection, caller.personId, *person);
      },
      [caller = request.caller, l, answer = http::share(std::move(reply))](Result<Invitation> made) {
        if (!made) return (*answer)(made.error());
        (*answer)(formLinkPage(*made, caller, l));
      });
}

void DevicePages::revokeLink(http::Request& request, http::Reply reply) {
  m_database.write([this, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](
                       sql::Connection& connection) { return m_service.revokeLink(connection, caller, id, l); },
                   [this, answer = http::share(std::move(reply))](Result<void> done) {
                     if (!done) return (*answer)(done.error());
                     m_sessions.forgetAll();
                     (*answer)(seeOther("/devices"));
                   });
}

void EntryPages::formDoor(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  m_database.read([this, code = request.param("code"), l,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto person = m_service.personBehindFormLink(connection, code);
    Html content;
    if (!person) {
      content << "<h1>" << say(l, "Ce lien ne sert plus", "This link no longer works") << "</h1><p>"
              << say(l, "Il a été révoqué, il est trop ancien ou incomplet. Demandez-en un autre.",
                     "It was revoked, is too old or incomplete. Ask for another one.")
              << "</p>";
      return (*answer)(pages::page(410, {std::string(say(l, "Lien usé", "Used link")), l}, content));
    }
    const Language theirs = languageFromTag(person->language);
    content << "<h1>" << say(theirs, "Bonjour ", "Hello ") << person->name << "</h1><p>"
            << say(theirs,
                   "Ce lien est le vôtre\u00a0: il ouvre le formulaire des rapports d’étonnement. Gardez-le en favori, "
                   "ne le "
                   "transmettez pas.",
                   "This link is yours: it opens the form of the astonishment reports. Keep it as a bookmark, do not "
                   "pass it on.")
            << "</p><form method=\"post\" action=\"" << pages::href(std::string(kFormLinkPath) + code)
            << "\"><p><button class=\"act\">" << say(theirs, "Ouvrir le formulaire", "Open the form")
            << "</button></p></form>";
    (*answer)(pages::page(200, {std::string(say(theirs, "Formulaire", "Form")), theirs}, content));
  });
}

void EntryPages::openForm(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_guesses.allows(address, l); !allowed) return reply(allowed.error());
  if (!mayKeepSession(request))
    return reply(
        Error{ErrorCode::refused,
              std::string(say(l, "Cette liaison n’est pas chiffrée\u00a0: ouvrez le lien à l’adresse https du serveur.",
                              "This connection is not encrypted: open the link at the server's https address.")),
              {}});
  m_database.write<SignedIn>(
      [this, code = request.param("code"), browser = browserName(request), l](sql::Connection& connection) {
        return m_service.openForm(connection, code, browser, l);
      },
      [this, address, answer = http::share(std::move(reply))](Result<SignedIn> in) {
        if (!in) {
          if (in.error().code == ErrorCode::gone) m_guesses.mark(address);
          return (*answer)(in.error());
        }
        auto response = seeOther("/form");
        response.headers.emplace("Set-Cookie", sessionCookie(*in, m_clock.now()));
        (*answer)(std::move(response));
      });
}

}  // namespace passerelle::people
