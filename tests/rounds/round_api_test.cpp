// A round through the door: prepared by the chair, voted by link and by JSON, published by itself, read by everybody.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/support/report_world.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class RoundApi : public ::testing::Test {
 protected:
  RoundApi() {
    const auto report = makeReport(world, "Caisse fermée", 3);
    publish(world, world.roleToken("visitor", 'b'), report);
    for (const auto& idea : report.ideas) ideas.push_back(idea.id);
    for (const char* role : {"management", "chair", "coach", "regional", "advocate", "moderator"}) {
      voters.push_back(world.personId(emailOf(role)));
      roles.push_back(role);
    }
    id = newId(world.clock, world.rng);
  }
  http::Response prepare() {
    return world.post("/v1/rounds", world.roleToken("chair"),
                      json{{"id", id},
                           {"title", "Comité"},
                           {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))},
                           {"top", 3},
                           {"voters", voters}}
                          .dump());
  }
  void open() {
    EXPECT_EQ(prepare().status, 201);
    EXPECT_EQ(world.post(path("/open"), world.roleToken("chair"), "{}").status, 200);
  }
  std::string path(const std::string& end = {}) const { return "/v1/rounds/" + id + end; }
  json asJson(const std::string& target, const std::string& role) {
    return json::parse(world.get(target, world.roleToken(role)).text());
  }
  http::Response vote(const std::string& role, const std::vector<json>& grades) {
    json lines = json::array();
    for (std::size_t i = 0; i < grades.size(); ++i) lines.push_back({{"item", ideas[i]}, {"grade", grades[i]}});
    return world.ask({"PUT",
                      path("/ballot"),
                      world.roleToken(role),
                      json{{"lines", lines}}.dump(),
                      {{"Content-Type", "application/json"}}});
  }
  void pass(Milliseconds time) {
    world.clock.advance(time);
    world.backend->runDue();
  }
  /// A letter's body is base64, after the blank line.
  static std::string decoded(const std::string& letter) {
    const std::size_t blank = letter.find("\r\n\r\n");
    std::string body = letter.substr(blank == std::string::npos ? 0 : blank + 4);
    std::erase_if(body, [](char byte) { return byte == '\r' || byte == '\n'; });
    return fromBase64(body).value_or(letter);
  }
  /// Mails that have left, as text.
  std::vector<std::string> mails() {
    pass(std::chrono::seconds(1));
    pass(std::chrono::seconds(1));
    std::vector<std::string> letters;
    const std::string folder = world.folder.path() + "/data/mail";
    if (!std::filesystem::exists(folder)) return letters;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path());
      letters.push_back(decoded({std::istreambuf_iterator<char>(file), {}}));
    }
    return letters;
  }

  BackendWorld world;
  std::string id;
  std::vector<std::string> ideas, voters, roles;
};

TEST_F(RoundApi, OnlyTheChairSeesADraft) {
  ASSERT_EQ(prepare().status, 201);
  EXPECT_EQ(prepare().status, 201);  // asked again after a lost answer: the same draft
  EXPECT_EQ(asJson(path(), "chair")["plan"]["slate"], 3);
  EXPECT_EQ(world.get(path(), world.roleToken("management")).status, 404);
  EXPECT_EQ(asJson("/v1/rounds", "management")["items"].size(), 0u);
  EXPECT_EQ(world.get("/rounds/" + id, world.roleToken("management")).status, 404);
}

