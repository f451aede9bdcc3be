// Who answers an idea and how: the rules, the refusals, the lists, the pages.
#include "backend/answers/answer_words.h"
#include "tests/answers/answer_stage.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class AnswerRules : public AnswerStage {
 protected:
  http::Response page(const std::string& target, const std::string& role, const std::string& body = {}) {
    if (body.empty()) return world.get(target, world.roleToken(role));
    return world.ask(
        {"POST", target, world.roleToken(role), body, {{"Content-Type", "application/x-www-form-urlencoded"}}});
  }
};

TEST_F(AnswerRules, EachStatusNeedsWhatMakesItAnAnswer) {
  const std::string owner = world.personId(emailOf("regional"));
  const auto wrong = [&](const json& body, const std::string& field) {
    const auto response = answer("management", body);
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_THAT(response.body, HasSubstr("\"field\":\"" + field + "\"")) << body;
  };
  wrong({{"status", "perhaps"}}, "/status");
  wrong({{"status", "retained"}, {"dueOn", "2026-12-24"}}, "/owner");
  wrong({{"status", "retained"}, {"owner", "nobody"}, {"dueOn", "2026-12-24"}}, "/owner");
  wrong({{"status", "retained"}, {"owner", owner}}, "/dueOn");
  wrong({{"status", "retained"}, {"owner", owner}, {"dueOn", "2026-11-16"}}, "/dueOn");
  wrong({{"status", "retained"}, {"owner", owner}, {"dueOn", "2029-01-01"}}, "/dueOn");
  wrong({{"status", "retained"}, {"owner", owner}, {"dueOn", "2026-02-30"}}, "/dueOn");
  wrong({{"status", "tested"}, {"owner", owner}, {"dueOn", "2026-12-24"}, {"testedOn", "2026-12-01"}}, "/testedWhere");
  wrong({{"status", "tested"}, {"owner", owner}, {"dueOn", "2026-12-24"}, {"testedWhere", "Nantes"}}, "/testedOn");
  for (const char* over : {"done", "alreadyDone", "declined"}) wrong({{"status", over}}, "/reason");
  wrong({{"status", "declined"}, {"reason", std::string(1001, 'x')}}, "/reason");
  wrong({{"status", "declined"}, {"reason", "x"}, {"step", -1}}, "/step");
  EXPECT_EQ(answer("management", {{"status", "declined"}, {"reason", "x"}, {"more", 1}}).status, 400);
  EXPECT_EQ(answer("management", {{"status", "declined"}, {"reason", "x"}}, "nothing").status, 404);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM decision"), "0");
  EXPECT_EQ(answer("chair", {{"status", "declined"}, {"reason", "Déjà testée à Nantes"}}).status, 200);
  EXPECT_EQ(world.sqlText("SELECT owner_id FROM decision"), world.personId(emailOf("chair")));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'idea.answered'"), "1");
}

TEST_F(AnswerRules, AnUnpublishedIdeaHasNoAnswerYet) {
  const auto report = makeReport(world);
  putReport(world, world.roleToken("visitor"), newId(world.clock, world.rng), report);
  EXPECT_EQ(answer("management", retained(), report.ideas[0].id).status, 404);
}

TEST_F(AnswerRules, TheOwnerSaysHowItStandsAndNothingElse) {
  EXPECT_EQ(answer("regional", retained()).status, 403);
  ASSERT_EQ(answer("management", retained()).status, 200);
  EXPECT_EQ(answer("coach", retained()).status, 403);
  EXPECT_EQ(answer("regional", {{"status", "declined"}, {"reason", "Pas envie"}}).status, 403);
  EXPECT_EQ(answer("regional", retained("coach")).status, 403);
  json later = retained();
  later["dueOn"] = "2027-01-15";
  EXPECT_EQ(answer("regional", later).status, 200);
  EXPECT_EQ(answer("regional", {{"status", "done"}, {"reason", "Fait"}}).status, 200);
  EXPECT_EQ(answer("regional", retained()).status, 403);  // over: management opens it again
  EXPECT_EQ(answer("management", retained()).status, 200);
}

TEST_F(AnswerRules, AReportShowsTheAnswerBesideItsIdea) {
  const auto before = asJson("/v1/changes?after=0")["cursor"].get<std::int64_t>();
  ASSERT_EQ(answer("management", {{"status", "declined"}, {"reason", "Trop cher"}}).status, 200);
  const json changes = asJson("/v1/changes?after=" + std::to_string(before))["items"];
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0]["report"]["ideas"][0]["answer"]["status"], "declined");
  EXPECT_EQ(changes[0]["report"]["ideas"][0]["answer"]["words"]["fr"], "Non retenue\u00A0: Trop cher.");
  EXPECT_EQ(changes[0]["report"]["ideas"][1]["answer"], nullptr);
}

