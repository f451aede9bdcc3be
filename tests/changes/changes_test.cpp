// GET /v1/changes: commit order, audiences, rights when asked, waiting without a thread.
#include <gtest/gtest.h>

#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "backend/changes/change_log.h"
#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using std::chrono::seconds;

class Changes : public ::testing::Test {
 protected:
  Changes() { start = cursorOf("admin"); }
  Json changes(const std::string& token, std::int64_t after, const std::string& more = "") {
    const http::Response response = world.get("/v1/changes?after=" + std::to_string(after) + more, token);
    EXPECT_EQ(response.status, 200) << response.body;
    return Json::parse(response.body);
  }
  std::int64_t cursorOf(const std::string& role) {
    std::int64_t cursor = 0;
    while (true) {
      const Json page = changes(world.roleToken(role), cursor);
      cursor = page["cursor"];
      if (!page["more"]) return cursor;
    }
  }
  std::vector<std::string> kinds(const std::string& role, char side = 'a') {
    std::vector<std::string> found;
    const Json page = changes(world.roleToken(role, side), start);
    for (const Json& item : page["items"]) found.push_back(item["kind"]);
    return found;
  }
  /// Sends a request that may be parked; the answer comes to what is given back, which outlives the world.
  std::optional<Json>& wait(const std::string& token, std::int64_t after, int forSeconds) {
    std::optional<Json>& answer = answers.emplace_back();
    http::Request request;
    request.method = "GET";
    request.path = "/v1/changes";
    request.query = {{"after", std::to_string(after)}, {"wait", std::to_string(forSeconds)}};
    request.headers.emplace("Authorization", "Bearer " + token);
    world.backend->router().handle(std::move(request), http::Reply([&answer](http::Response response) {
                                     answer =
                                         response.status == 200 ? Json::parse(response.body) : Json(response.status);
                                   }));
    return answer;
  }

  std::deque<std::optional<Json>> answers;  ///< outlive the world, which answers what is parked when it ends
  BackendWorld world;
  std::int64_t start = 0;
  const std::string author = world.roleToken("visitor");
  using Strings = std::vector<std::string>;
};

TEST_F(Changes, TheBeginningTellsUnitsAndTheReferential) {
  const Json page = changes(world.roleToken("coach"), 0);
  std::set<std::string> told;
  for (const Json& item : page["items"])
    told.insert(item["kind"].get<std::string>() + " " + item["id"].get<std::string>());
  EXPECT_TRUE(told.contains("unit LYO-01"));
  for (const Json& item : page["items"]) {
    if (item["id"] != "LYO-01") continue;
    EXPECT_EQ(item["unit"]["name"], "Lyon Part-Dieu");
  }
}

TEST_F(Changes, AFiledReportIsToldToThoseWhoMayReadItAndToNobodyElse) {
  putReport(world, author, newId(world.clock, world.rng), makeReport(world));
  for (const char* role : {"visitor", "host", "deputy", "regional", "moderator", "dpo"})
    EXPECT_EQ(kinds(role), Strings{"report"}) << role;
  for (const char* role : {"coach", "management", "admin", "collaborator"}) EXPECT_EQ(kinds(role), Strings{}) << role;
  for (const char* role : {"host", "regional", "visitor"}) EXPECT_EQ(kinds(role, 'b'), Strings{}) << role;
}

TEST_F(Changes, PublicationIsAChangeOfItsOwnForEverybody) {
  const std::string id = newId(world.clock, world.rng);
  putReport(world, author, id, makeReport(world));
  const std::int64_t before = changes(world.roleToken("coach"), start)["cursor"];
  world.clock.advance(std::chrono::hours(72));
  world.backend->runDue();
  const Json page = changes(world.roleToken("coach"), before);
  ASSERT_EQ(page["items"].size(), 1U);
  EXPECT_EQ(page["items"][0]["report"]["id"], id);
  EXPECT_EQ(page["items"][0]["report"]["state"], "published");
}

TEST_F(Changes, WithdrawalAndAnotherStoreSendTombstones) {
  const std::string id = newId(world.clock, world.rng);
  const Report report = makeReport(world);
  putReport(world, author, id, report);
  Report moved = report;
  moved.subject.code = "LIL-01";
  putReport(world, author, id, moved, {hashOf(report), "", ""});
  EXPECT_EQ(kinds("host"), Strings{"tombstone"});
  EXPECT_EQ(kinds("regional"), Strings{"tombstone"});
  EXPECT_EQ(kinds("host", 'b'), Strings{"report"});
  Report withdrawn = moved;
  withdrawn.withdrawn = true;
  putReport(world, author, id, withdrawn, {hashOf(moved), "", ""});
  EXPECT_EQ(kinds("host", 'b'), Strings{"tombstone"});
  EXPECT_EQ(kinds("visitor"), Strings{"report"}) << "its author keeps the record";
}

TEST_F(Changes, RightsAreAskedAgainWhenTheyAreTold) {
  const std::string id = publish(world, author, makeReport(world));
  EXPECT_EQ(kinds("coach"), Strings{"report"});
  Report withdrawn = makeReport(world);
  withdrawn.withdrawn = true;
  putReport(world, author, id, withdrawn, {world.sqlText("SELECT hash FROM report"), "", ""});
  EXPECT_EQ(kinds("coach"), Strings{"tombstone"}) << "an old line tells nothing that is gone";
}

