#include "backend/people/entry_pages.h"

#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/policy.h"
#include "backend/people/qr.h"
#include "backend/people/token.h"
#include "shared/domain/pairing.h"

namespace passerelle::people {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;

Html qrFigure(const std::string& text) {
  Html figure;
  figure << "<div class=\"qr\">" << pages::Escaped{qrSvg(text)} << "</div>";
  return figure;
}
}  // namespace

void EntryPages::first(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const ReachReport report = m_reachability.last();
  Html content;
  content
      << "<h1>" << m_organisation << "</h1><p class=\"lead\">"
      << say(l,
             "La passerelle entre le siège et le terrain : ce qui étonne en magasin, les meilleures idées, et ce "
             "que chacune devient.",
             "The gangway between head office and the field: what surprises in a shop, the best ideas, and what "
             "becomes of each.")
      << "</p><div class=\"card\"><h2>" << say(l, "Entrer", "Come in") << "</h2><p>"
      << say(l,
             "Avec l’application : ouvrez-la et lisez le code de votre invitation. Avec ce navigateur : demandez "
             "un lien.",
             "With the app: open it and read the code of your invitation. With this browser: ask for a link.")
      << "</p><p><a class=\"button\" href=\"/enter\">" << say(l, "Recevoir un lien", "Get a link") << "</a></p></div>"
      << "<div class=\"card\"><h2>" << say(l, "Comment rejoindre", "How to join") << "</h2><ul><li>"
      << say(l,
             "Sur un téléphone ou un ordinateur, avec l’application\u00a0: lisez le code QR que l’on vous a donné, sur "
             "une affiche, un écran ou un courriel\u00a0; comparez trois mots, et c’est fait. Tout s’écrit sans "
             "réseau.",
             "On a phone or a computer, with the app: read the QR code that you were given, on a poster, a screen or "
             "in a mail; compare three words, and that is all. Everything can be written without a network.")
      << "</li><li>"
      << say(l,
             "Dans un navigateur\u00a0: le lien qui part par courriel ouvre les éditions, les rapports, les scrutins "
             "et "
             "vos notifications. On y soutient, on y commente, on y vote en pressant un bouton.",
             "In a browser: the link that comes by mail opens the editions, the reports, the rounds and your "
             "notifications. You support, comment and vote there by pressing a button.")
      << "</li><li>"
      << say(l,
             "Sans l’application, pour déposer un rapport\u00a0: demandez votre lien personnel à la personne qui "
             "administre Passerelle.",
             "Without the app, to file a report: ask the programme administrator for your personal link.")
      << "</li></ul></div><div class=\"card\"><h2>"
      << say(l, "Ce que devient un étonnement", "What becomes of an astonishment") << "</h2><ol><li>"
      << say(l, "Vous le notez en dix secondes, dans le rayon.", "You note it in ten seconds, in the aisle.")
      << "</li><li>"
      << say(l, "Le magasin visité le lit d’abord, pendant trois jours, et peut répondre.",
             "The store that was visited reads it first, for three days, and can answer.")
      << "</li><li>"
      << say(l, "Puis tout le siège le lit, soutient ses idées, en parle.",
             "Then all of head office reads it, supports its ideas, talks about it.")
      << "</li><li>"
      << say(l, "Chaque idée reçoit une réponse, que son auteur et le magasin apprennent le jour même.",
             "Every idea gets an answer, which its author and the store learn the same day.")
      << "</li></ol></div>"
      << "<div class=\"card\"><h2>" << say(l, "Ce serveur est-il joignable ?", "Can this server be reached?")
      << "</h2><p><span class=\"link\">" << m_reachability.publicUrl() << "</span><br>" << sentenceOf(report.reach, l);
  if (report.reach != Reach::unchecked)
    content << " <span class=\"soft small\">(" << pages::dateTime(report.at, l) << ")</span>";
  content << "</p>" << qrFigure(m_reachability.publicUrl() + "/reach") << "<p class=\"soft\">"
          << say(l, "Un téléphone qui lit ce code avec son appareil photo doit voir « Ce téléphone joint le serveur ».",
                 "A phone that reads this code with its camera should show “This phone reaches the server”.")
          << "</p></div>";
  reply(pages::page(200, {m_organisation, l}, content));
}

