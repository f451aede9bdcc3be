#include "backend/rounds/rank_command.h"

#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "backend/rounds/repeat_finder.h"
#include "tests/support/temp_folder.h"

namespace passerelle::rounds {
namespace {

struct Outcome {
  int code = 0;
  std::string out, err;
};

Outcome rank(const std::string& bytes, std::vector<std::string> more = {}) {
  const passerelle::testing::TempFolder folder;
  const std::string path = folder.path() + "/grades.csv";
  std::ofstream(path, std::ios::binary) << bytes;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::ostringstream out, err;
  CommandSeams seams{clock, rng, files, out, err};
  more.insert(more.begin(), path);
  Outcome outcome{rankCommand(more, seams), out.str(), err.str()};
  return outcome;
}

constexpr const char* kHeader = "rank,idea,majority_grade,graders,above,below\n";

TEST(RankCommand, RanksCountsByTheNamesOfTheHeader) {
  const auto outcome = rank("idea,Mauvais,Passable,Bien\nA,1,1,0\n\"B, deux\",0,0,3\nC,2,2,0\nD,0,0,0\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            std::string(kHeader) + "1,\"B, deux\",Bien,3,0,0\n2,A,Mauvais,2,1,0\n2,C,Mauvais,4,2,0\n,D,,0,0,0\n");
}

TEST(RankCommand, RanksBallotsByIndexAndPassesOverSansAvis) {
  const auto outcome = rank("ballot,idea,grade\r\nb1,A,5\r\nb1,B,2\r\nb2,A,\r\nb2,B,3\r\nb3,C,\r\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, std::string(kHeader) + "1,A,5,1,0,0\n2,B,2,2,1,0\n,C,,0,0,0\n");
}

TEST(RankCommand, RanksReportsUnderTheirOwnName) {
  const std::string header = "rank,report,majority_grade,graders,above,below\n";
  EXPECT_EQ(rank("ballot,report,grade\nb,A,5\nb,B,2\n").out, header + "1,A,5,1,0,0\n2,B,2,1,0,0\n");
  EXPECT_EQ(rank("report,non,oui\nA,1,2\n").out, header + "1,A,oui,3,0,1\n");
  EXPECT_NE(rank("ballot,report,grade\nb,,5\n").err.find("the report has no name"), std::string::npos);
  EXPECT_EQ(rank("ballot,story,grade\nb,A,5\n").code, kExitBadFile);
}

TEST(RankCommand, TakesAnyNumberOfGrades) {
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,7\n", {"--grades", "8"}).out, std::string(kHeader) + "1,A,7,1,0,0\n");
  EXPECT_EQ(rank("idea,non,oui\nA,1,2\n").out, std::string(kHeader) + "1,A,oui,3,0,1\n");
}

TEST(RankCommand, GivesNamesBackAsTheyCame) {
  EXPECT_EQ(rank("idea,0,1\n=1+1,0,1\n\"dit \"\"oui\"\"\",1,0\n").out,
            std::string(kHeader) + "1,=1+1,1,1,0,0\n2,\"dit \"\"oui\"\"\",0,1,0,0\n");
}

TEST(RankCommand, ReadsWhatSpreadsheetsWrite) {
  const std::string expected = std::string(kHeader) + "1,A,oui,3,0,1\n";
  for (const char* bytes :
       {"\xEF\xBB\xBFidea,non,oui\nA,1,2\n", "idea,non,oui\r\nA,1,2\r\n", "idea,non,oui\rA,1,2", "idea,non,oui\nA,1,2",
        "idea,non,oui\nA,1,2\n\n\n", "\n \nidea,non,oui\n\nA,1,2\n  \n",
        "\"idea\",\"non\",\"oui\"\n\"A\",\"1\",\"2\"\n", "\xEF\xBB\xBF\"idea\",non,oui\r\nA,01,002\r\n\r\n"})
    EXPECT_EQ(rank(bytes).out, expected) << bytes;
  EXPECT_EQ(rank("idea,a,b\n\"deux\nlignes\",1,0\n").out, std::string(kHeader) + "1,\"deux\nlignes\",a,1,0,0\n");
  EXPECT_EQ(rank("idea,a,b\n").out, kHeader) << "a header and no idea: a ranking of nothing";
  EXPECT_EQ(rank("ballot,idea,grade\n").out, kHeader);
}

TEST(RankCommand, HasNoMostGrades) {
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,253\nc,A,0\n", {"--grades", "254"}).out,
            std::string(kHeader) + "1,A,0,2,1,0\n");
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,999\nb,B,998\n", {"--grades", "1000"}).out,
            std::string(kHeader) + "1,A,999,1,0,0\n2,B,998,1,0,0\n");
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,1\n", {"--grades", "2"}).out, std::string(kHeader) + "1,A,1,1,0,0\n");
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,2\n", {"--grades", "2"}).code, kExitBadFile);
  std::string header = "idea", counts = "A";
  for (int grade = 0; grade < 300; ++grade) {
    header += ",g" + std::to_string(grade);
    counts += grade == 299 ? ",1" : ",0";
  }
  EXPECT_EQ(rank(header + "\n" + counts + "\n").out, std::string(kHeader) + "1,A,g299,1,0,0\n");
  for (const char* wrong : {"1", "0", "-3", "x", "1000001"})
    EXPECT_EQ(rank("ballot,idea,grade\n", {"--grades", wrong}).code, kExitUsage) << wrong;
}

TEST(RankCommand, ComparesGreatTotalsExactly) {
  // The shares above differ by one part in 2³¹−1 squared: no floating sum sees it.
  const auto outcome =
      rank("idea,a,b,c\nA,0,1073741824,1073741823\nB,0,1073741823,1073741822\nC,0,1073741824,1073741823\n");
  EXPECT_EQ(outcome.out, std::string(kHeader) +
                             "1,A,b,2147483647,1073741823,0\n1,C,b,2147483647,1073741823,0\n"
                             "3,B,b,2147483645,1073741822,0\n");
}

TEST(RankCommand, SaysInOneLineWhateverTheCellsHold) {
  const std::string files[] = {"idea,a,b\n\"x\ny\",1,2\n\"x\ny\",1,2\n", "idea,a,b\nA,1,\"2\r\n\"\n",
                               "idea,\"a\n\",\"a\n\"\n", "idea,a,b\nA,1," + std::string(100000, '9') + "\n"};
  for (const std::string& bytes : files) {
    const auto outcome = rank(bytes);
    EXPECT_EQ(outcome.code, kExitBadFile);
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_EQ(outcome.err.find('\r'), std::string::npos);
    EXPECT_LT(outcome.err.size(), 1000U);
  }
}

TEST(RankCommand, TheFirstFaultIsNamedAlsoWhenItIsARepeat) {
  const auto first = rank("ballot,idea,grade\nb,A,1\nc,A,1\nb,A,2\nd,A,x\n");
  EXPECT_NE(first.err.find("line 4:"), std::string::npos) << first.err;
  const auto second = rank("ballot,idea,grade\nb,A,1\nd,A,x\nb,A,2\n");
  EXPECT_NE(second.err.find("line 3:"), std::string::npos) << second.err;
  EXPECT_EQ(rank("ballot,idea,grade\n1,21,0\n12,1,0\n").code, 0) << "ballot and idea are told apart";
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,\nb,A,\n").code, kExitBadFile) << "sans avis twice";
}

TEST(RepeatFinder, FindsTheFirstRepeatWhateverFitsInMemory) {
  SeededRng chance(7);
  for (int round = 0; round < 200; ++round) {
    const std::size_t lines = 1 + chance.below(60), inMemory = 1 + chance.below(20);
    RepeatFinder finder(chance, inMemory);
    std::set<std::string> seen;
    std::optional<std::int64_t> expected;
    for (std::size_t line = 1; line <= lines; ++line) {
      const std::string what = std::to_string(chance.below(400));
      if (!seen.insert(what).second && !expected) expected = static_cast<std::int64_t>(line);
      ASSERT_TRUE(finder.add(what, static_cast<std::int64_t>(line)));
    }
    ASSERT_EQ(finder.firstRepeat().value(), expected) << "round " << round;
  }
}

TEST(RankCommand, CountsUpToTheLimit) {
  EXPECT_EQ(rank("idea,a,b\nA,2147483646,1\n").code, 0);
  EXPECT_EQ(rank("idea,a,b\nA,2147483647,1\n").code, kExitBadFile);
}

struct Bad {
  const char *name, *bytes;
  int line;
};
class RankCommandRefuses : public ::testing::TestWithParam<Bad> {};

TEST_P(RankCommandRefuses, WithTheLineAndNothingOnStdout) {
  const auto outcome = rank(GetParam().bytes);
  EXPECT_EQ(outcome.code, kExitBadFile);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  EXPECT_NE(outcome.err.find("line " + std::to_string(GetParam().line) + ":"), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(
    BadInput, RankCommandRefuses,
    ::testing::Values(
        Bad{"Empty", "", 1}, Bad{"BlankLines", "\n\n", 1}, Bad{"WrongHeader", "name,a,b\nA,1,2\n", 1},
        Bad{"Semicolons", "idea;a;b\nA;1;2\n", 1}, Bad{"OneGrade", "idea,a\nA,1\n", 1},
        Bad{"NamelessGrade", "idea,a,\nA,1,2\n", 1}, Bad{"GradeTwice", "idea,a,a\nA,1,2\n", 1},
        Bad{"TooFewColumns", "idea,a,b\nA,1,2\nB,1\n", 3}, Bad{"TooMany", "idea,a,b\nA,1,2,3\n", 2},
        Bad{"NotANumber", "idea,a,b\nA,1,x\n", 2}, Bad{"Fraction", "idea,a,b\nA,1,2.5\n", 2},
        Bad{"Space", "idea,a,b\nA,1, 2\n", 2}, Bad{"Plus", "idea,a,b\nA,1,+2\n", 2},
        Bad{"Missing", "idea,a,b\nA,1,\n", 2}, Bad{"Negative", "idea,a,b\n\nA,-1,2\n", 3},
        Bad{"Huge", "idea,a,b\nA,1,99999999999999999999\n", 2}, Bad{"Above", "idea,a,b\nA,2147483648,0\n", 2},
        Bad{"IdeaTwice", "idea,a,b\nA,1,2\nA,1,2\n", 3}, Bad{"NoName", "idea,a,b\n,1,2\n", 2},
        Bad{"OnlyCommas", "idea,a,b\nA,1,2\n,,\n", 3}, Bad{"TextAfterQuote", "idea,a,b\n\"A\"x,1,2\n", 2},
        Bad{"OnlyBom", "\xEF\xBB\xBF", 1}, Bad{"HalfABom", "\xEF\xBB", 1}, Bad{"Utf16", "\xFF\xFEi\0d", 1},
        Bad{"TrailingComma", "idea,a,b,\nA,1,2,\n", 1}, Bad{"SumAbove", "idea,a,b\nA,2147483647,2147483647\n", 2},
        Bad{"BallotBlankCells", "ballot,idea,grade\nb,A,1\n,,\n", 3},
        Bad{"BallotNoIdea", "ballot,idea,grade\nb,,1\n", 2}, Bad{"BallotNoId", "ballot,idea,grade\n,A,1\n", 2},
        Bad{"BallotFraction", "ballot,idea,grade\nb,A,1.0\n", 2}, Bad{"HeaderCase", "Idea,a,b\nA,1,2\n", 1},
        Bad{"OpenQuote", "idea,a,b\n\"A,1,2\n", 2}, Bad{"NotUtf8", "idea,a,b\nB,1,2\n\xE9,1,2\n", 3},
        Bad{"BallotColumns", "ballot,idea,grade\nb,A\n", 2}, Bad{"OffTheScale", "ballot,idea,grade\nb,A,6\n", 2},
        Bad{"NegativeGrade", "ballot,idea,grade\nb,A,-1\n", 2}, Bad{"WordGrade", "ballot,idea,grade\nb,A,Bonne\n", 2},
        Bad{"GradedTwice", "ballot,idea,grade\nb,A,1\nb,A,2\n", 3}, Bad{"ColumnOrder", "idea,ballot\nA,1\n", 1}),
    [](const auto& bad) { return bad.param.name; });

TEST(RankCommand, SaysWhatToTypeWhenNoFileIsNamed) {
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::ostringstream out, err;
  CommandSeams seams{clock, rng, files, out, err};
  EXPECT_EQ(rankCommand({}, seams), kExitUsage);
  EXPECT_EQ(rankCommand({"/nowhere/grades.csv"}, seams), kExitBadFile);
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace passerelle::rounds
