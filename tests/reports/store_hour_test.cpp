// The store's hour: who reads before publication, what a reply does, what time does.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using std::chrono::hours;

class StoreHour : public ::testing::Test {
 protected:
  int status(const std::string& role, char side = 'a') {
    return world.get(api::reportPath(id), world.roleToken(role, side)).status;
  }
  http::Response reply(const std::string& token, const std::string& kind,
                       const std::string& text = "Merci de votre venue") {
    JsonWriter json;
    json.beginObject().field("thanks", true).field("kind", kind).field("text", text).endObject();
    return world.ask({"PUT", api::replyPath(id), token, json.take(), {{"Content-Type", "application/json"}}});
  }
  std::string state() { return world.sqlText("SELECT state FROM report WHERE id = '" + id + "'"); }

  BackendWorld world;
  const std::string author = world.roleToken("visitor");
  const std::string id = newId(world.clock, world.rng);
  const Report report = makeReport(world);
};

TEST_F(StoreHour, BeforePublicationOnlyThosePartyToItRead) {
  putReport(world, author, id, report);
  for (const char* role : {"host", "deputy", "regional", "moderator", "dpo"}) EXPECT_EQ(status(role), 200) << role;
  EXPECT_EQ(status("visitor"), 200) << "its author";
  for (const char* role : {"collaborator", "coach", "management", "chair", "advocate", "admin", "customerService"})
    EXPECT_EQ(status(role), 403) << role;
  for (const char* role : {"host", "deputy", "regional", "visitor"})
    EXPECT_EQ(status(role, 'b'), 403) << role << " elsewhere";
  EXPECT_EQ(world.get(api::reportPath(newId(world.clock, world.rng)), author).status, 404);
  EXPECT_EQ(Json::parse(world.get("/v1/feed", world.roleToken("coach")).body)["items"].size(), 0U);
}

TEST_F(StoreHour, AfterSeventyTwoHoursEverybodyReads) {
  putReport(world, author, id, report);
  world.clock.advance(hours(72) - Milliseconds(1));
  world.backend->runDue();
  EXPECT_EQ(state(), "withHost");
  world.clock.advance(Milliseconds(1));
  world.backend->runDue();
  EXPECT_EQ(state(), "published");
  for (const char* role : {"collaborator", "coach", "management", "admin"}) {
    EXPECT_EQ(status(role), 200) << role;
    EXPECT_EQ(status(role, 'b'), 200) << role;
  }
  EXPECT_EQ(Json::parse(world.get("/v1/feed", world.roleToken("coach")).body)["items"][0]["id"], id);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'report.published'"), "1");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM change WHERE kind = 'report' AND audience = 'all'"), "1");
}

