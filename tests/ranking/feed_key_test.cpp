// The feed's key against values worked out by hand (with bc, eight digits).
#include "shared/ranking/feed_key.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "shared/ranking/wilson.h"

namespace passerelle::ranking {

TEST(FeedKey, AgreesWithValuesComputedByHand) {
  const TimePoint day0 = fromMs(0), day14 = fromMs(14LL * 86'400'000);
  EXPECT_NEAR(feedKey(0, 0, {1, 9}, day0), -3.32192809, 1e-8);     // log2(1/10)
  EXPECT_NEAR(feedKey(3, 10, {1, 9}, day0), -2.32192809, 1e-8);    // log2(4/20)
  EXPECT_NEAR(feedKey(3, 10, {1, 9}, day14), -0.32192809, 1e-8);   // + 14/7
  EXPECT_NEAR(feedKey(2.5, 30, {2, 8}, day0), -3.15200309, 1e-8);  // log2(4.5/40)
}

TEST(FeedKey, DoublingTheRateIsWorthAWeek) {
  const TimePoint monday = fromMs(1'794'787'200'000);
  const double twice = feedKey(3, 10, {1, 9}, monday);
  const double later = feedKey(1, 10, {1, 9}, monday + std::chrono::hours(24 * 7));
  EXPECT_NEAR(twice, later, 1e-9);
}

TEST(SupportWeight, FallsWithEarlierSupportsToTheSameAuthorAndIsHalfInOnesOwnTeam) {
  EXPECT_DOUBLE_EQ(supportWeight(0, false), 1);
  EXPECT_DOUBLE_EQ(supportWeight(3, false), 0.5);
  EXPECT_NEAR(supportWeight(8, true), 0.5 / 3, 1e-12);
}

TEST(Prior, IsTheMomentsEstimateWorkedOutByHand) {
  // k/v = 0.1, 0.3, 0.5 at v = 20: m = 18/60 = 0.3, Var = 0.08/3, noise = 0.21/20, t = 0.0266667 − 0.0105 = 0.0161667
  // κ = 0.21/0.0161667 − 1 = 11.98969072; a = 3.59690722, b = 8.39278351.
  const std::vector<Exposure> ideas = {{2, 20}, {6, 20}, {10, 20}, {9, 9}};
  const Prior prior = estimatePrior(ideas);
  EXPECT_NEAR(prior.a, 3.59690722, 1e-7);
  EXPECT_NEAR(prior.b, 8.39278351, 1e-7);
}

TEST(Prior, StaysWhenTheDataSayNothingAndIsClamped) {
  EXPECT_DOUBLE_EQ(estimatePrior({}).a, 1);
  EXPECT_DOUBLE_EQ(estimatePrior({}).b, 9);
  const std::vector<Exposure> nobody = {{0, 50}, {0, 50}}, alike = {{5, 50}, {5, 50}}, torn = {{0, 1000}, {1000, 1000}};
  EXPECT_DOUBLE_EQ(estimatePrior(nobody, {2, 3}).a, 2);
  EXPECT_NEAR(estimatePrior(alike).a + estimatePrior(alike).b, 100, 1e-9);  // no more spread than chance: κ at its most
  EXPECT_NEAR(estimatePrior(torn).a + estimatePrior(torn).b, 5, 1e-9);
}

TEST(Wilson, AgreesWithValuesComputedByHand) {
  EXPECT_DOUBLE_EQ(wilsonLowerBound(0, 0), 0);
  EXPECT_NEAR(wilsonLowerBound(1, 1), 1 / (1 + 1.2816 * 1.2816), 1e-12);
  EXPECT_NEAR(wilsonLowerBound(0, 10), 0, 1e-15);
  EXPECT_GT(wilsonLowerBound(60, 100), wilsonLowerBound(3, 5));
}

TEST(SupportWeight, SumsHaveNoOrderAndTakingBackLeavesNothing) {
  std::vector<double> weights;
  for (std::int64_t earlier = 0; earlier < 200; ++earlier) {
    weights.push_back(supportWeight(earlier, earlier % 3 == 0));
    weights.push_back(supportWeight(earlier, false));
  }
  double up = 0, down = 0;
  for (const double weight : weights) up += weight;
  for (auto weight = weights.rbegin(); weight != weights.rend(); ++weight) down += *weight;
  EXPECT_EQ(up, down);
  for (const double weight : weights) up -= weight;
  EXPECT_EQ(up, 0);
}

}  // namespace passerelle::ranking
