// Cleaning a medium: a picture without metadata, upright, with a thumbnail beside it; a voice memo without tags.
// Decoding a stranger's file is done elsewhere (another process); this is the seam.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <tl/expected.hpp>

#include "shared/base/error.h"

namespace passerelle::media {

/// A picture, or a voice memo (no pixels, no thumbnail).
struct CleanedPicture {
  std::string bytes;  ///< without metadata, upright
  std::string type;   ///< image/jpeg, image/png or audio/ogg, by content
  int width = 0;      ///< pixels
  int height = 0;
  std::string thumbnail;  ///< JPEG of at most 320 px
  int durationMs = 0;     ///< of a voice memo
};

/// Why a file cannot be kept.
enum class PictureFault {
  unknownType,    ///< neither JPEG nor PNG
  damaged,        ///< truncated or broken
  tooManyPixels,  ///< more than 40 million
  tooHeavy,       ///< more than 12 MB
  tooComplex,     ///< costs more time or memory than any real photo, or its cleaner died of it
  printColours,   ///< CMYK
  notVoice,       ///< announced as a voice memo, and not Ogg Opus
  damagedVoice,   ///< truncated, broken, or more than one recording
  tooLongVoice,   ///< more than kMaxVoice
  busy,           ///< nobody had time: ask again
};

/// Whether a fault speaks of a memo; the others speak of a picture.
inline bool isOfVoice(PictureFault fault) {
  return fault == PictureFault::notVoice || fault == PictureFault::damagedVoice || fault == PictureFault::tooLongVoice;
}

using CleaningResult = tl::expected<CleanedPicture, PictureFault>;

/// The fault in words for a person, in "fr" or "en", with what to do.
Error errorOf(PictureFault fault, const std::string& language);

class Cleaner {
 public:
  virtual ~Cleaner() = default;
  /// `done` fires once, on any thread. Thread-safe.
  virtual void clean(std::string bytes, std::function<void(CleaningResult)> done) = 0;
};

inline constexpr std::int64_t kMaxPixels = 40'000'000;
inline constexpr std::size_t kMaxPictureBytes = 12 * 1024 * 1024;
inline constexpr int kThumbnailPx = 320;

}  // namespace passerelle::media
