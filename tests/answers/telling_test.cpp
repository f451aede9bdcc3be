// One idea from the capture to "done": everybody concerned is told each step once, whatever is pressed twice or killed.
#include "backend/pages/local_time.h"
#include "tests/answers/answer_stage.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::Not;

class Telling : public AnswerStage {};

TEST_F(Telling, AnIdeaIsFollowedFromTheCaptureToDoneAndEverybodyIsToldEachStepOnce) {
  // Thirty days without an answer: it heads the edition.
  pass(hours(24 * 31));
  world.backend->database().readNow([&](sql::Connection& connection) {
    const auto waits = answers::unansweredSince(connection, world.clock.now() - answers::kPatience, 10);
    ASSERT_EQ(waits.size(), 2u);
    EXPECT_TRUE(waits[0].id == idea || waits[1].id == idea) << "both wait since the same minute";
    for (const auto& one : waits) EXPECT_EQ(one.place, "Lyon Part-Dieu");
  });
  EXPECT_EQ(asJson("/v1/answers")["counts"]["unanswered30Days"], 2);
  letters();

  const std::string due = pages::localDate(world.clock.now() + hours(24 * 40));
  json body = retained();
  body["dueOn"] = due;
  ASSERT_EQ(answer("management", body).status, 200);
  restart();                                          // killed before anybody was told
  ASSERT_EQ(answer("management", body).status, 200);  // and the answer sent again, by somebody who did not see it
  ASSERT_EQ(answer("admin", body).status, 200);
  EXPECT_TRUE(letters().empty());  // time to mend a slip
  pass(answers::kTellAfter);
  restart();
  pass(minutes(5));
  auto told = letters();
  EXPECT_EQ(byRecipient(told), everybody({emailOf("regional")}));
  for (const auto& letter : told) {
    EXPECT_THAT(letter.text, HasSubstr("Retenue, confiée à regional a pour le "));
    EXPECT_THAT(letter.text, HasSubstr("https://passerelle.example/answers/" + idea));
    if (letter.to == emailOf("visitor", 'b')) {
      EXPECT_THAT(letter.text, HasSubstr("Votre idée"));
    }
    if (letter.to == emailOf("regional")) {
      EXPECT_THAT(letter.text, HasSubstr("C’est vous qui la portez"));
    }
  }

  // The owner says where it is tested; somebody supports it meanwhile and is told from now on.
  ASSERT_EQ(world.ask({"PUT", api::supportPath(idea), world.roleToken("dpo"), "", {}}).status, 200);
  json tested{{"status", "tested"}, {"dueOn", due}, {"testedWhere", "Nantes"}, {"testedOn", "2027-01-04"}};
  ASSERT_EQ(answer("regional", tested).status, 200);
  pass(answers::kTellAfter);
  restart();
  ASSERT_EQ(answer("regional", tested).status, 200);
  pass(hours(1));
  told = letters();
  EXPECT_EQ(byRecipient(told), everybody({emailOf("regional"), emailOf("dpo")}));
  EXPECT_THAT(told[0].text, HasSubstr("Testée à partir du 4\u00A0janvier 2027\u00A0: Nantes."));

  ASSERT_EQ(answer("regional", {{"status", "done"}, {"reason", "Une caisse de plus le samedi, partout"}}).status, 200);
  pass(hours(1));
  told = letters();
  EXPECT_EQ(byRecipient(told), everybody({emailOf("dpo")}));
  EXPECT_THAT(told[0].text, HasSubstr("C’est fait\u00A0: Une caisse de plus le samedi, partout."));
  for (int day = 0; day < 60; ++day) pass(hours(24));
  restart();
  pass(hours(1));
  EXPECT_TRUE(letters().empty());
  world.backend->database().readNow([&](sql::Connection& connection) {
    const auto done = answers::doneBetween(connection, TimePoint{}, world.clock.now(), 10);
    ASSERT_EQ(done.size(), 1u);
    EXPECT_EQ(done[0].idea.id, idea);
    EXPECT_EQ(done[0].ownerName, "regional a");
    EXPECT_EQ(done[0].answer.testedWhere, "Nantes");
  });
  // The notification centre tells the same people the same steps, once, on one line for the idea.
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM notice WHERE kind = 'answer'"), std::to_string(6 + 7 + 6));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM answer_told"), std::to_string(6 + 7 + 6));
  const json lines = json::parse(world.get("/v1/notifications", world.tokenOf(emailOf("coach"))).text())["items"];
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["subject"]["id"], idea);
  EXPECT_THAT(lines[0]["text"].get<std::string>(), HasSubstr("L’idée que vous soutenez\u00A0: c’est fait"));
  const json story = asJson("/v1/ideas/" + idea + "/answer");
  EXPECT_EQ(story["steps"].size(), 3u);
  for (const json& step : story["steps"]) EXPECT_TRUE(step["told"].get<bool>());
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM (SELECT 1 FROM answer_told GROUP BY item_id, step, person_id HAVING "
                          "COUNT(*) > 1)"),
            "0");
}

