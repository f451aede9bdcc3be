// PNG by libpng: decoded to prove it whole and to make the thumbnail; what is kept are the chunks that make the
// picture.
#include <png.h>

#include <algorithm>
#include <array>
#include <optional>

#include "backend/media/worker/clean_picture.h"
#include "backend/media/worker/pixels.h"

namespace passerelle::media {
namespace {

std::optional<Pixels> decode(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGBA;
  Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), 4, {}};
  pixels.bytes.resize(PNG_IMAGE_SIZE(image));
  const int outcome = png_image_finish_read(&image, nullptr, pixels.bytes.data(), 0, nullptr);
  png_image_free(&image);
  return outcome == 0 ? std::nullopt : std::optional<Pixels>(std::move(pixels));
}

std::optional<std::string> encode(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGBA;
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.bytes.data(), 0, nullptr) == 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

/// Signature and the chunks without which the picture would look otherwise. Lengths were checked with the header.
std::string keepPicture(std::string_view bytes) {
  constexpr std::size_t kSignatureBytes = 8, kChunkOverheadBytes = 12;
  constexpr std::array<std::string_view, 8> kKept = {"IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND"};
  std::string kept(bytes.substr(0, kSignatureBytes));
  for (std::size_t at = kSignatureBytes; at + kChunkOverheadBytes <= bytes.size();) {
    const auto u8 = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])); };
    const std::size_t whole = (u8(0) << 24 | u8(1) << 16 | u8(2) << 8 | u8(3)) + kChunkOverheadBytes;
    const std::string_view name = bytes.substr(at + 4, 4);
    if (std::find(kKept.begin(), kKept.end(), name) != kKept.end()) kept += bytes.substr(at, whole);
    if (name == "IEND") break;
    at += whole;
  }
  return kept;
}
}  // namespace

CleaningResult cleanPng(std::string_view bytes, int orientation) {
  const auto pixels = decode(bytes);
  if (!pixels) return tl::unexpected(PictureFault::damaged);
  CleanedPicture picture;
  picture.type = "image/png";
  const Pixels* standing = &*pixels;
  Pixels turned;
  if (orientation > 1) {
    turned = upright(*pixels, orientation);
    standing = &turned;
    auto encoded = encode(turned);
    if (!encoded) return tl::unexpected(PictureFault::damaged);
    picture.bytes = std::move(*encoded);
  } else {
    picture.bytes = keepPicture(bytes);
  }
  picture.width = standing->width;
  picture.height = standing->height;
  picture.thumbnail = encodeJpeg(shrunk(*standing, kThumbnailPx), kThumbnailQuality);
  if (picture.thumbnail.empty()) return tl::unexpected(PictureFault::damaged);
  return picture;
}

}  // namespace passerelle::media
