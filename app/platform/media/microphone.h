// The device's microphone and loudspeaker, through Qt Multimedia.
#pragma once
#include <memory>

#include "app/platform/modules/voice_source.h"

namespace passerelle {

/// Without a microphone it says so, and notices one that is plugged in.
std::unique_ptr<VoiceSource> makeMicrophone();
std::unique_ptr<VoiceOutput> makeLoudspeaker();

}  // namespace passerelle