TEST_F(Telling, ASlipMendedInTimeIsNeverTold) {
  ASSERT_EQ(answer("management", {{"status", "declined"}, {"reason", "Trop cher"}}).status, 200);
  pass(minutes(5));
  ASSERT_EQ(answer("management", retained()).status, 200);
  pass(hours(1));
  const auto told = letters();
  EXPECT_EQ(byRecipient(told), everybody({emailOf("regional")}));
  for (const auto& letter : told) EXPECT_THAT(letter.text, Not(HasSubstr("Trop cher")));
  // To and fro within minutes: people know "retained" already.
  ASSERT_EQ(answer("management", {{"status", "declined"}, {"reason", "Trop cher"}}).status, 200);
  ASSERT_EQ(answer("management", retained()).status, 200);
  pass(hours(1));
  EXPECT_TRUE(letters().empty());
}

TEST_F(Telling, WordsThatAreMendedLaterAreNotNews) {
  ASSERT_EQ(answer("management", retained()).status, 200);
  pass(hours(1));
  letters();
  json body = retained();
  body["reason"] = "Retenue par le comité du 17";
  body["dueOn"] = "2026-12-31";
  ASSERT_EQ(answer("management", body).status, 200);
  pass(hours(1));
  EXPECT_TRUE(letters().empty());
  EXPECT_EQ(asJson("/v1/ideas/" + idea + "/answer")["answer"]["dueOn"], "2026-12-31");
  // Where it is tested is news, each time.
  json tested{{"status", "tested"}, {"dueOn", "2026-12-31"}, {"testedWhere", "Nantes"}, {"testedOn", "2026-12-01"}};
  ASSERT_EQ(answer("regional", tested).status, 200);
  pass(hours(1));
  EXPECT_EQ(letters().size(), 6u);
  tested["testedWhere"] = "Rennes";
  ASSERT_EQ(answer("regional", tested).status, 200);
  pass(hours(1));
  EXPECT_EQ(letters().size(), 6u);
}

TEST_F(Telling, ItIsToldTheSameDay) {
  for (const char* now :
       {"2026-11-17T22:50:00Z", "2026-11-17T22:59:50Z", "2026-11-17T23:10:00Z", "2026-10-24T21:55:00Z",
        "2026-03-28T22:58:00Z", "2026-03-29T21:58:00Z", "2026-10-25T22:58:00Z"}) {
    const TimePoint at = timeFromIso(now).value(), told = answers::tellingTime(at);
    EXPECT_GE(told, at) << now;
    EXPECT_LE(told, at + answers::kTellAfter) << now;
    EXPECT_EQ(pages::localDate(told), pages::localDate(at)) << now;
  }
  EXPECT_EQ(answers::tellingTime(timeFromIso("2026-11-17T12:00:00Z").value()),
            timeFromIso("2026-11-17T12:15:00Z").value());
}

