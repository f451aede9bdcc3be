// The outbox: order, replacement, queueing behind what is in flight, and what a kill leaves.
#include <gtest/gtest.h>

#include "app/local/refusals.h"
#include "app/local/voice_replies.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/report_json.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
OutboxEntry reportEntry(const std::string& id, const std::string& body) {
  OutboxEntry entry;
  entry.path = api::reportPath(id);
  entry.method = "PUT";
  entry.body = body;
  entry.hash = sha256Hex(body);
  entry.reportId = id;
  return entry;
}

/// A report with a photo, ready to be sent.
Draft draftWithPhoto(testing::TestPhone& phone, const std::string& text) {
  auto draft = phone->drafts.begin(testing::completeReport(phone->vault, text));
  const auto photo = phone->media.add(MediumKind::photo, "image/jpeg", std::string(300'000, 'p'));
  EXPECT_TRUE(phone->media.add(MediumKind::thumbnail, "image/jpeg", "small", photo->id));
  draft = phone->drafts.addMedium(draft->id, photo->id, draft->content.astonishments[0].id);
  draft->content.noRecognisablePerson = true;
  EXPECT_TRUE(phone->drafts.save(*draft));
  return *draft;
}
}  // namespace

TEST(Outbox, ANewerSaveReplacesTheUnsentAndQueuesBehindTheOneInFlight) {
  testing::TestPhone phone;
  const std::string path = api::reportPath("r");
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "one")));
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "two")));
  EXPECT_EQ(phone->outbox.count(), 1);
  EXPECT_EQ(phone->outbox.find(path)->body, "two");
  ASSERT_TRUE(phone->outbox.markInFlight(path));
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "three")));
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "four")));
  EXPECT_EQ(phone->outbox.find(path)->body, "two") << "never overwritten in flight";
  EXPECT_TRUE(phone->outbox.find(path)->newerBehind);
  EXPECT_EQ(phone->outbox.find(path)->state, OutboxState::inFlight);
  EXPECT_TRUE(*phone->outbox.finish(path));
  EXPECT_EQ(phone->outbox.find(path)->body, "four");
  EXPECT_EQ(phone->outbox.find(path)->state, OutboxState::waiting);
  EXPECT_FALSE(*phone->outbox.finish(path));
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST(Outbox, APathThatMayHaveLeftIsNeverTakenForOneThatDidNot) {
  testing::TestPhone phone;
  const std::string path = api::reportPath("r");
  const auto attempts = [&] { return phone->outbox.find(path)->attempts; };
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "one")));
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "two")));
  ASSERT_TRUE(phone->outbox.retry(path));
  EXPECT_EQ(attempts(), 0);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(phone->outbox.markInFlight(path));
    ASSERT_TRUE(phone->outbox.postpone(path, Obstacle::offline, "", phone.clock.now()));
  }
  EXPECT_EQ(attempts(), 3);
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "three")));
  EXPECT_EQ(attempts(), 1) << "a newer save";
  ASSERT_TRUE(phone->outbox.markInFlight(path));
  ASSERT_TRUE(phone->outbox.yield(path));
  EXPECT_EQ(attempts(), 1) << "it gave way";
  ASSERT_TRUE(phone->outbox.retry(path));
  EXPECT_EQ(attempts(), 1) << "send now";
  ASSERT_TRUE(phone->outbox.markInFlight(path));
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "four")));
  ASSERT_TRUE(phone->outbox.postpone(path, Obstacle::offline, "", phone.clock.now()));
  EXPECT_EQ(phone->outbox.find(path)->body, "four");
  EXPECT_EQ(attempts(), 1) << "queued behind one in flight";
}

TEST(Outbox, WhatWasInFlightAtAKillWaitsAgain) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->outbox.put(reportEntry("a", "one")));
  ASSERT_TRUE(phone->outbox.put(reportEntry("b", "one")));
  ASSERT_TRUE(phone->outbox.markInFlight(api::reportPath("a")));
  ASSERT_TRUE(phone->outbox.put(reportEntry("a", "two")));
  ASSERT_TRUE(phone->outbox.markInFlight(api::reportPath("b")));
  phone.restart();
  EXPECT_EQ(phone->outbox.find(api::reportPath("a"))->body, "two") << "the newer one replaced it";
  EXPECT_EQ(phone->outbox.find(api::reportPath("a"))->state, OutboxState::waiting);
  EXPECT_EQ(phone->outbox.find(api::reportPath("b"))->state, OutboxState::waiting);
}

