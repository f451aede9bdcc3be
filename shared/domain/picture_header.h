// What a picture file says about itself, read without decoding a pixel: so a bomb is recognised before it goes off.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace passerelle {

enum class PictureType { jpeg, png };

struct PictureHeader {
  PictureType type = PictureType::jpeg;
  std::int64_t width = 0;  ///< pixels, as stored; 0 when the file does not say
  std::int64_t height = 0;
  int orientation = 1;    ///< EXIF 2.32, tag 0x0112: 1 upright … 8; 1 when not said
  int components = 0;     ///< of a JPEG: 1 gray, 3 colour, 4 printing colours
  int scans = 0;          ///< of a JPEG: a real progressive photo has about 10
  bool complete = false;  ///< the structure holds up to its end mark; what follows that is not looked at
};

/// By content (magic), never by name. nullopt: neither JPEG nor PNG. Reads any bytes without going out of bounds.
/// Sources: ITU-T T.81 annex B, PNG 1.2 chapter 3, EXIF 2.32 section 4.6.
std::optional<PictureHeader> readPictureHeader(std::string_view bytes);

}  // namespace passerelle
