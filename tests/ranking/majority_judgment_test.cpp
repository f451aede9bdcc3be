#include "shared/ranking/majority_judgment.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "tests/ranking/cases.h"

namespace passerelle::ranking {
namespace {

/// The definition, without the algorithm: both profiles copied up to a common total, lower medians taken out one by
/// one.
int compareByDefinition(const Tally& a, const Tally& b) {
  const auto grades = [](const Tally& tally, std::int64_t copies) {
    std::vector<std::size_t> all;
    for (std::size_t grade = 0; grade < tally.size(); ++grade)
      all.insert(all.end(), static_cast<std::size_t>(tally[grade] * copies), grade);
    return all;
  };
  auto allA = grades(a, graders(b)), allB = grades(b, graders(a));
  while (!allA.empty()) {
    const auto middle = static_cast<std::ptrdiff_t>((allA.size() - 1) / 2);
    const auto medianA = allA.begin() + middle, medianB = allB.begin() + middle;
    if (*medianA != *medianB) return *medianA > *medianB ? 1 : -1;
    allA.erase(medianA);
    allB.erase(medianB);
  }
  return 0;
}

int compareByKey(const Tally& a, const Tally& b) {
  const std::string keyA = sortableKey(a).value(), keyB = sortableKey(b).value();
  return (keyA > keyB) - (keyA < keyB);
}

class Random {
 public:
  explicit Random(unsigned seed) : m_engine(seed) {}
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(m_engine() % static_cast<unsigned>(limit));
  }
  Tally tally(std::size_t grades, std::int64_t most) {
    Tally counts(grades);
    do {
      for (auto& count : counts) count = below(3) == 0 ? 0 : below(most + 1);
    } while (graders(counts) == 0);
    return counts;
  }

