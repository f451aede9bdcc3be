#include "shared/codec/verbatim.h"

#include <simdjson.h>

namespace passerelle {
namespace {
std::string trimmed(std::string_view raw) {
  while (!raw.empty() && (raw.back() == ' ' || raw.back() == '\n' || raw.back() == '\r' || raw.back() == '\t'))
    raw.remove_suffix(1);
  return std::string(raw);
}

/// The raw bytes of any value.
std::string rawOf(simdjson::ondemand::value value) {
  simdjson::ondemand::json_type type;
  if (value.type().get(type) != simdjson::SUCCESS) return {};
  std::string_view raw;
  if (type == simdjson::ondemand::json_type::object) {
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS || object.raw_json().get(raw) != simdjson::SUCCESS)
      return {};
    return trimmed(raw);
  }
  if (type == simdjson::ondemand::json_type::array) {
    simdjson::ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS || array.raw_json().get(raw) != simdjson::SUCCESS) return {};
    return trimmed(raw);
  }
  if (type == simdjson::ondemand::json_type::null) return {};
  return trimmed(value.raw_json_token());
}
}  // namespace

std::string verbatimMember(std::string_view json, std::string_view key) {
  const simdjson::padded_string padded(json);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  simdjson::ondemand::value value;
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
      document.get_object().get(object) != simdjson::SUCCESS ||
      object.find_field_unordered(key).get(value) != simdjson::SUCCESS)
    return {};
  return rawOf(value);
}

std::vector<std::string> verbatimItems(std::string_view json, std::string_view key) {
  std::vector<std::string> items;
  const simdjson::padded_string padded(json);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  simdjson::ondemand::array array;
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
      document.get_object().get(object) != simdjson::SUCCESS ||
      object.find_field_unordered(key).get_array().get(array) != simdjson::SUCCESS)
    return {};
  for (auto element : array) {
    simdjson::ondemand::value value;
    if (element.get(value) != simdjson::SUCCESS) return items;
    items.push_back(rawOf(value));
  }
  return items;
}

}  // namespace passerelle
