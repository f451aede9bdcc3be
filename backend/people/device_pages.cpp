#include "backend/people/device_pages.h"

#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/form_link_pages.h"
#include "backend/people/policy.h"

namespace passerelle::people {
namespace {
using pages::Html;

std::string_view kindIn(const std::string& kind, Language l) {
  if (kind == "app") return say(l, "Application", "App");
  if (kind == "browser") return say(l, "Navigateur", "Browser");
  if (kind == "form") return say(l, "Formulaire, par lien personnel", "Form, by a personal link");
  return say(l, "Jeton pour programmes", "Token for programs");
}

Html entry(const Device& device, const http::Caller& caller, bool everybody, Language l) {
  Html item;
  item << "<li class=\"row\"><div><strong>" << device.name << "</strong> <span class=\"soft\">"
       << kindIn(device.kind, l) << "</span>";
  if (everybody) item << "<br>" << device.personName;
  if (device.id == caller.deviceId)
    item << "<br><span class=\"good\">" << say(l, "Vous êtes ici", "You are here") << "</span>";
  item << "<br><span class=\"soft small\">" << say(l, "Depuis le ", "Since ") << pages::dateTime(device.createdAt, l)
       << " · " << say(l, "vu le ", "seen ") << pages::dateTime(device.seenAt, l)
       << "</span></div><form method=\"post\" action=\"/devices/" << pages::urlPart(device.id) << "/revoke\">"
       << pages::csrfField(caller) << "<button aria-label=\""
       << pages::attribute(std::string(say(l, "Déconnecter ", "Sign out ")) + device.name) << "\">"
       << say(l, "Déconnecter", "Sign out") << "</button></form></li>";
  return item;
}
}  // namespace

void DevicePages::list(http::Request& request, http::Reply reply) {
  const bool mayAll = scopeOf(Permission::manageDevices, request.caller.roles) == Scope::any;
  const bool everybody = request.queryValue("person") == "all";
  const Language l = http::languageOf(request);
  if (everybody && !mayAll)
    return reply(
        Error{ErrorCode::forbidden,
              std::string(say(l, "Vous ne voyez que vos propres appareils.", "You see your own devices only.")),
              {}});
  m_database.read([this, caller = request.caller, everybody, mayAll, l,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto devices = livingDevices(connection, everybody ? "" : caller.personId, m_clock.now(), kMostDevices);
    const std::string title(everybody ? say(l, "Tous les appareils", "All devices")
                                      : say(l, "Mes appareils", "My devices"));
    Html content;
    content << "<h1>" << title << "</h1><p>"
            << say(l,
                   "Chaque application et chaque navigateur connectés. Un téléphone perdu ? Déconnectez-le : il "
                   "n’obtient plus rien, et ce qu’il avait déjà envoyé reste.",
                   "Every app and browser that is signed in. A lost phone? Sign it out: it gets nothing any more, and "
                   "what it had sent stays.")
            << "</p>";
    if (devices.empty()) content << "<p>" << say(l, "Aucun appareil.", "No device.") << "</p>";
    content << "<ul class=\"list\">";
    for (const Device& device : devices) content << entry(device, caller, everybody, l);
    content << "</ul>"
            << formLinkSection(
                   livingFormLinks(connection, everybody ? "" : caller.personId, m_clock.now(), kMostDevices), caller,
                   everybody, l);
    if (mayAll && !everybody)
      content << "<p><a href=\"/devices?person=all\">" << say(l, "Voir ceux de tout le monde", "See everybody’s")
              << "</a></p>";
    if (caller.browser && !everybody)
      content << "<form method=\"post\" action=\"/leave\">" << pages::csrfField(caller) << "<button>"
              << say(l, "Quitter Passerelle sur ce navigateur", "Leave Passerelle on this browser")
              << "</button></form>";
    (*answer)(pages::page(200, {title, l, &caller}, content));
  });
}

void DevicePages::revoke(http::Request& request, http::Reply reply) {
  const std::string id = request.param("id");
  m_database.write([this, id, caller = request.caller, l = http::languageOf(request)](
                       sql::Connection& connection) { return m_service.revoke(connection, caller, id, l); },
                   [this, id, answer = http::share(std::move(reply))](Result<void> done) {
                     if (!done) return (*answer)(done.error());
                     m_sessions.forgetDevice(id);
                     (*answer)(seeOther("/devices"));
                   });
}

void DevicePages::leave(http::Request& request, http::Reply reply) {
  const std::string id = request.caller.deviceId;
  m_database.write([this, id, caller = request.caller, l = http::languageOf(request)](
                       sql::Connection& connection) { return m_service.revoke(connection, caller, id, l); },
                   [this, id, answer = http::share(std::move(reply))](Result<void> done) {
                     if (!done) return (*answer)(done.error());
                     m_sessions.forgetDevice(id);
                     auto response = seeOther("/");
                     response.headers.emplace("Set-Cookie", endedCookie());
                     (*answer)(std::move(response));
                   });
}

}  // namespace passerelle::people
