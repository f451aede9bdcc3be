#include "backend/media/worker/clean_picture.h"

#include "shared/domain/picture_header.h"

namespace passerelle::media {

CleaningResult cleanPicture(std::string_view bytes) {
  if (bytes.size() > kMaxPictureBytes) return tl::unexpected(PictureFault::tooHeavy);
  const auto header = readPictureHeader(bytes);
  if (!header) return tl::unexpected(PictureFault::unknownType);
  // The header first: what is too large is never decoded.
  if (header->width > kMaxPixels || header->height > kMaxPixels || header->width * header->height > kMaxPixels)
    return tl::unexpected(PictureFault::tooManyPixels);
  if (header->scans > kMaxScans) return tl::unexpected(PictureFault::tooComplex);
  if (!header->complete) return tl::unexpected(PictureFault::damaged);
  if (header->type == PictureType::png) return cleanPng(bytes, header->orientation);
  if (header->components == 4) return tl::unexpected(PictureFault::printColours);
  return cleanJpeg(bytes, header->orientation);
}

}  // namespace passerelle::media
