#include "shared/codec/report_json.h"

#include <simdjson.h>

#include "shared/codec/json_fault.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
namespace dom = simdjson::dom;
constexpr int kMaxDepth = 64;

/// Thrown and caught in this file only.
struct Bad {
  std::string message, field;
};

/// The members of one object, each known one at most once; errors name the place.
class Object {
 public:
  Object(dom::element element, std::string at) : m_at(std::move(at)) {
    if (element.get(m_object) != simdjson::SUCCESS) throw Bad{"This must be an object.", m_at};
  }

  /// Calls `take(key, value, index)` for every member that is not null; `take` gives the index of a known key, or −1.
  template <class Take>
  void each(Take take) const {
    std::uint32_t seen = 0;
    for (const dom::key_value_pair member : m_object) {
      const int index = take(member.key, member.value);
      if (index < 0) continue;
      if ((seen >> index & 1U) != 0) throw Bad{"This field stands twice.", at(member.key)};
      seen |= 1U << index;
    }
  }

  std::string at(std::string_view key) const { return m_at + "/" + std::string(key); }

  std::string text(std::string_view key, dom::element value) const {
    std::string_view found;
    if (value.is_null()) return {};
    if (value.get(found) != simdjson::SUCCESS) throw Bad{"\"" + std::string(key) + "\" must be text.", at(key)};
    return std::string(found);
  }
  bool flag(std::string_view key, dom::element value) const {
    bool found = false;
    if (value.is_null()) return false;
    if (value.get(found) != simdjson::SUCCESS)
      throw Bad{"\"" + std::string(key) + "\" must be true or false.", at(key)};
    return found;
  }
  std::int64_t integer(std::string_view key, dom::element value) const {
    std::int64_t found = 0;
    if (value.get(found) != simdjson::SUCCESS)
      throw Bad{"\"" + std::string(key) + "\" must be a whole number.", at(key)};
    return found;
  }
  template <class Each>
  void list(std::string_view key, dom::element value, Each each) const {
    if (value.is_null()) return;
    dom::array items;
    if (value.get(items) != simdjson::SUCCESS) throw Bad{"\"" + std::string(key) + "\" must be a list.", at(key)};
    std::size_t index = 0;
    for (const dom::element item : items) each(item, at(key) + "/" + std::to_string(index++));
  }
  template <class T>
  T named(std::string_view key, dom::element value, std::optional<T> (*find)(std::string_view)) const {
    const auto found = find(text(key, value));
    if (!found) throw Bad{"This name is not known; see docs/wire.md.", at(key)};
    return *found;
  }

 private:
  dom::object m_object;
  std::string m_at;
};

Subject readSubject(dom::element element) {
  Subject subject;
  const Object object(element, "/subject");
  object.each([&](std::string_view key, dom::element value) {
    if (key == "kind") return subject.kind = object.named(key, value, subjectKindFromName), 0;
    if (key == "code") return subject.code = object.text(key, value), 1;
    return -1;
  });
  return subject;
}

Astonishment readAstonishment(dom::element element, const std::string& at) {
  Astonishment one;
  const Object object(element, at);
  object.each([&](std::string_view key, dom::element value) {
    if (key == "id") return one.id = object.text(key, value), 0;
    if (key == "tone") return one.tone = object.named(key, value, toneFromName), 1;
    if (key == "text") return one.text = object.text(key, value), 2;
    if (key == "verbatim") return one.verbatim = object.text(key, value), 3;
    if (key == "momentOfTruth") return one.momentOfTruth = object.text(key, value), 4;
    if (key == "sense") return one.sense = object.text(key, value), 5;
    if (key == "media") {
      object.list(key, value, [&](dom::element id, const std::string& place) {
        std::string_view found;
        if (id.get(found) != simdjson::SUCCESS) throw Bad{"A medium is named by its id.", place};
        one.media.emplace_back(found);
      });
      return 6;
    }
    if (key == "question") return one.question = object.text(key, value), 7;
    return -1;
  });
  return one;
}

SenseMark readSense(dom::element element, const std::string& at) {
  SenseMark mark;
  const Object object(element, at);
  object.each([&](std::string_view key, dom::element value) {
    if (key == "moment") return mark.moment = object.text(key, value), 0;
    if (key == "sense") return mark.sense = object.text(key, value), 1;
    if (key == "tone") return mark.tone = object.named(key, value, toneFromName), 2;
    if (key == "word") return mark.word = object.text(key, value), 3;
    return -1;
  });
  return mark;
}

ReportIdea readIdea(dom::element element, const std::string& at) {
  ReportIdea idea;
  const Object object(element, at);
  object.each([&](std::string_view key, dom::element value) {
    if (key == "id") return idea.id = object.text(key, value), 0;
    if (key == "text") return idea.text = object.text(key, value), 1;
    return -1;
  });
  return idea;
}

ManifestEntry readMedium(dom::element element, const std::string& at) {
  ManifestEntry entry;
  const Object object(element, at);
  object.each([&](std::string_view key, dom::element value) {
    if (key == "id") return entry.id = object.text(key, value), 0;
    if (key == "kind") return entry.kind = object.named(key, value, mediumKindFromName), 1;
    if (key == "type") return entry.type = object.text(key, value), 2;
    if (key == "sizeBytes") return entry.sizeBytes = object.integer(key, value), 3;
    if (key == "sha256") return entry.sha256 = object.text(key, value), 4;
    if (key == "of") return entry.of = object.text(key, value), 5;
    if (key == "caption") return entry.caption = object.text(key, value), 6;
    if (key == "durationMs") return entry.durationMs = object.integer(key, value), 7;
    return -1;
  });
  return entry;
}

