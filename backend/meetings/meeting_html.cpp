#include "backend/meetings/meeting_html.h"

#include <algorithm>

#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"

namespace passerelle::meetings {
namespace {
using pages::attribute;
using pages::Html;
using pages::urlPart;

std::string nameIn(const Meeting& meeting, const std::string& personId) {
  const Member* member = meeting.member(personId);
  return member == nullptr ? std::string() : member->name;
}

std::string_view stateWord(MeetingState state, Language l) {
  return state == MeetingState::held        ? say(l, "tenue", "held")
         : state == MeetingState::cancelled ? say(l, "annulée", "cancelled")
                                            : say(l, "prévue", "planned");
}

std::string_view slotWord(std::string_view slot, Language l) {
  return slot == "photo"      ? say(l, "Une photo ou un mémo", "A photo or a memo")
         : slot == "verbatim" ? say(l, "Une parole de client", "A customer's words")
         : slot == "number"   ? say(l, "Un nombre", "A number")
                              : say(l, "Une décision", "A decision");
}

Html open(const Meeting& meeting, std::string_view rest) {
  Html out;
  out << "<form method=\"post\" action=\"/meetings/" << urlPart(meeting.id) << pages::Escaped{std::string(rest)}
      << "\">";
  return out;
}

Html people(const std::vector<people::Person>& list, std::string_view name, const std::string& chosen, Language l) {
  Html out;
  out << "<select name=\"" << attribute(name) << "\"><option value=\"\">" << say(l, "— choisir —", "— choose —")
      << "</option>";
  for (const people::Person& person : list) {
    out << "<option value=\"" << attribute(person.id) << "\"";
    if (person.id == chosen) out << " selected";
    out << ">" << person.name << "</option>";
  }
  out << "</select>";
  return out;
}

Html kitHtml(const MeetingView& view, Language l) {
  const Meeting& meeting = view.meeting;
  Html out;
  out << "<h2>" << say(l, "Dix minutes pour les clients", "Ten minutes for the customers") << "</h2>";
  if (view.kit.empty())
    out << "<p class=\"soft\">"
        << say(l, "Le kit n’est pas encore composé : une photo, une parole, un nombre, une décision.",
               "The kit has not been composed yet: a photo, words, a number, a decision.")
        << "</p>";
  else
    out << "<dl>";
  for (const KitSlot& slot : view.kit) {
    out << "<dt>" << slotWord(slot.slot, l);
    if (slot.byHand) out << " · " << say(l, "choisi à la main", "chosen by hand");
    out << "</dt><dd>";
    if (!slot.figure.empty() && slot.slot == "number") out << "<strong>" << slot.figure << "</strong> ";
    out << (l == Language::english ? slot.textEn : slot.textFr) << "</dd>";
  }
  if (!view.kit.empty())
    out << "</dl><p class=\"row\"><a class=\"button\" href=\"/meetings/" << urlPart(meeting.id) << "/kit\">"
        << say(l, "Le kit à imprimer", "The kit to print") << "</a></p>";
  if (!view.prepares || meeting.state != MeetingState::planned) return out;
  out << open(meeting, "/kit") << pages::csrfField(view.caller) << "<p><button class=\"act\">"
      << (view.kit.empty()
              ? say(l, "Composer le kit", "Compose the kit")
              : say(l, "Recomposer ce qui n’est pas choisi à la main", "Compose anew what was not chosen by hand"))
      << "</button></p></form><details><summary>" << say(l, "Choisir à la main", "Choose by hand") << "</summary>"
      << open(meeting, "/kit") << pages::csrfField(view.caller);
  const auto offer = [&](std::string_view slot, const std::vector<Choice>& choices) {
    if (choices.empty()) return;
    out << "<fieldset class=\"card\"><legend>" << slotWord(slot, l) << "</legend>";
    for (const Choice& one : choices) {
      out << "<label class=\"tick\"><input type=\"radio\" name=\"" << attribute(slot) << "\" value=\""
          << attribute(one.key) << "\"><span>";
      if (one.slot.figure == "clip")
        out << say(l, "Mémo : ", "Memo: ");
      else if (!one.slot.figure.empty())
        out << "<strong>" << one.slot.figure << "</strong> ";
      out << (l == Language::english ? one.slot.textEn : one.slot.textFr);
      if (!one.place.empty()) out << " <span class=\"soft small\">" << one.place << "</span>";
      out << "</span></label>";
    }
    if (slot == "number")
      out << "<label>" << say(l, "Ou un autre nombre", "Or another number")
          << "<input name=\"figure\" maxlength=\"20\"></label><label>" << say(l, "Ce qu’il compte", "What it counts")
          << "<input name=\"words\" maxlength=\"200\"></label>";
    out << "</fieldset>";
  };
  offer("photo", view.choices.photos);
  offer("verbatim", view.choices.verbatims);
  offer("number", view.choices.numbers);
  offer("decision", view.choices.decisions);
  out << "<p><button>" << say(l, "Garder ces choix", "Keep these choices") << "</button></p></form></details>";
  return out;
}

Html agendaHtml(const MeetingView& view, Language l) {
  const Meeting& meeting = view.meeting;
  Html out;
  out << "<h2>" << say(l, "Ordre du jour", "Agenda") << "</h2>";
  if (meeting.items.empty())
    out << "<p class=\"soft\">" << say(l, "Aucune décision à l’ordre du jour.", "No decision on the agenda.") << "</p>";
  else
    out << "<ol class=\"list\">";
  for (const Item& item : meeting.items) {
    out << "<li><a href=\"/meetings/" << urlPart(meeting.id) << "/items/" << urlPart(item.id) << "\"><strong>"
        << item.title << "</strong></a><br>";
    if (item.effect.tone.empty())
      out << "<span class=\"soft small\">"
          << say(l, "L’avocat du client n’a pas encore écrit sa ligne.",
                 "The customer's advocate has not written the line yet.")
          << "</span>";
    else
      out << "<span class=\"small\">" << effectWord(item.effect.tone, l) << say(l, " : ", ": ") << item.effect.text
          << "</span>";
    out << "<br><span class=\"soft small\">" << statusWord(item.status, l);
    if (!item.ownerName.empty()) out << " · " << item.ownerName << ", " << pages::dayInWords(item.dueOn, l);
    out << "</span></li>";
  }
  if (!meeting.items.empty()) out << "</ol>";
  if (view.prepares && meeting.state == MeetingState::planned)
    out << open(meeting, "/items") << pages::csrfField(view.caller) << "<input type=\"hidden\" name=\"id\" value=\""
        << attribute(view.newItemId) << "\"><label>" << say(l, "Ajouter une décision", "Add a decision")
        << "<input name=\"title\" maxlength=\"200\" required></label><p><button>" << say(l, "Ajouter", "Add")
        << "</button></p></form>";
  return out;
}

Html membersHtml(const MeetingView& view, Language l) {
  const Meeting& meeting = view.meeting;
  const bool planned = meeting.state == MeetingState::planned;
  Html out;
  out << "<h2>" << say(l, "Qui vient", "Who comes") << "</h2><ul class=\"list\">";
  for (const Member& member : meeting.members) {
    out << "<li class=\"row\"><div>" << member.name;
    if (member.personId == meeting.advocateId)
      out << " · <strong>" << say(l, "parle pour les clients", "speaks for the customers") << "</strong>";
    if (member.absent) out << " · <span class=\"soft\">" << say(l, "absent", "away") << "</span>";
    out << "</div>";
    if (planned && (view.prepares || member.personId == view.caller.personId))
      out << open(meeting, "/absences") << pages::csrfField(view.caller)
          << "<input type=\"hidden\" name=\"person\" value=\"" << attribute(member.personId)
          << "\"><input type=\"hidden\" name=\"absent\" value=\"" << attribute(member.absent ? "no" : "yes")
          << "\"><button aria-label=\""
          << attribute(std::string(member.absent ? say(l, "Vient : ", "Comes: ") : say(l, "Absent : ", "Away: ")) +
                       member.name)
          << "\">" << (member.absent ? say(l, "Vient", "Comes") : say(l, "Absent", "Away")) << "</button></form>";
    out << "</li>";
  }
  out << "</ul>";
  if (!view.prepares || !planned) return out;
  out << "<details><summary>" << say(l, "Changer qui vient et qui parle", "Change who comes and who speaks")
      << "</summary>" << open(meeting, "/members") << pages::csrfField(view.caller) << "<label>"
      << say(l, "Ajouter quelqu’un", "Add somebody") << people(view.people, "person", {}, l) << "</label><p><button>"
      << say(l, "Ajouter", "Add") << "</button></p></form>" << open(meeting, "/advocate")
      << pages::csrfField(view.caller) << "<label>"
      << say(l, "Qui parle pour les clients", "Who speaks for the customers")
      << "<select name=\"person\"><option value=\"\">" << say(l, "— à tour de rôle —", "— in turn —") << "</option>";
  for (const Member& member : meeting.members) {
    if (member.absent) continue;
    out << "<option value=\"" << attribute(member.personId) << "\"";
    if (meeting.advocateByHand && member.personId == meeting.advocateId) out << " selected";
    out << ">" << member.name << "</option>";
  }
  out << "</select></label><p><button>" << say(l, "Garder", "Keep") << "</button></p></form></details>";
  return out;
}
}  // namespace

Html listHtml(const std::vector<Meeting>& meetings, bool prepares, Language l) {
  Html out;
  out << "<h1>" << say(l, "Réunions", "Meetings") << "</h1><p>"
      << say(l, "À chaque comité, une chaise reste vide : celle du client. Quelqu’un parle pour lui, à tour de rôle.",
             "At each meeting a chair stays empty: the customer's. Somebody speaks for them, in turn.")
      << "</p>";
  if (prepares)
    out << "<p><a class=\"button\" href=\"/meetings/new\">" << say(l, "Préparer une réunion", "Prepare a meeting")
        << "</a></p>";
  if (meetings.empty()) {
    out << "<p class=\"soft\">" << say(l, "Aucune réunion pour l’instant.", "No meeting yet.") << "</p>";
    return out;
  }
  out << "<ul class=\"list\">";
  for (const Meeting& meeting : meetings)
    out << "<li><a href=\"/meetings/" << urlPart(meeting.id) << "\"><strong>" << meeting.title
        << "</strong></a><br><span class=\"soft small\">" << pages::dayInWords(meeting.heldOn, l) << " · "
        << stateWord(meeting.state, l) << "</span></li>";
  out << "</ul>";
  return out;
}

Html newMeetingHtml(const std::vector<people::Person>& list, const std::string& id, const std::string& day,
                    const http::Caller& caller, Language l) {
  Html out;
  out << "<h1>" << say(l, "Préparer une réunion", "Prepare a meeting")
      << "</h1><form method=\"post\" action=\"/meetings\">" << pages::csrfField(caller)
      << "<input type=\"hidden\" name=\"id\" value=\"" << attribute(id) << "\"><label>" << say(l, "Titre", "Title")
      << "<input name=\"title\" maxlength=\"200\" required value=\""
      << attribute(say(l, "Comité de direction", "Executive committee")) << "\"></label><label>"
      << say(l, "Jour", "Day") << "<input type=\"date\" name=\"day\" required value=\"" << attribute(day)
      << "\"></label><fieldset><legend>" << say(l, "Qui vient", "Who comes") << "</legend>";
  for (const people::Person& person : list) {
    const bool usual = std::find(person.roles.begin(), person.roles.end(), "management") != person.roles.end();
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"member\" value=\"" << attribute(person.id) << "\"";
    if (usual) out << " checked";
    out << ">" << person.name;
    if (!person.department.empty()) out << " · " << person.department;
    out << "</label>";
  }
  out << "</fieldset><label>"
      << say(l, "Décisions à l’ordre du jour, une par ligne", "Decisions on the agenda, one a line")
      << "<textarea name=\"agenda\" rows=\"4\"></textarea></label><p><button class=\"act\">"
      << say(l, "Créer la réunion", "Create the meeting") << "</button></p></form>";
  return out;
}

Html meetingHtml(const MeetingView& view, Language l) {
  const Meeting& meeting = view.meeting;
  Html out;
  out << "<h1>" << meeting.title << "</h1><p class=\"lead\">" << pages::dayInWords(meeting.heldOn, l) << " · "
      << stateWord(meeting.state, l) << "</p>";
  if (meeting.state != MeetingState::cancelled) {
    const std::string advocate = nameIn(meeting, meeting.advocateId);
    out << "<p class=\"notice\">";
    if (advocate.empty())
      out << say(l, "Personne ne vient : personne ne parle pour les clients.",
                 "Nobody comes: nobody speaks for the customers.");
    else if (meeting.advocateId == view.caller.personId)
      out << say(l, "C’est vous qui parlez pour les clients à cette réunion.",
                 "It is you who speaks for the customers at this meeting.");
    else
      out << advocate << " "
          << say(l, "parle pour les clients à cette réunion.", "speaks for the customers at this meeting.");
    out << "</p>";
  }
  out << kitHtml(view, l) << agendaHtml(view, l) << membersHtml(view, l) << "<h2>" << say(l, "À imprimer", "To print")
      << "</h2><p class=\"row\"><a href=\"/meetings/" << urlPart(meeting.id) << "/card\">"
      << say(l, "La carte de la chaise", "The card for the chair") << "</a><a href=\"/meetings/" << urlPart(meeting.id)
      << "/minutes\">" << say(l, "Le compte rendu", "The minutes") << "</a></p>";
  if (view.prepares && meeting.state == MeetingState::planned)
    out << "<div class=\"row\">" << open(meeting, "/close") << pages::csrfField(view.caller) << "<button>"
        << say(l, "La réunion a eu lieu : clore", "It has taken place: close") << "</button></form>"
        << open(meeting, "/cancel") << pages::csrfField(view.caller) << "<button>"
        << say(l, "Annuler la réunion", "Cancel the meeting") << "</button></form></div>";
  return out;
}

Html itemHtml(const MeetingView& view, const Item& item, const std::optional<IdeaBehind>& idea, Language l) {
  const Meeting& meeting = view.meeting;
  const std::string path = "/items/" + pages::encodeUrlPart(item.id);
  const bool planned = meeting.state == MeetingState::planned;
  Html out;
  out << "<p class=\"soft\"><a href=\"/meetings/" << urlPart(meeting.id) << "\">" << meeting.title << "</a>, "
      << pages::dayInWords(meeting.heldOn, l) << "</p><h1>" << item.title << "</h1>";
  if (idea)
    out << "<section class=\"card\"><p>" << idea->text << "</p><p class=\"soft small\">" << idea->supporters << " "
        << (idea->supporters > 1 ? say(l, "soutiens", "supports") : say(l, "soutien", "support")) << " · "
        << idea->readers << " " << (idea->readers > 1 ? say(l, "lecteurs", "readers") : say(l, "lecteur", "reader"))
        << " · <a href=\"/reports/" << urlPart(idea->reportId) << "\">"
        << say(l, "Lire le rapport d’où elle vient", "Read the report it comes from") << "</a></p></section>";
  out << "<h2>" << say(l, "Ce que cela change pour les clients", "What this changes for customers") << "</h2>";
  if (item.effect.tone.empty())
    out << "<p class=\"soft\">" << say(l, "Pas encore dit.", "Not said yet.") << "</p>";
  else
    out << "<p><strong>" << effectWord(item.effect.tone, l) << "</strong><br>" << item.effect.text
        << "</p><p class=\"soft small\">" << item.effect.by << "</p>";
  if (view.speaks && planned) {
    out << open(meeting, path + "/effect") << pages::csrfField(view.caller) << "<fieldset><legend>"
        << say(l, "Vous parlez pour les clients", "You speak for the customers") << "</legend>";
    for (const char* tone : {"better", "worse", "none", "unknown"}) {
      out << "<label class=\"tick\"><input type=\"radio\" name=\"tone\" required value=\"" << attribute(tone) << "\"";
      if (item.effect.tone == tone) out << " checked";
      out << ">" << effectWord(tone, l) << "</label>";
    }
    out << "</fieldset><label>" << say(l, "Ce qu’ils verront, en une phrase", "What they will see, in one sentence")
        << "<textarea name=\"text\" rows=\"3\" maxlength=\"600\" required>" << item.effect.text
        << "</textarea></label><p><button class=\"act\">" << say(l, "Garder cette ligne", "Keep this line")
        << "</button></p></form>";
  }
  out << "<h2>" << say(l, "La décision", "The decision") << "</h2><p><strong>" << statusWord(item.status, l)
      << "</strong>";
  if (!item.ownerName.empty()) out << " · " << item.ownerName << ", " << pages::dayInWords(item.dueOn, l);
  if (!item.outcome.empty()) out << "<br>" << item.outcome;
  out << "</p>";
  if (view.prepares && planned) {
    out << open(meeting, path + "/decision") << pages::csrfField(view.caller) << "<fieldset><legend>"
        << say(l, "Décider", "Decide") << "</legend>";
    for (const char* status : {"retained", "tested", "alreadyDone", "declined", ""}) {
      out << "<label class=\"tick\"><input type=\"radio\" name=\"status\" value=\"" << attribute(status) << "\"";
      if (item.status == status) out << " checked";
      out << ">" << statusWord(status, l) << "</label>";
    }
    out << "</fieldset><label>" << say(l, "Qui s’en charge", "Who takes care of it")
        << people(view.people, "owner", item.ownerId, l) << "</label><label>" << say(l, "Pour quand", "By when")
        << "<input type=\"date\" name=\"due\" value=\"" << attribute(item.dueOn) << "\"></label><label>"
        << say(l, "Quoi, où, ou pourquoi non", "What, where, or why not")
        << "<textarea name=\"outcome\" rows=\"3\" maxlength=\"600\">" << item.outcome
        << "</textarea></label><p><button>" << say(l, "Garder la décision", "Keep the decision")
        << "</button></p></form>";
    if (!item.decided())
      out << open(meeting, path + "/remove") << pages::csrfField(view.caller) << "<p><button>"
          << say(l, "Retirer de l’ordre du jour", "Take off the agenda") << "</button></p></form>";
  }
  return out;
}

}  // namespace passerelle::meetings
