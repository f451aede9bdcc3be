// Comments and notifications between phones: written offline, received once whatever the network does, read from the
// phone, told live.
#include <gtest/gtest.h>

#include <algorithm>

#include "shared/api/talk_paths.h"
#include "shared/base/id.h"
#include "tests/simulation/simulated_phone.h"

namespace passerelle::testing {
namespace {
using std::chrono::minutes;

class TalkingPhones : public ::testing::Test {
 protected:
  void pass(Milliseconds span) { time.runUntil(time.now() + span); }
  /// A report of the author's that its host thanked for: everybody reads it.
  std::string published() {
    Report report;
    report.subject = {SubjectKind::unit, "LYO-01"};
    report.visitedOn = toIso(server.clock().now()).substr(0, 10);
    report.noRecognisablePerson = true;
    auto draft = author.phone().drafts.begin(report);
    draft->content.astonishments.push_back(
        {newId(server.clock(), rng), Tone::bad, "Caisse fermée", "Je croyais déranger.", "checkout", "sight", {}, {}});
    EXPECT_TRUE(author.phone().drafts.save(*draft));
    const auto sent = author.phone().ownReports.send(draft->id);
    EXPECT_TRUE(sent);
    pass(minutes(3));
    EXPECT_TRUE(host.phone().reactions.reply(*sent, {true, "thanks", "Merci", {}, {}}));
    pass(minutes(3));
    return *sent;
  }
  void restoreServer() {
    server.kill();
    server.restore();
    server.start();
    for (SimulatedPhone* phone : {&author, &reader, &host}) {
      if (phone->on()) phone->networkReturned();
    }
  }
  static CommentBody on(const std::string& report, const std::string& text) {
    CommentBody body;
    body.subjectKind = "report", body.subjectId = report, body.text = text;
    return body;
  }
  std::vector<LocalComment> read(SimulatedPhone& phone, const std::string& report) {
    return phone.phone().conversation.comments("report", report);
  }
  std::string serverText(const std::string& sql) {
    std::string text;
    server.read([&](sql::Connection& connection) {
      auto rows = connection.query(sql);
      if (const sql::Row* row = rows->next()) text = row->string(0);
    });
    return text;
  }

