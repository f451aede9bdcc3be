#include "backend/http/target.h"

namespace passerelle::http {
namespace {

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool isAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// RFC 3986 pchar, "%" aside.
bool isPathCharacter(char c) {
  return isAlnum(c) || std::string_view("-._~!$&'()*+,;=:@").find(c) != std::string_view::npos;
}

tl::unexpected<Error> bad(std::string message) { return fail(ErrorCode::invalid, std::move(message)); }

bool hasDotSegment(std::string_view path) {
  for (std::size_t from = 1; from <= path.size();) {
    const std::size_t to = std::min(path.find('/', from), path.size());
    const std::string_view segment = path.substr(from, to - from);
    if (segment == "." || segment == "..") return true;
    from = to + 1;
  }
  return false;
}

}  // namespace

bool isUtf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char first = byte(i);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xc0) != 0x80) return false;
    }
    const unsigned char second = byte(i + 1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
        (first == 0xf4 && second > 0x8f))
      return false;
    i += length;
  }
  return true;
}

std::optional<std::string> decodePercent(std::string_view text, bool plusIsSpace) {
  std::string decoded;
  decoded.reserve(text.size());
  bool escaped = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hexValue(text[i + 1]), low = hexValue(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded.push_back(static_cast<char>(high * 16 + low));
      escaped = true;
      i += 2;
    } else {
      decoded.push_back(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
      escaped = escaped || static_cast<unsigned char>(text[i]) >= 0x80;
    }
  }
  if (escaped && !isUtf8(decoded)) return std::nullopt;
  return decoded;
}

std::optional<std::multimap<std::string, std::string>> parseForm(std::string_view text) {
  std::multimap<std::string, std::string> pairs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decodePercent(pair.substr(0, equals), true);
    auto value = decodePercent(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || name->find('\0') != std::string::npos || value->find('\0') != std::string::npos)
      return std::nullopt;
    pairs.emplace(std::move(*name), std::move(*value));
  }
  return pairs;
}

Result<Target> parseTarget(std::string_view raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!raw.starts_with(scheme)) continue;
    raw.remove_prefix(scheme.size());
    const std::size_t slash = raw.find_first_of("/?");
    if (slash == 0) return bad("The address has no host.");
    if (slash == std::string_view::npos || raw[slash] == '?') return bad("The address needs a path.");
    raw.remove_prefix(slash);
    break;
  }
  if (raw.empty() || raw.front() != '/') return bad("The address must begin with a slash.");
  if (raw.starts_with("//")) return bad("The address must not begin with two slashes.");
  const std::size_t question = std::min(raw.find('?'), raw.size());
  const std::string_view rawPath = raw.substr(0, question);
  const std::string_view rawQuery = raw.substr(std::min(question + 1, raw.size()));
  std::size_t escapes = 0;
  for (const char c : rawPath) {
    if (c == '%')
      ++escapes;
    else if (c != '/' && !isPathCharacter(c))
      return bad("The address contains a character that must be escaped.");
  }
  for (const char c : rawQuery) {
    if (c != '%' && c != '/' && c != '?' && !isPathCharacter(c))
      return bad("The query contains a character that must be escaped.");
  }
  Target target;
  if (escapes == 0) {
    target.path = rawPath;
  } else {
    auto path = decodePercent(rawPath, false);
    if (!path) return bad("The address contains a wrong percent escape.");
    std::size_t slashes = 0;
    for (const char c : rawPath) slashes += c == '/';
    for (const char c : *path) {
      if (isControl(c) || c == '\\') return bad("The address contains an escape that is not allowed.");
      slashes -= c == '/';
    }
    if (slashes != 0) return bad("A slash cannot be escaped in an address.");
    target.path = std::move(*path);
  }
  if (hasDotSegment(target.path)) return bad("The address must not contain . or .. segments.");
  auto query = parseForm(rawQuery);
  if (!query) return bad("The query contains a wrong percent escape.");
  target.query = std::move(*query);
  return target;
}

}  // namespace passerelle::http
