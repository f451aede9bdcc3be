#include "tests/media/picture_maker.h"

#include <zlib.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

namespace passerelle::testing {
namespace {
std::string big16(unsigned value) { return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)}; }
std::string big32(std::size_t value) {
  return big16(static_cast<unsigned>(value >> 16)) + big16(static_cast<unsigned>(value & 0xffff));
}

struct Entry {
  unsigned tag, type, count;
  std::string value;  ///< padded to four bytes, or longer and kept behind
};

/// A TIFF directory at `at`, big-endian: entries, the offset of the next one, long values.
std::string directory(std::vector<Entry> entries, std::size_t at) {
  std::string head = big16(static_cast<unsigned>(entries.size())), behind;
  const std::size_t behindAt = at + 2 + entries.size() * 12 + 4;
  for (Entry& entry : entries) {
    head += big16(entry.tag) + big16(entry.type) + big32(entry.count);
    if (entry.value.size() > 4) {
      head += big32(behindAt + behind.size());
      behind += entry.value;
    } else {
      entry.value.resize(4, '\0');
      head += entry.value;
    }
  }
  return head + big32(0) + behind;
}

Entry text(unsigned tag, const std::string& value) {
  return {tag, 2, static_cast<unsigned>(value.size() + 1), value + std::string(4, '\0')};
}

/// EXIF with orientation, camera, artist, position and maker notes.
std::string tiff(int orientation) {
  constexpr unsigned kShort = 3, kLong = 4, kRational = 5, kUndefined = 7;
  const std::string position = big32(45) + big32(1) + big32(45) + big32(1) + big32(36) + big32(1);
  // Offsets need the sizes: the first directory is made twice.
  const auto first = [&](std::size_t exifAt, std::size_t gpsAt) {
    return directory({text(0x010f, "CamSecretMake"),
                      text(0x0110, "CamSecretModel"),
                      {0x0112, kShort, 1, big16(static_cast<unsigned>(orientation))},
                      text(0x013b, "ArtistSecret"),
                      {0x8769, kLong, 1, big32(exifAt)},
                      {0x8825, kLong, 1, big32(gpsAt)}},
                     8);
  };
  const std::size_t exifAt = 8 + first(0, 0).size();
  const std::string exif = directory({text(0x9003, "2026:11:17 17:42:05"),
                                      {0x927c, kUndefined, 40, "MakerNoteSecret serial 123456789012345678"},
                                      text(0xa431, "SerialSecret")},
                                     exifAt);
  const std::size_t gpsAt = exifAt + exif.size();
  const std::string gps = directory(
      {text(0x0001, "N"), {0x0002, kRational, 3, position}, text(0x0003, "E"), {0x0004, kRational, 3, position}},
      gpsAt);
  return "MM" + big16(42) + big32(8) + first(exifAt, gpsAt) + exif + gps;
}

const char kXmp[] =
    R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="XmpSecret"/></rdf:RDF></x:xmpmeta>)";

std::string segment(unsigned marker, const std::string& payload) {
  return std::string("\xff") + static_cast<char>(marker) + big16(static_cast<unsigned>(payload.size() + 2)) + payload;
}

std::string chunk(const std::string& name, const std::string& data) {
  const std::string named = name + data;
  const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
  return big32(data.size()) + named + big32(crc);
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
           static_cast<uLong>(bytes.size()));
  out.resize(size);
  return out;
}

media::Pixels fromPpm(const std::string& ppm) {
  media::Pixels pixels;
  int at = 0;
  if (std::sscanf(ppm.c_str(), "P6 %d %d 255%n", &pixels.width, &pixels.height, &at) != 2)
    throw std::runtime_error("no PPM");
  pixels.bytes.assign(ppm.begin() + at + 1, ppm.end());
  return pixels;
}
}  // namespace

media::Pixels quarters(int width, int height) {
  media::Pixels pixels{width, height, 3, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool right = x >= width / 2, low = y >= height / 2;
      const int shade = 40 * x / width + 20 * y / height;
      pixels.bytes.push_back(static_cast<std::uint8_t>((right ? 30 : 200) + shade));
      pixels.bytes.push_back(static_cast<std::uint8_t>((low ? 180 : 40) + shade));
      pixels.bytes.push_back(static_cast<std::uint8_t>((right == low ? 60 : 170) + shade));
    }
  }
  return pixels;
}

