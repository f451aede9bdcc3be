// Majority judgment: ranks what people graded, by the lower median and its iterated removal, in integers only.
// Source: M. Balinski, R. Laraki, Majority Judgment (MIT Press, 2010), with blank grades ignored and profiles compared
// as fractions, so that ideas that unequal numbers of people graded compare fairly.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace passerelle::ranking {

/// How many people gave each grade; index 0 is the worst. All tallies of a comparison have the same number of grades.
using Tally = std::vector<std::int64_t>;

/// Totals up to here compare exactly (products stay below 2⁶³).
inline constexpr std::int64_t kMaxGraders = 2147483647;
/// Totals up to here have an exact sortable key.
inline constexpr std::int64_t kMaxKeyGraders = 46340;

std::int64_t graders(const Tally& tally);

/// The lower median: the least grade that at least half of the graders gave or fell below. None without graders.
std::optional<int> majorityGrade(const Tally& tally);

/// One removal of medians: `size` graders on the side `sign` pull the median to `grade`. {0, 0, 0}: nothing is left.
struct Step {
  int sign = 0;  ///< +1: more graders stand above; −1: at least as many below
  std::int64_t size = 0;
  int grade = 0;
  bool operator==(const Step&) const = default;
};

/// Removes lower medians from a tally, a whole run of equal grades at a time: at most grades − 1 steps.
class MedianWalk {
 public:
  /// @param tally  outlives the walk; has at least one grader.
  explicit MedianWalk(const Tally& tally);
  int majorityGrade() const { return m_majority; }
  Step next();

 private:
  const Tally& m_tally;
  int m_majority, m_low, m_high;
  std::int64_t m_below, m_above;  ///< graders outside what has been removed
};

/// +1 when `a` ranks above `b`, −1 below, 0 when their proportions are identical. Both have graders, at most
/// kMaxGraders.
int compare(const Tally& a, const Tally& b);

/// What decided between two tallies, for the sentence beside a result.
struct Decision {
  enum class By { majorityGrade, share, grade, nothing };
  By by = By::nothing;
  int winner = 0;  ///< as compare()
  int step = 0;    ///< which removal decided, from 1; 0 for the majority grade
  Step a, b;       ///< the two steps that differ
};
Decision decide(const Tally& a, const Tally& b);

/// Bytes that order like compare() within one scale (greater is better): 1 + 5·(grades − 1) of them. None for a tally
/// without graders or with more than kMaxKeyGraders.
std::optional<std::string> sortableKey(const Tally& tally);

/// One line of a ranking.
struct Ranked {
  std::size_t index = 0;     ///< in the input
  std::optional<int> rank;   ///< 1, 2, 2, 4; none without graders
  std::optional<int> grade;  ///< majority grade
  std::int64_t graders = 0;
  std::int64_t above = 0;  ///< who gave more than the majority grade
  std::int64_t below = 0;
};

/// In rank order, ties in input order, those without graders last.
std::vector<Ranked> rank(std::span<const Tally> tallies);

}  // namespace passerelle::ranking
