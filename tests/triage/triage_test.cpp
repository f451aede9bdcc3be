// The deck before a committee: what waits, one word by one press, taken back, delivered late and twice.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

class Triage : public ::testing::Test {
 protected:
  std::string file(const std::string& text, const std::string& token) {
    world.clock.advance(std::chrono::minutes(1));
    const std::string id = fresh();
    EXPECT_EQ(
        world
            .ask({"PUT", api::ideaPath(id), token, Json{{"text", text}}.dump(), {{"Content-Type", "application/json"}}})
            .status,
        201);
    return id;
  }
  http::Response send(const std::string& id, const Json& body, const std::string& token) {
    return world.ask({"PUT", api::triagePath(id), token, body.dump(), {{"Content-Type", "application/json"}}});
  }
  Json press(const std::string& id, const Json& body, const std::string& token = {}) {
    const auto response = send(id, body, token.empty() ? manager : token);
    EXPECT_EQ(response.status, 200) << response.text();
    return Json::parse(response.text());
  }
  Json deck(const std::string& query = "") {
    return Json::parse(world.get(std::string(api::kTriage) + query, manager).text());
  }
  std::vector<std::string> waiting() {
    std::vector<std::string> ids;
    const Json all = deck();
    for (const Json& item : all["items"]) ids.push_back(item["id"]);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  Json round(bool open) {
    const std::string id = fresh();
    const Json wanted{{"id", id},
                      {"title", "Comité"},
                      {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))},
                      {"top", 0},
                      {"triaged", true}};
    const auto made = world.post("/v1/rounds", chair, wanted.dump());
    EXPECT_EQ(made.status, 201) << made.text();
    if (open) {
      EXPECT_EQ(world.post("/v1/rounds/" + id + "/open", chair, "{}").status, 200);
    }
    return Json::parse(made.text());
  }
  std::string fresh() { return newId(world.clock, world.rng); }

  BackendWorld world;
  const std::string alice = world.roleToken("visitor"), bob = world.roleToken("visitor", 'b');
  const std::string manager = world.roleToken("management"), chair = world.roleToken("chair");
};

TEST_F(Triage, TheDeckHasWhatWaitsWithItsContextAndCounts) {
  const Report report = makeReport(world, "Sept clients attendent");
  publish(world, alice, report);
  const std::string own = file("Une horloge dans la réserve", bob);
  world.ask({"PUT", api::supportPath(own), world.roleToken("coach"), "", {}});
  const Json all = deck();
  EXPECT_EQ(all["waiting"], 2);
  ASSERT_EQ(all["items"].size(), 2U);
  EXPECT_EQ(all["items"][0]["id"], own) << "the best supported first";
  EXPECT_EQ(all["items"][0]["supporters"], 1) << "counts are told to who decides";
  EXPECT_TRUE(all["items"][0]["context"].is_null());
  EXPECT_EQ(all["items"][1]["context"]["text"], "Sept clients attendent");
  EXPECT_EQ(all["items"][1]["unit"]["code"], "LYO-01");
  EXPECT_TRUE(all["items"][1]["triage"].is_null());
  EXPECT_EQ(deck("?limit=1")["items"].size(), 1U);
  for (const char* wrong : {"?state=all", "?limit=0"})
    EXPECT_EQ(world.get(std::string(api::kTriage) + wrong, manager).status, 400) << wrong;
}

TEST_F(Triage, IdeasThatFindEachOtherAlikeStandBesideEachOther) {
  const std::string one = file("Ouvrir une deuxième caisse le samedi matin", alice);
  const std::string clock = file("Une horloge dans la réserve", alice);
  const std::string two = file("Ouvrir la deuxième caisse dès le samedi matin", bob);
  world.ask({"PUT", api::supportPath(clock), world.roleToken("coach"), "", {}});
  const Json items = deck()["items"];
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0]["id"], clock);
  EXPECT_EQ(items[0]["group"], clock);
  EXPECT_EQ(items[1]["group"], items[2]["group"]);
  EXPECT_EQ(items[1]["similar"][0]["id"], items[2]["id"]);
  EXPECT_TRUE(items[0]["similar"].empty()) << items[0].dump();
}

TEST_F(Triage, OneWordTakesAnIdeaOutOfTheDeckAndTakenBackItWaitsAgain) {
  const std::string id = file("Une chaise", alice);
  for (const char* outcome : {"toRound", "answer", "information"}) {
    const Json said = press(id, {{"outcome", outcome}});
    EXPECT_EQ(said["triage"]["outcome"], outcome);
    EXPECT_EQ(said["triage"]["by"]["id"], world.personId(emailOf("management")));
    EXPECT_TRUE(waiting().empty()) << outcome;
    EXPECT_EQ(deck("?state=done")["items"][0]["triage"]["outcome"], outcome);
    EXPECT_TRUE(press(id, {{"outcome", nullptr}})["triage"].is_null());
    EXPECT_EQ(waiting(), std::vector<std::string>{id});
  }
}

TEST_F(Triage, TheLastWordByTheServersOrderStandsAndAPressCountsOnceHoweverLate) {
  const std::string id = file("Une chaise", alice), early = fresh();
  press(id, {{"press", early}, {"outcome", "answer"}});
  press(id, {{"press", fresh()}, {"outcome", "toRound"}}, chair);
  const Json late = press(id, {{"press", early}, {"outcome", "answer"}});
  EXPECT_EQ(late["replayed"], true);
  EXPECT_EQ(late["triage"]["outcome"], "toRound") << "what was said since stands";
  EXPECT_EQ(press(id, {{"press", fresh()}, {"outcome", "information"}})["triage"]["outcome"], "information");
}

