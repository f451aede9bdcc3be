// A memo on the phone: each piece on the disk, whole after a kill, one medium in the end.
#include <gtest/gtest.h>

#include "shared/audio/wav.h"
#include "shared/domain/voice.h"
#include "tests/support/folder_files.h"
#include "tests/support/recording_files.h"
#include "tests/support/test_phone.h"
#include "tests/voice/sound.h"

namespace passerelle {
namespace {
using testing::somePackets;
using testing::TestPhone;

Milliseconds durationOf(const std::string& file) {
  const auto recording = audio::readOggOpus(file);
  return recording ? recording->duration() : Milliseconds(-1);
}

std::string wav(int ms) { return audio::writeWav(testing::someSound(ms)); }
}  // namespace

TEST(MemoOnPhone, AfterAKillTheMemoIsThereToItsLastPieceAndGoesOn) {
  TestPhone phone;
  const auto memo = phone->voiceMemos.begin();
  ASSERT_TRUE(memo);
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(phone->voiceMemos.append(memo->id, somePackets(400)));
  phone.restart();
  const auto open = phone->voiceMemos.all();
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].duration, Milliseconds(2'000));
  EXPECT_NEAR(static_cast<double>(durationOf(*phone->voiceMemos.sound(memo->id)).count()), 1'993, 1);
  ASSERT_TRUE(phone->voiceMemos.append(memo->id, somePackets(400)));
  const auto kept = phone->voiceMemos.finish(memo->id, "Trop de bruit à la caisse");
  ASSERT_TRUE(kept);
  EXPECT_TRUE(phone->voiceMemos.all().empty());
  const auto capture = phone->captures.find(kept->captureId);
  ASSERT_TRUE(capture);
  EXPECT_EQ(capture->kind, CaptureKind::voice);
  EXPECT_EQ(capture->text, "Trop de bruit à la caisse");
  const auto medium = phone->media.find(kept->mediumId);
  ASSERT_TRUE(medium);
  EXPECT_EQ(medium->type, "audio/ogg");
  EXPECT_NEAR(static_cast<double>(medium->duration.count()), 2'393, 1);
  EXPECT_EQ(durationOf(*phone->media.read(kept->mediumId)), medium->duration);
}

TEST(MemoOnPhone, AMemoOfAReportGoesIntoItAndTravelsBeforeThePhotos) {
  TestPhone phone;
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "Trop d'attente"));
  const auto memo = phone->voiceMemos.begin(draft->id);
  ASSERT_TRUE(phone->voiceMemos.append(memo->id, somePackets(800)));
  phone.restart();
  const auto kept = phone->voiceMemos.finish(memo->id);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->draftId, draft->id);
  const auto written = phone->drafts.find(draft->id);
  ASSERT_EQ(written->content.media.size(), 1U);
  EXPECT_EQ(written->content.media[0].kind, MediumKind::voice);
  EXPECT_NEAR(static_cast<double>(written->content.media[0].durationMs), 793, 1);
  ASSERT_TRUE(phone->ownReports.send(draft->id));
  const auto entries = phone->outbox.all();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].kind, OutboxKind::report);
  EXPECT_EQ(entries[1].kind, OutboxKind::voice);
}

TEST(MemoOnPhone, WhenItsReportIsGoneTheMemoGoesToTheCarnet) {
  TestPhone phone;
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "x"));
  const auto memo = phone->voiceMemos.begin(draft->id);
  ASSERT_TRUE(phone->voiceMemos.append(memo->id, somePackets(400)));
  ASSERT_TRUE(phone->drafts.remove(draft->id));
  const auto kept = phone->voiceMemos.finish(memo->id);
  ASSERT_TRUE(kept);
  EXPECT_FALSE(kept->captureId.empty());
}

TEST(MemoOnPhone, AMemoWithoutASoundLeavesNothingAndSaysSo) {
  TestPhone phone;
  const auto memo = phone->voiceMemos.begin();
  const auto kept = phone->voiceMemos.finish(memo->id);
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::invalid);
  EXPECT_TRUE(phone->voiceMemos.all().empty());
  EXPECT_EQ(phone->captures.count(), 0);
  EXPECT_FALSE(phone->voiceMemos.append(memo->id, somePackets(20)));
}