  VirtualTime time;
  SimulatedServer server{time, 15};
  Told told;
  SeededRng rng{99};
  SimulatedPhone author{time, server, 16, kVisitors[0], "author", told};
  SimulatedPhone reader{time, server, 17, kVisitors[1], "reader", told};
  SimulatedPhone host{time, server, 18, kHost, "host", told};
};
}  // namespace

TEST_F(TalkingPhones, ACommentWrittenOfflineIsReadAtOnceAndArrivesWhenTheNetworkDoes) {
  const std::string report = published();
  reader.setPartitioned(true);
  pass(minutes(3));
  ASSERT_TRUE(reader.phone().conversation.write(on(report, "Chez nous aussi.")));
  ASSERT_EQ(read(reader, report).size(), 1U);
  EXPECT_TRUE(read(reader, report)[0].waiting);
  EXPECT_TRUE(read(reader, report)[0].view.own);
  pass(minutes(5));
  EXPECT_TRUE(read(author, report).empty());
  reader.setPartitioned(false);
  reader.networkReturned();
  pass(minutes(5));
  ASSERT_EQ(read(author, report).size(), 1U);
  EXPECT_EQ(read(author, report)[0].view.text, "Chez nous aussi.");
  EXPECT_FALSE(read(reader, report)[0].waiting) << "the receipt ticks";
  EXPECT_EQ(author.phone().conversation.unread(), 1);
  EXPECT_EQ(host.phone().conversation.unread(), 1);
  EXPECT_EQ(reader.phone().conversation.unread(), 0);
}

TEST_F(TalkingPhones, ReadingOnThePhoneIsToldAndWhatComesLaterIsUnread) {
  const std::string report = published();
  reader.phone().conversation.write(on(report, "Un."));
  pass(minutes(3));
  const auto line = author.phone().conversation.notifications(10).at(0);
  EXPECT_TRUE(line.unread);
  EXPECT_EQ(line.view.reportId, report);
  EXPECT_TRUE(author.phone().conversation.markRead(line.view.id));
  EXPECT_EQ(author.phone().conversation.unread(), 0);
  pass(minutes(3));
  EXPECT_EQ(serverText("SELECT COUNT(*) FROM notification WHERE read_through = seq"), "1");
  reader.phone().conversation.write(on(report, "Deux."));
  pass(minutes(3));
  EXPECT_EQ(author.phone().conversation.unread(), 1);
  EXPECT_TRUE(author.phone().conversation.follow("report", report, "muted"));
  EXPECT_TRUE(author.phone().conversation.markAllRead());
  pass(minutes(3));
  reader.phone().conversation.write(on(report, "Trois."));
  pass(minutes(3));
  EXPECT_EQ(author.phone().conversation.unread(), 0) << "muted";
  EXPECT_EQ(read(author, report).size(), 3U) << "but it is there to be read";
}

TEST_F(TalkingPhones, CorrectedThankedWithdrawnEverywhere) {
  const std::string report = published();
  const std::string comment = *reader.phone().conversation.write(on(report, "Une faute"));
  EXPECT_TRUE(reader.phone().conversation.correct(comment, "Sans faute", {})) << "before it left";
  pass(minutes(3));
  EXPECT_EQ(read(author, report)[0].view.text, "Sans faute");
  EXPECT_EQ(read(author, report)[0].view.revision, 1) << "what never left keeps its number";
  EXPECT_TRUE(reader.phone().conversation.correct(comment, "Mieux dit", {}));
  EXPECT_TRUE(author.phone().reactions.setThanks(comment, true));
  CommentBody answer = on(report, "Merci.");
  answer.parent = comment;
  author.phone().conversation.write(answer);
  pass(minutes(3));
  EXPECT_EQ(read(host, report)[0].view.text, "Mieux dit");
  EXPECT_EQ(read(host, report)[0].view.thanks, 1);
  EXPECT_EQ(read(host, report)[1].view.text, "Merci.");
  EXPECT_EQ(reader.phone().conversation.unread(), 1);
  EXPECT_TRUE(reader.phone().conversation.withdraw(comment));
  pass(minutes(3));
  ASSERT_EQ(read(host, report).size(), 2U) << "its place stays, because it was answered";
  EXPECT_EQ(read(host, report)[0].view.text, "");
  EXPECT_EQ(read(host, report)[0].view.state, "withdrawn");
}

TEST_F(TalkingPhones, WhatIsWrittenAndTakenBackBeforeLeavingIsNowhere) {
  const std::string report = published();
  reader.setPartitioned(true);
  pass(minutes(3));
  const std::string comment = *reader.phone().conversation.write(on(report, "Trop vite"));
  EXPECT_TRUE(read(reader, report)[0].waiting);
  reader.phone().conversation.withdraw(comment);
  pass(minutes(30));
  reader.setPartitioned(false);
  reader.networkReturned();
  pass(minutes(30));
  EXPECT_EQ(serverText("SELECT COUNT(*) FROM comment WHERE text <> ''"), "0");
  EXPECT_EQ(author.phone().outbox.count(), 0);
  EXPECT_EQ(reader.phone().outbox.count(), 0);
}

TEST_F(TalkingPhones, AReportThatIsWithdrawnTakesCommentsAndLinesFromEveryPhone) {
  const std::string report = published();
  reader.phone().conversation.write(on(report, "Chez nous aussi."));
  pass(minutes(3));
  EXPECT_EQ(host.phone().conversation.unread(), 1);
  EXPECT_TRUE(author.phone().ownReports.withdraw(report));
  pass(minutes(5));
  EXPECT_TRUE(read(host, report).empty());
  EXPECT_EQ(host.phone().conversation.unread(), 0);
  EXPECT_TRUE(host.phone().conversation.notifications(10).empty());
}

TEST_F(TalkingPhones, AfterARestoreWhatIsNewIsUnread) {
  const std::string report = published();
  reader.phone().conversation.write(on(report, "Avant la sauvegarde."));
  pass(minutes(3));
  server.backUp();
  for (int i = 0; i < 6; ++i) {
    reader.phone().conversation.write(on(report, "Après, " + std::to_string(i)));
    pass(minutes(2));
  }
  EXPECT_TRUE(author.phone().conversation.markAllRead());
  pass(minutes(3));
  const std::int64_t readThrough = author.phone().conversation.lastTold();
  reader.kill();  // and does not come back
  restoreServer();
  pass(minutes(10));
  EXPECT_TRUE(host.phone().conversation.write(on(report, "Le lendemain.")));
  pass(minutes(10));
  ASSERT_LT(author.phone().conversation.lastTold(), readThrough) << "else this shows nothing";
  EXPECT_EQ(author.phone().conversation.unread(), 1);
}

TEST_F(TalkingPhones, ARestoredServerGetsBackTheCommentsSaidSinceTheBackup) {
  const std::string before = published();
  const std::string kept = *reader.phone().conversation.write(on(before, "Avant."));
  const std::string corrected = *reader.phone().conversation.write(on(before, "Une faute"));
  const std::string withdrawn = *reader.phone().conversation.write(on(before, "Trop vite"));
  pass(minutes(3));
  server.backUp();
  EXPECT_TRUE(reader.phone().conversation.correct(corrected, "Sans faute", {}));
  EXPECT_TRUE(reader.phone().conversation.withdraw(withdrawn));
  const std::string after = published();
  CommentBody late = on(before, "Après.");
  late.parent = kept;
  EXPECT_TRUE(host.phone().conversation.write(late));
  EXPECT_TRUE(reader.phone().conversation.write(on(after, "Sur un rapport d’après.")));
  pass(minutes(5));
  author.kill();  // comes back late, with its report
  restoreServer();
  pass(minutes(20));
  EXPECT_EQ(reader.phone().outbox.count(), 1) << "what it said of the report that is not there yet";
  author.start();
  author.networkReturned();
  pass(minutes(30));
  EXPECT_TRUE(host.phone().reactions.reply(after, {true, "thanks", "Merci", {}, {}}));
  pass(minutes(30));
  EXPECT_EQ(serverText("SELECT text FROM comment WHERE id = '" + kept + "'"), "Avant.");
  EXPECT_EQ(serverText("SELECT text FROM comment WHERE id = '" + corrected + "'"), "Sans faute");
  EXPECT_EQ(serverText("SELECT state FROM comment WHERE id = '" + withdrawn + "'"), "withdrawn");
  EXPECT_EQ(serverText("SELECT COUNT(*) FROM comment WHERE text = 'Après.' AND parent_id = '" + kept + "'"), "1");
  EXPECT_EQ(serverText("SELECT COUNT(*) FROM comment WHERE text = 'Sur un rapport d’après.'"), "1");
  EXPECT_EQ(serverText("SELECT COUNT(*) FROM comment"), "5") << "none twice";
  for (SimulatedPhone* phone : {&author, &reader, &host}) EXPECT_EQ(phone->phone().outbox.count(), 0);
}

TEST_F(TalkingPhones, FoulWeatherAndKillsLoseNoCommentAndDoubleNone) {
  const std::string report = published();
  SeededRng weather(7);
  std::size_t written = 0;
  for (int day = 0; day < 12; ++day) {
    for (SimulatedPhone* phone : {&author, &reader, &host}) {
      phone->setWeather(Weather::foul(weather));
      if (!phone->on()) phone->start();
      if (phone->phone().conversation.write(on(report, "Mot " + std::to_string(written)))) ++written;
      if (weather.below(3) == 0) phone->kill();
    }
    if (weather.below(4) == 0) server.kill();
    pass(minutes(static_cast<int>(1 + weather.below(20))));
    if (!server.up()) server.start();
  }
  for (SimulatedPhone* phone : {&author, &reader, &host}) {
    phone->setWeather(Weather::fair());
    if (!phone->on()) phone->start();
    phone->networkReturned();
  }
  pass(std::chrono::hours(24 * 5));  // what was replayed days later has come too
  EXPECT_EQ(serverText("SELECT COUNT(*) FROM comment"), std::to_string(written));
  EXPECT_EQ(serverText("SELECT COUNT(DISTINCT text) FROM comment"), std::to_string(written));
  for (SimulatedPhone* phone : {&author, &reader, &host}) {
    EXPECT_EQ(read(*phone, report).size(), written);
    EXPECT_EQ(phone->phone().outbox.count(), 0);
  }
  std::printf("%zu comments through foul weather, kills of phones and server: all there, none twice\n", written);
}

}  // namespace passerelle::testing