TEST_F(Changes, PagesFollowEachOtherWithoutHoleOrRepetition) {
  std::vector<std::string> ids;
  for (int i = 0; i < 7; ++i) {
    ids.push_back(newId(world.clock, world.rng));
    putReport(world, author, ids.back(), makeReport(world));
  }
  std::vector<std::string> seen;
  std::int64_t cursor = start;
  for (bool more = true; more;) {
    const Json page = changes(author, cursor, "&limit=3");
    for (const Json& item : page["items"]) seen.push_back(item["id"]);
    EXPECT_LE(page["items"].size(), 3U);
    cursor = page["cursor"];
    more = page["more"];
  }
  EXPECT_EQ(seen, ids);
}

TEST_F(Changes, ALongLogThatConcernsSomebodyElseIsLookedThroughInSeveralAnswers) {
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    for (int i = 0; i < 21'000; ++i) changes::append(connection, "scope", "x", "person:nobody", world.clock.now());
    changes::append(connection, "unit", "LIL-01", "all", world.clock.now());
    return {};
  });
  const Json first = changes(author, start);
  EXPECT_TRUE(first["items"].empty());
  EXPECT_EQ(first["more"], true);
  EXPECT_EQ(first["cursor"].get<std::int64_t>(), start + 20'000);
  const Json second = changes(author, first["cursor"]);
  EXPECT_EQ(second["items"].size(), 1U);
  EXPECT_EQ(second["more"], false);
}

TEST_F(Changes, TwoKindsOfOneIdAreBothTold) {
  const std::string person = world.personId(emailOf("coach"));
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    for (const char* kind : {"scope", "carnet", "carnet"})
      changes::append(connection, kind, person, "person:" + person, world.clock.now());
    return {};
  });
  EXPECT_EQ(kinds("coach"), (Strings{"scope", "carnet"}));
}

TEST_F(Changes, EachAudienceReachesItsPeopleOnly) {
  const auto append = [&](const std::string& audience) {
    world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      changes::append(connection, "scope", audience, audience, world.clock.now());
      return {};
    });
  };
  append("person:" + world.personId(emailOf("coach")));
  append("unit:LYO-01");
  append("region:Nord");
  append("role:chair");
  EXPECT_EQ(kinds("coach").size(), 2U);
  EXPECT_EQ(kinds("coach", 'b').size(), 1U);
  EXPECT_EQ(kinds("chair").size(), 2U);
  EXPECT_EQ(kinds("chair", 'b').size(), 2U);
  EXPECT_EQ(kinds("dpo").size(), 1U);
}

TEST_F(Changes, AWaitIsParkedAndAnsweredByTheCommitThatConcernsIt) {
  const std::optional<Json>& host = wait(world.roleToken("host"), start, 30);
  const std::optional<Json>& coach = wait(world.roleToken("coach"), start, 30);
  EXPECT_FALSE(host || coach);
  const std::string id = newId(world.clock, world.rng);
  putReport(world, author, id, makeReport(world));
  ASSERT_TRUE(host);
  EXPECT_EQ((*host)["items"][0]["id"], id);
  EXPECT_FALSE(coach) << "not theirs yet";
  world.clock.advance(seconds(30));
  world.backend->runDue();
  ASSERT_TRUE(coach);
  EXPECT_TRUE((*coach)["items"].empty());
  EXPECT_GT((*coach)["cursor"].get<std::int64_t>(), start) << "what is not theirs needs no second look";
}

TEST_F(Changes, AWaitEndsWhenTheServerStopsAndNobodyWaitsAfterwards) {
  const std::optional<Json>& parked = wait(author, start, 60);
  world.backend->stopWaiting();
  ASSERT_TRUE(parked);
  EXPECT_TRUE(wait(author, start, 60));
}

TEST_F(Changes, OnePersonCannotHoldEveryPlace) {
  for (int i = 0; i < 9; ++i) wait(author, start, 60);
  EXPECT_FALSE(answers[7]);
  ASSERT_TRUE(answers[8]);
  EXPECT_EQ(*answers[8], 429);
}

TEST_F(Changes, AChangeThatNobodyAnnouncedIsSeenAtTheNextTick) {
  const std::optional<Json>& answer = wait(world.roleToken("coach"), start, 60);
  world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    changes::append(connection, "unit", "LIL-01", "all", world.clock.now());
    return {};
  });
  EXPECT_FALSE(answer);
  world.backend->runDue();
  ASSERT_TRUE(answer);
  EXPECT_EQ((*answer)["items"][0]["unit"]["code"], "LIL-01");
}

TEST_F(Changes, WhatCannotBeAskedIsRefused) {
  for (const char* query : {"after=-1", "after=x", "wait=61", "limit=0", "limit=101", "after=99999999999999999999"})
    EXPECT_EQ(world.get(std::string("/v1/changes?") + query, author).status, 400) << query;
}

}  // namespace
}  // namespace passerelle::testing
