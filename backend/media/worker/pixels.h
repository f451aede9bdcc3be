// Decoded pixels, and the few things done to them: turning upright, shrinking, encoding.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace passerelle::media {

/// Rows of pixels from the top, no padding.
struct Pixels {
  int width = 0;
  int height = 0;
  int channels = 3;  ///< 3: RGB, 4: RGBA
  std::vector<std::uint8_t> bytes;

  const std::uint8_t* at(int x, int y) const {
    return bytes.data() +
           (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels);
  }
};

/// Turned so that what an EXIF `orientation` (1–8) describes stands upright.
Pixels upright(const Pixels& pixels, int orientation);
/// RGB with a long side of at most `longSidePx`, each pixel the mean of what it covers; RGBA is laid on white.
Pixels shrunk(const Pixels& pixels, int longSidePx);
/// A baseline JPEG of RGB pixels; empty when the encoder refuses. `quality` 1–100.
std::string encodeJpeg(const Pixels& pixels, int quality);

}  // namespace passerelle::media
