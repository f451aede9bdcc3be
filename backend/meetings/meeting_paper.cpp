// The printed pages of meetings: each stands on one sheet of A4.
#include "backend/meetings/meeting_css.h"
#include "backend/meetings/meeting_html.h"
#include "backend/pages/local_time.h"
#include "shared/base/digest.h"
#include "shared/base/text.h"

namespace passerelle::meetings {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;

http::Response sheet(const std::string& title, const Html& body, Language l) {
  static const std::string version = toHex(blake2b(kMeetingCss)).substr(0, 12);
  Html html;
  html << "<!doctype html>\n<html lang=\"" << attribute(tagOf(l)) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
       << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << title
       << " · Passerelle</title>\n<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n<link "
          "rel=\"stylesheet\" href=\"/meeting.css?v="
       << pages::urlPart(version) << "\">\n</head>\n<body>\n"
       << body << "</body>\n</html>\n";
  http::Response response = http::html(200, html.markup());
  response.headers.emplace("Content-Security-Policy",
                           "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; "
                           "form-action 'none'; frame-ancestors 'none'");
  response.headers.emplace("Referrer-Policy", "no-referrer");
  response.headers.emplace("X-Content-Type-Options", "nosniff");
  response.headers.emplace("Cache-Control", "no-store");
  return response;
}

const KitSlot* slotNamed(const std::vector<KitSlot>& kit, std::string_view name) {
  for (const KitSlot& slot : kit) {
    if (slot.slot == name) return &slot;
  }
  return nullptr;
}

const std::string& wordsOf(const KitSlot& slot, Language l) {
  return l == Language::english ? slot.textEn : slot.textFr;
}

std::string_view bare(std::string_view words) {
  for (const std::string_view edge : {" ", "\n", "«", "»", "\u00a0", "\u202f", " ", "\""}) {
    if (words.starts_with(edge)) words.remove_prefix(edge.size());
    if (words.ends_with(edge)) words.remove_suffix(edge.size());
  }
  return words;
}

Html back(const Meeting& meeting, Language l) {
  Html out;
  out << "<nav class=\"screen\"><a href=\"/meetings/" << pages::urlPart(meeting.id) << "\">"
      << say(l, "Retour à la réunion", "Back to the meeting") << "</a></nav>\n";
  return out;
}

std::string advocateOf(const Meeting& meeting) {
  const Member* member = meeting.member(meeting.advocateId);
  return member == nullptr ? std::string() : member->name;
}
}  // namespace

http::Response kitPaper(const Meeting& meeting, const std::vector<KitSlot>& kit, const std::string& qr, Language l) {
  const std::string title(say(l, "Dix minutes pour les clients", "Ten minutes for the customers"));
  Html out;
  out << back(meeting, l) << "<main class=\"kit\"><header><p class=\"over\">" << meeting.title << " · "
      << pages::dayInWords(meeting.heldOn, l) << "</p><h1>" << title << "</h1>";
  if (const std::string advocate = advocateOf(meeting); !advocate.empty())
    out << "<p>" << say(l, "Parle pour les clients : ", "Speaks for the customers: ") << advocate << "</p>";
  out << "</header>\n";
  if (kit.empty())
    out << "<p>" << say(l, "Le kit n’est pas encore composé.", "The kit has not been composed yet.") << "</p>";
  if (const KitSlot* photo = slotNamed(kit, "photo")) {
    const std::string address = "/v1/media/" + photo->reportId + "/" + photo->mediumId;
    out << "<section class=\"photo\"><h2><span>1</span> " << say(l, "Voir", "See") << "</h2>";
    if (photo->figure == "clip")
      out << "<audio class=\"screen\" controls preload=\"none\" src=\"" << href(address) << "\" aria-label=\""
          << attribute(say(l, "Mémo vocal du visiteur", "The visitor's voice memo")) << "\"></audio>";
    else
      out << "<img src=\"" << href(address) << "\" alt=\"" << attribute(cutAtWord(wordsOf(*photo, l), 200)) << "\">";
    out << "<p>" << cutAtWord(wordsOf(*photo, l), 220) << "</p></section>\n";
  }
  if (const KitSlot* words = slotNamed(kit, "verbatim"))
    out << "<section><h2><span>2</span> " << say(l, "Entendre", "Hear") << "</h2><blockquote>«\u00a0"
        << cutAtWord(bare(wordsOf(*words, l)), 280) << "\u00a0»</blockquote></section>\n";
  if (const KitSlot* number = slotNamed(kit, "number"))
    out << "<section><h2><span>3</span> " << say(l, "Compter", "Count") << "</h2><p class=\"figure\">" << number->figure
        << "</p><p>" << wordsOf(*number, l) << "</p></section>\n";
  if (const KitSlot* decision = slotNamed(kit, "decision")) {
    out << "<section class=\"decision\"><div><h2><span>4</span> " << say(l, "Décider", "Decide")
        << "</h2><p class=\"ask\">" << cutAtWord(wordsOf(*decision, l), 280) << "</p><p class=\"soft\">"
        << say(l, "Ce que cela change pour les clients, qui s’en charge, pour quand : sur la page de la décision.",
               "What it changes for customers, who takes care of it, by when: on the decision's page.")
        << "</p></div>";
    if (!qr.empty()) out << "<div class=\"qr\">" << pages::Escaped{qr} << "</div>";
    out << "</section>\n";
  }
  out << "</main>\n";
  return sheet(title, out, l);
}