TEST_F(StoreHour, ThanksCorrectionAndContextPublishAtOnceAndPrintBesideTheReport) {
  for (const char* kind : {"thanks", "correction", "context"}) {
    BackendWorld other;
    const std::string reportId = newId(other.clock, other.rng);
    putReport(other, other.roleToken("visitor"), reportId, makeReport(other));
    const http::Response response =
        other.ask({"PUT",
                   api::replyPath(reportId),
                   other.roleToken("deputy"),
                   std::string(R"({"thanks":false,"kind":")") + kind + R"(","text":"Deux caisses étaient en panne."})",
                   {{"Content-Type", "application/json"}}});
    ASSERT_EQ(response.status, 200) << response.body;
    const Json shown = Json::parse(other.get(api::reportPath(reportId), other.roleToken("coach", 'b')).body);
    EXPECT_EQ(shown["state"], "published") << kind;
    EXPECT_EQ(shown["reply"]["kind"], kind);
    EXPECT_EQ(shown["reply"]["text"], "Deux caisses étaient en panne.");
    EXPECT_EQ(shown["reply"]["by"], "Lyon Part-Dieu");
  }
}

TEST_F(StoreHour, AskingForABlurHoldsUntilTheAuthorSendsARevision) {
  putReport(world, author, id, report);
  EXPECT_EQ(reply(world.roleToken("host"), "blur", "On reconnaît une collègue.").status, 200);
  EXPECT_EQ(state(), "withHost");
  Report mended = report;
  mended.astonishments[0].text = "Caisse fermée (photo refaite)";
  EXPECT_EQ(putReport(world, author, id, mended, {hashOf(report), "", ""}).status, 200);
  EXPECT_EQ(state(), "published");
  const Json printed = Json::parse(world.get(api::reportPath(id), world.roleToken("coach")).body)["reply"];
  EXPECT_EQ(printed["kind"], "thanks") << "the request does not print; the thanks that came with it do";
  EXPECT_EQ(printed["text"], "");
}

TEST_F(StoreHour, ABlurHoldsNoLongerThanTheHour) {
  putReport(world, author, id, report);
  reply(world.roleToken("host"), "blur", "On reconnaît une collègue.");
  world.clock.advance(hours(72));
  world.backend->runDue();
  EXPECT_EQ(state(), "published");
}

TEST_F(StoreHour, OnlyTheVisitedStoreReplies) {
  putReport(world, author, id, report);
  EXPECT_EQ(reply(world.roleToken("host", 'b'), "thanks").status, 403);
  EXPECT_EQ(reply(world.roleToken("visitor"), "thanks").status, 403);
  EXPECT_EQ(reply(world.roleToken("regional"), "thanks").status, 403);
  EXPECT_EQ(state(), "withHost");
  EXPECT_EQ(reply(world.roleToken("host"), "praise").status, 400);
  EXPECT_EQ(reply(world.roleToken("host"), "correction", " ").status, 422);
  EXPECT_EQ(reply(world.roleToken("host"), "context", std::string(2001, 'a')).status, 422);
  EXPECT_EQ(state(), "withHost");
}

TEST_F(StoreHour, AWithdrawnReportIsNeverPublished) {
  putReport(world, author, id, report);
  Report withdrawn = report;
  withdrawn.withdrawn = true;
  putReport(world, author, id, withdrawn, {hashOf(report), "", ""});
  EXPECT_EQ(reply(world.roleToken("host"), "thanks").status, 410);
  world.clock.advance(hours(100));
  world.backend->runDue();
  EXPECT_EQ(state(), "withdrawn");
  EXPECT_EQ(status("coach"), 410);
}

TEST_F(StoreHour, AWrongStoreMendedGivesTheRightOneItsWholeHourAndItsOwnAnswer) {
  putReport(world, author, id, report);
  EXPECT_EQ(reply(world.roleToken("host"), "blur", "Ce n'est pas chez nous.").status, 200);
  world.clock.advance(hours(70));
  Report mended = report;
  mended.subject.code = "LIL-01";
  const http::Response answer = putReport(world, author, id, mended, {hashOf(report), "", ""});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(status("host"), 403) << "the wrong store no longer reads it";
  EXPECT_EQ(status("host", 'b'), 200);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM report_reply WHERE report_id = '" + id + "'"), "0");
  world.clock.advance(hours(95));
  world.backend->runDue();
  EXPECT_EQ(state(), "withHost") << "the right store's hour began with the correction, and it is closed on Sunday";
  world.clock.advance(hours(1));
  world.backend->runDue();
  EXPECT_EQ(state(), "published");
}

TEST_F(StoreHour, AWithdrawalCanBeTakenBack) {
  putReport(world, author, id, report);
  Report withdrawn = report;
  withdrawn.withdrawn = true;
  putReport(world, author, id, withdrawn, {hashOf(report), "", ""});
  EXPECT_EQ(status("host"), 410);
  EXPECT_EQ(putReport(world, author, id, report, {hashOf(withdrawn), "", ""}).status, 200);
  EXPECT_EQ(state(), "withHost");
  EXPECT_EQ(status("host"), 200);
}

TEST_F(StoreHour, AfterPublicationEarlierRevisionsStayBetweenAuthorAndStore) {
  putReport(world, author, id, report);
  Report second = report;
  second.astonishments[0].text = "Corrigé avant publication";
  putReport(world, author, id, second, {hashOf(report), "", ""});
  world.clock.advance(hours(1));
  reply(world.roleToken("host"), "thanks");
  world.clock.advance(hours(1));
  Report third = second;
  third.astonishments[0].text = "Corrigé après publication";
  putReport(world, author, id, third, {hashOf(second), "", ""});
  const auto revisions = [&](const std::string& token, const std::string& query = "") {
    std::vector<int> numbers;
    const Json page = Json::parse(world.get(api::reportPath(id) + "/revisions" + query, token).body);
    for (const Json& item : page["items"]) numbers.push_back(item["revision"]);
    return numbers;
  };
  EXPECT_EQ(revisions(author), (std::vector<int>{3, 2, 1}));
  EXPECT_EQ(revisions(world.roleToken("host")), (std::vector<int>{3, 2, 1}));
  EXPECT_EQ(revisions(world.roleToken("coach")), (std::vector<int>{3, 2}));
  EXPECT_EQ(revisions(world.roleToken("coach"), "?after=Mi5y"), (std::vector<int>{}))
      << "a made-up cursor opens nothing";
}

TEST_F(StoreHour, ListsArePagesByKeyOfOnesOwnAndOfTheStore) {
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    ids.push_back(newId(world.clock, world.rng));
    putReport(world, author, ids.back(), makeReport(world, "Rapport " + std::to_string(i)));
    world.clock.advance(std::chrono::seconds(1));
  }
  const auto walk = [&](const std::string& base, const std::string& token) {
    std::vector<std::string> seen;
    std::string next;
    do {
      const http::Response response = world.get(base + "&limit=2" + (next.empty() ? "" : "&after=" + next), token);
      EXPECT_EQ(response.status, 200) << response.body;
      const Json page = Json::parse(response.body);
      for (const Json& item : page["items"]) seen.push_back(item["id"]);
      next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!next.empty());
    return seen;
  };
  const std::vector<std::string> newest(ids.rbegin(), ids.rend());
  EXPECT_EQ(walk("/v1/reports?scope=mine", author), newest);
  EXPECT_EQ(walk("/v1/reports?scope=unit", world.roleToken("host")), newest);
  EXPECT_TRUE(walk("/v1/reports?scope=unit", world.roleToken("host", 'b')).empty());
  EXPECT_TRUE(walk("/v1/reports?scope=mine&state=published", author).empty());
  EXPECT_EQ(world.get("/v1/reports?scope=unit", author).status, 403);
  EXPECT_EQ(world.get("/v1/reports?scope=all", author).status, 400);
  EXPECT_EQ(world.get("/v1/reports?after=%00", author).status, 400);
}

TEST_F(StoreHour, AnUnchangedReportIsNotSentTwice) {
  putReport(world, author, id, report);
  const http::Response first = world.get(api::reportPath(id), author);
  const std::string tag = first.headers.find("ETag")->second;
  const http::Response again = world.ask({"GET", api::reportPath(id), author, "", {{"If-None-Match", tag}}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  reply(world.roleToken("host"), "thanks");
  EXPECT_EQ(world.ask({"GET", api::reportPath(id), author, "", {{"If-None-Match", tag}}}).status, 200);
}

}  // namespace
}  // namespace passerelle::testing
