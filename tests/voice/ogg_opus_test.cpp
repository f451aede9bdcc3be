// Ogg Opus: what we write another reader plays, what another writer makes we read, and nothing hostile passes.
#include <gtest/gtest.h>
#include <ogg/ogg.h>
#include <opus/opus.h>
#include <opusfile.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "shared/base/rng.h"
#include "shared/domain/voice.h"
#include "tests/support/temp_folder.h"
#include "tests/voice/ogg_pages.h"
#include "tests/voice/sound.h"

namespace passerelle {
namespace {
using audio::Ending;
using audio::VoiceFault;
using testing::someMemo;

struct Played {
  int error = 0;
  std::int64_t samples = 0;
  int links = 0, comments = 0;
  std::string vendor;
};

/// What libopusfile makes of it.
Played play(const std::string& file) {
  Played played;
  OggOpusFile* opened = op_open_memory(reinterpret_cast<const unsigned char*>(file.data()), file.size(), &played.error);
  if (opened == nullptr) return played;
  played.links = op_link_count(opened);
  played.comments = op_tags(opened, 0)->comments;
  played.vendor = op_tags(opened, 0)->vendor;
  opus_int16 piece[5760 * 2];
  for (int got = 0; (got = op_read(opened, piece, static_cast<int>(std::size(piece)), nullptr)) != 0;) {
    if (got < 0) {
      played.error = got;
      break;
    }
    played.samples += got;
  }
  op_free(opened);
  return played;
}
}  // namespace

TEST(OggOpus, WhatIsWrittenIsPlayedToItsLastSampleByAnotherReader) {
  for (const int ms : {20, 480, 1'000, 12'340}) {
    const auto recording = audio::recordingOf(testing::somePackets(ms));
    const std::string file = audio::writeOggOpus(recording);
    const Played played = play(file);
    EXPECT_EQ(played.error, 0) << ms;
    EXPECT_EQ(played.links, 1);
    EXPECT_EQ(played.samples, recording.samples) << ms;
    EXPECT_EQ(played.comments, 0);
    EXPECT_EQ(played.vendor, "");
    const auto again = audio::readOggOpus(file);
    ASSERT_TRUE(again) << ms;
    EXPECT_EQ(again->packets, recording.packets);
    EXPECT_EQ(again->samples, recording.samples);
    EXPECT_EQ(audio::writeOggOpus(*again), file) << "the same sound, the same bytes";
  }
}

TEST(OggOpus, TheSoundThatComesBackIsTheSoundThatWentIn) {
  const auto sound = testing::someSound(3'000);
  const auto heard = audio::decodeVoice(*audio::readOggOpus(someMemo(3'000)));
  ASSERT_TRUE(heard);
  ASSERT_GE(heard->size() + 320, sound.size());
  // Correlation at every shift within ±5 ms: the best one must be none, and good.
  constexpr int kFarthest = audio::kVoiceHz / 200;
  int best = -kFarthest;
  double height = -1;
  for (int shift = -kFarthest; shift <= kFarthest; ++shift) {
    double product = 0, ours = 0, theirs = 0;
    for (std::size_t i = audio::kVoiceHz / 5; i + kFarthest < heard->size(); ++i) {
      const double a = sound[i], b = (*heard)[static_cast<std::size_t>(static_cast<int>(i) + shift)];
      product += a * b;
      ours += a * a;
      theirs += b * b;
    }
    const double here = product / std::sqrt(ours * theirs);
    if (here > height) {
      height = here;
      best = shift;
    }
  }
  EXPECT_LE(std::abs(best), audio::kVoiceHz / 1000) << "shifted";
  EXPECT_GT(height, 0.75) << "garbled";
}

TEST(OggOpus, TwentyFourKilobitsASecondAreKept) {
  const std::string file = someMemo(60'000);
  EXPECT_LT(file.size() * 8 / 60, 28'000U);
  EXPECT_LT(static_cast<std::int64_t>(file.size()) * 5, kMaxVoiceBytes) << "five minutes must fit";
}

TEST(OggOpus, AnotherProgramsFileLosesItsTagsItsCoverAndItsPaddingAndNothingElse) {
  const testing::TempFolder folder;
  const std::string raw = folder.path("in.raw"), out = folder.path("out.opus");
  const auto sound = testing::someSound(5'000);
  std::ofstream(raw, std::ios::binary)
      .write(reinterpret_cast<const char*>(sound.data()), static_cast<std::streamsize>(sound.size() * 2));
  const std::string command =
      "opusenc --quiet --raw --raw-rate 16000 --raw-chan 1 --artist CANARI-nom --comment "
      "'location=45.76,4.86' --padding 4096 " +
      raw + " " + out + " 2>/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(out, std::ios::binary);
  const std::string file(std::istreambuf_iterator<char>(in), {});
  ASSERT_NE(file.find("CANARI-nom"), std::string::npos);
  const auto recording = audio::readOggOpus(file);
  ASSERT_TRUE(recording);
  EXPECT_NEAR(static_cast<double>(recording->duration().count()), 5'000, 30);
  const std::string clean = audio::writeOggOpus(*recording);
  EXPECT_EQ(clean.find("CANARI"), std::string::npos);
  EXPECT_EQ(clean.find("libopus"), std::string::npos);
  EXPECT_EQ(play(clean).samples, play(file).samples) << "not one sample less";
}

TEST(OggOpus, WordsHiddenInPaddingOfAPacketAreGone) {
  auto recording = audio::recordingOf(testing::somePackets(1'000));
  std::string& packet = recording.packets[7];
  const auto bare = static_cast<opus_int32>(packet.size());
  packet.resize(packet.size() + 200);
  ASSERT_EQ(opus_packet_pad(reinterpret_cast<unsigned char*>(packet.data()), bare, bare + 200), OPUS_OK);
  packet.replace(packet.size() - 60, 11, "CANARI-caché");
  const std::string file = audio::writeOggOpus(recording);
  ASSERT_NE(file.find("CANARI"), std::string::npos);
  const auto again = audio::readOggOpus(file);
  ASSERT_TRUE(again);
  EXPECT_EQ(audio::writeOggOpus(*again).find("CANARI"), std::string::npos);
  EXPECT_EQ(again->samples, recording.samples);
}

TEST(OggOpus, AFileCutAnywhereIsRefused) {
  const std::string file = someMemo(2'500);
  for (std::size_t bytes = 0; bytes < file.size(); bytes += 1 + file.size() / 997)
    EXPECT_FALSE(audio::readOggOpus(file.substr(0, bytes))) << bytes << " of " << file.size();
  const std::size_t lastPage = file.rfind("OggS");
  EXPECT_FALSE(audio::readOggOpus(file.substr(0, lastPage))) << "cut between two pages: the end is not marked";
  EXPECT_TRUE(audio::readOggOpus(file.substr(0, lastPage), Ending::anyhow));
  EXPECT_FALSE(audio::readOggOpus(file.substr(0, lastPage - 1), Ending::anyhow));
}

TEST(OggOpus, OneWrongBitAnywhereIsRefused) {
  const std::string file = someMemo(2'500);
  SeededRng rng(5);
  for (int i = 0; i < 2'000; ++i) {
    std::string broken = file;
    broken[rng.below(broken.size())] ^= static_cast<char>(1 << rng.below(8));
    EXPECT_FALSE(audio::readOggOpus(broken));
  }
}

TEST(OggOpus, NothingStandsBeforeBetweenOrBehind) {
  const std::string file = someMemo();
  const std::size_t second = file.find("OggS", 4);
  EXPECT_FALSE(audio::readOggOpus("x" + file));
  EXPECT_FALSE(audio::readOggOpus(file + "x"));
  EXPECT_FALSE(audio::readOggOpus(file + file)) << "chained streams: two recordings in one";
  EXPECT_FALSE(audio::readOggOpus(file.substr(0, second) + "secret" + file.substr(second)));
  EXPECT_FALSE(audio::readOggOpus(file.substr(0, second) + file)) << "two streams woven";
  EXPECT_FALSE(audio::readOggOpus(file.substr(second)));
  std::string wrongOrder = file.substr(0, second) + file.substr(file.rfind("OggS"));
  EXPECT_FALSE(audio::readOggOpus(wrongOrder)) << "pages are missing";
}

TEST(OggOpus, WhatIsNotOpusSaysSo) {
  const auto faultOf = [](const std::string& bytes) { return audio::readOggOpus(bytes).error(); };
  EXPECT_EQ(faultOf(""), VoiceFault::notOpus);
  EXPECT_EQ(faultOf("ID3\x03 an mp3"), VoiceFault::notOpus);
  EXPECT_EQ(faultOf(std::string(5'000, 'x')), VoiceFault::notOpus);
  EXPECT_EQ(faultOf(testing::oggFile({"\x01vorbis" + std::string(23, '\0'), "x"}, {0, 0})), VoiceFault::notOpus);
  EXPECT_EQ(faultOf("OggS" + std::string(500, '\0')), VoiceFault::damaged);
}

TEST(OggOpus, HeadsAndTimesThatCannotBeAreRefused) {
  const std::string packet = testing::somePackets(20).at(0);
  const std::string tags = "OpusTags" + std::string(8, '\0');
  const auto head = [](char version, char channels, int preSkip, char mapping) {
    return std::string("OpusHead") + version + channels + static_cast<char>(preSkip & 0xFF) +
           static_cast<char>(preSkip >> 8) + std::string("\x80\xbb\0\0\0\0", 6) + mapping;
  };
  const std::string good = head(1, 1, 312, 0);
  const auto read = [](std::vector<std::string> packets, std::vector<std::int64_t> times) {
    return audio::readOggOpus(testing::oggFile(std::move(packets), std::move(times)));
  };
  EXPECT_TRUE(read({good, tags, packet}, {0, 0, 960}));
  EXPECT_TRUE(read({good, tags, packet}, {0, 0, 700})) << "the end may be cut";
  EXPECT_FALSE(read({good, tags, packet}, {0, 0, 312})) << "nothing would be heard";
  EXPECT_FALSE(read({good, tags, packet}, {0, 0, 961})) << "more time than sound";
  EXPECT_FALSE(read({good, tags, packet}, {0, 0, INT64_MAX}));
  EXPECT_FALSE(read({good, tags, packet}, {0, 0, INT64_MIN}));
  EXPECT_FALSE(read({good, tags, packet}, {0, 0, -1}));
  EXPECT_FALSE(read({good, tags, packet, packet}, {0, 0, 5, 1920})) << "a page that tells less than it holds";
  EXPECT_FALSE(read({good, tags, packet, packet}, {0, 0, 1920, 960})) << "time that runs backwards";
  EXPECT_FALSE(read({good, tags, packet}, {0, 1'000'000'000'000, 960}));
  EXPECT_FALSE(read({good, tags}, {0, 0})) << "no sound";
  EXPECT_FALSE(read({good, packet, packet}, {0, 960, 1920})) << "no tags";
  EXPECT_FALSE(read({head(0x11, 1, 312, 0), tags, packet}, {0, 0, 960})) << "another version";
  EXPECT_FALSE(read({head(1, 0, 312, 0), tags, packet}, {0, 0, 960}));
  EXPECT_FALSE(read({head(1, 3, 312, 0), tags, packet}, {0, 0, 960}));
  EXPECT_FALSE(read({head(1, 2, 312, 1), tags, packet}, {0, 0, 960})) << "surround";
  EXPECT_FALSE(read({head(1, 1, 65'535, 0), tags, packet}, {0, 0, 960}));
  EXPECT_FALSE(read({good + "more", tags, packet}, {0, 0, 960}));
  EXPECT_FALSE(read({good, tags, ""}, {0, 0, 0})) << "an empty packet";
  EXPECT_FALSE(read({good, tags, "\x03"}, {0, 0, 960})) << "a packet that says nothing of itself";
}

TEST(OggOpus, MoreThanFiveMinutesAreTooLong) {
  const std::string packet = testing::somePackets(20).at(0);
  const auto lasting = [&packet](std::int64_t ms) {
    return audio::writeOggOpus(audio::recordingOf(std::vector<std::string>(static_cast<std::size_t>(ms / 20), packet)));
  };
  EXPECT_TRUE(audio::readOggOpus(lasting(kMaxVoice.count())));
  const auto late = audio::readOggOpus(lasting(kMaxVoice.count() + 10'000));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error(), VoiceFault::tooLong);
}

TEST(OggOpus, RandomBytesBetweenRealPagesNeverPassAndNeverCrash) {
  SeededRng rng(11);
  const std::string file = someMemo(1'500);
  for (int i = 0; i < 3'000; ++i) {
    std::string hostile = file;
    const std::size_t from = rng.below(hostile.size());
    const std::size_t length = std::min<std::size_t>(1 + rng.below(300), hostile.size() - from);
    std::string noise(length, '\0');
    for (char& c : noise) c = static_cast<char>(rng.below(256));
    hostile.replace(from, length, noise);
    if (rng.below(2) == 0) testing::mendChecksums(hostile);
    const auto read = audio::readOggOpus(hostile);
    if (read) (void)audio::decodeVoice(*read);  // with its checksums mended it may be a legal memo of noise
  }
}

}  // namespace passerelle
