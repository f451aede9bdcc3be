#include "shared/ranking/stability.h"

#include <algorithm>

namespace passerelle::ranking {
namespace {

std::vector<int> ranksOf(std::span<const Tally> tallies) {
  std::vector<int> ranks(tallies.size(), 0);
  for (const Ranked& line : rank(tallies)) ranks[line.index] = line.rank.value_or(0);
  return ranks;
}

}  // namespace

std::vector<Stability> leaveOneOut(std::span<const Tally> tallies, std::span<const std::vector<Vote>> ballots) {
  const std::vector<int> whole = ranksOf(tallies);
  std::vector<Stability> stabilities;
  for (const int place : whole) stabilities.push_back({place, place, 0});
  std::vector<Tally> without(tallies.begin(), tallies.end());
  const auto add = [&without](const std::vector<Vote>& ballot, int count) {
    for (const Vote& vote : ballot) without[vote.idea][static_cast<std::size_t>(vote.grade)] += count;
  };
  for (const auto& ballot : ballots) {
    add(ballot, -1);
    const std::vector<int> ranks = ranksOf(without);
    add(ballot, +1);
    for (std::size_t idea = 0; idea < ranks.size(); ++idea) {
      Stability& stability = stabilities[idea];
      if (ranks[idea] == whole[idea]) ++stability.kept;
      if (ranks[idea] == 0 || whole[idea] == 0) continue;
      stability.best = std::min(stability.best, ranks[idea]);
      stability.worst = std::max(stability.worst, ranks[idea]);
    }
  }
  return stabilities;
}

}  // namespace passerelle::ranking
