// Photos on the phone: on the disk before anything else, exchanged for their masked version so that the first one is
// nowhere, and honest when there is no room.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "shared/audio/voice_codec.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

std::vector<std::string> filesOf(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/media"))
    names.push_back(entry.path().filename().string());
  return names;
}

std::string bytesOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The real disk, of which a test says how much is free, when it is full, and sees what stood in a file when it went.
class NarrowFiles final : public Files {
 public:
  std::int64_t free = 1LL << 40;
  int appendsLeft = 1 << 20;
  std::vector<std::string> wiped;  ///< names

  Result<std::unique_ptr<OpenFile>> openAt(const std::string& path, std::int64_t length) override {
    auto file = m_real.openAt(path, length);
    if (!file) return file;
    return std::unique_ptr<OpenFile>(new Narrow(*this, std::move(*file)));
  }
  Result<std::string> read(const std::string& path) override { return m_real.read(path); }
  Result<std::int64_t> size(const std::string& path) override { return m_real.size(path); }
  Result<void> rename(const std::string& from, const std::string& to) override { return m_real.rename(from, to); }
  Result<void> remove(const std::string& path) override { return m_real.remove(path); }
  Result<void> syncFolder(const std::string& folder) override { return m_real.syncFolder(folder); }
  Result<void> makeFolder(const std::string& folder) override { return m_real.makeFolder(folder); }
  Result<std::vector<std::string>> list(const std::string& folder) override { return m_real.list(folder); }
  Result<void> wipe(const std::string& path) override {
    wiped.push_back(path.substr(path.rfind('/') + 1));
    return m_real.wipe(path);
  }
  Result<std::int64_t> freeBytes(const std::string&) override { return free; }

 private:
  class Narrow final : public OpenFile {
   public:
    Narrow(NarrowFiles& disk, std::unique_ptr<OpenFile> real) : m_disk(disk), m_real(std::move(real)) {}
    Result<void> append(std::string_view bytes) override {
      if (m_disk.appendsLeft-- > 0) return m_real->append(bytes);
      (void)m_real->append(bytes.substr(0, bytes.size() / 2));
      return fail(ErrorCode::noSpace, "Cannot write: no space left on device.");
    }
    Result<void> sync() override { return m_real->sync(); }

   private:
    NarrowFiles& m_disk;
    std::unique_ptr<OpenFile> m_real;
  };
  SystemFiles m_real;
};

struct NarrowPhone {
  NarrowPhone() {
    auto opened = Phone::open({folder.path(), std::string(kKeyBytes, 'k'), {}}, clock, rng, files);
    if (!opened) throw std::runtime_error(opened.error().message);
    phone = std::move(*opened);
  }
  testing::TempFolder folder;
  testing::ManualClock clock;
  SeededRng rng{3};
  NarrowFiles files;
  std::unique_ptr<Phone> phone;
};
}  // namespace

