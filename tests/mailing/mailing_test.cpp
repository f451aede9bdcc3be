// An edition on its way: who gets it, once; what is left out; how it stops, goes on and gives up.
#include <gtest/gtest.h>

#include <set>

#include "backend/mailing/delivery.h"
#include "backend/mailing/mailing_service.h"
#include "tests/support/edition_world.h"

namespace passerelle::testing {
namespace {
using std::chrono::hours;
using std::chrono::minutes;
using Kind = mail::Outcome::Kind;

struct Mailing : ::testing::Test, EditionWorld {
  std::string count(const std::string& state) {
    return world.sqlText("SELECT COUNT(*) FROM mailing_letter WHERE state = '" + state + "'");
  }
  std::string everybody() { return world.sqlText("SELECT COUNT(*) FROM person WHERE email IS NOT NULL"); }
};

TEST_F(Mailing, EverybodyGetsTheEditionOnceAndNoOneTwice) {
  tell("Sept clients attendent. Une seule caisse est ouverte.");
  send();
  EXPECT_EQ(count("waiting"), everybody());
  pass(10);
  // The author wrote all of it: for them there is no news.
  EXPECT_EQ(count("nothing"), "1");
  EXPECT_EQ(std::stoi(count("sent")) + 1, std::stoi(everybody()));
  EXPECT_EQ(world.sqlText("SELECT state FROM mailing"), "finished");
  const auto letters = this->letters();
  EXPECT_EQ(letters.size() + 1, std::stoul(everybody()));
  EXPECT_FALSE(letters.contains("visitor.a@chain.example"));
  for (const auto& [address, theirs] : letters) EXPECT_EQ(theirs.size(), 1u) << address;
  EXPECT_EQ(post("/editions/" + week + "/mailing").status, 409) << "a second press sends nothing";
  EXPECT_EQ(post("/editions/" + week + "/publish").status, 409) << "what was sent no longer changes";
  pass(100);
  EXPECT_EQ(this->letters(), letters);
}

TEST_F(Mailing, ALetterSaysHowToEndIt) {
  tell("Sept clients attendent.");
  send();
  pass(10);
  const std::string letter = letters().at("coach.a@chain.example").at(0);
  const std::string link = headerOf(letter, "List-Unsubscribe");
  EXPECT_TRUE(link.starts_with("<https://passerelle.example/unsubscribe/")) << link;
  EXPECT_EQ(headerOf(letter, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
  EXPECT_TRUE(has(headerOf(letter, "Message-ID"), "<edition." + week + "."));
  EXPECT_TRUE(has(unquoted(letter), link.substr(1, link.size() - 2))) << "and at its foot";
  const auto ended = world.ask({"POST",
                                link.substr(27, link.size() - 28),
                                "",
                                "List-Unsubscribe=One-Click",
                                {{"Content-Type", "application/x-www-form-urlencoded"}}});
  EXPECT_EQ(ended.status, 200);
  world.clock.advance(hours(24 * 7));
  week = toIsoWeek(world.clock.now());
  tell("La semaine d'après");
  send();
  pass(10);
  EXPECT_EQ(letters().at("coach.a@chain.example").size(), 1u);
  EXPECT_EQ(letters().at("host.a@chain.example").size(), 2u);
}

TEST_F(Mailing, NobodyIsMailedWhatTheyHaveRead) {
  const std::string first = tell("Le premier récit"), second = tell("Le second récit");
  const auto reads = [&](const std::string& role, const std::string& id) {
    EXPECT_EQ(world.post("/v1/readings", world.roleToken(role), R"({"reports":[")" + id + "\"]}").status, 200);
  };
  reads("coach", first);
  reads("host", first);
  reads("host", second);
  send();
  pass(10);
  const std::string letter = unquoted(letters().at("coach.a@chain.example").at(0));
  EXPECT_FALSE(has(letter, "/reports/" + first));
  EXPECT_TRUE(has(letter, "/reports/" + second));
  EXPECT_TRUE(has(letter, "1\u00a0récit que vous avez déjà lu"));
  EXPECT_FALSE(letters().contains("host.a@chain.example")) << "all of it was read: no news, no mail";
}

TEST_F(Mailing, WhoReadsMonthlyGetsTheMonthWhenTheNextOneBegins) {
  EXPECT_EQ(post("/subscriptions", "frequency=monthly", "coach").status, 303);
  EXPECT_EQ(post("/subscriptions", "frequency=never", "host").status, 303);
  for (int i = 0; i < 2; ++i) {  // weeks 47 and 48: November; the third is December's
    week = toIsoWeek(world.clock.now());
    tell("Récit de " + week);
    send();
    pass(10);
    EXPECT_FALSE(letters().contains("coach.a@chain.example"));
    world.clock.advance(hours(24 * 7));
  }
  week = toIsoWeek(world.clock.now());
  tell("Récit de " + week);
  send();
  pass(10);
  const auto monthly = letters().at("coach.a@chain.example");
  ASSERT_EQ(monthly.size(), 1u);
  const std::string letter = unquoted(monthly[0]);
  EXPECT_TRUE(has(letter, "Récit de 2026-W47") && has(letter, "Récit de 2026-W48"));
  EXPECT_FALSE(has(letter, "Récit de " + week));
  EXPECT_TRUE(has(letter, "novembre\u00a02026"));
  EXPECT_FALSE(letters().contains("host.a@chain.example"));
  EXPECT_EQ(letters().at("management.a@chain.example").size(), 3u);
  EXPECT_EQ(get("/editions/2026-11/mailing").status, 200);
}

TEST_F(Mailing, StopsAfterTheLetterOnItsWayAndIsTakenUpAgain) {
  tell("Sept clients attendent.");
  send();
  pass(1);
  const int sent = std::stoi(count("sent"));
  EXPECT_GT(sent, 0);
  EXPECT_LT(sent, std::stoi(everybody()) - 1) << "the rate limit: ten a second, and two seconds' share at most at once";
  EXPECT_EQ(post("/editions/" + week + "/mailing/stop").status, 303);
  EXPECT_EQ(post("/editions/" + week + "/mailing/stop").status, 409);
  pass(20);
  EXPECT_EQ(std::stoi(count("sent")), sent);
  EXPECT_TRUE(has(get("/editions/" + week + "/mailing").body, "Arrêté"));
  EXPECT_EQ(post("/editions/" + week + "/mailing/resume").status, 303);
  EXPECT_EQ(post("/editions/" + week + "/mailing/resume").status, 409);
  pass(20);
  EXPECT_EQ(std::stoi(count("sent")), std::stoi(everybody()) - 1);
  EXPECT_TRUE(has(get("/editions/" + week + "/mailing").body, "Terminé"));
  EXPECT_EQ(post("/editions/1999-W01/mailing/stop").status, 404);
  EXPECT_EQ(get("/editions/1999-W01/mailing").status, 404);
}

TEST_F(Mailing, OnlyEditorsSendAndOnlyWhatHasAppeared) {
  tell("Sept clients attendent.");
  EXPECT_EQ(post("/editions/" + week + "/mailing").status, 422) << "not published yet";
  EXPECT_EQ(post("/editions/" + week + "/publish", "", "coach").status, 403);
  EXPECT_EQ(post("/editions/" + week + "/publish").status, 303);
  EXPECT_EQ(post("/editions/" + week + "/mailing", "", "coach").status, 403);
  const std::string before = world.databaseHash();
  EXPECT_EQ(get("/editions/" + week + "/mailing").status, 404);
  EXPECT_EQ(world.databaseHash(), before);
}

TEST_F(Mailing, AReportWithdrawnMeanwhileIsInNoFurtherLetter) {
  Report report = makeReport(world, "Retiré ensuite");
  const std::string id = publish(world, author, report);
  tell("Reste");
  send();
  report.withdrawn = true;
  Report before = report;
  before.withdrawn = false;
  putReport(world, author, id, report, {hashOf(before), "", ""});
  pass(10);
  for (const auto& [address, theirs] : letters()) EXPECT_FALSE(has(unquoted(theirs[0]), "Retiré ensuite")) << address;
  EXPECT_FALSE(letters().empty());
}

/// A mail server that answers as it is told.
class ScriptedTransport final : public mail::Transport {
 public:
  std::function<mail::Outcome(const mail::Letter&)> answer = [](const mail::Letter&) { return mail::Outcome{}; };
  std::vector<mail::Letter> taken;
  const std::string& from() const override { return m_from; }
  void send(mail::Letter letter, std::function<void(mail::Outcome)> done) override {
    const mail::Outcome outcome = answer(letter);
    taken.push_back(std::move(letter));
    done(outcome);
  }

 private:
  std::string m_from = "passerelle@tilleul.example";
};

/// A delivery of its own, beside the backend's, which never ticks here.
struct Delivering : Mailing {
  ScriptedTransport transport;
  editions::EditionService editions{world.rng};
  readers::UnsubscribeCodes codes;
  std::unique_ptr<mailing::Delivery> delivery;

  void SetUp() override {
    tell("Sept clients attendent.");
    send();
    (void)world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      codes.load(connection, world.rng);
      return {};
    });
    delivery = std::make_unique<mailing::Delivery>(
        mailing::DeliveryOptions{{"https://passerelle.example", "Tilleul", "passerelle@tilleul.example"}, 6000},
        world.backend->database(), transport, editions, codes, [](sql::Connection&) { return std::string(); },
        [](sql::Connection&, const std::string&, const std::string&) { return std::nullopt; }, world.clock);
  }
  void tick(Milliseconds time = std::chrono::seconds(1)) {
    world.clock.advance(time);
    delivery->runDue();
  }
  std::set<std::string> recipients() {
    std::set<std::string> all;
    for (const mail::Letter& letter : transport.taken) all.insert(letter.recipient);
    return all;
  }
};

TEST_F(Delivering, AMailboxThatIsNotThereIsPausedAndShown) {
  transport.answer = [](const mail::Letter& letter) {
    return letter.recipient == "coach.a@chain.example" ? mail::Outcome{Kind::noMailbox, "550 5.1.1 no such user"}
                                                       : mail::Outcome{};
  };
  for (int i = 0; i < 5; ++i) tick();
  EXPECT_EQ(count("refused"), "1");
  EXPECT_EQ(world.sqlText("SELECT state FROM mailing"), "finished");
  EXPECT_TRUE(has(get("/admin/mailboxes").body, "550 5.1.1 no such user"));
  EXPECT_TRUE(has(get("/editions/" + week + "/mailing").body, "550 5.1.1 no such user"));
  EXPECT_EQ(get("/admin/mailboxes", "coach").status, 403);
}

TEST_F(Delivering, ServerThatIsAwayCostsNobodyTheirLetterAndIsAskedLessAndLessOften) {
  transport.answer = [](const mail::Letter&) { return mail::Outcome{Kind::unreachable, "Couldn't connect to server"}; };
  for (int i = 0; i < 600; ++i) tick();  // ten minutes
  EXPECT_GE(transport.taken.size(), 4u);
  EXPECT_LE(transport.taken.size(), 8u) << "15 s, 30 s, 1, 2, 4 minutes";
  EXPECT_TRUE(has(get("/editions/" + week + "/mailing").body, "Couldn&#39;t connect"));
  transport.taken.clear();
  transport.answer = [](const mail::Letter&) { return mail::Outcome{}; };
  for (int i = 0; i < 600; ++i) tick(std::chrono::seconds(20));
  EXPECT_EQ(transport.taken.size() + 1, std::stoul(everybody()));
  EXPECT_EQ(recipients().size(), transport.taken.size());
  EXPECT_FALSE(has(get("/editions/" + week + "/mailing").body, "Couldn&#39;t connect"));
}

TEST_F(Delivering, WhatIsRefusedForNowComesAgainWithTheSameMessageId) {
  int refused = 0;
  std::vector<std::string> ids;
  transport.answer = [&](const mail::Letter& letter) {
    if (letter.recipient != "host.a@chain.example") return mail::Outcome{};
    ids.push_back(headerOf(letter.message, "Message-ID"));
    return ++refused <= 3 ? mail::Outcome{Kind::later, "451 greylisted"} : mail::Outcome{};
  };
  for (int i = 0; i < 60; ++i) tick(minutes(1));
  ASSERT_EQ(ids.size(), 4u);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 1u);
  EXPECT_EQ(count("refused"), "0");
  EXPECT_EQ(std::stoul(count("sent")) + 1, std::stoul(everybody()));
}

