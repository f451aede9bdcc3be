// What editions tell of ideas: which of them nobody has answered, and what became of the others. The answers' room
// knows.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "backend/editions/edition.h"
#include "shared/base/language.h"
#include "shared/sql/connection.h"

namespace passerelle::editions {

/// Published ideas that nobody has answered for answers::kPatience at `now`; the longest first.
std::vector<WaitingIdea> waitingIdeas(sql::Connection& connection, TimePoint now, std::size_t most);
std::int64_t countWaitingIdeas(sql::Connection& connection, TimePoint now);
/// Answers given in [from, to): done, already in place, tested, retained, declined, and within each the newest first.
std::vector<AnsweredIdea> answeredIdeas(sql::Connection& connection, TimePoint from, TimePoint to, std::size_t most);
/// "Testée à Nantes à partir du 1er décembre 2026."
std::string sentenceOf(const AnsweredIdea& idea, Language language);

}  // namespace passerelle::editions
