// JPEG by libjpeg-turbo: coefficients are copied without any marker segment, turned without loss where the size allows.
#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "backend/media/worker/clean_picture.h"
#include "backend/media/worker/pixels.h"

namespace passerelle::media {
namespace {
using Handle = std::unique_ptr<void, int (*)(tjhandle)>;

const unsigned char* data(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

struct Frame {
  int width = 0, height = 0, subsampling = 0, colourSpace = 0;
};

std::optional<Frame> frameOf(tjhandle decoder, std::string_view bytes) {
  Frame frame;
  if (tjDecompressHeader3(decoder, data(bytes), bytes.size(), &frame.width, &frame.height, &frame.subsampling,
                          &frame.colourSpace) != 0 ||
      frame.width <= 0 || frame.height <= 0 || static_cast<std::int64_t>(frame.width) * frame.height > kMaxPixels)
    return std::nullopt;
  return frame;
}

/// The smallest decoding that still is at least `longSidePx` long; the whole when 0.
std::optional<Pixels> decode(std::string_view bytes, int longSidePx) {
  const Handle decoder(tjInitDecompress(), tjDestroy);
  const auto frame = frameOf(decoder.get(), bytes);
  if (!frame) return std::nullopt;
  Pixels pixels{frame->width, frame->height, 3, {}};
  int count = 0;
  const tjscalingfactor* factors = tjGetScalingFactors(&count);
  for (int i = 0; longSidePx > 0 && i < count; ++i) {
    const int width = TJSCALED(frame->width, factors[i]), height = TJSCALED(frame->height, factors[i]);
    if (std::max(width, height) < longSidePx || width > pixels.width || height > pixels.height) continue;
    pixels.width = width;
    pixels.height = height;
  }
  pixels.bytes.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 3);
  if (tjDecompress2(decoder.get(), data(bytes), bytes.size(), pixels.bytes.data(), pixels.width, 0, pixels.height,
                    TJPF_RGB, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) != 0)
    return std::nullopt;
  return pixels;
}

/// The same coefficients without metadata, turned; nothing when the picture is broken, or cannot be turned without
/// loss.
std::optional<std::string> transform(std::string_view bytes, int orientation) {
  constexpr int kTurns[] = {TJXOP_NONE,      TJXOP_NONE,  TJXOP_HFLIP,      TJXOP_ROT180, TJXOP_VFLIP,
                            TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270};
  const Handle transformer(tjInitTransform(), tjDestroy);
  tjtransform turn{};
  turn.op = kTurns[orientation];
  // Progressive: a tenth smaller than a phone's file, and on a slow network the whole is seen early.
  turn.options = TJXOPT_COPYNONE | TJXOPT_PERFECT | TJXOPT_PROGRESSIVE;
  unsigned char* jpeg = nullptr;
  unsigned long size = 0;
  const int outcome = tjTransform(transformer.get(), data(bytes), bytes.size(), 1, &jpeg, &size, &turn,
                                  TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS);
  std::optional<std::string> turned;
  if (outcome == 0) turned = std::string(reinterpret_cast<const char*>(jpeg), size);
  tjFree(jpeg);
  return turned;
}
}  // namespace

CleaningResult cleanJpeg(std::string_view bytes, int orientation) {
  const Handle decoder(tjInitDecompress(), tjDestroy);
  const auto frame = frameOf(decoder.get(), bytes);
  if (!frame) return tl::unexpected(PictureFault::damaged);
  if (frame->colourSpace == TJCS_CMYK || frame->colourSpace == TJCS_YCCK)
    return tl::unexpected(PictureFault::printColours);

  auto clean = transform(bytes, orientation);
  if (!clean && orientation > 1) {
    const auto whole = decode(bytes, 0);
    if (whole) clean = encodeJpeg(upright(*whole, orientation), kReencodeQuality);
  }
  if (!clean || clean->empty()) return tl::unexpected(PictureFault::damaged);
  const auto half = decode(*clean, kThumbnailPx);
  if (!half) return tl::unexpected(PictureFault::damaged);
  const bool swapped = orientation >= 5;
  CleanedPicture picture{std::move(*clean), "image/jpeg", swapped ? frame->height : frame->width,
                         swapped ? frame->width : frame->height,
                         encodeJpeg(shrunk(*half, kThumbnailPx), kThumbnailQuality)};
  if (picture.thumbnail.empty()) return tl::unexpected(PictureFault::damaged);
  return picture;
}

}  // namespace passerelle::media
