#include "backend/http/origin.h"

#include <strings.h>

#include <algorithm>

namespace passerelle::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// All values of a header as one list, in the order they came.
std::string joined(const Headers& headers, std::string_view name) {
  std::string list;
  const auto [first, last] = headers.equal_range(name);
  for (auto field = first; field != last; ++field) {
    if (!list.empty()) list += ',';
    list += field->second;
  }
  return list;
}

bool looksLikeAddress(std::string_view text) {
  return !text.empty() && text.size() <= 45 &&
         text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

}  // namespace

Origin originOf(const std::string& socketPeer, bool socketSecure, const Headers& headers,
                const std::vector<std::string>& trustedProxies) {
  const auto isTrusted = [&](std::string_view address) {
    return std::find(trustedProxies.begin(), trustedProxies.end(), address) != trustedProxies.end();
  };
  Origin origin{socketPeer, socketSecure};
  if (!isTrusted(socketPeer)) return origin;
  const std::string forwarded = joined(headers, "X-Forwarded-For");
  std::string_view rest = forwarded;
  while (!rest.empty()) {
    const std::size_t comma = rest.rfind(',');
    const std::string_view address = trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
    if (!looksLikeAddress(address)) break;
    origin.peer = address;
    if (!isTrusted(address)) break;
  }
  const std::string protocols = joined(headers, "X-Forwarded-Proto");
  const std::string_view last = trimmed(std::string_view(protocols).substr(protocols.rfind(',') + 1));
  if (!last.empty()) origin.secure = last.size() == 5 && ::strncasecmp(last.data(), "https", 5) == 0;
  return origin;
}

}  // namespace passerelle::http
