// The store's hour by personal link: read and answered without app, script or session; worth nothing for anything else.
#include <gtest/gtest.h>

#include "tests/hour/hour_world.h"

namespace passerelle::testing {
namespace {
using std::chrono::hours;
using Json = nlohmann::json;

class HourLink : public ::testing::Test {
 protected:
  void SetUp() override {
    world.pass();
    link = world.linkTo(kHost);
    ASSERT_NE(link, "/hour/none");
  }
  HourWorld world;
  std::string link;
};

TEST_F(HourLink, TheHostIsMailedOnceWithALinkOfTheirOwn) {
  ASSERT_EQ(world.lettersTo(kHost).size(), 1U);
  const auto letter = world.lettersTo(kHost)[0];
  EXPECT_NE(letter.text.find("Lyon Part-Dieu"), std::string::npos) << letter.text;
  EXPECT_EQ(letter.text.find("Caisse"), std::string::npos) << "a mail never carries what was written";
  EXPECT_EQ(world.letters().size(), 1U) << "nobody else is mailed";
  world.pass(hours(1));
  EXPECT_EQ(world.lettersTo(kHost).size(), 1U);
}

TEST_F(HourLink, TheCodeRestsNowhereInTheDatabase) {
  const std::string code = link.substr(6);
  std::ifstream in(world.folder.path("data") + "/passerelle.db", std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  EXPECT_EQ(bytes.str().find(code), std::string::npos);
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM hour_link"), "1");
}

TEST_F(HourLink, LookingChangesNothing) {
  const std::string before = world.databaseHash();
  for (int i = 0; i < 3; ++i) {
    const auto page = world.get(link);
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Caisse fermée"), std::string::npos);
    EXPECT_EQ(page.headers.find("Referrer-Policy")->second, "no-referrer");
    EXPECT_EQ(page.headers.find("Cache-Control")->second, "no-store");
    EXPECT_EQ(page.headers.count("Set-Cookie"), 0U) << "no session";
  }
  EXPECT_EQ(world.databaseHash(), before);
  EXPECT_EQ(world.state(), "withHost");
}

TEST_F(HourLink, OnePressThanksAndPublishes) {
  const auto answered = world.form(link, "kind=thanks");
  EXPECT_EQ(answered.status, 303);
  EXPECT_EQ(answered.headers.find("Location")->second, link);
  EXPECT_EQ(world.state(), "published");
  const Json shown = world.seenBy(world.roleToken("coach", 'b'));
  EXPECT_EQ(shown["reply"]["thanks"], true);
  EXPECT_EQ(shown["reply"]["by"], "Lyon Part-Dieu");
  EXPECT_EQ(world.form(link, "kind=context&text=Panne+de+caisse&thanks=yes").status, 303) << "it can be changed";
  EXPECT_EQ(world.seenBy(world.author())["reply"]["text"], "Panne de caisse");
}

TEST_F(HourLink, WhatIsMissingIsSaidInThePersonsLanguage) {
  EXPECT_EQ(world.form(link, "kind=correction&text=+").status, 422);
  EXPECT_EQ(world.form(link, "kind=praise&text=x").status, 400);
  EXPECT_EQ(world.form(link, "kind=context&text=" + std::string(2001, 'a')).status, 422);
  EXPECT_EQ(world.ask({"POST", link, {}, "{}", {{"Content-Type", "application/json"}}}).status, 415);
  EXPECT_EQ(world.state(), "withHost");
}

TEST_F(HourLink, ItOpensNothingElse) {
  EXPECT_EQ(world.get("/v1/me", link.substr(6)).status, 401);
  for (const std::string& other : {"/enter/", "/form/open/", "/ballots/"})
    EXPECT_EQ(world.get(other + link.substr(6)).status, 410) << other;
  const auto medium = world.get(link + "/media/" + newId(world.clock, world.rng));
  EXPECT_EQ(medium.status, 404) << "of this report alone";
  // A code of another purpose is none here.
  world.form("/devices/form-links", "", world.tokenOf(kHost));
  EXPECT_EQ(world.get("/hour/AAAAAAAAAAAAAAAAAAAAAA").status, 410);
  EXPECT_EQ(world.form("/hour/AAAAAAAAAAAAAAAAAAAAAA", "kind=thanks").status, 410);
  EXPECT_EQ(world.state(), "withHost");
}

TEST_F(HourLink, GuessingIsSlowedDown) {
  int status = 0;
  for (int i = 0; i < 40 && status != 429; ++i)
    status = world.form("/hour/AAAAAAAAAAAAAAAAAAAA" + std::to_string(10 + i), "kind=thanks").status;
  EXPECT_EQ(status, 429);
}

TEST_F(HourLink, LeavingASharedComputerEndsTheLinkAndAnotherOneComesByMailOnly) {
  const auto left = world.form(link + "/leave", "");
  EXPECT_EQ(left.status, 200);
  EXPECT_EQ(left.headers.find("Clear-Site-Data")->second, "\"cache\"");
  EXPECT_EQ(world.get(link).status, 410) << "whoever finds it in the history";
  EXPECT_EQ(world.form(link, "kind=thanks").status, 410);
  EXPECT_EQ(world.get(link + "/media/" + newId(world.clock, world.rng)).status, 410);
  EXPECT_NE(world.get(link).body.find("/again"), std::string::npos);
  world.clock.advance(std::chrono::seconds(1));  // letters are told apart by their time
  EXPECT_EQ(world.form(link + "/again", "").status, 200);
  world.pass();
  const std::string fresh = world.linkTo(kHost);
  EXPECT_NE(fresh, link);
  EXPECT_EQ(world.get(fresh).status, 200);
  EXPECT_EQ(world.get(link).status, 410);
  EXPECT_EQ(world.form("/hour/AAAAAAAAAAAAAAAAAAAAAA/again", "").status, 410);
}

TEST_F(HourLink, ALinkEndsWithThirtyDaysWithItsReportAndWithTheRight) {
  HourWorld other;
  other.pass();
  const std::string theirs = other.linkTo(kHost);
  Report withdrawn = other.report;
  withdrawn.withdrawn = true;
  putReport(other, other.author(), other.id, withdrawn, {hashOf(other.report), "", ""});
  EXPECT_EQ(other.get(theirs).status, 410);

  world.clock.advance(hours(24 * 30) + hours(1));
  EXPECT_EQ(world.get(link).status, 410);
}

TEST_F(HourLink, AWrongStoreMendedTakesTheLinkFromTheFirstAndTellsTheSecond) {
  Report mended = world.report;
  mended.subject.code = "LIL-01";
  putReport(world, world.author(), world.id, mended, {hashOf(world.report), "", ""});
  EXPECT_EQ(world.get(link).status, 410);
  world.pass();
  EXPECT_EQ(world.get(world.linkTo("host.b@chain.example")).status, 200);
}

TEST_F(HourLink, SilencePublishesAndTheLinkStillAnswers) {
  world.pass(hours(72));
  EXPECT_EQ(world.state(), "published");
  EXPECT_EQ(world.form(link, "kind=blur&text=La+photo").status, 422) << "too late to be held";
  EXPECT_EQ(world.form(link, "kind=correction&text=Deux+caisses+en+panne").status, 303);
  EXPECT_EQ(world.seenBy(world.author())["reply"]["kind"], "correction");
}

}  // namespace
}  // namespace passerelle::testing
