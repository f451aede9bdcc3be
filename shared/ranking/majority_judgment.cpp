#include "shared/ranking/majority_judgment.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace passerelle::ranking {
namespace {

void appendBigEndian32(std::string& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>((value >> shift) & 0xff));
}

/// Signed share of the graders whom a step moves, as a cross product: no fraction is ever rounded.
std::int64_t weighed(const Step& step, std::int64_t otherGraders) { return step.sign * step.size * otherGraders; }

}  // namespace

std::int64_t graders(const Tally& tally) { return std::accumulate(tally.begin(), tally.end(), std::int64_t{0}); }

std::optional<int> majorityGrade(const Tally& tally) {
  const std::int64_t total = graders(tally);
  if (total == 0) return std::nullopt;
  std::int64_t upTo = 0;
  int grade = 0;
  while (2 * (upTo += tally[static_cast<std::size_t>(grade)]) < total) ++grade;
  return grade;
}

MedianWalk::MedianWalk(const Tally& tally) : m_tally(tally) {
  const auto majority = ranking::majorityGrade(tally);
  assert(majority);
  m_majority = m_low = m_high = *majority;
  m_below = std::accumulate(tally.begin(), tally.begin() + m_low, std::int64_t{0});
  m_above = std::accumulate(tally.begin() + m_high + 1, tally.end(), std::int64_t{0});
}

Step MedianWalk::next() {
  const auto count = [this](int grade) { return m_tally[static_cast<std::size_t>(grade)]; };
  if (m_above == 0 && m_below == 0) return {};
  if (m_above > m_below) {
    const Step step{+1, m_above, 0};
    do ++m_high;
    while (count(m_high) == 0);
    m_above -= count(m_high);
    return {step.sign, step.size, m_high};
  }
  const Step step{-1, m_below, 0};
  do --m_low;
  while (count(m_low) == 0);
  m_below -= count(m_low);
  return {step.sign, step.size, m_low};
}

Decision decide(const Tally& a, const Tally& b) {
  MedianWalk walkA(a), walkB(b);
  Decision decision;
  const auto decided = [&](Decision::By by, bool aWins) {
    decision.by = by;
    decision.winner = aWins ? 1 : -1;
    return decision;
  };
  if (walkA.majorityGrade() != walkB.majorityGrade())
    return decided(Decision::By::majorityGrade, walkA.majorityGrade() > walkB.majorityGrade());
  const std::int64_t totalA = graders(a), totalB = graders(b);
  for (decision.step = 1;; ++decision.step) {
    decision.a = walkA.next();
    decision.b = walkB.next();
    const std::int64_t shareA = weighed(decision.a, totalB), shareB = weighed(decision.b, totalA);
    if (shareA != shareB) return decided(Decision::By::share, shareA > shareB);
    if (decision.a.sign == 0) return decision;
    if (decision.a.grade != decision.b.grade) return decided(Decision::By::grade, decision.a.grade > decision.b.grade);
  }
}

int compare(const Tally& a, const Tally& b) { return decide(a, b).winner; }

std::optional<std::string> sortableKey(const Tally& tally) {
  const std::int64_t total = graders(tally);
  if (total == 0 || total > kMaxKeyGraders) return std::nullopt;
  MedianWalk walk(tally);
  std::string key(1, static_cast<char>(walk.majorityGrade() + 1));
  for (std::size_t event = 1; event < tally.size(); ++event) {
    const Step step = walk.next();
    appendBigEndian32(key, static_cast<std::uint32_t>(((total + step.sign * step.size) << 31) / total));
    key.push_back(step.sign == 0 ? '\0' : static_cast<char>(step.grade + 1));
  }
  return key;
}

std::vector<Ranked> rank(std::span<const Tally> tallies) {
  std::vector<Ranked> ranking(tallies.size());
  for (std::size_t index = 0; index < tallies.size(); ++index) {
    Ranked& line = ranking[index];
    const Tally& tally = tallies[index];
    line = {index, std::nullopt, majorityGrade(tally), graders(tally), 0, 0};
    if (!line.grade) continue;
    line.below = std::accumulate(tally.begin(), tally.begin() + *line.grade, std::int64_t{0});
    line.above = line.graders - line.below - tally[static_cast<std::size_t>(*line.grade)];
  }
  std::stable_sort(ranking.begin(), ranking.end(), [&](const Ranked& a, const Ranked& b) {
    if (!a.grade || !b.grade) return a.grade && !b.grade;
    return compare(tallies[a.index], tallies[b.index]) > 0;
  });
  for (std::size_t place = 0; place < ranking.size() && ranking[place].grade; ++place) {
    const bool tied = place > 0 && compare(tallies[ranking[place - 1].index], tallies[ranking[place].index]) == 0;
    ranking[place].rank = tied ? ranking[place - 1].rank : static_cast<int>(place + 1);
  }
  return ranking;
}

}  // namespace passerelle::ranking