TEST_F(RoundApi, FromBallotToPublishedResult) {
  open();
  EXPECT_EQ(asJson(path("/ballot"), "coach")["lines"].size(), 3u);
  EXPECT_EQ(vote("visitor", {5, 4, 3}).status, 403);
  for (const std::string& role : roles) EXPECT_EQ(vote(role, {5, "sansAvis", 2}).status, 200) << role;
  const json during = asJson(path(), "management");
  EXPECT_EQ(during["turnout"]["voted"], 6);
  EXPECT_FALSE(during.contains("result"));
  pass(std::chrono::hours(24) + std::chrono::minutes(16));
  const json after = asJson(path(), "visitor");
  EXPECT_EQ(after["state"], "published");
  EXPECT_EQ(after["result"]["ranked"][0]["item"], ideas[0]);
  EXPECT_EQ(after["result"]["ranked"][0]["counts"], json({0, 0, 0, 0, 0, 6}));
  EXPECT_THAT(after["result"]["ranked"][0]["why"]["fr"].get<std::string>(),
              HasSubstr("Mention majoritaire plus haute"));
  EXPECT_EQ(after["result"]["underQuorum"][0]["item"], ideas[1]);
  const auto late = vote("coach", {0, 0, 0});
  EXPECT_EQ(late.status, 410);
  EXPECT_THAT(late.body, HasSubstr("trop tard"));
  const auto page = world.get("/rounds/" + id, world.roleToken("visitor")).text();
  EXPECT_THAT(page, HasSubstr("Excellente"));
  EXPECT_THAT(page, HasSubstr("svg class=\"merit\""));
  EXPECT_THAT(world.get("/rounds/" + id + "/grades.csv", world.roleToken("visitor")).text(),
              HasSubstr("ballot,idea,grade\n"));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'round.voted'"), "6");
  EXPECT_EQ(world.sqlText("SELECT status FROM decision WHERE item_id = '" + ideas[0] + "'"), "retained");
}

TEST_F(RoundApi, APersonalLinkIsABallotWithoutASession) {
  open();
  const auto letters = mails();
  ASSERT_EQ(letters.size(), 6u);
  const std::string& letter = letters[0];
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM mail WHERE body_text LIKE '%/ballots/%'"), "0");  // made as it left
  const auto at = letter.find("/ballots/");
  ASSERT_NE(at, std::string::npos) << letter;
  const std::string link = letter.substr(at, letter.find_first_of("\r\n", at) - at);
  const std::string before = world.databaseHash();
  const auto page = world.ask({"GET", link, {}, {}, {{"Accept", "text/html"}}});
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.text(), HasSubstr("name=\"g-" + ideas[0] + "\""));
  EXPECT_EQ(world.databaseHash(), before);
  const auto kept = world.ask({"POST",
                               link,
                               {},
                               "g-" + ideas[0] + "=5&c-" + ideas[0] + "=Bravo&g-" + ideas[1] + "=c",
                               {{"Content-Type", "application/x-www-form-urlencoded"}}});
  EXPECT_EQ(kept.status, 303);
  EXPECT_THAT(world.get(link).text(), HasSubstr("Votre reçu"));
  EXPECT_THAT(world.get(link).text(), HasSubstr("Bravo"));
  EXPECT_EQ(
      world.ask({"POST", link, {}, "g-" + ideas[0] + "=9", {{"Content-Type", "application/x-www-form-urlencoded"}}})
          .status,
      400);
  EXPECT_EQ(world.get(link + "x").status, 410);
  EXPECT_EQ(world.sqlText("SELECT SUM(voted) FROM round_voter"), "1");
}

TEST_F(RoundApi, AReminderGoesToThoseWhoHaveNotVoted) {
  open();
  ASSERT_EQ(mails().size(), 6u);
  for (const char* role : {"coach", "chair", "regional", "advocate"}) vote(role, {1, 2, 3});
  EXPECT_EQ(world.ask({"POST", "/rounds/" + id + "/remind", world.roleToken("chair"), "", {}}).status, 303);
  EXPECT_EQ(mails().size(), 8u);
  EXPECT_THAT(world.get("/rounds/" + id, world.roleToken("chair")).text(), HasSubstr("Pas encore de bulletin"));
  EXPECT_THAT(world.get("/rounds/" + id, world.roleToken("management")).text(),
              Not(HasSubstr("Pas encore de bulletin")));
}

