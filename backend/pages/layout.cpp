#include "backend/pages/layout.h"

#include <array>
#include <nlohmann/json.hpp>

#include "backend/http/language.h"
#include "backend/pages/style_css.h"
#include "backend/people/policy.h"
#include "shared/base/digest.h"

namespace passerelle::pages {
namespace {

/// Names the stylesheet's version, so that browsers may keep it.
const std::string& styleVersion() {
  static const std::string version = sha256Hex(kStyle).substr(0, 12);
  return version;
}

Html navigation(const Frame& frame) {
  const Language l = frame.language;
  Html nav;
  const bool known = frame.caller != nullptr && frame.caller->known();
  if (known)
    nav << "<header class=\"top many\">";
  else
    nav << "<header class=\"top\">";
  nav << "<nav aria-label=\"" << attribute(say(l, "Pages", "Pages")) << "\"><a class=\"brand\" href=\"/\">"
      << "<img src=\"/icon.svg\" alt=\"Passerelle\"><span class=\"brandname\" "
         "aria-hidden=\"true\">Passerelle</span></a>";
  if (!known) {
    nav << "<a href=\"/enter\">" << say(l, "Se connecter", "Sign in") << "</a>";
  } else if (frame.caller->formOnly) {
    nav << "<a href=\"/form\">" << say(l, "Déposer", "File") << "</a><a href=\"/form/mine\">"
        << say(l, "Mes dépôts", "What I filed") << "</a>";
  } else {
    nav << "<a href=\"/editions\">" << say(l, "Éditions", "Editions") << "</a>";
    nav << "<a href=\"/notifications\">" << say(l, "Notifications", "Notifications") << "</a>";
    nav << "<a href=\"/ideas\">" << say(l, "Idées", "Ideas") << "</a>";
    nav << "<a href=\"/rounds\">" << say(l, "Scrutins", "Rounds") << "</a>";
    nav << "<a href=\"/answers\">" << say(l, "Réponses", "Answers") << "</a>";
    nav << "<a href=\"/palmares\">" << say(l, "Palmarès", "Palmarès") << "</a>";
    if (scopeOf(Permission::answerReport, frame.caller->roles) != Scope::none || !frame.caller->standsInFor.empty())
      nav << "<a href=\"/hour\">" << say(l, "Mon magasin", "My store") << "</a>";
    if (scopeOf(Permission::attendMeetings, frame.caller->roles) != Scope::none)
      nav << "<a href=\"/meetings\">" << say(l, "Réunions", "Meetings") << "</a>";
    if (scopeOf(Permission::invite, frame.caller->roles) != Scope::none)
      nav << "<a href=\"/admin\">" << say(l, "Administration", "Administration") << "</a>";
    nav << "<a href=\"/devices\">" << say(l, "Appareils", "Devices") << "</a>";
  }
  nav << "</nav></header>";
  return nav;
}

struct Words {
  int status;
  std::string_view titleFr, titleEn, doFr, doEn;
};
constexpr Words kProblems[] = {
    {400, "Cette demande est illisible", "This request cannot be read",
     "Revenez en arrière, rechargez la page, puis recommencez.", "Go back, load the page again, then repeat."},
    {401, "Connectez-vous pour voir cette page", "Sign in to see this page",
     "Le lien de connexion part par courriel ; la personne qui administre Passerelle peut aussi vous inviter.",
     "The sign-in link comes by mail; the programme administrator can also invite you."},
    {403, "Cette page n’est pas pour votre rôle", "This page is not for your role", "", ""},
    {404, "Il n’y a rien à cette adresse", "There is nothing at this address", "Le lien est peut-être incomplet.",
     "The link may be incomplete."},
    {405, "Cette adresse ne s’ouvre pas ainsi", "This address does not open this way",
     "Revenez en arrière et passez par le bouton de la page.", "Go back and use the button of the page."},
    {410, "Ce lien ne sert plus", "This link no longer works", "", ""},
    {413, "C’est trop gros", "This is too large",
     "Revenez en arrière : ce que vous avez écrit y est encore. Réduisez la photo ou le fichier, puis recommencez.",
     "Go back: what you wrote is still there. Make the picture or file smaller, then repeat."},
    {429, "Trop d’essais", "Too many attempts", "", ""},
    {500, "Le serveur s’est trompé", "The server made a mistake",
     "Ce n’est pas vous. Réessayez ; si cela recommence, dites l’heure à la personne qui administre Passerelle.",
     "It was not you. Try again; if it happens again, tell the programme administrator what time it is."},
    {503, "Le serveur est occupé", "The server is busy", "Réessayez dans quelques secondes.",
     "Try again in a few seconds."},
    {507, "Le serveur n’a plus de place", "The server has no space left",
     "Prévenez la personne qui administre Passerelle ; gardez votre texte en attendant.",
     "Tell the programme administrator; keep your text until then."},
};
}  // namespace

http::Response page(int status, const Frame& frame, const Html& content) {
  Html out;
  out << "<!DOCTYPE html><html lang=\"" << attribute(tagOf(frame.language))
      << "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width,initial-scale=1\"><title>"
      << frame.title << (frame.title == "Passerelle" ? std::string_view() : " · Passerelle")
      << "</title><link rel=\"stylesheet\" href=\"/style.css?v=" << urlPart(styleVersion())
      << "\"><link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\"></head><body>" << navigation(frame);
  if (frame.wide)
    out << "<main class=\"wide\">";
  else
    out << "<main>";
  out << content << "</main></body></html>\n";
  auto response = http::html(status, out.markup());
  response.headers.emplace(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors "
      "'none'; base-uri 'none'");
  response.headers.emplace("Referrer-Policy", "no-referrer");
  response.headers.emplace("X-Content-Type-Options", "nosniff");
  response.headers.emplace("Cache-Control", "no-store");
  response.headers.emplace("Content-Language", std::string(tagOf(frame.language)));
  return response;
}

Html csrfField(const http::Caller& caller) {
  Html field;
  field << "<input type=\"hidden\" name=\"csrf\" value=\"" << attribute(caller.csrf) << "\">";
  return field;
}

Html postButton(const std::string& action, std::string_view words, const http::Caller& caller, bool isAct) {
  Html html;
  html << "<form method=\"post\" action=\"" << href(action) << "\">" << csrfField(caller) << "<p>";
  if (isAct)
    html << "<button class=\"act\">";
  else
    html << "<button>";
  html << words << "</button></p></form>";
  return html;
}

void style(http::Request&, http::Reply reply) {
  reply(http::Response{200,
                       {{"Content-Type", "text/css; charset=utf-8"}, {"Cache-Control", "public, max-age=86400"}},
                       std::string(kStyle),
                       nullptr});
}

void icon(http::Request&, http::Reply reply) {
  reply(http::Response{200,
                       {{"Content-Type", "image/svg+xml"}, {"Cache-Control", "public, max-age=86400"}},
                       std::string(kIcon),
                       nullptr});
}

bool wantsPage(const http::Request& request) {
  return !request.path.starts_with("/v1/") &&
         request.header("Accept").value_or("").find("text/html") != std::string::npos;
}

http::Response problemPage(const http::Response& problem, Language language) {
  const auto json = nlohmann::json::parse(problem.body, nullptr, false);
  std::string title(say(language, "Cela n’a pas marché", "This did not work"));
  std::string advice;
  for (const Words& words : kProblems) {
    if (words.status != problem.status) continue;
    title = say(language, words.titleFr, words.titleEn);
    advice = say(language, words.doFr, words.doEn);
  }
  // What names a field was said by the page's own room, in the reader's language: it says more than the table.
  const bool ofField = problem.status == 400 && json.is_object() && !json.value("field", "").empty();
  if (ofField) title = say(language, "Il y a quelque chose à corriger", "Something needs mending");
  if (json.is_object() && (advice.empty() || ofField)) advice = json.value("detail", advice);
  Html content;
  content << "<h1>" << title << "</h1><p>" << advice << "</p>";
  if (ofField)
    content << "<p>"
            << say(language, "Revenez en arrière\u00a0: ce que vous avez écrit y est encore.",
                   "Go back: what you wrote is still there.")
            << "</p>";
  if (problem.status == 401)
    content << "<p><a class=\"button\" href=\"/enter\">" << say(language, "Recevoir un lien", "Get a link")
            << "</a></p>";
  else
    content << "<p><a href=\"/\">" << say(language, "Première page", "First page") << "</a></p>";
  auto response = page(problem.status, {title, language}, content);
  for (const char* kept : {"Retry-After", "Allow"}) {
    if (const auto found = problem.headers.find(std::string_view(kept)); found != problem.headers.end())
      response.headers.insert(*found);
  }
  return response;
}

http::Reply dressProblems(const http::Request& request, http::Reply reply) {
  if (!wantsPage(request)) return reply;
  auto answer = http::share(std::move(reply));
  return http::Reply(
      [answer, language = http::languageOf(request)](http::Response response) {
        const auto type = response.headers.find(std::string_view("Content-Type"));
        const bool problem = type != response.headers.end() && type->second.starts_with("application/problem+json");
        (*answer)(problem ? problemPage(response, language) : std::move(response));
      },
      answer->requestId());
}

}  // namespace passerelle::pages