TEST_F(AnswerRules, TwoWhoAnswerAtOnceDoNotOverwriteEachOther) {
  json mine = retained();
  mine["step"] = 0;
  ASSERT_EQ(answer("management", mine).status, 200);
  const auto late = answer("chair", {{"status", "declined"}, {"reason", "Trop cher"}, {"step", 0}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("rechargez"));
  EXPECT_EQ(answer("management", mine).status, 200);  // sent again after a lost answer: the same
  EXPECT_EQ(world.sqlText("SELECT step FROM decision"), "1");
}

TEST_F(AnswerRules, ListsAreByAgeAndByPage) {
  json page = asJson("/v1/answers?limit=1");
  ASSERT_EQ(page["items"].size(), 1u);
  const std::string first = page["items"][0]["idea"]["id"];
  page = asJson("/v1/answers?limit=1&after=" + page["next"].get<std::string>());
  ASSERT_EQ(page["items"].size(), 1u);
  EXPECT_NE(page["items"][0]["idea"]["id"], first);
  EXPECT_EQ(page["next"], nullptr);
  EXPECT_EQ(page["counts"]["waiting"], 2);
  ASSERT_EQ(answer("management", retained()).status, 200);
  EXPECT_EQ(asJson("/v1/answers")["items"].size(), 1u);
  EXPECT_EQ(asJson("/v1/answers?state=open")["items"][0]["answer"]["owner"]["name"], "regional a");
  EXPECT_EQ(asJson("/v1/answers?state=answered")["items"].size(), 1u);
  EXPECT_EQ(world.get("/v1/answers?state=late", world.roleToken("visitor")).status, 400);
  EXPECT_EQ(world.get("/v1/answers?limit=0", world.roleToken("visitor")).status, 400);
}

TEST_F(AnswerRules, ReasonsToBeginFromAreInBothLanguages) {
  const json reasons = asJson("/v1/answers/reasons")["items"];
  std::set<std::string> codes, statuses;
  for (const json& one : reasons) {
    EXPECT_TRUE(codes.insert(one["code"]).second);
    statuses.insert(one["status"]);
    EXPECT_FALSE(one["fr"].get<std::string>().empty());
    EXPECT_NE(one["fr"], one["en"]);
  }
  EXPECT_EQ(statuses.size(), 5u);
  using answers::composeReason;
  EXPECT_EQ(composeReason("triedBefore", "à Nantes en mars", Language::french),
            "Déjà testée, sans effet mesuré\u00A0: à Nantes en mars");
  EXPECT_EQ(composeReason("triedBefore", "", Language::english), "Tested before, without an effect.");
  EXPECT_EQ(composeReason("", "Parce que", Language::french), "Parce que");
}

TEST_F(AnswerRules, InABrowserOnePressAnswers) {
  EXPECT_THAT(page("/answers", "visitor").text(), HasSubstr("/answers/" + idea));
  EXPECT_THAT(page("/answers/" + idea, "visitor").text(), Not(HasSubstr("<form method=\"post\" action=\"/answers/")));
  EXPECT_THAT(page("/answers/" + idea, "management").text(), HasSubstr("name=\"status\""));
  EXPECT_EQ(page("/answers/" + idea, "management", "status=retained&owner=nobody@x.y&dueOn=2026-12-24").status, 400);
  EXPECT_EQ(page("/answers/" + idea, "management", "owner=x").status, 400);
  const auto pressed =
      page("/answers/" + idea, "management", "status=declined&template=triedBefore&reason=%C3%A0+Nantes&step=0");
  EXPECT_EQ(pressed.status, 303) << pressed.body;
  const auto shown = page("/answers/" + idea, "visitor").text();
  EXPECT_THAT(shown, HasSubstr("Non retenue\u00A0: Déjà testée, sans effet mesuré\u00A0: à Nantes."));
  EXPECT_THAT(shown, HasSubstr("sera dit dans un quart d’heure"));
  EXPECT_EQ(page("/answers/" + idea, "visitor", "status=done&reason=x").status, 403);
  EXPECT_EQ(page("/answers/nothing", "visitor").status, 404);
}

TEST_F(AnswerRules, WhatTheyWroteIsTextOnThePage) {
  ASSERT_EQ(answer("management", {{"status", "declined"}, {"reason", "<script>alert(1)</script>"}}).status, 200);
  for (const std::string& target : {"/answers/" + idea, std::string("/answers")}) {
    const auto text = page(target, "management").text();
    EXPECT_THAT(text, Not(HasSubstr("<script>alert"))) << target;
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;")) << target;
  }
}

}  // namespace
}  // namespace passerelle::testing
