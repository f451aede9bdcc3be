// ETag, If-None-Match and pages by key: what every list and every private thing answers alike.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "backend/http/message.h"

namespace passerelle::http {

/// `response` with an ETag over its body and `Cache-Control: private, no-cache`; 304 without body when the client holds
/// it.
Response conditional(const Request& request, Response response);

/// A whole number ≥ 0 of the query; `fallback` when missing. Error: `invalid`, names the parameter.
Result<std::int64_t> queryNumber(const Request& request, const std::string& name, std::int64_t fallback);

/// Where a page ended: the key's number and id, opaque on the wire.
struct PageKey {
  std::int64_t number = 0;
  std::string id;
};
std::string encodePageKey(const PageKey& key);
/// ?after=, nothing when missing. Error: `invalid` for what encodePageKey did not write.
Result<std::optional<PageKey>> pageAfter(const Request& request);

}  // namespace passerelle::http
