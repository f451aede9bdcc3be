// WAV files: what other recorders leave behind, and what stands in for a microphone in tests.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle::audio {

/// Sound of a WAV file as one channel at kVoiceHz. Understands whole numbers of 8, 16, 24 and 32 bits and floating
/// point of 32, at 8 to 192 kHz, with up to 8 channels. `unsupportedType` for anything else, `tooLarge` beyond
/// kMaxVoice, `invalid` without sound.
Result<std::vector<std::int16_t>> readWav(std::string_view bytes);

/// 16 bits, one channel, kVoiceHz.
std::string writeWav(const std::vector<std::int16_t>& samples);

}  // namespace passerelle::audio
