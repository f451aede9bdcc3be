// Ballots of a committee whose phones have no network worth the name: what a voter said last is what the server has,
// once the storm is over, whatever was lost, doubled or came days later; and no file of a phone tells a grade.
// BALLOT_SEED=n replays one history, BALLOT_HISTORIES=n says how many.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"
#include "shared/codec/round_json.h"
#include "tests/simulation/simulated_phone.h"
#include "tests/support/backend_world.h"
#include "tests/support/campaign.h"
#include "tests/support/folder_files.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;

constexpr int kIdeas = 10;
constexpr const char* kCanary = "CANARI-bulletin-41d7";
constexpr auto kOpenFor = std::chrono::hours(3), kOpenLong = std::chrono::hours(6 * 24);

class Committee {
 public:
  explicit Committee(std::uint64_t seed, std::size_t phones = 3, Milliseconds openFor = kOpenFor)
      : rng(seed), server(time, seed * 31 + 1) {
    openRound(openFor);
    for (std::size_t i = 0; i < phones; ++i)
      this->phones.push_back(
          std::make_unique<SimulatedPhone>(time, server, seed * 1000 + i * 10, emailOf(kVoters[i]), kVoters[i], told));
    pass(std::chrono::seconds(30));
  }

  json ask(const std::string& method, const std::string& path, const std::string& who, const std::string& body = {}) {
    json answered;
    ApiRequest request{method, path, {{"Authorization", "Bearer " + server.tokenOf(who)}}, body, Milliseconds(0)};
    if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
    server.handle(request, [&](const ApiResponse& answer) {
      status = answer.status;
      answered = json::parse(answer.body, nullptr, false);
    });
    return answered;
  }
  void pass(Milliseconds span) { time.runUntil(time.now() + span); }
  json ballotAt(const std::string& who) { return ask("GET", api::ballotPath(round), who); }

  /// Everything a file of a phone could tell: ballots as they rest, sealed, while they wait.
  void noteSealed(SimulatedPhone& phone) {
    phone.phone().vault.read([&](sql::Connection& connection) {
      for (const char* query : {"SELECT body FROM outbox WHERE kind = 'ballot'", "SELECT unsent FROM ballot"}) {
        auto rows = connection.query(query);
        while (const sql::Row* row = rows->next()) {
          if (row->bytes(0).size() > 80) sealed.emplace(row->bytes(0));
        }
      }
    });
  }

  VirtualTime time;
  SeededRng rng;
  Told told;
  SimulatedServer server;
  std::vector<std::unique_ptr<SimulatedPhone>> phones;
  std::string round;
  std::vector<std::string> ideas;
  std::set<std::string> sealed;
  int status = 0;

  static constexpr const char* kVoters[] = {"management", "coach", "regional", "advocate", "moderator", "dpo"};

 private:
  std::string fresh() {
    VirtualClock clock(time);
    return newId(clock, rng);
  }
  void openRound(Milliseconds openFor) {
    for (int made = 0; made < kIdeas; made += 5) {
      Report report;
      report.subject = {SubjectKind::unit, "LYO-01"};
      report.visitedOn = toIsoDate(server.clock().now());
      report.astonishments.push_back({fresh(), Tone::bad, "Sept clients attendent", {}, {}, {}, {}});
      for (int i = 0; i < 5; ++i) {
        ideas.push_back(fresh());
        report.ideas.push_back({ideas.back(), "Ouvrir la caisse " + std::to_string(made + i)});
      }
      const std::string id = fresh();
      ask("PUT", api::reportPath(id), "visitor.b@chain.example", encodeReport(report));
      ask("PUT", api::replyPath(id), "host.a@chain.example", R"({"thanks":true,"kind":"thanks","text":"Merci"})");
    }
    round = fresh();
    std::vector<std::string> voters;
    for (const char* role : kVoters) voters.push_back(server.personId(emailOf(role)));
    ask("POST", std::string(api::kRounds), "chair.a@chain.example",
        json{{"id", round},
             {"title", "Comité"},
             {"closesAt", toIso(server.clock().now() + openFor)},
             {"top", kIdeas},
             {"voters", voters}}
            .dump());
    EXPECT_EQ(status, 201);
    ask("POST", api::roundPath(round) + "/open", "chair.a@chain.example", "{}");
    EXPECT_EQ(status, 200);
  }
};

