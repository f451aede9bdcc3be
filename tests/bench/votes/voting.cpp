// A vote, and the close of a great round.
#include <condition_variable>
#include <cstring>
#include <functional>
#include <future>
#include <mutex>

#include "backend/mail/mail_queue.h"
#include "backend/rounds/rounds_room.h"
#include "shared/base/digest.h"
#include "shared/ranking/stability.h"
#include "tests/bench/votes/chain.h"

namespace passerelle::bench {
namespace {
using sql::val;

constexpr int kCommit = 64;  ///< votes that one commit takes, as the writer groups them under load

/// Runs jobs kCommit at a time, each group in one commit: the writer is held until the whole group waits for it.
struct Cost {
  double whole = 0;   ///< microseconds for each job, its share of the commit included
  double inside = 0;  ///< of these, in the job itself: its reads, its seals, its statements
};
Cost grouped(sql::Database& database, int jobs, const std::function<Result<void>(sql::Connection&, int)>& job) {
  std::mutex mutex;
  std::condition_variable ready;
  double spent = 0, inside = 0;
  for (int from = 0; from < jobs; from += kCommit) {
    std::promise<void> queued;
    database.write(
        [&queued](sql::Connection&) -> Result<void> {
          queued.get_future().wait();
          return {};
        },
        [](const Result<void>& outcome) { Chain::must(outcome); });
    const int to = std::min(jobs, from + kCommit);
    int left = to - from;
    for (int i = from; i < to; ++i)
      database.write(
          [&job, &inside, i](sql::Connection& connection) {
            const double started = seconds();
            auto outcome = job(connection, i);
            inside += seconds() - started;
            return outcome;
          },
          [&](const Result<void>& outcome) {
            Chain::must(outcome);
            const std::lock_guard lock(mutex);
            if (--left == 0) ready.notify_one();
          });
    const double begun = seconds();
    queued.set_value();
    std::unique_lock lock(mutex);
    ready.wait(lock, [&left] { return left == 0; });
    spent += seconds() - begun;
  }
  return {spent * 1e6 / jobs, inside * 1e6 / jobs};
}

/// The median of rounds.
struct Costs {
  std::vector<double> whole, inside;
  void add(const Cost& cost) {
    whole.push_back(cost.whole);
    inside.push_back(cost.inside);
  }
};

/// The room of rounds as the server has it; mail goes nowhere.
class Room {
 public:
  explicit Room(Chain& chain)
      : m_people(chain.clock, chain.rng, "https://chain.example"),
        m_mails(*chain.database, m_people, m_pit, chain.clock, chain.rng),
        room({chain.folder.path(), "https://chain.example"}, *chain.database, m_mails, chain.files, chain.clock,
             chain.rng, [] {}) {}

 private:
  class Pit final : public mail::Transport {
   public:
    const std::string& from() const override { return m_from; }
    void send(mail::Letter, std::function<void(mail::Outcome)> done) override { done({}); }

   private:
    std::string m_from = "chain@chain.example";
  };
  Pit m_pit;
  people::PeopleService m_people;
  mail::MailQueue m_mails;

 public:
  rounds::RoundsRoom room;
};

/// One voter of the bench, as a phone knows them.
struct Voter {
  std::string id;
  std::vector<std::string> items;  ///< of their slate
  std::string change;              ///< the last one
};

/// Tally, key and index entry of every idea, from the ballots as they are, in one commit; seconds.
double tallied(Chain& chain, const rounds::Round& round) {
  const double begun = seconds();
  Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
    const auto seal = chain.secrets.seal(round.id);
    const auto items = rounds::itemsOf(connection, round.id);
    std::vector<rounds::ItemCount> counts(items.size(), {ranking::Tally(round.scale.size(), 0), 0, 0});
    rounds::forEachBallot(connection, round.id, [&](const rounds::SealedBallot& ballot) {
      const auto words = (*seal)->open(ballot.sealed, ballot.voterKey);
      for (const rounds::Word& word : words->words) {
        if (word.said >= 0) ++counts[static_cast<std::size_t>(word.item)].tally[static_cast<std::size_t>(word.said)];
      }
    });
    for (std::size_t i = 0; i < items.size(); ++i)
      rounds::publishItem(connection, round.id, items[i].id, counts[i], toHex(*ranking::sortableKey(counts[i].tally)));
    return {};
  }));
  return seconds() - begun;
}
}  // namespace

