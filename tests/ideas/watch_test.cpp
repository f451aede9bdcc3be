// What people watch over: ideas without their first readers, patterns of supports. Nothing happens by itself.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

class Watch : public ::testing::Test {
 protected:
  std::string file(const std::string& text, const std::string& token) {
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(
        world
            .ask({"PUT", api::ideaPath(id), token, Json{{"text", text}}.dump(), {{"Content-Type", "application/json"}}})
            .status,
        201);
    return id;
  }
  void support(const std::string& id, const std::string& token) {
    EXPECT_EQ(world.ask({"PUT", api::supportPath(id), token, "", {}}).status, 200);
  }
  void team(const std::string& name, const std::vector<std::string>& emails) {
    (void)world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      for (const std::string& email : emails)
        connection.execute("UPDATE person SET department = $2 WHERE email = $1", {sql::val(email), sql::val(name)});
      return {};
    });
  }
  Json firstReaders() {
    return Json::parse(world.get("/v1/ideas/first-readers", world.roleToken("management")).text());
  }
  Json flags() {
    world.clock.advance(std::chrono::hours(1));
    world.backend->runDue();
    const Json all = Json::parse(world.get("/v1/flags", world.roleToken("moderator")).text());
    return all["items"];
  }
  static constexpr const char* kFive[] = {"coach", "chair", "management", "advocate", "dpo"};

  BackendWorld world;
  const std::string alice = world.roleToken("visitor"), bob = world.roleToken("visitor", 'b');
};

TEST_F(Watch, IdeasThatWaitForTheirFirstReadersAreCountedAndListed) {
  for (const char* role : kFive) world.roleToken(role);
  world.roleToken("moderator");
  const std::string seen = file("Vue", alice), unseen = file("Pas vue", bob);
  const Json before = firstReaders();
  const std::int64_t needed = before["needed"];
  EXPECT_GE(needed, 2) << "a quarter of those with a living device";
  EXPECT_EQ(before["young"], 2);
  EXPECT_EQ(before["waiting"], 2);
  for (std::int64_t i = 0; i < needed; ++i)
    world.post("/v1/readings", world.roleToken(kFive[i]), Json{{"reports", {seen}}}.dump());
  const Json after = firstReaders();
  EXPECT_EQ(after["waiting"], 1);
  ASSERT_EQ(after["items"].size(), 1U);
  EXPECT_EQ(after["items"][0]["id"], unseen);
  EXPECT_EQ(after["items"][0]["late"], false);
  world.clock.advance(std::chrono::hours(24 * 22));
  const Json late = firstReaders();
  EXPECT_EQ(late["young"], 0);
  EXPECT_EQ(late["missed"], 1) << "it sank before it was seen";
  EXPECT_EQ(late["items"][0]["late"], true);
  world.clock.advance(std::chrono::hours(24 * 60));
  EXPECT_EQ(firstReaders()["missed"], 0) << "of old ones nothing is said any more";
  const auto page = world.get("/ideas/unread", world.roleToken("management")).text();
  EXPECT_NE(page.find("premiers lecteurs"), std::string::npos);
}

TEST_F(Watch, FiveOfOneTeamWithinADayAreAFlagAndChangeNothing) {
  std::vector<std::string> emails;
  for (const char* role : kFive) emails.push_back(emailOf(role));
  team("Marketing", emails);
  const std::string id = file("Une chaise", alice);
  for (int i = 0; i < 4; ++i) support(id, world.roleToken(kFive[i]));
  EXPECT_TRUE(flags().empty()) << "four are no pattern";
  support(id, world.roleToken(kFive[4]));
  const std::string before = world.sqlText("SELECT support_weight || ' ' || supporters || ' ' || readers FROM idea");
  const Json raised = flags();
  ASSERT_EQ(raised.size(), 1U);
  EXPECT_EQ(raised[0]["kind"], "teamBurst");
  EXPECT_EQ(raised[0]["idea"], id);
  EXPECT_EQ(raised[0]["team"], "Marketing");
  EXPECT_EQ(raised[0]["supports"], 5);
  EXPECT_EQ(flags().size(), 1U) << "raised once";
  EXPECT_EQ(world.sqlText("SELECT support_weight || ' ' || supporters || ' ' || readers FROM idea"), before);
}

TEST_F(Watch, ATeamAmongManyOthersOrMostOfTheStaffIsNoFlag) {
  const std::string id = file("Une chaise", alice);
  for (const char* role : kFive) support(id, world.roleToken(role));
  EXPECT_TRUE(flags().empty()) << "everybody here is of one department: most of the staff";
  std::vector<std::string> emails;
  for (const char* role : kFive) emails.push_back(emailOf(role, 'b'));
  team("Marketing", emails);
  for (const char* role : kFive) support(id, world.roleToken(role, 'b'));
  EXPECT_TRUE(flags().empty()) << "five of ten";
}

TEST_F(Watch, SupportsSpreadOverDaysAreNoBurst) {
  std::vector<std::string> emails;
  for (const char* role : kFive) emails.push_back(emailOf(role));
  team("Marketing", emails);
  const std::string id = file("Une chaise", alice);
  for (const char* role : kFive) {
    support(id, world.roleToken(role));
    world.clock.advance(std::chrono::hours(8));
  }
  EXPECT_TRUE(flags().empty());
}

TEST_F(Watch, ThreeSupportsEachWayWithinAMonthAreAFlag) {
  std::vector<std::string> hers, his;
  for (int i = 0; i < 3; ++i) {
    hers.push_back(file("Idée d'Alice " + std::to_string(i), alice));
    his.push_back(file("Idée de Bob " + std::to_string(i), bob));
  }
  for (const std::string& id : hers) support(id, bob);
  for (int i = 0; i < 2; ++i) support(his[static_cast<std::size_t>(i)], alice);
  EXPECT_TRUE(flags().empty());
  support(his[2], alice);
  const Json raised = flags();
  ASSERT_EQ(raised.size(), 1U);
  EXPECT_EQ(raised[0]["kind"], "reciprocal");
  EXPECT_EQ(raised[0]["people"].size(), 2U);
  EXPECT_EQ(raised[0]["supports"], 6);
}

TEST_F(Watch, AHumanSaysWhatItWasAndItIsForgottenAfterSixtyDays) {
  (void)world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "INSERT INTO idea_flag (id, kind, about, supports, found_at) VALUES ('f', 'reciprocal', 'x', 6, $1)",
        {sql::val(toMs(world.clock.now()))});
    return {};
  });
  const std::string moderator = world.roleToken("moderator");
  const auto say = [&](const std::string& id, const std::string& verdict) {
    return world
        .ask({"PUT",
              "/v1/flags/" + id,
              moderator,
              Json{{"verdict", verdict}}.dump(),
              {{"Content-Type", "application/json"}}})
        .status;
  };
  EXPECT_EQ(say("f", "punish"), 400);
  EXPECT_EQ(say("g", "spoken"), 404);
  EXPECT_EQ(say("f", "spoken"), 204);
  EXPECT_EQ(flags()[0]["verdict"], "spoken");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'flag.reviewed'"), "1");
  EXPECT_EQ(world.get("/v1/flags", world.roleToken("management")).status, 403) << "about people: not for managers";
  world.clock.advance(std::chrono::hours(24 * 61));
  EXPECT_TRUE(flags().empty());
}

}  // namespace
}  // namespace passerelle::testing
