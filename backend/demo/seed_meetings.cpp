#include "backend/demo/seed_meetings.h"

#include <nlohmann/json.hpp>

namespace passerelle::demo {
using nlohmann::json;

void planMeeting(const AskAs& ask, const Committee& committee, const std::string& id, const std::string& title,
                 TimePoint day, const std::vector<std::string>& agenda) {
  ask(committee.chair, "POST", "/v1/meetings",
      json{{"id", id}, {"title", title}, {"heldOn", toIsoDate(day)}, {"members", committee.members}, {"agenda", agenda}}
          .dump());
  ask(committee.chair, "POST", "/v1/meetings/" + id + "/kit", "{}");
}

void holdMeeting(const AskAs& ask, const Committee& committee, const std::string& id, TimePoint dueOn) {
  const std::string path = "/v1/meetings/" + id;
  const json meeting = json::parse(ask(committee.chair, "GET", path, "").text());
  const std::string advocate = committee.emailOf(meeting["advocate"]);
  for (const json& item : meeting["items"]) {
    const std::string itemPath = path + "/items/" + item["id"].get<std::string>();
    const bool fromTheField = !item["idea"].is_null();
    ask(advocate, "PUT", itemPath + "/effect",
        json{{"tone", fromTheField ? "better" : "unknown"},
             {"text", fromTheField ? "Ils le verront dès l’entrée, sans rien demander."
                                   : "Personne ne leur a demandé : allons voir avant d’élargir."}}
            .dump());
    ask(committee.chair, "PUT", itemPath + "/decision",
        json{{"status", fromTheField ? "tested" : "declined"},
             {"outcome",
              fromTheField ? "Dans trois magasins, pendant un mois." : "Pas avant d’en avoir parlé avec des clients."},
             {"owner", committee.members.back()},
             {"dueOn", toIsoDate(dueOn)}}
            .dump());
  }
  ask(committee.chair, "POST", path + "/close", "{}");
}

}  // namespace passerelle::demo
