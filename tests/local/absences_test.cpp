// A host's absences and the rhythm of the mail on the phone: true at once, told through the outbox, of one person only.
#include <gtest/gtest.h>

#include "shared/api/person_paths.h"
#include "tests/support/test_phone.h"

namespace passerelle::testing {
namespace {
constexpr const char* kTold =
    R"({"items":[{"id":"a1","unit":"LYO-01","firstDay":"2026-12-24","lastDay":"2026-12-31","deputy":{"id":"p1","name":"Amélie"}}],
        "candidates":[{"id":"p1","name":"Amélie","unit":"LYO-01","reachable":true},{"id":"p2","name":"Bastien","unit":"LYO-02","reachable":false}]})";

Me hostOf(const char* id) {
  Me me = somebody(id);
  me.roles = {"host"};
  me.unit = UnitName{"LYO-01", "Lyon"};
  me.language = "fr";
  return me;
}

struct AbsencesOnThePhone : ::testing::Test {
  AbsencesOnThePhone() { (void)phone->account.signIn(someIdentity(), hostOf("0193b3a0-0000-7000-8000-000000000001")); }
  TestPhone phone;
};
}  // namespace

TEST_F(AbsencesOnThePhone, OnlyTheHostOfAUnitDeclaresAny) {
  EXPECT_TRUE(phone->absences.allowed());
  (void)phone->account.setMe(somebody());
  EXPECT_FALSE(phone->absences.allowed());
}

TEST_F(AbsencesOnThePhone, WhatIsDeclaredStandsThereAtOnceAndSurvivesAKill) {
  ASSERT_TRUE(phone->absences.put(kTold));
  const auto id = phone->absences.declare("2026-12-01", "2026-12-03", "p2");
  ASSERT_TRUE(id);
  phone.restart();
  const auto all = phone->absences.all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].view.id, *id) << "soonest first";
  EXPECT_TRUE(all[0].waiting);
  EXPECT_EQ(all[0].view.deputyName, "Bastien");
  EXPECT_FALSE(all[1].waiting);
  const auto entry = phone->outbox.find(api::absencePath(*id));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->body, R"({"firstDay":"2026-12-01","lastDay":"2026-12-03","deputyId":"p2"})");
}

TEST_F(AbsencesOnThePhone, DaysInOrderAndADeputyAreAskedFor) {
  EXPECT_EQ(phone->absences.declare("2026-12-03", "2026-12-01", "p1").error().field, "/lastDay");
  EXPECT_EQ(phone->absences.declare("", "", "p1").error().field, "/lastDay");
  EXPECT_EQ(phone->absences.declare("2026-12-01", "2026-12-01", "").error().field, "/deputyId");
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST_F(AbsencesOnThePhone, TakenBackBeforeItLeftNothingIsSentAfterwardsADelete) {
  ASSERT_TRUE(phone->absences.put(kTold));
  const std::string id = *phone->absences.declare("2026-12-01", "2026-12-03", "p2");
  ASSERT_TRUE(phone->absences.end(id));
  EXPECT_EQ(phone->outbox.count(), 0);
  ASSERT_TRUE(phone->absences.end("a1"));
  EXPECT_TRUE(phone->absences.all().empty());
  const auto entry = phone->outbox.find(api::absencePath("a1"));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->method, "DELETE");
  ASSERT_TRUE(phone->absences.acknowledge(*entry, ""));
  (void)phone->outbox.finish(entry->path);
  EXPECT_TRUE(phone->absences.all().empty());
  EXPECT_EQ(phone->absences.candidates().size(), 2U);
}

TEST_F(AbsencesOnThePhone, WhatTheServerRefusesSaysWhyUntilItIsTakenBack) {
  const std::string id = *phone->absences.declare("2026-12-01", "2026-12-03", "p2");
  (void)phone->outbox.stop(api::absencePath(id), OutboxState::refused, Obstacle::refused, "Déjà passée.");
  const auto all = phone->absences.all();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(all[0].refused);
  EXPECT_FALSE(all[0].waiting);
  EXPECT_EQ(all[0].detail, "Déjà passée.");
  ASSERT_TRUE(phone->absences.end(id));
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST_F(AbsencesOnThePhone, AnotherPersonOnThisPhoneSeesNothingOfIt) {
  ASSERT_TRUE(phone->absences.put(kTold));
  ASSERT_TRUE(phone->letters.put(R"({"frequency":"monthly","pausedAt":null,"address":true})"));
  ASSERT_TRUE(phone->account.signIn(someIdentity(), hostOf("0193b3a0-0000-7000-8000-000000000002")));
  EXPECT_TRUE(phone->absences.all().empty());
  EXPECT_FALSE(phone->letters.choice());
}

TEST_F(AbsencesOnThePhone, HowOftenMailComesIsChosenAtOnceTheLastChoiceIsSent) {
  EXPECT_FALSE(phone->letters.choice()) << "nobody told yet";
  ASSERT_TRUE(phone->letters.put(R"({"frequency":"weekly","pausedAt":"2026-11-01T00:00:00.000Z","address":true})"));
  EXPECT_FALSE(phone->letters.choice()->pausedAt.empty());
  ASSERT_TRUE(phone->letters.choose("monthly"));
  ASSERT_TRUE(phone->letters.choose("never"));
  EXPECT_EQ(phone->letters.choice()->frequency, "never");
  EXPECT_TRUE(phone->letters.choice()->pausedAt.empty()) << "who presses has a mailbox";
  EXPECT_EQ(phone->outbox.count(), 1);
  EXPECT_EQ(phone->outbox.find(std::string(api::kSubscription))->body, R"({"frequency":"never"})");
}

}  // namespace passerelle::testing