TEST_F(Delivering, AServerThatRefusesUsStopsTheMailing) {
  transport.answer = [](const mail::Letter&) { return mail::Outcome{Kind::refused, "554 5.7.1 not allowed to relay"}; };
  for (int i = 0; i < 10; ++i) tick();
  EXPECT_EQ(transport.taken.size(), 5u);
  EXPECT_EQ(world.sqlText("SELECT state FROM mailing"), "stopped");
  EXPECT_TRUE(has(get("/editions/" + week + "/mailing").body, "554 5.7.1"));
  EXPECT_EQ(world.sqlText("SELECT COUNT(*) FROM subscription WHERE paused_at IS NOT NULL"), "0")
      << "that is not the readers' fault";
}

TEST_F(Delivering, WhoUnsubscribesWhileItGoesOutGetsNothingMore) {
  EXPECT_EQ(post("/subscriptions", "frequency=never", "coach").status, 303);
  for (int i = 0; i < 5; ++i) tick();
  EXPECT_FALSE(recipients().contains("coach.a@chain.example"));
  EXPECT_EQ(world.sqlText("SELECT state FROM mailing"), "finished");
}

TEST(AutomaticMailing, GoesSomeHoursAfterTheEditionAppeared) {
  EditionWorld of;
  of.tell("Sept clients attendent.");
  of.world.clock.advance(hours(24 * 6));
  of.world.backend->runDue();  // the week is over: its edition appears
  editions::EditionService editions(of.world.rng);
  mailing::MailingService service(editions, of.world.rng);
  const auto due = [&] {
    (void)of.world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      service.startDue(connection, hours(9), of.world.clock.now());
      return {};
    });
    return of.world.sqlText("SELECT COUNT(*) FROM mailing");
  };
  EXPECT_EQ(due(), "0");
  of.world.clock.advance(hours(10));
  EXPECT_EQ(due(), "1");
  EXPECT_EQ(due(), "1");
  EXPECT_EQ(of.world.sqlText("SELECT started_by FROM mailing"), "system");
}

}  // namespace
}  // namespace passerelle::testing
