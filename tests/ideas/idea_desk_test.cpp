// Ideas filed on their own: by the rule of revisions, in the feed, the lists and the changes, supported and read like
// any other.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "backend/ideas/feed_store.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

class IdeaDesk : public ::testing::Test {
 protected:
  http::Response put(const std::string& id, const Json& body, const std::string& token, const std::string& base = "") {
    Ask ask{"PUT", api::ideaPath(id), token, body.dump(), {{"Content-Type", "application/json"}}};
    if (!base.empty()) ask.headers["Passerelle-Base"] = base;
    return world.ask(ask);
  }
  std::string file(const std::string& text, const std::string& token) {
    const std::string id = newId(world.clock, world.rng);
    EXPECT_EQ(put(id, {{"text", text}}, token).status, 201);
    return id;
  }
  Json parsed(const http::Response& response) { return Json::parse(response.text()); }
  Json idea(const std::string& id, const std::string& token) { return parsed(world.get(api::ideaPath(id), token)); }
  Json support(const std::string& id, const std::string& token, const char* method = "PUT") {
    return parsed(world.ask({method, api::supportPath(id), token, "", {}}));
  }

  BackendWorld world;
  const std::string author = world.roleToken("visitor");
  const std::string coach = world.roleToken("coach");
};

TEST_F(IdeaDesk, IsPublishedAtOnceAndSentAgainIsTheSame) {
  const std::string id = newId(world.clock, world.rng);
  const Json body{{"text", "Une chaise près des cabines"}, {"language", "fr"}};
  const auto first = put(id, body, author);
  EXPECT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(parsed(first)["state"], "published");
  EXPECT_EQ(parsed(first)["hash"], sha256Hex(body.dump()));
  world.clock.advance(std::chrono::hours(1));
  const auto again = put(id, body, author);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(parsed(again), parsed(first)) << "the stored answer";
  const Json seen = idea(id, coach);
  EXPECT_EQ(seen["text"], "Une chaise près des cabines");
  EXPECT_TRUE(seen["report"].is_null());
  EXPECT_TRUE(seen["supporters"].is_null());
  EXPECT_EQ(seen["own"], false);
  EXPECT_EQ(idea(id, author)["own"], true);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM idea"), "1");
}

TEST_F(IdeaDesk, IsCorrectedWithdrawnAndBroughtBackByRevisionsThatKnowTheHead) {
  const std::string id = newId(world.clock, world.rng);
  const Json first{{"text", "Une chaise"}}, second{{"text", "Deux chaises"}}, gone{{"withdrawn", true}};
  put(id, first, author);
  const auto revised = put(id, second, author, sha256Hex(first.dump()));
  EXPECT_EQ(revised.status, 200);
  EXPECT_EQ(parsed(revised)["revision"], 2);
  EXPECT_EQ(idea(id, coach)["text"], "Deux chaises");
  const auto straggler = put(id, first, author);
  EXPECT_EQ(straggler.status, 200);
  EXPECT_EQ(parsed(straggler)["hash"], sha256Hex(second.dump())) << "a straggler changes nothing";
  const auto conflict = put(id, {{"text", "Trois"}}, author, sha256Hex("nothing"));
  EXPECT_EQ(conflict.status, 409);
  EXPECT_EQ(parsed(conflict)["head"]["hash"], sha256Hex(second.dump()));
  support(id, coach);
  EXPECT_EQ(parsed(put(id, gone, author, sha256Hex(second.dump())))["state"], "withdrawn");
  EXPECT_EQ(world.get(api::ideaPath(id), coach).status, 404);
  EXPECT_EQ(parsed(world.get("/v1/ideas", coach))["items"].size(), 0U);
  EXPECT_EQ(parsed(world.get("/v1/feed", coach))["items"].size(), 0U);
  EXPECT_EQ(put(id, second, author, sha256Hex(gone.dump())).status, 200) << "an earlier text with the head as its base";
  EXPECT_EQ(idea(id, coach)["supporters"], 1) << "supports are kept";
}

TEST_F(IdeaDesk, WithdrawnBeforeItEverArrivedStaysUnseen) {
  const std::string id = newId(world.clock, world.rng);
  EXPECT_EQ(put(id, {{"withdrawn", true}}, author).status, 201);
  EXPECT_EQ(put(id, {{"text", "Un retardataire"}}, author).status, 409);
  EXPECT_EQ(world.get(api::ideaPath(id), coach).status, 404);
}

