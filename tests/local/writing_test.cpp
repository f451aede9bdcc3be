// The carnet and drafts: on disk at once, back on the same field after a kill.
#include <gtest/gtest.h>

#include "tests/support/test_phone.h"

namespace passerelle {

TEST(Captures, AreThereAfterAKillAndKeepTheirOrder) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->captures.addText("première", Position{45.76, 4.86}));
  phone.clock.advance(Milliseconds(10));
  const auto photo = phone->captures.addPhoto("jpeg bytes", "small", "vitrine");
  ASSERT_TRUE(photo);
  phone.restart();
  const auto all = phone->captures.all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].text, "vitrine");
  EXPECT_EQ(all[0].kind, CaptureKind::photo);
  EXPECT_EQ(*phone->media.read(all[0].mediumId), "jpeg bytes");
  EXPECT_EQ(*phone->media.read(phone->media.thumbnailOf(all[0].mediumId)->id), "small");
  EXPECT_EQ(all[1].text, "première");
  ASSERT_TRUE(all[1].position);
  EXPECT_NEAR(all[1].position->lat, 45.76, 0.0006);
}

TEST(Captures, CanBeTypedDeletedAndBroughtBack) {
  testing::TestPhone phone;
  const auto capture = phone->captures.addText("a");
  ASSERT_TRUE(phone->captures.edit(capture->id, "attente longue"));
  ASSERT_TRUE(phone->captures.remove(capture->id));
  EXPECT_EQ(phone->captures.count(), 0);
  ASSERT_TRUE(phone->captures.restore(capture->id));
  EXPECT_EQ(phone->captures.find(capture->id)->text, "attente longue");
  ASSERT_TRUE(phone->captures.remove(capture->id));
  phone.clock.advance(std::chrono::hours(1));
  ASSERT_TRUE(phone->captures.forgetRemoved(phone.clock.now()));
  const auto gone = phone->captures.restore(capture->id);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::notFound);
  EXPECT_FALSE(phone->captures.edit("0193b3a0-0000-7000-8000-000000000009", "x"));
}

TEST(Captures, ARemovedPhotoLeavesNoFileBehind) {
  testing::TestPhone phone;
  const auto photo = phone->captures.addPhoto("jpeg bytes", "small");
  ASSERT_TRUE(phone->captures.remove(photo->id));
  phone.clock.advance(std::chrono::hours(1));
  ASSERT_TRUE(phone->captures.forgetRemoved(phone.clock.now()));
  phone.restart();
  EXPECT_TRUE(phone.files.list(phone.folder() + "/media")->empty());
}

TEST(MediaFiles, WhatAKillLeftHalfWrittenIsSweptAndWhatIsKnownStays) {
  testing::TestPhone phone;
  const auto kept = phone->media.add(MediumKind::photo, "image/jpeg", "kept");
  ASSERT_TRUE(writeWhole(phone.files, phone.folder() + "/media", "stray", "no row names me"));
  phone.restart();
  EXPECT_EQ(phone.files.list(phone.folder() + "/media")->size(), 1U);
  EXPECT_EQ(*phone->media.read(kept->id), "kept");
  EXPECT_EQ(phone->media.add(MediumKind::photo, "image/jpeg", "").error().code, ErrorCode::invalid);
  EXPECT_EQ(phone->media.add(MediumKind::photo, "image/jpeg", std::string(kMaxMediumBytes + 1, 'x')).error().code,
            ErrorCode::tooLarge);
}

TEST(Drafts, ReopenOnTheSameFieldAndCursorAfterAKill) {
  testing::TestPhone phone;
  auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "Caisse"));
  ASSERT_TRUE(phone->drafts.setOpen(draft->id));
  draft->content.astonishments[0].text = "Caisse fermée, sept clients";
  draft->focus = {"/astonishments/0/text", 27};
  ASSERT_TRUE(phone->drafts.save(*draft));
  phone.restart();
  const auto open = phone->drafts.open();
  ASSERT_TRUE(open);
  EXPECT_EQ(open->id, draft->id);
  EXPECT_EQ(open->content.astonishments[0].text, "Caisse fermée, sept clients");
  EXPECT_EQ(open->focus.field, "/astonishments/0/text");
  EXPECT_EQ(open->focus.cursor, 27);
  ASSERT_TRUE(phone->drafts.setOpen(""));
  EXPECT_FALSE(phone->drafts.open());
}

