// Answers in the database: SQL and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/answers/answer.h"
#include "shared/sql/connection.h"

namespace passerelle::answers {

std::optional<Answer> findAnswer(sql::Connection& connection, std::string_view ideaId);
/// Creates it or changes it, and writes its step.
void keepAnswer(sql::Connection& connection, const Answer& answer, TimePoint now);
/// All steps, the first one first; `told` of each.
std::vector<Answer> stepsOf(sql::Connection& connection, std::string_view ideaId);
/// The last step that was told.
std::optional<Answer> lastTold(sql::Connection& connection, std::string_view ideaId);

/// A published idea that is not taken out; its report's words for the place.
std::optional<IdeaLine> findIdeaLine(sql::Connection& connection, std::string_view ideaId);
/// Without an answer, oldest first, after (publishedAt, id) and published before `before`.
struct WaitingQuery {
  TimePoint before{};
  std::int64_t afterMs = 0;
  std::string afterId;
  int limit = 50;
};
std::vector<IdeaLine> waiting(sql::Connection& connection, const WaitingQuery& query);
std::int64_t countWaiting(sql::Connection& connection, TimePoint before);

struct AnsweredIdea {
  IdeaLine idea;
  Answer answer;
  std::string ownerName;
};
/// Retained or in test, the nearest date first; `dueBefore` ("2026-11-17"): only those whose day is past.
std::vector<AnsweredIdea> openAnswers(sql::Connection& connection, std::string_view dueBefore, int limit);
/// Whose present answer was given in [from, to), newest first; empty status: any.
std::vector<AnsweredIdea> answeredBetween(sql::Connection& connection, TimePoint from, TimePoint to,
                                          std::string_view status, int limit);

/// Ideas with a step that is to be told by now.
std::vector<std::string> toTell(sql::Connection& connection, TimePoint now, int limit);
/// This step is over: told, or (with `told` false) passed over.
void closeTelling(sql::Connection& connection, std::string_view ideaId, int step, bool told);
/// False: this person knows this step already.
bool insertTold(sql::Connection& connection, std::string_view ideaId, int step, std::string_view personId,
                std::string_view standing, TimePoint now);
/// False: was sent before.
bool insertReminder(sql::Connection& connection, const Answer& answer, std::string_view kind, TimePoint now);

/// Ids of who had the idea too (authors of duplicates that were merged into it); of who supports it; of host and
/// deputies of a unit.
std::vector<std::string> coAuthorsOf(sql::Connection& connection, std::string_view ideaId);
std::vector<std::string> supportersOf(sql::Connection& connection, std::string_view ideaId);
std::vector<std::string> hostsOf(sql::Connection& connection, std::string_view unitCode);

}  // namespace passerelle::answers
