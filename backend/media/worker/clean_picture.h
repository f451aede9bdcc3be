// The work itself: a stranger's bytes in, a clean picture out. Runs in the worker process; in the server's own only
// where every byte comes from a test.
#pragma once
#include <string_view>

#include "backend/media/cleaner.h"

namespace passerelle::media {

/// A JPEG keeps its coefficients (nothing is lost) where it can be turned so; a PNG keeps its pixels.
/// Never throws for bad input; std::bad_alloc when the process may not have the memory.
CleaningResult cleanPicture(std::string_view bytes);

/// The parts, by type; the header was checked before.
CleaningResult cleanJpeg(std::string_view bytes, int orientation);
CleaningResult cleanPng(std::string_view bytes, int orientation);

/// A real photo has about 10; each costs a pass over the whole.
inline constexpr int kMaxScans = 64;
inline constexpr int kThumbnailQuality = 75;
inline constexpr int kReencodeQuality = 92;

}  // namespace passerelle::media
