#include "backend/rounds/rank_command.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

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

TEST(RankCommand, TakesAnyNumberOfGrades) {
  EXPECT_EQ(rank("ballot,idea,grade\nb,A,7\n", {"--grades", "8"}).out, std::string(kHeader) + "1,A,7,1,0,0\n");
  EXPECT_EQ(rank("idea,non,oui\nA,1,2\n").out, std::string(kHeader) + "1,A,oui,3,0,1\n");
}

TEST(RankCommand, GivesNamesBackAsTheyCame) {
  EXPECT_EQ(rank("idea,0,1\n=1+1,0,1\n\"dit \"\"oui\"\"\",1,0\n").out,
            std::string(kHeader) + "1,=1+1,1,1,0,0\n2,\"dit \"\"oui\"\"\",0,1,0,0\n");
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
