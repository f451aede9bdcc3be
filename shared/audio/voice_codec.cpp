#include "shared/audio/voice_codec.h"

#include <opus/opus.h>

#include <algorithm>
#include <new>

namespace passerelle::audio {
namespace {
constexpr int kMostEncodedBytes = 1'275;
constexpr int kComplexity = 5;        // of 10: a phone's battery; at 24 kbit/s the ear does not tell
constexpr int kLookAheadAt48k = 312;  // of libopus in VOIP mode, 6.5 ms

const unsigned char* bytesOf(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }
}  // namespace

VoiceEncoder::VoiceEncoder() : m_encoder(nullptr, opus_encoder_destroy) {
  int error = OPUS_OK;
  m_encoder.reset(opus_encoder_create(kVoiceHz, 1, OPUS_APPLICATION_VOIP, &error));
  if (error != OPUS_OK) throw std::bad_alloc();  // the arguments are legal: only memory can be missing
  opus_encoder_ctl(m_encoder.get(), OPUS_SET_BITRATE(kVoiceBitsPerSecond));
  opus_encoder_ctl(m_encoder.get(), OPUS_SET_COMPLEXITY(kComplexity));
  opus_encoder_ctl(m_encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
}

VoiceEncoder::~VoiceEncoder() = default;

int VoiceEncoder::preSkip() { return kLookAheadAt48k; }

std::string VoiceEncoder::encode(std::span<const std::int16_t> samples) {
  std::string packet(kMostEncodedBytes, '\0');
  const opus_int32 length =
      opus_encode(m_encoder.get(), samples.data(), static_cast<int>(samples.size()),
                  reinterpret_cast<unsigned char*>(packet.data()), static_cast<opus_int32>(packet.size()));
  packet.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
  return packet;
}

std::vector<std::string> VoiceEncoder::feed(std::span<const std::int16_t> samples) {
  m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
  std::vector<std::string> packets;
  std::size_t at = 0;
  for (; m_waiting.size() - at >= kPacketSamples; at += kPacketSamples)
    packets.push_back(encode(std::span(m_waiting).subspan(at, kPacketSamples)));
  m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
  return packets;
}

std::vector<std::string> VoiceEncoder::flush() {
  if (m_waiting.empty()) return {};
  m_waiting.resize(kPacketSamples, 0);
  return feed({});
}

OpusRecording recordingOf(std::vector<std::string> packets) {
  OpusRecording recording;
  recording.preSkip = VoiceEncoder::preSkip();
  for (const std::string& packet : packets) recording.samples += samplesOf(packet);
  recording.samples = std::max<std::int64_t>(0, recording.samples - recording.preSkip);
  recording.packets = std::move(packets);
  return recording;
}

std::optional<std::vector<std::int16_t>> decodeVoice(const OpusRecording& recording) {
  int error = OPUS_OK;
  const std::unique_ptr<OpusDecoder, void (*)(OpusDecoder*)> decoder(opus_decoder_create(kVoiceHz, 1, &error),
                                                                     opus_decoder_destroy);
  if (error != OPUS_OK) throw std::bad_alloc();
  constexpr int kRatio = kOpusHz / kVoiceHz;
  const auto skip = static_cast<std::size_t>(recording.preSkip / kRatio);
  const std::size_t wanted = skip + static_cast<std::size_t>(recording.samples / kRatio);
  std::vector<std::int16_t> samples;
  samples.reserve(wanted);
  std::int16_t piece[kVoiceHz / 1000 * 120];
  for (const std::string& packet : recording.packets) {
    const int got = opus_decode(decoder.get(), bytesOf(packet), static_cast<opus_int32>(packet.size()), piece,
                                static_cast<int>(std::size(piece)), 0);
    if (got <= 0) return std::nullopt;
    samples.insert(samples.end(), piece, piece + got);
  }
  samples.resize(std::min(samples.size(), wanted));
  samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(std::min(skip, samples.size())));
  return samples;
}

}  // namespace passerelle::audio
