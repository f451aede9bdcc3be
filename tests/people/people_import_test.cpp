// People by CSV: checks, cycles, all or nothing, and what a changed role does at once.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;

struct PeopleImport : ::testing::Test {
  BackendWorld world;
  http::Response import(const std::string& csv) {
    return world.ask({"POST", "/v1/imports/people", world.roleToken("admin"), csv, {{"Content-Type", "text/csv"}}});
  }
  std::vector<std::string> faults(const std::string& csv) {
    const auto answer = import(csv);
    EXPECT_EQ(answer.status, 422) << answer.body;
    std::vector<std::string> found;
    const json body = json::parse(answer.body);
    for (const auto& error : body["errors"])
      found.push_back(std::to_string(error["line"].get<int>()) + ":" + error["column"].get<std::string>());
    return found;
  }
};
using Found = std::vector<std::string>;

TEST_F(PeopleImport, EveryRuleIsCheckedByLineAndColumn) {
  world.roleToken("admin");
  const std::string before = world.databaseHash();
  EXPECT_EQ(
      faults("email,name,department,manager_email,unit_code,role,language\n"
             "not-an-address,A,,,,visitor,fr\n"
             "b@chain.example,,,,,visitor,fr\n"
             "c@chain.example,C,,nobody@chain.example,,visitor,fr\n"
             "d@chain.example,D,,,NO-01,visitor,fr\n"
             "e@chain.example,E,,,,king|host,fr\n"
             "f@chain.example,F,,,,,de\n"
             "D@chain.example,Twice,,,,visitor,fr\n"),
      (Found{"2:email", "3:name", "5:unit_code", "6:role", "7:language", "7:role", "8:email", "4:manager_email"}));
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(PeopleImport, ManagersInACircleAreRefusedAcrossFileAndTable) {
  EXPECT_EQ(faults("email,name,role,manager_email\na@x.fr,A,visitor,b@x.fr\nb@x.fr,B,visitor,a@x.fr\n"),
            (Found{"2:manager_email", "3:manager_email"}));
  EXPECT_EQ(faults("email,name,role,manager_email\na@x.fr,A,visitor,a@x.fr\n"), (Found{"2:manager_email"}));
  ASSERT_EQ(import("email,name,role,manager_email\na@x.fr,A,visitor,\nb@x.fr,B,visitor,a@x.fr\n").status, 200);
  EXPECT_EQ(faults("email,name,role,manager_email\na@x.fr,A,visitor,b@x.fr\n"), (Found{"2:manager_email"}));
}

TEST_F(PeopleImport, ACircleOfFortyThousandIsWalkedOnce) {
  constexpr int kPeople = 40'000;
  std::string csv = "email,name,role,manager_email\n";
  for (int i = 0; i < kPeople; ++i)
    csv += "p" + std::to_string(i) + "@x.fr,P,visitor,p" + std::to_string((i + 1) % kPeople) + "@x.fr\n";
  EXPECT_EQ(faults(csv).size(), 100U);  // walked from each of them, this takes longer than the test may
}

TEST_F(PeopleImport, ALineBreakInACellIsABlank) {
  ASSERT_EQ(import("email,name,department,role\nz@x.fr,\"Zoé\r\nMartin\",\"Relation\nclient\",visitor\n").status, 200);
  EXPECT_EQ(world.sqlText("SELECT name || '|' || department FROM person WHERE email = 'z@x.fr'"),
            "Zoé Martin|Relation client");
}

TEST_F(PeopleImport, SeveralRolesAreSeparatedByABar) {
  ASSERT_EQ(import("email;name;role\nz@x.fr;Zoé;management|chair\n").status, 200);
  EXPECT_EQ(json::parse(world.get("/v1/me", world.tokenOf("z@x.fr")).body)["roles"], (json{"management", "chair"}));
}

TEST_F(PeopleImport, AChangedRoleCountsAtOnceAndTellsTheDeviceToStartAgain) {
  const std::string token = world.roleToken("visitor");
  ASSERT_EQ(world.get("/admin", token).status, 403);
  ASSERT_EQ(
      import("email,name,role,unit_code,department\nvisitor.a@chain.example,visitor a,admin|visitor,LYO-01,Terrain\n")
          .status,
      200);
  EXPECT_EQ(world.get("/admin", token).status, 200);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM change WHERE kind = 'scope' AND audience = 'person:" +
                          world.personId("visitor.a@chain.example") + "'"),
            "1");
}

TEST_F(PeopleImport, TheLastAdministratorKeepsTheRole) {
  EXPECT_EQ(faults("email,name,role\nadmin.a@chain.example,A,visitor\nadmin.b@chain.example,B,visitor\n").size(), 1u);
  EXPECT_EQ(import("email,name,role\nadmin.b@chain.example,B,visitor\n").status, 200);
}

TEST_F(PeopleImport, SixHundredPeopleWithoutChangesWriteNothing) {
  std::string csv = "email,name,role\n";
  for (int i = 0; i < 600; ++i) csv += "p" + std::to_string(i) + "@x.fr,P,visitor\n";
  EXPECT_EQ(json::parse(import(csv).body)["created"], 600);
  const std::string before = world.databaseHash();
  EXPECT_EQ(json::parse(import(csv).body)["unchanged"], 600);
  EXPECT_EQ(world.databaseHash(), before);
}

}  // namespace
}  // namespace passerelle::testing