void EntryPages::reached(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  Html content;
  content << "<h1>" << say(l, "Ce téléphone joint le serveur", "This phone reaches the server") << "</h1><p>"
          << say(l, "Les invitations fonctionneront ici. Vous pouvez fermer cette page.",
                 "Invitations will work here. You can close this page.")
          << "</p>";
  if (!request.secure)
    content << "<p class=\"notice\">"
            << say(l,
                   "La liaison n’est pas chiffrée. Les téléphones refusent les applications qui parlent ainsi : donnez "
                   "au serveur une adresse https.",
                   "The connection is not encrypted. Phones refuse apps that talk this way: give the server an https "
                   "address.")
            << "</p>";
  reply(pages::page(200, {std::string(say(l, "Joignable", "Reachable")), l}, content));
}

void EntryPages::join(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  Html content;
  content
      << "<h1>" << say(l, "Rejoindre avec l’application", "Join with the app") << "</h1><ol><li>"
      << say(l, "Copiez l’adresse complète de cette page, avec ce qui suit le #.",
             "Copy the whole address of this page, with what follows the #.")
      << "</li><li>"
      << say(l,
             "Ouvrez l’application Passerelle et choisissez « Coller le lien » ; ou lisez le code QR de l’invitation.",
             "Open the Passerelle app and choose “Paste the link”; or read the invitation’s QR code.")
      << "</li><li>" << say(l, "Comparez les trois mots, puis confirmez.", "Compare the three words, then confirm.")
      << "</li></ol><p class=\"soft\">"
      << say(l, "Ce qui suit le # reste dans votre navigateur : le serveur ne le voit pas.",
             "What follows the # stays in your browser: the server does not see it.")
      << "</p>";
  reply(pages::page(200, {std::string(say(l, "Rejoindre", "Join")), l}, content));
}

void EntryPages::ask(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  Html content;
  content << "<h1>" << say(l, "Se connecter", "Sign in") << "</h1><p>"
          << say(l,
                 "Donnez votre adresse professionnelle : un lien part aussitôt. Il sert une fois, dans les 15 minutes. "
                 "Pas de mot de passe.",
                 "Give your work address: a link leaves at once. It works once, within 15 minutes. No password.")
          << "</p><form class=\"card\" method=\"post\" action=\"/enter\"><label>"
          << say(l, "Adresse électronique", "E-mail address")
          << "<input type=\"email\" name=\"email\" required autocomplete=\"email\" "
             "maxlength=\"254\"></label><p><button class=\"act\">"
          << say(l, "Recevoir un lien", "Get a link") << "</button></p></form>";
  reply(pages::page(200, {std::string(say(l, "Se connecter", "Sign in")), l}, content));
}

void EntryPages::sendLink(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const std::string email = lowered(trimmed(http::fieldOf(*form, "email")));
  if (!isEmail(email))
    return reply(Error{ErrorCode::invalid,
                       std::string(say(l, "Cette adresse n’a pas la forme nom@entreprise.fr.",
                                       "This address does not look like name@company.com.")),
                       "email"});
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_askers.allows(address, l); !allowed) return reply(allowed.error());
  if (auto allowed = m_mailed.allows(email, l); !allowed) return reply(allowed.error());
  m_askers.mark(address);
  m_mailed.mark(email);
  m_database.write(
      [this, email](sql::Connection& connection) -> Result<void> {
        const auto person = findPersonByEmail(connection, email);
        return person ? m_mails.enqueueSignIn(connection, *person) : Result<void>{};
      },
      [l, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        Html content;
        content << "<h1>" << say(l, "Regardez vos courriels", "Look at your mail") << "</h1><p>"
                << say(l,
                       "Si cette adresse est connue ici, un lien est en route. Il sert une fois, dans les 15 minutes.",
                       "If this address is known here, a link is on its way. It works once, within 15 minutes.")
                << "</p><p class=\"soft\">"
                << say(l,
                       "Rien reçu ? Regardez les indésirables, puis demandez à la personne qui administre Passerelle "
                       "de vous inviter.",
                       "Nothing came? Look into the junk folder, then ask the programme administrator to invite you.")
                << "</p>";
        (*answer)(pages::page(200, {std::string(say(l, "Lien demandé", "Link asked for")), l}, content));
      });
}

