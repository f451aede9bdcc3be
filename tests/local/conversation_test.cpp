// Comments on one phone: what left is never forgotten, who was called stays called, and a restored server gets back
// what it lost.
#include "app/local/conversation.h"

#include <gtest/gtest.h>

#include "app/sync/sync_engine.h"
#include "shared/api/talk_paths.h"
#include "tests/support/manual_executor.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
constexpr const char* kStory = "0193f000-0000-7000-8000-0000000000f1";
constexpr const char* kLea = "0193f000-0000-7000-8000-0000000000a1";

CommentBody onStory(const std::string& text) {
  CommentBody body;
  body.subjectKind = "report", body.subjectId = kStory, body.text = text;
  return body;
}

class Talk : public ::testing::Test {
 protected:
  Talk() { EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody())); }
  std::optional<CommentBody> waiting(const std::string& id) {
    const auto entry = phone->outbox.find(api::commentPath(id));
    return entry ? std::optional(*decodeCommentBody(entry->body)) : std::nullopt;
  }
  std::vector<LocalComment> shown() { return phone->conversation.comments("report", kStory); }
  void start() {
    engine.start();
    executor.runPosted();
  }

  testing::TestPhone phone;
  testing::ManualExecutor executor;
  testing::ScriptedApi api;
  Link link{api, phone.clock, *phone};
  SyncEngine engine{link, executor, phone.clock, phone.rng, *phone};
};
}  // namespace

TEST_F(Talk, WhatMayHaveArrivedIsTakenBackAtTheServerHoweverOftenItWasCorrected) {
  const std::string id = *phone->conversation.write(onStory("Une faute"));
  start();
  ASSERT_EQ(api.asked.size(), 1U);
  api.nobodyAnswers();  // it arrived; its answer did not
  executor.runPosted();
  ASSERT_TRUE(phone->conversation.correct(id, "Sans faute", {}));
  EXPECT_EQ(waiting(id)->revision, 2);
  ASSERT_TRUE(phone->conversation.withdraw(id));
  ASSERT_TRUE(waiting(id)) << "else the comment stays published";
  EXPECT_TRUE(waiting(id)->withdrawn);
  EXPECT_GT(waiting(id)->revision, 1);
}

TEST_F(Talk, WhatNeverLeftIsDropped) {
  const std::string id = *phone->conversation.write(onStory("Une faute"));
  ASSERT_TRUE(phone->conversation.correct(id, "Sans faute", {}));
  ASSERT_TRUE(phone->conversation.withdraw(id));
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST_F(Talk, ACommentThatWaitsKeepsTheNamesItCalls) {
  ASSERT_TRUE(phone->conversation.rememberName({kLea, "Léa Martin"}));
  CommentBody body = onStory("@Léa Martin, regarde");
  body.callouts = {kLea};
  ASSERT_TRUE(phone->conversation.write(body));
  phone.restart();
  ASSERT_EQ(shown().size(), 1U);
  ASSERT_EQ(shown()[0].view.callouts.size(), 1U);
  EXPECT_EQ(shown()[0].view.callouts[0].name, "Léa Martin");
}

}  // namespace passerelle
