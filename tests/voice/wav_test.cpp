// WAV: every usual form is read as the same sound; what is none is refused with what to do.
#include <gtest/gtest.h>

#include <cmath>

#include "shared/audio/wav.h"
#include "shared/base/rng.h"
#include "tests/voice/sound.h"

namespace passerelle {
namespace {
std::string number(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

/// A second of 440 Hz at half height, in the given form.
std::string tone(int kind, int channels, int hz, int bits, const std::string& before = {}) {
  std::string data;
  for (int i = 0; i < hz; ++i) {
    const double value = 0.5 * std::sin(2 * M_PI * 440 * i / hz);
    for (int c = 0; c < channels; ++c) {
      if (kind == 3) {
        const auto real = static_cast<float>(value);
        data.append(reinterpret_cast<const char*>(&real), 4);
      } else if (bits == 8) {
        data += static_cast<char>(std::lround(value * 127) + 128);
      } else {
        data += number(static_cast<std::uint32_t>(std::llround(value * std::ldexp(1.0, bits - 1))), bits / 8);
      }
    }
  }
  const int frame = channels * bits / 8;
  const std::string format =
      number(static_cast<std::uint32_t>(kind), 2) + number(static_cast<std::uint32_t>(channels), 2) +
      number(static_cast<std::uint32_t>(hz), 4) + number(static_cast<std::uint32_t>(hz * frame), 4) +
      number(static_cast<std::uint32_t>(frame), 2) + number(static_cast<std::uint32_t>(bits), 2);
  return "RIFF" + number(static_cast<std::uint32_t>(36 + data.size()), 4) + "WAVE" + before + "fmt " + number(16, 4) +
         format + "data" + number(static_cast<std::uint32_t>(data.size()), 4) + data;
}

double loudness(const std::vector<std::int16_t>& samples) {
  double sum = 0;
  for (const std::int16_t sample : samples) sum += static_cast<double>(sample) * sample;
  return std::sqrt(sum / static_cast<double>(samples.size())) / 32767;
}
}  // namespace

TEST(Wav, EveryUsualFormIsTheSameSound) {
  const double expected = 0.5 / std::sqrt(2.0);
  for (const auto& [kind, channels, hz, bits] : std::vector<std::tuple<int, int, int, int>>{{1, 1, 16'000, 16},
                                                                                            {1, 2, 44'100, 16},
                                                                                            {1, 1, 8'000, 8},
                                                                                            {1, 2, 48'000, 24},
                                                                                            {1, 1, 96'000, 32},
                                                                                            {3, 2, 48'000, 32}}) {
    const auto read = audio::readWav(tone(kind, channels, hz, bits));
    ASSERT_TRUE(read) << kind << " " << hz << " " << bits;
    EXPECT_NEAR(static_cast<double>(read->size()), audio::kVoiceHz, 2) << hz;
    EXPECT_NEAR(loudness(*read), expected, 0.02) << hz << " " << bits;
  }
}

TEST(Wav, WhatIsWrittenIsReadBack) {
  const auto sound = testing::someSound(300);
  EXPECT_EQ(audio::readWav(audio::writeWav(sound))->size(), sound.size());
  EXPECT_TRUE(audio::readWav(tone(1, 1, 16'000, 16, "LIST" + number(5, 4) + std::string("words") + '\0')))
      << "other chunks are stepped over";
}

TEST(Wav, WhatIsNoneIsRefusedWithWhatToDo) {
  for (const std::string& bytes :
       {std::string(), std::string("RIFF"), std::string("ID3 something"), tone(1, 1, 16'000, 16).substr(0, 40),
        tone(6, 1, 16'000, 8), tone(1, 1, 4'000, 16), tone(1, 9, 16'000, 16)}) {
    const auto read = audio::readWav(bytes);
    ASSERT_FALSE(read);
    EXPECT_FALSE(read.error().message.empty());
  }
  std::string empty = tone(1, 1, 16'000, 16).substr(0, 44);
  empty.replace(40, 4, number(0, 4));
  EXPECT_EQ(audio::readWav(empty).error().code, ErrorCode::invalid);
  EXPECT_EQ(audio::readWav(audio::writeWav(std::vector<std::int16_t>(audio::kVoiceHz * 301, 5))).error().code,
            ErrorCode::tooLarge);
}

TEST(Wav, RandomHeadsNeverCrash) {
  SeededRng rng(3);
  const std::string whole = tone(1, 2, 8'000, 16).substr(0, 2'000);
  for (int i = 0; i < 3'000; ++i) {
    std::string file = whole;
    for (int k = 0; k < 6; ++k) file[rng.below(60)] = static_cast<char>(rng.below(256));
    (void)audio::readWav(file);
  }
}

}  // namespace passerelle