TEST(MemoOnPhone, BeyondFiveMinutesNothingIsAdded) {
  TestPhone phone;
  const auto memo = phone->voiceMemos.begin();
  const std::vector<std::string> minute(3'000, somePackets(20)[0]);
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(phone->voiceMemos.append(memo->id, minute));
  const auto more = phone->voiceMemos.append(memo->id, minute);
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().code, ErrorCode::tooLarge);
  EXPECT_TRUE(phone->voiceMemos.finish(memo->id)) << "what is there stays";
}

TEST(MemoOnPhone, AFileFromElsewhereIsCleanedOrEncodedOrRefusedWithWhatToDo) {
  TestPhone phone;
  const auto fromWav = phone->voiceMemos.import(wav(1'500));
  ASSERT_TRUE(fromWav);
  EXPECT_NEAR(static_cast<double>(phone->media.find(fromWav->mediumId)->duration.count()), 1'493, 21);
  const auto fromOpus = phone->voiceMemos.import(testing::someMemo(900));
  ASSERT_TRUE(fromOpus);
  EXPECT_EQ(phone->captures.count(), 2);
  const auto codeOf = [&](const std::string& file) {
    const auto kept = phone->voiceMemos.import(file);
    return kept ? std::optional<ErrorCode>() : kept.error().code;
  };
  EXPECT_EQ(codeOf("ID3 an mp3"), ErrorCode::unsupportedType);
  EXPECT_EQ(codeOf(""), ErrorCode::unsupportedType);
  EXPECT_EQ(codeOf(testing::someMemo().substr(0, 700)), ErrorCode::refused);
  EXPECT_EQ(codeOf(wav(301'000)), ErrorCode::tooLarge);
  EXPECT_EQ(phone->captures.count(), 2);
}

TEST(MemoOnPhone, NothingOfWhatWasSaidCanBeReadInTheFolder) {
  TestPhone phone;
  const auto packets = somePackets(2'000);
  const auto memo = phone->voiceMemos.begin();
  ASSERT_TRUE(phone->voiceMemos.append(memo->id, packets));
  const auto found = [&phone](const std::string& canary) {
    int files = 0;
    for (const auto& [path, bytes] : testing::filesIn(phone.folder()))
      files += bytes.find(canary) != std::string::npos ? 1 : 0;
    return files;
  };
  const std::string middle = packets[40].substr(4, 16);
  ASSERT_EQ(middle.size(), 16U);
  EXPECT_EQ(found(middle), 0) << "while it is recorded";
  ASSERT_TRUE(phone->voiceMemos.finish(memo->id, "CANARI-légende"));
  phone.kill();
  EXPECT_EQ(found(middle), 0) << "when it is kept";
  EXPECT_EQ(found("OggS"), 0);
  EXPECT_EQ(found("CANARI"), 0);
}

TEST(MemoOnPhone, TheMemosFileIsOnTheDiskBeforeItsRowAndThePiecesGoWithIt) {
  testing::TempFolder folder;
  testing::ManualClock clock;
  SeededRng rng(3);
  testing::RecordingFiles files;
  auto phone = Phone::open({folder.path(), std::string(kKeyBytes, 'k'), {}}, clock, rng, files);
  ASSERT_TRUE(phone);
  const auto memo = (*phone)->voiceMemos.begin();
  ASSERT_TRUE((*phone)->voiceMemos.append(memo->id, somePackets(400)));
  files.steps.clear();
  ASSERT_TRUE((*phone)->voiceMemos.finish(memo->id));
  std::vector<std::string> kinds;
  for (const std::string& step : files.steps) kinds.push_back(step.substr(0, step.find(' ')));
  EXPECT_EQ(kinds, (std::vector<std::string>{"append", "sync", "rename", "folder"}));
}

}  // namespace passerelle