TEST_F(RoundApi, TheSecretIsDestroyedAfterTheComplaintPeriod) {
  open();
  for (const std::string& role : roles) vote(role, {5, 4, 3});
  EXPECT_TRUE(std::filesystem::exists(world.folder.path() + "/data/secrets/round-" + id));
  pass(std::chrono::hours(24) + std::chrono::minutes(16));
  EXPECT_TRUE(std::filesystem::exists(world.folder.path() + "/data/secrets/round-" + id));
  pass(std::chrono::hours(24 * 14));
  EXPECT_FALSE(std::filesystem::exists(world.folder.path() + "/data/secrets/round-" + id));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'round.secretDestroyed'"), "1");
}

TEST_F(RoundApi, RefusesBallotsThatMakeNoSense) {
  open();
  const auto put = [&](const std::string& body) {
    return world.ask({"PUT", path("/ballot"), world.roleToken("coach"), body, {{"Content-Type", "application/json"}}});
  };
  EXPECT_EQ(put("{}").status, 400);
  EXPECT_EQ(put(R"({"lines":[{"item":"x"}]})").status, 400);
  EXPECT_EQ(put(R"({"lines":[{"item":"x","grade":1.5}]})").status, 400);
  EXPECT_EQ(put(R"({"lines":[{"item":"x","grade":1,"more":1}]})").status, 400);
  const auto unknown = put(R"({"lines":[{"item":"x","grade":1}]})");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_THAT(unknown.body, HasSubstr("/lines/0/item"));
  EXPECT_EQ(vote("coach", {6}).status, 400);
  EXPECT_EQ(asJson(path(), "coach")["voted"], false);
}

TEST_F(RoundApi, AnOlderCopyOfABallotThatComesLateChangesNothing) {
  open();
  const auto put = [&](int grade, const std::string& change, const std::string& base,
                       const std::string& supersedes = {}) {
    Ask ask{"PUT",
            path("/ballot"),
            world.roleToken("coach"),
            json{{"change", change}, {"lines", {{{"item", ideas[0]}, {"grade", grade}}}}}.dump(),
            {{"Content-Type", "application/json"}}};
    if (!base.empty()) ask.headers["Passerelle-Base"] = base;
    if (!supersedes.empty()) ask.headers["Passerelle-Supersedes"] = supersedes;
    return world.ask(ask);
  };
  const auto now = [&] { return asJson(path("/ballot"), "coach"); };
  const auto grade = [&] {
    const json ballot = now();
    for (const json& line : ballot["lines"]) {
      if (line["item"] == ideas[0]) return line["grade"].get<int>();
    }
    return -1;
  };
  const std::string first(16, '1'), second(16, '2'), third(16, '3'), fourth(16, '4');
  EXPECT_EQ(now()["change"], "");
  EXPECT_EQ(put(3, first, "").status, 200);
  EXPECT_EQ(put(3, first, "").status, 200) << "its answer was lost: the same again";
  EXPECT_EQ(now()["change"], first);
  EXPECT_EQ(put(5, second, first).status, 200);
  EXPECT_EQ(put(3, first, "").status, 409) << "a copy of the first, days later";
  EXPECT_EQ(grade(), 5);
  EXPECT_EQ(put(4, third, first).status, 409) << "a device that does not know the second";
  EXPECT_EQ(put(4, third, first, fourth + "," + second).status, 200) << "it was its own, without an answer";
  EXPECT_EQ(grade(), 4);
  EXPECT_EQ(vote("coach", {0}).status, 200) << "a form knows no past";
  EXPECT_EQ(put(2, fourth, third).status, 409) << "changed elsewhere";
  EXPECT_EQ(grade(), 0);
  EXPECT_EQ(put(2, "short", "").status, 400);
  EXPECT_EQ(put(2, fourth, "no").status, 400);
  EXPECT_EQ(put(2, fourth, third, "x").status, 400);
}

TEST_F(RoundApi, PhonesAreToldWhenSlatesAreDealtAgain) {
  open();
  const auto changes = [&] {
    return world.sqlText("SELECT COUNT(*) FROM change WHERE kind = 'round' AND entity_id = '" + id + "'");
  };
  EXPECT_EQ(changes(), "1");
  pass(std::chrono::hours(13));
  EXPECT_EQ(changes(), "2");
}

}  // namespace
}  // namespace passerelle::testing
