// A chain with published ideas and a committee: the first ten people of the world vote.
#pragma once
#include <string>
#include <vector>

#include "backend/rounds/ballots.h"
#include "backend/rounds/counting.h"
#include "backend/rounds/preparation.h"
#include "tests/support/report_world.h"

namespace passerelle::rounds {

class RoundStage {
 public:
  explicit RoundStage(int ideas = 10, int voters = 10)
      : secrets(world.folder.path() + "/secrets", world.files, world.rng),
        preparation(secrets, world.rng),
        ballots(secrets, world.clock, world.rng),
        counting(secrets, world.rng) {
    for (int made = 0; made < ideas; made += 5) {
      const auto report = testing::makeReport(world, "Caisse fermée", std::min(5, ideas - made));
      testing::publish(world, world.roleToken("visitor", 'b'), report);
      for (const auto& idea : report.ideas) ideaIds.push_back(idea.id);
    }
    for (const char side : {'a', 'b'}) {
      for (const char* role :
           {"management", "chair", "coach", "regional", "advocate", "moderator", "dpo", "collaborator"}) {
        if (static_cast<int>(voterIds.size()) < voters)
          voterIds.push_back(world.personId(testing::emailOf(role, side)));
      }
    }
    chair = world.personId(testing::emailOf("chair"));
  }

  template <class T>
  Result<T> write(std::function<Result<T>(sql::Connection&)> job) {
    std::optional<Result<T>> outcome;
    const auto committed = world.backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      outcome.emplace(job(connection));
      if (!*outcome) return tl::unexpected(outcome->error());
      return {};
    });
    if (!committed && *outcome) return tl::unexpected(committed.error());
    return *outcome;
  }

  NewRound wanted() {
    NewRound round;
    round.id = newId(world.clock, world.rng);
    round.title = "Comité de novembre";
    round.closesAt = world.clock.now() + std::chrono::hours(48);
    round.top = static_cast<int>(ideaIds.size());
    round.voters = voterIds;
    return round;
  }
  Round prepare() {
    const auto round = write<Round>([&](sql::Connection& c) {
      return preparation.prepare(c, chair, wanted(), world.clock.now(), Language::french);
    });
    return round.value();
  }
  Round open(bool confirmed = false) {
    const std::string id = prepare().id;
    return write<Round>([&](sql::Connection& c) {
             return preparation.open(c, id, confirmed, world.clock.now(), Language::french);
           })
        .value();
  }
  Result<Ballot> ballot(const Round& round, const std::string& voter) {
    Result<Ballot> found;
    world.backend->database().readNow(
        [&](sql::Connection& c) { found = ballots.read(c, round.id, voter, Language::french); });
    return found;
  }
  Result<Ballot> vote(const Round& round, const std::string& voter, const std::vector<Said>& said) {
    return write<Ballot>([&](sql::Connection& c) { return ballots.keep(c, round.id, voter, said, Language::french); });
  }
  /// Everything on the voter's ballot, by a function of the idea's index.
  template <class Grade>
  void voteAll(const Round& round, const std::string& voter, Grade grade) {
    std::vector<Said> said;
    const Ballot before = ballot(round, voter).value();
    for (const BallotLine& line : before.lines) {
      const auto index = static_cast<int>(std::find(ideaIds.begin(), ideaIds.end(), line.itemId) - ideaIds.begin());
      said.push_back({line.itemId, grade(index), std::nullopt});
    }
    ASSERT_TRUE(vote(round, voter, said));
  }
  Result<RoundResult> publish(const Round& round) {
    return write<RoundResult>([&](sql::Connection& c) {
      auto stored = findRound(c, round.id).value();
      return counting.publish(c, stored, stored.resultsAt());
    });
  }

  testing::BackendWorld world;
  RoundSecrets secrets;
  Preparation preparation;
  Ballots ballots;
  Counting counting;
  std::vector<std::string> ideaIds, voterIds;
  std::string chair;
};

}  // namespace passerelle::rounds
