#include "backend/rounds/round_html.h"

#include <algorithm>
#include <cmath>

#include "backend/pages/layout.h"
#include "backend/rounds/ballot_seal.h"

namespace passerelle::rounds {
namespace {
using pages::attribute;
using pages::Html;

/// One choice of a ballot's line, as large as a thumb.
Html choice(const std::string& itemId, std::string_view value, std::string_view look, std::string_view words,
            bool chosen) {
  Html out;
  out << "<label class=\"grade " << attribute(look) << "\"><input type=\"radio\" name=\"g-" << attribute(itemId)
      << "\" value=\"" << attribute(value) << "\"";
  if (chosen) out << " checked";
  out << "><span>" << words << "</span></label>";
  return out;
}

Html ballotLine(const Round& round, const BallotLine& line, int number, Language l) {
  const std::vector<GradeName>& scale = round.scale;
  Html out;
  out << "<fieldset class=\"card vote\"><legend><span class=\"soft\">" << number << ".</span> " << line.title
      << "</legend><div class=\"grades\">";
  for (int grade = static_cast<int>(scale.size()) - 1; grade >= 0; --grade)
    out << choice(line.itemId, std::to_string(grade), "g" + std::to_string(grade),
                  scale[static_cast<std::size_t>(grade)].in(l), line.said == grade);
  out << choice(line.itemId, "a", "plain", say(l, "Sans avis", "No opinion"), line.said == kSansAvis)
      << choice(line.itemId, "c", "plain", say(l, "Je suis concerné", "I am concerned"), line.said == kConcerned)
      << "</div><details";
  if (!line.comment.empty()) out << " open";
  out << "><summary>" << say(l, "Un mot à l’auteur (sans votre nom)", "A word to the author (without your name)")
      << "</summary><label>" << say(l, "Votre mot, 500 caractères au plus", "Your word, at most 500 characters")
      << "<textarea name=\"c-" << attribute(line.itemId) << "\" maxlength=\"500\" rows=\"3\">" << line.comment
      << "</textarea></label></details>";
  if (!line.reportId.empty())
    out << "<p class=\"small\"><a href=\"/reports/" << pages::urlPart(line.reportId) << "\">"
        << say(round, l,
               {"Lire le rapport d’où vient cette idée", "Read the report this idea comes from", "Lire ce rapport",
                "Read this report"})
        << "</a></p>";
  out << "</fieldset>";
  return out;
}

/// "3 idées sur 10", "3 of 10 ideas".
std::string saidOf(const Round& round, int said, int all, Language l) {
  const std::string part = std::to_string(said), whole = std::to_string(all);
  if (l == Language::english)
    return part + " of " + whole + (round.ofReports() ? " report" : " idea") + (all == 1 ? "" : "s");
  return part + (round.ofReports() ? " rapport" : " idée") + (said < 2 ? "" : "s") + " sur " + whole;
}
}  // namespace

Html ballotHtml(const Round& round, const Ballot& ballot, std::string_view action, const Html& hidden, Language l) {
  int said = 0;
  for (const BallotLine& line : ballot.lines) said += line.said != kUntouched;
  Html out;
  out << "<h1>" << round.title << "</h1>";
  if (!ballot.receipt.empty())
    out << "<div class=\"notice\" role=\"status\"><p><strong>" << say(l, "Bulletin déposé", "Ballot received")
        << "</strong>" << say(l, "\u00A0: ", ": ") << saidOf(round, said, static_cast<int>(ballot.lines.size()), l)
        << say(l, ". Vous pouvez encore changer d’avis.", ". You can still change your mind.") << "</p><p>"
        << say(l, "Votre reçu, qui prouvera que ce bulletin a été compté\u00A0: ",
               "Your receipt, which will prove that this ballot was counted: ")
        << "<code>" << ballot.receipt << "</code></p></div>";
  out << "<p>" << say(l, "Clôture le ", "Closes on ") << pages::dateTime(round.closesAt, l)
      << say(l,
             ". Personne ne voit vos mentions\u00A0: elles sont chiffrées, et publiées sans nom ni ordre après la "
             "clôture. "
             "Seule "
             "protection qui manque\u00A0: contre qui administre le serveur pendant le scrutin.",
             ". Nobody sees your grades: they are encrypted, and published without names or order after the close. The "
             "one "
             "protection that is missing: against whoever administers the server during the round.")
      << "</p>";
  if (round.showOfHands)
    out << "<p class=\"notice\">"
        << say(l, "Moins de cinq personnes votent\u00A0: c’est un vote à main levée, sans secret possible.",
               "Fewer than five people vote: this is an open show of hands, no secret is possible.")
        << "</p>";
  if (ballot.lines.empty())
    out << "<p>"
        << say(round, l,
               {"Aucune idée à noter pour vous\u00A0: vous êtes concerné par toutes.",
                "No idea for you to grade: you are concerned by all of them.",
                "Aucun rapport à noter pour vous\u00A0: vous êtes concerné par tous.",
                "No report for you to grade: you are concerned by all of them."})
        << "</p>";
  out << "<form method=\"post\" action=\"" << pages::href(action) << "\">" << hidden;
  int number = 1;
  for (const BallotLine& line : ballot.lines) out << ballotLine(round, line, number++, l);
  out << "<p><button class=\"act\">" << say(l, "Déposer le bulletin", "Submit the ballot") << "</button></p></form>";
  return out;
}

Html planHtml(const Round& round, const Plan& plan, const http::Caller& caller, Language l) {
  const auto origin = [&round, l](const std::string& name) {
    return name == "top"      ? say(round, l, {"les plus soutenues", "most supported", "présélection", "shortlist"})
           : name == "random" ? say(round, l, {"tirée au sort", "drawn by lot", "tiré au sort", "drawn by lot"})
           : name == "triage" ? say(l, "envoyée par le tri", "sent by triage")
           : name == "carried"
               ? say(round, l,
                     {"reportée du scrutin d’avant, sous le quorum", "carried over, under quorum before",
                      "reporté du scrutin d’avant, sous le quorum", "carried over, under quorum before"})
               : say(l, "choix de la présidence", "the chair’s pick");
  };
  Html out;
  out << "<h1>" << round.title << "</h1><p>"
      << say(l, "En préparation\u00A0: personne d’autre ne voit cette page.", "A draft: nobody else sees this page.")
      << "</p><div class=\"cards\"><div class=\"card\"><p class=\"number\">" << plan.voters << "</p><p>"
      << say(l, "personnes invitées", "people invited") << "</p></div><div class=\"card\"><p class=\"number\">"
      << plan.items << "</p><p>" << say(round, l, {"idées", "ideas", "rapports", "reports"})
      << "</p></div><div class=\"card\"><p class=\"number\">" << plan.slate << "</p><p>"
      << say(round, l,
             {"idées par bulletin", "ideas on each ballot", "rapports par bulletin", "reports on each ballot"})
      << "</p></div></div><p>" << say(l, "Clôture le ", "Closes on ") << pages::dateTime(round.closesAt, l)
      << say(l, "\u202F; résultats un quart d’heure plus tard.", "; results a quarter of an hour later.") << "</p>";
  if (plan.showOfHands)
    out << "<p class=\"notice\">"
        << say(l, "Moins de cinq personnes\u00A0: ce sera un vote à main levée, et le bulletin le dira.",
               "Fewer than five people: it will be an open show of hands, and the ballot will say so.")
        << "</p>";
  out << "<div class=\"scroll\"><table><caption class=\"small soft\">"
      << say(l, "Ce qui sera noté", "What will be graded") << "</caption><thead><tr><th scope=\"col\">"
      << say(round, l, {"Idée", "Idea", "Rapport", "Report"}) << "</th><th scope=\"col\">"
      << say(round, l, {"Pourquoi elle", "Why this one", "Pourquoi lui", "Why this one"}) << "</th><th scope=\"col\">"
      << say(l, "Récusations", "Recusals") << "</th><th scope=\"col\">Quorum</th></tr></thead><tbody>";
  for (const RoundItem& item : plan.lines)
    out << "<tr><td>" << item.title << "</td><td>" << origin(item.origin) << "</td><td>" << item.recusals << "</td><td>"
        << item.quorum << "</td></tr>";
  out << "</tbody></table></div><form method=\"post\" action=\"/rounds/" << pages::urlPart(round.id) << "/open\">"
      << pages::csrfField(caller);
  if (plan.needsConfirming)
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"confirm\" value=\"yes\" required> "
        << say(round, l,
               {"Je confirme des bulletins de plus de 15 idées.", "I confirm ballots of more than 15 ideas.",
                "Je confirme des bulletins de plus de 15 rapports.", "I confirm ballots of more than 15 reports."})
        << "</label>";
  out << "<p><button class=\"act\">" << say(l, "Ouvrir le scrutin et inviter", "Open the round and invite")
      << "</button></p></form><form method=\"post\" action=\"/rounds/" << pages::urlPart(round.id) << "/cancel\">"
      << pages::csrfField(caller) << "<p><button>" << say(l, "Abandonner cette préparation", "Drop this draft")
      << "</button></p></form>";
  return out;
}

Html turnoutHtml(const Round& round, const Turnout& turnout, bool invited, bool voted, Language l) {
  Html out;
  out << "<h1>" << round.title << "</h1><p class=\"number\">" << turnout.voted << " / " << turnout.invited << "</p><p>"
      << say(l, "bulletins déposés. Tant que le scrutin est ouvert, on ne voit que la participation. Clôture le ",
             "ballots received. While the round is open, turnout is all there is to see. Closes on ")
      << pages::dateTime(round.closesAt, l) << ".</p>";
  if (invited)
    out << "<p><a class=\"button\" href=\"/rounds/" << pages::urlPart(round.id) << "/ballot\">"
        << (voted ? say(l, "Revoir mon bulletin", "See my ballot again")
                  : say(l, "Remplir mon bulletin", "Fill in my ballot"))
        << "</a></p>";
  return out;
}

namespace {
/// What both forms begin with: id, title, close.
Html formHead(std::string_view id, std::string_view title, TimePoint closes, const http::Caller& caller, Language l) {
  Html out;
  out << "<form method=\"post\" action=\"/rounds\">" << pages::csrfField(caller)
      << "<input type=\"hidden\" name=\"id\" value=\"" << attribute(id) << "\"><label>" << say(l, "Titre", "Title")
      << "<input name=\"title\" required maxlength=\"200\" value=\"" << attribute(title) << "\"></label><label>"
      << say(l, "Clôture", "Close") << "<input type=\"datetime-local\" name=\"closes\" required value=\""
      << attribute(pages::localMinute(closes)) << "\"></label>";
  return out;
}

Html number(std::string_view name, int value, std::string_view words) {
  Html out;
  out << "<label>" << words << "<input type=\"number\" name=\"" << attribute(name)
      << "\" min=\"0\" max=\"100\" value=\"" << value << "\"></label>";
  return out;
}

/// Takes up what triage sent; nothing when it sent nothing.
Html triagedTick(const std::vector<ideas::Candidate>& candidates, Language l) {
  Html out;
  const auto proposed =
      std::count_if(candidates.begin(), candidates.end(), [](const auto& one) { return one.proposed; });
  if (proposed > 0)
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"triaged\" value=\"yes\" checked><span>"
        << say(l, "Les idées que le tri envoie au scrutin\u00A0: ", "The ideas that triage sends to the round: ")
        << proposed << "</span></label>";
  return out;
}

Html voters(Language l) {
  Html out;
  out << "<label>"
      << say(l, "Qui vote\u00A0: une adresse par ligne (vide\u00A0: toute la direction)",
             "Who votes: one e-mail a line (empty: all of management)")
      << "<textarea name=\"voters\" rows=\"4\"></textarea></label>";
  return out;
}

Html carry(std::size_t carried, Language l) {
  Html out;
  if (carried == 0) return out;
  out << "<label class=\"tick\"><input type=\"checkbox\" name=\"carry\" value=\"yes\" checked><span>"
      << say(l, "Reprendre ce qui était sous le quorum au dernier scrutin",
             "Take up what was under quorum in the last round")
      << " <span class=\"soft small\">(" << static_cast<std::int64_t>(carried) << ")</span></span></label>";
  return out;
}

Html formEnd(Language l) {
  Html out;
  out << "<p><button class=\"act\">" << say(l, "Voir ce que cela donne", "See what it comes to")
      << "</button></p></form>";
  return out;
}
}  // namespace

Html preparationForm(const std::vector<ideas::Candidate>& candidates, std::size_t carried, std::string_view id,
                     TimePoint closes, const std::string& reportsMonth, const http::Caller& caller, Language l) {
  constexpr std::size_t kShown = 60;
  Html out;
  out << "<h1>" << say(l, "Préparer un scrutin", "Prepare a round") << "</h1>";
  if (!reportsMonth.empty())
    out << "<p><a href=\"/rounds/new?kind=reports&amp;month=" << pages::urlPart(reportsMonth) << "\">"
        << say(l, "Plutôt sur les rapports ", "About the reports ") << pages::ofMonth(reportsMonth, l)
        << say(l, "", " instead") << "</a></p>";
  out << formHead(id, "", closes, caller, l)
      << number("top", 8, say(l, "Nombre d’idées parmi les plus soutenues", "How many of the most supported ideas"))
      << number("random", 2,
                say(l, "Nombre d’idées tirées au sort parmi celles assez lues",
                    "How many drawn by lot among those read enough"))
      << triagedTick(candidates, l) << carry(carried, l) << voters(l) << "<fieldset class=\"card\"><legend>"
      << say(l, "Vos propres choix, signalés comme tels", "Your own picks, marked as such") << "</legend>";
  for (std::size_t i = 0; i < std::min(kShown, candidates.size()); ++i)
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"pick\" value=\"" << attribute(candidates[i].id)
        << "\"><span>" << candidates[i].text << " <span class=\"soft small\">" << candidates[i].supporters
        << say(l, " soutiens, ", " supports, ") << candidates[i].readers << say(l, " lecteurs", " readers")
        << "</span></span></label>";
  if (candidates.empty())
    out << "<p>" << say(l, "Aucune idée publiée n’attend de réponse.", "No published idea waits for an answer.")
        << "</p>";
  out << "</fieldset>" << formEnd(l);
  return out;
}

Html reportsForm(const std::string& month, const std::vector<reports::BestReport>& reports, std::size_t carried,
                 std::string_view id, TimePoint closes, const http::Caller& caller, Language l) {
  const auto share = [l](double value) {
    return std::to_string(std::lround(value * 100)) + std::string(say(l, "\u00A0%", "%"));
  };
  Html out;
  out << "<h1>" << say(l, "Préparer le scrutin des rapports ", "Prepare the round about the reports ")
      << pages::ofMonth(month, l) << "</h1><p>"
      << say(l,
             "La présélection\u00A0: au plus dix rapports, au plus deux par auteur, comparés à ceux du même genre "
             "d’immersion. "
             "Qui travaille dans le magasin visité ne note pas son rapport.",
             "The shortlist: at most ten reports, at most two by one author, compared with those of the same kind of "
             "immersion. Who works in the store that was visited does not grade its report.")
      << "</p><div class=\"scroll\"><table><thead><tr><th scope=\"col\">" << say(l, "Rapport", "Report")
      << "</th><th scope=\"col\">" << say(l, "Utile", "Useful") << "</th><th scope=\"col\">"
      << say(l, "Suivi d’effet", "Of consequence") << "</th><th scope=\"col\">"
      << say(l, "Dans son genre", "In its kind") << "</th></tr></thead><tbody>";
  std::size_t listed = 0;
  for (const reports::BestReport& report : reports) {
    if (report.place == 0) continue;
    ++listed;
    out << "<tr><td><a href=\"/reports/" << pages::urlPart(report.reportId) << "\">" << report.title << "</a></td><td>"
        << share(report.quality.usefulness) << " <span class=\"soft small\">" << report.useful << "/" << report.readers
        << "</span></td><td>" << share(report.quality.consequence) << "</td><td>" << share(report.percentile)
        << "</td></tr>";
  }
  out << "</tbody></table></div>";
  if (listed == 0)
    out << "<p class=\"notice\">"
        << say(l, "Aucun rapport de ce mois n’a eu assez de lecteurs.", "No report of that month had enough readers.")
        << "</p>";
  out << formHead(id, std::string(say(l, "Les rapports ", "The reports ")) + pages::ofMonth(month, l), closes, caller,
                  l)
      << "<input type=\"hidden\" name=\"kind\" value=\"reports\"><input type=\"hidden\" name=\"month\" value=\""
      << attribute(month) << "\">"
      << number("top", 10, say(l, "Nombre de rapports de la présélection", "How many of the shortlist"))
      << number("random", 0,
                say(l, "Nombre de rapports tirés au sort parmi les autres, assez lus",
                    "How many drawn by lot among the others that were read enough"))
      << carry(carried, l) << voters(l) << "<fieldset class=\"card\"><legend>"
      << say(l, "Vos propres choix, signalés comme tels", "Your own picks, marked as such") << "</legend>";
  std::size_t others = 0;
  for (const reports::BestReport& report : reports) {
    if (report.place != 0 || !report.missing.empty()) continue;
    ++others;
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"pick\" value=\"" << attribute(report.reportId)
        << "\"><span>" << report.title << " <span class=\"soft small\">" << report.useful
        << say(l, " utiles, ", " useful, ") << report.readers << say(l, " lecteurs", " readers")
        << "</span></span></label>";
  }
  if (others == 0)
    out << "<p>"
        << say(l, "Aucun autre rapport de ce mois n’a eu assez de lecteurs.",
               "No other report of that month was read enough.")
        << "</p>";
  out << "</fieldset>" << formEnd(l);
  return out;
}

}  // namespace passerelle::rounds