/// What a vote costs the server's writer (round, voter and ballot read and checked, opened, sealed, written), with its
/// share of the tallies, keys and index entries that are made at the close; against a bare upsert of the same row, in
/// commits of the same size.
void votes(int rounds) {
  Chain chain(200, 500);
  const rounds::Round round = chain.openRound(200);
  Room room(chain);
  std::vector<Voter> voters;
  std::vector<rounds::SealedBallot> rows;
  std::size_t words = 0, changes = 0;
  chain.database->readNow([&](sql::Connection& connection) {
    for (const std::string& person : chain.personIds) {
      const auto ballot = room.room.ballot(connection, round.id, person, Language::english);
      Voter& voter = voters.emplace_back(Voter{person, {}, {}});
      for (const auto& line : ballot->lines) voter.items.push_back(line.itemId);
      words += voter.items.size();
    }
    rounds::forEachBallot(connection, round.id, [&](const rounds::SealedBallot& row) { rows.push_back(row); });
  });
  const std::vector<rounds::SealedBallot> untouched = rows;
  Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute(R"(
        CREATE TABLE bare_ballot (round_id TEXT NOT NULL REFERENCES round (id), voter_key TEXT NOT NULL,
          sealed BYTEA NOT NULL, comments BYTEA NOT NULL, PRIMARY KEY (round_id, voter_key)))");
    return {};
  }));
  SeededRng chance(7);  // asks the system for nothing
  const auto pick = [&chance](std::size_t of) { return static_cast<std::size_t>(chance.below(of)); };
  // As a vote does, it changes the row: SQLite writes no page for what is the same already.
  const auto bare = [&](sql::Connection& connection, int i) -> Result<void> {
    rounds::SealedBallot& row = rows[i < 0 ? static_cast<std::size_t>(-i - 1) : pick(rows.size())];
    ++changes;
    std::memcpy(row.sealed.data(), &changes, sizeof changes);
    connection.execute(
        R"(
        INSERT INTO bare_ballot (round_id, voter_key, sealed, comments) VALUES ($1, $2, $3, $4)
        ON CONFLICT (round_id, voter_key) DO UPDATE SET sealed = excluded.sealed, comments = excluded.comments)",
        {val(round.id), val(row.voterKey), sql::blob(row.sealed), sql::blob(row.comments)});
    return {};
  };
  const auto said = [&](sql::Connection& connection, Voter& voter, std::size_t from, std::size_t to) -> Result<void> {
    std::vector<rounds::Said> ballot;
    ballot.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) ballot.push_back({voter.items[i], static_cast<int>(pick(6)), std::nullopt});
    const std::string number = std::to_string(++changes), change = std::string(16 - number.size(), '0') + number;
    auto kept = room.room.vote(connection, round.id, voter.id, ballot, Language::english, {change, voter.change, {}});
    if (!kept) return tl::unexpected(kept.error());
    voter.change = change;
    return {};
  };
  const auto grade = [&](sql::Connection& connection, int) -> Result<void> {
    Voter& voter = voters[pick(voters.size())];
    const std::size_t at = pick(voter.items.size());
    return said(connection, voter, at, at + 1);
  };
  const auto ballot = [&](sql::Connection& connection, int) -> Result<void> {
    Voter& voter = voters[pick(voters.size())];
    return said(connection, voter, 0, voter.items.size());
  };
  const auto firstBallot = [&](sql::Connection& connection, int i) -> Result<void> {
    Voter& voter = voters[static_cast<std::size_t>(i)];
    return said(connection, voter, 0, voter.items.size());
  };
  const int everybody = static_cast<int>(voters.size());
  grouped(*chain.database, static_cast<int>(rows.size()),
          [&](sql::Connection& connection, int i) { return bare(connection, -i - 1); });
  grouped(*chain.database, everybody, firstBallot);
  constexpr int kVotes = kCommit * 20;
  Costs one, ten, first, reference;
  std::vector<double> share;
  for (int i = 0; i < rounds; ++i) {
    // Either goes first in its turn: what was written before it is still on its way into the file.
    if (i % 2 == 0) reference.add(grouped(*chain.database, kVotes, bare));
    one.add(grouped(*chain.database, kVotes, grade));
    if (i % 2 != 0) reference.add(grouped(*chain.database, kVotes, bare));
    ten.add(grouped(*chain.database, kVotes, ballot));
    Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
      connection.execute("UPDATE round_voter SET voted = 0");
      for (const rounds::SealedBallot& fresh : untouched) rounds::updateBallot(connection, round.id, fresh);
      for (Voter& voter : voters) voter.change.clear();
      return {};
    }));
    first.add(grouped(*chain.database, everybody, firstBallot));
    share.push_back(tallied(chain, round) * 1e6 / static_cast<double>(words));
  }
  const double ofAGrade = median(share), slate = static_cast<double>(words) / static_cast<double>(voters.size());
  std::printf("tally, key and index entry: %.2f us a grade, %.0f grades a ballot\n", ofAGrade, slate);
  const double row = median(reference.whole), rowInside = median(reference.inside);
  tell("vote", "us", median(one.whole) + ofAGrade, row, 2);
  tell("ballot-of-ten", "us", median(ten.whole) + slate * ofAGrade, row, 0);
  tell("first-ballot-with-register-and-journal", "us", median(first.whole) + slate * ofAGrade, row, 0);
  // Without the commit, which is the same on both sides.
  tell("vote-inside", "us", median(one.inside), rowInside, 0);
  tell("ballot-of-ten-inside", "us", median(ten.inside), rowInside, 0);
  tell("first-ballot-inside", "us", median(first.inside), rowInside, 0);
}

