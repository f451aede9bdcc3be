// The customer's chair: a meeting from its planning to the answer clock.
#include <gtest/gtest.h>

#include <set>

#include "tests/meetings/meeting_world.h"

namespace passerelle::testing {
namespace {
using std::chrono::hours;
using Json = nlohmann::json;

class Meeting : public ::testing::Test {
 protected:
  MeetingWorld world;
  const std::string chair = world.roleToken("chair");
  std::string path(const Json& meeting, const std::string& rest = {}) {
    return "/v1/meetings/" + meeting["id"].get<std::string>() + rest;
  }
  std::string itemPath(const Json& meeting, const std::string& rest = {}, std::size_t n = 0) {
    return path(meeting, "/items/" + meeting["items"][n]["id"].get<std::string>() + rest);
  }
};

TEST_F(Meeting, IsPlannedOnceWithAnAdvocateWhoIsToldAndRemindedOnce) {
  const Json wanted = world.newMeeting();
  const auto first = world.send("POST", "/v1/meetings", wanted, chair);
  ASSERT_EQ(first.status, 201) << first.body;
  const Json meeting = Json::parse(first.body);
  EXPECT_EQ(world.send("POST", "/v1/meetings", wanted, chair).body, first.body) << "the same id is the same meeting";
  EXPECT_EQ(meeting["members"].size(), 4U);
  EXPECT_FALSE(meeting["advocate"].is_null());
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice WHERE kind = 'advocateTurn'"), "1");
  world.pass();
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM mail"), "0") << "not a week before";
  world.pass(hours(24 * 5));
  EXPECT_EQ(world.sqlText("SELECT recipient FROM mail"),
            world.sqlText("SELECT email FROM person WHERE id = '" + meeting["advocate"].get<std::string>() + "'"));
  world.pass(hours(5));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM mail"), "1");
}

TEST_F(Meeting, TheTurnGoesRoundAndAnAbsenceIsSkipped) {
  std::vector<std::string> turns;
  for (int week = 1; week <= 4; ++week) turns.push_back(world.plan(7 * week)["advocate"]);
  EXPECT_EQ(std::set<std::string>(turns.begin(), turns.end()).size(), 4U) << "four meetings, four advocates";
  const Json fifth = world.plan(35);
  EXPECT_EQ(fifth["advocate"], turns[0]);
  const auto away = world.send("PUT", path(fifth, "/members/" + turns[0]), {{"absent", true}}, chair);
  ASSERT_EQ(away.status, 200) << away.body;
  EXPECT_EQ(Json::parse(away.body)["advocate"], turns[1]);
  const Json sixth = world.plan(42);
  EXPECT_EQ(sixth["advocate"], turns[0]) << "who was away comes next, not twice";
  EXPECT_EQ(world.send("PUT", path(fifth, "/members/" + turns[0]), {{"absent", false}}, chair).status, 200);
  EXPECT_EQ(world.meeting(fifth["id"])["advocate"], turns[0]);
  EXPECT_EQ(world.meeting(sixth["id"])["advocate"], turns[1]) << "later meetings follow";
}

TEST_F(Meeting, AnAdvocateNamedByHandStaysUntilTheyAreAway) {
  const Json meeting = world.plan();
  const std::string other = meeting["advocate"] == world.members[0] ? world.members[1] : world.members[0];
  EXPECT_EQ(Json::parse(world.send("PUT", path(meeting, "/advocate"), {{"person", other}}, chair).body)["advocate"],
            other);
  world.plan(3);
  EXPECT_EQ(world.meeting(meeting["id"])["advocate"], other);
  world.send("PUT", path(meeting, "/members/" + other), {{"absent", true}}, chair);
  EXPECT_NE(world.meeting(meeting["id"])["advocate"], other);
  EXPECT_EQ(world.send("PUT", path(meeting, "/advocate"), {{"person", other}}, chair).status, 422) << "away";
}

TEST_F(Meeting, TheKitIsOnePressAndByHandWins) {
  Report loud = makeReport(world, "Sept clients attendent, une caisse ouverte", 2);
  loud.astonishments[0].verbatim = "Vous avez perdu mon dossier trois fois.";
  const std::string report = publish(world, world.roleToken("visitor", 'b'), loud);
  Report quiet = makeReport(world, "La lumière des cabines est belle", 1);
  quiet.astonishments[0].tone = Tone::good;
  quiet.astonishments[0].verbatim = "On se voit enfin.";
  publish(world, world.roleToken("visitor", 'b'), quiet);
  for (const char* role : {"coach", "dpo", "moderator"})
    world.ask({"PUT", api::usefulPath(report), world.roleToken(role), {}, {}});
  const Json meeting = world.plan();
  const auto pressed = world.send("POST", path(meeting, "/kit"), Json::object(), chair);
  ASSERT_EQ(pressed.status, 200) << pressed.body;
  const Json kit = Json::parse(pressed.body);
  const auto slot = [](const Json& of, const std::string& name) {
    for (const Json& one : of["kit"])
      if (one["slot"] == name) return one;
    return Json();
  };
  EXPECT_EQ(slot(kit, "verbatim")["text"]["fr"], "Vous avez perdu mon dossier trois fois.") << "the most useful one";
  EXPECT_EQ(slot(kit, "number")["figure"], "1\u00a0/\u00a01");
  EXPECT_FALSE(slot(kit, "decision").is_null());
  EXPECT_EQ(kit["items"].size(), 2U) << "its decision stands on the agenda";
  EXPECT_EQ(kit["items"][1]["idea"].is_null(), false);
  const Json choices = Json::parse(world.get(path(meeting, "/kit"), chair).body);
  ASSERT_EQ(choices["verbatim"].size(), 2U);
  const auto byHand = world.send(
      "POST", path(meeting, "/kit"),
      {{"verbatim", choices["verbatim"][1]["key"]}, {"figure", "7 min"}, {"words", "d'attente samedi"}}, chair);
  ASSERT_EQ(byHand.status, 200) << byHand.body;
  EXPECT_EQ(slot(Json::parse(byHand.body), "verbatim")["text"]["fr"], "On se voit enfin.");
  EXPECT_EQ(slot(Json::parse(byHand.body), "number")["figure"], "7 min");
  const Json again = Json::parse(world.send("POST", path(meeting, "/kit"), Json::object(), chair).body);
  EXPECT_EQ(slot(again, "verbatim")["text"]["fr"], "On se voit enfin.") << "chosen by hand stays";
  EXPECT_EQ(again["items"].size(), 2U) << "and nothing comes twice";
  EXPECT_EQ(world.send("POST", path(meeting, "/kit"), {{"photo", "nothing/there"}}, chair).status, 422);
  // What one meeting showed another does not.
  const Json next = Json::parse(world.get(path(world.plan(14), "/kit"), chair).body);
  EXPECT_EQ(next["verbatim"].size(), 1U);
}

TEST_F(Meeting, WithoutAnythingPublishedTheKitStillCounts) {
  const Json meeting = world.plan();
  const auto pressed = world.send("POST", path(meeting, "/kit"), Json::object(), chair);
  ASSERT_EQ(pressed.status, 200);
  EXPECT_EQ(Json::parse(pressed.body)["kit"].size(), 1U) << "the number alone";
}

TEST_F(Meeting, EachDecisionNeedsTheAdvocatesLineBeforeTheMinutesClose) {
  publish(world, world.roleToken("visitor", 'b'), makeReport(world, "Caisse fermée", 1));
  const std::string idea = world.sqlText("SELECT id FROM idea");
  Json meeting = world.plan(1);
  const std::string item = newId(world.clock, world.rng);
  EXPECT_EQ(world.send("PUT", path(meeting, "/items/" + item), {{"title", ""}, {"idea", idea}}, chair).status, 200);
  meeting = world.meeting(meeting["id"]);
  ASSERT_EQ(meeting["items"].size(), 2U);
  const std::string advocate = world.advocateToken(meeting);
  const std::string owner = world.members[0];
  const Json decision{
      {"status", "tested"}, {"outcome", "À Lyon, deux semaines"}, {"owner", owner}, {"dueOn", world.day(20)}};
  EXPECT_EQ(world.send("PUT", itemPath(meeting, "/decision", 1), decision, chair).status, 200);
  EXPECT_EQ(world.send("POST", path(meeting, "/close"), Json::object(), chair).status, 409) << "not its day yet";
  world.clock.advance(hours(30));
  const auto early = world.send("POST", path(meeting, "/close"), Json::object(), chair);
  EXPECT_EQ(early.status, 409);
  EXPECT_NE(early.body.find("Ouvrir une deuxième caisse"), std::string::npos) << "it says which: " << early.body;
  const Json effect{{"tone", "better"}, {"text", "Ils attendent deux fois moins le samedi."}};
  const std::string other =
      meeting["advocate"] == world.personId(emailOf("chair")) ? world.roleToken("management") : chair;
  EXPECT_EQ(world.send("PUT", itemPath(meeting, "/effect", 1), effect, other).status, 403) << "not their turn";
  EXPECT_EQ(world.send("PUT", itemPath(meeting, "/effect", 1), effect, advocate).status, 200);
  const auto closed = world.send("POST", path(meeting, "/close"), Json::object(), chair);
  ASSERT_EQ(closed.status, 200) << closed.body;
  EXPECT_EQ(Json::parse(closed.body)["state"], "held");
  EXPECT_EQ(world.sqlText("SELECT status || ' ' || due_on FROM decision WHERE item_id = '" + idea + "'"),
            "tested " + decision["dueOn"].get<std::string>());
  for (const std::string& rest : {"/decision", "/effect"})
    EXPECT_EQ(world.send("PUT", itemPath(meeting, rest, 1), rest == "/effect" ? effect : decision, chair).status, 409)
        << rest;
  EXPECT_EQ(world.send("POST", path(meeting, "/cancel"), Json::object(), chair).status, 409);
  const auto minutes = world.get("/meetings/" + meeting["id"].get<std::string>() + "/minutes", chair);
  EXPECT_NE(minutes.body.find("deux fois moins"), std::string::npos);
}

TEST_F(Meeting, ADecisionSaysWhoAndWhenOrWhyNot) {
  const Json meeting = world.plan();
  const auto decide = [&](const Json& body) {
    return world.send("PUT", itemPath(meeting, "/decision"), body, chair).status;
  };
  EXPECT_EQ(decide({{"status", "retained"}}), 422);
  EXPECT_EQ(decide({{"status", "retained"}, {"owner", world.members[0]}}), 422);
  EXPECT_EQ(decide({{"status", "retained"}, {"owner", world.members[0]}, {"dueOn", world.day(1)}}), 422)
      << "before the meeting";
  EXPECT_EQ(decide({{"status", "declined"}}), 422);
  EXPECT_EQ(decide({{"status", "alreadyDone"}}), 422);
  EXPECT_EQ(decide({{"status", "tested"}, {"owner", world.members[0]}, {"dueOn", world.day(20)}}), 422) << "where";
  EXPECT_EQ(decide({{"status", "perhaps"}}), 400);
  EXPECT_EQ(decide({{"status", "declined"}, {"outcome", "Déjà testé à Nantes."}}), 200);
  EXPECT_EQ(world.ask({"DELETE", itemPath(meeting), chair, {}, {}}).status, 409) << "decided";
  EXPECT_EQ(decide({{"status", ""}}), 200);
  EXPECT_EQ(world.ask({"DELETE", itemPath(meeting), chair, {}, {}}).status, 200);
  EXPECT_TRUE(world.meeting(meeting["id"])["items"].empty());
}

TEST_F(Meeting, WhatIsWrongIsRefusedWithItsField) {
  const auto refused = [&](const std::string& field, const Json& value) {
    Json wanted = world.newMeeting();
    wanted[field] = value;
    const auto answer = world.send("POST", "/v1/meetings", wanted, chair);
    EXPECT_EQ(Json::parse(answer.body).value("field", ""), "/" + field) << answer.body;
    return answer.status;
  };
  EXPECT_EQ(refused("id", "x"), 400);
  EXPECT_EQ(refused("title", " "), 400);
  EXPECT_EQ(refused("heldOn", world.day(-1)), 400);
  EXPECT_EQ(refused("heldOn", "demain"), 400);
  EXPECT_EQ(refused("members", Json::array()), 400);
  EXPECT_EQ(refused("members", Json::array({world.personId(emailOf("visitor"))})), 422) << "cannot attend";
  EXPECT_EQ(refused("members", Json::array({"nobody"})), 400);
  EXPECT_EQ(refused("agenda", Json::array({std::string(201, 'a')})), 400);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM meeting"), "0");
  EXPECT_EQ(world.get("/v1/meetings/none", chair).status, 404);
  EXPECT_EQ(world.get("/meetings/none", chair).status, 404);
}

TEST_F(Meeting, OneSaysOnesOwnAbsenceAlone) {
  const Json meeting = world.plan();
  const std::string manager = world.roleToken("management");
  EXPECT_EQ(world.send("PUT", path(meeting, "/members/" + world.members[0]), {{"absent", true}}, manager).status, 200);
  EXPECT_EQ(world.send("PUT", path(meeting, "/members/" + world.members[1]), {{"absent", true}}, manager).status, 403);
  EXPECT_EQ(world.send("PUT", path(meeting, "/members/" + world.personId(emailOf("admin"))), {{"absent", true}}, chair)
                .status,
            422);
}

TEST_F(Meeting, ThePagesDoTheSame) {
  publish(world, world.roleToken("visitor", 'b'), makeReport(world, "Caisse fermée", 1));
  const std::string id = newId(world.clock, world.rng);
  std::string body = "id=" + id + "&title=Comit%C3%A9&day=" + world.day(2) + "&agenda=Premier%0ADeuxi%C3%A8me";
  for (const std::string& member : world.members) body += "&member=" + member;
  EXPECT_EQ(world.form("/meetings", body, chair).status, 303);
  const std::string page = "/meetings/" + id;
  EXPECT_NE(world.get("/meetings", world.roleToken("management")).body.find("Comité"), std::string::npos);
  EXPECT_EQ(world.form(page + "/kit", "", chair).status, 303);
  const auto kit = world.get(page + "/kit", chair);
  EXPECT_NE(kit.body.find("<svg"), std::string::npos) << "the QR of the decision";
  EXPECT_NE(world.get(page + "/card", chair).body.find("Cette chaise est celle du client"), std::string::npos);
  const Json meeting = world.meeting(id);
  EXPECT_EQ(meeting["items"].size(), 3U);
  const std::string item = page + "/items/" + meeting["items"][0]["id"].get<std::string>();
  EXPECT_EQ(world.get(item, world.roleToken("management")).status, 200);
  EXPECT_EQ(world.form(item + "/effect", "tone=worse&text=Ils+marchent+plus", world.advocateToken(meeting)).status,
            303);
  EXPECT_EQ(world.form(item + "/decision", "status=alreadyDone&outcome=Depuis+mars", chair).status, 303);
  EXPECT_EQ(world.form(page + "/items", "id=" + newId(world.clock, world.rng) + "&title=Encore", chair).status, 303);
  EXPECT_EQ(world.form(page + "/absences", "person=" + world.members[0] + "&absent=yes", world.roleToken("management"))
                .status,
            303);
  EXPECT_EQ(world.form(page + "/members", "person=" + world.personId(emailOf("admin")), chair).status, 303);
  EXPECT_EQ(world.form(page + "/advocate", "person=" + world.members[1], chair).status, 303);
  EXPECT_EQ(world.meeting(id)["advocate"], world.members[1]);
  EXPECT_EQ(world.form(page + "/cancel", "", chair).status, 303);
  EXPECT_EQ(world.form(page + "/kit", "", chair).status, 409);
}

}  // namespace
}  // namespace passerelle::testing
