#include "shared/codec/absence_json.h"

#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"

namespace passerelle {
using namespace json;
namespace {

AbsenceView absenceOf(const Json& json) {
  AbsenceView view{text(json, "id"), text(json, "firstDay"), text(json, "lastDay"), text(json, "deputyId"), {}};
  if (const Json& deputy = at(json, "deputy"); deputy.is_object()) {
    view.deputyId = text(deputy, "id");
    view.deputyName = text(deputy, "name");
  }
  return view;
}
}  // namespace

std::string encodeAbsence(const AbsenceView& absence) {
  JsonWriter json(128);
  json.beginObject().field("firstDay", absence.firstDay).field("lastDay", absence.lastDay);
  return json.field("deputyId", absence.deputyId).endObject().take();
}

Result<AbsenceView> decodeAbsence(std::string_view input) { return parsed<AbsenceView>(input, absenceOf); }

Result<AbsenceList> decodeAbsences(std::string_view input) {
  return parsed<AbsenceList>(input, [](const Json& json) {
    AbsenceList all;
    for (const Json& one : list(json, "items")) {
      if (one.is_object()) all.items.push_back(absenceOf(one));
    }
    for (const Json& one : list(json, "candidates")) {
      if (one.is_object())
        all.candidates.push_back({text(one, "id"), text(one, "name"), text(one, "unit"), flag(one, "reachable")});
    }
    return all;
  });
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
