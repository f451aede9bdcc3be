#include "backend/media/worker/clean_voice.h"

#include <algorithm>

#include "backend/media/worker/clean_picture.h"
#include "shared/audio/voice_codec.h"
#include "shared/domain/voice.h"

namespace passerelle::media {
namespace {
PictureFault faultOf(audio::VoiceFault fault) {
  switch (fault) {
    case audio::VoiceFault::notOpus:
      return PictureFault::notVoice;
    case audio::VoiceFault::tooLong:
      return PictureFault::tooLongVoice;
    case audio::VoiceFault::damaged:
      return PictureFault::damagedVoice;
  }
  return PictureFault::damagedVoice;
}
}  // namespace

CleaningResult cleanVoice(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(kMaxVoiceBytes)) return tl::unexpected(PictureFault::tooHeavy);
  const auto recording = audio::readOggOpus(bytes);
  if (!recording) return tl::unexpected(faultOf(recording.error()));
  if (!audio::decodeVoice(*recording)) return tl::unexpected(PictureFault::damagedVoice);
  CleanedPicture voice;
  voice.bytes = audio::writeOggOpus(*recording);
  voice.type = kVoiceType;
  voice.durationMs = std::max(1, static_cast<int>(recording->duration().count()));
  return voice;
}

CleaningResult cleanMedium(std::string_view bytes) {
  return bytes.starts_with("OggS") ? cleanVoice(bytes) : cleanPicture(bytes);
}

}  // namespace passerelle::media
