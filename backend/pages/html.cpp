#include "backend/pages/html.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace passerelle::pages {
namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length in bytes of the valid UTF-8 character at the beginning of `bytes` that XML allows; 0 when there is none.
std::size_t characterLength(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0; };
  const std::uint8_t first = at(0);
  if (first < 0x80)
    return first >= 0x20 && first != 0x7F ? 1 : (first == '\t' || first == '\n' || first == '\r' ? 1 : 0);
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 0;
  std::uint32_t code = first & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0) != 0x80) return 0;
    code = code << 6 | (at(i) & 0x3F);
  }
  const bool tooLong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  const bool control = code >= 0x80 && code <= 0x9F;
  if (tooLong || surrogate || control || code > 0x10FFFF || (code & 0xFFFE) == 0xFFFE) return 0;
  return length;
}

std::string escape(std::string_view text, bool inAttribute) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = characterLength(text.substr(i, 4));
    if (length == 0) {
      out += kReplacement;
      ++i;
      continue;
    }
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\t':
      case '\n':
      case '\r':
        if (inAttribute)
          out += "&#" + std::to_string(static_cast<int>(text[i])) + ";";
        else
          out += text[i];
        break;
      default:
        out += text.substr(i, length);
    }
    i += length;
  }
  return out;
}
}  // namespace

std::string escapeText(std::string_view text) { return escape(text, false); }
std::string escapeAttribute(std::string_view text) { return escape(text, true); }

std::string cleanText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = characterLength(text.substr(i, 4));
    if (length == 0)
      out += kReplacement;
    else
      out += text.substr(i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string oneLine(std::string_view text) {
  std::string out = cleanText(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

std::string encodeUrlPart(std::string_view part) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : part) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

std::string safeAddress(std::string_view address) {
  constexpr std::array<std::string_view, 4> kSchemes = {"http://", "https://", "mailto:", "passerelle://"};
  // Browsers drop control characters and blanks inside a scheme and read \ as /: such an address is not repaired but
  // refused.
  const bool clean = std::none_of(address.begin(), address.end(),
                                  [](char c) { return (c >= 0 && c <= 0x20) || c == 0x7F || c == '\\'; });
  if (!clean || address.empty()) return "#";
  std::string lower(address);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const bool relative = (lower[0] == '/' && !lower.starts_with("//")) || lower[0] == '?' || lower[0] == '#';
  const bool known =
      std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) { return lower.starts_with(scheme); });
  return relative || known ? escapeAttribute(address) : "#";
}

}  // namespace passerelle::pages
