#include "backend/http/conditional.h"

#include <charconv>

#include "shared/base/digest.h"

namespace passerelle::http {

Response conditional(const Request& request, Response response) {
  if (response.status != 200) return response;
  const std::string tag = '"' + toHex(blake2b(response.text())).substr(0, 32) + '"';
  response.headers.emplace("Cache-Control", "private, no-cache");
  const auto held = request.header("If-None-Match");
  if (held && (*held == "*" || held->find(tag) != std::string::npos)) {
    response.status = 304;
    response.body.clear();
    response.pieces.reset();
    response.headers.erase("Content-Type");
  }
  response.headers.emplace("ETag", tag);
  return response;
}

Result<std::int64_t> queryNumber(const Request& request, const std::string& name, std::int64_t fallback) {
  const auto text = request.queryValue(name);
  if (!text) return fallback;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size() || number < 0)
    return fail(ErrorCode::invalid, "\"" + name + "\" must be a whole number from 0 on.", name);
  return number;
}

std::string encodePageKey(const PageKey& key) { return toBase64Url(std::to_string(key.number) + "." + key.id); }

Result<std::optional<PageKey>> pageAfter(const Request& request) {
  const auto text = request.queryValue("after");
  if (!text || text->empty()) return std::optional<PageKey>();
  if (const auto plain = fromBase64(*text)) {
    const std::size_t dot = plain->find('.');
    PageKey key;
    const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), key.number);
    if (dot != std::string::npos && error == std::errc{} && end == plain->data() + dot) {
      key.id = plain->substr(dot + 1);
      return std::optional<PageKey>(key);
    }
  }
  return fail(ErrorCode::invalid, "\"after\" is not a \"next\" that this server gave: begin again without it.",
              "after");
}

}  // namespace passerelle::http
