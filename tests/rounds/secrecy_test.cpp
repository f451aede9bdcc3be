// Nobody learns who gave which grade from what is left of a round: the curious administrator looks at everything but
// its secret. The same for rounds about ideas and about reports.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "backend/rounds/ballot_seal.h"
#include "tests/rounds/secrecy_stage.h"
#include "tests/support/folder_files.h"

namespace passerelle::rounds {
namespace {
using Stage = SecrecyStage;

class RoundSecrecy : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Of, RoundSecrecy, ::testing::Values("ideas", "reports"),
                         [](const auto& kind) { return std::string(kind.param); });

/// One round seen by the curious administrator: who voted in which order (the journal says it), a copy of the ballot
/// rows taken after each vote (a backup each), what is published; and the truth that they look for.
struct Watched {
  std::vector<std::string> order;              ///< voters as the journal has them
  std::vector<int> truth;                      ///< what each of them gave to the item that is looked at
  std::vector<std::vector<std::string>> rows;  ///< ballot rows as they stood after each vote, in row order
  std::vector<std::string> commitmentOfVoter;  ///< with the secret: what the administrator would like to know
  std::string item;
};

Watched watch(Stage& stage, const Round& round) {
  Watched seen;
  seen.item = stage.items[0];
  seen.order = stage.voterIds;
  for (std::size_t i = 0; i < seen.order.size(); ++i) seen.truth.push_back(static_cast<int>(i % 6));
  auto& rng = stage.world.rng;
  for (std::size_t i = seen.truth.size() - 1; i > 0; --i) std::swap(seen.truth[i], seen.truth[rng.below(i + 1)]);
  for (std::size_t i = seen.order.size() - 1; i > 0; --i) std::swap(seen.order[i], seen.order[rng.below(i + 1)]);
  const BallotSeal seal(stage.secrets.find(round.id).value(), rng);
  for (std::size_t voter = 0; voter < seen.order.size(); ++voter) {
    stage.world.clock.advance(std::chrono::minutes(7));
    EXPECT_TRUE(stage.vote(round, seen.order[voter], {{seen.item, seen.truth[voter], {}}}));
    seen.rows.push_back(stage.texts("SELECT sealed FROM round_ballot ORDER BY rowid"));
    seen.commitmentOfVoter.push_back(commitmentOf(seal.receipt(seal.voterKey(seen.order[voter]))));
  }
  return seen;
}

/// Guesses by place, counted over many rounds, must do no better than chance: one in six, standard deviation √(n·5/36).
void expectChance(const std::map<std::string, std::pair<int, int>>& hits) {
  for (const auto& [how, count] : hits) {
    const double chance = count.second / 6.0, deviation = std::sqrt(count.second * 5.0 / 36);
    EXPECT_LT(count.first, chance + 4 * deviation) << how << ": " << count.first << " of " << count.second;
  }
}

TEST_P(RoundSecrecy, NeitherTimeNorOrderNorRowIdNorIdTellsAGrade) {
  std::map<std::string, std::pair<int, int>> hits;
  for (int trial = 0; trial < 12; ++trial) {
    Stage stage(GetParam(), 2, 6);
    stage.world.rng = SeededRng(1000 + static_cast<std::uint64_t>(trial));
    const Round opened = stage.open();
    const Watched seen = watch(stage, opened);
    ASSERT_TRUE(stage.publish(opened));
    const std::map<std::string, std::vector<int>> guesses{
        {"by row", stage.column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY rowid", seen.item)},
        {"by id", stage.column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY id", seen.item)},
        {"by row, backwards",
         stage.column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY rowid DESC", seen.item)}};
    std::vector<std::size_t> byPerson(seen.order.size());
    for (std::size_t i = 0; i < byPerson.size(); ++i) byPerson[i] = i;
    std::sort(byPerson.begin(), byPerson.end(),
              [&](std::size_t a, std::size_t b) { return seen.order[a] < seen.order[b]; });
    for (const auto& [name, guess] : guesses) {
      ASSERT_EQ(guess.size(), seen.order.size());
      for (std::size_t i = 0; i < guess.size(); ++i) {
        const auto count = [&](const std::string& how, bool hit) {
          hits[how].first += hit;
          ++hits[how].second;
        };
        count(name + " in the order of time (journal)", guess[i] == seen.truth[i]);
        count(name + " in the order of the register", guess[i] == seen.truth[byPerson[i]]);
      }
    }
  }
  expectChance(hits);
}

/// Backups taken between two votes show which rows changed: the pseudonym of whoever voted just then. It must lead
/// nowhere: sealed words of one length that open with nothing the administrator has, and nothing published under it.
TEST_P(RoundSecrecy, ABackupBetweenTwoVotesLeadsToAPseudonymAndNoFurther) {
  Stage stage(GetParam(), 2, 6);
  const Round round = stage.open();
  const std::vector<std::string> pseudonyms = stage.texts("SELECT DISTINCT voter_key FROM round_ballot");
  const std::vector<std::string> before = stage.texts("SELECT sealed FROM round_ballot ORDER BY rowid");
  const Watched seen = watch(stage, round);
  std::set<std::size_t> lengths;
  std::set<std::string> words;
  for (std::size_t vote = 0; vote < seen.rows.size(); ++vote) {
    const auto& last = vote == 0 ? before : seen.rows[vote - 1];
    ASSERT_EQ(seen.rows[vote].size(), last.size());  // no row appears or goes
    int changed = 0;
    for (std::size_t row = 0; row < last.size(); ++row) {
      lengths.insert(seen.rows[vote][row].size());
      if (seen.rows[vote][row] == last[row]) continue;
      ++changed;
      EXPECT_TRUE(words.insert(seen.rows[vote][row]).second);  // equal grades do not look equal
    }
    EXPECT_EQ(changed, 1);
  }
  EXPECT_EQ(lengths.size(), 1u);
  // A secret of one's own making, or one derived from what is in the database, opens nothing.
  for (const std::string& guess : {std::string(32, '\0'), round.seed.substr(0, 32), round.id.substr(0, 32)}) {
    const BallotSeal wrong(guess, stage.world.rng);
    for (const std::string& sealed : seen.rows.back()) {
      for (const std::string& pseudonym : pseudonyms) EXPECT_FALSE(wrong.open(sealed, pseudonym));
    }
  }
  ASSERT_TRUE(stage.publish(round));
  EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_ballot"), "0");
  for (const std::string& pseudonym : pseudonyms) {
    for (const char* where : {"SELECT COUNT(*) FROM round_grade WHERE id LIKE '%",
                              "SELECT COUNT(*) FROM round_receipt "
                              "WHERE commitment LIKE '%",
                              "SELECT COUNT(*) FROM round_comment WHERE id LIKE '%",
                              "SELECT COUNT(*) FROM journal "
                              "WHERE entity LIKE '%",
                              "SELECT COUNT(*) FROM change WHERE entity_id LIKE '%"})
      EXPECT_EQ(stage.world.sqlText(where + pseudonym + "%'"), "0") << where;
  }
}

/// With partial slates, which items a ballot graded is a fingerprint of its voter (who can be made to tell it). Grades
/// of one ballot are published under ids of their own and must not stand together more often than by chance.
TEST_P(RoundSecrecy, ASlateIsNoFingerprint) {
  int neighbours = 0, together = 0;
  double expected = 0;
  for (int trial = 0; trial < 6; ++trial) {
    Stage stage(GetParam(), 8, 6);
    stage.world.rng = SeededRng(2000 + static_cast<std::uint64_t>(trial));
    const Round round = stage.open();
    // Each voter gives one grade to everything: rows of one grade are rows of one ballot.
    for (std::size_t voter = 0; voter < stage.voterIds.size(); ++voter) {
      std::vector<Said> said;
      for (const auto& line : stage.lines(round, stage.voterIds[voter]))
        said.push_back({line.itemId, static_cast<int>(voter), {}});
      ASSERT_TRUE(stage.vote(round, stage.voterIds[voter], said));
    }
    ASSERT_TRUE(stage.publish(round));
    const auto grades = stage.column("SELECT grade FROM round_grade WHERE item_id <> $1 ORDER BY rowid", "");
    ASSERT_EQ(grades.size(), 48u);
    for (std::size_t i = 1; i < grades.size(); ++i) {
      ++neighbours;
      together += grades[i] == grades[i - 1];
    }
    expected += 47 * 7.0 / 47;
    const auto ids = stage.texts("SELECT id FROM round_grade");
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 48u);
  }
  EXPECT_LT(together, expected + 4 * std::sqrt(expected)) << neighbours;
}

/// A receipt that is shown to somebody proves that a ballot was counted, and nothing of it: its commitment stands alone
/// in one table, in no order of anybody, and is the same whatever was graded.
TEST_P(RoundSecrecy, AReceiptProvesThatABallotCountedAndNothingElse) {
  std::map<std::string, std::pair<int, int>> hits;
  for (int trial = 0; trial < 12; ++trial) {
    Stage stage(GetParam(), 2, 6);
    stage.world.rng = SeededRng(3000 + static_cast<std::uint64_t>(trial));
    const Round round = stage.open();
    const Watched seen = watch(stage, round);
    ASSERT_TRUE(stage.publish(round));
    const auto stored = stage.texts("SELECT commitment FROM round_receipt ORDER BY rowid");
    ASSERT_EQ(stored.size(), seen.order.size());
    EXPECT_TRUE(std::is_sorted(stored.begin(), stored.end()));
    for (std::size_t i = 0; i < stored.size(); ++i) {
      hits["commitments in the order of time"].first += stored[i] == seen.commitmentOfVoter[i];
      ++hits["commitments in the order of time"].second;
      const auto grades = stage.column("SELECT grade FROM round_grade WHERE item_id = $1 ORDER BY rowid", seen.item);
      const auto voter =
          static_cast<std::size_t>(std::find(seen.commitmentOfVoter.begin(), seen.commitmentOfVoter.end(), stored[i]) -
                                   seen.commitmentOfVoter.begin());
      hits["grades in the order of commitments"].first += grades[i] == seen.truth[voter];
      ++hits["grades in the order of commitments"].second;
    }
    for (const std::string& table : stage.texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> "
                                                "'round_receipt'")) {
      if (trial > 0) break;  // once is enough for a search of everything
      for (const std::string& text : stage.texts("SELECT CAST(name AS TEXT) FROM pragma_table_info('" + table + "')")) {
        for (const std::string& commitment : seen.commitmentOfVoter)
          EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM \"" + table + "\" WHERE CAST(\"" + text +
                                        "\" AS TEXT) LIKE '%" + commitment + "%'"),
                    "0")
              << table << "." << text;
      }
    }
  }
  expectChance(hits);
}

/// Journal and change log: that somebody voted, once, and never what; a changed ballot leaves no trace of its own.
TEST_P(RoundSecrecy, JournalAndChangeLogKnowThatSomebodyVotedAndNoMore) {
  const auto traces = [&](int grade, int changes) {
    Stage stage(GetParam(), 2, 6);
    const std::string id = stage.openByWire();
    for (int change = 0; change < changes; ++change) stage.voteByWire(id, 0, (grade + change) % 6);
    std::string told;
    for (const std::string& line :
         stage.texts("SELECT actor || action || entity || at FROM journal WHERE action LIKE 'round.%' ORDER BY seq"))
      told += line + "\n";
    for (const std::string& line :
         stage.texts("SELECT kind || entity_id || audience || at FROM change WHERE kind = 'round' ORDER BY seq"))
      told += line + "\n";
    return told;
  };
  const std::string once = traces(5, 1);
  EXPECT_NE(once.find("round.voted"), std::string::npos);
  EXPECT_EQ(once, traces(0, 1));
  EXPECT_EQ(once, traces(2, 5));
}

TEST_P(RoundSecrecy, WithoutTheSecretTheFilesOfAClosedRoundHoldNoPseudonymAndNoReceipt) {
  Stage stage(GetParam(), 4, 6);
  const Round round = stage.open();
  const std::string secret = stage.secrets.find(round.id).value();
  const BallotSeal seal(secret, stage.world.rng);
  for (const std::string& voter : stage.voterIds) {
    std::vector<Said> said;
    for (const auto& line : stage.lines(round, voter)) said.push_back({line.itemId, 3, {}});
    ASSERT_TRUE(stage.vote(round, voter, said));
  }
  const std::string during = testing::everythingIn(stage.world.folder.path());
  EXPECT_NE(during.find(secret), std::string::npos);  // what the test looks for can be found
  ASSERT_TRUE(stage.publish(round));
  for (const std::string& voter : stage.voterIds) {
    const std::string key = seal.voterKey(voter);
    EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_receipt WHERE commitment = '" + key + "'"), "0");
    EXPECT_EQ(testing::everythingIn(stage.world.folder.path()).find(seal.receipt(key)), std::string::npos);
  }
  ASSERT_TRUE(stage.secrets.destroy(round.id));
  EXPECT_EQ(testing::everythingIn(stage.world.folder.path()).find(secret), std::string::npos);
  EXPECT_FALSE(stage.secrets.find(round.id));
}

}  // namespace
}  // namespace passerelle::rounds
