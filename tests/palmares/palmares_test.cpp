// From the reports of a month to its palmarès: shortlist, the committee's round, badges, thanks, nominations.
#include "tests/palmares/palmares_stage.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class Palmares : public PalmaresStage {
 protected:
  Palmares() {
    first = report("visitor", 'b', "Caisse fermée", 12, 9);
    second = report("collaborator", 'b', "Accueil souriant", 12, 6);
    third = report("dpo", 'b', "Vitrine sale", 12, 1, "callListening");
    unread = report("deputy", 'b', "Personne ne lit", 3, 3);
  }
  http::Response give(const std::string& role, json body) {
    body["id"] = body.value("id", newId(world.clock, world.rng));
    return world.post("/v1/palmares/2026-11/rewards", world.roleToken(role), body.dump());
  }
  void heldRound() {
    until("2026-12-08T12:00:00Z");
    ASSERT_EQ(prepare().status, 201);
    vote([&](const std::string& item) { return item == first.id ? 5 : item == second.id ? 3 : 2; });
  }

  Filed first, second, third, unread;
};

TEST_F(Palmares, AMonthGoesFromRunningToPublished) {
  EXPECT_EQ(asJson("/v1/palmares/2026-11")["state"], "running");
  until("2026-12-02T12:00:00Z");
  EXPECT_EQ(asJson("/v1/palmares/2026-11")["state"], "counting");
  EXPECT_EQ(asJson("/v1/palmares/2026-11")["reports"].size(), 0u);
  until("2026-12-08T12:00:00Z");
  json month = asJson("/v1/palmares/2026-11");
  EXPECT_EQ(month["state"], "shortlisted");
  ASSERT_EQ(month["reports"].size(), 3u);  // the one that three people read stays outside
  EXPECT_EQ(month["reports"][0]["figures"]["readers"], 12);
  EXPECT_GT(month["reports"][0]["figures"]["usefulness"].get<double>(), 0.3);
  ASSERT_EQ(prepare().status, 201);
  // While the committee votes, nobody is shown a figure that could sway it.
  month = asJson("/v1/palmares/2026-11");
  EXPECT_EQ(month["state"], "voting");
  EXPECT_EQ(month["reports"].size(), 0u);
  vote([&](const std::string& item) { return item == first.id ? 5 : item == second.id ? 3 : 2; });
  month = asJson("/v1/palmares/2026-11");
  EXPECT_EQ(month["state"], "published");
  ASSERT_EQ(month["reports"].size(), 3u);
  EXPECT_EQ(month["reports"][0]["item"], first.id);
  EXPECT_EQ(month["reports"][0]["grade"], 5);
  EXPECT_EQ(month["reports"][0]["author"], "visitor b");
  EXPECT_EQ(month["reports"][0]["ideas"][0]["answer"], nullptr);
  EXPECT_EQ(month["reports"][0]["rewards"][0]["kind"], "badge");
  EXPECT_EQ(month["reports"][1]["rewards"].size(), 1u);
  EXPECT_EQ(month["reports"][2]["rewards"].size(), 0u);  // Passable: on the podium, below the floor
  EXPECT_FALSE(month["reports"][2]["prize"].get<bool>());
  EXPECT_EQ(asJson("/v1/palmares")["items"][0]["month"], "2026-11");
}

