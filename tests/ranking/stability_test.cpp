#include "shared/ranking/stability.h"

#include <gtest/gtest.h>

#include "shared/ranking/report_quality.h"

namespace passerelle::ranking {
namespace {

TEST(LeaveOneOut, SeesAWinnerWhoHangsOnOneVoter) {
  const std::vector<std::vector<Vote>> ballots{{{0, 2}, {1, 1}}, {{0, 2}, {1, 2}}, {{0, 0}, {1, 1}}};
  const std::vector<Tally> tallies{{1, 0, 2}, {0, 2, 1}};
  const auto stability = leaveOneOut(tallies, ballots);
  EXPECT_EQ(stability[0].best, 1);
  EXPECT_EQ(stability[0].worst, 2);
  EXPECT_EQ(stability[0].kept, 1);  // only without the third voter is it still first
  EXPECT_EQ(stability[1].best, 1);
  EXPECT_EQ(stability[1].worst, 2);
}

TEST(LeaveOneOut, AClearResultStaysWhoeverIsMissing) {
  const std::vector<std::vector<Vote>> ballots(6, {{0, 5}, {1, 1}});
  const std::vector<Tally> tallies{{0, 0, 0, 0, 0, 6}, {0, 6, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}};
  const auto stability = leaveOneOut(tallies, ballots);
  EXPECT_EQ(stability[0].kept, 6);
  EXPECT_EQ(stability[1].worst, 2);
  EXPECT_EQ(stability[2].best, 0);
}

TEST(ReportQuality, IsUsefulnessAndConsequence) {
  const Prior prior{1, 9};
  const auto unread = reportQuality(0, 0, 0, 0, prior);
  EXPECT_DOUBLE_EQ(unread.usefulness, 0.1);
  EXPECT_DOUBLE_EQ(unread.consequence, 0);
  const auto strong = reportQuality(9, 10, 1, 1, prior);
  EXPECT_DOUBLE_EQ(strong.usefulness, 0.5);
  EXPECT_DOUBLE_EQ(strong.consequence, 0.5);
  EXPECT_DOUBLE_EQ(strong.quality, 0.5);
  EXPECT_EQ(readersNeeded(600), 8);
  EXPECT_EQ(readersNeeded(10), 4);
}

}  // namespace
}  // namespace passerelle::ranking
