#include "backend/hour/hour_html.h"

#include <algorithm>

#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "backend/units/unit_repository.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"

namespace passerelle::hour {
namespace {
using pages::attribute;
using pages::href;
using pages::Html;

std::string_view toneWord(Tone tone, Language l) {
  switch (tone) {
    case Tone::good:
      return say(l, "▲\u00a0À garder", "▲\u00a0To keep");
    case Tone::bad:
      return say(l, "▼\u00a0À changer", "▼\u00a0To change");
    case Tone::puzzling:
      break;
  }
  return say(l, "?\u00a0À comprendre", "?\u00a0To understand");
}

/// Without the guillemets that the visitor typed.
std::string_view bare(std::string_view words) {
  for (const std::string_view edge : {" ", "\n", "«", "»", "\u00a0", "\u202f", " ", "\""}) {
    if (words.starts_with(edge)) words.remove_prefix(edge.size());
    if (words.ends_with(edge)) words.remove_suffix(edge.size());
  }
  return words;
}

Html memo(const std::string& address, std::int64_t durationMs, const std::string& words, Language l) {
  const std::int64_t seconds = (durationMs + 999) / 1000;
  const std::string label = std::string(say(l, "Mémo vocal, ", "Voice memo, ")) + std::to_string(seconds / 60) + ":" +
                            (seconds % 60 < 10 ? "0" : "") + std::to_string(seconds % 60);
  Html out;
  out << "<figure class=\"memo\"><audio controls preload=\"none\" src=\"" << href(address) << "\" aria-label=\""
      << attribute(label) << "\"></audio><figcaption class=\"small\">" << label;
  if (!words.empty()) out << say(l, "\u00a0: ", ": ") << words;
  out << "</figcaption></figure>";
  return out;
}

Html photos(const Reading& reading, const std::vector<std::string>& only, const std::string& mediaBase, Language l) {
  Html out;
  for (const ManifestEntry& entry : reading.content.media) {
    const bool wanted =
        only.empty() ? std::none_of(reading.content.astonishments.begin(), reading.content.astonishments.end(),
                                    [&](const Astonishment& one) {
                                      return std::find(one.media.begin(), one.media.end(), entry.id) != one.media.end();
                                    })
                     : std::find(only.begin(), only.end(), entry.id) != only.end();
    if (!wanted || entry.kind == MediumKind::thumbnail) continue;
    const auto* medium = reports::listedAs(entry, reading.received, reading.report.authorId);
    if (medium == nullptr) {
      out << "<p class=\"soft small\">"
          << say(l, "Une pièce jointe est encore en route.", "An attachment is still on its way.") << "</p>";
    } else if (entry.kind == MediumKind::voice) {
      out << memo(mediaBase + entry.id, medium->durationMs, entry.caption, l);
    } else {
      out << "<figure class=\"shot\"><img src=\"" << href(mediaBase + entry.id) << "\" alt=\""
          << attribute(entry.caption.empty() ? say(l, "Photo du rapport", "Photo of the report")
                                             : std::string_view(entry.caption))
          << "\"></figure>";
    }
  }
  return out;
}

std::string_view kindWord(const std::string& kind, bool thanks, Language l) {
  if (kind == "correction")
    return thanks ? say(l, "Vous avez remercié, et corrigé", "You said thank you, and corrected")
                  : say(l, "Vous avez corrigé", "You corrected");
  if (kind == "context")
    return thanks ? say(l, "Vous avez remercié, et donné le contexte", "You said thank you, and gave the context")
                  : say(l, "Vous avez donné le contexte", "You gave the context");
  if (kind == "blur") return say(l, "Vous avez demandé un masquage", "You asked for a mask");
  if (kind == "name") return say(l, "Vous avez demandé qu’un nom soit retiré", "You asked for a name to be taken out");
  return say(l, "Vous avez remercié", "You said thank you");
}

Html standing(const Reading& reading, Language l) {
  const auto& report = reading.report;
  Html out;
  out << "<p class=\"notice\">";
  if (report.state == "published") {
    out << say(l, "Ce rapport est publié. Votre réponse s’imprime à côté\u00a0; vous pouvez encore la changer.",
               "This report is published. Your answer prints beside it; you can still change it.");
  } else if (reading.reply && reports::holds(reading.reply->kind)) {
    out << say(l, "L’auteur est prévenu. Le rapport paraît dès sa correction, au plus tard le ",
               "The author has been told. The report appears as soon as it is corrected, at the latest on ")
        << pages::dateTime(report.hourEndsAt, l) << ".";
  } else {
    out << say(l, "Vous lisez ce rapport avant tout le monde. Sans réponse, il est publié le ",
               "You read this report before everybody else. Without an answer it is published on ")
        << pages::dateTime(report.hourEndsAt, l) << ".";
  }
  out << "</p>";
  return out;
}
}  // namespace

Reading readingOf(sql::Connection& connection, const reports::ReportRow& report) {
  Reading reading;
  reading.report = report;
  const auto head = reports::findRevision(connection, report.id, report.revision);
  if (auto content = head ? decodeReport(head->content) : Result<Report>(Report{}))
    reading.content = std::move(*content);
  if (const auto unit = units::findUnit(connection, report.unitCode)) reading.unit = unit->name;
  if (const auto author = people::findPerson(connection, report.authorId)) {
    reading.author = author->name;
    reading.department = author->department;
  }
  reading.reply = reports::findReply(connection, report.id);
  reading.received = reports::receivedMedia(connection, report.id);
  return reading;
}

Html reportHtml(const Reading& reading, const editions::Labels& labels, const std::string& mediaBase, Language l) {
  Html out;
  out << "<h1>" << reading.unit << "</h1><p class=\"lead\">" << reading.author;
  if (!reading.department.empty()) out << ", " << reading.department;
  out << " · " << labels.of("kinds", reading.report.kind, tagOf(l)) << " · "
      << pages::dayInWords(reading.report.visitedOn, l) << "</p>" << standing(reading, l);
  for (const Astonishment& one : reading.content.astonishments) {
    out << "<section class=\"card\"><p class=\"small " << nameOf(one.tone) << "\">" << toneWord(one.tone, l);
    if (!one.momentOfTruth.empty()) out << " · " << labels.of("moments", one.momentOfTruth, tagOf(l));
    if (!one.sense.empty()) out << " · " << labels.of("senses", one.sense, tagOf(l));
    out << "</p>";
    if (!one.question.empty()) out << "<p class=\"soft small\">" << one.question << "</p>";
    if (!one.text.empty()) out << "<p class=\"typed\">" << one.text << "</p>";
    if (!one.verbatim.empty()) out << "<blockquote>«\u00a0" << bare(one.verbatim) << "\u00a0»</blockquote>";
    if (!one.media.empty()) out << photos(reading, one.media, mediaBase, l);
    out << "</section>";
  }
  if (!reading.content.senses.empty()) {
    out << "<section class=\"card\"><h2>" << say(l, "Par les sens", "By the senses") << "</h2><ul>";
    for (const SenseMark& mark : reading.content.senses) {
      out << "<li>" << toneWord(mark.tone, l) << " · " << labels.of("moments", mark.moment, tagOf(l)) << ", "
          << labels.of("senses", mark.sense, tagOf(l));
      if (!mark.word.empty()) out << say(l, "\u00a0: ", ": ") << mark.word;
      out << "</li>";
    }
    out << "</ul></section>";
  }
  out << photos(reading, {}, mediaBase, l);
  if (!reading.content.ideas.empty()) {
    out << "<section class=\"card\"><h2>" << say(l, "Ce que je changerais", "What I would change") << "</h2><ul>";
    for (const ReportIdea& idea : reading.content.ideas) out << "<li class=\"typed\">" << idea.text << "</li>";
    out << "</ul></section>";
  }
  return out;
}

Html replyHtml(const Reading& reading, const std::string& action, const std::string& mediaBase, const Html& csrf,
               Language l) {
  const bool published = reading.report.state == "published";
  const std::string kind = reading.reply ? reading.reply->kind : "";
  Html out;
  if (reading.reply) {
    out << "<section class=\"card reply\" aria-label=\"" << attribute(say(l, "Votre réponse", "Your answer"))
        << "\"><h2>" << kindWord(kind, reading.reply->thanks, l) << "</h2>";
    if (!reading.reply->text.empty()) out << "<p class=\"typed\">" << reading.reply->text << "</p>";
    if (const auto* voice = reports::voiceOf(*reading.reply, reading.received))
      out << memo(mediaBase + voice->id, voice->durationMs, reading.reply->voice->caption, l);
    out << "</section>";
  } else {
    out << "<form method=\"post\" action=\"" << href(action) << "\">" << csrf
        << "<input type=\"hidden\" name=\"kind\" value=\"thanks\"><p><button class=\"act\">"
        << say(l, "Remercier", "Say thank you") << "</button></p></form>";
  }
  out << "<form class=\"card filing\" method=\"post\" action=\"" << href(action) << "\"><h2>"
      << (reading.reply ? say(l, "Changer la réponse", "Change the answer") : say(l, "Répondre", "Answer")) << "</h2>"
      << csrf << "<fieldset><legend>" << say(l, "Pour", "To") << "</legend>";
  const auto choice = [&](std::string_view value, std::string_view words) {
    out << "<label class=\"tick\"><input type=\"radio\" name=\"kind\" value=\"" << attribute(value) << "\" required";
    if (kind == value) out << " checked";
    out << ">" << words << "</label>";
  };
  choice("thanks", say(l, "remercier, avec un mot", "say thank you, with a word"));
  choice("correction", say(l, "corriger ce qui s’est passé autrement", "correct what happened differently"));
  choice("context", say(l, "donner le contexte qu’un visiteur ne pouvait pas voir",
                        "give the context that a visitor could not see"));
  if (!published) {
    choice("blur", say(l, "demander qu’une photo soit masquée", "ask for a photo to be masked"));
    choice("name", say(l, "demander qu’un nom soit retiré", "ask for a name to be taken out"));
  }
  out << "</fieldset><label for=\"words\">"
      << say(l, "Votre réponse (pour une photo ou un nom\u00a0: lequel)", "Your answer (for a photo or a name: which)")
      << "</label><textarea id=\"words\" name=\"text\" rows=\"5\" maxlength=\"2000\">"
      << (reading.reply ? reading.reply->text : std::string())
      << "</textarea><label class=\"tick\"><input type=\"checkbox\" name=\"thanks\" value=\"yes\"";
  if (!reading.reply || reading.reply->thanks) out << " checked";
  out << ">" << say(l, "Et remercier le visiteur", "And thank the visitor") << "</label>";
  if (reading.reply && reading.reply->voice)
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"memo\" value=\"drop\">"
        << say(l, "Retirer le mémo vocal", "Take the voice memo out") << "</label>";
  out << "<p><button>" << say(l, "Répondre", "Answer") << "</button></p></form>";
  return out;
}

Html linesHtml(const std::vector<Line>& lines, Language l) {
  Html out;
  if (lines.empty()) {
    out << "<p class=\"soft\">"
        << say(l, "Aucun rapport pour l’instant. Le premier arrivera ici, et par courriel, avant d’être lu par tous.",
               "No report yet. The first will arrive here, and by mail, before everybody reads it.")
        << "</p>";
    return out;
  }
  out << "<ul class=\"list\">";
  for (const Line& line : lines) {
    out << "<li><a href=\"/hour/reports/" << pages::urlPart(line.id) << "\"><strong>" << line.title
        << "</strong></a><br><span class=\"soft small\">" << line.author << " · "
        << pages::dayInWords(line.visitedOn, l) << " · ";
    if (line.withHost)
      out << (line.answered
                  ? say(l, "demande envoyée\u00a0; paraît au plus tard le ", "asked; appears at the latest on ")
                  : say(l, "à vous jusqu’au ", "yours until "))
          << pages::dateTime(line.hourEndsAt, l);
    else
      out << (line.answered ? say(l, "publié, avec votre réponse", "published, with your answer")
                            : say(l, "publié sans réponse", "published without an answer"));
    out << "</span></li>";
  }
  out << "</ul>";
  return out;
}

Html absencesHtml(const std::vector<people::Absence>& absences, const std::vector<people::Person>& candidates,
                  const std::string& newId, const std::string& today, const Html& csrf, Language l) {
  Html out;
  out << "<h2>" << say(l, "Quand vous n’êtes pas là", "When you are away") << "</h2><p>"
      << say(l, "Les rapports et les courriels vont à la personne que vous nommez, qui peut répondre à votre place.",
             "Reports and mails go to the person you name, who can answer in your place.")
      << "</p>";
  if (!absences.empty()) out << "<ul class=\"list\">";
  for (const people::Absence& absence : absences) {
    out << "<li class=\"row\"><div>" << say(l, "Du ", "From ") << pages::dayInWords(absence.firstDay, l)
        << say(l, " au ", " to ") << pages::dayInWords(absence.lastDay, l) << "<br><span class=\"soft small\">"
        << say(l, "remplacé par ", "with ") << absence.deputyName
        << "</span></div><form method=\"post\" action=\"/hour/absences/" << pages::urlPart(absence.id) << "/end\">"
        << csrf << "<button aria-label=\""
        << attribute(
               std::string(say(l, "Je suis là\u00a0: terminer l’absence du ", "I am back: end the absence from ")) +
               pages::dayInWords(absence.firstDay, l))
        << "\">" << say(l, "Je suis là", "I am back") << "</button></form></li>";
  }
  if (!absences.empty()) out << "</ul>";
  if (candidates.empty()) {
    out << "<p class=\"soft\">"
        << say(l, "Personne ne peut vous remplacer\u00a0: demandez à l’administration d’inviter un adjoint.",
               "Nobody can stand in for you: ask the administrator to invite a deputy.")
        << "</p>";
    return out;
  }
  out << "<form class=\"card\" method=\"post\" action=\"/hour/absences\">" << csrf
      << "<input type=\"hidden\" name=\"id\" value=\"" << attribute(newId) << "\"><label>"
      << say(l, "Premier jour", "First day") << "<input type=\"date\" name=\"first\" required value=\""
      << attribute(today) << "\"></label><label>" << say(l, "Dernier jour", "Last day")
      << "<input type=\"date\" name=\"last\" required></label><label>" << say(l, "Qui vous remplace", "Who stands in")
      << "<select name=\"deputy\" required>";
  for (const people::Person& person : candidates) {
    out << "<option value=\"" << attribute(person.id) << "\">" << person.name;
    if (person.unitCode) out << " (" << *person.unitCode << ")";
    if (!person.email) out << say(l, ", sans adresse électronique", ", without an e-mail");
    out << "</option>";
  }
  out << "</select></label><p><button>" << say(l, "Enregistrer l’absence", "Keep the absence")
      << "</button></p></form>";
  return out;
}

}  // namespace passerelle::hour
