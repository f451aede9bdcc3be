// Answers as the wire shows them, and as it takes them.
#pragma once
#include "backend/answers/answers.h"
#include "backend/http/message.h"
#include "shared/codec/json_writer.h"

namespace passerelle::answers {

void writeIdea(const IdeaLine& idea, TimePoint now, JsonWriter& json);
/// `answer` or null. `ownerName` may be empty where nobody asks for it.
void writeAnswer(const std::optional<Answer>& answer, std::string_view ownerName, TimePoint now, JsonWriter& json);
/// What a report shows beside its idea: {"status","dueOn","words":{"fr","en"}} or null.
void writeShortAnswer(sql::Connection& connection, std::string_view ideaId, JsonWriter& json);
/// {"status","owner","dueOn","reason","testedWhere","testedOn","step"}. Errors: `invalid` with a pointer.
Result<Deciding> decodeDeciding(const http::Request& request, std::string ideaId);

}  // namespace passerelle::answers
