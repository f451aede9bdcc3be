#include "shared/codec/json_writer.h"

#include <charconv>
#include <cmath>

namespace passerelle {
namespace {
constexpr char kHex[] = "0123456789abcdef";

bool isContinuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

/// Length of the well-formed UTF-8 sequence that starts at `at` (RFC 3629), 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xc2 && first <= 0xdf   ? 2
                             : first >= 0xe0 && first <= 0xef ? 3
                             : first >= 0xf0 && first <= 0xf4 ? 4
                                                              : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!isContinuation(text, at + i)) return 0;
  }
  if (length < 3) return length;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool outside = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}

void appendEscape(std::string& out, unsigned char byte) {
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
  }
}
}  // namespace

void appendJsonString(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    const std::size_t length = byte < 0x80 ? 0 : sequenceLength(text, at);
    if (length != 0) {
      at += length;
      continue;
    }
    out.append(text, from, at - from);
    if (byte < 0x80)
      appendEscape(out, byte);
    else
      out += "\xef\xbf\xbd";
    from = ++at;
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

void JsonWriter::separate() {
  if (m_comma) m_out += ',';
  m_comma = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  m_out += bracket;
  m_comma = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  m_out += bracket;
  m_comma = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  m_out += '"';
  m_out += name;
  m_out += "\":";
  m_comma = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  appendJsonString(m_out, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  separate();
  char digits[24];
  m_out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonWriter& JsonWriter::real(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  char digits[40];
  m_out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  m_out += json;
  return *this;
}

}  // namespace passerelle