TEST(Outbox, SendsTextThenThumbnailThenPhotoAndNoMediumBeforeItsText) {
  testing::TestPhone phone;
  const Draft first = draftWithPhoto(phone, "un");
  phone.clock.advance(Milliseconds(5));
  const Draft second = draftWithPhoto(phone, "deux");
  ASSERT_TRUE(phone->ownReports.send(first.id));
  phone.clock.advance(Milliseconds(5));
  ASSERT_TRUE(phone->ownReports.send(second.id));
  std::vector<std::string> order;
  while (auto next = phone->outbox.next(phone.clock.now(), true)) {
    const char* kinds[] = {"text", "reaction", "thumbnail", "voice", "photo"};
    order.push_back(std::string(kinds[static_cast<int>(next->kind)]) + (next->reportId == first.reportId ? "1" : "2"));
    ASSERT_TRUE(phone->outbox.finish(next->path));
  }
  EXPECT_EQ(order, (std::vector<std::string>{"text1", "text2", "thumbnail1", "thumbnail2", "photo1", "photo2"}));
}

TEST(Outbox, PhotosWaitForWifiWhereAskedAndThumbnailsDoNot) {
  testing::TestPhone phone;
  const Draft draft = draftWithPhoto(phone, "un");
  ASSERT_TRUE(phone->ownReports.send(draft.id));
  ASSERT_TRUE(phone->outbox.finish(api::reportPath(draft.reportId)));
  EXPECT_EQ(phone->outbox.next(phone.clock.now(), false)->kind, OutboxKind::thumbnail);
  ASSERT_TRUE(phone->outbox.finish(phone->outbox.next(phone.clock.now(), false)->path));
  EXPECT_FALSE(phone->outbox.next(phone.clock.now(), false));
  EXPECT_FALSE(phone->outbox.nextDue(false));
  EXPECT_EQ(phone->outbox.next(phone.clock.now(), true)->kind, OutboxKind::photo);
}

TEST(Outbox, KeepsATimeForWhatWaitsAndOutlivesAClockSetBack) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->outbox.put(reportEntry("r", "one")));
  ASSERT_TRUE(phone->outbox.postpone(api::reportPath("r"), Obstacle::serverDown, "Panne",
                                     phone.clock.now() + std::chrono::minutes(5)));
  EXPECT_FALSE(phone->outbox.next(phone.clock.now(), true));
  EXPECT_EQ(*phone->outbox.nextDue(true), phone.clock.now() + std::chrono::minutes(5));
  EXPECT_EQ(phone->outbox.find(api::reportPath("r"))->detail, "Panne");
  phone.clock.jump(-std::chrono::hours(24 * 400));
  EXPECT_TRUE(phone->outbox.next(phone.clock.now(), true)) << "the clock was set back by 400 days";
  phone.clock.jump(std::chrono::hours(24 * 800));
  EXPECT_TRUE(phone->outbox.next(phone.clock.now(), true));
}

TEST(Outbox, WhatIsStoppedStaysUntilAskedAndWhatIsPausedUntilReleased) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->outbox.put(reportEntry("a", "one")));
  ASSERT_TRUE(phone->outbox.put(reportEntry("b", "one")));
  ASSERT_TRUE(phone->outbox.stop(api::reportPath("a"), OutboxState::refused, Obstacle::tooLarge, "Trop long"));
  ASSERT_TRUE(phone->outbox.stop(api::reportPath("b"), OutboxState::paused, Obstacle::signIn, ""));
  phone.clock.advance(std::chrono::hours(24));
  EXPECT_FALSE(phone->outbox.next(phone.clock.now(), true));
  EXPECT_EQ(phone->outbox.counts().stopped, 2);
  ASSERT_TRUE(phone->outbox.release(Obstacle::signIn));
  EXPECT_EQ(phone->outbox.next(phone.clock.now(), true)->reportId, "b");
  ASSERT_TRUE(phone->outbox.retry(api::reportPath("a")));
  EXPECT_EQ(phone->outbox.counts().unsent, 2);
  ASSERT_TRUE(phone->outbox.stop(api::reportPath("a"), OutboxState::refused, Obstacle::tooLarge, "Trop long"));
  ASSERT_TRUE(phone->outbox.put(reportEntry("a", "mended")));
  EXPECT_EQ(phone->outbox.find(api::reportPath("a"))->state, OutboxState::waiting) << "a mended text goes by itself";
}

