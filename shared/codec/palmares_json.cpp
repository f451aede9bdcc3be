#include "shared/codec/palmares_json.h"

#include <nlohmann/json.hpp>

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
double real(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number() ? value.get<double>() : 0;
}
std::optional<int> maybe(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number_integer() ? std::optional(value.get<int>()) : std::nullopt;
}
const Json& list(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const Json& value = at(object, key);
  return value.is_array() ? value : kEmpty;
}

template <class T, class Read>
Result<T> parsed(std::string_view bytes, Read read) {
  try {
    bool tooDeep = false;
    const Json json = Json::parse(bytes, [&tooDeep](int depth, Json::parse_event_t, Json&) {
      tooDeep = tooDeep || depth > kMaxDepth;
      return true;
    });
    if (!tooDeep && json.is_object()) return read(json);
  } catch (const Json::exception&) {  // falls through: not JSON
  }
  return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
}

PalmaresLine::Fate fate(const Json& json) {
  const Json& answer = at(json, "answer");
  return {text(json, "id"),
          text(json, "text"),
          text(answer, "status"),
          text(answer, "reason"),
          text(at(answer, "owner"), "name"),
          text(answer, "dueOn")};
}

PalmaresLine line(const Json& json) {
  PalmaresLine line;
  line.item = text(json, "item");
  line.title = text(json, "title");
  line.author = text(json, "author");
  line.reportId = text(json, "report");
  line.roundId = text(json, "round");
  line.rank = maybe(json, "rank");
  line.grade = maybe(json, "grade");
  for (const Json& count : list(json, "counts")) {
    if (count.is_number_integer()) line.counts.push_back(count.get<std::int64_t>());
  }
  line.prize = at(json, "prize").is_boolean() && at(json, "prize").get<bool>();
  if (const Json& figures = at(json, "figures"); figures.is_object())
    line.figures =
        QualityView{real(figures, "quality"),         real(figures, "usefulness"),     real(figures, "consequence"),
                    number(figures, "place"),         number(figures, "useful"),       number(figures, "readers"),
                    number(figures, "closedActions"), number(figures, "ideasInRounds")};
  for (const Json& idea : list(json, "ideas")) line.ideas.push_back(fate(idea));
  for (const Json& reward : list(json, "rewards"))
    line.rewards.push_back(
        {text(reward, "kind"), text(at(reward, "person"), "name"), text(reward, "words"), text(reward, "givenBy")});
  return line;
}
}  // namespace

Result<PalmaresView> decodePalmares(std::string_view bytes) {
  return parsed<PalmaresView>(bytes, [](const Json& json) -> Result<PalmaresView> {
    PalmaresView month;
    month.month = text(json, "month");
    month.state = text(json, "state");
    for (const Json& grade : list(json, "scale")) month.scale.push_back({text(grade, "fr"), text(grade, "en")});
    for (const Json& one : list(json, "reports")) month.reports.push_back(line(one));
    for (const Json& one : list(json, "ideas")) month.ideas.push_back(line(one));
    return month;
  });
}

Result<std::vector<std::string>> decodePalmaresMonths(std::string_view bytes) {
  return parsed<std::vector<std::string>>(bytes, [](const Json& json) -> Result<std::vector<std::string>> {
    std::vector<std::string> months;
    for (const Json& item : list(json, "items")) {
      if (!text(item, "month").empty()) months.push_back(text(item, "month"));
    }
    return months;
  });
}

}  // namespace passerelle
