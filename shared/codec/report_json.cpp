#include "shared/codec/report_json.h"

#include <nlohmann/json.hpp>

#include "shared/codec/names.h"

namespace passerelle {
namespace {
using Json = nlohmann::ordered_json;
constexpr int kMaxDepth = 64;

/// Thrown and caught in this file only.
struct Bad {
  std::string message, field;
};

std::string text(const Json& object, const char* key, const std::string& at, const std::string& fallback = {}) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return fallback;
  if (!found->is_string()) throw Bad{std::string("\"") + key + "\" must be text.", at + "/" + key};
  return found->get<std::string>();
}

const Json& list(const Json& object, const char* key, const std::string& at) {
  static const Json kEmpty = Json::array();
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return kEmpty;
  if (!found->is_array()) throw Bad{std::string("\"") + key + "\" must be a list.", at + "/" + key};
  return *found;
}

bool flag(const Json& object, const char* key, const std::string& at) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return false;
  if (!found->is_boolean()) throw Bad{std::string("\"") + key + "\" must be true or false.", at + "/" + key};
  return found->get<bool>();
}

void needObject(const Json& value, const std::string& at) {
  if (!value.is_object()) throw Bad{"This must be an object.", at};
}

template <class T>
T named(std::optional<T> value, const std::string& at) {
  if (!value) throw Bad{"This name is not known; see docs/wire.md.", at};
  return *value;
}

Report read(const Json& json) {
  needObject(json, "");
  Report report;
  report.kind = text(json, "kind", "", "buddyDay");
  report.visitedOn = text(json, "visitedOn", "");
  report.language = text(json, "language", "", "fr");
  report.noRecognisablePerson = flag(json, "noRecognisablePerson", "");
  report.withdrawn = flag(json, "withdrawn", "");
  if (const auto subject = json.find("subject"); subject != json.end() && !subject->is_null()) {
    needObject(*subject, "/subject");
    report.subject.kind = named(subjectKindFromName(text(*subject, "kind", "/subject", "unit")), "/subject/kind");
    report.subject.code = text(*subject, "code", "/subject");
  }
  for (const Json& item : list(json, "astonishments", "")) {
    const std::string at = "/astonishments/" + std::to_string(report.astonishments.size());
    needObject(item, at);
    Astonishment one;
    one.id = text(item, "id", at);
    one.tone = named(toneFromName(text(item, "tone", at, "puzzling")), at + "/tone");
    one.text = text(item, "text", at);
    one.verbatim = text(item, "verbatim", at);
    one.momentOfTruth = text(item, "momentOfTruth", at);
    one.sense = text(item, "sense", at);
    for (const Json& id : list(item, "media", at)) {
      if (!id.is_string()) throw Bad{"A medium is named by its id.", at + "/media"};
      one.media.push_back(id.get<std::string>());
    }
    report.astonishments.push_back(std::move(one));
  }
  for (const Json& item : list(json, "ideas", "")) {
    const std::string at = "/ideas/" + std::to_string(report.ideas.size());
    needObject(item, at);
    report.ideas.push_back({text(item, "id", at), text(item, "text", at)});
  }
  for (const Json& item : list(json, "media", "")) {
    const std::string at = "/media/" + std::to_string(report.media.size());
    needObject(item, at);
    ManifestEntry entry;
    entry.id = text(item, "id", at);
    entry.kind = named(mediumKindFromName(text(item, "kind", at, "photo")), at + "/kind");
    entry.type = text(item, "type", at);
    const auto size = item.find("sizeBytes");
    if (size == item.end() || !size->is_number_integer())
      throw Bad{"\"sizeBytes\" must be a whole number.", at + "/sizeBytes"};
    entry.sizeBytes = size->get<std::int64_t>();
    entry.sha256 = text(item, "sha256", at);
    entry.of = text(item, "of", at);
    entry.caption = text(item, "caption", at);
    report.media.push_back(std::move(entry));
  }
  if (json.contains("position"))
    throw Bad{"A position travels in the header Passerelle-Position, never in the content.", "/position"};
  return report;
}
}  // namespace

std::string encodeReport(const Report& report) {
  Json json;
  json["kind"] = report.kind;
  json["subject"] = {{"kind", nameOf(report.subject.kind)}, {"code", report.subject.code}};
  json["visitedOn"] = report.visitedOn;
  json["language"] = report.language;
  json["astonishments"] = Json::array();
  for (const Astonishment& one : report.astonishments) {
    Json item{{"id", one.id}, {"tone", nameOf(one.tone)}, {"text", one.text}};
    if (!one.verbatim.empty()) item["verbatim"] = one.verbatim;
    if (!one.momentOfTruth.empty()) item["momentOfTruth"] = one.momentOfTruth;
    if (!one.sense.empty()) item["sense"] = one.sense;
    if (!one.media.empty()) item["media"] = one.media;
    json["astonishments"].push_back(std::move(item));
  }
  json["ideas"] = Json::array();
  for (const ReportIdea& idea : report.ideas) json["ideas"].push_back({{"id", idea.id}, {"text", idea.text}});
  json["media"] = Json::array();
  for (const ManifestEntry& entry : report.media) {
    Json item{{"id", entry.id},
              {"kind", nameOf(entry.kind)},
              {"type", entry.type},
              {"sizeBytes", entry.sizeBytes},
              {"sha256", entry.sha256}};
    if (!entry.of.empty()) item["of"] = entry.of;
    if (!entry.caption.empty()) item["caption"] = entry.caption;
    json["media"].push_back(std::move(item));
  }
  json["noRecognisablePerson"] = report.noRecognisablePerson;
  if (report.withdrawn) json["withdrawn"] = true;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Report> decodeReport(std::string_view bytes) {
  if (bytes.size() > kMaxReportBytes)
    return fail(ErrorCode::tooLarge, "A report's text is at most 64 kB: split it in two.");
  try {
    bool tooDeep = false;
    const auto guard = [&tooDeep](int depth, Json::parse_event_t, Json&) {
      tooDeep = tooDeep || depth > kMaxDepth;
      return true;
    };
    const Json json = Json::parse(bytes, guard);
    if (tooDeep) return fail(ErrorCode::invalid, "This JSON is nested more than 64 levels deep.");
    return read(json);
  } catch (const Bad& bad) {
    return fail(ErrorCode::invalid, bad.message, bad.field);
  } catch (const Json::exception&) {
    return fail(ErrorCode::invalid, "This is not valid JSON in UTF-8.");
  }
}

}  // namespace passerelle
