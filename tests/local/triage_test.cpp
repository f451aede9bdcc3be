// The triage deck on the phone: a word a card, undone, sent once, taken back when the server says no.
#include "app/local/triage.h"

#include <gtest/gtest.h>

#include "shared/api/paths.h"
#include "shared/codec/triage_json.h"
#include "tests/support/sending_phone.h"

namespace passerelle {
namespace {

class Deck : public testing::SendingPhone {
 protected:
  Deck() {
    EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
    tell({"a", "b", "c"});
  }
  void tell(const std::vector<std::string>& ids) {
    std::vector<TriageIdea> ideas;
    std::vector<std::string> json;
    for (const std::string& id : ids) {
      json.push_back(R"({"id":")" + id + R"(","text":"Idée )" + id +
                     R"(","report":null,"supporters":3,"readers":9,"group":"a",
        "author":{"name":"Camille","department":"Achats"},"context":{"tone":"bad","text":"Sept clients","verbatim":"Trop long","momentOfTruth":"checkout"},
        "similar":[{"id":"b","text":"Presque pareil"}],"triage":null})");
      ideas.push_back(*decodeTriageIdea(json.back()));
    }
    ASSERT_TRUE(phone->triage.replace(ideas, json));
  }
  std::vector<std::string> waiting() {
    std::vector<std::string> ids;
    for (const TriageCard& card : phone->triage.all()) {
      if (card.outcome.empty()) ids.push_back(card.idea.id);
    }
    return ids;
  }
  std::optional<OutboxEntry> entry(const std::string& id) { return phone->outbox.find(api::triagePath(id)); }
};
}  // namespace

TEST_F(Deck, ACardIsReadWhole) {
  const auto cards = phone->triage.all();
  ASSERT_EQ(cards.size(), 3U);
  EXPECT_EQ(cards[0].idea.text, "Idée a");
  EXPECT_EQ(cards[0].idea.verbatim, "Trop long");
  EXPECT_EQ(cards[0].idea.supporters, 3);
  EXPECT_EQ(cards[0].idea.similar.at(0).id, "b");
}

TEST_F(Deck, AWordIsKeptAtOnceAndGoesWhenThereIsANetwork) {
  ASSERT_TRUE(phone->triage.decide("a", "toRound"));
  EXPECT_EQ(waiting(), (std::vector<std::string>{"b", "c"}));
  ASSERT_TRUE(entry("a"));
  start();
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_EQ(api.asked[0].request.path, "/v1/ideas/a/triage");
  EXPECT_NE(api.asked[0].request.body.find(R"("outcome":"toRound")"), std::string::npos);
  EXPECT_NE(api.asked[0].request.body.find(R"("press":")"), std::string::npos);
  api.answer(200, R"({"id":"a","replayed":false,"triage":{"outcome":"toRound"}})");
  executor.runPosted();
  EXPECT_FALSE(entry("a"));
  tell({"b", "c"});
  EXPECT_EQ(waiting(), (std::vector<std::string>{"b", "c"}));
}

TEST_F(Deck, AnUndoBeforeItLeftLeavesNoTrace) {
  ASSERT_TRUE(phone->triage.decide("a", "answer"));
  EXPECT_EQ(*phone->triage.undo(), "a");
  EXPECT_FALSE(entry("a"));
  EXPECT_EQ(waiting().size(), 3U);
  EXPECT_FALSE(phone->triage.canUndo());
  EXPECT_EQ(*phone->triage.undo(), "");
}

TEST_F(Deck, AnUndoAfterItArrivedTakesTheWordBack) {
  ASSERT_TRUE(phone->triage.decide("a", "information"));
  start();
  api.answer(200, "{}");
  executor.runPosted();
  tell({"b", "c"});
  EXPECT_EQ(*phone->triage.undo(), "a");
  EXPECT_EQ(waiting().front(), "a") << "its card is in hand again";
  executor.runPosted();
  ASSERT_EQ(api.asked.size(), 1U);
  EXPECT_NE(api.asked[0].request.body.find(R"("outcome":null)"), std::string::npos);
}

TEST_F(Deck, AnUndoAfterALostAnswerTakesTheWordBackHoweverOftenItWasChanged) {
  ASSERT_TRUE(phone->triage.decide("a", "toRound"));
  start();
  api.nobodyAnswers();  // it arrived; its answer did not
  executor.runPosted();
  ASSERT_TRUE(phone->triage.decide("a", "answer"));
  EXPECT_EQ(*phone->triage.undo(), "a");
  ASSERT_TRUE(entry("a")) << "else the server keeps the first word";
  EXPECT_NE(entry("a")->body.find(R"("outcome":null)"), std::string::npos);
}

TEST_F(Deck, AWordTakenBackAndSaidAnewIsTakenBackAgain) {
  ASSERT_TRUE(phone->triage.decide("a", "information"));
  start();
  api.answer(200, "{}");
  executor.runPosted();
  EXPECT_EQ(*phone->triage.undo(), "a");
  ASSERT_TRUE(phone->triage.decide("a", "answer"));
  EXPECT_EQ(*phone->triage.undo(), "a");
  ASSERT_TRUE(entry("a")) << "the server has the first word";
}

TEST_F(Deck, AnotherWordReplacesTheOneThatWaits) {
  ASSERT_TRUE(phone->triage.decide("a", "answer"));
  const std::string first = entry("a")->body;
  ASSERT_TRUE(phone->triage.decide("a", "merge", "b"));
  EXPECT_EQ(phone->outbox.count(), 1);
  EXPECT_NE(entry("a")->body, first);
  EXPECT_NE(entry("a")->body.find(R"("into":"b")"), std::string::npos);
}

TEST_F(Deck, AServerThatSaysNoGivesTheCardBackWithItsSentence) {
  ASSERT_TRUE(phone->triage.decide("a", "merge", "b"));
  start();
  api.answer(409, R"({"code":"conflict","detail":"Un scrutin ouvert porte cette idée."})");
  executor.runPosted();
  EXPECT_FALSE(entry("a"));
  EXPECT_EQ(waiting().size(), 3U);
  EXPECT_EQ(phone->triage.refusal(), "Un scrutin ouvert porte cette idée.");
  EXPECT_FALSE(phone->triage.canUndo());
}

TEST_F(Deck, WithoutANetworkItWaitsAndSurvivesAKill) {
  ASSERT_TRUE(phone->triage.decide("b", "toRound"));
  start();
  api.nobodyAnswers();
  executor.runPosted();
  EXPECT_EQ(entry("b")->obstacle, Obstacle::offline);
  tell({"a", "b", "c"});
  EXPECT_EQ(waiting(), (std::vector<std::string>{"a", "c"}))
      << "a deck read before the word arrived does not bring it back";
}

TEST_F(Deck, AStrangeIdeaIsNotInTheDeck) {
  EXPECT_EQ(phone->triage.decide("z", "answer").error().code, ErrorCode::notFound);
}

}  // namespace passerelle
