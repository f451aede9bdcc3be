#include "backend/rounds/round_html.h"

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

Html ballotLine(const BallotLine& line, int number, const std::vector<GradeName>& scale, Language l) {
  Html out;
  out << "<fieldset class=\"card\"><legend><span class=\"soft\">" << number << ".</span> " << line.title
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
      << "</textarea></label></details><p class=\"small\"><a href=\"/reports/" << pages::urlPart(line.reportId) << "\">"
      << say(l, "Lire le rapport d’où vient cette idée", "Read the report this idea comes from")
      << "</a></p></fieldset>";
  return out;
}
}  // namespace

Html ballotHtml(const Round& round, const Ballot& ballot, std::string_view action, const Html& hidden, Language l) {
  int said = 0;
  for (const BallotLine& line : ballot.lines) said += line.said != kUntouched;
  Html out;
  out << "<h1>" << round.title << "</h1>";
  if (!ballot.receipt.empty())
    out << "<div class=\"notice\" role=\"status\"><p><strong>" << say(l, "Bulletin déposé", "Ballot received")
        << "</strong> : " << said << say(l, " idées sur ", " ideas of ") << static_cast<int>(ballot.lines.size())
        << say(l, ". Vous pouvez encore changer d’avis.", ". You can still change your mind.") << "</p><p>"
        << say(l, "Votre reçu, qui prouvera que ce bulletin a été compté : ",
               "Your receipt, which will prove that this ballot was counted: ")
        << "<code>" << ballot.receipt << "</code></p></div>";
  out << "<p>" << say(l, "Clôture le ", "Closes on ") << pages::dateTime(round.closesAt, l)
      << say(l,
             ". Personne ne voit vos mentions : elles sont chiffrées, et publiées sans nom ni ordre après la clôture. "
             "Seule "
             "protection qui manque : contre qui administre le serveur pendant le scrutin.",
             ". Nobody sees your grades: they are encrypted, and published without names or order after the close. The "
             "one "
             "protection that is missing: against whoever administers the server during the round.")
      << "</p>";
  if (round.showOfHands)
    out << "<p class=\"notice\">"
        << say(l, "Moins de cinq personnes votent : c’est un vote à main levée, sans secret possible.",
               "Fewer than five people vote: this is an open show of hands, no secret is possible.")
        << "</p>";
  if (ballot.lines.empty())
    out << "<p>"
        << say(l, "Aucune idée à noter pour vous : vous êtes concerné par toutes.",
               "No idea for you to grade: you are concerned by all of them.")
        << "</p>";
  out << "<form method=\"post\" action=\"" << pages::href(action) << "\">" << hidden;
  int number = 1;
  for (const BallotLine& line : ballot.lines) out << ballotLine(line, number++, round.scale, l);
  out << "<p><button class=\"act\">" << say(l, "Déposer le bulletin", "Submit the ballot") << "</button></p></form>";
  return out;
}

