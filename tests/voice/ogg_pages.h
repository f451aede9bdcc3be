// Ogg files made page by page, to be as wrong as a test wants, with checksums that are right.
#pragma once
#include <ogg/ogg.h>

#include <cstdint>
#include <string>
#include <vector>

namespace passerelle::testing {

/// One packet a page; the page tells `times[i]`. The last page is marked as the end.
inline std::string oggFile(std::vector<std::string> packets, std::vector<std::int64_t> times, int serial = 9) {
  ogg_stream_state stream;
  ogg_stream_init(&stream, serial);
  std::string file;
  for (std::size_t i = 0; i < packets.size(); ++i) {
    ogg_packet packet{reinterpret_cast<unsigned char*>(packets[i].data()),
                      static_cast<long>(packets[i].size()),
                      i == 0,
                      i + 1 == packets.size(),
                      times[i],
                      static_cast<std::int64_t>(i)};
    ogg_stream_packetin(&stream, &packet);
    ogg_page page;
    while (ogg_stream_flush(&stream, &page) != 0) {
      file.append(reinterpret_cast<const char*>(page.header), static_cast<std::size_t>(page.header_len));
      file.append(reinterpret_cast<const char*>(page.body), static_cast<std::size_t>(page.body_len));
    }
  }
  ogg_stream_clear(&stream);
  return file;
}

/// Every page that can still be found gets a right checksum, so that what is wrong inside reaches the reader.
inline void mendChecksums(std::string& file) {
  for (std::size_t at = file.find("OggS"); at != std::string::npos; at = file.find("OggS", at + 4)) {
    if (at + 27 > file.size()) return;
    const auto segments = static_cast<unsigned char>(file[at + 26]);
    std::size_t body = 0;
    if (at + 27 + segments > file.size()) return;
    for (std::size_t i = 0; i < segments; ++i) body += static_cast<unsigned char>(file[at + 27 + i]);
    if (at + 27 + segments + body > file.size()) return;
    auto* bytes = reinterpret_cast<unsigned char*>(file.data()) + at;
    ogg_page page{bytes, 27L + segments, bytes + 27 + segments, static_cast<long>(body)};
    ogg_page_checksum_set(&page);
  }
}

}  // namespace passerelle::testing