Report read(dom::element root) {
  Report report;
  const Object object(root, "");
  object.each([&](std::string_view key, dom::element value) {
    if (key == "kind") return report.kind = object.text(key, value), 0;
    if (key == "subject") return (value.is_null() ? void() : void(report.subject = readSubject(value))), 1;
    if (key == "visitedOn") return report.visitedOn = object.text(key, value), 2;
    if (key == "language") return report.language = object.text(key, value), 3;
    if (key == "noRecognisablePerson") return report.noRecognisablePerson = object.flag(key, value), 4;
    if (key == "withdrawn") return report.withdrawn = object.flag(key, value), 5;
    if (key == "astonishments") {
      object.list(key, value, [&](dom::element item, const std::string& at) {
        report.astonishments.push_back(readAstonishment(item, at));
      });
      return 6;
    }
    if (key == "ideas") {
      object.list(key, value,
                  [&](dom::element item, const std::string& at) { report.ideas.push_back(readIdea(item, at)); });
      return 7;
    }
    if (key == "media") {
      object.list(key, value,
                  [&](dom::element item, const std::string& at) { report.media.push_back(readMedium(item, at)); });
      return 8;
    }
    if (key == "senses") {
      object.list(key, value,
                  [&](dom::element item, const std::string& at) { report.senses.push_back(readSense(item, at)); });
      return 9;
    }
    if (key == "position")
      throw Bad{"A position travels in the header Passerelle-Position, never in the content.", "/position"};
    return -1;
  });
  return report;
}

dom::parser& parserOfThisThread() {
  thread_local dom::parser parser;
  thread_local const bool ready = parser.allocate(kMaxReportBytes, kMaxDepth + 1) == simdjson::SUCCESS;
  if (!ready) throw std::bad_alloc();
  return parser;
}

tl::unexpected<Error> invalid(const JsonFault& fault) {
  if (fault.message.empty()) return fail(ErrorCode::invalid, "This is not valid JSON in UTF-8.");
  return fail(ErrorCode::invalid, fault.message, fault.pointer);
}
}  // namespace

std::string encodeReport(const Report& report) {
  JsonWriter json(2048);
  json.beginObject().field("kind", report.kind);
  json.key("subject").beginObject().field("kind", nameOf(report.subject.kind)).field("code", report.subject.code);
  json.endObject().field("visitedOn", report.visitedOn).field("language", report.language);
  json.key("astonishments").beginArray();
  for (const Astonishment& one : report.astonishments) {
    json.beginObject().field("id", one.id).field("tone", nameOf(one.tone)).field("text", one.text);
    if (!one.verbatim.empty()) json.field("verbatim", one.verbatim);
    if (!one.momentOfTruth.empty()) json.field("momentOfTruth", one.momentOfTruth);
    if (!one.sense.empty()) json.field("sense", one.sense);
    if (!one.media.empty()) {
      json.key("media").beginArray();
      for (const std::string& id : one.media) json.text(id);
      json.endArray();
    }
    if (!one.question.empty()) json.field("question", one.question);
    json.endObject();
  }
  json.endArray().key("ideas").beginArray();
  for (const ReportIdea& idea : report.ideas)
    json.beginObject().field("id", idea.id).field("text", idea.text).endObject();
  json.endArray();
  if (!report.senses.empty()) {
    json.key("senses").beginArray();
    for (const SenseMark& mark : report.senses) {
      json.beginObject().field("moment", mark.moment).field("sense", mark.sense).field("tone", nameOf(mark.tone));
      if (!mark.word.empty()) json.field("word", mark.word);
      json.endObject();
    }
    json.endArray();
  }
  json.key("media").beginArray();
  for (const ManifestEntry& entry : report.media) {
    json.beginObject().field("id", entry.id).field("kind", nameOf(entry.kind)).field("type", entry.type);
    json.field("sizeBytes", entry.sizeBytes).field("sha256", entry.sha256);
    if (!entry.of.empty()) json.field("of", entry.of);
    if (!entry.caption.empty()) json.field("caption", entry.caption);
    if (entry.durationMs > 0) json.field("durationMs", entry.durationMs);
    json.endObject();
  }
  json.endArray().field("noRecognisablePerson", report.noRecognisablePerson);
  if (report.withdrawn) json.field("withdrawn", true);
  return json.endObject().take();
}

Result<Report> decodeReport(std::string_view bytes, std::size_t maxBytes) {
  if (bytes.size() > maxBytes) return fail(ErrorCode::tooLarge, "A report's text is at most 64 kB: split it in two.");
  dom::element root;
  dom::parser large;  // for a draft that is longer than what can be sent
  dom::parser& parser = bytes.size() > kMaxReportBytes ? large : parserOfThisThread();
  if (parser.parse(bytes.data(), bytes.size(), true).get(root) != simdjson::SUCCESS)
    return invalid(findJsonFault(bytes, kMaxDepth));
  if (bytes.find("\\u0000") != std::string_view::npos) {
    const JsonFault fault = findJsonFault(bytes, kMaxDepth);
    if (!fault.message.empty()) return invalid(fault);
  }
  try {
    return read(root);
  } catch (const Bad& bad) {
    return fail(ErrorCode::invalid, bad.message, bad.field);
  }
}

}  // namespace passerelle
