#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "backend/rounds/rank_command.h"
#include "shared/codec/csv.h"
#include "tests/rounds/round_stage.h"

namespace passerelle::rounds {
namespace {
using ::testing::HasSubstr;

TEST(Round, PlansSlateQuorumAndRecusalsBeforeItOpens) {
  RoundStage stage;
  stage.voterIds.push_back(stage.world.personId(testing::emailOf("visitor", 'b')));  // the author votes too
  const Round round = stage.prepare();
  Plan plan;
  stage.world.backend->database().readNow([&](sql::Connection& c) { plan = stage.preparation.plan(c, round); });
  EXPECT_EQ(plan.voters, 11);
  EXPECT_EQ(plan.items, 10);
  EXPECT_EQ(plan.slate, 10);
  EXPECT_FALSE(plan.showOfHands);
  EXPECT_EQ(plan.lines[0].recusals, 1);
  EXPECT_EQ(plan.lines[0].quorum, 5);
}

TEST(Round, NeverDealsAnAuthorTheirOwnIdea) {
  RoundStage stage;
  const std::string author = stage.world.personId(testing::emailOf("visitor", 'b'));
  stage.voterIds.push_back(author);
  const Round round = stage.open();
  EXPECT_TRUE(stage.ballot(round, author)->lines.empty());
  EXPECT_EQ(stage.ballot(round, stage.voterIds[0])->lines.size(), 10u);
}

TEST(Round, CountsWhatWasSaidLastAndRanksIt) {
  RoundStage stage;
  const Round round = stage.open();
  for (std::size_t voter = 0; voter < 8; ++voter) {
    stage.voteAll(round, stage.voterIds[voter], [](int) { return 0; });
    stage.voteAll(round, stage.voterIds[voter], [&](int idea) {
      if (idea == 9) return voter < 4 ? 5 : kSansAvis;  // four graders: under the quorum of five
      if (idea == 8) return kConcerned;
      return idea == 7 ? 5 : static_cast<int>((static_cast<std::size_t>(idea) + voter) % 4);
    });
  }
  const auto result = stage.publish(round);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->turnout.voted, 8);
  EXPECT_TRUE(result->valid);
  ASSERT_EQ(result->ranked.size(), 8u);
  EXPECT_EQ(result->ranked[0].itemId, stage.ideaIds[7]);
  EXPECT_EQ(result->ranked[0].grade, 5);
  EXPECT_TRUE(result->ranked[0].prize);
  EXPECT_EQ(result->ranked[0].kept, 8);
  EXPECT_EQ(result->ranked[1].graders, 8);
  EXPECT_FALSE(result->ranked[1].prize);  // Passable is below the floor
  ASSERT_EQ(result->underQuorum.size(), 2u);
  EXPECT_TRUE(result->underQuorum[0].counts.empty());
  EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_ballot"), "0");
  EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_grade"), std::to_string(8 * 8));
  EXPECT_EQ(stage.world.sqlText("SELECT owner_id FROM decision WHERE item_id = '" + stage.ideaIds[7] + "'"),
            stage.chair);
}

TEST(Round, ItsExportedGradesReplayToTheSameResult) {
  RoundStage stage;
  const Round round = stage.open();
  SeededRng chance(7);
  for (const std::string& voter : stage.voterIds)
    stage.voteAll(round, voter, [&](int) {
      return static_cast<int>(chance.below(7)) - 1 < 0 ? kSansAvis : static_cast<int>(chance.below(6));
    });
  const auto result = stage.publish(round).value();
  std::string csv;
  stage.world.backend->database().readNow([&](sql::Connection& c) { csv = gradesCsv(c, *findRound(c, round.id)); });
  const std::string path = stage.world.folder.path() + "/grades.csv";
  std::ofstream(path) << csv;
  std::ostringstream out, err;
  CommandSeams seams{stage.world.clock, stage.world.rng, stage.world.files, out, err};
  ASSERT_EQ(rankCommand({path}, seams), 0) << err.str();
  std::string expected = "rank,idea,majority_grade,graders,above,below\n";
  for (const ResultLine& line : result.ranked)
    expected += std::to_string(*line.rank) + "," + line.itemId + "," + std::to_string(*line.grade) + "," +
                std::to_string(line.graders) + "," + std::to_string(line.above) + "," + std::to_string(line.below) +
                "\n";
  EXPECT_EQ(out.str(), expected);
}

TEST(Round, TheReceiptIsTheSameAtEachChangeAndItsCommitmentIsPublished) {
  RoundStage stage;
  const Round round = stage.open();
  const std::string& voter = stage.voterIds[3];
  EXPECT_TRUE(stage.ballot(round, voter)->receipt.empty());
  const auto item = stage.ballot(round, voter)->lines[0].itemId;
  const std::string first = stage.vote(round, voter, {{item, 2, {}}})->receipt;
  const std::string second = stage.vote(round, voter, {{item, 5, {}}})->receipt;
  EXPECT_EQ(first.size(), 26u);
  EXPECT_EQ(first, second);
  ASSERT_TRUE(stage.publish(round));
  EXPECT_EQ(stage.world.sqlText("SELECT commitment FROM round_receipt"), commitmentOf(first));
}

TEST(Round, RefusesWhatIsNotOnTheBallotAndKeepsNothingOfIt) {
  RoundStage stage;
  const Round round = stage.open();
  const std::string& voter = stage.voterIds[0];
  const auto lines = stage.ballot(round, voter)->lines;
  EXPECT_EQ(stage.vote(round, voter, {{lines[0].itemId, 3, {}}, {lines[1].itemId, 6, {}}}).error().code,
            ErrorCode::invalid);
  EXPECT_EQ(stage.vote(round, voter, {{lines[0].itemId, 3, {}}, {"elsewhere", 3, {}}}).error().code,
            ErrorCode::invalid);
  EXPECT_EQ(stage.vote(round, voter, {{lines[0].itemId, -9, {}}}).error().code, ErrorCode::invalid);
  EXPECT_EQ(stage.vote(round, voter, {{lines[0].itemId, 3, std::string(501, 'x')}}).error().code, ErrorCode::invalid);
  EXPECT_EQ(stage.ballot(round, voter)->lines[0].said, kUntouched);
  EXPECT_EQ(stage.world.sqlText("SELECT SUM(voted) FROM round_voter"), "0");
  EXPECT_EQ(stage.vote(round, stage.world.personId(testing::emailOf("host")), {}).error().code, ErrorCode::forbidden);
  EXPECT_EQ(stage.ballot({}, voter).error().code, ErrorCode::notFound);
}

TEST(Round, TakesBallotsUntilTheResultsAppearAndNotAfter) {
  RoundStage stage;
  const Round round = stage.open();
  const std::string& voter = stage.voterIds[0];
  const auto item = stage.ballot(round, voter)->lines[0].itemId;
  stage.world.clock.advance(std::chrono::hours(48) + std::chrono::minutes(14));
  EXPECT_TRUE(stage.vote(round, voter, {{item, 3, {}}}));
  stage.world.clock.advance(std::chrono::minutes(2));
  EXPECT_EQ(stage.vote(round, voter, {{item, 4, {}}}).error().code, ErrorCode::gone);
}

TEST(Round, CommentsReachTheAuthorWithoutAName) {
  RoundStage stage;
  const Round round = stage.open();
  const auto item = stage.ballot(round, stage.voterIds[0])->lines[0].itemId;
  ASSERT_TRUE(stage.vote(round, stage.voterIds[0], {{item, 4, "À essayer à Lyon d’abord"}}));
  EXPECT_EQ(stage.ballot(round, stage.voterIds[0])->lines[0].comment, "À essayer à Lyon d’abord");
  ASSERT_TRUE(stage.vote(round, stage.voterIds[0], {{item, 5, {}}}));  // the comment stays
  ASSERT_TRUE(stage.publish(round));
  EXPECT_EQ(stage.world.sqlText("SELECT text FROM round_comment WHERE item_id = '" + item + "'"),
            "À essayer à Lyon d’abord");
}

TEST(Round, ALongSlateWantsTheChairsConsent) {
  RoundStage stage(40, 8);
  const std::string id = stage.prepare().id;
  const auto open = [&](bool confirmed) {
    return stage.write<Round>([&](sql::Connection& c) {
      return stage.preparation.open(c, id, confirmed, stage.world.clock.now(), Language::french);
    });
  };
  EXPECT_EQ(open(false).error().code, ErrorCode::refused);
  EXPECT_THAT(open(false).error().message, HasSubstr("40 idées"));
  EXPECT_TRUE(open(true));
  EXPECT_TRUE(open(false));  // asked again after a lost answer
}

TEST(Round, UntouchedSlatesAreDealtAgainAtHalfTime) {
  RoundStage stage(30, 16);
  Round round = stage.open(true);
  ASSERT_LT(round.slate, 30);
  const std::string &early = stage.voterIds[0], &late = stage.voterIds[1];
  const auto old = stage.ballot(round, late)->lines;
  stage.voteAll(round, early, [](int) { return 3; });
  ASSERT_TRUE(stage.write<Round>([&](sql::Connection& c) -> Result<Round> {
    stage.preparation.dealAgain(c, round, stage.world.clock.now());
    return round;
  }));
  const auto fresh = stage.ballot(round, late)->lines;
  EXPECT_EQ(fresh.size(), static_cast<std::size_t>(round.slate));
  EXPECT_EQ(stage.ballot(round, early)->lines.size(), static_cast<std::size_t>(round.slate));
  EXPECT_TRUE(stage.vote(round, late, {{old[0].itemId, 2, {}}}));  // graded offline on the slate of before
}

TEST(Round, CancelledItKeepsNothingOfItsBallots) {
  RoundStage stage;
  const Round round = stage.open();
  stage.voteAll(round, stage.voterIds[0], [](int) { return 5; });
  ASSERT_TRUE(
      stage.write<Round>([&](sql::Connection& c) { return stage.preparation.cancel(c, round.id, Language::french); }));
  EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_ballot"), "0");
  EXPECT_FALSE(stage.secrets.find(round.id));
  EXPECT_EQ(stage.ballot(round, stage.voterIds[0]).error().code, ErrorCode::gone);
}

TEST(Round, AnIdeaIsInOneRoundAtATime) {
  RoundStage stage;
  stage.open();
  const auto second = stage.write<Round>([&](sql::Connection& c) {
    return stage.preparation.prepare(c, stage.chair, stage.wanted(), stage.world.clock.now(), Language::english);
  });
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().message, HasSubstr("2 to 500"));
}

}  // namespace
}  // namespace passerelle::rounds
