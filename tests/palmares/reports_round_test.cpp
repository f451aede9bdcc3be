// A round about reports: from the shortlist, with who must stand aside, in words that speak of reports.
#include "tests/palmares/palmares_stage.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class ReportsRound : public PalmaresStage {
 protected:
  ReportsRound() {
    first = report("visitor", 'b', "Caisse fermée", 12, 9);
    second = report("collaborator", 'b', "Accueil souriant", 12, 6);
  }
  Filed first, second;
};

TEST_F(ReportsRound, IsPreparedFromTheShortlist) {
  report("dpo", 'b', "Trop peu lu", 3, 3);
  const auto made = prepare();
  ASSERT_EQ(made.status, 201) << made.body;
  const json plan = asJson("/v1/rounds/" + roundId, "chair");
  EXPECT_EQ(plan["kind"], "reports");
  EXPECT_EQ(plan["month"], "2026-11");
  ASSERT_EQ(plan["plan"]["lines"].size(), 2u);
  EXPECT_EQ(plan["plan"]["lines"][0]["item"], first.id);
  EXPECT_EQ(plan["plan"]["lines"][0]["origin"], "top");
  EXPECT_THAT(plan["plan"]["lines"][0]["title"].get<std::string>(), HasSubstr("Lyon Part-Dieu — Caisse fermée"));
  // One round a month; the same request again is the same draft.
  const std::string id = roundId;
  EXPECT_EQ(prepare({}, id).status, 201);
  EXPECT_EQ(prepare().status, 409);
  EXPECT_EQ(world.post("/v1/rounds/" + id + "/cancel", world.roleToken("chair"), "{}").status, 200);
  EXPECT_EQ(prepare().status, 201);
}

TEST_F(ReportsRound, RefusesWhatItCannotCompare) {
  EXPECT_EQ(prepare({{"month", "2026-13"}}).status, 400);
  EXPECT_EQ(prepare({{"month", "2027-01"}}).status, 400);
  EXPECT_EQ(prepare({{"month", ""}}).status, 400);
  EXPECT_EQ(prepare({{"kind", "people"}}).status, 400);
  EXPECT_EQ(prepare({{"month", "2026-10"}}).status, 400);  // nothing was published
  const auto picked = prepare({{"picks", {"nothing"}}});
  EXPECT_EQ(picked.status, 400);
  EXPECT_THAT(picked.body, HasSubstr("rapports choisis"));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM round"), "0");
}

TEST_F(ReportsRound, AuthorAndTheStoreThatWasVisitedStandAside) {
  // LYO-01 was visited: whoever works there does not grade its report; nor does the author.
  const std::vector<std::string> outside = committee;
  json voters = json::array();
  for (const auto& voter : outside) voters.push_back(world.personId(emailOf(voter, 'b')));  // of LIL-01
  voters.push_back(world.personId(emailOf("host")));
  voters.push_back(world.personId(emailOf("deputy")));
  voters.push_back(world.personId(emailOf("visitor", 'b')));  // the author of the first
  ASSERT_EQ(prepare({{"voters", voters}}).status, 201);
  const json plan = asJson("/v1/rounds/" + roundId, "chair")["plan"];
  EXPECT_EQ(plan["lines"][0]["recusals"], 3);  // author, host, deputy
  EXPECT_EQ(plan["lines"][1]["recusals"], 2);
  ASSERT_EQ(world.post("/v1/rounds/" + roundId + "/open", world.roleToken("chair"), "{}").status, 200);
  const auto ballotOf = [&](const std::string& role, char side) {
    return json::parse(world.get("/v1/rounds/" + roundId + "/ballot", world.roleToken(role, side)).text())["lines"];
  };
  EXPECT_EQ(ballotOf("host", 'a').size(), 0u);
  ASSERT_EQ(ballotOf("visitor", 'b').size(), 1u);
  EXPECT_EQ(ballotOf("visitor", 'b')[0]["item"], second.id);
  EXPECT_EQ(ballotOf("coach", 'b').size(), 2u);
}

