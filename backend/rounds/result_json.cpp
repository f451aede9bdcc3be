#include "backend/rounds/result_json.h"

#include <nlohmann/json.hpp>

#include "backend/http/json_body.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle::rounds {
namespace {
using nlohmann::json;
constexpr std::size_t kMostLines = 500;

void writeLine(const ResultLine& line, JsonWriter& out) {
  const auto number = [&out](std::string_view name, const std::optional<int>& value) {
    out.key(name);
    if (value)
      out.number(*value);
    else
      out.null();
  };
  out.field("item", line.itemId).field("title", line.title).field("report", line.reportId).field("origin", line.origin);
  number("rank", line.rank);
  number("grade", line.grade);
  out.key("counts").beginArray();
  for (const std::int64_t count : line.counts) out.number(count);
  out.endArray();
  out.field("graders", line.graders).field("above", line.above).field("below", line.below);
  out.field("sansAvis", line.abstentions).field("concerned", line.concerned).field("recusals", line.recusals);
  out.field("quorum", line.quorum).field("prize", line.prize);
  out.key("leaveOneOut")
      .beginObject()
      .field("best", line.best)
      .field("worst", line.worst)
      .field("kept", line.kept)
      .endObject();
}

Error invalid(std::string message, std::string field) {
  return {ErrorCode::invalid, std::move(message), std::move(field)};
}
}  // namespace

void writePlan(const Plan& plan, JsonWriter& out) {
  out.beginObject().field("voters", plan.voters).field("items", plan.items).field("slate", plan.slate);
  out.field("showOfHands", plan.showOfHands).field("needsConfirming", plan.needsConfirming).key("lines").beginArray();
  for (const RoundItem& item : plan.lines)
    out.beginObject()
        .field("item", item.id)
        .field("title", item.title)
        .field("report", item.reportId)
        .field("origin", item.origin)
        .field("recusals", item.recusals)
        .field("quorum", item.quorum)
        .endObject();
  out.endArray().endObject();
}

void writeResult(const RoundResult& result, const std::vector<GradeName>& scale, JsonWriter& out) {
  out.beginObject().field("valid", result.valid).field("ballots", result.ballots).key("ranked").beginArray();
  for (std::size_t i = 0; i < result.ranked.size(); ++i) {
    out.beginObject();
    writeLine(result.ranked[i], out);
    out.key("why").beginObject();
    const bool last = i + 1 == result.ranked.size();
    out.field("fr", last ? std::string() : whyAbove(result.ranked[i], result.ranked[i + 1], scale, Language::french));
    out.field("en", last ? std::string() : whyAbove(result.ranked[i], result.ranked[i + 1], scale, Language::english));
    out.endObject().endObject();
  }
  out.endArray().key("underQuorum").beginArray();
  for (const ResultLine& line : result.underQuorum) {
    out.beginObject();
    writeLine(line, out);
    out.endObject();
  }
  out.endArray().endObject();
}

void writeBallot(const Ballot& ballot, JsonWriter& out) {
  out.beginObject().key("lines").beginArray();
  for (const BallotLine& line : ballot.lines) {
    out.beginObject().field("item", line.itemId).field("title", line.title).field("report", line.reportId).key("grade");
    if (line.said >= 0)
      out.number(line.said);
    else if (line.said == kUntouched)
      out.null();
    else
      out.text(line.said == kSansAvis ? "sansAvis" : "concerned");
    out.field("comment", line.comment).endObject();
  }
  out.endArray().field("receipt", ballot.receipt).field("change", ballot.change).endObject();
}

