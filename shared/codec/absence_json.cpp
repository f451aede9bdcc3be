#include "shared/codec/absence_json.h"

#include <nlohmann/json.hpp>

#include "shared/codec/json_writer.h"

namespace passerelle {
namespace {
using Json = nlohmann::json;

std::string text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

AbsenceView absenceOf(const Json& json) {
  AbsenceView view{text(json, "id"), text(json, "firstDay"), text(json, "lastDay"), text(json, "deputyId"), {}};
  const auto deputy = json.find("deputy");
  if (deputy != json.end() && deputy->is_object()) {
    view.deputyId = text(*deputy, "id");
    view.deputyName = text(*deputy, "name");
  }
  return view;
}

tl::unexpected<Error> notUnderstood() {
  return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
}

template <class Visit>
void each(const Json& object, const char* key, Visit visit) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return;
  for (const Json& item : *found) {
    if (item.is_object()) visit(item);
  }
}
}  // namespace

std::string encodeAbsence(const AbsenceView& absence) {
  JsonWriter json(128);
  json.beginObject().field("firstDay", absence.firstDay).field("lastDay", absence.lastDay);
  return json.field("deputyId", absence.deputyId).endObject().take();
}

Result<AbsenceView> decodeAbsence(std::string_view input) {
  const Json json = Json::parse(input, nullptr, false);
  if (!json.is_object()) return notUnderstood();
  return absenceOf(json);
}

Result<AbsenceList> decodeAbsences(std::string_view input) {
  const Json json = Json::parse(input, nullptr, false);
  if (!json.is_object()) return notUnderstood();
  AbsenceList list;
  each(json, "items", [&list](const Json& one) { list.items.push_back(absenceOf(one)); });
  each(json, "candidates", [&list](const Json& one) {
    const auto reachable = one.find("reachable");
    list.candidates.push_back({text(one, "id"), text(one, "name"), text(one, "unit"),
                               reachable != one.end() && reachable->is_boolean() && reachable->get<bool>()});
  });
  return list;
}

std::string encodeAbsences(const AbsenceList& list) {
  JsonWriter json(1024);
  json.beginObject().key("items").beginArray();
  for (const AbsenceView& one : list.items) {
    json.beginObject().field("id", one.id).field("firstDay", one.firstDay).field("lastDay", one.lastDay);
    json.key("deputy").beginObject().field("id", one.deputyId).field("name", one.deputyName).endObject().endObject();
  }
  json.endArray().key("candidates").beginArray();
  for (const DeputyChoice& one : list.candidates) {
    json.beginObject().field("id", one.id).field("name", one.name).field("unit", one.unit);
    json.field("reachable", one.reachable).endObject();
  }
  return json.endArray().endObject().take();
}

}  // namespace passerelle
