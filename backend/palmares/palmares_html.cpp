#include "backend/palmares/palmares_html.h"

#include "backend/answers/answer_html.h"
#include "backend/pages/layout.h"
#include "backend/rounds/round_html.h"

namespace passerelle::palmares {
namespace {
using pages::attribute;
using pages::Html;

std::string percent(double share, Language l) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + std::string(say(l, "\u00A0%", "%"));
}

Html rewardsHtml(const Line& line, const MonthPage& page, const http::Caller& caller, Language l) {
  Html out;
  for (const Reward& reward : line.rewards) {
    out << "<li><strong>" << wordOf(reward, l) << "</strong> · " << reward.personName;
    if (!reward.words.empty()) out << say(l, "\u00A0: ", ": ") << "<span class=\"typed\">" << reward.words << "</span>";
    if (!reward.givenByName.empty())
      out << " <span class=\"soft small\">(" << reward.givenByName << ", "
          << pages::dayInWords(pages::localDate(reward.givenAt), l) << ")</span>";
    if (page.mayReward && reward.kind != "badge")
      out << "<form method=\"post\" action=\"/palmares/" << pages::urlPart(page.month.month) << "/rewards/"
          << pages::urlPart(reward.id) << "/withdraw\">" << pages::csrfField(caller) << "<p><button aria-label=\""
          << attribute(std::string(say(l, "Reprendre\u00a0: ", "Take back: ")) + std::string(wordOf(reward, l)) + ", " +
                       reward.personName)
          << "\">" << say(l, "Reprendre", "Take back") << "</button></p></form>";
    out << "</li>";
  }
  if (out.empty()) return out;
  Html list;
  list << "<ul class=\"list\">" << out << "</ul>";
  return list;
}

Html rewardForm(const Line& line, const MonthPage& page, const http::Caller& caller, Language l) {
  Html out;
  out << "<details><summary>" << say(l, "Remercier ou nominer", "Thank or nominate")
      << "</summary><form method=\"post\" action=\"/palmares/" << pages::urlPart(page.month.month) << "/rewards\">"
      << pages::csrfField(caller) << "<input type=\"hidden\" name=\"id\" value=\"" << attribute(page.newId())
      << "\"><input type=\"hidden\" name=\"item\" value=\"" << attribute(line.itemId) << "\"><label>"
      << say(l, "Quoi", "What") << "<select name=\"kind\"><option value=\"thanks\">"
      << say(l, "Merci du comité", "Thanks from the committee") << "</option><option value=\"nomination\">"
      << say(l, "Nomination pour un service plus proche des clients", "Nomination for a department closer to customers")
      << "</option></select></label><label>"
      << say(l, "Les mots du comité, ou le service proposé", "The committee’s words, or the department")
      << "<textarea name=\"words\" rows=\"3\" maxlength=\"500\" required></textarea></label><p><button>"
      << say(l, "Donner", "Give") << "</button></p></form></details>";
  return out;
}

Html fates(const Line& line, bool ofReport, Language l) {
  Html out;
  if (line.ideas.empty()) return out;
  out << "<h3>"
      << (ofReport ? say(l, "Ce que ses idées sont devenues", "What became of its ideas")
                   : say(l, "Ce qu’elle est devenue", "What became of it"))
      << "</h3><ul class=\"list\">";
  for (const Fate& fate : line.ideas) {
    out << "<li><a href=\"/answers/" << pages::urlPart(fate.ideaId) << "\">"
        << (ofReport ? std::string_view(fate.text) : say(l, "La réponse", "The answer")) << "</a><br>";
    if (fate.answer)
      out << answers::answerLine(*fate.answer, fate.ownerName, l);
    else
      out << "<span class=\"soft\">" << say(l, "Attend sa réponse", "Waits for its answer") << "</span>";
    out << "</li>";
  }
  out << "</ul>";
  return out;
}

Html lineHtml(const Line& line, const MonthPage& page, bool ofReport,
              const std::function<std::string(const std::string&)>& kindWord, const http::Caller& caller, Language l) {
  Html out;
  out << "<li class=\"card\"><h2>";
  if (line.result && line.result->rank) out << "<span class=\"number\">" << *line.result->rank << "</span> ";
  out << line.title << "</h2><p class=\"soft\">" << line.authorName;
  if (!line.reportId.empty())
    out << " · <a href=\"/reports/" << pages::urlPart(line.reportId) << "\">" << say(l, "le rapport", "the report")
        << "</a>";
  out << "</p>";
  if (line.result && line.result->grade) {
    out << "<p><strong>" << page.month.scale[static_cast<std::size_t>(*line.result->grade)].in(l) << "</strong>";
    if (!ofReport) out << " · <span class=\"soft\">" << line.roundTitle << "</span>";
    out << "</p>" << rounds::meritProfile(*line.result, page.month.scale, l);
  }
  if (line.report) out << figuresHtml(*line.report, kindWord(line.report->kind), l);
  out << rewardsHtml(line, page, caller, l) << fates(line, ofReport, l);
  if (page.mayReward && line.result && line.result->prize) out << rewardForm(line, page, caller, l);
  out << "</li>";
  return out;
}

std::string_view stateWords(const Month& month, Language l) {
  if (month.state == "running")
    return say(l, "Le mois n’est pas fini\u00a0: les rapports continuent d’arriver et d’être lus.",
               "The month is not over: reports still come in and are read.");
  if (month.state == "counting")
    return say(l,
               "Le mois est fini\u00a0; on laisse une semaine aux derniers rapports pour être lus. La présélection est "
               "faite le 8.",
               "The month is over; its last reports have a week to be read. The shortlist is made on the 8th.");
  if (month.state == "voting")
    return say(l, "Le comité note les rapports présélectionnés. Leurs chiffres paraîtront avec le résultat.",
               "The committee grades the reports on the shortlist. Their figures appear with the result.");
  if (month.state == "shortlisted")
    return say(
        l, "La présélection du mois, que le comité notera. Au plus dix rapports, au plus deux par auteur.",
        "The shortlist of the month, for the committee to grade. At most ten reports, at most two by one author.");
  return say(l, "Les rapports présélectionnés, notés par le comité au jugement majoritaire.",
             "The reports on the shortlist, graded by the committee by majority judgment.");
}
}  // namespace