Result<BallotLineage> decodeLineage(const http::Request& request) {
  const auto named = [](const std::string& text) {
    const auto bytes = fromHex(text);
    return bytes && bytes->size() == kChangeBytes;
  };
  BallotLineage lineage;
  const json body = json::parse(request.body);
  if (!body.contains("change")) return lineage;
  if (!body["change"].is_string() || !named(body["change"]))
    return tl::unexpected(invalid("A change is named by 16 hexadecimal digits.", "/change"));
  lineage.change = body["change"];
  lineage.base = request.header(api::kBaseHeader).value_or("");
  if (!lineage.base.empty() && !named(lineage.base))
    return tl::unexpected(invalid("A change is named by 16 hexadecimal digits.", std::string(api::kBaseHeader)));
  std::string rest = request.header(api::kSupersedesHeader).value_or("");
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    if (!named(rest.substr(0, comma)))
      return tl::unexpected(
          invalid("A change is named by 16 hexadecimal digits.", std::string(api::kSupersedesHeader)));
    lineage.supersedes.push_back(rest.substr(0, comma));
    rest.erase(0, comma + 1);
  }
  return lineage;
}

Result<std::vector<Said>> decodeBallot(const http::Request& request) {
  if (auto shape = http::JsonBody::parse(request, {"lines", "change"}); !shape) return tl::unexpected(shape.error());
  const json body = json::parse(request.body);
  if (!body.contains("lines") || !body["lines"].is_array() || body["lines"].size() > kMostLines)
    return tl::unexpected(invalid("A ballot has a list \"lines\".", "/lines"));
  std::vector<Said> ballot;
  for (const json& line : body["lines"]) {
    const std::string at = "/lines/" + std::to_string(ballot.size());
    if (!line.is_object()) return tl::unexpected(invalid("A line is an object.", at));
    for (const auto& field : line.items()) {
      if (field.key() != "item" && field.key() != "grade" && field.key() != "comment")
        return tl::unexpected(invalid("This field is not known: " + field.key().substr(0, 40), at));
    }
    Said said;
    if (!line.contains("item") || !line["item"].is_string())
      return tl::unexpected(invalid("An item's id is missing.", at + "/item"));
    said.itemId = line["item"];
    if (!line.contains("grade"))
      return tl::unexpected(invalid("The grade is missing; null takes it back.", at + "/grade"));
    const json& grade = line["grade"];
    if (grade.is_number_integer() && grade >= 0 && grade <= 255)
      said.said = grade;
    else if (grade == "sansAvis")
      said.said = kSansAvis;
    else if (grade == "concerned")
      said.said = kConcerned;
    else if (!grade.is_null())
      return tl::unexpected(
          invalid("A grade is its index on the scale, \"sansAvis\", \"concerned\" or null.", at + "/grade"));
    if (line.contains("comment")) {
      if (!line["comment"].is_string()) return tl::unexpected(invalid("A comment is a text.", at + "/comment"));
      said.comment = line["comment"].get<std::string>();
    }
    ballot.push_back(std::move(said));
  }
  return ballot;
}

Result<NewRound> decodeNewRound(const http::Request& request) {
  auto body = http::JsonBody::parse(
      request, {"id", "kind", "month", "title", "closesAt", "top", "random", "carry", "triaged", "picks", "voters"});
  if (!body) return tl::unexpected(body.error());
  NewRound round;
  round.id = body->text("id");
  if (body->has("kind")) round.kind = body->text("kind");
  round.month = body->text("month");
  if (body->has("carry")) round.carry = body->flag("carry");
  round.title = body->text("title", 400);
  const std::string closes = body->text("closesAt");
  round.picks = body->texts("picks", kMostLines);
  round.voters = body->texts("voters", 2000);
  round.triaged = body->flag("triaged");
  if (body->wrong()) return tl::unexpected(*body->wrong());
  if (!isId(round.id)) return tl::unexpected(invalid("A round's id is a UUID that the asker makes.", "/id"));
  const auto at = timeFromIso(closes);
  if (!at) return tl::unexpected(invalid("closesAt is a time such as 2026-12-01T17:00:00Z.", "/closesAt"));
  round.closesAt = *at;
  const json document = json::parse(request.body);
  for (auto [name, into] : {std::pair{"top", &round.top}, std::pair{"random", &round.random}}) {
    if (!document.contains(name)) continue;
    if (!document[name].is_number_integer() || document[name] < 0 || document[name] > 500)
      return tl::unexpected(invalid(std::string(name) + " is a whole number from 0 to 500.", std::string("/") + name));
    *into = document[name];
  }
  return round;
}

}  // namespace passerelle::rounds
