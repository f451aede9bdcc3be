// What a voice memo may be: the same limits on phone and server.
#pragma once
#include <chrono>
#include <cstdint>
#include <string_view>

namespace passerelle {

/// The only form a voice memo is kept and sent in.
inline constexpr std::string_view kVoiceType = "audio/ogg";
/// The longest memo: longer is a conversation, and a conversation has other people's voices in it.
inline constexpr std::chrono::milliseconds kMaxVoice{5 * 60 * 1000};
/// A recorder stops at the limit, not before it: the last piece may stand over.
inline constexpr std::chrono::milliseconds kVoiceTolerance{2'000};
/// Five minutes at 24 kbit/s are 0.9 MB; a file from another app may be richer.
inline constexpr std::int64_t kMaxVoiceBytes = 6 * 1024 * 1024;

}  // namespace passerelle
