// The published result of a round: ranked, explained, frozen as JSON in the round.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/rounds/round.h"
#include "shared/base/language.h"

namespace passerelle::rounds {

struct ResultLine {
  std::string itemId, title, reportId, origin;
  std::optional<int> rank;   ///< none: under quorum, carried over
  std::optional<int> grade;  ///< majority grade; none under five graders in a secret round
  ranking::Tally counts;     ///< empty when they may not be shown
  std::int64_t graders = 0, above = 0, below = 0, abstentions = 0, concerned = 0;
  int quorum = 0, recusals = 0;
  int best = 0, worst = 0, kept = 0;  ///< ranks when each voter in turn is left out, and how often it stayed
  bool prize = false;
};

struct RoundResult {
  Turnout turnout;
  bool valid = false;  ///< at least half of those invited voted
  int ballots = 0;     ///< left out in turn for the stability
  std::vector<ResultLine> ranked, underQuorum;
};

std::string encodeResult(const RoundResult& result);
/// Of encodeResult()'s own making.
RoundResult decodeResult(const std::string& json);

/// Why `upper` stands above `lower`, in one sentence; empty when they are tied or their counts are not shown.
std::string whyAbove(const ResultLine& upper, const ResultLine& lower, const std::vector<GradeName>& scale,
                     Language language);

}  // namespace passerelle::rounds
