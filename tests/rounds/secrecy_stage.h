// Rounds about ideas and about reports, as those see them who would like to know more than they may.
#pragma once
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "backend/people/policy.h"
#include "tests/rounds/round_stage.h"

namespace passerelle::rounds {
using nlohmann::json;

/// A committee, and a round about the kind that is asked for over items of which `items` says the ids.
struct SecrecyStage : RoundStage {
  SecrecyStage(const std::string& wantedKind, int howMany, int voters) : RoundStage(howMany, voters), kind(wantedKind) {
    if (kind == "ideas") {
      items = ideaIds;
      return;
    }
    // By people who do not vote; thirteen readers make each eligible. Nobody has an author's department.
    run("UPDATE person SET department = email");
    for (int i = 0; i < howMany; ++i) {
      const char* authors[] = {"visitor", "host", "deputy", "customerService", "admin"};
      const char* author = authors[i / 2 % 5];
      auto report = testing::makeReport(world, "Étonnement " + std::to_string(i), 1);
      const std::string id = testing::publish(world, world.roleToken(author, 'b'), report);
      for (const Role role : allRoles()) {
        const std::string& token = world.roleToken(std::string(passerelle::nameOf(role)), 'a');
        world.post(std::string(api::kReadings), token, json{{"reports", {id}}}.dump());
      }
      items.push_back(id);
    }
    // No voter works in the unit that was visited: nobody stands aside.
    run("UPDATE person SET unit_code = 'LIL-01' WHERE roles NOT IN ('host', 'deputy')");
  }
  void run(const std::string& statement) {
    EXPECT_TRUE(world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      connection.execute(statement);
      return {};
    }));
  }
  /// The same round through the door, with the server's own secret; voters as in voterIds.
  std::string openByWire() {
    const std::string id = newId(world.clock, world.rng);
    json body{{"id", id},          {"kind", kind},
              {"title", "Comité"}, {"closesAt", toIso(world.clock.now() + std::chrono::hours(48))},
              {"top", 0},          {"picks", items},
              {"voters", voterIds}};
    if (kind == "reports") body["month"] = "2026-11";
    const auto made = world.post("/v1/rounds", world.roleToken("chair"), body.dump());
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(world.post("/v1/rounds/" + id + "/open", world.roleToken("chair"), "{}").status, 200);
    return id;
  }
  /// One grade for everything on that voter's ballot.
  void voteByWire(const std::string& id, std::size_t voter, int grade) {
    const char* kRoles[] = {"management", "chair", "coach", "regional", "advocate", "moderator", "dpo", "collaborator"};
    const std::string& token = world.roleToken(kRoles[voter % 8], voter < 8 ? 'a' : 'b');
    const std::string path = "/v1/rounds/" + id + "/ballot";
    json lines = json::array();
    const json ballot = json::parse(world.get(path, token).text());
    for (const auto& line : ballot["lines"]) lines.push_back({{"item", line["item"]}, {"grade", grade}});
    EXPECT_FALSE(lines.empty());
    EXPECT_EQ(
        world.ask({"PUT", path, token, json{{"lines", lines}}.dump(), {{"Content-Type", "application/json"}}}).status,
        200);
  }
  Round open() {
    NewRound round = wanted();
    round.kind = kind;
    if (kind == "reports") {
      round.month = "2026-11";
      round.top = 0;
      round.picks = items;
    }
    const auto prepared = write<Round>(
        [&](sql::Connection& c) { return preparation.prepare(c, chair, round, world.clock.now(), Language::french); });
    EXPECT_TRUE(prepared) << prepared.error().message;
    const auto opened = write<Round>([&](sql::Connection& c) {
      return preparation.open(c, prepared->id, true, world.clock.now(), Language::french);
    });
    EXPECT_TRUE(opened) << opened.error().message;
    return opened.value();
  }
  std::vector<int> column(const std::string& sql, const std::string& item) {
    std::vector<int> values;
    world.backend->database().readNow([&](sql::Connection& connection) {
      auto rows = connection.query(sql, {sql::val(item)});
      while (const auto* row = rows->next()) values.push_back(static_cast<int>(row->integer(0)));
    });
    return values;
  }
  std::vector<BallotLine> lines(const Round& round, const std::string& voter) { return ballot(round, voter)->lines; }
  std::vector<std::string> texts(const std::string& sql) {
    std::vector<std::string> values;
    world.backend->database().readNow([&](sql::Connection& connection) {
      auto rows = connection.query(sql);
      while (const auto* row = rows->next()) values.push_back(row->string(0));
    });
    return values;
  }

  std::string kind;
  std::vector<std::string> items;
};

}  // namespace passerelle::rounds
