// What is sealed of a ballot, and ballots of before that were sealed word by word.
#include <gmock/gmock.h>

#include "backend/rounds/ballot_seal.h"
#include "backend/rounds/older_ballots.h"
#include "shared/base/aead.h"
#include "shared/base/digest.h"
#include "tests/rounds/round_stage.h"

namespace passerelle::rounds {
namespace {

Words words(int first, const std::string& change = {}) {
  return {change, !change.empty(), {{3, first, 0}, {499, kConcerned, 1}}};
}

TEST(BallotSeal, SealedBallotsHaveOneLengthAndOpenOnlyInTheirPlace) {
  SeededRng rng(3);
  const BallotSeal seal(std::string(32, 's'), rng), other(std::string(32, 't'), rng);
  const std::string sealed = seal.seal(words(5), "voter");
  for (const int said : {0, 3, kUntouched, kSansAvis, kConcerned}) {
    const std::string one = seal.seal(words(said, "12345678"), "voter");
    EXPECT_EQ(one.size(), sealed.size());
    const auto opened = seal.open(one, "voter");
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->words.size(), 2u);
    EXPECT_EQ(opened->change, "12345678");
    EXPECT_TRUE(opened->voted);
    EXPECT_EQ(opened->words[0].said, said);
    EXPECT_EQ(opened->words[1].item, 499);
    EXPECT_EQ(opened->words[1].said, kConcerned);
    EXPECT_EQ(opened->words[1].deal, 1);
  }
  EXPECT_EQ(seal.open(sealed, "voter")->change, "");
  EXPECT_FALSE(seal.open(sealed, "another voter"));
  EXPECT_FALSE(other.open(sealed, "voter"));
  EXPECT_FALSE(seal.openComments(sealed, "voter"));
  EXPECT_NE(seal.voterKey("p"), other.voterKey("p"));
}

TEST(BallotSeal, CommentsComeBackAndNoneIsNoByte) {
  SeededRng rng(3);
  const BallotSeal seal(std::string(32, 's'), rng);
  EXPECT_EQ(seal.sealComments({{4, ""}}, "voter"), "");
  EXPECT_THAT(*seal.openComments("", "voter"), ::testing::IsEmpty());
  const std::string longest(2000, 'x');  // 500 characters of four bytes
  const auto back = seal.openComments(seal.sealComments({{4, longest}, {300, "À essayer"}}, "voter"), "voter");
  ASSERT_TRUE(back);
  EXPECT_THAT(*back, ::testing::ElementsAre(::testing::Pair(4, longest), ::testing::Pair(300, "À essayer")));
  EXPECT_FALSE(seal.openComments(seal.sealComments({{4, "x"}}, "voter"), "another voter"));
}

/// A round that was open when the server was brought up to date goes on: grades, comment, the last change, slates.
TEST(OlderBallots, BecomeOneRowEachWithTheirWordsAndTheirPast) {
  RoundStage stage(4, 6);
  const Round round = stage.open();
  const std::string &voter = stage.voterIds[0], secret = stage.secrets.find(round.id).value();
  const std::string key = blake2b("seal", secret), pseudonym = stage.secrets.seal(round.id).value()->voterKey(voter);
  const auto before = stage.ballot(round, voter)->lines;
  std::vector<std::string> ids = stage.ideaIds;
  std::sort(ids.begin(), ids.end());
  const auto sealed = [&](const std::string& what, const std::string& plain, const std::string& item) {
    return toBase64(sealBytes(key, plain, what + "/" + pseudonym + "/" + item, stage.world.rng));
  };
  const auto bring = [&] {
    return stage.write<bool>([&](sql::Connection& connection) -> Result<bool> {
      if (auto brought = bringOverBallots(connection, stage.secrets); !brought) return tl::unexpected(brought.error());
      return true;
    });
  };
  ASSERT_TRUE(stage.write<bool>([&](sql::Connection& connection) -> Result<bool> {
    connection.execute("DELETE FROM round_ballot WHERE voter_key = $1", {sql::val(pseudonym)});
    for (const BallotLine& line : before) {
      const char said = line.itemId == ids[0] ? 5 : line.itemId == ids[1] ? kSansAvis : kUntouched;
      std::string plain(1, static_cast<char>(said + 8));
      plain += line.itemId == ids[0] ? "changed!" : std::string(8, '\0');
      const std::string word = sealed("line", plain, line.itemId);
      const std::string comment = line.itemId == ids[1] ? sealed("comment", "À voir", line.itemId) : "";
      connection.execute("INSERT INTO round_line VALUES ($1, $2, $3, $4, $5, $6)",
                         {sql::val(round.id), sql::val(pseudonym), sql::val(line.itemId), sql::val(line.place),
                          sql::val(word), sql::val(comment)});
    }
    return true;
  }));
  ASSERT_TRUE(bring());
  ASSERT_TRUE(bring()) << "nothing is left to do";
  const auto after = stage.ballot(round, voter);
  ASSERT_TRUE(after);
  ASSERT_EQ(after->lines.size(), before.size());
  EXPECT_EQ(after->change, toHex("changed!"));
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(after->lines[i].itemId, before[i].itemId);
    EXPECT_EQ(after->lines[i].said, before[i].itemId == ids[0]   ? 5
                                    : before[i].itemId == ids[1] ? kSansAvis
                                                                 : kUntouched);
    EXPECT_EQ(after->lines[i].comment, before[i].itemId == ids[1] ? "À voir" : "");
  }
  EXPECT_EQ(stage.world.sqlText("SELECT COUNT(*) FROM round_line"), "0");
  EXPECT_TRUE(stage.vote(round, voter, {{ids[2], 3, {}}}));
}

}  // namespace
}  // namespace passerelle::rounds
