// One's own ballot on the phone: kept at each press, sent as a whole, forgotten at its receipt, nobody else's.
#include "app/local/rounds.h"

#include <gtest/gtest.h>

#include "shared/api/paths.h"
#include "shared/codec/round_json.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
constexpr const char* kRound = "0193b3a0-0000-7000-8000-00000000aaaa";

class OwnBallots : public ::testing::Test {
 protected:
  OwnBallots() {
    EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
    tell("open");
    EXPECT_TRUE(phone->rounds.putSlate(kRound, told()));
  }
  void tell(const std::string& state) {
    const std::string json = std::string(R"({"id":")") + kRound + R"(","state":")" + state +
                             R"(","title":"Comité","closesAt":"2026-12-01T17:00:00.000Z","invited":true})";
    EXPECT_TRUE(phone->rounds.put(*decodeRound(json), json));
  }
  static BallotView told(int said = kNothingSaid) {
    BallotView view;
    for (const char* item : {"a", "b", "c"}) view.lines.push_back({item, std::string("Idée ") + item, {}, said, ""});
    return view;
  }
  OwnBallot ballot() { return *phone->rounds.ballot(kRound); }
  std::optional<OutboxEntry> entry() { return phone->outbox.find(api::ballotPath(kRound)); }
  /// The server takes what was sent, and says so.
  bool receive(const OutboxEntry& sent) {
    EXPECT_TRUE(phone->rounds.beginSending(sent));
    BallotView answer = told();
    const auto body = *decodeBallot(sent.body);
    for (const BallotViewLine& line : body.lines) {
      for (BallotViewLine& there : answer.lines) {
        if (there.item == line.item) there.said = line.said;
      }
    }
    answer.receipt = "reçu";
    answer.change = body.change;
    return *phone->rounds.receive(sent, answer);
  }

  testing::TestPhone phone;
};
}  // namespace

TEST_F(OwnBallots, EachPressIsKeptAndTheLastOneSendsTheBallot) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  ASSERT_TRUE(phone->rounds.say(kRound, "b", kNoOpinion));
  EXPECT_FALSE(entry()) << "two of three: it is not deposited";
  phone.restart();
  EXPECT_EQ(ballot().answered(), 2);
  EXPECT_EQ(ballot().lines[0].said, 5);
  ASSERT_TRUE(phone->rounds.say(kRound, "c", 0));
  ASSERT_TRUE(entry()) << "everything is answered: it leaves by itself";
  EXPECT_EQ(decodeBallot(entry()->body)->lines.size(), 3U);
  EXPECT_EQ(decodeBallot(entry()->body)->change.size(), 16U);
}

TEST_F(OwnBallots, APartIsSentWhenItIsDepositedAndNewerReplacesOlder) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  ASSERT_TRUE(phone->rounds.deposit(kRound));
  const std::string first = entry()->body;
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 2));
  EXPECT_EQ(phone->outbox.count(), 1);
  EXPECT_NE(entry()->body, first);
  EXPECT_EQ(decodeBallot(entry()->body)->lines[0].said, 2);
}

TEST_F(OwnBallots, TheReceiptForgetsWhatItReceivedAndNothingElse) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  ASSERT_TRUE(phone->rounds.deposit(kRound));
  const OutboxEntry sent = *entry();
  ASSERT_TRUE(phone->rounds.beginSending(sent));
  ASSERT_TRUE(phone->rounds.say(kRound, "b", 1)) << "while the first is in flight";
  EXPECT_TRUE(receive(sent));
  ASSERT_TRUE(entry()) << "what came behind goes next";
  EXPECT_FALSE(ballot().lines[0].unsent);
  EXPECT_TRUE(ballot().lines[1].unsent);
  EXPECT_EQ(ballot().receipt, "reçu");
  EXPECT_TRUE(receive(*entry()));
  EXPECT_FALSE(entry());
  EXPECT_FALSE(ballot().unsent());
  phone.restart();
  EXPECT_EQ(ballot().receipt, "reçu");
  EXPECT_EQ(ballot().answered(), 2);
  EXPECT_FALSE(ballot().lines[0].said) << "the grade is nowhere on the phone";
}