void close() {
  Chain chain(200, 500);
  const rounds::Round open = chain.openRound(200);
  rounds::Ballots ballots(chain.secrets, chain.clock, chain.rng);
  std::size_t words = 0;
  for (const std::string& person : chain.personIds) {
    Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
      std::vector<rounds::Said> said;
      const auto ballot = ballots.read(connection, open.id, person, Language::english);
      if (!ballot) return tl::unexpected(ballot.error());
      for (const auto& line : ballot->lines)
        said.push_back({line.itemId, static_cast<int>(chain.rng.below(6)), std::nullopt});
      words += said.size();
      auto kept = ballots.record(connection, open.id, person, said, Language::english);
      if (!kept) return tl::unexpected(kept.error());
      return {};
    }));
  }
  const double begun = seconds();
  rounds::Counting counting(chain.secrets, chain.rng);
  Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
    auto round = *rounds::findRound(connection, open.id);
    auto result = counting.publish(connection, round, round.resultsAt());
    if (!result) return tl::unexpected(result.error());
    return {};
  }));
  std::printf("close of 200 ideas x 500 voters, %zu words, with leave-one-out: %.0f ms\n", words,
              (seconds() - begun) * 1e3);
  // Everybody grades everything: the most that leaving out can cost.
  std::vector<ranking::Tally> tallies(200, ranking::Tally(6, 0));
  std::vector<std::vector<ranking::Vote>> all(500);
  for (auto& ballot : all) {
    for (std::size_t idea = 0; idea < tallies.size(); ++idea) {
      const int grade = static_cast<int>(chain.rng.below(6));
      ballot.push_back({idea, grade});
      ++tallies[idea][static_cast<std::size_t>(grade)];
    }
  }
  const double ranked = seconds();
  (void)ranking::rank(tallies);
  const double once = seconds() - ranked, left = seconds();
  const auto stability = ranking::leaveOneOut(tallies, all);
  std::printf(
      "200 ideas x 500 voters, 100 000 grades: ranked in %.2f ms, each voter left out in turn in %.0f ms (%zu lines)\n",
      once * 1e3, (seconds() - left) * 1e3, stability.size());
}

}  // namespace passerelle::bench