Html planHtml(const Round& round, const Plan& plan, const http::Caller& caller, Language l) {
  const auto origin = [l](const std::string& name) {
    return name == "top"      ? say(l, "les plus soutenues", "most supported")
           : name == "random" ? say(l, "tirée au sort", "drawn by lot")
                              : say(l, "choix de la présidence", "the chair’s pick");
  };
  Html out;
  out << "<h1>" << round.title << "</h1><p>"
      << say(l, "En préparation : personne d’autre ne voit cette page.", "A draft: nobody else sees this page.")
      << "</p><div class=\"cards\"><div class=\"card\"><p class=\"number\">" << plan.voters << "</p><p>"
      << say(l, "personnes invitées", "people invited") << "</p></div><div class=\"card\"><p class=\"number\">"
      << plan.items << "</p><p>" << say(l, "idées", "ideas") << "</p></div><div class=\"card\"><p class=\"number\">"
      << plan.slate << "</p><p>" << say(l, "idées par bulletin", "ideas on each ballot") << "</p></div></div><p>"
      << say(l, "Clôture le ", "Closes on ") << pages::dateTime(round.closesAt, l)
      << say(l, " ; résultats un quart d’heure plus tard.", "; results a quarter of an hour later.") << "</p>";
  if (plan.showOfHands)
    out << "<p class=\"notice\">"
        << say(l, "Moins de cinq personnes : ce sera un vote à main levée, et le bulletin le dira.",
               "Fewer than five people: it will be an open show of hands, and the ballot will say so.")
        << "</p>";
  out << "<div class=\"scroll\"><table><caption class=\"small soft\">"
      << say(l, "Ce qui sera noté", "What will be graded") << "</caption><thead><tr><th scope=\"col\">"
      << say(l, "Idée", "Idea") << "</th><th scope=\"col\">" << say(l, "Pourquoi elle", "Why this one")
      << "</th><th scope=\"col\">" << say(l, "Récusations", "Recusals")
      << "</th><th scope=\"col\">Quorum</th></tr></thead><tbody>";
  for (const RoundItem& item : plan.lines)
    out << "<tr><td>" << item.title << "</td><td>" << origin(item.origin) << "</td><td>" << item.recusals << "</td><td>"
        << item.quorum << "</td></tr>";
  out << "</tbody></table></div><form method=\"post\" action=\"/rounds/" << pages::urlPart(round.id) << "/open\">"
      << pages::csrfField(caller);
  if (plan.needsConfirming)
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"confirm\" value=\"yes\" required> "
        << say(l, "Je confirme des bulletins de plus de 15 idées.", "I confirm ballots of more than 15 ideas.")
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

Html preparationForm(const std::vector<ideas::Candidate>& candidates, std::string_view id, TimePoint closes,
                     const http::Caller& caller, Language l) {
  constexpr std::size_t kShown = 60;
  Html out;
  out << "<h1>" << say(l, "Préparer un scrutin", "Prepare a round") << "</h1><form method=\"post\" action=\"/rounds\">"
      << pages::csrfField(caller) << "<input type=\"hidden\" name=\"id\" value=\"" << attribute(id) << "\"><label>"
      << say(l, "Titre", "Title") << "<input name=\"title\" required maxlength=\"200\"></label><label>"
      << say(l, "Clôture", "Close") << "<input type=\"datetime-local\" name=\"closes\" required value=\""
      << attribute(pages::localMinute(closes)) << "\"></label><label>"
      << say(l, "Nombre d’idées parmi les plus soutenues", "How many of the most supported ideas")
      << "<input type=\"number\" name=\"top\" min=\"0\" max=\"100\" value=\"8\"></label><label>"
      << say(l, "Nombre d’idées tirées au sort parmi celles assez lues",
             "How many drawn by lot among those read enough")
      << "<input type=\"number\" name=\"random\" min=\"0\" max=\"100\" value=\"2\"></label><label>"
      << say(l, "Qui vote : une adresse par ligne (vide : toute la direction)",
             "Who votes: one e-mail a line (empty: all of management)")
      << "<textarea name=\"voters\" rows=\"4\"></textarea></label><fieldset class=\"card\"><legend>"
      << say(l, "Vos propres choix, signalés comme tels", "Your own picks, marked as such") << "</legend>";
  for (std::size_t i = 0; i < std::min(kShown, candidates.size()); ++i)
    out << "<label class=\"tick\"><input type=\"checkbox\" name=\"pick\" value=\"" << attribute(candidates[i].id)
        << "\"><span>" << candidates[i].text << " <span class=\"soft small\">" << candidates[i].supporters
        << say(l, " soutiens, ", " supports, ") << candidates[i].readers << say(l, " lecteurs", " readers")
        << "</span></span></label>";
  if (candidates.empty())
    out << "<p>" << say(l, "Aucune idée publiée n’attend de réponse.", "No published idea waits for an answer.")
        << "</p>";
  out << "</fieldset><p><button class=\"act\">" << say(l, "Voir ce que cela donne", "See what it comes to")
      << "</button></p></form>";
  return out;
}

}  // namespace passerelle::rounds
