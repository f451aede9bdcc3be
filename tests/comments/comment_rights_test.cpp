// Who may talk, be called, be told and moderate: ideas filed on their own, deputies, roles.
#include "backend/people/policy.h"
#include "tests/comments/comments_world.h"

namespace passerelle::testing {

TEST_F(CommentsTest, AnIdeaFiledOnItsOwnIsTalkedAboutLikeAnyOther) {
  const std::string idea = id();
  EXPECT_EQ(ask("PUT", api::ideaPath(idea), author, R"({"text":"Une chaise près des cabines"})").status, 201);
  const Json said{{"subjectKind", "idea"}, {"subjectId", idea}, {"text", "Chez nous aussi."}};
  const std::string comment = say(reader, said);
  const Json seen = get(stranger, comment);
  EXPECT_EQ(seen["text"], "Chez nous aussi.");
  EXPECT_TRUE(seen["reportId"].is_null());
  EXPECT_FALSE(seen["aside"]);
  EXPECT_EQ(list(stranger, idea, "idea")["items"].size(), 1U);
  EXPECT_EQ(changesOf(stranger, comment), std::vector<std::string>{"comment"});
  EXPECT_EQ(toldOf(author, "comment"), 1) << "the idea's author is told";
  EXPECT_EQ(ask("PUT", "/v1/comments/" + comment + "/thanks", author).status, 200);
  EXPECT_EQ(ask("PUT", api::ideaPath(idea), author, R"({"withdrawn":true})").status, 409) << "it names no head";
  EXPECT_EQ(world
                .ask({"PUT",
                      api::ideaPath(idea),
                      author,
                      R"({"withdrawn":true})",
                      {{"Content-Type", "application/json"},
                       {"Passerelle-Base", sha256Hex(R"({"text":"Une chaise près des cabines"})")}}})
                .status,
            200);
  EXPECT_EQ(world.get("/v1/comments/" + comment, stranger).status, 404) << "what is said goes with it";
  EXPECT_EQ(send(reader, id(), said).status, 404);
}

TEST_F(CommentsTest, ADeputyIsCalledAndToldWhileTheHostIsAway) {
  const std::string report = withHost(), deputy = world.roleToken("collaborator");
  const std::string deputyId = world.personId("collaborator.a@chain.example");
  Json call = body(report, "@" + nameOf("collaborator.a@chain.example") + ", qu’en pensez-vous ?");
  call["callouts"] = Json::array({deputyId});
  EXPECT_EQ(send(author, id(), call).status, 422) << "not before";
  const std::string day = toIsoDate(world.clock.now());
  const Json away{{"firstDay", day}, {"lastDay", day}, {"deputyId", deputyId}};
  ASSERT_EQ(ask("PUT", "/v1/absences/" + id(), host, away.dump()).status, 200);
  EXPECT_EQ(send(author, id(), call).status, 201);
  EXPECT_EQ(toldOf(deputy, "callout"), 1);
  say(author, body(report, "Une question au magasin"));
  EXPECT_EQ(toldOf(deputy, "comment"), 1) << "what comes for the host comes for the deputy";
  world.clock.advance(std::chrono::hours(30));
  say(author, body(report, "Une autre"));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice WHERE kind = 'comment' AND person_id = '" + deputyId + "'"), "1")
      << "not after";
  EXPECT_EQ(toldOf(deputy, "comment"), 0) << "and what they may no longer read is no longer shown";
  EXPECT_EQ(send(author, id(), call).status, 422);
}

TEST_F(CommentsTest, OnlyModeratorsProtectionOfficersAndAdministratorsHide) {
  const std::string comment = say(reader, body(published(), "Trop dur"));
  for (const Role role : allRoles()) {
    const std::string name(passerelle::nameOf(role));
    const bool may = role == Role::moderator || role == Role::dpo || role == Role::admin;
    const std::string hidden = "/v1/comments/" + comment + "/hidden";
    EXPECT_EQ(ask("PUT", hidden, world.roleToken(name, 'b'), R"({"reason":"Un nom"})").status, may ? 200 : 403) << name;
    if (may) EXPECT_EQ(get(world.roleToken(name, 'b'), comment)["text"], "Trop dur") << name;
    EXPECT_EQ(ask("DELETE", hidden, world.roleToken(name, 'b')).status, may ? 200 : 403) << name;
  }
}

}  // namespace passerelle::testing
