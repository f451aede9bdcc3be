#include "shared/audio/ogg_opus.h"

#include <ogg/ogg.h>
#include <opus/opus.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "shared/domain/voice.h"

namespace passerelle::audio {
namespace {
constexpr int kSerial = 1;
constexpr int kPacketsAPage = 50;  // about a second
constexpr int kMaxPreSkip = kOpusHz;
constexpr std::size_t kHeadBytes = 19;
constexpr std::size_t kMaxPacketBytes = 61'440;  // RFC 7845, 6

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// libogg's two halves, given back.
struct Sync {
  ogg_sync_state state;
  Sync() { ogg_sync_init(&state); }
  ~Sync() { ogg_sync_clear(&state); }
  Sync(const Sync&) = delete;
  Sync& operator=(const Sync&) = delete;
};
struct Stream {
  ogg_stream_state state;
  explicit Stream(int serial) { ogg_stream_init(&state, serial); }
  ~Stream() { ogg_stream_clear(&state); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

/// Takes page after page and remembers what they say; `fault` ends it.
class Reader {
 public:
  std::optional<VoiceFault> take(ogg_page& page) {
    if (m_ended) return VoiceFault::damaged;  // chained, or rubbish behind
    const bool first = !m_stream;
    if (first != (ogg_page_bos(&page) != 0)) return first ? VoiceFault::notOpus : VoiceFault::damaged;
    if (first) m_stream = std::make_unique<Stream>(ogg_page_serialno(&page));
    if (ogg_page_pageno(&page) != m_pages++ || ogg_stream_pagein(&m_stream->state, &page) != 0)
      return VoiceFault::damaged;
    m_ended = ogg_page_eos(&page) != 0;
    const std::size_t before = m_recording.packets.size();
    ogg_packet packet;
    for (int got = 0; (got = ogg_stream_packetout(&m_stream->state, &packet)) != 0;) {
      if (got < 0 || packet.bytes < 0) return VoiceFault::damaged;
      const std::string_view bytes(reinterpret_cast<const char*>(packet.packet),
                                   static_cast<std::size_t>(packet.bytes));
      if (auto fault = take(bytes)) return fault;
      if (first && m_headers != 1) return VoiceFault::damaged;  // the head has a page for itself
    }
    if (m_headers == 0) return VoiceFault::notOpus;
    return checkTime(ogg_page_granulepos(&page), m_recording.packets.size() > before);
  }

  tl::expected<OpusRecording, VoiceFault> finish(Ending ending) {
    if (m_pages == 0) return tl::unexpected(VoiceFault::notOpus);
    if ((!m_ended && ending == Ending::marked) || m_recording.packets.empty() || m_lastTime < 0)
      return tl::unexpected(VoiceFault::damaged);
    m_recording.samples = m_lastTime - m_recording.preSkip;
    if (m_recording.samples <= 0) return tl::unexpected(VoiceFault::damaged);
    return std::move(m_recording);
  }

 private:
  std::optional<VoiceFault> take(std::string_view packet) {
    if (m_headers == 0) return takeHead(packet);
    if (m_headers == 1) {
      ++m_headers;
      return packet.starts_with("OpusTags") ? std::nullopt : std::optional(VoiceFault::damaged);
    }
    const int samples = packet.size() > kMaxPacketBytes ? 0 : samplesOf(packet);
    if (samples == 0) return VoiceFault::damaged;
    m_total += samples;
    if (m_total > (kMaxVoice + kVoiceTolerance).count() * (kOpusHz / 1000)) return VoiceFault::tooLong;
    std::string bare(packet);
    const int length = opus_packet_unpad(bytesOf(bare), static_cast<opus_int32>(bare.size()));
    if (length <= 0) return VoiceFault::damaged;
    bare.resize(static_cast<std::size_t>(length));
    m_recording.packets.push_back(std::move(bare));
    return std::nullopt;
  }

  std::optional<VoiceFault> takeHead(std::string_view packet) {
    if (!packet.starts_with("OpusHead")) return VoiceFault::notOpus;
    ++m_headers;
    const auto* head = bytesOf(packet);
    if (packet.size() != kHeadBytes || (head[8] & 0xF0) != 0 || head[9] < 1 || head[9] > 2 || head[18] != 0)
      return VoiceFault::damaged;  // another version, more than two channels, or a surround mapping
    m_recording.channels = head[9];
    m_recording.preSkip = head[10] | head[11] << 8;
    return m_recording.preSkip > kMaxPreSkip ? std::optional(VoiceFault::damaged) : std::nullopt;
  }

  /// A page tells the time at the end of its last whole packet; the last one may tell less (the end is cut), never
  /// more.
  std::optional<VoiceFault> checkTime(ogg_int64_t time, bool packets) {
    if (m_headers < 2 || m_recording.packets.empty())
      return time > 0 ? std::optional(VoiceFault::damaged) : std::nullopt;
    if (!packets) return time == -1 || time == m_lastTime ? std::nullopt : std::optional(VoiceFault::damaged);
    if (time < 0 || time > m_total || time < m_lastTime || (time < m_total && !m_ended)) return VoiceFault::damaged;
    m_lastTime = time;
    return std::nullopt;
  }

  std::unique_ptr<Stream> m_stream;
  OpusRecording m_recording;
  long m_pages = 0;
  int m_headers = 0;
  bool m_ended = false;
  std::int64_t m_total = 0;      ///< samples of all packets
  std::int64_t m_lastTime = -1;  ///< the last page's
};

void put16(std::string& text, int value) {
  text += static_cast<char>(value & 0xFF);
  text += static_cast<char>(value >> 8 & 0xFF);
}
void put32(std::string& text, std::uint32_t value) {
  put16(text, static_cast<int>(value & 0xFFFF));
  put16(text, static_cast<int>(value >> 16));
}

std::string headOf(const OpusRecording& recording) {
  std::string head = "OpusHead";
  head += '\x01';
  head += static_cast<char>(recording.channels);
  put16(head, recording.preSkip);
  put32(head, kOpusHz);
  put16(head, 0);  // gain
  head += '\0';    // mapping
  return head;
}

std::string tagsWithoutWords() {
  std::string tags = "OpusTags";
  put32(tags, 0);  // vendor's length
  put32(tags, 0);  // comments
  return tags;
}
}  // namespace

int samplesOf(std::string_view packet) {
  if (packet.empty()) return 0;
  const int samples = opus_packet_get_nb_samples(bytesOf(packet), static_cast<opus_int32>(packet.size()), kOpusHz);
  return samples > 0 && samples <= kOpusHz * 120 / 1000 ? samples : 0;
}

tl::expected<OpusRecording, VoiceFault> readOggOpus(std::string_view bytes, Ending ending) {
  if (!bytes.starts_with("OggS")) return tl::unexpected(VoiceFault::notOpus);
  Sync sync;
  char* buffer = ogg_sync_buffer(&sync.state, static_cast<long>(bytes.size()));
  if (buffer == nullptr) return tl::unexpected(VoiceFault::damaged);
  std::memcpy(buffer, bytes.data(), bytes.size());
  if (ogg_sync_wrote(&sync.state, static_cast<long>(bytes.size())) != 0) return tl::unexpected(VoiceFault::damaged);
  Reader reader;
  std::size_t taken = 0;
  ogg_page page;
  while (taken < bytes.size()) {
    const long step = ogg_sync_pageseek(&sync.state, &page);
    if (step <= 0) return tl::unexpected(VoiceFault::damaged);  // a wrong checksum, rubbish, or half a page
    taken += static_cast<std::size_t>(step);
    if (auto fault = reader.take(page)) return tl::unexpected(*fault);
  }
  return reader.finish(ending);
}

std::string writeOggOpus(const OpusRecording& recording) {
  Stream stream(kSerial);
  std::string file;
  const auto flush = [&] {
    ogg_page page;
    while (ogg_stream_flush(&stream.state, &page) != 0) {
      file.append(reinterpret_cast<const char*>(page.header), static_cast<std::size_t>(page.header_len));
      file.append(reinterpret_cast<const char*>(page.body), static_cast<std::size_t>(page.body_len));
    }
  };
  std::int64_t number = 0;
  const auto put = [&](std::string bytes, std::int64_t time, bool last) {
    ogg_packet packet{bytesOf(bytes), static_cast<long>(bytes.size()), number == 0, last, time, number};
    ++number;
    ogg_stream_packetin(&stream.state, &packet);  // copies
  };
  put(headOf(recording), 0, false);
  flush();
  put(tagsWithoutWords(), 0, false);
  flush();
  std::int64_t time = 0;
  int waiting = 0;
  for (std::size_t i = 0; i < recording.packets.size(); ++i) {
    time += samplesOf(recording.packets[i]);
    const bool last = i + 1 == recording.packets.size();
    put(recording.packets[i], last ? recording.preSkip + recording.samples : time, last);
    if (++waiting % kPacketsAPage == 0 || last) flush();
  }
  return file;
}

}  // namespace passerelle::audio
