// A device passes from one person to another: nobody's words are lost, and nobody reads or sends another's.
#include <gtest/gtest.h>

#include <filesystem>

#include "shared/api/paths.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

struct AnotherPerson : ::testing::Test {
  AnotherPerson() { EXPECT_TRUE(phone->signIn(testing::someIdentity(), before)); }
  std::optional<ErrorCode> signIn(const Me& me) {
    const auto in = phone->signIn(testing::someIdentity(), me);
    return in ? std::nullopt : std::optional(in.error().code);
  }
  void refused() {
    EXPECT_EQ(signIn(after), ErrorCode::conflict);
    EXPECT_EQ(phone->account.me()->id, before.id);
    EXPECT_EQ(signIn(before), std::nullopt);
  }
  std::vector<std::string> filled() {
    std::vector<std::string> tables;
    phone->vault.read([&](sql::Connection& connection) {
      std::vector<std::string> names;
      auto rows = connection.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
      while (const sql::Row* row = rows->next()) names.push_back(row->string(0));
      for (const std::string& name : names) {
        if (connection.query("SELECT COUNT(*) FROM " + name)->next()->integer(0) > 0) tables.push_back(name);
      }
    });
    std::sort(tables.begin(), tables.end());
    return tables;
  }
  /// Everything of it has arrived.
  void sendWhole(const std::string& draftId) {
    ASSERT_TRUE(phone->ownReports.send(draftId));
    for (const OutboxEntry& entry : phone->outbox.all()) ASSERT_TRUE(phone->outbox.finish(entry.path));
  }

  testing::TestPhone phone;
  const Me before = testing::somebody(), after = testing::somebody("0193b3a0-0000-7000-8000-0000000000ff");
};

TEST_F(AnotherPerson, IsRefusedWhileACaptureIsHere) {
  ASSERT_TRUE(phone->captures.addText("pas pour elle"));
  refused();
  EXPECT_EQ(phone->captures.count(), 1);
}

TEST_F(AnotherPerson, IsRefusedWhileADraftIsHere) {
  ASSERT_TRUE(phone->drafts.begin(testing::completeReport(phone->vault, "pas pour elle")));
  refused();
  EXPECT_EQ(phone->drafts.count(), 1);
}

TEST_F(AnotherPerson, IsRefusedWhileACommentWaitsOrWasBegun) {
  ASSERT_TRUE(phone->settings.setValue("comment.report.r", "à peine commencé"));
  refused();
  ASSERT_TRUE(phone->settings.setValue("comment.report.r", ""));
  ASSERT_TRUE(phone->reactions.reply("r", {true, "thanks", "merci", "", ""}));
  refused();
}

TEST_F(AnotherPerson, IsRefusedWhileAMemoOrAPictureIsUnfinished) {
  const auto memo = phone->voiceMemos.begin();
  ASSERT_TRUE(memo);
  refused();
  (void)phone->voiceMemos.finish(memo->id);
  const auto raw = phone->photos.keepRaw("une image");
  ASSERT_TRUE(raw);
  refused();
  ASSERT_TRUE(phone->photos.forgetRaw(raw->id));
  EXPECT_EQ(signIn(after), std::nullopt);
}

TEST_F(AnotherPerson, FindsNothingOfWhoWasThereBefore) {
  const auto photo = phone->media.add(MediumKind::photo, "image/jpeg", "une photo");
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "envoyé"));
  auto whole = phone->drafts.addMedium(draft->id, photo->id);
  whole->content.noRecognisablePerson = true;
  ASSERT_TRUE(phone->drafts.save(*whole));
  sendWhole(draft->id);
  ASSERT_TRUE(phone->carnetKeys.make());
  ASSERT_TRUE(phone->triage.replace({}, {}));
  ASSERT_TRUE(phone->palmares.putMonths(R"({"months":["2026-11"]})"));
  ASSERT_TRUE(phone->reactions.markRead("r"));
  ASSERT_TRUE(phone->reactions.setSupport("idea", true));
  ASSERT_TRUE(phone->outbox.finish(api::supportPath("idea")));
  ASSERT_TRUE(phone->mirror.putRow("unit", "LYO-01", R"({"code":"LYO-01","name":"Lyon"})"));
  ASSERT_TRUE(phone->mirror.keepPicture("r", "m", "thumb", "une image"));
  ASSERT_TRUE(phone->settings.setValue("feedAt", "17"));
  ASSERT_TRUE(phone->settings.setTheme("dark"));
  ASSERT_TRUE(phone->account.setGeneration("life"));
  ASSERT_TRUE(phone->account.keepDeviceKey(std::string(32, 's')));
  const auto removed = phone->captures.addText("jetée");
  ASSERT_TRUE(phone->captures.remove(removed->id));
  ASSERT_TRUE(phone->account.signOut());

  ASSERT_EQ(signIn(after), std::nullopt);
  EXPECT_EQ(filled(), (std::vector<std::string>{"schema_version", "setting", "vault_check"}));
  EXPECT_TRUE(std::filesystem::is_empty(phone.folder() + "/media"));
  EXPECT_TRUE(phone->ownReports.all().empty());
  EXPECT_FALSE(phone->mirror.unit("LYO-01"));
  EXPECT_FALSE(phone->reactions.supported("idea"));
  EXPECT_TRUE(phone->carnetKeys.ids().empty());
  EXPECT_EQ(phone->settings.value("feedAt"), "");
  EXPECT_EQ(phone->account.generation(), "");
  EXPECT_EQ(phone->settings.theme(), "dark") << "how the device is wanted";
  EXPECT_EQ(phone->account.deviceKey(), std::string(32, 's')) << "the key of this pairing";
  EXPECT_EQ(phone->account.me()->id, after.id);
  EXPECT_TRUE(phone->account.signedIn());
  ASSERT_TRUE(phone->ownReports.offerAgain());
  EXPECT_EQ(phone->outbox.count(), 0) << "after a restore nothing of theirs is offered under this person's name";
}

TEST_F(AnotherPerson, TheSamePersonFindsEverythingAgain) {
  ASSERT_TRUE(phone->captures.addText("à moi"));
  ASSERT_TRUE(phone->carnetKeys.make());
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "envoyé"));
  sendWhole(draft->id);
  ASSERT_TRUE(phone->account.signOut());
  const auto there = filled();
  ASSERT_EQ(signIn(before), std::nullopt);
  EXPECT_EQ(filled(), there);
  EXPECT_EQ(phone->captures.count(), 1);
  EXPECT_EQ(phone->ownReports.all().size(), 1U);
}

}  // namespace
}  // namespace passerelle