Html figuresHtml(const reports::BestReport& report, const std::string& kindWord, Language l) {
  Html out;
  out << "<dl class=\"small\"><dt>" << say(l, "Utile à ses lecteurs", "Useful to its readers") << "</dt><dd>"
      << percent(report.quality.usefulness, l) << " <span class=\"soft\">(" << report.useful
      << say(l, " le disent sur ", " say so of ") << report.readers
      << say(l, " lecteurs hors de l’équipe de l’auteur)", " readers outside the author’s team)") << "</span></dd><dt>"
      << say(l, "Suivi d’effet", "Of consequence") << "</dt><dd>" << percent(report.quality.consequence, l)
      << " <span class=\"soft\">(" << report.closedActions
      << say(l, report.closedActions < 2 ? " idée faite, " : " idées faites, ",
             report.closedActions == 1 ? " idea done, " : " ideas done, ")
      << report.ideasInRounds << say(l, " au vote)", " in a round)") << "</span></dd><dt>"
      << say(l, "Parmi les immersions du même genre", "Among immersions of the same kind") << "</dt><dd>"
      << (report.percentile < 0 ? std::string("—") : percent(report.percentile, l)) << " <span class=\"soft\">("
      << kindWord << ")</span></dd></dl>";
  return out;
}

Html monthsHtml(const std::vector<std::string>& months, const std::vector<Reward>& mine, Language l) {
  Html out;
  out << "<h1>Palmarès</h1><p>"
      << say(l,
             "Chaque mois\u00a0: les rapports les plus utiles, les meilleures idées, et ce que chacune est devenue. "
             "Remplir "
             "beaucoup ne fait pas monter\u00a0: être utile et suivi d’effet, oui.",
             "Each month: the most useful reports, the best ideas, and what became of each. Writing much does not "
             "help; "
             "being useful and of consequence does.")
      << "</p>";
  if (!mine.empty()) {
    out << "<h2>" << say(l, "Pour vous", "For you") << "</h2><ul class=\"list\">";
    for (const Reward& reward : mine) {
      out << "<li><strong>" << wordOf(reward, l) << "</strong> · <a href=\"/palmares/" << pages::urlPart(reward.month)
          << "\">" << pages::monthInWords(reward.month, l) << "</a>";
      if (!reward.words.empty()) out << "<br><span class=\"typed\">" << reward.words << "</span>";
      out << "</li>";
    }
    out << "</ul>";
  }
  out << "<h2>" << say(l, "Les mois", "Months") << "</h2>";
  if (months.empty())
    out << "<p>"
        << say(l, "Le premier palmarès paraîtra le 8 du mois prochain.",
               "The first palmarès appears on the 8th of next month.")
        << "</p>";
  out << "<ul class=\"list\">";
  for (const std::string& month : months)
    out << "<li><a href=\"/palmares/" << pages::urlPart(month) << "\">" << pages::monthInWords(month, l) << "</a></li>";
  out << "</ul>";
  return out;
}

