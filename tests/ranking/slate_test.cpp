#include "shared/ranking/slate.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace passerelle::ranking {
namespace {

std::vector<std::string> ideas(int count) {
  std::vector<std::string> ids;
  for (int i = 0; i < count; ++i) ids.push_back("idea-" + std::to_string(i));
  return ids;
}

TEST(Slate, IsWholeUpToFifteenIdeas) {
  EXPECT_EQ(slateSize(12, 10), 10);
  EXPECT_EQ(slateSize(3, 15), 15);
}

TEST(Slate, GivesEachIdeaItsGradersAndNeverFewerThanTen) {
  EXPECT_EQ(slateSize(40, 60), 15);   // 10 × 60 / 40
  EXPECT_EQ(slateSize(31, 60), 20);   // rounded up; the chair confirms
  EXPECT_EQ(slateSize(500, 60), 10);  // at least ten
  EXPECT_EQ(slateSize(2, 40), 40);    // never more than there are
}

TEST(Quorum, IsHalfOfThoseWhoCanGrade) {
  EXPECT_EQ(quorum(expectedGraders(12, 10, 10, 0)), 6);
  EXPECT_EQ(quorum(expectedGraders(13, 10, 10, 0)), 7);
  EXPECT_EQ(quorum(expectedGraders(13, 10, 10, 2)), 6);
  EXPECT_EQ(quorum(expectedGraders(40, 60, 15, 0)), 5);
  EXPECT_EQ(quorum(expectedGraders(6, 10, 10, 4)), 5);
  EXPECT_EQ(expectedGraders(2, 10, 10, 3), 0);
}

TEST(SlateDealer, DealsEveryIdeaEquallyOften) {
  SlateDealer dealer("seed", ideas(60));
  for (int voter = 0; voter < 40; ++voter) {
    const auto slate = dealer.deal("voter-" + std::to_string(voter), 15);
    EXPECT_EQ(std::set(slate.begin(), slate.end()).size(), 15u);
  }
  EXPECT_THAT(dealer.dealt(), ::testing::Each(10));
}

TEST(SlateDealer, NeverDealsWhatAVoterIsRecusedFrom) {
  SlateDealer dealer("seed", ideas(12));
  const std::vector<std::string> recused{"idea-3", "idea-7"};
  const auto slate = dealer.deal("author", 12, recused);
  EXPECT_EQ(slate.size(), 10u);
  EXPECT_THAT(slate, ::testing::Not(::testing::Contains(3u)));
  EXPECT_THAT(slate, ::testing::Not(::testing::Contains(7u)));
}

TEST(SlateDealer, CanBeRepeatedAndShowsEachVoterAnotherOrder) {
  SlateDealer first("seed", ideas(10)), again("seed", ideas(10));
  const auto a = first.deal("a", 10), b = first.deal("b", 10);
  EXPECT_EQ(again.deal("a", 10), a);
  EXPECT_NE(a, b);
  SlateDealer other("other seed", ideas(10));
  EXPECT_NE(other.deal("a", 10), a);
}

TEST(SlateDealer, WhatIsGivenBackIsDealtNext) {
  SlateDealer dealer("seed", ideas(30));
  const auto untouched = dealer.deal("absent", 10);
  dealer.deal("b", 10);
  dealer.deal("c", 10);
  dealer.giveBack(untouched);
  auto next = dealer.deal("d", 10);
  auto expected = untouched;
  std::ranges::sort(next);
  std::ranges::sort(expected);
  EXPECT_EQ(next, expected);
}

}  // namespace
}  // namespace passerelle::ranking
