// Notifications: told exactly once, one line for each story, read and muted by their own person, live by the long poll.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "backend/notifications/notices.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using notifications::Notice;

struct NotificationsTest : ::testing::Test {
  BackendWorld world;
  const std::string& author = world.roleToken("visitor", 'b');
  const std::string& reader = world.roleToken("coach");
  const std::string readerId = world.personId(emailOf("coach"));

  Notice news(const std::string& report, const std::string& key, const std::string& kind = "comment") {
    return {readerId,
            kind,
            "report",
            report,
            key,
            "Un mot de " + key + ".",
            "A word of " + key + ".",
            "{n} nouveaux mots.",
            "{n} new words."};
  }
  bool tell(const Notice& notice) {
    bool told = false;
    const auto written = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      told = notifications::tell(connection, notice, world.clock.now());
      return {};
    });
    EXPECT_TRUE(written) << written.error().message;
    return told;
  }
  Json list(const std::string& token, const std::string& query = "") {
    return Json::parse(world.get("/v1/notifications" + query, token).body);
  }
  http::Response put(const std::string& target, const std::string& token, const std::string& body) {
    return world.ask({"PUT", target, token, body, {{"Content-Type", "application/json"}}});
  }
  std::int64_t cursor() { return Json::parse(world.get("/v1/changes?after=0", reader).body)["cursor"]; }
  Json changes(std::int64_t after, const std::string& token) {
    Json found = Json::array();
    const Json page = Json::parse(world.get("/v1/changes?after=" + std::to_string(after), token).body);
    for (const Json& item : page["items"]) {
      if (item["kind"] == "notification") found.push_back(item);
    }
    return found;
  }
};
}  // namespace

TEST_F(NotificationsTest, TheSameNewsIsToldOnce) {
  const std::string report = publish(world, author, makeReport(world));
  EXPECT_TRUE(tell(news(report, "a")));
  EXPECT_FALSE(tell(news(report, "a")));
  const Json page = list(reader);
  ASSERT_EQ(page["items"].size(), 1U);
  EXPECT_EQ(page["unread"], 1);
  EXPECT_EQ(page["items"][0]["unread"], 1);
  EXPECT_EQ(page["items"][0]["text"], "Un mot de a.");
  EXPECT_EQ(page["items"][0]["title"], "Caisse fermée");
  EXPECT_EQ(page["items"][0]["page"], "/reports/" + report);
}

TEST_F(NotificationsTest, NewsThatWasUndoneIsNotTold) {
  const std::string report = publish(world, author, makeReport(world));
  const auto written = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    notifications::tell(connection, news(report, "a"), world.clock.now());
    return fail(ErrorCode::refused, "the job failed after it told");
  });
  EXPECT_FALSE(written);
  EXPECT_TRUE(list(reader)["items"].empty());
  EXPECT_TRUE(tell(news(report, "a"))) << "the key is free again";
}

TEST_F(NotificationsTest, OneLineForEachStoryCountsItsNews) {
  const std::string one = publish(world, author, makeReport(world, "La première"));
  const std::string other = publish(world, author, makeReport(world, "La seconde"));
  for (const char* key : {"a", "b", "c"}) tell(news(one, key));
  tell(news(other, "d"));
  tell(news(one, "e", "thanks"));
  const Json page = list(reader);
  ASSERT_EQ(page["items"].size(), 2U);
  EXPECT_EQ(page["unread"], 2);
  EXPECT_EQ(page["items"][0]["title"], "La première") << "what was told last comes first";
  EXPECT_EQ(page["items"][0]["unread"], 4);
  EXPECT_EQ(page["items"][0]["text"], "Un mot de e. 3 nouveaux mots.");
  EXPECT_EQ(page["items"][1]["text"], "Un mot de d.");
}