Html monthHtml(const MonthPage& page, const std::function<std::string(const std::string&)>& kindWord,
               const http::Caller& caller, Language l) {
  const Month& month = page.month;
  Html out;
  out << "<h1>" << say(l, "Palmarès ", "Palmarès ") << pages::ofMonth(month.month, l) << "</h1><p class=\"screen\">";
  if (!page.before.empty())
    out << "<a href=\"/palmares/" << pages::urlPart(page.before) << "\">" << pages::monthInWords(page.before, l)
        << "</a> · ";
  out << "<a href=\"/palmares\">" << say(l, "Tous les mois", "All months") << "</a>";
  if (!page.after.empty())
    out << " · <a href=\"/palmares/" << pages::urlPart(page.after) << "\">" << pages::monthInWords(page.after, l)
        << "</a>";
  out << "</p><h2>" << say(l, "Les rapports du mois", "Reports of the month") << "</h2><p>" << stateWords(month, l)
      << "</p>";
  if (page.conducts && (month.state == "counting" || month.state == "shortlisted"))
    out << "<p class=\"screen\"><a class=\"button\" href=\"/rounds/new?kind=reports&amp;month="
        << pages::urlPart(month.month) << "\">"
        << say(l, "Préparer le scrutin de ces rapports", "Prepare the round about these reports") << "</a></p>";
  if (month.state == "published" && !month.roundId.empty())
    out << "<p><a href=\"/rounds/" << pages::urlPart(month.roundId) << "\">"
        << say(l, "Le résultat complet, expliqué", "The whole result, explained") << "</a></p>";
  out << "<ol class=\"ranking\">";
  for (const Line& line : month.reports) out << lineHtml(line, page, true, kindWord, caller, l);
  out << "</ol>";
  if (month.reports.empty() && (month.state == "shortlisted" || month.state == "published"))
    out << "<p>"
        << say(l, "Aucun rapport n’a eu assez de lecteurs ce mois-là.", "No report had enough readers in that month.")
        << "</p>";
  out << "<h2>" << say(l, "Les idées du mois", "Ideas of the month") << "</h2>";
  if (month.ideas.empty())
    out << "<p>" << say(l, "Aucun scrutin d’idées n’a paru ce mois-là.", "No round of ideas appeared in that month.")
        << "</p>";
  out << "<ol class=\"ranking\">";
  for (const Line& line : month.ideas) out << lineHtml(line, page, false, kindWord, caller, l);
  out << "</ol>";
  return out;
}

}  // namespace passerelle::palmares
