#include "backend/media/worker/pixels.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>

namespace passerelle::media {

Pixels upright(const Pixels& pixels, int orientation) {
  if (orientation <= 1 || orientation > 8) return pixels;
  const bool swapped = orientation >= 5;
  Pixels turned{swapped ? pixels.height : pixels.width, swapped ? pixels.width : pixels.height, pixels.channels, {}};
  turned.bytes.resize(pixels.bytes.size());
  const int right = pixels.width - 1, bottom = pixels.height - 1;
  std::uint8_t* to = turned.bytes.data();
  for (int y = 0; y < turned.height; ++y) {
    for (int x = 0; x < turned.width; ++x) {
      const std::uint8_t* from = nullptr;
      switch (orientation) {
        case 2:
          from = pixels.at(right - x, y);
          break;
        case 3:
          from = pixels.at(right - x, bottom - y);
          break;
        case 4:
          from = pixels.at(x, bottom - y);
          break;
        case 5:
          from = pixels.at(y, x);
          break;
        case 6:
          from = pixels.at(y, bottom - x);
          break;
        case 7:
          from = pixels.at(right - y, bottom - x);
          break;
        default:
          from = pixels.at(right - y, x);
          break;
      }
      to = std::copy_n(from, pixels.channels, to);
    }
  }
  return turned;
}

Pixels shrunk(const Pixels& pixels, int longSidePx) {
  const int longSide = std::max(pixels.width, pixels.height);
  const auto scaled = [&](int length) {
    if (longSide <= longSidePx) return length;
    return std::max(1, static_cast<int>((static_cast<std::int64_t>(length) * longSidePx + longSide / 2) / longSide));
  };
  Pixels small{scaled(pixels.width), scaled(pixels.height), 3, {}};
  small.bytes.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height) * 3);
  const auto edge = [](int i, int count, int length) {
    return static_cast<int>(static_cast<std::int64_t>(i) * length / count);
  };
  for (int y = 0; y < small.height; ++y) {
    const int top = edge(y, small.height, pixels.height),
              bottom = std::max(top + 1, edge(y + 1, small.height, pixels.height));
    for (int x = 0; x < small.width; ++x) {
      const int left = edge(x, small.width, pixels.width),
                right = std::max(left + 1, edge(x + 1, small.width, pixels.width));
      std::uint64_t sum[3] = {0, 0, 0};
      for (int sy = top; sy < bottom; ++sy) {
        const std::uint8_t* from = pixels.at(left, sy);
        for (int sx = left; sx < right; ++sx, from += pixels.channels) {
          const unsigned opaque = pixels.channels == 4 ? from[3] : 255U;
          for (int c = 0; c < 3; ++c) sum[c] += (from[c] * opaque + 255U * (255U - opaque)) / 255U;
        }
      }
      const std::uint64_t covered = static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
      for (const std::uint64_t channel : sum) small.bytes.push_back(static_cast<std::uint8_t>(channel / covered));
    }
  }
  return small;
}

std::string encodeJpeg(const Pixels& pixels, int quality) {
  const std::unique_ptr<void, int (*)(tjhandle)> encoder(tjInitCompress(), tjDestroy);
  unsigned char* jpeg = nullptr;
  unsigned long size = 0;
  const int outcome = tjCompress2(encoder.get(), pixels.bytes.data(), pixels.width, 0, pixels.height, TJPF_RGB, &jpeg,
                                  &size, TJSAMP_420, quality, 0);
  std::string bytes = outcome == 0 ? std::string(reinterpret_cast<const char*>(jpeg), size) : std::string();
  tjFree(jpeg);
  return bytes;
}

}  // namespace passerelle::media
