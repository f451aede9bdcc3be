#include "shared/ranking/wilson.h"

#include <gtest/gtest.h>

#include "tests/ranking/cases.h"

namespace passerelle::ranking {
namespace {

TEST(Wilson, GivesThePublishedLowerBounds) {
  int checked = 0;
  for (const auto& row : readCases("wilson.csv")) {
    EXPECT_NEAR(wilsonLowerBound(std::stoll(row[1]), std::stoll(row[2]), std::stod(row[3])), std::stod(row[4]),
                std::stod(row[6]))
        << row[0];
    ++checked;
  }
  EXPECT_EQ(checked, 9);
}

TEST(Wilson, NobodyGivesZeroAndMoreProofGivesMore) {
  EXPECT_EQ(wilsonLowerBound(0, 0), 0);
  EXPECT_EQ(wilsonLowerBound(0, 50), 0);
  EXPECT_LT(wilsonLowerBound(2, 2), wilsonLowerBound(40, 50));
  EXPECT_LT(wilsonLowerBound(4, 10), wilsonLowerBound(40, 100));
}

}  // namespace
}  // namespace passerelle::ranking
