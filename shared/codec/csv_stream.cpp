#include "shared/codec/csv_stream.h"

#include <algorithm>
#include <cstring>

#include "shared/codec/csv.h"

namespace passerelle::csv {
namespace {
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isAscii(std::string_view text) {
  std::uint64_t all = 0;
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    all |= word;
  }
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return (all & 0x8080808080808080U) == 0;
}

bool isBlankCell(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }
}  // namespace

tl::unexpected<Error> RowStream::fault(const std::string& what) const {
  return fail(ErrorCode::invalid, "line " + std::to_string(m_rowLine) + ": " + what);
}

std::string& RowStream::cell() { return m_cells[m_used]; }

void RowStream::beginRow() {
  m_used = 0;
  m_rowBytes = 0;
  m_wasQuoted = false;
  m_rowLine = m_line;
  if (m_cells.empty()) m_cells.emplace_back();
  cell().clear();
}

void RowStream::endCell() {
  ++m_used;
  if (m_cells.size() == m_used) m_cells.emplace_back();
  cell().clear();
}

Result<void> RowStream::endRow() {
  ++m_line;
  m_state = State::rowStart;
  const std::span<const std::string> cells(m_cells.data(), m_used);
  if (cells.size() == 1 && !m_wasQuoted && isBlankCell(cells.front())) return {};
  for (const std::string& text : cells) {
    if (!isAscii(text) && !isUtf8(text)) return fault("not UTF-8; save the file as UTF-8");
  }
  return m_visit({m_rowLine, cells});
}

Result<void> RowStream::push(std::string_view bytes) {
  if (m_begun) return read(bytes);
  m_head += bytes;
  if (m_head.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(m_head)) return {};
  m_begun = true;
  std::string_view rest = m_head;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  auto done = read(rest);
  m_head.clear();
  m_head.shrink_to_fit();
  return done;
}

Result<void> RowStream::read(std::string_view bytes) {
  const char ends[] = {m_separator, '\n', '\r'};
  for (std::size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    switch (m_state) {
      case State::rowStart:
        if (std::exchange(m_afterCr, false) && c == '\n') {
          ++at;
          break;
        }
        beginRow();
        m_state = State::cellStart;
        [[fallthrough]];
      case State::cellStart:
        m_state = c == '"' ? State::quoted : State::plain;
        if (c == '"') {
          m_wasQuoted = true;
          ++at;
        }
        break;
      case State::plain: {
        std::size_t end = at;
        while (end < bytes.size() && bytes[end] != ends[0] && bytes[end] != ends[1] && bytes[end] != ends[2]) ++end;
        cell().append(bytes, at, end - at);
        m_rowBytes += end - at + 1;
        if (m_rowBytes > kMaxRowBytes) return fault("is too long");
        at = end;
        if (at == bytes.size()) break;
        endCell();
        if (bytes[at] == m_separator) {
          m_state = State::cellStart;
        } else {
          m_afterCr = bytes[at] == '\r';
          if (auto visited = endRow(); !visited) return visited;
        }
        ++at;
        break;
      }
      case State::quoted: {
        const std::size_t end = std::min(bytes.find('"', at), bytes.size());
        for (std::size_t i = at; i < end; ++i) {
          if (bytes[i] == '\r' || (bytes[i] == '\n' && !m_afterCr)) ++m_line;
          m_afterCr = bytes[i] == '\r';
        }
        cell().append(bytes, at, end - at);
        m_rowBytes += end - at + 1;
        if (m_rowBytes > kMaxRowBytes) return fault("a quote opened here is never closed");
        at = end;
        if (at == bytes.size()) break;
        ++at;
        m_afterCr = false;
        m_state = State::quoteSeen;
        break;
      }
      case State::quoteSeen:
        if (c == '"') {
          cell() += '"';
          m_state = State::quoted;
        } else if (c == m_separator) {
          endCell();
          m_state = State::cellStart;
        } else if (c == '\n' || c == '\r') {
          endCell();
          m_afterCr = c == '\r';
          if (auto visited = endRow(); !visited) return visited;
        } else {
          return fault("there is text after the closing quote: double the quotes that belong to the text");
        }
        ++at;
        break;
    }
  }
  return {};
}

Result<void> RowStream::finish() {
  if (!m_begun && !m_head.empty()) {  // fewer bytes than a byte order mark has
    m_begun = true;
    if (auto done = read(m_head); !done) return done;
  }
  if (m_state == State::rowStart) return {};
  if (m_state == State::quoted) return fault("a quote opened here is never closed");
  endCell();
  return endRow();
}

}  // namespace passerelle::csv