void EntryPages::door(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  m_database.read([this, code = request.param("code"), l,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto person = personBehindCode(connection, digestOf(code), m_clock.now());
    Html content;
    if (!person) {
      content << "<h1>" << say(l, "Ce lien ne sert plus", "This link no longer works") << "</h1><p>"
              << say(l, "Il a déjà servi, ou il est trop ancien. Demandez-en un autre.",
                     "It was already used, or it is too old. Ask for another one.")
              << "</p><p><a class=\"button\" href=\"/enter\">" << say(l, "Recevoir un lien", "Get a link")
              << "</a></p>";
      return (*answer)(pages::page(410, {std::string(say(l, "Lien usé", "Used link")), l}, content));
    }
    const Language theirs = languageFromTag(person->language);
    content << "<h1>" << say(theirs, "Bonjour ", "Hello ") << person->name << "</h1><p>"
            << say(theirs,
                   "Appuyez pour entrer. Ce lien ne servira qu’une fois ; ce navigateur restera connecté sept jours au "
                   "plus.",
                   "Press to come in. This link works only once; this browser stays signed in for seven days at most.")
            << "</p><form method=\"post\" action=\"/enter/" << pages::urlPart(code) << "\">";
    if (!person->email && scopeOf(Permission::invite, person->roles) != Scope::none)
      content << "<label>" << say(theirs, "Votre nom", "Your name")
              << "<input name=\"name\" maxlength=\"120\" autocomplete=\"name\" value=\"" << attribute(person->name)
              << "\"></label><label>"
              << say(theirs, "Votre adresse électronique, pour recevoir un lien la prochaine fois",
                     "Your e-mail address, to get a link next time")
              << "<input type=\"email\" name=\"email\" maxlength=\"254\" autocomplete=\"email\"></label>";
    content << "<p><button class=\"act\">" << say(theirs, "Entrer", "Come in") << "</button></p></form>";
    (*answer)(pages::page(200, {std::string(say(theirs, "Entrer", "Come in")), theirs}, content));
  });
}

void EntryPages::enter(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_guesses.allows(address, l); !allowed) return reply(allowed.error());
  if (!mayKeepSession(request))
    return reply(Error{
        ErrorCode::refused,
        std::string(say(
            l, "Cette liaison n’est pas chiffrée : ouvrez le lien à l’adresse https du serveur. Le lien reste valable.",
            "This connection is not encrypted: open the link at the server's https address. The link stays valid.")),
        {}});
  const auto form = request.body.empty() ? http::Form{} : http::formOf(request);
  if (!form) return reply(form.error());
  m_database.write<SignedIn>(
      [this, code = request.param("code"), browser = browserName(request), name = http::fieldOf(*form, "name"),
       email = http::fieldOf(*form, "email"),
       l](sql::Connection& connection) { return m_service.enter(connection, code, browser, name, email, l); },
      [this, address, answer = http::share(std::move(reply))](Result<SignedIn> in) {
        if (!in) {
          if (in.error().code == ErrorCode::gone) m_guesses.mark(address);
          return (*answer)(in.error());
        }
        const bool admin = scopeOf(Permission::invite, in->person.roles) != Scope::none;
        auto response = seeOther(admin ? "/admin" : "/editions");
        response.headers.emplace("Set-Cookie", sessionCookie(*in, m_clock.now()));
        (*answer)(std::move(response));
      });
}

}  // namespace passerelle::people
