// The kinds of visit, read from the referential's JSON.
#include <nlohmann/json.hpp>

#include "backend/form/form_view.h"

namespace passerelle::form {

std::vector<std::pair<std::string, std::string>> kindsOf(std::string_view referential, Language language) {
  std::vector<std::pair<std::string, std::string>> kinds;
  const auto json = nlohmann::json::parse(referential, nullptr, false);
  if (!json.is_object() || !json.contains("kinds") || !json["kinds"].is_array()) return kinds;
  for (const auto& kind : json["kinds"]) {
    if (!kind.is_object() || !kind.contains("labels") || !kind["labels"].is_object()) continue;
    kinds.emplace_back(kind.value("code", ""), kind["labels"].value(std::string(tagOf(language)), ""));
  }
  return kinds;
}

}  // namespace passerelle::form