/// Files of a phone that hold one of these in plain bytes.
std::vector<std::string> filesWith(const std::string& folder, const std::set<std::string>& wanted) {
  std::vector<std::string> found;
  for (const auto& [path, bytes] : filesIn(folder)) {
    for (const std::string& one : wanted) {
      if (bytes.find(one) != std::string::npos) found.push_back(path);
    }
  }
  return found;
}

json wireOf(int said) {
  return said >= 0              ? json(said)
         : said == kNoOpinion   ? json("sansAvis")
         : said == kIsConcerned ? json("concerned")
                                : json();
}

/// One history: three voters grade and change their minds while everything fails.
std::vector<std::string> history(std::uint64_t seed) {
  Committee committee(seed, 3, kOpenLong);
  SeededRng& rng = committee.rng;
  std::map<std::string, std::map<std::string, int>> expected;  // voter → idea → what they said last
  for (int act = 0; act < 70; ++act) {
    committee.pass(Milliseconds(static_cast<std::int64_t>(rng.below(40'000))));
    SimulatedPhone& phone = *committee.phones[rng.below(committee.phones.size())];
    switch (rng.below(12)) {
      case 0:
        phone.setWeather(Weather::foul(rng));
        break;
      case 1:
        phone.setPartitioned(rng.below(2) == 0);
        break;
      case 2:
        if (phone.on())
          phone.kill();
        else
          phone.start();
        break;
      case 3:
        committee.server.up() ? committee.server.kill() : committee.server.start();
        break;
      default: {
        if (!phone.on()) phone.start();
        const std::string& idea = committee.ideas[rng.below(committee.ideas.size())];
        const int said = static_cast<int>(rng.below(8)) - 2 == -1 ? kIsConcerned : static_cast<int>(rng.below(6));
        if (!phone.phone().rounds.say(committee.round, idea, said)) break;  // the slate has not come yet
        expected[phone.email()][idea] = said;
        if (rng.below(6) == 0) (void)phone.phone().rounds.deposit(committee.round);
        committee.noteSealed(phone);
      }
    }
  }
  // The storm ends, and every ballot is deposited.
  if (!committee.server.up()) committee.server.start();
  for (auto& phone : committee.phones) {
    phone->setWeather(Weather::fair());
    phone->setPartitioned(false);
    if (!phone->on()) phone->start();
    phone->signIn();
    (void)phone->phone().rounds.deposit(committee.round);
    committee.noteSealed(*phone);
    phone->networkReturned();
  }
  committee.pass(std::chrono::seconds(60));
  for (auto& phone : committee.phones) phone->networkReturned();
  committee.pass(std::chrono::seconds(60));

  std::vector<std::string> faults;
  const auto compare = [&](const std::string& when) {
    for (const auto& [who, said] : expected) {
      const json ballot = committee.ballotAt(who);
      for (const json& line : ballot["lines"]) {
        const auto wanted = said.find(line["item"].get<std::string>());
        if (wanted != said.end() && line["grade"] != wireOf(wanted->second))
          faults.push_back(when + ": " + who + " said " + wireOf(wanted->second).dump() + " last, the server has " +
                           line["grade"].dump());
      }
    }
  };
  compare("after the storm");
  for (auto& phone : committee.phones) {
    for (const OutboxEntry& entry : phone->phone().outbox.all())
      faults.push_back("not drained: " + std::string(nameOf(entry.state)) + " " + std::string(nameOf(entry.obstacle)));
    if (!expected.contains(phone->email())) continue;
    const auto ballot = phone->phone().rounds.ballot(committee.round);
    if (!ballot || ballot->unsent() || ballot->receipt.empty())
      faults.push_back(phone->email() + " has no receipt, or still holds what has one");
    for (const std::string& file : filesWith(phone->phone().vault.folder(), committee.sealed))
      faults.push_back(phone->email() + ": " + file + " still holds a ballot that was received");
  }
  for (auto& phone : committee.phones) phone->kill();  // phones that wait for changes cost days of questions
  committee.pass(std::chrono::hours(4 * 24));          // copies of requests come up to three days later
  compare("days later");
  return faults;
}
}  // namespace

TEST(BallotSimulation, WhatWasSaidLastIsCountedInAnyHistory) {
  const std::int64_t replay = campaignNumber("BALLOT_SEED", -1),
                     histories = replay >= 0 ? 1 : campaignNumber("BALLOT_HISTORIES", 12);
  const std::int64_t first = replay >= 0 ? replay : 1;
  for (std::int64_t seed = first; seed < first + histories; ++seed) {
    const auto faults = history(static_cast<std::uint64_t>(seed));
    std::string text;
    for (const std::string& fault : faults) text += "\n  " + fault;
    EXPECT_TRUE(faults.empty()) << "BALLOT_SEED=" << seed << " replays it:" << text;
  }
}

TEST(BallotSimulation, AnAnswerOvertakenByAReceiptTakesNothingBack) {
  for (const std::uint64_t seed : {44U, 259U, 277U, 337U}) {
    const auto faults = history(seed);
    EXPECT_TRUE(faults.empty()) << "BALLOT_SEED=" << seed << " replays it: " << faults.front();
  }
}

TEST(BallotSimulation, ABallotFiledOfflineArrivesAfterAKillAndLeavesNothingBehind) {
  Committee committee(7, 1);
  SimulatedPhone& phone = *committee.phones[0];
  ASSERT_TRUE(phone.phone().rounds.ballot(committee.round)) << "the slate came with the change";
  ASSERT_EQ(phone.phone().rounds.ballot(committee.round)->lines.size(), static_cast<std::size_t>(kIdeas));
  phone.setPartitioned(true);
  int grade = 0;
  const OwnBallot slate = *phone.phone().rounds.ballot(committee.round);
  for (const SlateLine& line : slate.lines) {
    if (grade == 0) ASSERT_TRUE(phone.phone().rounds.comment(committee.round, line.item, kCanary));
    ASSERT_TRUE(phone.phone().rounds.say(committee.round, line.item, grade++ % 6));
    committee.noteSealed(phone);
  }
  const std::string folder = phone.phone().vault.folder();
  EXPECT_FALSE(committee.sealed.empty());
  EXPECT_FALSE(filesWith(folder, committee.sealed).empty()) << "the test can fail: sealed, it is there";
  EXPECT_TRUE(filesWith(folder, {kCanary, "\"grade\"", "\"item\""}).empty()) << "readable";
  phone.kill();
  EXPECT_TRUE(filesWith(folder, {kCanary, "\"grade\"", "\"item\""}).empty()) << "readable";
  phone.start();
  EXPECT_EQ(phone.phone().rounds.ballot(committee.round)->answered(), kIdeas) << "all of it survived the kill";
  phone.setPartitioned(false);
  phone.networkReturned();
  committee.pass(std::chrono::seconds(60));
  EXPECT_EQ(phone.phone().outbox.count(), 0);
  const json there = committee.ballotAt(phone.email());
  int place = 0;
  for (const json& line : there["lines"]) EXPECT_EQ(line["grade"], place++ % 6);
  EXPECT_EQ(there["lines"][0]["comment"], kCanary);
  EXPECT_EQ(phone.phone().rounds.ballot(committee.round)->receipt, there["receipt"]);
  EXPECT_TRUE(filesWith(folder, committee.sealed).empty()) << "after the receipt no grade is left, not even sealed";
  phone.kill();
  EXPECT_TRUE(filesWith(folder, committee.sealed).empty());
  phone.setPartitioned(true);
  phone.start();
  const auto ballot = phone.phone().rounds.ballot(committee.round);
  EXPECT_EQ(ballot->receipt, there["receipt"]) << "the receipt is kept";
  EXPECT_TRUE(ballot->complete()) << "that it was answered is known";
  for (const SlateLine& line : ballot->lines) EXPECT_FALSE(line.said) << "what was answered is not";
  phone.setPartitioned(false);
  phone.networkReturned();
  committee.pass(std::chrono::seconds(60));
  EXPECT_EQ(phone.phone().rounds.ballot(committee.round)->lines[1].said, 1) << "told again by the server, in memory";
}

TEST(BallotSimulation, ARevisionGoesAloneAndTheRestStays) {
  Committee committee(11, 1);
  SimulatedPhone& phone = *committee.phones[0];
  for (const std::string& idea : committee.ideas) ASSERT_TRUE(phone.phone().rounds.say(committee.round, idea, 3));
  committee.pass(std::chrono::seconds(60));
  std::vector<std::string> bodies;
  committee.server.onRequest = [&](const ApiRequest& request) {
    if (request.method == "PUT" && request.path == api::ballotPath(committee.round)) bodies.push_back(request.body);
  };
  ASSERT_TRUE(phone.phone().rounds.say(committee.round, committee.ideas[4], 5));
  committee.pass(std::chrono::seconds(60));
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(json::parse(bodies[0])["lines"].size(), 1U);
  const json after = committee.ballotAt(phone.email());
  for (const json& line : after["lines"]) EXPECT_EQ(line["grade"], line["item"] == committee.ideas[4] ? 5 : 3);
}

TEST(BallotSimulation, TooLateIsSaidAndItsGradesAreWiped) {
  Committee committee(13, 2);
  SimulatedPhone& late = *committee.phones[0];
  SimulatedPhone& undecided = *committee.phones[1];
  late.setPartitioned(true);
  for (const std::string& idea : committee.ideas) ASSERT_TRUE(late.phone().rounds.say(committee.round, idea, 3));
  ASSERT_TRUE(undecided.phone().rounds.say(committee.round, committee.ideas[0], 3));
  committee.noteSealed(late);
  committee.noteSealed(undecided);
  committee.pass(kOpenFor + std::chrono::minutes(30));
  late.setPartitioned(false);
  late.networkReturned();
  undecided.networkReturned();
  committee.pass(std::chrono::minutes(2));
  EXPECT_EQ(late.phone().rounds.ballot(committee.round)->fate, BallotFate::late);
  EXPECT_EQ(late.phone().outbox.count(), 0);
  EXPECT_EQ(undecided.phone().rounds.ballot(committee.round)->fate, BallotFate::undeposited);
  for (SimulatedPhone* phone : {&late, &undecided}) {
    EXPECT_FALSE(phone->phone().rounds.ballot(committee.round)->unsent());
    EXPECT_TRUE(filesWith(phone->phone().vault.folder(), committee.sealed).empty());
    ASSERT_TRUE(phone->phone().rounds.find(committee.round));
    EXPECT_EQ(phone->phone().rounds.find(committee.round)->state, "published");
    EXPECT_FALSE(phone->phone().rounds.say(committee.round, committee.ideas[0], 1));
  }
}

TEST(BallotSimulation, WhoIsNotInvitedIsToldSo) {
  Committee committee(17, 1);
  SimulatedPhone guest(committee.time, committee.server, 5, kVisitors[0], "guest", committee.told);
  committee.pass(std::chrono::seconds(30));
  ASSERT_TRUE(guest.phone().rounds.find(committee.round)) << "everybody sees that a round is open";
  EXPECT_FALSE(guest.phone().rounds.find(committee.round)->invited);
  EXPECT_FALSE(guest.phone().rounds.ballot(committee.round)) << "and has no ballot";
  // A ballot that was somebody else's, or was taken back.
  ASSERT_TRUE(guest.phone().rounds.putSlate(
      committee.round, BallotView{{{committee.ideas[0], "Une idée", {}, kNothingSaid, std::nullopt}}, {}, {}}));
  ASSERT_TRUE(guest.phone().rounds.say(committee.round, committee.ideas[0], 5));
  committee.pass(std::chrono::seconds(60));
  EXPECT_EQ(guest.phone().rounds.ballot(committee.round)->fate, BallotFate::notInvited);
  EXPECT_EQ(guest.phone().outbox.count(), 0);
}

TEST(BallotSimulation, ABallotChangedElsewhereWaitsForThePersonsChoice) {
  for (const bool insist : {true, false}) {
    Committee committee(19, 1);
    SimulatedPhone& phone = *committee.phones[0];
    const std::string idea = committee.ideas[0];
    for (const std::string& one : committee.ideas) ASSERT_TRUE(phone.phone().rounds.say(committee.round, one, 2));
    committee.pass(std::chrono::seconds(60));
    phone.setPartitioned(true);
    ASSERT_TRUE(phone.phone().rounds.say(committee.round, idea, 1));
    committee.pass(std::chrono::minutes(5));
    committee.ask("PUT", api::ballotPath(committee.round), phone.email(),
                  json{{"lines", {{{"item", idea}, {"grade", 5}}}}}.dump());
    EXPECT_EQ(committee.status, 200) << "in a browser, meanwhile";
    phone.setPartitioned(false);
    phone.networkReturned();
    committee.pass(std::chrono::minutes(2));
    ASSERT_TRUE(phone.phone().rounds.ballot(committee.round)->changedElsewhere);
    insist ? (void)phone.phone().rounds.insist(committee.round) : (void)phone.phone().rounds.yield(committee.round);
    committee.pass(std::chrono::minutes(2));
    EXPECT_EQ(phone.phone().outbox.count(), 0);
    EXPECT_FALSE(phone.phone().rounds.ballot(committee.round)->changedElsewhere);
    const json after = committee.ballotAt(phone.email());
    for (const json& line : after["lines"]) {
      if (line["item"] == idea) EXPECT_EQ(line["grade"], insist ? 1 : 5);
    }
  }
}

TEST(BallotSimulation, TheResultIsReadableWithoutANetworkAndTheReceiptIsAmongThoseCounted) {
  Committee committee(23, 3);
  for (auto& phone : committee.phones) {
    int i = 0;
    for (const std::string& idea : committee.ideas)
      ASSERT_TRUE(phone->phone().rounds.say(committee.round, idea, (i++ * 7) % 6));
  }
  for (const char* role : {"advocate", "moderator", "dpo"}) {
    json lines = json::array();
    for (const std::string& idea : committee.ideas) lines.push_back({{"item", idea}, {"grade", 4}});
    committee.ask("PUT", api::ballotPath(committee.round), emailOf(role), json{{"lines", lines}}.dump());
    EXPECT_EQ(committee.status, 200);
  }
  committee.pass(kOpenFor + std::chrono::minutes(30));
  SimulatedPhone& phone = *committee.phones[0];
  phone.setPartitioned(true);
  phone.kill();
  phone.start();
  const auto round = phone.phone().rounds.find(committee.round);
  ASSERT_TRUE(round && round->result);
  EXPECT_EQ(round->turnoutVoted, 6);
  ASSERT_EQ(round->result->ranked.size(), static_cast<std::size_t>(kIdeas));
  EXPECT_EQ(round->result->ranked[0].rank, 1);
  EXPECT_EQ(round->result->ranked[0].graders, 6);
  EXPECT_FALSE(round->result->ranked[0].whyFrench.empty());
  const std::string receipt = phone.phone().rounds.ballot(committee.round)->receipt;
  std::string csv;
  committee.server.handle({"GET",
                           "/rounds/" + committee.round + "/receipts.csv",
                           {{"Authorization", "Bearer " + committee.server.tokenOf(phone.email())}},
                           {},
                           Milliseconds(0)},
                          [&](const ApiResponse& answer) { csv = answer.body; });
  EXPECT_NE(csv.find(toHex(blake2b("receipt:" + receipt)) + "\n"), std::string::npos);
}

}  // namespace passerelle::testing
