// Comments on one phone: what left is never forgotten, who was called stays called, and a restored server gets back
// what it lost.
#include "app/local/conversation.h"

#include <gtest/gtest.h>

#include "shared/api/talk_paths.h"
#include "shared/base/digest.h"
#include "tests/support/sending_phone.h"

namespace passerelle {
namespace {
constexpr const char* kStory = "0193f000-0000-7000-8000-0000000000f1";
constexpr const char* kLea = "0193f000-0000-7000-8000-0000000000a1";

CommentBody onStory(const std::string& text) {
  CommentBody body;
  body.subjectKind = "report", body.subjectId = kStory, body.text = text;
  return body;
}

std::string stored(const std::string& id, const std::string& more) {
  return R"({"id":")" + id + R"(","subjectKind":"report","subjectId":")" + kStory + R"(","reportId":")" + kStory +
         R"(","author":{"id":"me","name":"Camille"},"at":"2026-11-17T10:00:00.000Z","order":7,)" + more + "}";
}

std::string line(std::int64_t cursor, int unread, const std::string& at) {
  return R"({"id":"l","cursor":)" + std::to_string(cursor) + R"(,"subject":{"kind":"report","id":")" + kStory +
         R"(","reportId":")" + kStory + R"("},"title":"t","text":"x","parts":[],"unread":)" + std::to_string(unread) +
         R"(,"at":")" + at + R"(","muted":false})";
}

class Talk : public testing::SendingPhone {
 protected:
  Talk() { EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody())); }
  std::optional<CommentBody> waiting(const std::string& id) {
    const auto entry = phone->outbox.find(api::commentPath(id));
    return entry ? std::optional(*decodeCommentBody(entry->body)) : std::nullopt;
  }
  std::vector<LocalComment> shown() { return phone->conversation.comments("report", kStory); }
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

TEST_F(Talk, ARestoredServerIsOfferedOnesOwnCommentsAsTheyAre) {
  CommentBody body = onStory("@Léa Martin, regarde");
  body.callouts = {kLea}, body.revision = 2;
  const std::string mine = "0193f000-0000-7000-8000-000000000001", gone = "0193f000-0000-7000-8000-000000000002",
                    others = "0193f000-0000-7000-8000-000000000003", hidden = "0193f000-0000-7000-8000-000000000004";
  const std::string visible = R"("state":"visible","text":"@Léa Martin, regarde","revision":2,"own":true,)"
                              R"("callouts":[{"id":")" +
                              std::string(kLea) + R"(","name":"Léa Martin"}])";
  ASSERT_TRUE(phone->conversation.putComment(stored(mine, visible)));
  ASSERT_TRUE(phone->conversation.putComment(stored(gone, R"("state":"withdrawn","text":"","revision":3,"own":true)")));
  ASSERT_TRUE(phone->conversation.putComment(stored(others, R"("state":"visible","text":"a","revision":1)")));
  ASSERT_TRUE(phone->conversation.putComment(stored(hidden, R"("state":"hidden","text":"","revision":1,"own":true)")));
  ASSERT_TRUE(phone->conversation.offerAgain());
  EXPECT_EQ(phone->outbox.count(), 2);
  EXPECT_EQ(phone->outbox.find(api::commentPath(mine))->hash, sha256Hex(encodeComment(body))) << "the same bytes";
  EXPECT_TRUE(waiting(gone)->withdrawn);
  // A server that has this revision after all, in other bytes: nothing to mend.
  start();
  api.answer(409, R"({"code":"conflict","detail":"Un autre de vos appareils a modifié ce commentaire."})");
  executor.runPosted();
  // One that does not know what it was taken back from: nothing to mend either.
  api.answer(404, R"({"code":"notFound","detail":"Ce que vous commentez n’existe pas."})");
  executor.runPosted();
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST_F(Talk, WhatARestoredServerRefusedGoesAgainWhenItsStoryCame) {
  const std::string mine = "0193f000-0000-7000-8000-000000000001";
  ASSERT_TRUE(phone->conversation.putComment(stored(mine, R"("state":"visible","text":"a","revision":1,"own":true)")));
  ASSERT_TRUE(phone->conversation.offerAgain());
  start();
  api.answer(404, R"({"code":"notFound","detail":"Ce que vous commentez n’existe pas."})");
  executor.runPosted();
  EXPECT_EQ(phone->outbox.find(api::commentPath(mine))->state, OutboxState::refused);
  ASSERT_TRUE(phone->conversation.retryUnder({"another"}));
  EXPECT_EQ(phone->outbox.find(api::commentPath(mine))->state, OutboxState::refused);
  ASSERT_TRUE(phone->conversation.retryUnder({kStory}));
  EXPECT_EQ(phone->outbox.find(api::commentPath(mine))->state, OutboxState::waiting);
}

TEST_F(Talk, AfterARestoreTheServerSaysWhatIsRead) {
  ASSERT_TRUE(phone->conversation.putNotification(line(1200, 1, "2026-11-17T10:00:00.000Z")));
  ASSERT_TRUE(phone->conversation.markRead("l"));
  ASSERT_EQ(phone->outbox.count(), 1);
  ASSERT_TRUE(phone->conversation.offerAgain());
  EXPECT_EQ(phone->outbox.count(), 0) << "a mark of the life before would read what is new";
  EXPECT_EQ(phone->conversation.unread(), 0);
  ASSERT_TRUE(phone->conversation.putNotification(line(900, 0, "2026-11-17T09:00:00.000Z")));
  EXPECT_EQ(phone->conversation.unread(), 0) << "read before the backup";
  ASSERT_TRUE(phone->conversation.putNotification(line(1100, 1, "2026-11-17T11:00:00.000Z")));
  EXPECT_EQ(phone->conversation.unread(), 1);
  EXPECT_EQ(phone->conversation.lastTold(), 1100);
  ASSERT_TRUE(phone->conversation.offerAgain());
  EXPECT_EQ(phone->conversation.unread(), 1) << "nobody read it";
}

}  // namespace passerelle
