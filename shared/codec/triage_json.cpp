#include "shared/codec/triage_json.h"

#include <nlohmann/json.hpp>

#include "shared/codec/json_writer.h"

namespace passerelle {
namespace {
using Json = nlohmann::json;
constexpr int kMaxDepth = 64;

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
std::int64_t number(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}
}  // namespace

Result<TriageIdea> decodeTriageIdea(std::string_view bytes) {
  try {
    bool tooDeep = false;
    const Json json = Json::parse(bytes, [&tooDeep](int depth, Json::parse_event_t, Json&) {
      tooDeep = tooDeep || depth > kMaxDepth;
      return true;
    });
    if (!tooDeep && json.is_object()) {
      TriageIdea idea;
      idea.id = text(json, "id");
      idea.text = text(json, "text");
      idea.reportId = text(json, "report");
      if (const Json& unit = at(json, "unit"); unit.is_object())
        idea.unit = UnitName{text(unit, "code"), text(unit, "name")};
      idea.authorName = text(at(json, "author"), "name");
      idea.authorDepartment = text(at(json, "author"), "department");
      idea.publishedAt = text(json, "publishedAt");
      idea.supporters = number(json, "supporters");
      idea.readers = number(json, "readers");
      const Json& context = at(json, "context");
      idea.tone = text(context, "tone");
      idea.context = text(context, "text");
      idea.verbatim = text(context, "verbatim");
      idea.momentOfTruth = text(context, "momentOfTruth");
      idea.group = text(json, "group");
      if (const Json& similar = at(json, "similar"); similar.is_array()) {
        for (const Json& one : similar) {
          if (!text(one, "id").empty()) idea.similar.push_back({text(one, "id"), text(one, "text")});
        }
      }
      return idea;
    }
  } catch (const Json::exception&) {  // falls through: not JSON
  }
  return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
}

std::string encodeTriage(const std::string& press, const std::string& outcome, const std::string& into) {
  JsonWriter json(160);
  json.beginObject().field("press", press).key("outcome");
  outcome.empty() ? json.null() : json.text(outcome);
  if (!into.empty()) json.field("into", into);
  return json.endObject().take();
}

}  // namespace passerelle
