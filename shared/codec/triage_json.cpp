#include "shared/codec/triage_json.h"

#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"

namespace passerelle {
using namespace json;
Result<TriageIdea> decodeTriageIdea(std::string_view bytes) {
  return parsed<TriageIdea>(bytes, [](const Json& json) {
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
    for (const Json& one : list(json, "similar")) {
      if (!text(one, "id").empty()) idea.similar.push_back({text(one, "id"), text(one, "text")});
    }
    return idea;
  });
}

std::string encodeTriage(const std::string& press, const std::string& outcome, const std::string& into) {
  JsonWriter json(160);
  json.beginObject().field("press", press).key("outcome");
  outcome.empty() ? json.null() : json.text(outcome);
  if (!into.empty()) json.field("into", into);
  return json.endObject().take();
}

}  // namespace passerelle