TEST_F(Triage, MergingByTheDeckIsTakenBackByAnotherWordAndTheKeptOneGoesOnWaiting) {
  const std::string older = file("Une chaise", alice), younger = file("Des chaises", bob), id = fresh();
  EXPECT_EQ(press(younger, {{"press", id}, {"outcome", "merge"}, {"into", older}})["triage"]["merge"], id);
  EXPECT_EQ(waiting(), std::vector<std::string>{older});
  EXPECT_EQ(press(younger, {{"press", id}, {"outcome", "merge"}, {"into", older}})["replayed"], true);
  EXPECT_EQ(press(younger, {{"outcome", "merge"}, {"into", older}}, chair)["triage"]["merge"], id) << "said already";
  EXPECT_EQ(press(younger, {{"outcome", "toRound"}})["triage"]["outcome"], "toRound");
  EXPECT_EQ(waiting(), std::vector<std::string>{older}) << "apart again, and sent to the round";
  press(younger, {{"outcome", nullptr}});
  EXPECT_EQ(waiting().size(), 2U);
  // Said of the older one it is the younger that is merged away.
  press(older, {{"outcome", "merge"}, {"into", younger}});
  EXPECT_EQ(waiting(), std::vector<std::string>{older});
  press(older, {{"outcome", nullptr}});
  EXPECT_EQ(waiting().size(), 2U);
}

TEST_F(Triage, WhatSomebodyElseMergedIsTakenApartThereAndNotByAWordInPassing) {
  const std::string older = file("Une chaise", alice), younger = file("Des chaises", bob);
  world.ask({"PUT",
             api::mergePath(fresh()),
             chair,
             Json{{"ideas", {older, younger}}}.dump(),
             {{"Content-Type", "application/json"}}});
  EXPECT_EQ(send(younger, {{"outcome", "toRound"}}, manager).status, 409);
  EXPECT_EQ(press(younger, {{"outcome", "merge"}, {"into", older}})["triage"]["outcome"], "merge");
}

TEST_F(Triage, WhatItSendsIsProposedToTheRoundAndTheRestStaysOut) {
  const std::string first = file("Une chaise", alice), second = file("Un banc", alice), third = file("Un mot", bob);
  press(first, {{"outcome", "toRound"}});
  press(second, {{"outcome", "toRound"}});
  press(third, {{"outcome", "information"}});
  const Json prepared = round(false);
  std::set<std::string> items;
  for (const Json& line : prepared["plan"]["lines"]) {
    items.insert(line["item"].get<std::string>());
    EXPECT_EQ(line["origin"], "triage");
  }
  EXPECT_EQ(items, (std::set<std::string>{first, second})) << prepared.dump();
  EXPECT_EQ(send(first, {{"outcome", "merge"}, {"into", second}}, manager).status, 409) << "a round holds them";
  EXPECT_TRUE(waiting().empty());
}

TEST_F(Triage, AnIdeaThatTheRoundDidNotRetainWaitsForAnAnswer) {
  const std::string first = file("Une chaise", alice), second = file("Un banc", alice);
  press(first, {{"outcome", "toRound"}});
  press(second, {{"outcome", "toRound"}});
  round(true);
  EXPECT_TRUE(waiting().empty());
  world.clock.advance(std::chrono::hours(25));
  world.backend->runDue();
  EXPECT_EQ(waiting(), (std::vector<std::string>{first, second})) << "nobody voted: under quorum, carried over";
}

TEST_F(Triage, RefusesWhatItCannotRead) {
  const std::string id = file("Une chaise", alice), other = file("Un banc", bob);
  const Json bad[] = {{{"outcome", "later"}},
                      {{"outcome", "merge"}},
                      {{"outcome", "merge"}, {"into", "x"}},
                      {{"outcome", "toRound"}, {"into", other}},
                      {{"outcome", "answer"}, {"press", "x"}},
                      {{"outcome", "answer"}, {"note", "x"}},
                      {{"outcome", 3}}};
  for (const Json& body : bad) EXPECT_EQ(send(id, body, manager).status, 400) << body.dump();
  EXPECT_EQ(send(id, {{"outcome", "merge"}, {"into", id}}, manager).status, 400) << "with itself";
  EXPECT_EQ(send(fresh(), {{"outcome", "answer"}}, manager).status, 404);
  EXPECT_EQ(send(id, {{"outcome", "merge"}, {"into", fresh()}}, manager).status, 404);
  EXPECT_EQ(send(id, {{"outcome", "answer"}}, alice).status, 403);
  EXPECT_EQ(world.get(api::kTriage.data(), alice).status, 403);
  EXPECT_EQ(waiting().size(), 2U);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM triage_press"), "0") << "what was refused was not counted";
}

TEST_F(Triage, DevicesOfThoseWhoTriageLearnOfEachWord) {
  const std::string id = file("Une chaise", alice);
  const std::string cursor = Json::parse(world.get("/v1/changes?after=0", chair).text())["cursor"].dump();
  press(id, {{"outcome", "toRound"}});
  const Json told = Json::parse(world.get("/v1/changes?after=" + cursor, chair).text())["items"];
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0]["idea"]["triage"]["outcome"], "toRound");
  EXPECT_TRUE(Json::parse(world.get("/v1/changes?after=" + cursor, alice).text())["items"].empty());
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'idea.triaged'"), "1");
}

}  // namespace
}  // namespace passerelle::testing