TEST_F(Telling, ARoundsResultIsToldToo) {
  const std::string round = newId(world.clock, world.rng);
  json voters = json::array();
  const std::vector<std::string> committee{"management", "chair", "moderator", "collaborator", "customerService"};
  for (const auto& role : committee) voters.push_back(world.personId(emailOf(role)));
  ASSERT_EQ(world
                .post("/v1/rounds", world.roleToken("chair"),
                      json{{"id", round},
                           {"title", "Comité"},
                           {"closesAt", toIso(world.clock.now() + hours(24))},
                           {"top", 2},
                           {"voters", voters}}
                          .dump())
                .status,
            201);
  EXPECT_EQ(answer("management", retained()).status, 409);  // its result will be the answer
  ASSERT_EQ(world.post("/v1/rounds/" + round + "/open", world.roleToken("chair"), "{}").status, 200);
  for (const auto& role : committee)
    ASSERT_EQ(world
                  .ask({"PUT",
                        "/v1/rounds/" + round + "/ballot",
                        world.roleToken(role),
                        json{{"lines", {{{"item", idea}, {"grade", 5}}, {{"item", other}, {"grade", 0}}}}}.dump(),
                        {{"Content-Type", "application/json"}}})
                  .status,
              200);
  pass(hours(24) + minutes(16));
  letters();
  pass(answers::kTellAfter);
  const auto told = letters();
  EXPECT_EQ(byRecipient(told), everybody({emailOf("chair")}));
  const json story = asJson("/v1/ideas/" + idea + "/answer");
  EXPECT_EQ(story["answer"]["round"], round);
  EXPECT_EQ(story["answer"]["owner"]["name"], "chair a");
  EXPECT_EQ(asJson("/v1/ideas/" + other + "/answer")["answer"], nullptr);
}

TEST_F(Telling, OwnersAreRemindedBeforeTheirDayAndEveryTwoWeeksAfterIt) {
  ASSERT_EQ(answer("management", retained()).status, 200);  // of 17 November, for 24 December
  pass(hours(1));
  letters();
  std::map<std::string, int> mails;
  std::vector<std::string> days;
  for (int day = 0; day < 70; ++day) {
    if (day % 7 == 3) restart();
    pass(hours(24) - minutes(2));
    for (const auto& letter : letters()) {
      ++mails[letter.to];
      days.push_back(pages::localDate(world.clock.now()));
      EXPECT_THAT(letter.text, HasSubstr("Ouvrir une deuxième caisse 0"));
    }
  }
  EXPECT_EQ(mails, (std::map<std::string, int>{{emailOf("regional"), 4}}));
  EXPECT_THAT(days, ::testing::ElementsAre("2026-12-17", "2026-12-25", "2027-01-08", "2027-01-22"));
  EXPECT_EQ(asJson("/v1/answers?state=overdue")["items"].size(), 1u);
  // Another day: reminders begin anew.
  json body = retained();
  body["dueOn"] = pages::localDate(world.clock.now() + hours(24 * 10));
  ASSERT_EQ(answer("regional", body).status, 200);
  EXPECT_EQ(asJson("/v1/answers?state=overdue")["items"].size(), 0u);
  for (int day = 0; day < 5; ++day) pass(hours(24));
  EXPECT_EQ(letters().size(), 1u);
}

TEST_F(Telling, NobodyIsRemindedAtNight) {
  json body = retained();
  body["dueOn"] = "2026-11-18";
  ASSERT_EQ(answer("management", body).status, 200);  // 17:40 on the 17th
  pass(hours(1));
  letters();
  pass(hours(8));  // 2:45
  EXPECT_TRUE(letters().empty());
  pass(hours(6));
  EXPECT_EQ(letters().size(), 1u);
}

TEST_F(Telling, AnIdeaThatItsAuthorTookOutIsNotTold) {
  ASSERT_EQ(answer("management", retained()).status, 200);
  ASSERT_TRUE(world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE idea SET removed_at = 1 WHERE id = $1", {sql::val(idea)});
    return {};
  }));
  pass(hours(1));
  EXPECT_TRUE(letters().empty());
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM decision WHERE tell_at IS NOT NULL"), "0");
}

}  // namespace
}  // namespace passerelle::testing
