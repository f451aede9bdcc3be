#include "backend/answers/answer_html.h"

#include "backend/answers/answer_words.h"
#include "backend/pages/layout.h"

namespace passerelle::answers {
namespace {
using pages::attribute;
using pages::Html;

Html days(std::int64_t number, Language l) {
  Html out;
  out << number << say(l, number < 2 ? "\u00A0jour" : "\u00A0jours", number == 1 ? "\u00A0day" : "\u00A0days");
  return out;
}

Html ideaLink(const IdeaLine& idea) {
  Html out;
  out << "<a href=\"/answers/" << pages::urlPart(idea.id) << "\"><strong>" << idea.text << "</strong></a>";
  return out;
}

/// Where it was seen, and by whom; an idea filed on its own is of no place.
std::string fromOf(const IdeaLine& idea) {
  return idea.place.empty() ? idea.authorName : idea.place + " · " + idea.authorName;
}

Html waitingList(const ClockView& view, bool tooLong, Language l) {
  Html out;
  for (const IdeaLine& idea : view.waiting) {
    const std::int64_t age = daysSince(idea.publishedAt, view.now);
    if ((idea.publishedAt < view.now - kPatience) != tooLong) continue;
    out << "<li>" << ideaLink(idea) << "<br><span class=\"soft small\">" << fromOf(idea) << " · "
        << say(l, "attend depuis ", "has waited for ") << days(age, l);
    if (idea.inRound) out << " · " << say(l, "dans un scrutin", "in a round");
    out << "</span></li>";
  }
  return out;
}

Html answeredList(const std::vector<AnsweredIdea>& answered, Language l) {
  Html out;
  out << "<ul class=\"list\">";
  for (const AnsweredIdea& one : answered)
    out << "<li>" << ideaLink(one.idea) << "<br>" << answerLine(one.answer, one.ownerName, l)
        << "<br><span class=\"soft small\">" << fromOf(one.idea) << "</span></li>";
  out << "</ul>";
  return out;
}

/// What a choice of status needs beside it, in words: the form has no script to hide a field.
std::string_view needs(Status status, Language l) {
  switch (status) {
    case Status::retained:
      return say(l, "à qui, pour quand", "by whom, by when");
    case Status::tested:
      return say(l, "où, à partir de quand, par qui, quand on saura", "where, from when, by whom, when we will know");
    case Status::done:
      return say(l, "ce qui a changé", "what changed");
    case Status::alreadyDone:
      return say(l, "où, depuis quand", "where, since when");
    case Status::declined:
      break;
  }
  return say(l, "pourquoi", "why");
}

Html decideForm(const IdeaView& view, const http::Caller& caller, Language l) {
  const Answer* present = view.steps.empty() ? nullptr : &view.steps.back().answer;
  Html out;
  out << "<form method=\"post\" action=\"/answers/" << pages::urlPart(view.idea.id) << "\"><h2>"
      << (view.mayAnswer
              ? (present == nullptr ? say(l, "Répondre", "Answer") : say(l, "Changer la réponse", "Change the answer"))
              : say(l, "Dire où elle en est", "Say how it stands"))
      << "</h2>" << pages::csrfField(caller) << "<input type=\"hidden\" name=\"step\" value=\""
      << (present == nullptr ? 0 : present->step) << "\"><fieldset class=\"card\"><legend>"
      << say(l, "La réponse", "The answer") << "</legend>";
  for (const Status status : {Status::retained, Status::tested, Status::done, Status::alreadyDone, Status::declined}) {
    if (!view.mayAnswer && !isOpen(status) && status != Status::done) continue;
    out << "<label class=\"tick\"><input type=\"radio\" name=\"status\" required value=\"" << attribute(nameOf(status))
        << "\"";
    if (present != nullptr && present->status == status) out << " checked";
    out << "><span>" << wordOf(status, l) << " <span class=\"soft small\">(" << needs(status, l)
        << ")</span></span></label>";
  }
  out << "</fieldset>";
  if (view.mayAnswer) {
    out << "<label>" << say(l, "Confiée à (adresse)", "Given to (e-mail)")
        << "<input name=\"owner\" type=\"email\" maxlength=\"200\" list=\"owners\" value=\""
        << attribute(view.ownerEmail) << "\"></label><datalist id=\"owners\">";
    for (const std::string& email : view.owners) out << "<option value=\"" << attribute(email) << "\"></option>";
    out << "</datalist>";
  }
  out << "<label>" << say(l, "Pour le", "By") << "<input type=\"date\" name=\"dueOn\" value=\""
      << attribute(present == nullptr ? "" : present->dueOn) << "\"></label><label>"
      << say(l, "Testée où", "Tested where") << "<input name=\"testedWhere\" maxlength=\"200\" value=\""
      << attribute(present == nullptr ? "" : present->testedWhere) << "\"></label><label>"
      << say(l, "Testée à partir du", "Tested from") << "<input type=\"date\" name=\"testedOn\" value=\""
      << attribute(present == nullptr ? "" : present->testedOn) << "\"></label><label>"
      << say(l, "Une raison pour commencer", "A reason to begin from")
      << "<select name=\"template\"><option value=\"\">"
      << say(l, "— avec vos mots seulement", "— in your own words only") << "</option>";
  for (const ReasonTemplate& one : reasonTemplates()) {
    if (!view.mayAnswer && !isOpen(one.status) && one.status != Status::done) continue;
    out << "<option value=\"" << attribute(one.code) << "\">" << wordOf(one.status, l) << say(l, "\u00A0: ", ": ")
        << one.in(l) << "</option>";
  }
  out << "</select></label><label>"
      << say(l, "La raison, ou ce qu’il y a à ajouter", "The reason, or what there is to add")
      << "<textarea name=\"reason\" rows=\"4\" maxlength=\"1000\">" << (present == nullptr ? "" : present->reason)
      << "</textarea></label><p class=\"small soft\">"
      << say(l,
             "L’auteur, ceux qui soutiennent l’idée et le magasin le sauront une fois, aujourd’hui\u00a0: dans un "
             "quart "
             "d’heure, le temps de corriger une faute.",
             "The author, the supporters and the store will be told once, today: in a quarter of an hour, time enough "
             "to mend a slip.")
      << "</p><p><button class=\"act\">" << say(l, "Répondre", "Answer") << "</button></p></form>";
  return out;
}
}  // namespace

Html answerLine(const Answer& answer, std::string_view ownerName, Language l) {
  Html out;
  const bool good = answer.status == Status::done || answer.status == Status::alreadyDone;
  if (good)
    out << "<span class=\"good\">✓</span> ";
  else if (answer.status == Status::declined)
    out << "<span class=\"soft\">–</span> ";
  else
    out << "<span class=\"puzzling\">→</span> ";
  out << "<span class=\"typed\">" << sentenceOf(answer, ownerName, l) << "</span>";
  return out;
}

Html clockHtml(const ClockView& view, Language l) {
  Html out;
  out << "<h1>" << say(l, "Les réponses aux idées", "Answers to ideas") << "</h1><p>"
      << say(l,
             "Chaque idée publiée reçoit une réponse\u00a0: retenue, testée, déjà en place ou non retenue, avec la "
             "raison. "
             "Au bout de trente jours sans réponse, elle ouvre l’édition de la semaine.",
             "Every published idea is answered: retained, tested, already in place or not retained, with the reason. "
             "After thirty days without an answer it opens the edition of the week.")
      << "</p><div class=\"cards\"><div class=\"card\"><p class=\"number\">" << view.waitingInAll << "</p><p>"
      << say(l, "sans réponse", "without an answer") << "</p></div><div class=\"card\"><p class=\"number\">"
      << view.tooLong << "</p><p>" << say(l, "depuis plus de 30\u00a0jours", "for more than 30\u00a0days")
      << "</p></div><div class=\"card\"><p class=\"number\">" << static_cast<std::int64_t>(view.overdue.size())
      << "</p><p>" << say(l, "en retard sur leur date", "past their day") << "</p></div></div>";
  if (view.tooLong > 0)
    out << "<h2>" << say(l, "Sans réponse depuis plus de 30\u00a0jours", "Without an answer for more than 30\u00a0days")
        << "</h2><ul class=\"list\">" << waitingList(view, true, l) << "</ul>";
  if (!view.overdue.empty())
    out << "<h2>" << say(l, "La date est passée", "Their day is past") << "</h2>" << answeredList(view.overdue, l);
  if (view.waitingInAll > view.tooLong)
    out << "<h2>" << say(l, "Elles attendent", "They wait") << "</h2><ul class=\"list\">" << waitingList(view, false, l)
        << "</ul>";
  if (view.waitingInAll > static_cast<std::int64_t>(view.waiting.size()))
    out << "<p class=\"soft small\">"
        << say(l, "Les plus anciennes seulement\u00a0: répondez, les autres suivront.",
               "Only the oldest ones: answer, and the others follow.")
        << "</p>";
  if (view.waitingInAll == 0)
    out << "<p>" << say(l, "Toutes les idées ont leur réponse.", "Every idea has its answer.") << "</p>";
  if (!view.open.empty()) out << "<h2>" << say(l, "En cours", "Under way") << "</h2>" << answeredList(view.open, l);
  if (!view.recent.empty())
    out << "<h2>" << say(l, "Répondu depuis un mois", "Answered within a month") << "</h2>"
        << answeredList(view.recent, l);
  return out;
}

Html ideaHtml(const IdeaView& view, const http::Caller& caller, Language l) {
  Html out;
  out << "<p class=\"soft small\"><a href=\"/answers\">" << say(l, "Les réponses aux idées", "Answers to ideas")
      << "</a></p><h1>" << view.idea.text << "</h1><p class=\"soft\">" << view.idea.authorName
      << (view.idea.place.empty() ? std::string() : " · " + view.idea.place) << " · "
      << pages::dayInWords(pages::localDate(view.idea.publishedAt), l);
  if (!view.idea.reportId.empty())
    out << " · <a href=\"/reports/" << pages::urlPart(view.idea.reportId) << "\">" << say(l, "le rapport", "the report")
        << "</a>";
  out << "</p>";
  if (view.steps.empty()) {
    out << "<p class=\"notice\">" << say(l, "Sans réponse depuis ", "Without an answer for ")
        << days(daysSince(view.idea.publishedAt, view.now), l) << ".";
    if (view.idea.inRound)
      out << " "
          << say(l, "Elle est dans un scrutin\u00a0: la réponse viendra de son résultat.",
                 "It is in a round: its result will be the answer.");
    out << "</p>";
  } else {
    out << "<ol class=\"list\">";
    for (const StepView& step : view.steps) {
      out << "<li>" << answerLine(step.answer, step.ownerName, l) << "<br><span class=\"soft small\">"
          << pages::dateTime(step.answer.decidedAt, l) << " · "
          << (step.answer.decidedBy.empty() ? say(l, "par un scrutin", "by a round") : std::string_view(step.by));
      if (&step == &view.steps.back() && !step.answer.told)
        out << " · " << say(l, "sera dit dans un quart d’heure", "will be told in a quarter of an hour");
      out << "</span></li>";
    }
    out << "</ol>";
    const Answer& present = view.steps.back().answer;
    if (isOpen(present.status) && present.dueOn < pages::localDate(view.now))
      out << "<p class=\"notice\">" << say(l, "La date est passée\u00a0: ", "The day is past: ")
          << pages::dayInWords(present.dueOn, l) << ".</p>";
  }
  if ((view.mayAnswer || view.mayProgress) && !view.idea.inRound) out << decideForm(view, caller, l);
  return out;
}

}  // namespace passerelle::answers
