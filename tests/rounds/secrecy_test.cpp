// Nobody learns who gave which grade: not from a route while the round is open, not from what is left of it afterwards.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "backend/people/policy.h"
#include "backend/rounds/ballot_seal.h"
#include "tests/rounds/round_stage.h"

namespace passerelle::rounds {
namespace {
using nlohmann::json;

/// Every GET of the route table, as every role, during a round in which five people gave `grade` to everything.
std::map<std::string, std::string> whatRoutesTell(int grade) {
  RoundStage stage;
  const Round round = stage.open();
  const std::string report = stage.world.sqlText("SELECT report_id FROM round_item LIMIT 1");
  for (std::size_t voter = 0; voter < 5; ++voter)
    stage.voteAll(round, stage.voterIds[voter], [&](int) { return grade; });
  stage.world.clock.advance(std::chrono::seconds(30));
  stage.world.backend->runDue();
  std::map<std::string, std::string> told;
  for (const auto& route : stage.world.backend->router().routes()) {
    if (route.method != "GET" || route.pattern == "/healthz" || route.pattern == "/readyz") continue;
    std::string target = route.pattern;
    const auto fill = [&target](const std::string& name, const std::string& value) {
      if (const auto at = target.find(name); at != std::string::npos) target.replace(at, name.size(), value);
    };
    const bool ofRound = target.find("rounds/") != std::string::npos;
    fill("{id}", ofRound ? round.id : report);
    fill("{code}", ofRound ? "LYO-01" : "nobodys");
    fill("{week}", toIsoWeek(stage.world.clock.now()));
    fill("{reportId}", report);
    fill("{mediumId}", report);
    if (target == "/v1/changes") target += "?after=0";
    for (const Role role : allRoles()) {
      const std::string name(nameOf(role));
      // Those who voted see their own ballot: it is asked for by the others.
      const bool voted = std::find(stage.voterIds.begin(), stage.voterIds.begin() + 5,
                                   stage.world.personId(testing::emailOf(name))) != stage.voterIds.begin() + 5;
      if (voted && target.ends_with("/ballot")) continue;
      const auto response = stage.world.get(target, stage.world.roleToken(name));
      told[name + " " + target] = std::to_string(response.status) + response.text();
    }
  }
  return told;
}

TEST(RoundSecrecy, NoRouteTellsATallyOfAnOpenRoundToAnyRole) {
  const auto high = whatRoutesTell(5), low = whatRoutesTell(0);
  ASSERT_GT(high.size(), 300u);
  ASSERT_EQ(high.size(), low.size());
  for (const auto& [asked, answer] : high) EXPECT_EQ(answer, low.at(asked)) << asked;
}

std::string filesUnder(const std::string& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

/// The curious administrator has the database as it was with each vote, and as it is; not the secret. Six people vote
/// in an order that the journal tells; each gives one idea another grade. Guesses by position must not do better than
/// chance.
TEST(RoundSecrecy, PositionsInTheDatabaseTellNobodysGrade) {
  constexpr int kRounds = 40, kVoters = 6;
  std::map<std::string, int> hits;
  for (int round = 0; round < kRounds; ++round) {
    RoundStage stage(2, kVoters);
    stage.world.rng = SeededRng(1000 + static_cast<std::uint64_t>(round));
    const Round opened = stage.open();
    const std::string idea = stage.ideaIds[0];
    std::vector<int> truth{0, 1, 2, 3, 4, 5};
    for (std::size_t i = truth.size() - 1; i > 0; --i) std::swap(truth[i], truth[stage.world.rng.below(i + 1)]);
    std::vector<std::string> order = stage.voterIds;
    for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[stage.world.rng.below(i + 1)]);
    for (std::size_t voter = 0; voter < order.size(); ++voter)
      ASSERT_TRUE(stage.vote(opened, order[voter], {{idea, truth[voter], {}}}));
    ASSERT_TRUE(stage.publish(opened));
    const auto column = [&](const std::string& sql) {
      std::vector<int> values;
      stage.world.backend->database().readNow([&](sql::Connection& connection) {
        auto rows = connection.query(sql, {sql::val(idea)});
        while (const auto* row = rows->next()) values.push_back(static_cast<int>(row->integer(0)));
      });
      return values;
    };
    const std::map<std::string, std::vector<int>> guesses{
        {"by row", column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY rowid")},
        {"by id", column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY id")},
        {"by row, backwards", column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY rowid DESC")}};
    std::vector<std::size_t> byPerson(order.size());
    for (std::size_t i = 0; i < byPerson.size(); ++i) byPerson[i] = i;
    std::sort(byPerson.begin(), byPerson.end(), [&](std::size_t a, std::size_t b) { return order[a] < order[b]; });
    for (const auto& [name, guess] : guesses) {
      ASSERT_EQ(guess.size(), static_cast<std::size_t>(kVoters));
      for (std::size_t i = 0; i < guess.size(); ++i) {
        hits[name + " in the order of voting"] += guess[i] == truth[i];
        hits[name + " in the order of the register"] += guess[i] == truth[byPerson[i]];
      }
    }
  }
  for (const auto& [how, count] : hits)  // chance: 40 of 240, standard deviation below 7
    EXPECT_LT(count, 40 + 4 * 7) << how;
}

TEST(RoundSecrecy, WithoutTheSecretTheFilesOfAClosedRoundHoldNoPseudonymAndNoReceipt) {
  RoundStage stage;
  const Round round = stage.open();
  const std::string secret = stage.secrets.find(round.id).value();
  const BallotSeal seal(secret, stage.world.rng);
  for (const std::string& voter : stage.voterIds) stage.voteAll(round, voter, [](int idea) { return idea % 6; });
  const std::string during = filesUnder(stage.world.folder.path());
  EXPECT_NE(during.find(secret), std::string::npos);  // what the test looks for can be found
  ASSERT_TRUE(stage.publish(round));
  for (const std::string& voter : stage.voterIds) {
    const std::string key = seal.voterKey(voter);
    EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_receipt WHERE commitment = '" + key + "'"), "0");
    EXPECT_EQ(filesUnder(stage.world.folder.path()).find(seal.receipt(key)), std::string::npos);
  }
  ASSERT_TRUE(stage.secrets.destroy(round.id));
  EXPECT_EQ(filesUnder(stage.world.folder.path()).find(secret), std::string::npos);
  EXPECT_FALSE(stage.secrets.find(round.id));
}

TEST(RoundSecrecy, SealedWordsHaveOneLengthAndOpenOnlyInTheirPlace) {
  SeededRng rng(3);
  const BallotSeal seal(std::string(32, 's'), rng), other(std::string(32, 't'), rng);
  const std::string sealed = seal.seal(5, "voter", "idea");
  for (const int said : {0, 3, kUntouched, kSansAvis, kConcerned}) {
    EXPECT_EQ(seal.seal(said, "voter", "idea").size(), sealed.size());
    EXPECT_EQ(seal.open(seal.seal(said, "voter", "idea"), "voter", "idea"), said);
  }
  EXPECT_FALSE(seal.open(sealed, "voter", "another idea"));
  EXPECT_FALSE(seal.open(sealed, "another voter", "idea"));
  EXPECT_FALSE(other.open(sealed, "voter", "idea"));
  EXPECT_NE(seal.voterKey("p"), other.voterKey("p"));
}

}  // namespace
}  // namespace passerelle::rounds
