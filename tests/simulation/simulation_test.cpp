// Seeded histories of phones × backend in one process: nothing that a person sent is lost, nothing is there twice, and
// with the faults off the outbox drains within a minute. SIM_SEED=n replays one history, SIM_HISTORIES=n says how many.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "shared/api/paths.h"
#include "shared/codec/report_json.h"
#include "tests/simulation/simulated_phone.h"
#include "tests/support/campaign.h"
#include "tests/support/checker.h"
#include "tests/support/tiny_jpeg.h"

namespace passerelle::testing {
namespace {

/// Histories live in memory where the machine has such a folder: what is tested here is order, not durability.
const bool kInMemory = [] {
  if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
  return true;
}();

class World {
 public:
  explicit World(std::uint64_t seed) : rng(seed), server(time, seed * 31 + 1) {
    const std::size_t count = 2 + rng.below(3);
    for (std::size_t i = 0; i < count; ++i)  // the first two belong to one person
      phones.push_back(std::make_unique<SimulatedPhone>(time, server, seed * 1000 + i * 10, kVisitors[i < 2 ? 0 : 1],
                                                        "p" + std::to_string(i + 1), told));
  }

  void run(int actions) {
    for (int i = 0; i < actions; ++i) {
      time.runUntil(time.now() + Milliseconds(static_cast<std::int64_t>(rng.below(45'000))));
      act();
    }
  }

  void act() {
    SimulatedPhone& phone = *phones[rng.below(phones.size())];
    switch (rng.below(24)) {
      case 0:
        phone.setWeather(Weather::foul(rng));
        return;
      case 1:
        phone.setWeather(Weather::fair());
        return;
      case 2:
        phone.setPartitioned(rng.below(2) == 0);
        return;
      case 3:
        return server.up() ? server.kill() : server.start();
      case 4:
        if (server.up()) server.backUp();
        return;
      case 5:
        if (server.hasBackup() && rng.below(3) == 0) {
          if (!server.up()) server.start();
          rememberHistory();
          server.kill();
          server.restore();
          server.start();
          restored = true;
          if (std::getenv("SIM_TRACE") != nullptr)
            std::fprintf(stderr, "%9lld ms the server is restored\n", static_cast<long long>(time.now().count()));
        }
        return;
      case 6:
        if (phone.on())
          phone.kill();
        else
          phone.start();
        return;
      default:
        break;
    }
    if (!phone.on()) phone.start();
    switch (rng.below(12)) {
      case 0:
        return phone.capture();
      case 1:
      case 2:
      case 3:
        return phone.typeDraft();
      case 4:
      case 5:
      case 6:
        return phone.sendDraft();
      case 7:
      case 8:
        return phone.correct();
      case 9:
        return rng.below(3) == 0 ? phone.withdraw() : phone.react();
      case 10:
        return phone.settleConflicts();
      default:
        return phone.phone().account.signedIn() && rng.below(2) == 0 ? phone.signOut() : phone.signIn();
    }
  }

  /// Faults off: every phone is on, signed in and has a network, the server is up.
  void calm() {
    if (!server.up()) server.start();
    for (auto& phone : phones) {
      phone->setWeather(Weather::fair());
      phone->setPartitioned(false);
      if (!phone->on()) phone->start();
      if (!phone->phone().account.signedIn()) phone->signIn();
    }
    for (int round = 0; round < 2; ++round) {
      // What was sent into the storm gives up, and a restored server that forgot the newest sign-ins says so.
      time.runUntil(time.now() + std::chrono::seconds(40));
      for (auto& phone : phones) {
        if (!phone->phone().account.signedIn()) phone->signIn();
        phone->networkReturned();
      }
    }
    time.runUntil(time.now() + std::chrono::seconds(60));
  }

  /// Every broken promise; empty when all were kept.
  std::vector<std::string> faults() {
    std::vector<std::string> faults;
    std::map<std::string, std::set<std::string>> stored;  // report → marks of all its revisions
    std::map<std::string, std::string> heads;
    server.read([&](sql::Connection& connection) {
      auto rows = connection.query("SELECT report_id, content FROM report_revision");
      while (const sql::Row* row = rows->next()) {
        if (const auto content = decodeReport(row->text(1))) stored[row->string(0)].insert(markOf(*content));
      }
      auto heading = connection.query("SELECT id, hash FROM report");
      while (const sql::Row* row = heading->next()) heads[row->string(0)] = row->string(1);
    });
    std::set<std::string> reportIds;
    std::map<std::string, std::string> reportOfMark;
    for (const auto& [id, marks] : stored) {
      for (const std::string& mark : marks) {
        if (!reportOfMark.emplace(mark, id).second) faults.push_back("doubled: " + mark + " stands in two reports");
      }
    }
    for (auto& phone : phones) checkPhone(*phone, stored, heads, faults, reportIds);
    for (const auto& [id, hash] : heads) {
      if (!reportIds.contains(id)) faults.push_back("invented: nobody sent the report " + id);
    }
    sql::SqliteConnection connection(server.databasePath());
    Findings findings = check(connection, restored ? Acknowledged{} : Acknowledged(told.begin(), told.end()));
    checkMedia(connection, server.storedMedia(), server.files(), findings);
    checkPhotos(connection, faults);
    for (const std::string& fault : findings.faults) faults.push_back("checker: " + fault);
    return faults;
  }

  /// What a restore takes away for good: texts that newer ones of the same person had replaced. Phones hold the newest.
  void rememberHistory() {
    server.read([&](sql::Connection& connection) {
      auto rows = connection.query(
          "SELECT v.content FROM report_revision v JOIN report r ON r.id = v.report_id WHERE v.revision < r.revision");
      while (const sql::Row* row = rows->next()) {
        if (const auto content = decodeReport(row->text(0))) replaced.insert(markOf(*content));
      }
    });
  }

  VirtualTime time;
  SeededRng rng;
  Told told;
  SimulatedServer server;
  std::vector<std::unique_ptr<SimulatedPhone>> phones;
  bool restored = false;
  std::set<std::string> replaced;
  int photos = 0;

 private:
  /// Every photo that a standing report lists is there.
  void checkPhotos(sql::Connection& connection, std::vector<std::string>& faults) {
    std::set<std::string> media;
    auto rows = connection.query("SELECT report_id, id FROM medium");
    while (const sql::Row* row = rows->next()) media.insert(row->string(0) + "/" + row->string(1));
    auto heads = connection.query(
        "SELECT v.report_id, v.content FROM report_revision v JOIN report r ON r.id = v.report_id AND r.revision = "
        "v.revision WHERE r.state <> 'withdrawn'");
    while (const sql::Row* row = heads->next()) {
      const auto content = decodeReport(row->text(1));
      for (const ManifestEntry& entry : content ? content->media : std::vector<ManifestEntry>{}) {
        ++photos;
        if (!media.contains(row->string(0) + "/" + entry.id))
          faults.push_back("lost: medium " + entry.id + " of report " + row->string(0));
      }
    }
  }

  void checkPhone(SimulatedPhone& simulated, const std::map<std::string, std::set<std::string>>& stored,
                  const std::map<std::string, std::string>& heads, std::vector<std::string>& faults,
                  std::set<std::string>& reportIds) {
    Phone& phone = simulated.phone();
    const std::string who = simulated.email() + ": ";
    for (const OutboxEntry& entry : phone.outbox.all())
      faults.push_back(who + "not drained: " + entry.path + " " + std::string(nameOf(entry.state)) + " " +
                       std::string(nameOf(entry.obstacle)) + " " + entry.detail);
    const auto devices = std::count_if(phones.begin(), phones.end(),
                                       [&](const auto& other) { return other->email() == simulated.email(); });
    if (devices == 1 && !restored) {
      for (const DraftLine& line : phone.drafts.all()) {
        if (line.origin == DraftOrigin::conflictCopy)
          faults.push_back(who + "in conflict with oneself: report " + line.reportId);
      }
    }
    std::set<std::string> drafted;
    for (const DraftLine& line : phone.drafts.all()) drafted.insert(markOf(phone.drafts.find(line.id)->content));
    for (const auto& [draftId, mark] : simulated.saved()) {
      if (!drafted.contains(mark)) faults.push_back(who + "lost: the saved draft " + mark);
    }
    std::set<std::string> captured;
    for (const Capture& capture : phone.captures.all()) captured.insert(capture.text);
    if (captured != simulated.captured()) faults.push_back(who + "lost: a capture");
    for (const auto& [id, marks] : simulated.sent()) {
      reportIds.insert(id);
      if (marks.empty()) continue;
      const auto found = stored.find(id);
      const bool there =
          (found != stored.end() && found->second.contains(marks.back())) || replaced.contains(marks.back());
      if (!there && !drafted.contains(marks.back()))
        faults.push_back(who + "lost: " + marks.back() + " of report " + id);
    }
    for (const OwnReport& report : phone.ownReports.all()) {
      const auto head = heads.find(report.id);
      if (head == heads.end())
        faults.push_back(who + "lost: the server has no report " + report.id);
      else if (report.conflictDraftId.empty() && !phone.drafts.ofReport(report.id) &&
               (report.hash != head->second || !report.textReceived))
        faults.push_back(who + "differs: " + report.id + " on the phone is not the server's head");
    }
  }
};

/// What a run of histories went through: a campaign in which nothing happened proves nothing.
struct Lived {
  int reports = 0, revisions = 0, photos = 0, conflicts = 0, restores = 0;
};

std::vector<std::string> history(std::uint64_t seed, Lived& lived) {
  World world(seed);
  world.run(60 + static_cast<int>(seed % 40));
  world.calm();
  const auto faults = world.faults();
  world.server.read([&](sql::Connection& connection) {
    lived.reports += static_cast<int>(connection.query("SELECT COUNT(*) FROM report")->next()->integer(0));
    lived.revisions += static_cast<int>(connection.query("SELECT COUNT(*) FROM report_revision")->next()->integer(0));
  });
  lived.photos += world.photos;
  lived.restores += world.restored ? 1 : 0;
  for (auto& phone : world.phones) {
    for (const DraftLine& line : phone->phone().drafts.all())
      lived.conflicts += line.origin == DraftOrigin::conflictCopy;
  }
  return faults;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + line;
  return text;
}
}  // namespace

TEST(Simulation, NothingIsLostAndNothingIsDoubledInAnyHistory) {
  const std::int64_t replay = campaignNumber("SIM_SEED", -1),
                     histories = replay >= 0 ? 1 : campaignNumber("SIM_HISTORIES", 100);
  const std::int64_t first = replay >= 0 ? replay : campaignNumber("SIM_FIRST", 1);
  int failed = 0;
  Lived lived;
  const auto start = std::chrono::steady_clock::now();
  for (std::int64_t seed = first; seed < first + histories && failed < 5; ++seed) {
    const auto faults = history(static_cast<std::uint64_t>(seed), lived);
    if (faults.empty()) continue;
    ++failed;
    ADD_FAILURE() << "SIM_SEED=" << seed << " replays it:" << joined(faults);
  }
  std::printf(
      "%lld histories, %d failed, %d reports, %d revisions, %d media, %d open conflicts, %d with a restore, %.1f s\n",
      static_cast<long long>(histories), failed, lived.reports, lived.revisions, lived.photos, lived.conflicts,
      lived.restores, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  if (histories < 50) return;
  EXPECT_GT(lived.reports, histories);
  EXPECT_GT(lived.revisions, lived.reports);
  EXPECT_GT(lived.photos, histories / 2);
  EXPECT_GT(lived.conflicts, 0);
  EXPECT_GT(lived.restores, 0);
}

TEST(Simulation, AReportGoesFromThePhoneToTheHostToAColleaguesFeedAndTheirSupportComesBack) {
  VirtualTime time;
  Told told;
  SimulatedServer server(time, 9);
  SimulatedPhone author(time, server, 9, kVisitors[0], "p1", told), host(time, server, 19, kHost, "p2", told),
      colleague(time, server, 29, kVisitors[1], "p3", told);
  time.runUntil(std::chrono::seconds(10));
  EXPECT_EQ(author.phone().mirror.units().size(), 2U);
  EXPECT_FALSE(author.phone().mirror.referential().moments.empty());
  EXPECT_EQ(author.phone().mirror.unitsNear({45.76, 4.85}, 1).at(0).unit.code, "LYO-01");

  Report report;
  report.subject = {SubjectKind::unit, "LYO-01"};
  report.visitedOn = "2026-11-17";
  report.astonishments.push_back(
      {author.phone().vault.newId(), Tone::bad, "Sept clients attendent", "Trois fois perdu", "", "", {}});
  report.ideas.push_back({author.phone().vault.newId(), "Ouvrir une deuxième caisse"});
  auto draft = author.phone().drafts.begin(report);
  const auto photo = author.phone().media.add(MediumKind::photo, "image/jpeg", tinyJpeg());
  draft = author.phone().drafts.addMedium(draft->id, photo->id, report.astonishments[0].id);
  draft->content.noRecognisablePerson = true;
  ASSERT_TRUE(author.phone().drafts.save(*draft));
  const std::string id = *author.phone().ownReports.send(draft->id);
  time.runUntil(time.now() + std::chrono::seconds(40));
  EXPECT_TRUE(author.phone().ownReports.find(id)->complete());
  EXPECT_EQ(author.phone().ownReports.find(id)->state, "withHost");

  const auto waiting = host.phone().mirror.withHost(10);
  ASSERT_EQ(waiting.size(), 1U) << "the host sees it first";
  EXPECT_EQ(waiting[0].content.astonishments.at(0).verbatim, "Trois fois perdu");
  EXPECT_EQ(colleague.phone().mirror.feedCount(), 0);
  EXPECT_FALSE(colleague.phone().mirror.report(id));
  ASSERT_TRUE(host.phone().reactions.reply(id, {true, "thanks", "Merci, nous ouvrons une caisse.", "", ""}));
  time.runUntil(time.now() + std::chrono::seconds(40));

  const auto feed = colleague.phone().mirror.feed(10);
  ASSERT_EQ(feed.size(), 1U);
  EXPECT_EQ(feed[0].id, id);
  EXPECT_TRUE(feed[0].reply.has_value());
  ASSERT_TRUE(colleague.phone().reactions.setSupport(report.ideas[0].id, true));
  ASSERT_TRUE(colleague.phone().reactions.setUseful(id, true));
  ASSERT_TRUE(colleague.phone().reactions.markRead(id));
  Result<std::string> picture = fail(ErrorCode::internal, "");
  colleague.puller().fetchPicture(id, photo->id, true, [&](Result<std::string> bytes) { picture = std::move(bytes); });
  time.runUntil(time.now() + std::chrono::seconds(40));
  EXPECT_EQ(colleague.phone().outbox.count(), 0);
  EXPECT_TRUE(colleague.phone().reactions.supported(report.ideas[0].id));
  EXPECT_EQ(colleague.phone().reactions.counts(report.ideas[0].id)->supporters, 1);
  EXPECT_TRUE(colleague.phone().reactions.untoldReadings(10).empty());
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_TRUE(colleague.phone().mirror.picture(id, photo->id, "thumb"));
  EXPECT_EQ(author.phone().ownReports.find(id)->state, "published");
  EXPECT_EQ(author.phone().mirror.report(id)->reply->text, "Merci, nous ouvrons une caisse.");
}

TEST(Simulation, ResponseLostThenEdit) {
  VirtualTime time;
  Told told;
  SimulatedServer server(time, 5);
  SimulatedPhone phone(time, server, 5, kVisitors[0], "p1", told);
  time.runUntil(std::chrono::seconds(10));
  Weather deaf;
  deaf.loseAnswer = 1;
  phone.setWeather(deaf);
  phone.typeDraft();
  phone.sendDraft();
  time.runUntil(time.now() + std::chrono::seconds(5));  // it is there, and nobody told the phone
  const std::string id = phone.sent().begin()->first;
  EXPECT_FALSE(phone.phone().ownReports.find(id)->textReceived);
  EXPECT_TRUE(told.empty());
  auto draft = phone.phone().ownReports.correct(id);
  draft->content.astonishments[0].text = "Huit clients [p1-edit]";
  ASSERT_TRUE(phone.phone().drafts.save(*draft));
  ASSERT_TRUE(phone.phone().ownReports.send(draft->id));
  phone.kill();  // and the app dies with the first send still in flight
  phone.start();
  phone.setWeather(Weather::fair());
  phone.networkReturned();
  time.runUntil(time.now() + std::chrono::seconds(60));
  const auto report = phone.phone().ownReports.find(id);
  EXPECT_TRUE(report->textReceived);
  EXPECT_EQ(report->revision, 2) << "a second revision, and no conflict with oneself";
  EXPECT_EQ(phone.phone().drafts.count(), 0);
  EXPECT_EQ(phone.phone().outbox.count(), 0);
  server.read([&](sql::Connection& connection) {
    EXPECT_EQ(connection.query("SELECT COUNT(*) FROM report")->next()->integer(0), 1);
    EXPECT_EQ(connection.query("SELECT COUNT(*) FROM report_revision")->next()->integer(0), 2);
  });
}

TEST(Simulation, AReplayDaysLaterChangesNothing) {
  VirtualTime time;
  Told told;
  SimulatedServer server(time, 6);
  SimulatedPhone phone(time, server, 6, kVisitors[0], "p1", told);
  time.runUntil(std::chrono::seconds(10));
  Weather echo;
  echo.replayLater = 1;
  phone.setWeather(echo);
  phone.typeDraft();
  phone.sendDraft();
  time.runUntil(time.now() + std::chrono::seconds(10));
  phone.setWeather(Weather::fair());
  const std::string id = phone.sent().begin()->first;
  ASSERT_TRUE(phone.phone().ownReports.withdraw(id));
  time.runUntil(time.now() + std::chrono::seconds(10));
  phone.kill();
  time.runUntil(time.now() + std::chrono::hours(4 * 24));
  server.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT state, revision FROM report");
    const sql::Row* row = rows->next();
    EXPECT_EQ(row->string(0), "withdrawn") << "a late straggler does not bring it back";
    EXPECT_EQ(row->integer(1), 2);
  });
}

}  // namespace passerelle::testing