 private:
  std::mt19937 m_engine;
};

struct Case {
  std::vector<Tally> tallies;
  std::vector<int> ranks;
  std::vector<std::string> grades;
};

/// The cases that ask for our rule: lower median, blanks ignored.
std::map<std::string, Case> applicableCases() {
  std::map<std::string, Case> cases;
  for (const auto& row : readCases("majority_judgment.csv")) {
    const bool ours = row[2] == "lower" && (row[3] == "none" || row[3] == "proportional");
    if (!ours) continue;
    Case& one = cases[row[0]];
    one.tallies.push_back(tallyOf(row[7]));
    one.ranks.push_back(std::stoi(row[8].empty() ? row[11] : row[8]));
    one.grades.push_back(row[12]);
  }
  return cases;
}

TEST(MajorityJudgment, GivesEveryPublishedResultExactly) {
  int checked = 0;
  for (const auto& [name, one] : applicableCases()) {
    if (std::ranges::any_of(one.tallies, [](const Tally& tally) { return graders(tally) > kMaxGraders; })) continue;
    for (const Ranked& line : rank(one.tallies)) {
      EXPECT_EQ(line.rank, one.ranks[line.index]) << name << " proposal " << line.index;
      EXPECT_EQ(std::to_string(line.grade.value()), one.grades[line.index]) << name << " proposal " << line.index;
    }
    ++checked;
  }
  EXPECT_GE(checked, 27);
}

TEST(MajorityJudgment, OrdersThreeHundredSignedPairsByComparisonAndByKey) {
  int checked = 0;
  for (const auto& row : readCases("random_pairs.csv")) {
    const Tally a = tallyOf(row[0]), b = tallyOf(row[1]);
    const int sign = std::stoi(row[2]);
    EXPECT_EQ(compare(a, b), sign) << row[0] << " | " << row[1];
    EXPECT_EQ(compareByKey(a, b), sign) << row[0] << " | " << row[1];
    ++checked;
  }
  EXPECT_EQ(checked, 300);
}

TEST(MajorityJudgment, IsTheDefinitionOnRandomTallies) {
  Random random(1);
  for (int round = 0; round < 4000; ++round) {
    const std::size_t grades = 2 + static_cast<std::size_t>(random.below(6));
    const Tally a = random.tally(grades, 6), b = random.tally(grades, 6);
    ASSERT_EQ(compare(a, b), compareByDefinition(a, b)) << testing::PrintToString(a) << testing::PrintToString(b);
    ASSERT_EQ(compareByKey(a, b), compare(a, b)) << testing::PrintToString(a) << testing::PrintToString(b);
  }
}

TEST(MajorityJudgment, DoesNotMindHowOftenAProfileIsCopied) {
  Random random(2);
  for (int round = 0; round < 2000; ++round) {
    const Tally a = random.tally(6, 40), b = random.tally(6, 40);
    Tally many = a;
    for (auto& count : many) count *= 7;
    ASSERT_EQ(compare(a, many), 0);
    ASSERT_EQ(sortableKey(a), sortableKey(many));
    ASSERT_EQ(compare(many, b), compare(a, b));
    ASSERT_EQ(compare(b, a), -compare(a, b));
  }
}

TEST(MajorityJudgment, AHigherGradeNeverHurts) {
  Random random(3);
  for (int round = 0; round < 4000; ++round) {
    const Tally before = random.tally(6, 12);
    Tally after = before;
    const auto from = static_cast<std::size_t>(random.below(5));
    if (after[from] == 0) continue;
    --after[from];
    ++after[from + 1 + static_cast<std::size_t>(random.below(static_cast<std::int64_t>(5 - from)))];
    ASSERT_GE(compare(after, before), 0) << testing::PrintToString(before) << testing::PrintToString(after);
  }
}

TEST(MajorityJudgment, TheOrderOfTheInputDoesNotMatter) {
  Random random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<Tally> tallies;
    for (int idea = 0; idea < 12; ++idea) tallies.push_back(random.tally(3, 3));
    std::vector<std::size_t> order(tallies.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::reverse(order);
    std::vector<Tally> shuffled;
    for (const std::size_t index : order) shuffled.push_back(tallies[index]);
    std::map<std::size_t, std::optional<int>> straight, reversed;
    for (const Ranked& line : rank(tallies)) straight[line.index] = line.rank;
    for (const Ranked& line : rank(shuffled)) reversed[order[line.index]] = line.rank;
    ASSERT_EQ(straight, reversed);
  }
}

TEST(MajorityJudgment, EqualProportionsShareARankAndTheNextIsSkipped) {
  const std::vector<Tally> tallies{{1, 1, 0}, {0, 0, 3}, {2, 2, 0}, {1, 0, 0}, {0, 0, 0}};
  const auto ranking = rank(tallies);
  std::vector<std::pair<std::size_t, int>> seen;
  for (const Ranked& line : ranking) seen.emplace_back(line.index, line.rank.value_or(0));
  EXPECT_THAT(seen, testing::ElementsAre(testing::Pair(1, 1), testing::Pair(0, 2), testing::Pair(2, 2),
                                         testing::Pair(3, 4), testing::Pair(4, 0)));
  EXPECT_EQ(ranking[0].above, 0);
  EXPECT_EQ(ranking[1].above, 1);
  EXPECT_EQ(ranking[1].below, 0);
}

TEST(MajorityJudgment, ComparesExactlyWhereFloatingPointWouldNot) {
  const Tally a{1073741823, 1073741824}, b{1073741822, 1073741823};  // a hair more than half each
  EXPECT_EQ(graders(a), kMaxGraders);
  EXPECT_EQ(compare(a, b), -1);
  EXPECT_EQ(compare(Tally{kMaxGraders, 0}, Tally{1, 0}), 0);
}

TEST(MajorityJudgment, HasNoKeyBeyondWhatTheKeyCanTell) {
  EXPECT_TRUE(sortableKey({kMaxKeyGraders, 0}));
  EXPECT_FALSE(sortableKey({kMaxKeyGraders, 1}));
  EXPECT_FALSE(sortableKey({0, 0}));
  EXPECT_EQ(sortableKey({1, 2, 3, 0, 0, 9})->size(), 26u);
}

TEST(MajorityJudgment, KeysAreExactUpToTheirLimit) {
  Random random(5);
  for (int round = 0; round < 20000; ++round) {
    const auto near = [&random] {
      const std::int64_t total = kMaxKeyGraders - random.below(40);
      const std::int64_t low = total / 2 - random.below(40) + 20;
      const std::int64_t high = random.below(total - low + 1);
      return Tally{low, total - low - high, high};
    };
    const Tally a = near(), b = near();
    ASSERT_EQ(compareByKey(a, b), compare(a, b)) << testing::PrintToString(a) << testing::PrintToString(b);
  }
}

TEST(MajorityJudgment, TellsWhatDecided) {
  EXPECT_EQ(decide({0, 3, 0}, {0, 0, 3}).by, Decision::By::majorityGrade);
  const Decision share = decide({1, 3, 2}, {2, 3, 1});
  EXPECT_EQ(share.by, Decision::By::share);
  EXPECT_EQ(share.winner, 1);
  EXPECT_EQ(share.a, (Step{+1, 2, 2}));
  EXPECT_EQ(share.b, (Step{-1, 2, 0}));
  const Decision grade = decide({0, 3, 2, 0}, {0, 3, 0, 2});
  EXPECT_EQ(grade.by, Decision::By::grade);
  EXPECT_EQ(grade.winner, -1);
  EXPECT_EQ(decide({1, 1}, {2, 2}).by, Decision::By::nothing);
}

}  // namespace
}  // namespace passerelle::ranking