TEST_F(NotificationsTest, ReadUpToAMomentLeavesWhatCameAfter) {
  const std::string report = publish(world, author, makeReport(world));
  tell(news(report, "a"));
  const Json seen = list(reader)["items"][0];
  tell(news(report, "b"));
  const std::string target = "/v1/notifications/" + seen["id"].get<std::string>() + "/read";
  const std::string upTo = Json{{"upTo", seen["cursor"]}}.dump();
  EXPECT_EQ(put(target, reader, upTo).status, 204);
  EXPECT_EQ(list(reader)["items"][0]["unread"], 1) << "b came after a was seen";
  EXPECT_EQ(put(target, reader, Json{{"upTo", list(reader)["items"][0]["cursor"]}}.dump()).status, 204);
  EXPECT_EQ(list(reader)["unread"], 0);
  EXPECT_EQ(put(target, reader, upTo).status, 204) << "a straggler";
  EXPECT_EQ(list(reader)["unread"], 0);
  EXPECT_TRUE(list(reader, "?unread=1")["items"].empty());
  EXPECT_EQ(put(target, reader, R"({"read":false})").status, 204);
  EXPECT_EQ(list(reader)["items"][0]["unread"], 1);
  EXPECT_EQ(list(reader)["items"][0]["text"], "Un mot de b.");
}

TEST_F(NotificationsTest, EverythingIsReadAtOnce) {
  tell(news(publish(world, author, makeReport(world)), "a"));
  tell(news(publish(world, author, makeReport(world)), "b"));
  const std::int64_t upTo = list(reader)["items"][0]["cursor"];
  tell(news(publish(world, author, makeReport(world)), "c"));
  EXPECT_EQ(put("/v1/notifications/read", reader, Json{{"upTo", upTo}}.dump()).status, 204);
  EXPECT_EQ(list(reader)["unread"], 1);
  EXPECT_EQ(list(reader, "?unread=1")["items"].size(), 1U);
}

TEST_F(NotificationsTest, NobodySeesOrReadsSomebodyElses) {
  tell(news(publish(world, author, makeReport(world)), "a"));
  const std::string id = list(reader)["items"][0]["id"];
  EXPECT_TRUE(list(author)["items"].empty());
  EXPECT_EQ(put("/v1/notifications/" + id + "/read", author, "{}").status, 404);
  EXPECT_EQ(put("/v1/notifications/nothing/read", reader, "{}").status, 404);
  EXPECT_TRUE(changes(0, author).empty());
}

TEST_F(NotificationsTest, WhatIsAskedWronglyIsSaid) {
  EXPECT_EQ(world.get("/v1/notifications?unread=maybe", reader).status, 400);
  EXPECT_EQ(world.get("/v1/notifications?after=%%%", reader).status, 400);
  EXPECT_EQ(world.get("/v1/notifications?limit=0", reader).status, 400);
  EXPECT_EQ(put("/v1/notifications/read", reader, R"({"upTo":-1})").status, 400);
  EXPECT_EQ(put("/v1/notifications/read", reader, R"({"upTo":1.5})").status, 400);
  EXPECT_EQ(put("/v1/notifications/read", reader, R"({"upTo":99999999999999999999})").status, 400);
  EXPECT_EQ(put("/v1/notifications/read", reader, R"({"until":1})").status, 400);
  EXPECT_EQ(put("/v1/following/report/nothing", reader, R"({"state":"follows"})").status, 404);
  EXPECT_EQ(put("/v1/following/round/nothing", reader, R"({"state":"muted"})").status, 404);
  const std::string report = publish(world, author, makeReport(world));
  EXPECT_EQ(put("/v1/following/report/" + report, reader, R"({"state":"loves"})").status, 400);
}

TEST_F(NotificationsTest, PagesByKeyNeitherRepeatNorSkip) {
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) tell(news(publish(world, author, makeReport(world)), std::to_string(i)));
  std::string query = "?limit=2";
  int pages = 0;
  for (Json page = list(reader, query);; page = list(reader, query)) {
    ++pages;
    for (const Json& item : page["items"]) ids.push_back(item["text"]);
    if (page["next"].is_null()) break;
    query = "?limit=2&after=" + page["next"].get<std::string>();
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(ids,
            (std::vector<std::string>{"Un mot de 4.", "Un mot de 3.", "Un mot de 2.", "Un mot de 1.", "Un mot de 0."}));
}

