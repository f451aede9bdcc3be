// Requests that hold a report, who is told, thanks that are counted, the memo of the store.
#include <gtest/gtest.h>

#include "tests/hour/hour_world.h"

namespace passerelle::testing {
namespace {
using std::chrono::hours;
using Json = nlohmann::json;

TEST(HourReply, ANameToGoHoldsTheReportAndTheAuthorIsTold) {
  HourWorld world;
  world.pass();
  EXPECT_EQ(
      world.reply(world.roleToken("host"), {{"thanks", true}, {"kind", "name"}, {"text", "Le prénom de la caissière"}})
          .status,
      200);
  EXPECT_EQ(world.state(), "withHost");
  world.pass();
  ASSERT_EQ(world.lettersTo(kAuthor).size(), 1U);
  EXPECT_NE(world.lettersTo(kAuthor)[0].text.find("Le prénom de la caissière"), std::string::npos);
  EXPECT_EQ(world.seenBy(world.author())["reply"]["kind"], "name") << "and reads it in the app";
  Report mended = world.report;
  mended.astonishments[0].text = "Caisse fermée, sans nom";
  EXPECT_EQ(putReport(world, world.author(), world.id, mended, {hashOf(world.report), "", ""}).status, 200);
  EXPECT_EQ(world.state(), "published");
  const Json reply = world.seenBy(world.roleToken("coach"))["reply"];
  EXPECT_EQ(reply["kind"], "thanks") << "the thanks that came with the request print, the request does not";
  EXPECT_EQ(reply["text"], "");
}

TEST(HourReply, ARequestEndsWithTheHour) {
  HourWorld world;
  world.reply(world.roleToken("host"), {{"thanks", false}, {"kind", "blur"}, {"text", "La photo de la caisse"}});
  world.pass(hours(71));
  EXPECT_EQ(world.state(), "withHost");
  world.pass(hours(1));
  EXPECT_EQ(world.state(), "published");
  EXPECT_TRUE(world.seenBy(world.roleToken("coach"))["reply"].is_null());
}

TEST(HourReply, WhatIsPublishedCannotBeHeldAnyMore) {
  HourWorld world;
  world.reply(world.roleToken("host"), {{"thanks", true}, {"kind", "thanks"}, {"text", ""}});
  const auto late = world.reply(world.roleToken("host"), {{"thanks", false}, {"kind", "blur"}, {"text", "La photo"}});
  EXPECT_EQ(late.status, 422) << late.body;
  EXPECT_EQ(world.seenBy(world.author())["reply"]["kind"], "thanks");
}

TEST(HourReply, ThanksAreCountedForTheUnitAndNothingIsScored) {
  HourWorld world;
  const auto thanked = [&] {
    return Json::parse(world.get("/v1/reports?scope=unit", world.roleToken("host")).body)["thanked"].get<int>();
  };
  EXPECT_EQ(thanked(), 0);
  world.reply(world.roleToken("host"), {{"thanks", true}, {"kind", "thanks"}, {"text", ""}});
  EXPECT_EQ(thanked(), 1);
  world.reply(world.roleToken("host"), {{"thanks", true}, {"kind", "context"}, {"text", "Panne"}});
  EXPECT_EQ(thanked(), 1) << "one report, one thank-you";
  publish(world, world.author(), makeReport(world));
  EXPECT_EQ(thanked(), 2);
  EXPECT_FALSE(Json::parse(world.get("/v1/reports?scope=mine", world.author()).body).contains("thanked"));
  EXPECT_NE(world.get("/hour", world.roleToken("host")).body.find("2 visiteurs remerciés"), std::string::npos);
}

TEST(HourReply, OneIsNotToldWhatOneHasAnswered) {
  HourWorld world;
  world.reply(world.roleToken("host"), {{"thanks", true}, {"kind", "thanks"}, {"text", ""}});
  world.pass();
  EXPECT_TRUE(world.lettersTo(kHost).empty());
}

TEST(HourReply, TheSignedInPageListsAnswersAndRefuses) {
  HourWorld world;
  const std::string host = world.roleToken("host");
  EXPECT_NE(world.get("/hour", host).body.find("Caisse fermée"), std::string::npos);
  EXPECT_EQ(world.get("/hour/reports/" + world.id, host).status, 200);
  EXPECT_EQ(world.get("/hour/reports/" + world.id, world.roleToken("host", 'b')).status, 404);
  EXPECT_EQ(world.form("/hour/reports/" + world.id, "kind=thanks", world.roleToken("host", 'b')).status, 403);
  EXPECT_EQ(world.form("/hour/reports/" + world.id, "kind=context&text=Panne&thanks=yes", host).status, 303);
  EXPECT_EQ(world.state(), "published");
}

TEST(HourReply, EveryOutletPrintsIt) {
  HourWorld world;
  world.reply(world.roleToken("host"),
              {{"thanks", true}, {"kind", "context"}, {"text", "Deux caisses en panne ce jour."}});
  const std::string week = toIsoWeek(world.clock.now());
  EXPECT_EQ(world.ask({"POST", "/v1/editions/" + week, world.roleToken("admin"), {}, {}}).status, 200);
  for (const std::string& place :
       {"/v1/editions/" + week, "/editions/" + week, "/reports/" + world.id, std::string("/v1/feed"),
        "/v1/reports/" + world.id, std::string("/v1/changes?after=0")})
    EXPECT_NE(world.get(place, world.roleToken("coach")).body.find("Deux caisses en panne ce jour."), std::string::npos)
        << place;
}

}  // namespace
}  // namespace passerelle::testing