TEST(Photos, ThePictureOfTheCameraSurvivesAKillEncryptedAndIsOverwrittenWhenItIsPrepared) {
  testing::TestPhone phone;
  const std::string picture = "RAW-CANARY GPS 45.76 " + std::string(300'000, 'r') + "RAW-CANARY";
  const auto raw = phone->photos.keepRaw(picture);
  ASSERT_TRUE(raw);
  phone.restart();
  const auto waiting = phone->photos.rawPhotos();
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(*phone->photos.readRaw(waiting[0].id), picture);
  for (const std::string& name : filesOf(phone.folder()))
    EXPECT_EQ(bytesOf(phone.folder() + "/media/" + name).find("RAW-CANARY"), std::string::npos);
  ASSERT_TRUE(phone->photos.forgetRaw(waiting[0].id));
  EXPECT_TRUE(phone->photos.rawPhotos().empty());
  EXPECT_TRUE(filesOf(phone.folder()).empty());
}

TEST(Photos, AMaskedPhotoTakesTheFirstOnesPlaceEverywhereAndTheFirstOneIsGone) {
  testing::TestPhone phone;
  const auto capture = phone->captures.addPhoto("first photo", "first small", "with words");
  const auto draft = phone->drafts.beginFromCaptures({capture->id}, testing::completeReport(phone->vault, "du monde"));
  ASSERT_TRUE(draft);
  const auto deleted = phone->drafts.begin(draft->content);
  ASSERT_TRUE(phone->drafts.remove(deleted->id));
  const std::string oldId = capture->mediumId, oldSmall = phone->media.thumbnailOf(oldId)->id;
  ASSERT_TRUE(phone->photos.setFaces(oldId, {{1, 2, 30, 40}}));
  auto captioned = *phone->drafts.find(draft->id);
  for (ManifestEntry& entry : captioned.content.media) {
    if (entry.id == oldId) entry.caption = "la caisse";
  }
  ASSERT_TRUE(phone->drafts.save(captioned));

  const auto masked = phone->photos.replace(oldId, "masked photo", "masked small");
  ASSERT_TRUE(masked) << masked.error().message;
  phone.restart();
  const auto now = phone->drafts.find(draft->id);
  ASSERT_EQ(now->content.media.size(), 2U);
  EXPECT_EQ(now->content.media[0].id, masked->id);
  EXPECT_EQ(now->content.media[0].caption, "la caisse");
  EXPECT_EQ(now->content.media[0].sha256, masked->sha256);
  EXPECT_EQ(now->content.media[1].of, masked->id);
  const auto withPhoto = std::find_if(now->content.astonishments.begin(), now->content.astonishments.end(),
                                      [](const Astonishment& one) { return !one.media.empty(); });
  ASSERT_NE(withPhoto, now->content.astonishments.end());
  EXPECT_EQ(withPhoto->media, std::vector{masked->id});
  ASSERT_TRUE(phone->drafts.restore(deleted->id));
  EXPECT_EQ(phone->drafts.find(deleted->id)->content.media[0].id, masked->id) << "a report that may come back too";
  EXPECT_EQ(phone->captures.find(capture->id)->mediumId, masked->id);
  EXPECT_EQ(*phone->media.read(masked->id), "masked photo");
  EXPECT_EQ(*phone->media.read(phone->media.thumbnailOf(masked->id)->id), "masked small");
  EXPECT_EQ(phone->photos.faces(masked->id), std::vector<FaceBox>());
  for (const std::string& gone : {oldId, oldSmall}) {
    EXPECT_FALSE(phone->media.find(gone));
    EXPECT_FALSE(std::filesystem::exists(phone.folder() + "/media/" + gone));
    EXPECT_FALSE(phone->photos.faces(gone));
  }
  EXPECT_EQ(filesOf(phone.folder()).size(), 2U);
}

TEST(Photos, TheFirstVersionIsOverwrittenBeforeItIsRemovedAlsoAfterAKillInBetween) {
  NarrowPhone narrow;
  const auto capture = narrow.phone->captures.addPhoto("first photo", "first small");
  const std::string oldSmall = narrow.phone->media.thumbnailOf(capture->mediumId)->id;
  ASSERT_TRUE(narrow.phone->photos.replace(capture->mediumId, "masked photo", "masked small"));
  EXPECT_EQ(narrow.files.wiped, (std::vector{capture->mediumId, oldSmall}));
  // A kill between the rows and the files leaves a file that no row names: the next start wipes it.
  std::ofstream(narrow.folder.path() + "/media/" + capture->mediumId) << "sealed first photo";
  narrow.phone.reset();
  auto opened =
      Phone::open({narrow.folder.path(), std::string(kKeyBytes, 'k'), {}}, narrow.clock, narrow.rng, narrow.files);
  ASSERT_TRUE(opened);
  EXPECT_EQ(narrow.files.wiped.back(), capture->mediumId);
  EXPECT_FALSE(std::filesystem::exists(narrow.folder.path() + "/media/" + capture->mediumId));
}

TEST(Photos, WipingOverwritesTheBytesThatOthersStillHoldOpen) {
  testing::TempFolder temp;
  SystemFiles files;
  std::ofstream(temp.path("secret")) << std::string(100'000, 's');
  std::filesystem::create_hard_link(temp.path("secret"), temp.path("held"));
  ASSERT_TRUE(files.wipe(temp.path("secret")));
  EXPECT_FALSE(std::filesystem::exists(temp.path("secret")));
  EXPECT_EQ(bytesOf(temp.path("held")), std::string(100'000, '\0'));
  EXPECT_TRUE(files.wipe(temp.path("secret"))) << "a missing file is no error";
}

TEST(Photos, WhatIsSweptIsNoMemoNeitherHalfRecordedNorKept) {
  testing::TestPhone phone;
  const std::vector<std::int16_t> sound(audio::kVoiceHz * 4 / 10, 500);
  const auto record = [&] {
    const auto memo = phone->voiceMemos.begin();
    EXPECT_TRUE(phone->voiceMemos.append(memo->id, audio::VoiceEncoder().feed(sound)));
    return memo->id;
  };
  const auto kept = phone->voiceMemos.finish(record());
  ASSERT_TRUE(kept);
  const std::string heard = *phone->media.read(kept->mediumId);
  const std::string half = record(), halfHeard = *phone->voiceMemos.sound(half);
  std::ofstream(phone.folder() + "/media/nobodys") << "left by a crash";
  phone.restart();  // sweeps
  EXPECT_EQ(filesOf(phone.folder()), std::vector<std::string>{kept->mediumId});
  EXPECT_EQ(*phone->media.read(kept->mediumId), heard);
  EXPECT_EQ(*phone->voiceMemos.sound(half), halfHeard);
}

TEST(Photos, APhotoThatNothingShowsAnyMoreIsNotReplaced) {
  testing::TestPhone phone;
  const auto photo = phone->media.add(MediumKind::photo, "image/jpeg", "loose");
  const auto replaced = phone->photos.replace(photo->id, "masked", "small");
  ASSERT_FALSE(replaced);
  EXPECT_EQ(replaced.error().code, ErrorCode::notFound);
  EXPECT_EQ(filesOf(phone.folder()).size(), 1U) << "nothing half-done stays";
}

TEST(Photos, WithoutRoomNothingIsWrittenAndWhatIsThereStays) {
  NarrowPhone narrow;
  const auto capture = narrow.phone->captures.addPhoto("first photo", "first small", "words");
  ASSERT_TRUE(capture);
  const auto before = filesOf(narrow.folder.path());

  narrow.files.free = 5 << 20;
  EXPECT_EQ(narrow.phone->photos.room(1).error().code, ErrorCode::noSpace);
  EXPECT_EQ(narrow.phone->photos.keepRaw("picture").error().code, ErrorCode::noSpace);
  narrow.files.free = 1LL << 40;

  // The disk fills up at each file in turn, whatever it had said about free room.
  for (int writes = 0; writes < 2; ++writes) {
    narrow.files.appendsLeft = writes;
    const auto replaced = narrow.phone->photos.replace(capture->mediumId, "masked photo", "masked small");
    ASSERT_FALSE(replaced);
    EXPECT_EQ(replaced.error().code, ErrorCode::noSpace);
    narrow.files.appendsLeft = writes;
    const auto another = narrow.phone->captures.addPhoto("another", "another small");
    ASSERT_FALSE(another);
    EXPECT_EQ(another.error().code, ErrorCode::noSpace);
    EXPECT_NE(another.error().message.find("make room"), std::string::npos);
    if (writes == 0) {
      narrow.files.appendsLeft = 0;
      EXPECT_EQ(narrow.phone->photos.keepRaw("picture").error().code, ErrorCode::noSpace);
    }
    narrow.files.appendsLeft = 1 << 20;
    EXPECT_EQ(filesOf(narrow.folder.path()), before) << "nothing half-written after " << writes << " writes";
    EXPECT_EQ(*narrow.phone->media.read(capture->mediumId), "first photo");
    EXPECT_EQ(narrow.phone->captures.count(), 1);
  }
}

TEST(Photos, APictureThatACorrectionReplacedLeavesTheOthersPhones) {
  testing::TestPhone phone;
  ReportView view;
  view.id = "0193b3a0-0000-7000-8000-000000000009";
  ReportMedium stays, goes;
  stays.id = "stays";
  stays.sha256 = "a";
  goes.id = "goes";
  goes.sha256 = "b";
  view.media = {stays, goes};
  const auto json = [](const ReportView& of) {
    std::string media;
    for (const ReportMedium& one : of.media)
      media += std::string(media.empty() ? "" : ",") + R"({"id":")" + one.id +
               R"(","kind":"photo","type":"image/jpeg","state":"received","receivedAt":"","sha256":")" + one.sha256 +
               R"(","url":"","thumbnailUrl":""})";
    return R"({"id":")" + of.id +
           R"(","revision":1,"hash":"h","author":{"id":"x","name":"","department":""},"content":{},)" +
           R"("state":"published","receivedAt":"","media":[)" + media + "]}";
  };
  ASSERT_TRUE(phone->mirror.putReport(view, json(view), false));
  for (const char* id : {"stays", "goes"})
    for (const char* size : {"thumb", "full"}) ASSERT_TRUE(phone->mirror.keepPicture(view.id, id, size, "picture"));
  ReportView later = view;
  later.media = {stays};
  ASSERT_TRUE(phone->mirror.putReport(later, json(later), false));
  EXPECT_FALSE(phone->mirror.picture(view.id, "goes", "full"));
  EXPECT_FALSE(phone->mirror.picture(view.id, "goes", "thumb"));
  EXPECT_TRUE(phone->mirror.picture(view.id, "stays", "full"));
  EXPECT_EQ(filesOf(phone.folder()).size(), 2U);
  later.media[0].sha256 = "another version under the same id";
  ASSERT_TRUE(phone->mirror.putReport(later, json(later), false));
  EXPECT_FALSE(phone->mirror.picture(view.id, "stays", "full"));
  EXPECT_TRUE(filesOf(phone.folder()).empty());
}

}  // namespace passerelle
