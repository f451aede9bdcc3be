#include "backend/demo/seed_rounds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace passerelle::demo {

void holdRound(const AskAs& ask, Rng& chance, const std::string& id, const std::string& title,
               const std::vector<std::string>& committee, std::size_t voters, TimePoint closesAt) {
  using nlohmann::json;
  const std::string path = "/v1/rounds/" + id;
  ask(committee.front(), "POST", "/v1/rounds",
      json{{"id", id}, {"title", title}, {"closesAt", toIso(closesAt)}, {"top", 10}}.dump());
  ask(committee.front(), "POST", path + "/open", "{}");
  for (std::size_t voter = 0; voter < std::min(voters, committee.size()); ++voter) {
    const json ballot = json::parse(ask(committee[voter], "GET", path + "/ballot", "").text());
    json lines = json::array();
    for (const json& line : ballot["lines"]) {
      // Each idea has a merit of its own, which voters see a little differently.
      const std::string item = line["item"];
      const int merit = static_cast<int>(std::hash<std::string>()(item) % 4) + 1;
      const int grade = std::clamp(merit + static_cast<int>(chance.below(3)) - 1, 0, 5);
      lines.push_back({{"item", item}, {"grade", chance.below(12) == 0 ? json("sansAvis") : json(grade)}});
    }
    ask(committee[voter], "PUT", path + "/ballot", json{{"lines", lines}}.dump());
  }
}

}  // namespace passerelle::demo
