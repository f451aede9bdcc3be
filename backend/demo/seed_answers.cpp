#include "backend/demo/seed_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "backend/pages/local_time.h"

namespace passerelle::demo {
namespace {
using nlohmann::json;
using std::chrono::hours;

/// Ideas that the published rounds retained, the last round first.
std::vector<std::string> retainedIdeas(const AskAs& ask, const std::string& email) {
  std::vector<std::string> ids;
  const json rounds = json::parse(ask(email, "GET", "/v1/rounds", "").text());
  for (const json& round : rounds["items"]) {
    if (round["kind"] != "ideas" || round["state"] != "published") continue;
    for (const json& line : round["result"]["ranked"]) {
      if (line["prize"].get<bool>()) ids.push_back(line["item"]);
    }
  }
  return ids;
}

}  // namespace

void answerSome(const AskAs& ask, const std::vector<std::string>& committee, TimePoint now) {
  const std::string& chair = committee.front();
  const auto answer = [&](const std::string& idea, const json& body) {
    ask(chair, "PUT", "/v1/ideas/" + idea + "/answer", body.dump());
  };
  const auto open = retainedIdeas(ask, chair);
  if (!open.empty())
    answer(open[0], {{"status", "tested"},
                     {"dueOn", pages::localDate(now + hours(24 * 45))},
                     {"testedWhere", "Nantes Commerce"},
                     {"testedOn", pages::localDate(now + hours(24 * 6))},
                     {"reason", "On essaie dans un magasin, puis on décide"}});
  if (open.size() > 1)
    answer(open[1], {{"status", "done"}, {"reason", "La consigne est partie lundi dans tous les magasins"}});
  const json waiting = json::parse(ask(chair, "GET", "/v1/answers", "").text())["items"];
  if (!waiting.empty())
    answer(waiting[0]["idea"]["id"],
           {{"status", "declined"},
            {"reason", "Déjà testée à Nantes en mars, sans effet sur l’attente. L’équipe caisse l’a lue"}});
  if (waiting.size() > 1)
    answer(waiting[1]["idea"]["id"],
           {{"status", "alreadyDone"}, {"reason", "En place à Lille et à Rennes depuis l’été"}});
}

void holdReportsRound(const AskAs& ask, Rng& chance, const std::string& id, const std::vector<std::string>& committee,
                      const std::string& month, const std::string& title, TimePoint closesAt) {
  const std::string path = "/v1/rounds/" + id;
  ask(committee.front(), "POST", "/v1/rounds",
      json{{"id", id}, {"kind", "reports"}, {"month", month}, {"title", title}, {"closesAt", toIso(closesAt)}}.dump());
  ask(committee.front(), "POST", path + "/open", "{}");
  for (const std::string& voter : committee) {
    const json ballot = json::parse(ask(voter, "GET", path + "/ballot", "").text());
    json lines = json::array();
    for (const json& line : ballot["lines"]) {
      const std::string item = line["item"];
      const int merit = static_cast<int>(std::hash<std::string>()(item) % 4) + 2;
      lines.push_back({{"item", item}, {"grade", std::clamp(merit + static_cast<int>(chance.below(3)) - 1, 0, 5)}});
    }
    ask(voter, "PUT", path + "/ballot", json{{"lines", lines}}.dump());
  }
}

void rewardSome(const AskAs& ask, const std::vector<std::string>& committee, const std::string& month,
                const std::function<std::string()>& newId) {
  const std::string& chair = committee.front();
  const json palmares = json::parse(ask(chair, "GET", "/v1/palmares/" + month, "").text());
  const auto give = [&](const json& line, const std::string& kind, const std::string& words) {
    ask(chair, "POST", "/v1/palmares/" + month + "/rewards",
        json{{"id", newId()}, {"kind", kind}, {"item", line["item"]}, {"words", words}}.dump());
  };
  int place = 0;
  for (const json& line : palmares["reports"]) {
    if (!line["prize"].get<bool>()) continue;
    if (place == 0) give(line, "nomination", "Relation client : un trimestre au centre de contact");
    if (++place <= 2)
      give(line, "thanks", "Vous avez regardé comme un client regarde. Le comité a relu votre rapport à voix haute.");
  }
}

}  // namespace passerelle::demo
