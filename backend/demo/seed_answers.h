// The demo chain's answers and palmarès: ideas in test, done and declined; reports graded; somebody thanked and
// nominated.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/demo/seed_rounds.h"

namespace passerelle::demo {

/// Answers some of the ideas that are published by then. @param committee  e-mails; the first one answers.
void answerSome(const AskAs& ask, const std::vector<std::string>& committee, TimePoint now);
/// Prepares and opens the round about the reports of `month`, and lets the committee vote.
void holdReportsRound(const AskAs& ask, Rng& chance, const std::string& id, const std::vector<std::string>& committee,
                      const std::string& month, const std::string& title, TimePoint closesAt);
/// Thanks for the best report of `month`, a nomination for its author. @param newId  gives the ids.
void rewardSome(const AskAs& ask, const std::vector<std::string>& committee, const std::string& month,
                const std::function<std::string()>& newId);

}  // namespace passerelle::demo