TEST_F(Palmares, WhatBecameOfEachIdeaStandsBesideIt) {
  ASSERT_EQ(world
                .ask({"PUT",
                      "/v1/ideas/" + first.ideas[0] + "/answer",
                      world.roleToken("management"),
                      R"({"status":"done","reason":"Une caisse de plus le samedi"})",
                      {{"Content-Type", "application/json"}}})
                .status,
            200);
  heldRound();
  const json month = asJson("/v1/palmares/2026-11");
  EXPECT_EQ(month["reports"][0]["ideas"][0]["answer"]["status"], "done");
  const auto page = world.get("/palmares/2026-11", world.roleToken("visitor")).text();
  EXPECT_THAT(page, HasSubstr("C’est fait\u00A0: Une caisse de plus le samedi."));
  EXPECT_THAT(page, HasSubstr("Palmarès de novembre\u00A02026"));
  EXPECT_THAT(page, HasSubstr("svg class=\"merit\""));
  EXPECT_THAT(page, HasSubstr("Utile à ses lecteurs"));
  EXPECT_THAT(page, HasSubstr("Suivi d’effet"));
  EXPECT_THAT(page, Not(HasSubstr("Remercier ou nominer")));
  EXPECT_THAT(world.get("/palmares/2026-11", world.roleToken("management")).text(), HasSubstr("Remercier ou nominer"));
}

TEST_F(Palmares, BadgesAreGivenOnceAndToldOnce) {
  heldRound();
  tick();
  tick();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM reward WHERE kind = 'badge'"), "2");
  EXPECT_EQ(mailsTo(emailOf("visitor", 'b'), "Rapport du mois"), 1);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice WHERE kind = 'reward'"), "2");
  const json mine = json::parse(world.get("/v1/palmares", world.roleToken("visitor", 'b')).text())["mine"];
  ASSERT_EQ(mine.size(), 1u);
  EXPECT_EQ(mine[0]["kind"], "badge");
  EXPECT_THAT(world.get("/palmares", world.roleToken("visitor", 'b')).text(), HasSubstr("Pour vous"));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM decision"), "0");  // a report is no idea: nothing is retained
}

TEST_F(Palmares, ANominationIsRecordedJournaledAndVisible) {
  heldRound();
  const std::string id = newId(world.clock, world.rng);
  const json nomination{{"id", id}, {"kind", "nomination"}, {"item", first.id}, {"words", "Relation client, Lyon"}};
  EXPECT_EQ(give("visitor", nomination).status, 403);
  const auto given = give("management", nomination);
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_EQ(give("management", nomination).status, 201);  // sent twice
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM reward WHERE kind = 'nomination'"), "1");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'reward.given'"), "1");
  EXPECT_EQ(mailsTo(emailOf("visitor", 'b'), "plus proche des clients"), 1);
  EXPECT_THAT(world.get("/palmares/2026-11", world.roleToken("coach")).text(), HasSubstr("Relation client, Lyon"));
  EXPECT_THAT(world.get("/palmares", world.roleToken("visitor", 'b')).text(), HasSubstr("Relation client, Lyon"));
  // Other words correct it; the person is not told twice.
  json corrected = nomination;
  corrected["words"] = "Relation client, Lille";
  ASSERT_EQ(give("chair", corrected).status, 201);
  EXPECT_EQ(world.sqlText("SELECT words FROM reward WHERE kind = 'nomination'"), "Relation client, Lille");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM journal WHERE action = 'reward.corrected'"), "1");
  EXPECT_EQ(mailsTo(emailOf("visitor", 'b'), "plus proche des clients"), 1);
  // And it can be taken back.
  EXPECT_EQ(world.ask({"DELETE", "/v1/palmares/2026-11/rewards/" + id, world.roleToken("admin"), "", {}}).status, 204);
  EXPECT_THAT(world.get("/palmares/2026-11", world.roleToken("coach")).text(), Not(HasSubstr("Relation client")));
  EXPECT_EQ(world.ask({"DELETE", "/v1/palmares/2026-11/rewards/" + id, world.roleToken("admin"), "", {}}).status, 404);
  ASSERT_EQ(give("admin", nomination).status, 201);
  EXPECT_EQ(world.sqlText("SELECT words FROM reward WHERE kind = 'nomination' AND withdrawn_at IS NULL"),
            "Relation client, Lyon");
}

