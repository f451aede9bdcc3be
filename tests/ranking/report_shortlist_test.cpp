// The shortlist of a month: within one's kind, two by one author, ten in all, the same whatever the order.
#include "shared/ranking/report_shortlist.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/rng.h"

namespace passerelle::ranking {
namespace {

TEST(ReportShortlist, ComparesWithinTheKindOfImmersion) {
  const std::vector<ShortlistEntry> entries{{"a", "buddyDay", "x", 0.9, 10, true},
                                            {"b", "buddyDay", "y", 0.5, 10, true},
                                            {"c", "callListening", "z", 0.2, 10, true},
                                            {"d", "callListening", "v", 0.1, 10, true},
                                            {"e", "buddyDay", "w", 0.99, 2, false}};
  const auto standing = percentiles(entries);
  EXPECT_DOUBLE_EQ(standing[0], 0.75);  // one of two below, half of itself
  EXPECT_DOUBLE_EQ(standing[1], 0.25);
  EXPECT_DOUBLE_EQ(standing[2], 0.75);  // as high as the best buddy day, with a fifth of its figure
  EXPECT_DOUBLE_EQ(standing[3], 0.25);
  EXPECT_DOUBLE_EQ(standing[4], -1);
  EXPECT_EQ(shortlist(entries), (std::vector<std::size_t>{0, 2, 1, 3}));
}

TEST(ReportShortlist, ALonelyReportStandsInTheMiddleAndEqualsShareTheirPlace) {
  const std::vector<ShortlistEntry> entries{{"a", "complaint", "x", 0.9, 9, true},
                                            {"b", "buddyDay", "y", 0.5, 9, true},
                                            {"c", "buddyDay", "z", 0.5, 9, true}};
  for (const double standing : percentiles(entries)) EXPECT_DOUBLE_EQ(standing, 0.5);
}

TEST(ReportShortlist, TakesTwoOfAnAuthorAndTenInAll) {
  std::vector<ShortlistEntry> entries;
  for (int i = 0; i < 20; ++i)
    entries.push_back(
        {"r" + std::to_string(i), "buddyDay", i < 8 ? "busy" : "a" + std::to_string(i), 1.0 - i * 0.01, 9, true});
  const auto chosen = shortlist(entries);
  EXPECT_EQ(chosen.size(), 10u);
  EXPECT_EQ(std::count_if(chosen.begin(), chosen.end(), [](std::size_t i) { return i < 8; }), 2);
  EXPECT_TRUE(shortlist({}).empty());
}

TEST(ReportShortlist, IsTheSameInAnyOrderAndBetterIsNeverLower) {
  SeededRng rng(11);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<ShortlistEntry> entries;
    for (std::size_t i = 0; i < 3 + rng.below(25); ++i)
      entries.push_back({"r" + std::to_string(i), rng.below(2) ? "buddyDay" : "complaint",
                         "a" + std::to_string(rng.below(8)), static_cast<double>(rng.below(6)) / 10,
                         static_cast<std::int64_t>(rng.below(3)), rng.below(5) > 0});
    const auto names = [](const std::vector<ShortlistEntry>& all) {
      std::vector<std::string> ids;
      for (const std::size_t i : shortlist(all)) ids.push_back(all[i].id);
      return ids;
    };
    const auto before = names(entries);
    std::set<std::string> once(before.begin(), before.end());
    EXPECT_EQ(once.size(), before.size());
    auto shuffled = entries;
    for (std::size_t i = shuffled.size() - 1; i > 0; --i) std::swap(shuffled[i], shuffled[rng.below(i + 1)]);
    EXPECT_EQ(names(shuffled), before);
    if (before.empty()) continue;
    const std::string id = before[rng.below(before.size())];
    auto better = entries;
    for (auto& entry : better) {
      if (entry.id == id) entry.quality += 0.05;
    }
    const auto after = names(better);
    const auto place = [&id](const std::vector<std::string>& ids) {
      return std::find(ids.begin(), ids.end(), id) - ids.begin();
    };
    EXPECT_LE(place(after), place(before)) << id;
  }
}

}  // namespace
}  // namespace passerelle::ranking
