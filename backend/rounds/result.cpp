#include "backend/rounds/result.h"

#include <nlohmann/json.hpp>

namespace passerelle::rounds {
namespace {
using nlohmann::json;

json lineJson(const ResultLine& line) {
  json out{{"id", line.itemId},           {"title", line.title},   {"report", line.reportId},
           {"origin", line.origin},       {"counts", line.counts}, {"graders", line.graders},
           {"above", line.above},         {"below", line.below},   {"abstentions", line.abstentions},
           {"concerned", line.concerned}, {"quorum", line.quorum}, {"recusals", line.recusals},
           {"best", line.best},           {"worst", line.worst},   {"kept", line.kept},
           {"prize", line.prize}};
  out["rank"] = line.rank ? json(*line.rank) : json(nullptr);
  out["grade"] = line.grade ? json(*line.grade) : json(nullptr);
  return out;
}

ResultLine lineOf(const json& in) {
  ResultLine line;
  line.itemId = in.at("id");
  line.title = in.at("title");
  line.reportId = in.at("report");
  line.origin = in.at("origin");
  line.counts = in.at("counts").get<ranking::Tally>();
  line.graders = in.at("graders");
  line.above = in.at("above");
  line.below = in.at("below");
  line.abstentions = in.at("abstentions");
  line.concerned = in.at("concerned");
  line.quorum = in.at("quorum");
  line.recusals = in.at("recusals");
  line.best = in.at("best");
  line.worst = in.at("worst");
  line.kept = in.at("kept");
  line.prize = in.at("prize");
  if (!in.at("rank").is_null()) line.rank = in.at("rank").get<int>();
  if (!in.at("grade").is_null()) line.grade = in.at("grade").get<int>();
  return line;
}

/// "38,5 %" or "38.5%": a share with one decimal.
std::string percentWithTenths(std::int64_t part, std::int64_t whole, Language l) {
  const std::int64_t tenths = (part * 2000 + whole) / (2 * whole);
  return std::to_string(tenths / 10) + std::string(say(l, ",", ".")) + std::to_string(tenths % 10) +
         std::string(say(l, "\u202F%", "%"));
}

/// "40,0 % au-dessus de Bonne": what a step of the comparison says of one idea.
std::string stepWords(const ranking::Step& step, std::int64_t graders, Language l) {
  if (step.sign == 0)
    return std::string(say(l, "plus aucune mention autour de la médiane", "no grade left around the median"));
  const std::string share = percentWithTenths(step.size, graders, l);
  return step.sign > 0 ? share + std::string(say(l, " au-dessus", " above"))
                       : share + std::string(say(l, " au-dessous", " below"));
}
}  // namespace

std::string encodeResult(const RoundResult& result) {
  json out{{"invited", result.turnout.invited},
           {"voted", result.turnout.voted},
           {"valid", result.valid},
           {"ballots", result.ballots}};
  out["ranked"] = json::array();
  for (const ResultLine& line : result.ranked) out["ranked"].push_back(lineJson(line));
  out["underQuorum"] = json::array();
  for (const ResultLine& line : result.underQuorum) out["underQuorum"].push_back(lineJson(line));
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

RoundResult decodeResult(const std::string& text) {
  const json in = json::parse(text);
  RoundResult result;
  result.turnout = {in.at("invited"), in.at("voted")};
  result.valid = in.at("valid");
  result.ballots = in.at("ballots");
  for (const json& line : in.at("ranked")) result.ranked.push_back(lineOf(line));
  for (const json& line : in.at("underQuorum")) result.underQuorum.push_back(lineOf(line));
  return result;
}

std::string whyAbove(const ResultLine& upper, const ResultLine& lower, const std::vector<GradeName>& scale,
                     Language l) {
  if (upper.counts.empty() || lower.counts.empty() || upper.graders == 0 || lower.graders == 0) return {};
  const ranking::Decision decision = ranking::decide(upper.counts, lower.counts);
  const auto grade = [&](int index) { return std::string(scale[static_cast<std::size_t>(index)].in(l)); };
  using By = ranking::Decision::By;
  if (decision.by == By::nothing) return {};
  if (decision.by == By::majorityGrade)
    return std::string(say(l, "Mention majoritaire plus haute\u00A0: «\u00A0", "Higher majority grade: “")) +
           grade(*upper.grade) + std::string(say(l, "\u00A0» contre «\u00A0", "” against “")) + grade(*lower.grade) +
           std::string(say(l, "\u00A0».", "”."));
  std::string sentence(say(l, "Même mention «\u00A0", "Same grade “"));
  sentence += grade(*upper.grade);
  sentence += say(l, "\u00A0»\u202F; ", "”; ");
  if (decision.step > 1) {
    sentence += say(l, "à la comparaison n° ", "at comparison ");
    sentence += std::to_string(decision.step) + std::string(say(l, ", ", ", "));
  }
  if (decision.by == By::share)
    return sentence + stepWords(decision.a, upper.graders, l) + std::string(say(l, " contre ", " against ")) +
           stepWords(decision.b, lower.graders, l) + ".";
  return sentence + std::string(say(l, "parts égales, mais vers «\u00A0", "equal shares, but towards “")) +
         grade(decision.a.grade) + std::string(say(l, "\u00A0» plutôt que «\u00A0", "” rather than “")) +
         grade(decision.b.grade) + std::string(say(l, "\u00A0».", "”."));
}

}  // namespace passerelle::rounds
