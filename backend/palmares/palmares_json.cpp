#include "backend/palmares/palmares_json.h"

#include <cstdio>

#include "backend/answers/answer_json.h"
#include "backend/http/json_body.h"

namespace passerelle::palmares {
namespace {

/// A number between 0 and 1, to four places.
void share(std::string_view name, double value, JsonWriter& json) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  json.key(name).raw(text);
}

void writeFigures(const std::optional<reports::BestReport>& report, JsonWriter& json) {
  if (!report) {
    json.null();
    return;
  }
  json.beginObject().field("kind", report->kind).field("place", report->place);
  share("quality", report->quality.quality, json);
  share("usefulness", report->quality.usefulness, json);
  share("consequence", report->quality.consequence, json);
  share("percentile", report->percentile, json);
  json.field("useful", report->useful).field("readers", report->readers);
  json.field("closedActions", report->closedActions).field("ideasInRounds", report->ideasInRounds).endObject();
}

void writeLine(const Line& line, TimePoint now, JsonWriter& json) {
  json.beginObject().field("item", line.itemId).field("title", line.title).field("author", line.authorName);
  json.field("report", line.reportId.empty() ? std::nullopt : std::optional(line.reportId));
  json.field("round", line.roundId.empty() ? std::nullopt : std::optional(line.roundId)).key("rank");
  if (line.result && line.result->rank)
    json.number(*line.result->rank);
  else
    json.null();
  json.key("grade");
  if (line.result && line.result->grade)
    json.number(*line.result->grade);
  else
    json.null();
  json.key("counts").beginArray();
  if (line.result) {
    for (const std::int64_t count : line.result->counts) json.number(count);
  }
  json.endArray().field("prize", line.result && line.result->prize).key("figures");
  writeFigures(line.report, json);
  json.key("ideas").beginArray();
  for (const Fate& fate : line.ideas) {
    json.beginObject().field("id", fate.ideaId).field("text", fate.text).key("answer");
    answers::writeAnswer(fate.answer, fate.ownerName, now, json);
    json.endObject();
  }
  json.endArray().key("rewards").beginArray();
  for (const Reward& reward : line.rewards) writeReward(reward, json);
  json.endArray().endObject();
}
}  // namespace

void writeReward(const Reward& reward, JsonWriter& json) {
  json.beginObject().field("id", reward.id).field("month", reward.month).field("kind", reward.kind);
  json.field("about", reward.itemKind).field("item", reward.itemId).key("person").beginObject();
  json.field("id", reward.personId).field("name", reward.personName).endObject().field("words", reward.words);
  json.field("givenBy", reward.givenByName.empty() ? std::nullopt : std::optional(reward.givenByName));
  json.field("givenAt", toIso(reward.givenAt)).endObject();
}

void writeMonth(const Month& month, TimePoint now, JsonWriter& json) {
  json.beginObject().field("month", month.month).field("state", month.state);
  json.field("round", month.roundId.empty() ? std::nullopt : std::optional(month.roundId)).key("scale").beginArray();
  for (const rounds::GradeName& grade : month.scale)
    json.beginObject().field("fr", grade.french).field("en", grade.english).endObject();
  json.endArray().key("reports").beginArray();
  for (const Line& line : month.reports) writeLine(line, now, json);
  json.endArray().key("ideas").beginArray();
  for (const Line& line : month.ideas) writeLine(line, now, json);
  json.endArray().endObject();
}

Result<NewReward> decodeReward(const http::Request& request, std::string month) {
  auto body = http::JsonBody::parse(request, {"id", "kind", "item", "person", "words"});
  if (!body) return tl::unexpected(body.error());
  NewReward reward{body->text("id"),   std::move(month),     body->text("kind"),
                   body->text("item"), body->text("person"), body->text("words", 4 * kMostWordsChars)};
  if (body->wrong()) return tl::unexpected(*body->wrong());
  return reward;
}

}  // namespace passerelle::palmares