TEST_F(NotificationsTest, AMutedStoryIsNotToldButWhatIsOwedIs) {
  const std::string report = publish(world, author, makeReport(world));
  EXPECT_EQ(put("/v1/following/report/" + report, reader, R"({"state":"muted"})").body, R"({"state":"muted"})");
  EXPECT_FALSE(tell(news(report, "a")));
  EXPECT_TRUE(list(reader)["items"].empty());
  Notice owed = news(report, "b", "answer");
  owed.insists = true;
  EXPECT_TRUE(tell(owed));
  EXPECT_EQ(list(reader)["items"][0]["unread"], 1);
  EXPECT_EQ(list(reader)["items"][0]["muted"], true);
  EXPECT_EQ(put("/v1/following/report/" + report, reader, R"({"state":"none"})").status, 200);
  EXPECT_FALSE(tell(news(report, "a"))) << "what was muted then is not told later";
  EXPECT_TRUE(tell(news(report, "c")));
  EXPECT_EQ(world.get("/v1/following/report/" + report, reader).body, R"({"state":"none"})");
}

TEST_F(NotificationsTest, AStoryThatIsGoneTakesItsLineAlong) {
  const Report content = makeReport(world);
  const std::string report = publish(world, author, content);
  const std::string idea = content.ideas[0].id;
  tell(news(report, "a"));
  Notice ofIdea = news(report, "b");
  ofIdea.subjectKind = "idea";
  ofIdea.subjectId = idea;
  tell(ofIdea);
  EXPECT_EQ(list(reader)["items"].size(), 2U);
  EXPECT_EQ(list(reader)["items"][0]["page"], "/ideas/" + idea);
  EXPECT_EQ(list(reader)["items"][0]["subject"]["reportId"], report);
  Report withdrawn = content;
  withdrawn.withdrawn = true;
  putReport(world, author, report, withdrawn, {hashOf(content), "", ""});
  EXPECT_TRUE(list(reader)["items"].empty());
  EXPECT_EQ(list(reader)["unread"], 0);
}

TEST_F(NotificationsTest, AnotherRoomsStoryHasTheNameItWasTold) {
  Notice notice = news("r-1", "round:r-1:open");
  notice.subjectKind = "round";
  notice.titleFr = "Comité de novembre";
  notice.titleEn = "Committee of November";
  notice.page = "/rounds/r-1";
  tell(notice);
  EXPECT_EQ(list(reader)["items"][0]["title"], "Comité de novembre");
  EXPECT_EQ(list(reader)["items"][0]["page"], "/rounds/r-1");
  EXPECT_EQ(put("/v1/following/round/r-1", reader, R"({"state":"muted"})").status, 200);
}

TEST_F(NotificationsTest, EveryoneIsToldInTheirLanguage) {
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE person SET language = 'en' WHERE id = $1", {sql::val(readerId)});
    return {};
  });
  const std::string token = world.tokenOf(emailOf("coach"));
  tell(news(publish(world, author, makeReport(world)), "a"));
  EXPECT_EQ(Json::parse(world.get("/v1/notifications", token).body)["items"][0]["text"], "A word of a.");
}

TEST_F(NotificationsTest, ChangesTellTheirPersonAloneAndReadingTellsTheOtherDevices) {
  const std::string report = publish(world, author, makeReport(world));
  const std::int64_t before = cursor();
  tell(news(report, "a"));
  const Json told = changes(before, reader);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0]["notification"]["text"], "Un mot de a.");
  EXPECT_EQ(told[0]["notification"]["id"], told[0]["id"]);
  const std::int64_t next = cursor();
  put("/v1/notifications/read", reader, Json{{"upTo", told[0]["notification"]["cursor"]}}.dump());
  const Json again = changes(next, reader);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0]["notification"]["unread"], 0);
  EXPECT_TRUE(changes(before, author).empty());
}

TEST_F(NotificationsTest, WhatIsOlderThanAYearIsForgotten) {
  tell(news(publish(world, author, makeReport(world)), "a"));
  world.clock.advance(std::chrono::hours(24 * 400));
  world.backend->runDue();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notification"), "0");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice"), "0");
}

}  // namespace passerelle::testing
