// Voice memos at the server: taken by the same uploads as photos, cleaned by the real confined program, and given to a
// player in pieces.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "backend/media/byte_range.h"
#include "backend/media/in_process_cleaner.h"
#include "backend/media/worker_cleaner.h"
#include "tests/media/media_world.h"
#include "tests/voice/ogg_pages.h"
#include "tests/voice/sound.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using media::CleaningResult;
using media::PictureFault;
using testing::headerOf;
using testing::MediaWorld;
using testing::someMemo;

/// By the confined program.
CleaningResult clean(const std::string& bytes) {
  static const SystemClock clock;
  media::WorkerCleaner cleaner(PASSERELLE_BIN_DIR "/passerelle-clean-photo", clock);
  CleaningResult result = tl::unexpected(PictureFault::busy);
  std::atomic<bool> done = false;
  cleaner.clean(bytes, [&](CleaningResult cleaned) {
    result = std::move(cleaned);
    done = true;
    done.notify_one();
  });
  done.wait(false);
  return result;
}

struct MemoWorld : MediaWorld {
  explicit MemoWorld() : MediaWorld(nullptr, &inProcess) {}
  std::string entryOf(const std::string& bytes) const {
    return R"({"id":")" + mediumId + R"(","kind":"voice","type":"audio/ogg","sizeBytes":)" +
           std::to_string(bytes.size()) + R"(,"sha256":")" + sha256Hex(bytes) + R"(","caption":"Trop de bruit"})";
  }
  http::Response sendMemo(const std::string& bytes, const std::string& kind = "voice",
                          const std::string& type = "audio/ogg") {
    return send("POST", "/v1/uploads",
                {{"Upload-Length", std::to_string(bytes.size())},
                 {"Upload-Metadata", metadata(bytes, kind, type)},
                 {"Content-Type", "application/offset+octet-stream"}},
                bytes);
  }
  http::Response listen(http::Headers headers = {}) {
    return send("GET", "/v1/media/" + reportId + "/" + mediumId, std::move(headers));
  }
  media::InProcessCleaner inProcess;
};
}  // namespace