TEST(Outbox, CountsPartsOfAMedium) {
  OutboxEntry entry;
  entry.sizeBytes = 850'000;
  EXPECT_EQ(entry.partsTotal(128 * 1024), 7);
  EXPECT_EQ(entry.partsDone(128 * 1024), 0);
  entry.offsetBytes = 3 * 128 * 1024;
  EXPECT_EQ(entry.partsDone(128 * 1024), 3);
  entry.offsetBytes = 850'000;
  EXPECT_EQ(entry.partsDone(128 * 1024), 7);
}

TEST(Reactions, SupportThenUnsupportBeforeSendingCollapses) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->reactions.setSupport("idea", true));
  EXPECT_TRUE(phone->reactions.supported("idea"));
  EXPECT_EQ(phone->outbox.find(api::supportPath("idea"))->method, "PUT");
  ASSERT_TRUE(phone->reactions.setSupport("idea", false));
  EXPECT_FALSE(phone->reactions.supported("idea"));
  EXPECT_EQ(phone->outbox.count(), 0) << "the server never heard of it";
  ASSERT_TRUE(phone->reactions.setSupport("idea", true));
  ASSERT_TRUE(phone->outbox.markInFlight(api::supportPath("idea")));
  ASSERT_TRUE(phone->reactions.setSupport("idea", false));
  ASSERT_TRUE(phone->outbox.finish(api::supportPath("idea")));
  EXPECT_EQ(phone->outbox.find(api::supportPath("idea"))->method, "DELETE") << "it may have arrived";
}

TEST(Reactions, TheServersWordDoesNotUndoWhatStillWaits) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->reactions.setSupport("idea", true));
  ASSERT_TRUE(phone->reactions.adoptSupport("idea", false, std::nullopt));
  EXPECT_TRUE(phone->reactions.supported("idea"));
  ASSERT_TRUE(phone->outbox.finish(api::supportPath("idea")));
  ASSERT_TRUE(phone->reactions.acknowledge(api::supportPath("idea"), true,
                                           R"({"supported":true,"supporters":5,"readers":12})"));
  EXPECT_EQ(phone->reactions.counts("idea")->supporters, 5);
  ASSERT_TRUE(phone->reactions.adoptSupport("idea", false, std::nullopt));
  EXPECT_FALSE(phone->reactions.supported("idea"));
}

TEST(Refusals, TheWordsOfARefusedAnswerAndItsMemoGoToTheCarnet) {
  testing::TestPhone phone;
  const auto memo = phone->media.add(MediumKind::voice, "audio/ogg", "OggS", {}, Milliseconds(4200));
  ASSERT_TRUE(replyByVoice(*phone, "r", {true, "context", "Nous étions deux", {}, {}}, memo->id, "Nous étions deux"));
  ASSERT_TRUE(replyByVoice(*phone, "r", {true, "context", "Nous étions trois", {}, {}}, memo->id, ""));
  EXPECT_EQ(phone->outbox.count(), 2) << "a newer answer replaces words and memo";
  ASSERT_TRUE(dropRefused(*phone, api::replyPath("r")));
  EXPECT_EQ(phone->outbox.count(), 2) << "it is on its way, not refused";
  ASSERT_TRUE(phone->outbox.stop(api::replyPath("r"), OutboxState::refused, Obstacle::refused, "Déjà publié."));
  EXPECT_TRUE(phone->reactions.unsentReply("r")->refused);
  EXPECT_EQ(phone->reactions.unsentReply("r")->detail, "Déjà publié.");
  ASSERT_TRUE(dropRefused(*phone, api::replyPath("r")));
  EXPECT_EQ(phone->outbox.count(), 0);
  EXPECT_FALSE(phone->reactions.unsentReply("r"));
  const auto kept = phone->captures.all();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].text, "Nous étions trois");
  EXPECT_TRUE(phone->media.read(kept[0].mediumId));
}

TEST(Account, SigningOutKeepsEverythingAndAnotherPersonCannotTakeTheOutboxOver) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
  const Draft draft = draftWithPhoto(phone, "gardé");
  ASSERT_TRUE(phone->ownReports.send(draft.id));
  ASSERT_TRUE(phone->captures.addText("carnet"));
  EXPECT_EQ(phone->account.unsent(), 3);
  ASSERT_TRUE(phone->account.signOut());
  EXPECT_FALSE(phone->account.signedIn());
  phone.restart();
  EXPECT_EQ(phone->outbox.count(), 3);
  EXPECT_EQ(phone->captures.count(), 1);
  const auto other = phone->signIn(testing::someIdentity(), testing::somebody("0193b3a0-0000-7000-8000-0000000000ff"));
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::conflict);
  EXPECT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
  EXPECT_TRUE(phone->account.signedIn());
}

}  // namespace passerelle
