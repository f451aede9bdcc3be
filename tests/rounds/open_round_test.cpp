// No route tells a tally of an open round, to any role.
#include <algorithm>
#include <map>
#include <set>

#include "backend/people/policy.h"
#include "tests/rounds/secrecy_stage.h"

namespace passerelle::rounds {
namespace {
using Stage = SecrecyStage;

class OpenRound : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Of, OpenRound, ::testing::Values("ideas", "reports"),
                         [](const auto& kind) { return std::string(kind.param); });

/// What every route of the table answers to every role, during a round in which five people gave `grade` to everything:
/// each {parameter} is filled with every id that could be meant, so that a new route needs no line here. Reads first;
/// then everything else, with an empty body, which changes both worlds alike.
std::map<std::string, std::string> whatRoutesTell(const std::string& kind, int grade) {
  Stage stage(kind, 4, 10);
  auto& world = stage.world;
  const std::string roundId = stage.openByWire();
  for (std::size_t voter = 0; voter < 5; ++voter) stage.voteByWire(roundId, voter, grade);
  world.clock.advance(std::chrono::seconds(30));
  world.backend->runDue();
  const std::string report = world.sqlText("SELECT report_id FROM round_item ORDER BY item_id LIMIT 1");
  const std::vector<std::string> ids{roundId, stage.items[0], report, world.personId(testing::emailOf("coach")),
                                     world.sqlText("SELECT id FROM idea ORDER BY id LIMIT 1")};
  const auto targetsOf = [&](const std::string& pattern) {
    std::vector<std::string> targets{pattern};
    while (targets[0].find('{') != std::string::npos) {
      std::vector<std::string> filled;
      for (const std::string& target : targets) {
        const std::size_t at = target.find('{'), end = target.find('}', at);
        const std::string name = target.substr(at, end - at + 1);
        std::vector<std::string> values = ids;
        if (name == "{month}") values = {"2026-11"};
        if (name == "{week}") values = {toIsoWeek(world.clock.now())};
        if (name == "{code}") values = {"LYO-01"};
        if (name == "{number}") values = {"0"};
        if (name == "{kind}") values = {"idea", "report", "round"};
        for (const std::string& value : values) filled.push_back(target.substr(0, at) + value + target.substr(end + 1));
      }
      targets = std::move(filled);
    }
    return targets;
  };
  std::map<std::string, std::string> told;
  std::set<std::string> patterns;
  const auto ask = [&](const http::Route& route) {
    if (route.pattern == "/healthz" || route.pattern == "/readyz") return;
    patterns.insert(route.method + " " + route.pattern);
    for (std::string target : targetsOf(route.pattern)) {
      if (target == "/v1/changes") target += "?after=0";
      for (const Role role : allRoles()) {
        const std::string name(passerelle::nameOf(role));
        // Those who voted see their own ballot: it is asked for by the others.
        const auto voter =
            std::find(stage.voterIds.begin(), stage.voterIds.end(), world.personId(testing::emailOf(name)));
        if (voter - stage.voterIds.begin() < 5 && target.ends_with("/ballot")) continue;
        testing::Ask question{route.method, target, world.roleToken(name), {}, {}};
        if (route.method != "GET") question.headers["Content-Type"] = "application/json";
        const auto response = world.ask(question);
        told[route.method + " " + target + " " + name] = std::to_string(response.status) + response.text();
      }
    }
  };
  const auto routes = world.backend->router().routes();
  for (const auto& route : routes) {
    if (route.method == "GET" || route.method == "HEAD") ask(route);
  }
  for (const auto& route : routes) {
    // Ended sessions would answer everything with 401, a cancelled round has no tally: these two come last of all.
    if (route.method != "GET" && route.method != "HEAD" && route.method != "OPTIONS" &&
        !route.pattern.ends_with("/cancel") && !route.pattern.ends_with("/leave") && route.pattern != "/v1/departure" &&
        route.pattern != "/v1/token/rotate" && !route.pattern.ends_with("/revoke") &&
        route.pattern.find("/devices/{id}") == std::string::npos)
      ask(route);
  }
  told["the routes"] = std::to_string(patterns.size());
  EXPECT_GE(patterns.size() + 20, routes.size());
  EXPECT_EQ(world.sqlText("SELECT state FROM round WHERE id = '" + roundId + "'"), "open");
  return told;
}

TEST_P(OpenRound, NoRouteTellsATallyOfAnOpenRoundToAnyRole) {
  const auto high = whatRoutesTell(GetParam(), 5), low = whatRoutesTell(GetParam(), 0);
  ASSERT_GT(high.size(), 1500u);
  ASSERT_EQ(high.size(), low.size());
  for (const auto& [asked, answer] : high) EXPECT_EQ(answer, low.at(asked)) << asked;
}

}  // namespace
}  // namespace passerelle::rounds
