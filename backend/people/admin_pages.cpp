#include "backend/people/admin_pages.h"

#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/form_link_pages.h"
#include "backend/people/people_import.h"
#include "backend/people/qr.h"
#include "backend/people/role_words.h"
#include "backend/units/unit_import.h"

namespace passerelle::people {
namespace {
using pages::attribute;
using pages::Html;
constexpr int kRecent = 30, kSheet = 200;

Html invitationForm(const http::Caller& caller, Language l) {
  Html form;
  form << "<form class=\"card\" method=\"post\" action=\"/admin/invitations\"><h2>"
       << say(l, "Inviter une personne", "Invite a person") << "</h2>" << pages::csrfField(caller) << "<label>"
       << say(l, "Adresse électronique (facultative ; suffit pour quelqu’un de déjà connu)",
              "E-mail (optional; enough for somebody already known)")
       << "<input type=\"email\" name=\"email\" maxlength=\"254\"></label><label>" << say(l, "Nom", "Name")
       << "<input name=\"name\" maxlength=\"120\"></label><label>" << say(l, "Rôle", "Role")
       << "<select name=\"role\"><option value=\"\">" << say(l, "— déjà connu —", "— already known —") << "</option>";
  for (const Role role : allRoles())
    form << "<option value=\"" << attribute(nameOf(role)) << "\">" << wordsOf(role, l) << "</option>";
  form << "</select></label><label>"
       << say(l, "Code de l’unité (pour une personne d’une unité)", "Unit’s code (for somebody who works in one)")
       << "<input name=\"unit\" maxlength=\"40\"></label><label>" << say(l, "Pour", "For")
       << "<select name=\"purpose\"><option value=\"now\">"
       << say(l, "l’application, la personne est là (10 minutes)", "the app, the person is here (10 minutes)")
       << "</option><option value=\"device\">"
       << say(l, "l’application, lien à envoyer ou imprimer (7 jours)", "the app, a link to send or print (7 days)")
       << "</option><option value=\"browser\">"
       << say(l, "un navigateur, lien à envoyer (7 jours)", "a browser, a link to send (7 days)")
       << "</option><option value=\"form\">"
       << say(l, "le formulaire seul, téléphone sans l’application (30 jours)",
              "the form alone, a phone without the app (30 days)")
       << "</option></select></label><p><button class=\"act\">" << say(l, "Faire l’invitation", "Make the invitation")
       << "</button></p></form>";
  return form;
}

Html sheetForm(const http::Caller& caller, Language l) {
  Html form;
  form << "<form class=\"card\" method=\"post\" action=\"/admin/sheet\"><h2>"
       << say(l, "Planche de codes à imprimer", "Sheet of codes to print") << "</h2><p>"
       << say(l,
              "Un code par personne qui n’a pas encore l’application, à découper. Chaque code sert une fois, dans les "
              "7 jours.",
              "A code for each person who does not have the app yet, to cut out. Each code works once, within 7 days.")
       << "</p>" << pages::csrfField(caller) << "<label>"
       << say(l, "Code de l’unité (vide : tout le monde, 200 au plus)", "Unit’s code (empty: everybody, 200 at most)")
       << "<input name=\"unit\" maxlength=\"40\"></label><p><button>" << say(l, "Préparer la planche", "Make the sheet")
       << "</button></p></form>";
  return form;
}

Html pairingList(const std::vector<PairingRow>& pairings, Language l) {
  Html list;
  list << "<h2>" << say(l, "Appareils du jour", "Devices of the day") << "</h2>";
  if (pairings.empty()) {
    list << "<p class=\"soft\">"
         << say(l, "Personne n’a lu de code depuis hier. Les trois mots de chaque appareil s’afficheront ici.",
                "Nobody has read a code since yesterday. The three words of each device will show here.")
         << "</p>";
    return list;
  }
  list << "<p>"
       << say(l, "Les trois mots doivent être ceux du téléphone. S’ils diffèrent, déconnectez l’appareil.",
              "The three words must be those on the phone. If they differ, sign the device out.")
       << "</p><ul class=\"list\">";
  for (const PairingRow& row : pairings) {
    list << "<li><strong>" << row.personName << "</strong> · " << row.deviceName << "<br><span class=\"words\">"
         << row.words << "</span><br><span class=\"soft small\">" << pages::dateTime(row.createdAt, l) << " · "
         << (row.deviceId.empty() ? say(l, "pas encore confirmé", "not confirmed yet")
                                  : say(l, "confirmé", "confirmed"))
         << "</span></li>";
  }
  list << "</ul>";
  return list;
}

Html outcomeOf(const ImportOutcome& outcome, Language l) {
  Html out;
  if (outcome.faults.empty()) {
    out << "<p class=\"notice\"><strong>" << say(l, "Importé.", "Imported.") << "</strong> " << outcome.created << " "
        << say(l, "créés", "created") << ", " << outcome.updated << " " << say(l, "mis à jour", "updated") << ", "
        << outcome.unchanged << " " << say(l, "inchangés", "unchanged") << ".</p>";
    return out;
  }
  out << "<p class=\"notice\"><strong>" << say(l, "Rien n’a été importé.", "Nothing was imported.") << "</strong> "
      << say(l, "Corrigez ces lignes et envoyez le fichier de nouveau.", "Correct these lines and send the file again.")
      << "</p><div class=\"scroll\"><table><thead><tr><th>" << say(l, "Ligne", "Line") << "</th><th>"
      << say(l, "Colonne", "Column") << "</th><th>" << say(l, "À faire", "What to do") << "</th></tr></thead><tbody>";
  for (const csv::Fault& fault : outcome.faults)
    out << "<tr><td class=\"number\">" << fault.line << "</td><td>" << fault.column << "</td><td>" << fault.message
        << "</td></tr>";
  out << "</tbody></table></div>";
  return out;
}

Html importForms(const http::Caller& caller, Language l) {
  Html forms;
  forms << "<div class=\"cards\">";
  const auto one = [&](std::string_view what, std::string_view title, std::string_view columns) {
    forms << "<form class=\"card\" method=\"post\" action=\"/admin/import\" enctype=\"multipart/form-data\"><h2>"
          << title << "</h2>" << pages::csrfField(caller) << "<input type=\"hidden\" name=\"what\" value=\""
          << attribute(what) << "\"><p class=\"small\"><code>" << columns << "</code></p><label>"
          << say(l, "Fichier CSV", "CSV file")
          << "<input type=\"file\" name=\"file\" accept=\".csv,text/csv\" required></label><p><button>"
          << say(l, "Importer", "Import") << "</button></p></form>";
  };
  one("units", say(l, "Unités", "Units"), "code, name, kind, region, address, lat, lon, opening");
  one("people", say(l, "Personnes", "People"), "email, name, department, manager_email, unit_code, role, language");
  forms << "</div><p class=\"soft\">"
        << say(l,
               "Virgule ou point-virgule, UTF-8 ou Excel français, colonnes dans n’importe quel ordre. Types d’unité : "
               "shop, branch, hotel, contactCentre. Plusieurs rôles se séparent par |. "
               "Importer de nouveau met à jour et ne supprime jamais.",
               "Comma or semicolon, UTF-8 or French Excel, columns in any order. Kinds of unit: shop, branch, hotel, "
               "contactCentre. Several roles are separated by |. "
               "Importing again updates and never deletes.")
        << "</p>";
  return forms;
}
}  // namespace

void AdminPages::home(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  m_database.read([this, caller = request.caller, l,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const Counts now = counts(connection);
    Html content;
    content << "<h1>" << say(l, "Administration", "Administration") << "</h1><div class=\"cards\">";
    const auto card = [&](std::int64_t number, std::string_view what, std::string_view action, std::string_view where) {
      content << "<div class=\"card\"><p class=\"number\">" << number << "</p><p>" << what << "</p><p><a href=\""
              << pages::href(where) << "\">" << action << "</a></p></div>";
    };
    card(now.units, say(l, "unités", "units"), say(l, "Importer un CSV", "Import a CSV file"), "/admin/import");
    card(now.people, say(l, "personnes", "people"), say(l, "Importer un CSV", "Import a CSV file"), "/admin/import");
    card(now.apps, say(l, "personnes ont l’application", "people have the app"), say(l, "Inviter", "Invite"),
         "/admin/invitations");
    content << "</div><div class=\"card\"><h2>" << say(l, "Adresse publique", "Public address")
            << "</h2><p><span class=\"link\">" << m_reachability.publicUrl() << "</span><br>"
            << sentenceOf(m_reachability.last().reach, l) << "</p><p><a href=\"/\">"
            << say(l, "Essayer avec un téléphone", "Try with a phone") << "</a></p></div>";
    (*answer)(pages::page(200, {std::string(say(l, "Administration", "Administration")), l, &caller}, content));
  });
}

void AdminPages::invitations(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  m_database.read(
      [this, caller = request.caller, l, answer = http::share(std::move(reply))](sql::Connection& connection) {
        Html content;
        content << "<h1>" << say(l, "Invitations", "Invitations") << "</h1>" << invitationForm(caller, l)
                << sheetForm(caller, l) << pairingList(m_service.recentPairings(connection, kRecent), l);
        (*answer)(pages::page(200, {std::string(say(l, "Invitations", "Invitations")), l, &caller}, content));
      });
}

void AdminPages::invite(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  InvitationRequest wanted;
  wanted.reader = http::languageOf(request);
  wanted.name = http::fieldOf(*form, "name");
  wanted.role = http::fieldOf(*form, "role");
  wanted.unit = http::fieldOf(*form, "unit");
  wanted.email = http::fieldOf(*form, "email");
  const std::string purpose = http::fieldOf(*form, "purpose");
  wanted.purpose = purpose == "browser" ? Purpose::browser : purpose == "form" ? Purpose::form : Purpose::device;
  wanted.lifetime = purpose == "now" ? kShownLives : kMailedLives;
  m_database.write<Invitation>(
      [this, wanted, actor = request.caller.personId](sql::Connection& connection) {
        return m_service.invite(connection, actor, wanted);
      },
      [caller = request.caller, l = wanted.reader, form = wanted.purpose == Purpose::form,
       answer = http::share(std::move(reply))](Result<Invitation> made) {
        if (!made) return (*answer)(made.error());
        if (form) return (*answer)(formLinkPage(*made, caller, l));
        const bool app = !made->appLink.empty();
        Html content;
        content << "<h1>" << say(l, "Invitation pour ", "Invitation for ") << made->person.name << "</h1><p>"
                << (app ? say(l,
                              "À lire avec l’application Passerelle, ou à coller. Elle montrera trois mots à comparer.",
                              "To be read by the Passerelle app, or pasted. It will show three words to compare.")
                        : say(l, "À ouvrir dans un navigateur, puis appuyer.",
                              "To be opened in a browser, then press."))
                << "</p><div class=\"qr\">" << pages::Escaped{qrSvg(made->link)} << "</div><p class=\"link\">"
                << made->link << "</p>";
        if (app)
          content << "<p class=\"screen\"><a href=\"" << pages::href(made->appLink) << "\">"
                  << say(l, "Ouvrir l’application sur cet appareil", "Open the app on this device") << "</a></p>";
        content << "<p class=\"soft\">" << say(l, "Sert une fois, jusqu’au ", "Works once, until ")
                << pages::dateTime(made->expiresAt, l)
                << say(l, ". Ce lien ne s’affichera plus : il n’est gardé nulle part.",
                       ". This link will not be shown again: it is kept nowhere.")
                << "</p><p class=\"screen\"><a class=\"button\" href=\"/admin/invitations\">"
                << say(l, "Voir les trois mots, ou inviter encore", "See the three words, or invite again")
                << "</a></p>";
        (*answer)(pages::page(201, {std::string(say(l, "Invitation", "Invitation")), l, &caller}, content));
      });
}

void AdminPages::sheet(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const Language l = http::languageOf(request);
  m_database.write<std::vector<Invitation>>(
      [this, unit = trimmed(http::fieldOf(*form, "unit")),
       actor = request.caller.personId](sql::Connection& connection) -> Result<std::vector<Invitation>> {
        std::vector<Invitation> made;
        for (const Person& person : peopleWithoutDevice(connection, unit, m_clock.now(), kSheet))
          made.push_back(m_service.inviteKnown(connection, actor, person, Purpose::device, kMailedLives));
        return made;
      },
      [caller = request.caller, l, answer = http::share(std::move(reply))](Result<std::vector<Invitation>> made) {
        if (!made) return (*answer)(made.error());
        Html content;
        content << "<h1>" << say(l, "Codes d’invitation", "Invitation codes") << "</h1>";
        if (made->empty())
          content << "<p>"
                  << say(l, "Tout le monde a déjà l’application ici, ou cette unité n’existe pas.",
                         "Everybody here has the app already, or there is no such unit.")
                  << "</p>";
        else
          content << "<p class=\"screen\">"
                  << say(l,
                         "Imprimez cette page maintenant : ces codes ne sont gardés nulle part. Chacun sert une fois, "
                         "jusqu’au ",
                         "Print this page now: these codes are kept nowhere. Each works once, until ")
                  << pages::dateTime(made->front().expiresAt, l) << ".</p>";
        content << "<div class=\"sheet\">";
        for (const Invitation& one : *made)
          content << "<div class=\"card\"><div class=\"qr\">" << pages::Escaped{qrSvg(one.link)} << "</div><p><strong>"
                  << one.person.name << "</strong><br>" << one.person.department << " "
                  << one.person.unitCode.value_or("") << "</p><p class=\"small soft\">"
                  << say(l, "Ouvrez l’application Passerelle et lisez ce code.",
                         "Open the Passerelle app and read this code.")
                  << "</p></div>";
        content << "</div>";
        (*answer)(pages::page(201, {std::string(say(l, "Codes d’invitation", "Invitation codes")), l, &caller, true},
                              content));
      });
}

void AdminPages::importForm(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  Html content;
  content << "<h1>" << say(l, "Importer", "Import") << "</h1>" << importForms(request.caller, l);
  reply(pages::page(200, {std::string(say(l, "Importer", "Import")), l, &request.caller}, content));
}

void AdminPages::import(http::Request& request, http::Reply reply) {
  auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const Language l = http::languageOf(request);
  const std::string what = http::fieldOf(*form, "what");
  if (what != "units" && what != "people")
    return reply(
        Error{ErrorCode::invalid,
              std::string(say(l, "Dites quoi importer : unités ou personnes.", "Say what to import: units or people.")),
              "what"});
  m_database.write<ImportOutcome>(
      [this, isUnits = what == "units", bytes = http::fieldOf(*form, "file"), actor = request.caller.personId,
       l](sql::Connection& connection) -> Result<ImportOutcome> {
        return isUnits ? units::importUnits(connection, m_clock, m_rng, actor, bytes, l)
                       : importPeople(connection, m_clock, m_rng, actor, bytes, l);
      },
      [this, caller = request.caller, l, answer = http::share(std::move(reply))](Result<ImportOutcome> outcome) {
        m_sessions.forgetAll();
        m_committed();
        if (!outcome) return (*answer)(outcome.error());
        Html content;
        content << "<h1>" << say(l, "Importer", "Import") << "</h1>" << outcomeOf(*outcome, l)
                << importForms(caller, l);
        (*answer)(pages::page(outcome->faults.empty() ? 200 : 422,
                              {std::string(say(l, "Importer", "Import")), l, &caller}, content));
      });
}

}  // namespace passerelle::people
