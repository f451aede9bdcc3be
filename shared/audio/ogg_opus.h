// A voice recording as one Ogg Opus stream (RFC 3533, RFC 7845): read strictly, written without a word about anybody.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace passerelle::audio {

/// Opus counts time in samples of this clock, whatever was recorded.
inline constexpr int kOpusHz = 48'000;

/// Why bytes cannot be kept as a voice recording.
enum class VoiceFault {
  notOpus,  ///< not Ogg, or Ogg with something else in it
  damaged,  ///< truncated, a wrong checksum, a hole, several streams, times that cannot be
  tooLong,  ///< longer than kMaxVoice
};

/// What makes the sound, and nothing else.
struct OpusRecording {
  int channels = 1;  ///< 1 or 2
  int preSkip = 0;   ///< samples at 48 kHz to throw away at the beginning
  std::vector<std::string> packets;
  std::int64_t samples = 0;  ///< that are heard, at 48 kHz

  std::chrono::milliseconds duration() const { return std::chrono::milliseconds(samples * 1000 / kOpusHz); }
};

/// Whether a file may miss its last page's mark: other apps' recorders sometimes forget it, ours never does.
enum class Ending { marked, anyhow };

/// Reads exactly one stream of one recording: every checksum right, every page in order, every packet of a legal
/// length, times that agree with the packets, nothing before, between or behind. Padding inside packets (a place to
/// hide things) is dropped. Packets are not decoded here: see decodeVoice(). Memory: a few times `bytes`.
tl::expected<OpusRecording, VoiceFault> readOggOpus(std::string_view bytes, Ending ending = Ending::marked);

/// The same sound always gives the same bytes: no tags but the obligatory empty ones, no encoder's name, no serial
/// number of chance.
std::string writeOggOpus(const OpusRecording& recording);

/// Samples at 48 kHz of one packet; 0 when it is none.
int samplesOf(std::string_view packet);

}  // namespace passerelle::audio
