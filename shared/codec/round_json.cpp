#include "shared/codec/round_json.h"

#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"

namespace passerelle {
using namespace json;
namespace {
constexpr int kMostGrades = 64;

RoundViewLine roundLine(const Json& json) {
  RoundViewLine line;
  line.item = text(json, "item");
  line.title = text(json, "title");
  line.reportId = text(json, "report");
  line.origin = text(json, "origin");
  line.rank = maybeNumber(json, "rank");
  line.grade = maybeNumber(json, "grade");
  for (const Json& count : list(json, "counts")) {
    if (count.is_number_integer()) line.counts.push_back(count.get<std::int64_t>());
  }
  line.graders = number(json, "graders");
  line.above = number(json, "above");
  line.below = number(json, "below");
  line.sansAvis = number(json, "sansAvis");
  line.concerned = number(json, "concerned");
  line.recusals = number(json, "recusals");
  line.quorum = number(json, "quorum");
  line.prize = flag(json, "prize");
  const Json& stability = at(json, "leaveOneOut");
  line.best = static_cast<int>(number(stability, "best"));
  line.worst = static_cast<int>(number(stability, "worst"));
  line.kept = static_cast<int>(number(stability, "kept"));
  const Json& why = at(json, "why");
  line.whyFrench = text(why, "fr");
  line.whyEnglish = text(why, "en");
  return line;
}

RoundViewResult result(const Json& json) {
  RoundViewResult result;
  result.valid = flag(json, "valid");
  result.ballots = number(json, "ballots");
  for (const Json& one : list(json, "ranked")) result.ranked.push_back(roundLine(one));
  for (const Json& one : list(json, "underQuorum")) result.underQuorum.push_back(roundLine(one));
  return result;
}
}  // namespace

Result<RoundView> decodeRound(std::string_view bytes) {
  return parsed<RoundView>(bytes, [](const Json& json) -> Result<RoundView> {
    RoundView round;
    round.id = text(json, "id");
    round.kind = text(json, "kind");
    round.title = text(json, "title");
    round.state = text(json, "state");
    round.closesAt = text(json, "closesAt");
    round.resultsAt = text(json, "resultsAt");
    round.publishedAt = text(json, "publishedAt");
    round.complaintsUntil = text(json, "complaintsUntil");
    round.slate = number(json, "slate");
    round.showOfHands = flag(json, "showOfHands");
    round.invited = flag(json, "invited");
    round.voted = flag(json, "voted");
    for (const Json& grade : list(json, "scale")) round.scale.push_back({text(grade, "fr"), text(grade, "en")});
    const Json& turnout = at(json, "turnout");
    round.turnoutInvited = number(turnout, "invited");
    round.turnoutVoted = number(turnout, "voted");
    if (at(json, "result").is_object()) round.result = result(json["result"]);
    return round;
  });
}

Result<BallotView> decodeBallot(std::string_view bytes) {
  return parsed<BallotView>(bytes, [](const Json& json) -> Result<BallotView> {
    BallotView ballot;
    for (const Json& one : list(json, "lines")) {
      BallotViewLine line{text(one, "item"), text(one, "title"), text(one, "report"), kNothingSaid, std::nullopt};
      const Json& grade = at(one, "grade");
      if (grade.is_number_integer() && grade >= 0 && grade < kMostGrades) line.said = grade.get<int>();
      if (grade == "sansAvis") line.said = kNoOpinion;
      if (grade == "concerned") line.said = kIsConcerned;
      if (at(one, "comment").is_string()) line.comment = text(one, "comment");
      if (!line.item.empty()) ballot.lines.push_back(std::move(line));
    }
    ballot.receipt = text(json, "receipt");
    ballot.change = text(json, "change");
    return ballot;
  });
}

std::string encodeBallot(const std::vector<BallotViewLine>& lines, const std::string& change) {
  JsonWriter json(64 + lines.size() * 80);
  json.beginObject();
  if (!change.empty()) json.field("change", change);
  json.key("lines").beginArray();
  for (const BallotViewLine& line : lines) {
    json.beginObject().field("item", line.item).key("grade");
    if (line.said >= 0)
      json.number(line.said);
    else if (line.said == kNoOpinion)
      json.text("sansAvis");
    else if (line.said == kIsConcerned)
      json.text("concerned");
    else
      json.null();
    if (line.comment) json.field("comment", *line.comment);
    json.endObject();
  }
  return json.endArray().endObject().take();
}

}  // namespace passerelle
