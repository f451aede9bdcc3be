// Reading what a server answered: a member that is absent, null or of another kind reads as nothing, so that a newer
// server's answer stays readable. Reports are read strictly, and elsewhere (report_json.h).
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle::json {

using Json = nlohmann::ordered_json;

/// The member `key` of an object; null where there is none.
const Json& at(const Json& object, const char* key);
std::string text(const Json& object, const char* key);
std::int64_t number(const Json& object, const char* key);
std::optional<std::int64_t> maybeNumber(const Json& object, const char* key);
double real(const Json& object, const char* key);
bool flag(const Json& object, const char* key);
/// A list's items; an empty list where there is none.
const Json& list(const Json& object, const char* key);
/// The texts of a list, without its other items.
std::vector<std::string> texts(const Json& object, const char* key);

/// One line of text; broken UTF-8 becomes U+FFFD.
std::string dump(const Json& json);

/// An answer's one way in. Errors: `invalid` where it is no JSON object or nested deeper than 64.
Result<Json> parseObject(std::string_view bytes);

/// An answer as `read(Json)` understands it, or why not.
template <class T, class Read>
Result<T> parsed(std::string_view bytes, Read read) {
  const Result<Json> json = parseObject(bytes);
  if (!json) return tl::unexpected(json.error());
  return read(*json);
}

}  // namespace passerelle::json
