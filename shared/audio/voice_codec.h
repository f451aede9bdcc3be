// Speech to Opus and back, by libopus.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/audio/ogg_opus.h"

struct OpusEncoder;

namespace passerelle::audio {

/// What is recorded: one channel of 16-bit samples at this rate. Speech needs no more.
inline constexpr int kVoiceHz = 16'000;
inline constexpr int kVoiceBitsPerSecond = 24'000;
/// One packet.
inline constexpr std::chrono::milliseconds kPacketTime{20};
inline constexpr std::size_t kPacketSamples = kVoiceHz / 1000 * 20;

/// Makes packets of 20 ms. Not for two threads at once.
class VoiceEncoder {
 public:
  VoiceEncoder();
  ~VoiceEncoder();
  VoiceEncoder(const VoiceEncoder&) = delete;
  VoiceEncoder& operator=(const VoiceEncoder&) = delete;

  /// Samples to throw away at the beginning of what it makes, at 48 kHz.
  static int preSkip();
  /// The packets that are whole by now, in order; the rest waits for more.
  std::vector<std::string> feed(std::span<const std::int16_t> samples);
  /// What waits, with silence behind it; the encoder can go on afterwards.
  std::vector<std::string> flush();

 private:
  std::string encode(std::span<const std::int16_t> samples);

  std::unique_ptr<OpusEncoder, void (*)(OpusEncoder*)> m_encoder;
  std::vector<std::int16_t> m_waiting;
};

/// A recording of packets as VoiceEncoder makes them, all of it heard but the beginning that must be skipped.
OpusRecording recordingOf(std::vector<std::string> packets);

/// One channel at kVoiceHz, beginning and end cut as the recording says; nothing when a packet is broken.
std::optional<std::vector<std::int16_t>> decodeVoice(const OpusRecording& recording);

}  // namespace passerelle::audio
