#include "shared/audio/wav.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "shared/audio/voice_codec.h"
#include "shared/domain/voice.h"

namespace passerelle::audio {
namespace {
constexpr int kPcm = 1, kFloat = 3, kExtensible = 0xFFFE;
constexpr std::size_t kChunkHead = 8;

std::uint32_t number(std::string_view bytes, std::size_t at, int length) {
  std::uint32_t value = 0;
  for (int i = length - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

struct Format {
  int kind = 0, channels = 0, hz = 0, bits = 0;
  std::size_t frameBytes() const { return static_cast<std::size_t>(channels) * static_cast<std::size_t>(bits / 8); }
  bool known() const {
    const bool whole = kind == kPcm && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
    return (whole || (kind == kFloat && bits == 32)) && channels >= 1 && channels <= 8 && hz >= 8'000 && hz <= 192'000;
  }
};

/// One sample in [−1, 1].
float sampleAt(std::string_view data, std::size_t at, const Format& format) {
  const std::uint32_t raw = number(data, at, format.bits / 8);
  if (format.kind == kFloat) {
    float value = 0;
    std::memcpy(&value, &raw, sizeof value);
    return std::isfinite(value) ? std::clamp(value, -1.0F, 1.0F) : 0.0F;
  }
  if (format.bits == 8) return (static_cast<float>(raw) - 128.0F) / 128.0F;
  const auto wide = static_cast<std::int32_t>(raw << (32 - format.bits));
  return static_cast<float>(wide) / 2147483648.0F;
}

/// The mean of each stretch that one sample of kVoiceHz covers (what is higher than it can carry is smoothed away), or
/// the straight line between two where the file has fewer.
std::vector<std::int16_t> resampled(const std::vector<float>& sound, int hz) {
  const double step = static_cast<double>(hz) / kVoiceHz;
  const auto count = static_cast<std::size_t>(static_cast<double>(sound.size()) / step);
  std::vector<std::int16_t> samples(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double from = static_cast<double>(i) * step;
    double value = 0;
    if (step <= 1) {
      const auto left = static_cast<std::size_t>(from);
      const double part = from - static_cast<double>(left);
      const std::size_t right = std::min(left + 1, sound.size() - 1);
      value = sound[left] * (1 - part) + sound[right] * part;
    } else {
      const auto begin = static_cast<std::size_t>(from);
      const auto end = std::min(sound.size(), std::max(begin + 1, static_cast<std::size_t>(from + step)));
      for (std::size_t k = begin; k < end; ++k) value += sound[k];
      value /= static_cast<double>(end - begin);
    }
    samples[i] = static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0, 1.0) * 32767));
  }
  return samples;
}

void put(std::string& text, std::uint32_t value, int length) {
  for (int i = 0; i < length; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
}
}  // namespace

Result<std::vector<std::int16_t>> readWav(std::string_view bytes) {
  const auto strange = [] {
    return fail(ErrorCode::unsupportedType, "This sound file cannot be read: choose an Ogg Opus or a WAV file.");
  };
  if (bytes.size() < 12 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE") return strange();
  Format format;
  for (std::size_t at = 12; at + kChunkHead <= bytes.size();) {
    const std::string_view name = bytes.substr(at, 4);
    const std::size_t length = number(bytes, at + 4, 4);
    at += kChunkHead;
    const std::string_view chunk = bytes.substr(at, std::min(length, bytes.size() - at));
    if (name == "fmt " && chunk.size() >= 16) {
      format = {static_cast<int>(number(chunk, 0, 2)), static_cast<int>(number(chunk, 2, 2)),
                static_cast<int>(std::min<std::uint32_t>(number(chunk, 4, 4), 1'000'000)),
                static_cast<int>(number(chunk, 14, 2))};
      if (format.kind == kExtensible && chunk.size() >= 26) format.kind = static_cast<int>(number(chunk, 24, 2));
      if (!format.known()) return strange();
    } else if (name == "data") {
      if (!format.known()) return strange();
      const std::size_t frames = chunk.size() / format.frameBytes();
      if (frames == 0) return fail(ErrorCode::invalid, "There is no sound in this file: choose another one.");
      if (static_cast<double>(frames) * 1000 / format.hz > static_cast<double>(kMaxVoice.count()))
        return fail(ErrorCode::tooLarge, "A voice memo lasts at most five minutes: choose a shorter one.");
      std::vector<float> sound(frames);
      for (std::size_t i = 0; i < frames; ++i) {
        float sum = 0;
        for (int c = 0; c < format.channels; ++c)
          sum += sampleAt(chunk, i * format.frameBytes() + static_cast<std::size_t>(c * format.bits / 8), format);
        sound[i] = sum / static_cast<float>(format.channels);
      }
      return resampled(sound, format.hz);
    }
    at += chunk.size() + (chunk.size() & 1);
  }
  return strange();
}

std::string writeWav(const std::vector<std::int16_t>& samples) {
  const auto dataBytes = static_cast<std::uint32_t>(samples.size() * 2);
  std::string file = "RIFF";
  put(file, 36 + dataBytes, 4);
  file += "WAVEfmt ";
  put(file, 16, 4);
  put(file, kPcm, 2);
  put(file, 1, 2);
  put(file, kVoiceHz, 4);
  put(file, kVoiceHz * 2, 4);
  put(file, 2, 2);
  put(file, 16, 2);
  file += "data";
  put(file, dataBytes, 4);
  for (const std::int16_t sample : samples) put(file, static_cast<std::uint16_t>(sample), 2);
  return file;
}

}  // namespace passerelle::audio
