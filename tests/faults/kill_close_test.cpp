// kill -9 around a round's close and around what follows: afterwards there is one result with all its decisions, and
// nobody is told twice. PASSERELLE_CLOSE_KILLS and PASSERELLE_SEED set the number of histories and the beginning.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "shared/sql/sqlite_connection.h"
#include "tests/faults/served_backend.h"
#include "tests/rounds/secrecy_stage.h"
#include "tests/support/campaign.h"

namespace passerelle::rounds {
namespace {
constexpr int kIdeas = 4, kVoters = 6;

/// A folder as a dead server left it.
class Left {
 public:
  explicit Left(const std::string& folder) : m_connection(sql::openSqlite(folder + "/passerelle.db", {})) {}
  std::int64_t number(const std::string& sql) { return m_connection->query(sql)->next()->integer(0); }
  std::string text(const std::string& sql) { return m_connection->query(sql)->next()->string(0); }
  void run(const std::string& sql) { m_connection->execute(sql); }

  /// Either nothing of the close has happened or all of it. @return whether it has.
  bool isWhole() {
    const bool closed = text("SELECT state FROM round") == "published";
    EXPECT_EQ(number("SELECT COUNT(*) FROM round_ballot"), closed ? 0 : kVoters);
    EXPECT_EQ(number("SELECT COUNT(*) FROM round_receipt"), closed ? kVoters : 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM round_grade"), closed ? kVoters * kIdeas : 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM decision WHERE status = 'retained'"), closed ? kIdeas : 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM decision_step"), closed ? kIdeas : 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM journal WHERE action = 'round.published'"), closed ? 1 : 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM change WHERE kind = 'round'"), closed ? 2 : 1);
    return closed;
  }
  /// Everybody who was told something was told it once, in their notifications and by mail.
  void expectNobodyTwice() {
    EXPECT_EQ(number("SELECT COUNT(*) FROM notice WHERE kind = 'answer'"), number("SELECT COUNT(*) FROM answer_told"));
    EXPECT_EQ(number("SELECT COUNT(*) FROM mail WHERE link_kind IS NULL"),
              number("SELECT COUNT(DISTINCT recipient || ' ' || body_text) FROM mail WHERE link_kind IS NULL"));
  }

 private:
  std::unique_ptr<sql::SqliteConnection> m_connection;
};

/// An open round in which everybody graded everything "Excellente", and whose close has just passed.
std::string preparedRound(SecrecyStage& stage) {
  const std::string id = stage.openByWire();
  for (std::size_t voter = 0; voter < kVoters; ++voter) stage.voteByWire(id, voter, 5);
  const std::int64_t now = toMs(SystemClock().now()), hour = 3'600'000;
  stage.run("UPDATE round SET closes_at = " + std::to_string(now - hour) + ", opened_at = " +
            std::to_string(now - 49 * hour) + ", dealt_again_at = " + std::to_string(now - 25 * hour));
  stage.run("DELETE FROM mail");  // the invitations
  stage.world.backend.reset();
  return stage.world.folder.path("data");
}

/// Lets servers run for a moment that chance chooses, and kills them. The moment is looked for: longer after each kill
/// that came too early, shorter after each that came too late, for what a machine does in a while differs.
class Killer {
 public:
  explicit Killer(SeededRng& chance) : m_chance(chance) {}
  void liveAMoment(const std::string& folder) {
    testing::ServedBackend served(folder);
    served.start();
    std::this_thread::sleep_for(std::chrono::microseconds(m_chance.below(m_longest)));
    served.kill();
  }
  void wasTooEarly(bool early) { m_longest = early ? m_longest + m_longest / 4 : m_longest - m_longest / 3; }

 private:
  SeededRng& m_chance;
  std::uint64_t m_longest = 12'000;
};

TEST(KillClose, OneResultAllDecisionsAndNobodyToldTwice) {
  const auto histories = testing::campaignNumber("PASSERELLE_CLOSE_KILLS", 8);
  const auto seed = static_cast<std::uint64_t>(testing::campaignNumber("PASSERELLE_SEED", 20261129));
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  SeededRng chance(seed);
  SecrecyStage stage("ideas", kIdeas, kVoters);
  const std::string prepared = preparedRound(stage);
  std::int64_t people = 0;
  int before = 0, after = 0, told = 0, untold = 0;
  Killer closing(chance), telling(chance);
  for (std::int64_t history = 0; history < histories; ++history) {
    const testing::TempFolder folder;
    const std::string data = folder.path("data");
    std::filesystem::copy(prepared, data, std::filesystem::copy_options::recursive);
    for (bool closed = false; !closed;) {
      closing.liveAMoment(data);
      closed = Left(data).isWhole();
      closing.wasTooEarly(!closed);
      ++(closed ? after : before);
    }
    const std::string result = Left(data).text("SELECT result FROM round");
    Left(data).run("UPDATE decision SET tell_at = 0");  // the quarter of an hour for slips has passed
    for (int i = 0; i < 3; ++i) {
      telling.liveAMoment(data);
      Left left(data);
      EXPECT_TRUE(left.isWhole());
      left.expectNobodyTwice();
      const std::int64_t open = left.number("SELECT COUNT(*) FROM decision WHERE tell_at IS NOT NULL");
      EXPECT_TRUE(open == 0 || open == kIdeas) << "all of them are told in one transaction";
      ++(open == 0 ? told : untold);
      telling.wasTooEarly(open != 0);
    }
    {
      testing::ServedBackend served(data);
      served.start();
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      for (int patience = 300; patience > 0; --patience) {  // another process delivers
        Left left(data);
        if (left.number("SELECT COUNT(*) FROM decision WHERE tell_at IS NOT NULL") == 0 &&
            left.number("SELECT COUNT(*) FROM mail WHERE sent_at IS NULL") == 0)
          break;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      }
    }
    Left left(data);
    EXPECT_TRUE(left.isWhole());
    EXPECT_EQ(left.text("SELECT result FROM round"), result);
    EXPECT_EQ(left.number("SELECT COUNT(*) FROM decision WHERE tell_at IS NOT NULL"), 0);
    EXPECT_EQ(left.number("SELECT COUNT(*) FROM mail WHERE sent_at IS NULL"), 0);
    left.expectNobodyTwice();
    const std::int64_t toldNow = left.number("SELECT COUNT(*) FROM answer_told");
    EXPECT_GE(toldNow, kIdeas * 2) << "the author, and the store";
    if (history > 0) EXPECT_EQ(toldNow, people) << "the same people whatever was killed";
    people = toldNow;
    std::int64_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data + "/mail")) files += entry.is_regular_file();
    EXPECT_EQ(files, left.number("SELECT COUNT(*) FROM mail")) << "each letter stands in the folder once";
  }
  std::printf("kill-close: %d kills before the close, %d after it; %d before the telling, %d after it; %lld told\n",
              before, after, untold, told, static_cast<long long>(people));
}

}  // namespace
}  // namespace passerelle::rounds
