// The best reports of a month: both parts of their quality, who may stand, and figures that outlive the readings.
#include "backend/ideas/feed_prior.h"
#include "tests/palmares/palmares_stage.h"

namespace passerelle::testing {
namespace {
using ::testing::HasSubstr;

class BestReports : public PalmaresStage {};

TEST_F(BestReports, QualityIsUsefulnessAndConsequenceByTheFormula) {
  const auto filed = report("visitor", 'b', "Caisse fermée", 12, 9);
  const auto one = best().at(0);
  EXPECT_EQ(one.readers, 12);
  EXPECT_EQ(one.useful, 9);
  // Prior (1, 9) at the beginning: U = (9 + 1)/(12 + 10); I = 0.
  EXPECT_DOUBLE_EQ(one.quality.usefulness, 10.0 / 22);
  EXPECT_DOUBLE_EQ(one.quality.consequence, 0);
  EXPECT_DOUBLE_EQ(one.quality.quality, 0.7 * 10.0 / 22);
  EXPECT_THAT(one.title, HasSubstr("Lyon Part-Dieu — Caisse fermée"));
  // An idea that was done is an action that was closed.
  ASSERT_EQ(world
                .ask({"PUT",
                      "/v1/ideas/" + filed.ideas[0] + "/answer",
                      world.roleToken("management"),
                      R"({"status":"done","reason":"Une caisse de plus"})",
                      {{"Content-Type", "application/json"}}})
                .status,
            200);
  EXPECT_EQ(best().at(0).closedActions, 1);
  EXPECT_DOUBLE_EQ(best().at(0).quality.consequence, 1 - std::exp2(-1.0 / 3));
}

TEST_F(BestReports, TheAuthorsTeamCountsOnNeitherSide) {
  sql("UPDATE person SET department = 'Achats' WHERE email IN ('visitor.b@chain.example', 'admin.a@chain.example', "
      "'admin.b@chain.example')");
  report("visitor", 'b', "Caisse fermée", 25, 25);  // everybody, the two colleagues too
  EXPECT_EQ(best().at(0).readers, 23);
  EXPECT_EQ(best().at(0).useful, 23);
}

TEST_F(BestReports, EightReadersAndTheRequiredItemsOpenTheDoor) {
  for (const auto& [role, side] : readers) world.roleToken(role, side);  // 26 active people: eight readers, not fewer
  report("visitor", 'b', "Assez lu", 8, 1);
  report("coach", 'b', "Trop peu lu", 7, 7);
  report("advocate", 'b', "", 9, 9);  // the customer's words alone are enough: makeReport gives a verbatim
  Report strip;
  strip.subject = {SubjectKind::unit, "LYO-01"};
  strip.visitedOn = toIsoDate(world.clock.now());
  strip.senses.push_back({"welcome", "smell", Tone::good, "pain chaud"});
  publish(world, world.roleToken("dpo", 'b'), strip);
  std::map<std::string, std::string> missing;
  for (const auto& one : best()) missing[one.authorName] = one.missing;
  EXPECT_EQ(missing["visitor b"], "");
  EXPECT_EQ(missing["coach b"], "readers");
  EXPECT_EQ(missing["advocate b"], "");
  EXPECT_EQ(missing["dpo b"], "words");
  EXPECT_EQ(best().at(2).place, 0);
}

TEST_F(BestReports, APhotoThatNeverCameClosesTheDoor) {
  Report content = makeReport(world);
  content.noRecognisablePerson = true;
  content.media.push_back(
      {newId(world.clock, world.rng), MediumKind::photo, "image/jpeg", 1000, std::string(64, 'a'), "", ""});
  publish(world, world.roleToken("visitor", 'b'), content);
  EXPECT_EQ(best().at(0).missing, "media");
}

TEST_F(BestReports, AMonthIsTheChainsOwn) {
  until("2026-11-30T22:30:00Z");  // 23:30 in Paris: still November
  report("visitor", 'b', "Le dernier soir", 9, 3);
  until("2026-11-30T23:30:00Z");
  report("coach", 'b', "Le premier matin", 9, 3);
  ASSERT_EQ(best("2026-11").size(), 1u);
  EXPECT_EQ(best("2026-11")[0].authorName, "visitor b");
  ASSERT_EQ(best("2026-12").size(), 1u);
  for (const char* wrong : {"", "2026", "2026-13", "novembre", "2026-11-01"}) EXPECT_TRUE(best(wrong).empty()) << wrong;
}

TEST_F(BestReports, FiguresAreSettledOnTheEighthAndOutliveTheReadings) {
  const auto filed = report("visitor", 'b', "Caisse fermée", 12, 9);
  until("2026-12-07T12:00:00Z");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM report_quality"), "0");
  until("2026-12-07T23:30:00Z");  // the 8th in Paris
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM report_quality"), "1");
  until("2027-03-01T12:00:00Z");
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM reading"), "0");
  EXPECT_EQ(best().at(0).readers, 12);
  EXPECT_EQ(best().at(0).place, 1);
  // Withdrawn by its author, it stands nowhere.
  Report gone = makeReport(world, "Caisse fermée");
  sql("UPDATE report SET state = 'withdrawn' WHERE id = '" + filed.id + "'");
  EXPECT_TRUE(best().empty());
}

}  // namespace
}  // namespace passerelle::testing
