// Triage in the database: SQL and nothing else.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::triage {

/// What a manager wants done with an idea.
struct TriageRow {
  std::string ideaId;
  std::string outcome;  ///< toRound, answer, merge, information
  std::string intoId;   ///< of a merge
  std::string mergeId;  ///< of a merge that this made: what taking it back undoes
  std::string byId;
  TimePoint at{};
};

std::optional<TriageRow> findTriage(sql::Connection& connection, std::string_view ideaId);
void keepTriage(sql::Connection& connection, const TriageRow& row);
void dropTriage(sql::Connection& connection, std::string_view ideaId);

/// False: this press was counted before.
bool countPress(sql::Connection& connection, std::string_view pressId, const TriageRow& row);

/// Ideas that nobody has said a word on: listed, without a decision, in no draft or open round; the best supported
/// first. One that was sent to a round which is published and did not decide on it waits again.
std::vector<std::string> waitingIdeas(sql::Connection& connection, int limit);
std::int64_t countWaiting(sql::Connection& connection);
/// What was triaged, the last first.
std::vector<TriageRow> triaged(sql::Connection& connection, int limit);

}  // namespace passerelle::triage