TEST_F(IdeaDesk, RefusesWhatIsNotAnIdeaOrNotOnesOwn) {
  const std::string id = file("Une chaise", author);
  EXPECT_EQ(put(id, {{"text", "Vandale"}}, coach).status, 403);
  const Report report = makeReport(world);
  const std::string reportId = publish(world, author, report);
  EXPECT_EQ(put(reportId, {{"text", "x"}}, author).status, 422) << "a report's id";
  EXPECT_EQ(put(report.ideas[0].id, {{"text", "x"}}, author).status, 422) << "an idea of a report";
  const std::string fresh = newId(world.clock, world.rng);
  EXPECT_EQ(put(fresh, {{"text", "   "}}, author).status, 422);
  EXPECT_EQ(put(fresh, Json::object(), author).status, 422);
  EXPECT_EQ(put(fresh, {{"text", std::string(8001, 'x')}}, author).status, 422);
  EXPECT_EQ(put(fresh, {{"text", "x"}, {"language", "de"}}, author).status, 400);
  EXPECT_EQ(put(fresh, {{"text", "x"}, {"unit", "LYO-01"}}, author).status, 400)
      << "unknown fields are refused by name";
  EXPECT_EQ(put("not-an-id", {{"text", "x"}}, author).status, 400);
  EXPECT_EQ(put(fresh, {{"text", 7}}, author).status, 400);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM idea WHERE report_id IS NULL"), "1");
}

TEST_F(IdeaDesk, IsACardOfTheFeedThatIsReadAndSupportedLikeAnyOther) {
  const std::string id = file("Une chaise près des cabines", author);
  const Json card = parsed(world.get("/v1/feed", coach))["items"][0];
  EXPECT_EQ(card["id"], id);
  EXPECT_EQ(card["kind"], "idea");
  EXPECT_EQ(card["ideas"][0]["id"], id);
  EXPECT_EQ(card["author"]["department"], "Terrain");
  EXPECT_TRUE(card["astonishments"].empty());
  EXPECT_EQ(parsed(world.post("/v1/readings", coach, Json{{"reports", {id}}}.dump()))["counted"], 1);
  EXPECT_EQ(parsed(world.post("/v1/readings", coach, Json{{"reports", {id}}}.dump()))["counted"], 0);
  EXPECT_EQ(parsed(world.post("/v1/readings", author, Json{{"reports", {id}}}.dump()))["counted"], 0) << "one's own";
  EXPECT_EQ(support(id, world.roleToken("chair")), Json::parse(R"({"supported":true,"supporters":1,"readers":2})"));
  EXPECT_EQ(world.ask({"PUT", api::supportPath(id), author, "", {}}).status, 403);
  const Json feed = parsed(world.get("/v1/feed", world.roleToken("chair")));
  EXPECT_EQ(feed["mine"]["supported"], Json::array({id}));
  EXPECT_EQ(feed["counts"][id]["readers"], 2);
  EXPECT_EQ(support(id, world.roleToken("chair"), "DELETE")["supporters"], nullptr);
}

TEST_F(IdeaDesk, SurvivesARestartOfTheFeed) {
  const std::string id = file("Une chaise près des cabines", author);
  support(id, coach);
  ideas::FeedStore store;
  world.backend->database().readNow([&](sql::Connection& connection) { store.load(connection, world.clock.now()); });
  const auto page = store.page(world.personId(emailOf("coach")), "", 10, world.clock.now());
  std::string body;
  for (const auto& piece : **page) body += piece.bytes;
  EXPECT_EQ(Json::parse(body)["items"][0]["id"], id);
  EXPECT_EQ(Json::parse(body)["mine"]["supported"], Json::array({id}));
}

TEST_F(IdeaDesk, IsToldToDevicesAndFoundAmongSimilarOnes) {
  const std::string id = file("Ouvrir une deuxième caisse le samedi", author);
  const Json line = parsed(world.get("/v1/changes?after=0", coach))["items"].back();
  EXPECT_EQ(line["kind"], "idea");
  EXPECT_EQ(line["idea"]["text"], "Ouvrir une deuxième caisse le samedi");
  const Json alike = parsed(world.get("/v1/ideas/similar?text=deuxième caisse samedi", coach))["items"];
  ASSERT_EQ(alike.size(), 1U);
  EXPECT_EQ(alike[0]["id"], id);
  EXPECT_TRUE(alike[0]["reportId"].is_null());
  const std::string head = sha256Hex(Json{{"text", "Ouvrir une deuxième caisse le samedi"}}.dump());
  put(id, {{"withdrawn", true}}, author, head);
  EXPECT_EQ(parsed(world.get("/v1/changes?after=0", coach))["items"].back()["kind"], "tombstone");
  EXPECT_TRUE(parsed(world.get("/v1/ideas/similar?text=deuxième caisse samedi", coach))["items"].empty());
}