http::Response cardPaper(const Meeting& meeting, const std::vector<KitSlot>& kit, const std::string& qr,
                         const std::string& organisation, Language l) {
  const std::string title(say(l, "La chaise du client", "The customer's chair"));
  const KitSlot* words = slotNamed(kit, "verbatim");
  const auto face = [&](bool code) {
    Html out;
    out << "<section class=\"face\"><p class=\"over\">" << organisation << "</p><p class=\"chair\">"
        << say(l, "Cette chaise est celle du client", "This chair is the customer's") << "</p>";
    if (words != nullptr)
      out << "<blockquote>«\u00a0" << cutAtWord(bare(wordsOf(*words, l)), 160) << "\u00a0»</blockquote>";
    else
      out << "<p class=\"soft\">"
          << say(l, "Personne ne s’y assoit. Que dirait-il de ce que nous décidons ?",
                 "Nobody sits on it. What would they say of what we decide?")
          << "</p>";
    out << "<div class=\"foot\"><p>" << meeting.title << "<br>" << pages::dayInWords(meeting.heldOn, l);
    if (const std::string advocate = advocateOf(meeting); !advocate.empty())
      out << "<br>" << say(l, "Parle pour lui : ", "Speaks for them: ") << advocate;
    out << "</p>";
    if (code && !qr.empty()) out << "<div class=\"qr\">" << pages::Escaped{qr} << "</div>";
    out << "</div></section>\n";
    return out;
  };
  Html out;
  out << back(meeting, l) << "<main class=\"card\"><h1 class=\"skip\">" << title << "</h1><p class=\"screen hint\">"
      << say(l, "Imprimez sur une feuille A4, pliez au milieu : la carte tient debout et se lit des deux côtés.",
             "Print on a sheet of A4 and fold it in the middle: the card stands and is read from both sides.")
      << "</p><div class=\"upside\">" << face(false) << "</div>" << face(true) << "</main>\n";
  return sheet(title, out, l);
}

http::Response minutesPaper(const Meeting& meeting, Language l) {
  const std::string title(say(l, "Compte rendu", "Minutes"));
  Html out;
  out << back(meeting, l) << "<main class=\"minutes\"><header><p class=\"over\">" << title << "</p><h1>"
      << meeting.title << "</h1><p>" << pages::dayInWords(meeting.heldOn, l);
  if (const std::string advocate = advocateOf(meeting); !advocate.empty())
    out << " · " << say(l, "pour les clients : ", "for the customers: ") << advocate;
  out << "</p></header>\n<p class=\"soft\">" << say(l, "Présents : ", "Present: ");
  bool first = true;
  for (const Member& member : meeting.members) {
    if (member.absent) continue;
    if (!first) out << ", ";
    out << member.name;
    first = false;
  }
  out << "</p>\n<table><thead><tr><th>" << say(l, "Décision", "Decision") << "</th><th>"
      << say(l, "Pour les clients", "For customers") << "</th><th>" << say(l, "Qui, pour quand", "Who, by when")
      << "</th></tr></thead><tbody>";
  for (const Item& item : meeting.items) {
    out << "<tr><td><strong>" << item.title << "</strong><br>" << statusWord(item.status, l);
    if (!item.outcome.empty()) out << say(l, " : ", ": ") << item.outcome;
    out << "</td><td>";
    if (item.effect.tone.empty())
      out << say(l, "pas encore dit", "not said yet");
    else
      out << effectWord(item.effect.tone, l) << "<br>" << item.effect.text;
    out << "</td><td>";
    if (item.ownerName.empty())
      out << "—";
    else
      out << item.ownerName << "<br>" << pages::dayInWords(item.dueOn, l);
    out << "</td></tr>";
  }
  out << "</tbody></table>\n";
  if (meeting.items.empty()) out << "<p>" << say(l, "Aucune décision.", "No decision.") << "</p>";
  out << "</main>\n";
  return sheet(title + ", " + meeting.title, out, l);
}

http::Response meetingStyle() {
  http::Response response{200, {{"Content-Type", "text/css; charset=utf-8"}}, std::string(kMeetingCss), nullptr};
  response.headers.emplace("Cache-Control", "public, max-age=86400");
  return response;
}

}  // namespace passerelle::meetings