std::string jpegWithEverything(const media::Pixels& pixels, int orientation, bool progressive) {
  std::string plain = media::encodeJpeg(pixels, 92);
  if (progressive) {
    const auto folder = run("mktemp -d");
    const std::string in = folder.substr(0, folder.size() - 1) + "/in.jpg";
    writeFile(in, plain);
    plain = run("convert " + in + " -interlace JPEG -quality 92 jpg:-");
    run("rm -r " + folder);
  }
  const std::string photoshop = std::string("Photoshop 3.0\0", 14) + "8BIM" + big16(0x0404) + std::string(2, '\0') +
                                big32(16) + std::string("\x1c\x02\x19", 3) + big16(11) + "IptcSecret!";
  std::string icc = "ICC_PROFILE";
  icc += std::string("\0\1\1", 3) + std::string(128, 'p') + "IccSecret";
  return plain.substr(0, 2) + segment(0xe1, std::string("Exif\0\0", 6) + tiff(orientation)) +
         segment(0xe1, std::string("http://ns.adobe.com/xap/1.0/\0", 29) + kXmp) + segment(0xed, photoshop) +
         segment(0xe2, icc) + segment(0xfe, "CommentSecret") + segment(0xe9, "AppNineSecret") + plain.substr(2) +
         "TrailerSecret";
}

std::string jpegOfTwoPictures(const media::Pixels& pixels, int orientation) {
  constexpr unsigned kUndefined = 7, kLong = 4;
  const std::string trailer = "TrailerSecret";
  const auto one = [&](int turn) {
    const std::string whole = jpegWithEverything(pixels, turn);
    return whole.substr(0, whole.size() - trailer.size());
  };
  const std::string first = one(orientation), second = one(orientation);
  // The index is as long whatever it says: made once for its size. Offsets count from its own TIFF head.
  const auto index = [&](std::size_t firstSize, std::size_t secondAt) {
    const std::string entries = big32(0x030000) + big32(firstSize) + big32(0) + big32(0) +  // a JPEG, the main picture
                                big32(0x020002) + big32(second.size()) + big32(secondAt) + big32(0);
    return segment(
        0xe2,
        std::string("MPF\0", 4) + "MM" + big16(42) + big32(8) +
            directory(
                {{0xb000, kUndefined, 4, "0100"}, {0xb001, kLong, 1, big32(2)}, {0xb002, kUndefined, 32, entries}}, 8));
  };
  const std::size_t size = first.size() + index(0, 0).size(), headAt = 2 + 4 + 4;
  return first.substr(0, 2) + index(size, size - headAt) + first.substr(2) + second + trailer;
}

std::string printingJpeg(int width, int height) {
  const std::string plain = run("convert -size " + std::to_string(width) + "x" + std::to_string(height) +
                                " gradient:red-blue -colorspace CMYK jpg:-");
  return plain.substr(0, 2) + segment(0xe1, std::string("Exif\0\0", 6) + tiff(1)) +
         segment(0xe1, std::string("http://ns.adobe.com/xap/1.0/\0", 29) + kXmp) + plain.substr(2);
}

std::string hugePng(int side) {
  const std::string header =
      big32(static_cast<std::size_t>(side)) + big32(static_cast<std::size_t>(side)) + std::string("\x01\0\0\0\0", 5);
  const std::string rows((static_cast<std::size_t>(side) / 8 + 1) * static_cast<std::size_t>(side), '\0');
  return std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", deflated(rows)) +
         chunk("IEND", "");
}

