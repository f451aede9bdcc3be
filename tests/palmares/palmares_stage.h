// A November with reports that were read, found useful and led somewhere; a committee; and what December makes of it.
#pragma once
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "backend/people/policy.h"
#include "backend/reports/best_reports.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {

class PalmaresStage : public ::testing::Test {
 protected:
  struct Filed {
    std::string id;
    std::vector<std::string> ideas;
  };
  PalmaresStage() {
    // Departments of their own: readers outside the author's team are everybody else.
    sql("UPDATE person SET department = email");
    for (const Role role : allRoles()) {
      for (const char side : {'a', 'b'}) readers.emplace_back(std::string(nameOf(role)), side);
    }
  }
  void sql(const std::string& statement) {
    ASSERT_TRUE(world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      connection.execute(statement);
      return {};
    }));
  }
  /// A published report by that visitor, about LYO-01, read by `read` people of whom `useful` say so.
  Filed report(const std::string& role, char side, const std::string& text, int read, int useful,
               const std::string& kind = "buddyDay", int ideas = 1) {
    Report content = makeReport(world, text, ideas);
    content.kind = kind;
    Filed filed;
    filed.id = publish(world, world.roleToken(role, side), content);
    for (const auto& idea : content.ideas) filed.ideas.push_back(idea.id);
    int done = 0;
    for (const auto& [reader, readerSide] : readers) {
      if (done == read) break;
      if (reader == role && readerSide == side) continue;
      const std::string& token = world.roleToken(reader, readerSide);
      world.post(std::string(api::kReadings), token, nlohmann::json{{"reports", {filed.id}}}.dump());
      if (done < useful) {
        EXPECT_EQ(world.ask({"PUT", api::usefulPath(filed.id), token, "", {}}).status, 200);
      }
      ++done;
    }
    return filed;
  }
  std::vector<reports::BestReport> best(const std::string& month = "2026-11") {
    std::vector<reports::BestReport> found;
    world.backend->database().readNow(
        [&](sql::Connection& connection) { found = reports::bestReports(connection, month, world.clock.now()); });
    return found;
  }
  void until(const std::string& iso) {
    world.clock.advance(timeFromIso(iso).value() - world.clock.now());
    tick();
  }
  void tick() {
    for (int i = 0; i < 4; ++i) {
      world.backend->runDue();
      world.clock.advance(std::chrono::seconds(61));
    }
  }
  nlohmann::json asJson(const std::string& target, const std::string& role = "visitor") {
    return nlohmann::json::parse(world.get(target, world.roleToken(role)).text());
  }
  http::Response prepare(const nlohmann::json& more = {}, const std::string& id = {}) {
    nlohmann::json body{{"id", id.empty() ? roundId = newId(world.clock, world.rng) : id},
                        {"kind", "reports"},
                        {"month", "2026-11"},
                        {"title", "Les rapports de novembre"},
                        {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))}};
    nlohmann::json voters = nlohmann::json::array();
    for (const auto& voter : committee) voters.push_back(world.personId(emailOf(voter, 'b')));
    body["voters"] = voters;
    if (!more.is_null()) body.update(more);
    return world.post("/v1/rounds", world.roleToken("chair"), body.dump());
  }
  /// Everybody on the committee grades each report by a function of its id; then the result appears.
  template <class Grade>
  void vote(Grade grade) {
    ASSERT_EQ(world.post("/v1/rounds/" + roundId + "/open", world.roleToken("chair"), "{}").status, 200);
    for (const auto& voter : committee) {
      const std::string path = "/v1/rounds/" + roundId + "/ballot";
      const auto ballot = nlohmann::json::parse(world.get(path, world.roleToken(voter, 'b')).text());
      nlohmann::json lines = nlohmann::json::array();
      for (const auto& line : ballot["lines"])
        lines.push_back({{"item", line["item"]}, {"grade", grade(line["item"].get<std::string>())}});
      ASSERT_EQ(world
                    .ask({"PUT",
                          path,
                          world.roleToken(voter, 'b'),
                          nlohmann::json{{"lines", lines}}.dump(),
                          {{"Content-Type", "application/json"}}})
                    .status,
                200);
    }
    world.clock.advance(std::chrono::hours(24) + std::chrono::minutes(16));
    tick();
  }
  int mailsTo(const std::string& email, const std::string& subjectWords) {
    return std::stoi(world.sqlText("SELECT COUNT(*) FROM mail WHERE recipient = '" + email + "' AND subject LIKE '%" +
                                   subjectWords + "%'"));
  }

  BackendWorld world;
  std::vector<std::pair<std::string, char>> readers;
  std::vector<std::string> committee{"management", "chair", "coach", "regional", "advocate", "moderator"};
  std::string roundId;
};

}  // namespace passerelle::testing
