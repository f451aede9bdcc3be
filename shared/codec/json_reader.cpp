#include "shared/codec/json_reader.h"

namespace passerelle::json {
namespace {
constexpr int kDeepest = 64;
}  // namespace

const Json& at(const Json& object, const char* key) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t number(const Json& object, const char* key) { return maybeNumber(object, key).value_or(0); }

std::optional<std::int64_t> maybeNumber(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number_integer() ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

double real(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number() ? value.get<double>() : 0;
}

bool flag(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_boolean() && value.get<bool>();
}

const Json& list(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const Json& value = at(object, key);
  return value.is_array() ? value : kEmpty;
}

std::vector<std::string> texts(const Json& object, const char* key) {
  std::vector<std::string> all;
  for (const Json& item : list(object, key)) {
    if (item.is_string()) all.push_back(item.get<std::string>());
  }
  return all;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Result<Json> parseObject(std::string_view bytes) {
  bool tooDeep = false;
  Json json = Json::parse(
      bytes,
      [&tooDeep](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > kDeepest;
        return true;
      },
      false);
  if (!tooDeep && json.is_object()) return json;
  return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
}

}  // namespace passerelle::json
