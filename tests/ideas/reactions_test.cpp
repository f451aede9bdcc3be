// Support, useful, readings: reversible, once each, never for one's own; counts after reacting.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

class Reactions : public ::testing::Test {
 protected:
  Reactions() : report(makeReport(world, "Caisse", 2)) { id = publish(world, author, report); }
  http::Response act(const std::string& method, const std::string& path, const std::string& token) {
    return world.ask({method, path, token, "", {}});
  }
  http::Response support(const std::string& token, const char* method = "PUT", int idea = 0) {
    return act(method, api::supportPath(report.ideas[static_cast<std::size_t>(idea)].id), token);
  }
  Json readings(const std::string& token, const std::vector<std::string>& ids) {
    const http::Response response = world.post("/v1/readings", token, Json{{"reports", ids}}.dump());
    EXPECT_EQ(response.status, 200) << response.body;
    return Json::parse(response.body);
  }
  std::string ideaCell(const std::string& column, int idea = 0) {
    return world.sqlText("SELECT " + column + " FROM idea WHERE id = '" +
                         report.ideas[static_cast<std::size_t>(idea)].id + "'");
  }

  BackendWorld world;
  const std::string author = world.roleToken("visitor");
  const Report report;
  std::string id;
};

TEST_F(Reactions, ASupportCountsOnceImpliesAReadingAndCanBeTakenBack) {
  const Json first = Json::parse(support(world.roleToken("coach")).body);
  EXPECT_EQ(first, Json::parse(R"({"supported":true,"supporters":1,"readers":1})"));
  EXPECT_EQ(Json::parse(support(world.roleToken("coach")).body), first);
  EXPECT_EQ(ideaCell("readers", 1), "1") << "the card was read with all its ideas";
  EXPECT_EQ(Json::parse(support(world.roleToken("coach"), "DELETE").body),
            Json::parse(R"({"supported":false,"supporters":null,"readers":null})"));
  EXPECT_EQ(ideaCell("supporters"), "0");
  EXPECT_EQ(ideaCell("support_weight"), "0.0");
  EXPECT_EQ(ideaCell("readers"), "1") << "who has read has read";
  EXPECT_EQ(Json::parse(support(world.roleToken("coach")).body), first);
}

TEST_F(Reactions, NobodySupportsTheirOwnAndNobodyBeforePublication) {
  EXPECT_EQ(support(author).status, 403);
  EXPECT_EQ(act("PUT", api::usefulPath(id), author).status, 403);
  const Report secret = makeReport(world);
  putReport(world, author, newId(world.clock, world.rng), secret);
  EXPECT_EQ(act("PUT", api::supportPath(secret.ideas[0].id), world.roleToken("host")).status, 403);
  EXPECT_EQ(act("PUT", api::supportPath(newId(world.clock, world.rng)), author).status, 404);
  EXPECT_EQ(ideaCell("supporters"), "0");
}

TEST_F(Reactions, CountsAreShownOnlyToThoseWhoReacted) {
  support(world.roleToken("coach"));
  const Json coach = Json::parse(world.get(api::reportPath(id), world.roleToken("coach")).body)["ideas"];
  EXPECT_EQ(coach[0]["supporters"], 1);
  EXPECT_TRUE(coach[1]["supporters"].is_null());
  const Json chair = Json::parse(world.get(api::reportPath(id), world.roleToken("chair")).body)["ideas"];
  EXPECT_TRUE(chair[0]["supporters"].is_null());
  EXPECT_TRUE(chair[0]["readers"].is_null());
  const Json feed = Json::parse(world.get("/v1/feed", world.roleToken("coach")).body);
  EXPECT_EQ(feed["mine"]["supported"], Json::array({report.ideas[0].id}));
  EXPECT_EQ(feed["counts"][report.ideas[0].id], Json::parse(R"({"supporters":1,"readers":1})"));
  const Json other = Json::parse(world.get("/v1/feed", world.roleToken("chair")).body);
  EXPECT_TRUE(other["counts"].empty());
  EXPECT_TRUE(other["mine"]["supported"].empty());
}

