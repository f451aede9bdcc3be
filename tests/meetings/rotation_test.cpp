// The advocate's turn under random absences: what the rotation promises holds for every seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "backend/meetings/rotation.h"
#include "shared/base/rng.h"

namespace passerelle::meetings {
namespace {

struct Year {
  Rotation rotation;
  std::map<std::string, int> turns;
  std::map<std::string, std::string> attendance;  ///< "1101…" by member
  int widestLevels = 0, widestTwins = 0;
  bool absentChosen = false;

  void hold(const std::vector<std::string>& present, const std::vector<std::string>& members) {
    const std::string speaker = rotation.next(present);
    absentChosen =
        absentChosen ||
        (present.empty() ? !speaker.empty() : std::find(present.begin(), present.end(), speaker) == present.end());
    rotation.note({present, speaker});
    if (!speaker.empty()) ++turns[speaker];
    for (const std::string& member : members)
      attendance[member] += std::find(present.begin(), present.end(), member) == present.end() ? '0' : '1';
    for (const std::string& a : present) {
      for (const std::string& b : present)
        widestLevels = std::max(widestLevels, std::abs(rotation.level(a) - rotation.level(b)));
    }
    for (const std::string& a : members) {
      for (const std::string& b : members) {
        if (attendance[a] == attendance[b]) widestTwins = std::max(widestTwins, std::abs(turns[a] - turns[b]));
      }
    }
  }
};

std::vector<std::string> committee(std::uint64_t size) {
  std::vector<std::string> members;
  for (std::uint64_t i = 0; i < size; ++i) members.push_back(std::string(1, static_cast<char>('a' + i)));
  return members;
}

TEST(AdvocateRotation, NoTwoPresentMembersDifferByMoreThanOneTurnOverAYearWhoeverIsAbsentWhen) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    SeededRng rng(seed);
    const auto members = committee(2 + rng.below(11));
    const std::uint64_t absentPercent = rng.below(60);
    // Two of them come to every meeting: their turns are compared outright.
    Year year;
    for (int meeting = 0; meeting < 52; ++meeting) {
      std::vector<std::string> present{members[0], members[1]};
      for (std::size_t i = 2; i < members.size(); ++i) {
        if (rng.below(100) >= absentPercent) present.push_back(members[i]);
      }
      year.hold(present, members);
    }
    EXPECT_FALSE(year.absentChosen) << "seed " << seed;
    EXPECT_LE(std::abs(year.turns[members[0]] - year.turns[members[1]]), 1) << "seed " << seed;
    EXPECT_LE(year.widestTwins, 1) << "members with the same attendance; seed " << seed;
    EXPECT_LE(year.widestLevels, 1) << "levels of those present; seed " << seed;
  }
}

TEST(AdvocateRotation, WithoutAbsencesEverybodySpeaksBeforeAnybodySpeaksAgain) {
  const auto members = committee(7);
  Year year;
  std::set<std::string> spoken;
  for (int meeting = 0; meeting < 7; ++meeting) {
    year.hold(members, members);
    spoken.insert(year.rotation.next(members));
  }
  for (const std::string& member : members) EXPECT_EQ(year.turns[member], 1) << member;
}

TEST(AdvocateRotation, WhoComesBackFromALongAbsenceDoesNotPayItBack) {
  const auto members = committee(4);
  Year year;
  for (int meeting = 0; meeting < 30; ++meeting) year.hold({"a", "b", "c"}, members);
  for (int meeting = 0; meeting < 8; ++meeting) year.hold(members, members);
  EXPECT_LE(year.turns["d"], 3) << "two turns of eight, and at most one that was missed";
  EXPECT_GE(year.turns["d"], 2);
}

TEST(AdvocateRotation, ANewcomerIsAskedSoonAndOnce) {
  const auto members = committee(3);
  Year year;
  for (int meeting = 0; meeting < 9; ++meeting) year.hold({"a", "b"}, members);
  EXPECT_EQ(year.rotation.next({"a", "b", "c"}), "c");
  year.hold({"a", "b", "c"}, members);
  EXPECT_NE(year.rotation.next({"a", "b", "c"}), "c");
}

TEST(AdvocateRotation, AMeetingWithoutAnybodyHasNoAdvocate) {
  Rotation rotation;
  EXPECT_EQ(rotation.next({}), "");
  rotation.note({{}, ""});
  EXPECT_EQ(rotation.next({"a"}), "a");
}

TEST(AdvocateRotation, AnAdvocateNamedByHandCountsAsTheirTurn) {
  Rotation rotation;
  rotation.note({{"a", "b"}, "b"});
  EXPECT_EQ(rotation.next({"a", "b"}), "a");
  EXPECT_EQ(rotation.turns("b"), 1);
}

}  // namespace
}  // namespace passerelle::meetings