TEST_F(OwnBallots, AnAnswerThatDoesNotSayWhatWasSentIsNoReceipt) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  ASSERT_TRUE(phone->rounds.deposit(kRound));
  const OutboxEntry sent = *entry();
  BallotView answer = told(5);
  answer.receipt = "reçu";
  EXPECT_FALSE(*phone->rounds.receive(sent, answer)) << "another change";
  answer.change = decodeBallot(sent.body)->change;
  answer.lines[0].said = 4;
  EXPECT_FALSE(*phone->rounds.receive(sent, answer)) << "another grade";
  answer.lines[0].said = 5;
  answer.receipt.clear();
  EXPECT_FALSE(*phone->rounds.receive(sent, answer)) << "no receipt";
  EXPECT_TRUE(ballot().unsent());
  answer.receipt = "reçu";
  EXPECT_TRUE(*phone->rounds.receive(sent, answer));
}

TEST_F(OwnBallots, AWordAloneWaitsForAGrade) {
  ASSERT_TRUE(phone->rounds.comment(kRound, "a", "Bravo"));
  ASSERT_TRUE(phone->rounds.deposit(kRound));
  EXPECT_FALSE(entry()) << "a line without a grade would take one back";
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 4));
  ASSERT_TRUE(entry());
  EXPECT_EQ(decodeBallot(entry()->body)->lines[0].comment, "Bravo");
}

TEST_F(OwnBallots, SomebodyElseOnThisPhoneSeesNothingOfIt) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  ASSERT_TRUE(
      phone->account.signIn(testing::someIdentity(), testing::somebody("0193b3a0-0000-7000-8000-000000000009")));
  EXPECT_FALSE(phone->rounds.ballot(kRound));
  ASSERT_TRUE(phone->rounds.putSlate(kRound, told()));
  EXPECT_EQ(ballot().answered(), 0);
  ASSERT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
  EXPECT_EQ(ballot().lines[0].said, 5);
}

TEST_F(OwnBallots, ASlateDealtAgainKeepsWhatWasGradedOfTheOneBefore) {
  ASSERT_TRUE(phone->rounds.say(kRound, "b", 3));
  BallotView again;
  for (const char* item : {"x", "y"}) again.lines.push_back({item, item, {}, kNothingSaid, ""});
  ASSERT_TRUE(phone->rounds.putSlate(kRound, again));
  ASSERT_EQ(ballot().lines.size(), 3U);
  EXPECT_EQ(ballot().lines[2].item, "b");
  EXPECT_EQ(ballot().lines[2].said, 3);
}

TEST_F(OwnBallots, AClosedRoundTakesNothingAndWipesWhatWasNotDeposited) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  tell("published");
  EXPECT_EQ(ballot().fate, BallotFate::undeposited);
  EXPECT_FALSE(ballot().unsent());
  const auto refused = phone->rounds.say(kRound, "b", 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::gone);
  EXPECT_EQ(phone->rounds.say("0193b3a0-0000-7000-8000-00000000bbbb", "a", 1).error().code, ErrorCode::notFound);
}

TEST_F(OwnBallots, AStrangeIdeaIsNotOnTheBallot) {
  const auto refused = phone->rounds.say(kRound, "z", 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::notFound);
}

TEST_F(OwnBallots, ANewStartOfTheMirrorKeepsBallotAndReceipt) {
  ASSERT_TRUE(phone->rounds.say(kRound, "a", 5));
  ASSERT_TRUE(phone->rounds.clear());
  EXPECT_TRUE(phone->rounds.all().empty());
  EXPECT_EQ(ballot().lines[0].said, 5);
}

}  // namespace passerelle