TEST_F(Reactions, SupportsToTheSameAuthorAreDampedAndHalvedWithinATeam) {
  // Everybody of this world works in the department "Terrain": one's own team.
  support(world.roleToken("coach"), "PUT", 0);
  support(world.roleToken("coach"), "PUT", 1);
  EXPECT_DOUBLE_EQ(std::stod(ideaCell("support_weight", 0)), 0.5);
  EXPECT_NEAR(std::stod(ideaCell("support_weight", 1)), 0.5 / std::sqrt(2.0), 1e-12);
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE person SET department = 'Direction' WHERE email = $1", {sql::val(emailOf("chair"))});
    return {};
  });
  support(world.roleToken("chair"), "PUT", 0);
  EXPECT_DOUBLE_EQ(std::stod(ideaCell("support_weight", 0)), 1.5);
  world.clock.advance(std::chrono::hours(24 * 31));
  const Report later = makeReport(world);
  publish(world, author, later);
  act("PUT", api::supportPath(later.ideas[0].id), world.roleToken("coach"));
  EXPECT_EQ(world.sqlText("SELECT support_weight FROM idea WHERE id = '" + later.ideas[0].id + "'"), "0.5")
      << "thirty days later the earlier ones no longer count";
}

TEST_F(Reactions, ReadersAreCountedOnceAndNeverOnesOwnOrUnpublishedReports) {
  const std::string hidden = newId(world.clock, world.rng);
  putReport(world, author, hidden, makeReport(world));
  EXPECT_EQ(readings(world.roleToken("chair"), {id, hidden, newId(world.clock, world.rng)})["counted"], 1);
  EXPECT_EQ(readings(world.roleToken("chair"), {id})["counted"], 0);
  EXPECT_EQ(readings(author, {id})["counted"], 0);
  EXPECT_EQ(ideaCell("readers"), "1");
  EXPECT_EQ(world.sqlText("SELECT reader_count FROM report WHERE id = '" + id + "'"), "1");
  EXPECT_EQ(world.post("/v1/readings", author, R"({"reports":["x"]})").status, 400);
  EXPECT_EQ(world.post("/v1/readings", author, R"({"ids":[]})").status, 400);
  EXPECT_EQ(world.post("/v1/readings", author, Json{{"reports", std::vector<std::string>(51, id)}}.dump()).status, 400);
}

TEST_F(Reactions, UsefulIsReversibleAndItsCountShownAfterReacting) {
  EXPECT_EQ(Json::parse(act("PUT", api::usefulPath(id), world.roleToken("coach")).body),
            Json::parse(R"({"useful":true,"usefulCount":1})"));
  EXPECT_EQ(Json::parse(world.get("/v1/feed", world.roleToken("coach")).body)["mine"]["useful"], Json::array({id}));
  EXPECT_EQ(Json::parse(act("DELETE", api::usefulPath(id), world.roleToken("coach")).body),
            Json::parse(R"({"useful":false,"usefulCount":null})"));
  EXPECT_TRUE(Json::parse(world.get(api::reportPath(id), world.roleToken("coach")).body)["usefulCount"].is_null());
}

TEST_F(Reactions, SupportsSurviveARevisionThatTakesTheIdeaOutAndBringsItBack) {
  support(world.roleToken("coach"));
  Report without = report;
  without.ideas.erase(without.ideas.begin());
  putReport(world, author, id, without, {hashOf(report), "", ""});
  EXPECT_EQ(support(world.roleToken("chair")).status, 404);
  Report back = report;
  back.ideas[0].text = "Reformulée";
  putReport(world, author, id, back, {hashOf(without), "", ""});
  EXPECT_EQ(Json::parse(support(world.roleToken("chair")).body)["supporters"], 2);
}

TEST_F(Reactions, WhoReadWhatIsForgottenAfterSixtyDaysAndCountsRemain) {
  readings(world.roleToken("chair"), {id});
  world.clock.advance(std::chrono::hours(24 * 61));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM reading"), "0");
  EXPECT_EQ(ideaCell("readers"), "1");
}

}  // namespace
}  // namespace passerelle::testing