TEST(MemoUpload, TheConfinedProgramKeepsTheSoundAndNothingElse) {
  const std::string memo = someMemo(3'000);
  const auto kept = clean(memo);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->type, "audio/ogg");
  EXPECT_EQ(kept->bytes, memo) << "our own memos are clean already";
  EXPECT_NEAR(kept->durationMs, 2'993, 1);
  EXPECT_TRUE(kept->thumbnail.empty());
}

TEST(MemoUpload, FiveMinutesAreCleanedWithinTheProgramsLimits) {
  const auto kept = clean(someMemo(299'000));
  ASSERT_TRUE(kept);
  EXPECT_NEAR(kept->durationMs, 299'000, 20);
}

TEST(MemoUpload, HostileFilesGetTheirFault) {
  const std::string memo = someMemo();
  const auto faultOf = [](const std::string& bytes) {
    const auto cleaned = clean(bytes);
    return cleaned ? std::optional<PictureFault>() : cleaned.error();
  };
  EXPECT_EQ(faultOf(memo.substr(0, memo.size() / 2)), PictureFault::damagedVoice);
  EXPECT_EQ(faultOf(memo + memo), PictureFault::damagedVoice);
  EXPECT_EQ(faultOf(testing::oggFile({"\x01vorbis" + std::string(23, '\0'), "x"}, {0, 0})), PictureFault::notVoice);
  EXPECT_EQ(faultOf("OggS" + std::string(100'000, '\xff')), PictureFault::damagedVoice);
  EXPECT_EQ(
      faultOf(audio::writeOggOpus(audio::recordingOf(std::vector<std::string>(16'000, testing::somePackets(20)[0])))),
      PictureFault::tooLongVoice);
  EXPECT_EQ(faultOf("ID3 is no picture either"), PictureFault::unknownType);
}

TEST(MemoUpload, AMemoArrivesIsListedAndIsHeardByWhoMaySeeTheReport) {
  MemoWorld world;
  const std::string memo = someMemo(4'000);
  world.putReport("anna", "[" + world.entryOf(memo) + "]");
  const auto sent = world.sendMemo(memo);
  ASSERT_EQ(sent.status, 201) << sent.text();
  EXPECT_EQ(world.count("SELECT duration_ms FROM medium"), 3'993);
  EXPECT_EQ(world.filesOnDisk(), 1) << "a memo has no thumbnail";
  const auto heard = world.listen();
  EXPECT_EQ(heard.status, 200);
  EXPECT_EQ(heard.text(), memo);
  EXPECT_EQ(headerOf(heard, "Content-Type"), "audio/ogg");
  EXPECT_EQ(headerOf(heard, "Accept-Ranges"), "bytes");
  EXPECT_EQ(world.send("GET", "/v1/media/" + world.reportId + "/" + world.mediumId + "?size=thumb", {}).status, 404);
  EXPECT_EQ(world.listen({{"Test-Person", "bruno"}}).status, 403) << "not published yet";
  world.putReport("anna", "[" + world.entryOf(memo) + "]", "published");
  EXPECT_EQ(world.listen({{"Test-Person", "bruno"}}).status, 200);
}

TEST(MemoUpload, AMemoThatReplacesAnotherHasItsOwnDuration) {
  MemoWorld world;
  const std::string first = someMemo(4'000), second = someMemo(2'000);
  ASSERT_EQ(world.sendMemo(first).status, 201);
  ASSERT_EQ(world.sendMemo(second).status, 201);
  EXPECT_EQ(world.count("SELECT duration_ms FROM medium"), 1'993);
  EXPECT_EQ(world.filesOnDisk(), 1);
}

TEST(MemoUpload, APlayerAsksForPiecesAndGetsThem) {
  MemoWorld world;
  const std::string memo = someMemo(4'000);
  const std::string size = std::to_string(memo.size());
  world.putReport("anna", "[" + world.entryOf(memo) + "]");
  ASSERT_EQ(world.sendMemo(memo).status, 201);
  const auto part = world.listen({{"Range", "bytes=100-299"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.text(), memo.substr(100, 200));
  EXPECT_EQ(headerOf(part, "Content-Range"), "bytes 100-299/" + size);
  EXPECT_EQ(world.listen({{"Range", "bytes=0-"}}).text(), memo);
  EXPECT_EQ(world.listen({{"Range", "bytes=0-"}}).status, 206);
  EXPECT_EQ(world.listen({{"Range", "bytes=-50"}}).text(), memo.substr(memo.size() - 50));
  EXPECT_EQ(world.listen({{"Range", "bytes=10-999999999"}}).text(), memo.substr(10));
  const auto behind = world.listen({{"Range", "bytes=" + size + "-"}});
  EXPECT_EQ(behind.status, 416);
  EXPECT_EQ(headerOf(behind, "Content-Range"), "bytes */" + size);
  for (const char* ignored :
       {"bytes=0-1,5-9", "lines=0-1", "bytes=9-1", "bytes=a-b", "bytes=-", "bytes=--5", "nothing"})
    EXPECT_EQ(world.listen({{"Range", ignored}}).status, 200) << ignored;
}

TEST(MemoUpload, APhotoUnderAMemosNameAndAMemoUnderAPhotosAreRefused) {
  MemoWorld world;
  const auto photoAsMemo = world.sendMemo("\xff\xd8\xff no memo");
  EXPECT_EQ(photoAsMemo.status, 415) << photoAsMemo.text();
  EXPECT_NE(photoAsMemo.text().find("Ogg Opus"), std::string::npos) << "says what to do";
  EXPECT_EQ(world.sendMemo(someMemo(), "photo", "image/jpeg").status, 415);
  EXPECT_EQ(world.sendMemo(someMemo().substr(0, 900)).status, 422);
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 0);
  EXPECT_EQ(world.filesOnDisk(), 0);
}

}  // namespace passerelle