std::string pngWithEverything(const media::Pixels& pixels, int orientation) {
  std::string rows;
  for (int y = 0; y < pixels.height; ++y) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(pixels.at(0, y)), static_cast<std::size_t>(pixels.width) * 3);
  }
  const std::string header = big32(static_cast<std::size_t>(pixels.width)) +
                             big32(static_cast<std::size_t>(pixels.height)) + std::string("\x08\x02\0\0\0", 5);
  std::string signature("\x89PNG\r\n\x1a\n", 8);
  return signature + chunk("IHDR", header) + chunk("eXIf", tiff(orientation)) +
         chunk("tEXt", std::string("Author\0ArtistSecret", 19)) +
         chunk("iTXt", std::string("XML:com.adobe.xmp\0\0\0\0\0", 22) + kXmp) +
         chunk("zTXt", std::string("Comment\0\0", 9) + deflated("CommentSecret")) +
         chunk("tIME", std::string("\x07\xea\x0b\x11\x11\x2a\x05", 7)) + chunk("prIv", "AppNineSecret") +
         chunk("IDAT", deflated(rows)) + chunk("tEXt", std::string("Software\0SerialSecret", 21)) + chunk("IEND", "") +
         "TrailerSecret";
}

std::vector<std::string> secretsInside() {
  return {"CamSecretMake", "CamSecretModel", "ArtistSecret", "MakerNoteSecret", "SerialSecret",
          "XmpSecret",     "IptcSecret",     "IccSecret",    "CommentSecret",   "AppNineSecret",
          "TrailerSecret", "Exif",           "2026:11:17"};
}

media::Pixels byImageMagick(const std::string& picture, const std::string& folder) {
  const std::string path = folder + "/opinion";
  writeFile(path, picture);
  const media::Pixels pixels = fromPpm(run("convert " + path + " -strip -depth 8 ppm:-"));
  std::remove(path.c_str());
  return pixels;
}

std::map<std::string, media::Pixels> folderByImageMagick(const std::string& folder, const std::string& ending,
                                                         const std::string& options) {
  run("cd " + folder + " && mogrify " + options + " -strip -depth 8 -format ppm *." + ending);
  std::map<std::string, media::Pixels> pictures;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".ppm") continue;
    pictures[entry.path().stem().string()] = fromPpm(readFile(entry.path().string()));
    std::filesystem::remove(entry.path());
  }
  return pictures;
}

double meanDifference(const media::Pixels& one, const media::Pixels& other) {
  if (one.width != other.width || one.height != other.height || one.bytes.size() != other.bytes.size()) return 255;
  double sum = 0;
  for (std::size_t i = 0; i < one.bytes.size(); ++i) sum += std::abs(int{one.bytes[i]} - int{other.bytes[i]});
  return sum / static_cast<double>(one.bytes.size());
}

std::vector<std::string> metadataByExiftool(const std::string& folder) {
  static const std::set<std::string> kBare = {
      "ImageWidth",        "ImageHeight",    "EncodingProcess", "BitsPerSample", "ColorComponents", "YCbCrSubSampling",
      "JFIFVersion",       "ResolutionUnit", "XResolution",     "YResolution",   "BitDepth",        "ColorType",
      "Compression",       "Filter",         "Interlace",       "ImageSize",     "Megapixels",      "FileType",
      "FileTypeExtension", "MIMEType",       "SRGBRendering",   "Gamma"};
  static const std::set<std::string> kOutside = {"ExifTool", "System"};
  std::vector<std::string> found;
  for (const auto& file : nlohmann::json::parse(run("exiftool -q -j -G1 -a -u -U " + folder))) {
    for (const auto& [name, value] : file.items()) {
      const std::size_t colon = name.find(':');
      if (colon == std::string::npos) continue;  // SourceFile
      const std::string group = name.substr(0, colon), tag = name.substr(colon + 1);
      if (kOutside.contains(group) || kBare.contains(tag)) continue;
      found.push_back(file["SourceFile"].get<std::string>() + ": " + name + " = " + value.dump());
    }
  }
  return found;
}

std::string run(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), [](FILE*) { return 0; });
  std::string output;
  std::array<char, 65536> piece{};
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe.get()))
    output.append(piece.data(), got);
  if (const int status = ::pclose(pipe.get()); status != 0)
    throw std::runtime_error(command + " ended with " + std::to_string(status));
  return output;
}

void writeFile(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace passerelle::testing
