// Sound for tests: something like a voice, made from a formula, and memos of it.
#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "shared/audio/voice_codec.h"

namespace passerelle::testing {

/// `ms` of a voice-like buzz that rises and falls: libopus does not take it for silence.
inline std::vector<std::int16_t> someSound(int ms) {
  std::vector<std::int16_t> samples(static_cast<std::size_t>(ms) * audio::kVoiceHz / 1000);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / audio::kVoiceHz;
    const double loud = 0.5 + 0.5 * std::sin(2 * M_PI * 3 * t);
    const double tone =
        std::sin(2 * M_PI * 140 * t) + 0.5 * std::sin(2 * M_PI * 430 * t) + 0.2 * std::sin(2 * M_PI * 1900 * t);
    samples[i] = static_cast<std::int16_t>(6000 * loud * tone);
  }
  return samples;
}

inline std::vector<std::string> somePackets(int ms) {
  audio::VoiceEncoder encoder;
  auto packets = encoder.feed(someSound(ms));
  for (std::string& rest : encoder.flush()) packets.push_back(std::move(rest));
  return packets;
}

inline std::string someMemo(int ms = 2'000) { return audio::writeOggOpus(audio::recordingOf(somePackets(ms))); }

}  // namespace passerelle::testing