TEST_F(ReportsRound, PagesAndMailsSpeakOfReports) {
  const auto page = [&](const std::string& target, const std::string& role, char side = 'a') {
    return world.get(target, world.roleToken(role, side)).text();
  };
  const std::string form = page("/rounds/new?kind=reports&month=2026-11", "chair");
  EXPECT_THAT(form, HasSubstr("Préparer le scrutin des rapports de novembre\u00A02026"));
  EXPECT_THAT(form, HasSubstr("9/12"));
  EXPECT_EQ(world.get("/rounds/new?kind=reports&month=then", world.roleToken("chair")).status, 400);
  ASSERT_EQ(prepare().status, 201);
  const std::string plan = page("/rounds/" + roundId, "chair");
  EXPECT_THAT(plan, HasSubstr("rapports par bulletin"));
  EXPECT_THAT(plan, Not(HasSubstr("idées")));
  ASSERT_EQ(world.post("/v1/rounds/" + roundId + "/open", world.roleToken("chair"), "{}").status, 200);
  const std::string ballot = page("/rounds/" + roundId + "/ballot", "coach", 'b');
  EXPECT_THAT(ballot, HasSubstr("Lire ce rapport"));
  EXPECT_THAT(ballot, Not(HasSubstr("idée")));
  EXPECT_THAT(ballot, Not(HasSubstr("visitor b")));  // no author on the ballot
  EXPECT_THAT(world.sqlText("SELECT body_text FROM mail WHERE link_kind = 'ballot' LIMIT 1"),
              HasSubstr("noter les rapports du mois"));
}

TEST_F(ReportsRound, TheResultSpeaksOfReportsAndItsGradesReplay) {
  const auto third = report("dpo", 'b', "Vitrine sale", 12, 1);
  ASSERT_EQ(prepare().status, 201);
  vote([&](const std::string& item) { return item == first.id ? 5 : item == second.id ? 3 : 2; });
  const std::string page = world.get("/rounds/" + roundId, world.roleToken("visitor")).text();
  EXPECT_THAT(page, HasSubstr("au palmarès"));
  EXPECT_THAT(page, HasSubstr("/palmares/2026-11"));
  EXPECT_THAT(page, Not(HasSubstr("retenue")));
  EXPECT_THAT(page, Not(HasSubstr("idée")));
  EXPECT_THAT(world.get("/rounds/" + roundId + "/grades.csv", world.roleToken("visitor")).text(), HasSubstr(first.id));
}

TEST_F(ReportsRound, WhatWasUnderQuorumIsCarriedOver) {
  ASSERT_EQ(prepare().status, 201);
  // Everybody grades the first report only: the second is under quorum.
  ASSERT_EQ(world.post("/v1/rounds/" + roundId + "/open", world.roleToken("chair"), "{}").status, 200);
  for (const auto& voter : committee)
    ASSERT_EQ(world
                  .ask({"PUT",
                        "/v1/rounds/" + roundId + "/ballot",
                        world.roleToken(voter, 'b'),
                        json{{"lines", {{{"item", first.id}, {"grade", 4}}}}}.dump(),
                        {{"Content-Type", "application/json"}}})
                  .status,
              200);
  until("2026-12-02T12:00:00Z");
  EXPECT_EQ(asJson("/v1/rounds/" + roundId)["result"]["underQuorum"][0]["item"], second.id);
  const auto later = report("dpo", 'b', "Décembre commence bien", 12, 6);
  until("2027-01-08T12:00:00Z");
  EXPECT_THAT(world.get("/rounds/new?kind=reports&month=2026-12", world.roleToken("chair")).text(),
              HasSubstr("name=\"carry\""));
  EXPECT_EQ(prepare({{"month", "2026-12"}, {"carry", false}}).status, 400);  // one report is no comparison
  ASSERT_EQ(prepare({{"month", "2026-12"}}).status, 201);
  const json lines = asJson("/v1/rounds/" + roundId, "chair")["plan"]["lines"];
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0]["item"], second.id);
  EXPECT_EQ(lines[0]["origin"], "carried");
  EXPECT_EQ(lines[1]["item"], later.id);
  EXPECT_THAT(world.get("/rounds/" + roundId, world.roleToken("chair")).text(),
              HasSubstr("reporté du scrutin d’avant"));
}

}  // namespace
}  // namespace passerelle::testing
