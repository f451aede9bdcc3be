// The request-target of a request line: checked byte by byte, then decoded. Nothing doubtful gets past it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle::http {

struct Target {
  std::string path;  ///< decoded, begins with "/"; its "/" are the ones that were sent as such
  std::multimap<std::string, std::string> query;  ///< decoded, "+" is a space
};

/// Reads an origin-form ("/v1/feed?limit=5") or absolute-form target.
/// `invalid` for: anything outside RFC 3986's characters, a lone %, an escaped / \ NUL or control character in the
/// path,
/// "//" at the beginning, "." and ".." segments, what does not decode to UTF-8, a fragment.
Result<Target> parseTarget(std::string_view raw);

/// Decodes percent escapes (and, for forms, "+"); nullopt for a wrong escape or a result that is not UTF-8.
std::optional<std::string> decodePercent(std::string_view text, bool plusIsSpace);

/// Name=value pairs of a query or an application/x-www-form-urlencoded body, decoded; nullopt when one cannot be.
std::optional<std::multimap<std::string, std::string>> parseForm(std::string_view text);

bool isUtf8(std::string_view text);
/// Of ASCII.
inline bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace passerelle::http