TEST_F(Palmares, OnlyTheGradeBonneOrBetterIsRewarded) {
  heldRound();
  const auto low = give("management", {{"kind", "thanks"}, {"item", third.id}, {"words", "Merci"}});
  EXPECT_EQ(low.status, 422);
  EXPECT_THAT(low.body, HasSubstr("Bonne"));
  EXPECT_EQ(give("management", {{"kind", "thanks"}, {"item", unread.id}, {"words", "Merci"}}).status, 404);
  EXPECT_EQ(give("management", {{"kind", "badge"}, {"item", first.id}, {"words", "x"}}).status, 400);
  EXPECT_EQ(give("management", {{"kind", "thanks"}, {"item", first.id}, {"words", ""}}).status, 400);
  EXPECT_EQ(give("management", {{"kind", "thanks"}, {"item", first.id}, {"words", std::string(501, 'x')}}).status, 400);
  EXPECT_EQ(give("management", {{"id", "x"}, {"kind", "thanks"}, {"item", first.id}, {"words", "x"}}).status, 400);
  EXPECT_EQ(give("management", {{"kind", "thanks"}, {"item", first.id}, {"words", "x"}, {"person", "other"}}).status,
            400);
  const std::string badge = world.sqlText("SELECT id FROM reward WHERE kind = 'badge' LIMIT 1");
  EXPECT_EQ(world.ask({"DELETE", "/v1/palmares/2026-11/rewards/" + badge, world.roleToken("admin"), "", {}}).status,
            422);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM reward WHERE kind <> 'badge'"), "0");
}

TEST_F(Palmares, ARoundThatTooFewVotedInGivesNothing) {
  until("2026-12-08T12:00:00Z");
  ASSERT_EQ(prepare().status, 201);
  const auto all = committee;
  committee = {"management", "chair"};
  vote([](const std::string&) { return 5; });
  committee = all;
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM reward"), "0");
  EXPECT_EQ(give("management", {{"kind", "thanks"}, {"item", first.id}, {"words", "Merci"}}).status, 422);
}

TEST_F(Palmares, TheIdeasOfTheMonthStandThereToo) {
  const std::string id = newId(world.clock, world.rng);
  json voters = json::array();
  for (const auto& voter : committee) voters.push_back(world.personId(emailOf(voter, 'b')));
  ASSERT_EQ(world
                .post("/v1/rounds", world.roleToken("chair"),
                      json{{"id", id},
                           {"title", "Comité"},
                           {"closesAt", toIso(world.clock.now() + std::chrono::hours(24))},
                           {"top", 4},
                           {"voters", voters}}
                          .dump())
                .status,
            201);
  roundId = id;
  vote([&](const std::string& item) { return item == second.ideas[0] ? 4 : 1; });
  const json month = asJson("/v1/palmares/2026-11");
  ASSERT_GE(month["ideas"].size(), 1u);
  EXPECT_EQ(month["ideas"][0]["item"], second.ideas[0]);
  EXPECT_EQ(month["ideas"][0]["ideas"][0]["answer"]["status"], "retained");
  EXPECT_EQ(month["ideas"][0]["rewards"][0]["kind"], "badge");
  EXPECT_EQ(month["ideas"][0]["rewards"][0]["about"], "ideas");
  EXPECT_EQ(mailsTo(emailOf("collaborator", 'b'), "Idée du mois"), 1);
}

TEST_F(Palmares, OtherMonthsAreNotThere) {
  for (const char* wrong : {"2027-01", "2026", "2026-13", "november"}) {
    EXPECT_EQ(world.get(std::string("/v1/palmares/") + wrong, world.roleToken("visitor")).status, 404) << wrong;
    EXPECT_EQ(world.get(std::string("/palmares/") + wrong, world.roleToken("visitor")).status, 404) << wrong;
  }
  EXPECT_EQ(asJson("/v1/palmares")["items"].size(), 0u);
  EXPECT_THAT(world.get("/palmares", world.roleToken("visitor")).text(), HasSubstr("Le premier palmarès"));
}

}  // namespace
}  // namespace passerelle::testing
