// Units: import, pages by key, nearest first; the referential.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "backend/units/nearest.h"
#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;

struct Units : ::testing::Test {
  BackendWorld world;
  http::Response import(const std::string& csv) {
    return world.ask({"POST",
                      "/v1/imports/units",
                      world.roleToken("admin"),
                      csv,
                      {{"Content-Type", "text/csv"}, {"Accept-Language", "en"}}});
  }
  json items(const std::string& target) { return json::parse(world.get(target, world.roleToken("visitor")).body); }
};

TEST_F(Units, ComeInPagesByKey) {
  std::string csv = "code,name,kind,region\n";
  for (int i = 100; i < 220; ++i) csv += "X-" + std::to_string(i) + ",N,shop,Sud\n";
  ASSERT_EQ(import(csv).status, 200);
  std::string target = "/v1/units?limit=50";
  int seen = 0, pages = 0;
  std::string last;
  while (true) {
    const json page = items(target);
    ++pages;
    for (const auto& unit : page["items"]) {
      EXPECT_GT(unit["code"].get<std::string>(), last);
      last = unit["code"];
      ++seen;
    }
    if (page["next"].is_null()) break;
    target = "/v1/units?limit=50&after=" + page["next"].get<std::string>();
  }
  EXPECT_EQ(seen, 122);
  EXPECT_EQ(pages, 3);
  for (const char* limit : {"0", "101", "x", "-1", "5x"})
    EXPECT_EQ(world.get(std::string("/v1/units?limit=") + limit, world.roleToken("visitor")).status, 400) << limit;
}

TEST_F(Units, ComeNearestFirst) {
  const json lyon = items("/v1/units?near=45.76,4.86");
  EXPECT_EQ(lyon["items"][0]["code"], "LYO-01");
  EXPECT_EQ(lyon["items"][1]["code"], "LIL-01");
  const json lille = items("/v1/units?near=50.63,3.06&limit=1");
  EXPECT_EQ(lille["items"][0]["code"], "LIL-01");
  EXPECT_EQ(items("/v1/units?near=50.63,3.06&limit=1&after=" + lille["next"].get<std::string>())["items"][0]["code"],
            "LYO-01");
  for (const char* near : {"91,0", "x", "45.76", "45.76,4.86,1", "nan,1"})
    EXPECT_EQ(world.get(std::string("/v1/units?near=") + near, world.roleToken("visitor")).status, 400) << near;
}

TEST_F(Units, DistanceAgreesWithAKnownOne) {
  // Paris (48.8566, 2.3522) to Lyon (45.7640, 4.8357): 392 km by great circle.
  EXPECT_NEAR(units::distanceM({48.8566, 2.3522}, {45.7640, 4.8357}), 391'500, 1'500);
}

TEST_F(Units, AreImportedWithDecimalCommaWhenSemicolonsSeparate) {
  const json lyon = items("/v1/units/LYO-01");
  EXPECT_DOUBLE_EQ(lyon["lat"], 45.7612);
  EXPECT_DOUBLE_EQ(lyon["lon"], 4.8556);
  EXPECT_EQ(world.get("/v1/units/NO", world.roleToken("visitor")).status, 404);
}

TEST_F(Units, ImportingAgainUpdatesAndNeverDeletes) {
  const auto again = json::parse(import("code,name,kind,region,address,lat,lon,opening\nLYO-01,Lyon "
                                        "Bellecour,shop,Sud,,,,\nNEW-1,Neuf,hotel,Ouest,,,,\n")
                                     .body);
  EXPECT_EQ(again, (json{{"created", 1}, {"updated", 1}, {"unchanged", 0}}));
  EXPECT_EQ(items("/v1/units")["items"].size(), 3u);
  EXPECT_EQ(items("/v1/regions")["items"].size(), 3u);
  EXPECT_EQ(
      world.sqlText("SELECT COUNT(*) FROM change WHERE kind = 'unit' AND entity_id = 'LYO-01' AND audience = 'all'"),
      "2");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'unit.changed'"), "1");
  const std::string before = world.databaseHash();
  EXPECT_EQ(json::parse(import("code,name,kind,region,address,lat,lon,opening\nLYO-01,Lyon Bellecour,shop,Sud,,,,\n")
                            .body)["unchanged"],
            1);
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(Units, NothingIsImportedWhenAnyLineIsBadAndEveryFaultIsSaid) {
  world.roleToken("admin");
  const std::string before = world.databaseHash();
  const auto answer = import(
      "code,name,kind,region,lat,lon\n"
      "OK-1,Fine,shop,Sud,,\n"
      ",No code,shop,Sud,,\n"
      "B-1,,kiosk,,91,x\n"
      "B-2,Half,shop,Sud,45,\n"
      "OK-1,Twice,shop,Sud,,\n"
      "B 3,Blank,shop,Sud,,\n"
      "B-4,More,shop,Sud,,,extra\n");
  EXPECT_EQ(answer.status, 422);
  const json body = json::parse(answer.body);
  std::vector<std::string> found;
  for (const auto& error : body["errors"])
    found.push_back(std::to_string(error["line"].get<int>()) + ":" + error["column"].get<std::string>());
  EXPECT_EQ(found, (std::vector<std::string>{"3:code", "4:name", "4:kind", "4:region", "4:lat", "4:lon", "5:lon",
                                             "6:code", "7:code", "8:"}));
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(Units, AtMostAHundredFaultsAreSaid) {
  std::string csv = "code,name,kind,region\n";
  for (int i = 0; i < 500; ++i) csv += "C-" + std::to_string(i) + ",N,kiosk,Sud\n";
  EXPECT_EQ(json::parse(import(csv).body)["errors"].size(), 100u);
}

TEST_F(Units, AnUnknownColumnIsNamed) {
  const json body = json::parse(import("code,name,kind,region,colour\nA,B,shop,C,red\n").body);
  EXPECT_EQ(body["errors"][0]["column"], "colour");
  EXPECT_EQ(body["errors"][0]["columnNumber"], 5);
  EXPECT_EQ(
      world.ask({"POST", "/v1/imports/units", world.roleToken("admin"), "x", {{"Content-Type", "application/json"}}})
          .status,
      415);
}

TEST_F(Units, TheReferentialIsThereFromTheBeginningInBothLanguages) {
  const json referential = items("/v1/referential");
  EXPECT_EQ(referential["version"], 1);
  EXPECT_GE(referential["moments"].size(), 5u);
  EXPECT_EQ(referential["senses"].size(), 4u);
  for (const char* part : {"moments", "senses", "kinds"}) {
    for (const auto& item : referential[part]) {
      EXPECT_FALSE(item["labels"]["fr"].get<std::string>().empty());
      EXPECT_FALSE(item["labels"]["en"].get<std::string>().empty());
    }
  }
}

}  // namespace
}  // namespace passerelle::testing
