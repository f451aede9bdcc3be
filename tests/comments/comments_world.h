// A chain whose people talk: what tests of comments say and ask.
#pragma once
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/report_world.h"

namespace passerelle::testing {
using Json = nlohmann::json;

struct CommentsTest : ::testing::Test {
  BackendWorld world;
  const std::string& author = world.roleToken("visitor", 'b');
  const std::string& host = world.roleToken("host");
  const std::string& reader = world.roleToken("coach");
  const std::string& stranger = world.roleToken("coach", 'b');
  Report content = makeReport(world);

  std::string id() { return newId(world.clock, world.rng); }
  std::string published() { return publish(world, author, content); }
  std::string withHost() {
    const std::string report = id();
    EXPECT_EQ(putReport(world, author, report, content).status, 201);
    return report;
  }
  Json body(const std::string& report, const std::string& text) {
    return {{"subjectKind", "report"}, {"subjectId", report}, {"text", text}};
  }
  http::Response send(const std::string& token, const std::string& comment, const Json& body) {
    return world.ask({"PUT", "/v1/comments/" + comment, token, body.dump(), {{"Content-Type", "application/json"}}});
  }
  std::string say(const std::string& token, const Json& body) {
    const std::string comment = id();
    const auto answer = send(token, comment, body);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return comment;
  }
  Json list(const std::string& token, const std::string& report, const std::string& kind = "report") {
    return Json::parse(world.get("/v1/comments?subjectKind=" + kind + "&subjectId=" + report, token).body);
  }
  Json get(const std::string& token, const std::string& comment) {
    return Json::parse(world.get("/v1/comments/" + comment, token).body);
  }
  Json told(const std::string& token) { return Json::parse(world.get("/v1/notifications", token).body); }
  int toldOf(const std::string& token, const std::string& kind) {
    int count = 0;
    const Json notifications = told(token);
    for (const Json& item : notifications["items"]) {
      for (const Json& part : item["parts"]) count += part["kind"] == kind ? part["count"].get<int>() : 0;
    }
    return count;
  }
  http::Response ask(const std::string& method, const std::string& target, const std::string& token,
                     const std::string& json = "") {
    return world.ask({method, target, token, json, {{"Content-Type", "application/json"}}});
  }
  std::string nameOf(const std::string& email) {
    return world.sqlText("SELECT name FROM person WHERE email = '" + email + "'");
  }
  std::vector<std::string> changesOf(const std::string& token, const std::string& comment) {
    std::vector<std::string> kinds;
    const Json page = Json::parse(world.get("/v1/changes?after=0&limit=100", token).body);
    for (const Json& item : page["items"]) {
      if (item["id"] == comment) kinds.push_back(item["kind"]);
    }
    return kinds;
  }
};

}  // namespace passerelle::testing
