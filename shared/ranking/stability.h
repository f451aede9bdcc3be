// Would one voter less have changed the result? Said beside it, so that nobody has to wonder.
#pragma once
#include <span>
#include <vector>

#include "shared/ranking/majority_judgment.h"

namespace passerelle::ranking {

/// One grade of one voter, by index into the tallies.
struct Vote {
  std::size_t idea = 0;
  int grade = 0;
};

/// What happens to one idea when each voter in turn is left out.
struct Stability {
  int best = 0, worst = 0;  ///< the ranks it takes; 0 when it has no graders
  int kept = 0;             ///< in how many of the leave-outs its rank stays
};

/// @param ballots  one a voter; the tallies are their sum.   Cost: voters × (ideas log ideas) comparisons.
std::vector<Stability> leaveOneOut(std::span<const Tally> tallies, std::span<const std::vector<Vote>> ballots);

}  // namespace passerelle::ranking