TEST(Drafts, KeepATextThatIsTooLongToBeSent) {
  testing::TestPhone phone;
  auto draft = phone->drafts.begin(testing::completeReport(phone->vault, ""));
  for (int i = 0; i < 40; ++i)
    draft->content.astonishments.push_back({phone->vault.newId(), Tone::bad, std::string(7900, 'e'), {}, {}, {}, {}});
  draft->content.astonishments[0].text = "court";
  ASSERT_TRUE(phone->drafts.save(*draft));
  phone.restart();
  EXPECT_EQ(phone->drafts.find(draft->id)->content.astonishments.size(), 41U);
  const auto sent = phone->ownReports.send(draft->id);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, ErrorCode::tooLarge);
  EXPECT_TRUE(phone->drafts.find(draft->id)) << "a refused send keeps the draft";
}

TEST(Drafts, TakeCapturesOutOfTheCarnetAndGiveThemBackWhenRemoved) {
  testing::TestPhone phone;
  const auto text = phone->captures.addText("attente");
  phone.clock.advance(Milliseconds(5));
  const auto photo = phone->captures.addPhoto("jpeg", "small", "file d'attente");
  auto draft = phone->drafts.beginFromCaptures({photo->id, text->id}, Report{});
  ASSERT_TRUE(draft);
  ASSERT_EQ(draft->content.astonishments.size(), 2U);
  EXPECT_EQ(draft->content.astonishments[0].text, "attente") << "oldest first";
  EXPECT_EQ(draft->content.astonishments[1].media, std::vector<std::string>{photo->mediumId});
  EXPECT_EQ(draft->content.media.size(), 2U) << "photo and thumbnail";
  EXPECT_EQ(phone->captures.count(), 0);
  EXPECT_EQ(phone->captures.ofDraft(draft->id).size(), 2U);
  ASSERT_TRUE(phone->drafts.remove(draft->id));
  EXPECT_EQ(phone->drafts.count(), 0);
  EXPECT_EQ(phone->captures.count(), 2) << "back in the carnet at once";
  ASSERT_TRUE(phone->drafts.restore(draft->id));
  EXPECT_EQ(phone->captures.count(), 0);
  ASSERT_TRUE(phone->drafts.remove(draft->id));
  phone.clock.advance(std::chrono::hours(1));
  ASSERT_TRUE(phone->drafts.forgetRemoved(phone.clock.now()));
  EXPECT_EQ(phone->captures.count(), 2) << "back in the carnet";
  EXPECT_FALSE(phone->drafts.beginFromCaptures({"0193b3a0-0000-7000-8000-000000000009"}, Report{}));
  EXPECT_EQ(phone->drafts.count(), 0) << "a failed begin leaves nothing";
}

TEST(Drafts, TellTheirObserversAfterTheCommit) {
  testing::TestPhone phone;
  std::vector<std::string> told;
  auto subscription = phone->observers.on(Topic::drafts, [&](const std::string& id) {
    told.push_back(id);
    EXPECT_TRUE(phone->drafts.find(id)) << "an observer reads what was committed";
  });
  auto draft = phone->drafts.begin(Report{});
  EXPECT_EQ(told, std::vector<std::string>{draft->id});
  subscription.end();
  ASSERT_TRUE(phone->drafts.save(*draft));
  EXPECT_EQ(told.size(), 1U);
}

TEST(Vault, AFailedJobLeavesNothingAndTellsNobody) {
  testing::TestPhone phone;
  int told = 0;
  const auto subscription = phone->observers.on(Topic::captures, [&](const std::string&) { ++told; });
  const auto written = phone->vault.write([&](sql::Connection&) -> Result<void> {
    EXPECT_TRUE(phone->captures.addText("moitié"));
    EXPECT_EQ(phone->captures.count(), 1) << "seen inside the transaction";
    return fail(ErrorCode::conflict, "no");
  });
  EXPECT_EQ(written.error().code, ErrorCode::conflict);
  EXPECT_EQ(phone->captures.count(), 0);
  EXPECT_EQ(told, 0);
}

}  // namespace passerelle
