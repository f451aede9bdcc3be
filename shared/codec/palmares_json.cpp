#include "shared/codec/palmares_json.h"

#include "shared/codec/json_reader.h"

namespace passerelle {
using namespace json;
namespace {

PalmaresLine::Fate fate(const Json& json) {
  const Json& answer = at(json, "answer");
  return {text(json, "id"),
          text(json, "text"),
          text(answer, "status"),
          text(answer, "reason"),
          text(at(answer, "owner"), "name"),
          text(answer, "dueOn")};
}

PalmaresLine palmaresLine(const Json& json) {
  PalmaresLine line;
  line.item = text(json, "item");
  line.title = text(json, "title");
  line.author = text(json, "author");
  line.reportId = text(json, "report");
  line.roundId = text(json, "round");
  line.rank = maybeNumber(json, "rank");
  line.grade = maybeNumber(json, "grade");
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
    for (const Json& one : list(json, "reports")) month.reports.push_back(palmaresLine(one));
    for (const Json& one : list(json, "ideas")) month.ideas.push_back(palmaresLine(one));
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
