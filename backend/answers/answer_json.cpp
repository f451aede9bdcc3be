#include "backend/answers/answer_json.h"

#include <nlohmann/json.hpp>

#include "backend/answers/answer_words.h"
#include "backend/http/json_body.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"

namespace passerelle::answers {
namespace {
void orNull(JsonWriter& json, std::string_view name, const std::string& text) {
  json.field(name, text.empty() ? std::nullopt : std::optional(text));
}
}  // namespace

void writeIdea(const IdeaLine& idea, TimePoint now, JsonWriter& json) {
  json.beginObject().field("id", idea.id).field("text", idea.text).field("report", idea.reportId);
  json.field("author", idea.authorName).field("place", idea.place).field("publishedAt", toIso(idea.publishedAt));
  json.field("days", daysSince(idea.publishedAt, now)).field("inRound", idea.inRound).endObject();
}

void writeAnswer(const std::optional<Answer>& answer, std::string_view ownerName, TimePoint now, JsonWriter& json) {
  if (!answer) {
    json.null();
    return;
  }
  json.beginObject().field("status", std::string(nameOf(answer->status))).key("owner").beginObject();
  json.field("id", answer->ownerId).field("name", std::string(ownerName)).endObject();
  orNull(json, "dueOn", answer->dueOn);
  json.field("reason", answer->reason);
  orNull(json, "testedWhere", answer->testedWhere);
  orNull(json, "testedOn", answer->testedOn);
  orNull(json, "round", answer->roundId);
  json.field("step", answer->step).field("decidedAt", toIso(answer->decidedAt)).field("told", answer->told);
  json.field("overdue", isOpen(answer->status) && answer->dueOn < pages::localDate(now)).endObject();
}

void writeShortAnswer(sql::Connection& connection, std::string_view ideaId, JsonWriter& json) {
  const auto answer = findAnswer(connection, ideaId);
  if (!answer) {
    json.null();
    return;
  }
  const auto owner = people::findPerson(connection, answer->ownerId);
  const std::string name = owner ? owner->name : "";
  json.beginObject().field("status", std::string(nameOf(answer->status)));
  orNull(json, "dueOn", answer->dueOn);
  json.key("words").beginObject().field("fr", sentenceOf(*answer, name, Language::french));
  json.field("en", sentenceOf(*answer, name, Language::english)).endObject().endObject();
}

Result<Deciding> decodeDeciding(const http::Request& request, std::string ideaId) {
  auto body = http::JsonBody::parse(request, {"status", "owner", "dueOn", "reason", "testedWhere", "testedOn", "step"});
  if (!body) return tl::unexpected(body.error());
  Deciding wanted;
  wanted.ideaId = std::move(ideaId);
  const auto status = statusFromName(body->text("status"));
  wanted.ownerId = body->text("owner");
  wanted.dueOn = body->text("dueOn");
  wanted.reason = body->text("reason", 4 * kMostReasonChars);
  wanted.testedWhere = body->text("testedWhere", 4 * kMostWhereChars);
  wanted.testedOn = body->text("testedOn");
  if (body->wrong()) return tl::unexpected(*body->wrong());
  if (!status) return fail(ErrorCode::invalid, "status is retained, tested, done, alreadyDone or declined.", "/status");
  wanted.status = *status;
  const auto document = nlohmann::json::parse(request.body);
  if (document.contains("step")) {
    if (!document["step"].is_number_integer() || document["step"] < 0 || document["step"] > 1'000'000)
      return fail(ErrorCode::invalid, "step is the number of the answer that was seen; 0 for none.", "/step");
    wanted.step = document["step"];
  }
  return wanted;
}

}  // namespace passerelle::answers