TEST_F(IdeaDesk, TheListIsByRateNotCountAndPagesByKey) {
  const char* people[] = {"chair", "management", "advocate", "dpo", "moderator", "regional"};
  const std::string often = file("Beaucoup lue", author), rarely = file("Peu lue, toujours soutenue", author),
                    never = file("Jamais soutenue", author);
  for (int i = 0; i < 6; ++i) world.post("/v1/readings", world.roleToken(people[i]), Json{{"reports", {often}}}.dump());
  for (int i = 0; i < 3; ++i) support(often, world.roleToken(people[i]));
  for (int i = 0; i < 3; ++i) support(rarely, world.roleToken(people[i]));
  std::vector<std::string> order;
  std::string next;
  do {
    const Json page =
        parsed(world.get("/v1/ideas?order=supported&limit=1" + (next.empty() ? "" : "&after=" + next), coach));
    for (const Json& item : page["items"]) order.push_back(item["id"]);
    next = page["next"].is_null() ? "" : page["next"].get<std::string>();
  } while (!next.empty());
  EXPECT_EQ(order, (std::vector<std::string>{rarely, often, never}));
  EXPECT_EQ(parsed(world.get("/v1/ideas?order=newest", coach))["items"][0]["id"], never);
  EXPECT_TRUE(parsed(world.get("/v1/ideas", coach))["items"][0]["supporters"].is_null()) << "not before reacting";
  EXPECT_EQ(parsed(world.get("/v1/ideas", world.roleToken("chair")))["items"][0]["supporters"], 3);
  for (const char* wrong : {"?order=best", "?after=x", "?limit=0", "?limit=101"})
    EXPECT_EQ(world.get(std::string("/v1/ideas") + wrong, coach).status, 400) << wrong;
}

TEST_F(IdeaDesk, AnIdeaThatARevisionTookOutIsListedAgainWhenItComesBack) {
  const Report report = makeReport(world);
  const std::string id = publish(world, author, report);
  support(report.ideas[0].id, coach);
  Report without = report;
  without.ideas.clear();
  putReport(world, author, id, without, {hashOf(report), "", ""});
  EXPECT_TRUE(parsed(world.get("/v1/ideas", coach))["items"].empty());
  putReport(world, author, id, report, {hashOf(without), "", ""});
  EXPECT_EQ(parsed(world.get("/v1/ideas", coach))["items"][0]["supporters"], 1);
}

TEST_F(IdeaDesk, ItsPageSupportsWithoutAScriptAndTellsNumbersAfterwards) {
  const std::string id = file("Une chaise près des cabines", author);
  const auto page = [&] { return world.get("/ideas/" + id, coach).text(); };
  EXPECT_EQ(page().find("1 soutien"), std::string::npos);
  const Ask press{"POST",
                  "/ideas/" + id + "/support",
                  coach,
                  "on=1&page=idea",
                  {{"Content-Type", "application/x-www-form-urlencoded"}}};
  const auto pressed = world.ask(press);
  EXPECT_EQ(pressed.status, 303) << pressed.text();
  EXPECT_EQ(pressed.headers.find(std::string_view("Location"))->second, "/ideas/" + id);
  EXPECT_NE(page().find("1 soutien sur 1 lecteur"), std::string::npos);
  const auto comment = Json{{"subjectKind", "idea"}, {"subjectId", id}, {"text", "Oui"}, {"revision", 1}};
  EXPECT_EQ(world
                .ask({"PUT",
                      "/v1/comments/" + newId(world.clock, world.rng),
                      coach,
                      comment.dump(),
                      {{"Content-Type", "application/json"}}})
                .status,
            201);
}

TEST_F(IdeaDesk, ReadingsAreForgottenAfterSixtyDaysAndCountsRemain) {
  const std::string id = file("Une chaise", author);
  world.post("/v1/readings", coach, Json{{"reports", {id}}}.dump());
  world.clock.advance(std::chrono::hours(24 * 61));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM idea_reading"), "0");
  EXPECT_EQ(world.sqlText("SELECT readers FROM idea"), "1");
}

}  // namespace
}  // namespace passerelle::testing
