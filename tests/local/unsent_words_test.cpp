// Words that wait for a network elsewhere than in carnet, drafts and reports: known, and saved in the file too.
#include "app/local/unsent_words.h"

#include <gtest/gtest.h>

#include "app/local/export_file.h"
#include "app/local/voice_replies.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
std::vector<std::string> textsOf(Phone& phone) {
  std::vector<std::string> texts;
  for (const UnsentWords& one : unsentWords(phone)) texts.push_back(one.text);
  return texts;
}
}  // namespace

TEST(UnsentWords, AreCommentsRepliesAndAbsencesAndStandInTheFile) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->account.signIn(testing::someIdentity(), testing::somebody()));
  CommentBody comment;
  comment.subjectKind = "report";
  comment.subjectId = phone->vault.newId();
  comment.text = "un commentaire";
  const auto written = phone->conversation.write(comment);
  ASSERT_TRUE(written);
  phone.clock.advance(Milliseconds(1000));
  ASSERT_TRUE(phone->reactions.reply(phone->vault.newId(), {false, "context", "une réponse", "", ""}));
  phone.clock.advance(Milliseconds(1000));
  ASSERT_TRUE(phone->absences.declare("2026-12-24", "2026-12-31", phone->vault.newId()));
  phone.clock.advance(Milliseconds(1000));
  ASSERT_TRUE(phone->settings.setValue("comment.idea.i", "un début"));
  ASSERT_TRUE(phone->settings.setValue("feedAt", "17"));
  ASSERT_TRUE(phone->reactions.setSupport(phone->vault.newId(), true));
  const std::vector<std::string> all{"un commentaire", "une réponse", "2026-12-24 → 2026-12-31", "un début"};
  EXPECT_EQ(textsOf(*phone), all);
  const std::string file = exportAsHtml(*phone, {}, true, {});
  for (const std::string& one : all) EXPECT_NE(file.find(one), std::string::npos) << one;
  ASSERT_TRUE(phone->conversation.withdraw(*written));
  EXPECT_EQ(textsOf(*phone).size(), 3U);
}

TEST(UnsentWords, AReplyByVoiceHasItsMemo) {
  testing::TestPhone phone;
  const auto memo = phone->media.add(MediumKind::voice, "audio/ogg", "un mémo");
  ASSERT_TRUE(memo);
  ASSERT_TRUE(replyByVoice(*phone, phone->vault.newId(), {false, "context", "", "", ""}, memo->id, "ce qui est dit"));
  const auto all = unsentWords(*phone);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].text, "ce qui est dit");
  EXPECT_EQ(*phone->media.read(all[0].mediumId), "un mémo");
}

}  // namespace passerelle
