#include "shared/domain/picture_header.h"

namespace passerelle {
namespace {

/// Numbers at any place of some bytes; 0 beyond their end.
class Reader {
 public:
  explicit Reader(std::string_view bytes, bool littleEndian = false) : m_bytes(bytes), m_little(littleEndian) {}
  std::size_t size() const { return m_bytes.size(); }
  unsigned u8(std::size_t at) const { return at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[at]) : 0U; }
  unsigned u16(std::size_t at) const { return m_little ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1); }
  std::uint32_t u32(std::size_t at) const {
    return m_little ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
  }

 private:
  std::string_view m_bytes;
  bool m_little;
};

/// The orientation in a TIFF block, as EXIF keeps it.
int orientationOf(std::string_view tiff) {
  constexpr unsigned kOrientationTag = 0x0112, kShort = 3;
  constexpr std::size_t kEntryBytes = 12, kMagic = 42;
  if (!tiff.starts_with("II") && !tiff.starts_with("MM")) return 1;
  const Reader reader(tiff, tiff.starts_with("II"));
  if (reader.u16(2) != kMagic) return 1;
  const std::size_t directory = reader.u32(4);
  if (directory >= tiff.size()) return 1;
  const unsigned entries = reader.u16(directory);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * kEntryBytes;
    if (entry + kEntryBytes > tiff.size()) return 1;
    if (reader.u16(entry) != kOrientationTag || reader.u16(entry + 2) != kShort) continue;
    const unsigned value = reader.u16(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

PictureHeader readJpeg(std::string_view bytes) {
  constexpr unsigned kMark = 0xff, kEnd = 0xd9, kScan = 0xda, kExif = 0xe1;
  constexpr std::string_view kExifName("Exif\0\0", 6);
  PictureHeader header;
  const Reader reader(bytes);
  bool oriented = false;
  std::size_t at = 2;
  while (at + 4 <= bytes.size() || (at + 2 <= bytes.size() && reader.u8(at + 1) == kEnd)) {
    if (reader.u8(at) != kMark) return header;
    const unsigned marker = reader.u8(at + 1);
    if (marker == kMark) {  // a fill byte
      ++at;
      continue;
    }
    if (marker == kEnd) {
      header.complete = header.scans > 0 && header.width > 0 && header.height > 0;
      return header;
    }
    if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {  // marks that stand alone
      at += 2;
      continue;
    }
    const std::size_t length = reader.u16(at + 2);
    if (length < 2 || at + 2 + length > bytes.size()) return header;
    const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) {
      header.height = reader.u16(at + 5);
      header.width = reader.u16(at + 7);
      header.components = static_cast<int>(reader.u8(at + 9));
    }
    const std::string_view payload = bytes.substr(at + 4, length - 2);
    if (marker == kExif && !oriented && payload.starts_with(kExifName)) {
      oriented = true;
      header.orientation = orientationOf(payload.substr(kExifName.size()));
    }
    at += 2 + length;
    if (marker != kScan) continue;
    ++header.scans;
    // Entropy-coded bytes end at the first mark that is neither a stuffed zero nor a restart.
    while (at < bytes.size()) {
      at = bytes.find('\xff', at);
      if (at == std::string_view::npos) return header;
      const unsigned next = reader.u8(at + 1);
      if (next != 0x00 && !(next >= 0xd0 && next <= 0xd7) && next != kMark) break;
      at += next == kMark ? 1 : 2;
    }
  }
  return header;
}

PictureHeader readPng(std::string_view bytes) {
  constexpr std::size_t kSignatureBytes = 8, kChunkOverheadBytes = 12;
  PictureHeader header;
  header.type = PictureType::png;
  const Reader reader(bytes);
  bool data = false;
  std::size_t at = kSignatureBytes;
  while (at + kChunkOverheadBytes <= bytes.size()) {
    const std::size_t length = reader.u32(at);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - kChunkOverheadBytes) return header;
    if (at == kSignatureBytes) {
      if (name != "IHDR" || length != 13) return header;
      header.width = reader.u32(at + 8);
      header.height = reader.u32(at + 12);
    }
    data = data || name == "IDAT";
    if (name == "eXIf") header.orientation = orientationOf(bytes.substr(at + 8, length));
    if (name == "IEND") {
      header.complete = data && header.width > 0 && header.height > 0;
      return header;
    }
    at += kChunkOverheadBytes + length;
  }
  return header;
}
}  // namespace

std::optional<PictureHeader> readPictureHeader(std::string_view bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return readJpeg(bytes);
  if (bytes.starts_with(std::string_view("\x89PNG\r\n\x1a\n", 8))) return readPng(bytes);
  return std::nullopt;
}

}  // namespace passerelle
