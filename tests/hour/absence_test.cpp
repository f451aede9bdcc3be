// When the host is away: mails and rights go to the deputy for these days, and come back.
#include <gtest/gtest.h>

#include "tests/hour/hour_world.h"

namespace passerelle::testing {
namespace {
using std::chrono::hours;
using Json = nlohmann::json;

class Absence : public ::testing::Test {
 protected:
  std::string today(int plus = 0) { return toIsoDate(world.clock.now() + hours(24 * plus)); }
  http::Response set(const std::string& deputy, int from, int to, const std::string& token, std::string absence = {}) {
    if (absence.empty()) absence = newId(world.clock, world.rng);
    last = absence;
    const Json body{{"firstDay", today(from)}, {"lastDay", today(to)}, {"deputyId", world.personId(deputy)}};
    return world.ask({"PUT", "/v1/absences/" + absence, token, body.dump(), {{"Content-Type", "application/json"}}});
  }
  int reading(const std::string& token) { return world.get(api::reportPath(world.id), token).status; }

  HourWorld world;
  const std::string host = world.roleToken("host");
  const std::string collaborator = "collaborator.a@chain.example";
  std::string last;
};

TEST_F(Absence, TheDeputyReadsAnswersAndIsMailedInsteadOfTheHost) {
  const std::string deputy = world.roleToken("collaborator");
  EXPECT_EQ(reading(deputy), 403);
  EXPECT_EQ(set(collaborator, 0, 3, host).status, 200);
  world.pass();
  EXPECT_EQ(world.lettersTo(kHost).size(), 0U);
  ASSERT_EQ(world.lettersTo(collaborator).size(), 1U);
  EXPECT_EQ(reading(deputy), 200);
  EXPECT_EQ(Json::parse(world.get("/v1/me", deputy).body)["standsInFor"], Json::array({"LYO-01"}));
  EXPECT_EQ(Json::parse(world.get("/v1/reports?scope=unit", deputy).body)["items"][0]["id"], world.id);
  EXPECT_NE(world.get("/hour", deputy).body.find("Caisse fermée"), std::string::npos);
  EXPECT_EQ(world.get(world.linkTo(collaborator)).status, 200);
  EXPECT_EQ(world.reply(deputy, {{"thanks", true}, {"kind", "thanks"}, {"text", ""}}).status, 200);
  EXPECT_EQ(world.state(), "published");
}

TEST_F(Absence, TheRightEndsWithTheAbsence) {
  const std::string deputy = world.roleToken("collaborator");
  set(collaborator, 0, 0, host);
  world.pass();
  const std::string link = world.linkTo(collaborator);
  EXPECT_EQ(world.get(link).status, 200);
  world.pass(hours(26));
  EXPECT_EQ(reading(deputy), 403);
  EXPECT_EQ(world.get(link).status, 410);
  EXPECT_EQ(world.reply(deputy, {{"thanks", true}, {"kind", "thanks"}, {"text", ""}}).status, 403);
  EXPECT_EQ(world.get("/hour", deputy).status, 403);
}

TEST_F(Absence, ReportsThatWaitAreToldToTheDeputyWhenItBegins) {
  world.pass();
  EXPECT_EQ(world.lettersTo(kHost).size(), 1U);
  set(collaborator, 1, 4, host);
  world.pass();
  EXPECT_EQ(world.lettersTo(collaborator).size(), 0U) << "not before";
  world.pass(hours(25));
  EXPECT_EQ(world.lettersTo(collaborator).size(), 1U);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM change WHERE kind = 'scope' AND audience = 'person:" +
                          world.personId(collaborator) + "'"),
            "1");
  world.pass(hours(1));
  EXPECT_EQ(world.lettersTo(collaborator).size(), 1U);
}

TEST_F(Absence, BackEarlierEndsIt) {
  const std::string deputy = world.roleToken("collaborator");
  set(collaborator, 0, 9, host);
  world.pass();
  EXPECT_EQ(reading(deputy), 200);
  EXPECT_EQ(world.ask({"DELETE", "/v1/absences/" + last, host, {}, {}}).status, 204);
  world.pass();
  EXPECT_EQ(reading(deputy), 403);
  EXPECT_TRUE(Json::parse(world.get("/v1/absences", host).body)["items"].empty());
  EXPECT_EQ(world.ask({"DELETE", "/v1/absences/" + last, host, {}, {}}).status, 204) << "again changes nothing";
}

TEST_F(Absence, AHostWithoutAnEmailIsReachedThroughTheDeputy) {
  const auto gone = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE person SET email = NULL WHERE email = $1", {sql::val(kHost)});
    return {};
  });
  ASSERT_TRUE(gone);
  world.pass();
  EXPECT_EQ(world.lettersTo(kDeputy).size(), 1U);
}

TEST_F(Absence, OnlyAHostOfAUnitNamesSomebodyWhoCan) {
  EXPECT_EQ(set(collaborator, 0, 1, world.roleToken("deputy")).status, 403);
  EXPECT_EQ(set(collaborator, 0, 1, world.roleToken("visitor")).status, 403);
  EXPECT_EQ(set("collaborator.b@chain.example", 0, 1, host).status, 422) << "of another unit";
  EXPECT_EQ(set(kHost, 0, 1, host).status, 422) << "oneself";
  EXPECT_EQ(set(collaborator, 2, 1, host).status, 400);
  EXPECT_EQ(set(collaborator, -3, -2, host).status, 422);
  EXPECT_EQ(set(collaborator, 0, 200, host).status, 422);
  EXPECT_EQ(set(collaborator, 0, 1, host, "not-an-id").status, 400);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM host_absence"), "0");
  EXPECT_EQ(set(collaborator, 0, 1, host).status, 200);
  const std::string mine = last;
  EXPECT_EQ(set("deputy.b@chain.example", 0, 1, world.roleToken("host", 'b'), mine).status, 403);
  EXPECT_EQ(world.ask({"DELETE", "/v1/absences/" + mine, world.roleToken("host", 'b'), {}, {}}).status, 403);
  EXPECT_EQ(set(kDeputy, 0, 2, host, mine).status, 200) << "another deputy, other days";
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM host_absence"), "1");
}

TEST_F(Absence, TheBrowserSetsAndEndsItToo) {
  const std::string body = "id=" + newId(world.clock, world.rng) + "&first=" + today() + "&last=" + today(2) +
                           "&deputy=" + world.personId(collaborator);
  EXPECT_EQ(world.form("/hour/absences", body, host).status, 303);
  EXPECT_NE(world.get("/hour", host).body.find("collaborator a"), std::string::npos);
  const std::string absence = world.sqlText("SELECT id FROM host_absence");
  EXPECT_EQ(world.form("/hour/absences/" + absence + "/end", "", host).status, 303);
  EXPECT_EQ(world.form("/hour/absences", "id=x&first=&last=&deputy=", host).status, 400);
}

}  // namespace
}  // namespace passerelle::testing
