#include "backend/pages/layout.h"
#include "backend/rounds/round_html.h"

namespace passerelle::rounds {
namespace {
using pages::attribute;
using pages::Html;

std::string percent(std::int64_t part, std::int64_t whole, Language l) {
  return std::to_string(whole == 0 ? 0 : (part * 200 + whole) / (2 * whole)) + std::string(say(l, "\u00A0%", "%"));
}

/// "1 récusation", "2 recusals".
std::string counted(std::int64_t number, Language l, std::string_view frOne, std::string_view frMany,
                    std::string_view enOne, std::string_view enMany) {
  const std::string_view word = l == Language::french ? (number < 2 ? frOne : frMany) : (number == 1 ? enOne : enMany);
  return std::to_string(number) + " " + std::string(word);
}

Html countsTable(const ResultLine& line, const std::vector<GradeName>& scale, Language l) {
  Html out;
  out << "<details><summary>" << say(l, "Les chiffres derrière le dessin", "The figures behind the picture")
      << "</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">" << say(l, "Mention", "Grade")
      << "</th><th scope=\"col\">" << say(l, "Personnes", "People") << "</th><th scope=\"col\">"
      << say(l, "Part", "Share") << "</th></tr></thead><tbody>";
  for (std::size_t grade = scale.size(); grade-- > 0;)
    out << "<tr><td>" << scale[grade].in(l) << "</td><td>" << line.counts[grade] << "</td><td>"
        << percent(line.counts[grade], line.graders, l) << "</td></tr>";
  out << "</tbody></table></div></details>";
  return out;
}

Html rankedLine(const Round& round, const ResultLine& line, std::string_view why, const RoundResult& result,
                Language l) {
  const std::vector<GradeName>& scale = round.scale;
  Html out;
  out << "<li class=\"card\"><h2><span class=\"number\">" << *line.rank << "</span> " << line.title
      << "</h2><p><strong>" << scale[static_cast<std::size_t>(*line.grade)].in(l) << "</strong>";
  if (line.prize)
    out << " · <span class=\"good\">" << say(round, l, {"retenue", "retained", "au palmarès", "in the palmarès"})
        << "</span>";
  if (line.origin == "chair") out << " · " << say(l, "choix de la présidence", "the chair’s pick");
  if (line.origin == "random")
    out << " · " << say(round, l, {"tirée au sort", "drawn by lot", "tiré au sort", "drawn by lot"});
  if (line.origin == "carried")
    out << " · "
        << say(round, l, {"reportée du scrutin d’avant", "carried over", "reporté du scrutin d’avant", "carried over"});
  out << "</p>" << meritProfile(line, scale, l) << "<p class=\"small\">" << percent(line.above, line.graders, l)
      << say(l, " au-dessus, ", " above, ") << percent(line.below, line.graders, l)
      << say(l, " au-dessous · ", " below · ") << counted(line.graders, l, "personne", "personnes", "person", "people")
      << ", " << line.abstentions << say(l, " sans avis, ", " without opinion, ")
      << counted(line.concerned + line.recusals, l, "récusation", "récusations", "recusal", "recusals") << "</p>";
  if (line.best == line.worst)
    out << "<p class=\"small soft\">"
        << say(l, "Sa place ne change pas, quelle que soit la personne qu’on retire.",
               "Its place stays whoever is left out.")
        << "</p>";
  else
    out << "<p class=\"small soft\">"
        << say(l, "En retirant une personne, sa place irait de ", "With one person left out, its place would go from ")
        << line.best << say(l, " à ", " to ") << line.worst << say(l, " (inchangée ", " (unchanged ") << line.kept
        << say(l, " fois sur ", " times of ") << result.ballots << ").</p>";
  if (!why.empty())
    out << "<p class=\"small\">"
        << say(round, l,
               {"Devant la suivante\u00A0: ", "Ahead of the next one: ", "Devant le suivant\u00A0: ",
                "Ahead of the next one: "})
        << why << "</p>";
  out << countsTable(line, scale, l) << "<p class=\"small\"><a href=\"/reports/" << pages::urlPart(line.reportId)
      << "\">" << say(l, "Le rapport", "The report") << "</a></p></li>";
  return out;
}
}  // namespace

Html meritProfile(const ResultLine& line, const std::vector<GradeName>& scale, Language l) {
  Html out;
  if (line.counts.empty() || line.graders == 0) return out;
  std::string words;
  Html bars;
  std::int64_t before = 0;
  for (std::size_t grade = scale.size(); grade-- > 0;) {
    const std::int64_t count = line.counts[grade];
    if (count == 0) continue;
    words += (words.empty() ? "" : ", ") + std::string(scale[grade].in(l)) + " " + percent(count, line.graders, l);
    const std::int64_t from = before * 1000 / line.graders, to = (before + count) * 1000 / line.graders;
    bars << "<rect class=\"g" << static_cast<std::int64_t>(grade) << "\" x=\"" << from << "\" y=\"0\" width=\""
         << to - from << "\" height=\"60\"/>";
    before += count;
  }
  out << "<svg class=\"merit\" role=\"img\" viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" aria-label=\""
      << attribute(std::string(say(l, "Profil de mérite\u00A0: ", "Merit profile: ")) + words) << "\">" << bars
      << "<line x1=\"500\" y1=\"0\" x2=\"500\" y2=\"60\"/></svg>";
  return out;
}

Html resultHtml(const Round& round, const RoundResult& result, const ReceiptCheck& check, Language l) {
  Html out;
  out << "<h1>" << round.title << "</h1><p>"
      << counted(result.turnout.voted, l, "bulletin", "bulletins", "ballot", "ballots") << say(l, " pour ", " of ")
      << counted(result.turnout.invited, l, "personne invitée", "personnes invitées", "person invited",
                 "people invited");
  if (round.publishedAt) out << say(l, ", publié le ", ", published on ") << pages::dateTime(*round.publishedAt, l);
  out << ".";
  if (!round.month.empty())
    out << " <a href=\"/palmares/" << pages::urlPart(round.month) << "\">" << say(l, "Le palmarès ", "The palmarès ")
        << pages::ofMonth(round.month, l) << "</a>.";
  out << "</p>";
  if (!result.valid)
    out << "<p class=\"notice\">"
        << say(l,
               "Moins de la moitié des personnes invitées ont voté\u00A0: ce résultat n’est pas valable, et ne donne "
               "pas de "
               "prix.",
               "Fewer than half of those invited voted: this result is not valid and gives no prize.")
        << "</p>";
  out << "<ol class=\"ranking\">";
  for (std::size_t i = 0; i < result.ranked.size(); ++i)
    out << rankedLine(
        round, result.ranked[i],
        i + 1 < result.ranked.size() ? whyAbove(result.ranked[i], result.ranked[i + 1], round.scale, l) : std::string(),
        result, l);
  out << "</ol>";
  if (!result.underQuorum.empty()) {
    out << "<h2>"
        << say(round, l,
               {"Sous le quorum, reportées au prochain scrutin", "Under quorum, carried over to the next round",
                "Sous le quorum, reportés au prochain scrutin", "Under quorum, carried over to the next round"})
        << "</h2><ul>";
    for (const ResultLine& line : result.underQuorum)
      out << "<li>" << line.title << " <span class=\"soft small\">" << line.graders
          << say(l, " mentions, il en fallait ", " grades, needed ") << line.quorum << "</span></li>";
    out << "</ul>";
  }
  out << "<section class=\"screen\"><h2>" << say(l, "Refaire le calcul", "Do the sum again")
      << "</h2><p><a href=\"/rounds/" << pages::urlPart(round.id) << "/grades.csv\">"
      << say(l, "Les mentions, sans nom (CSV)", "The grades, without names (CSV)") << "</a> · <a href=\"/rounds/"
      << pages::urlPart(round.id) << "/receipts.csv\">"
      << say(l, "Les bulletins comptés (CSV)", "The ballots counted (CSV)")
      << "</a> · <code>passerelled rank</code></p>";
  if (!check.receipt.empty())
    out << "<p class=\"notice\" role=\"status\">"
        << (check.counted
                ? say(l, "Ce bulletin a été compté.", "This ballot was counted.")
                : say(l,
                      "Aucun bulletin compté ne répond à ce reçu\u00A0: vérifiez-le, puis écrivez à qui préside le "
                      "scrutin.",
                      "No ballot that was counted answers to this receipt: check it, then write to whoever chairs the "
                      "round."))
        << "</p>";
  out << "<form method=\"get\" action=\"/rounds/" << pages::urlPart(round.id) << "\"><label>"
      << say(l, "Votre reçu", "Your receipt") << "<input name=\"receipt\" maxlength=\"40\" value=\""
      << attribute(check.receipt) << "\"></label><p><button>"
      << say(l, "Vérifier que mon bulletin a été compté", "Check that my ballot was counted")
      << "</button></p></form></section>";
  return out;
}

}  // namespace passerelle::rounds
