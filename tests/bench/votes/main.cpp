// bench_votes: what ranking costs, each against what bounds it, in alternating rounds of one run; the median counts.
//   bench_votes [--rounds N] [--lines N] [--only vote|top|rank|close]
// Prints `bench NAME ours=… reference=… ratio=…`; ends with 1 when a gated ratio is missed.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <mutex>

#include "backend/ideas/idea_list.h"
#include "backend/rounds/ballots.h"
#include "backend/rounds/counting.h"
#include "backend/rounds/preparation.h"
#include "backend/sql/migrate_store.h"
#include "shared/base/id.h"
#include "shared/ranking/stability.h"
#include "shared/ranking/wilson.h"
#include "shared/sql/database.h"
#include "tests/support/temp_folder.h"
#include "tests/where.h"

namespace {
using namespace passerelle;  // NOLINT: a program of its own
using sql::val;

constexpr int kCommit = 64;  ///< votes that one commit takes, as the writer groups them under load
bool g_missed = false;

double seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

/// @param most  the promised ratio; 0: only told.
void tell(const char* name, const char* unit, double ours, double reference, double most) {
  const double ratio = ours / reference;
  std::printf("bench %s ours=%.3f%s reference=%.3f%s ratio=%.2f%s\n", name, ours, unit, reference, unit, ratio,
              most > 0 ? (ratio <= most ? " ok" : " MISSED") : "");
  std::fflush(stdout);
  g_missed = g_missed || (most > 0 && ratio > most);
}

/// A chain with ideas and people, written straight into the tables.
class Chain {
 public:
  Chain(int ideas, int people)
      : database(open(folder.path(), clock, files)), secrets(folder.path() + "/secrets", files, rng) {
    must(database->writeNow([&](sql::Connection& connection) -> Result<void> {
      for (int i = 0; i < people; ++i) {
        personIds.push_back(newId(clock, rng));
        connection.execute(R"(
            INSERT INTO person (id, email, name, department, roles, language, created_at, updated_at)
            VALUES ($1, $2, $3, $4, 'management', 'fr', 0, 0))",
                           {val(personIds.back()), val("p" + std::to_string(i) + "@chain.example"),
                            val("Personne " + std::to_string(i)), val("Équipe " + std::to_string(i % 12))});
      }
      return {};
    }));
    for (int from = 0; from < ideas; from += 5000) {
      must(database->writeNow([&](sql::Connection& connection) -> Result<void> {
        for (int i = from; i < std::min(ideas, from + 5000); ++i) {
          const std::int64_t readers = 1 + static_cast<std::int64_t>(rng.below(200));
          const auto supporters = static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(readers)));
          ideaIds.push_back(newId(clock, rng));
          connection.execute(
              R"(
              INSERT INTO idea (id, author_id, position, text, published_at, supporters, support_weight, readers,
                own_readers, score)
              VALUES ($1, $2, 0, $3, $4, $5, $5, $6, $6, $7))",
              {val(ideaIds.back()), val(personIds[rng.below(personIds.size())]),
               val("Ouvrir une deuxième caisse dès que cinq personnes attendent, idée " + std::to_string(i)),
               val(static_cast<std::int64_t>(i)), val(supporters), val(readers),
               val(ranking::wilsonLowerBound(supporters, readers))});
        }
        return {};
      }));
    }
  }

  rounds::Round openRound(int top) {
    rounds::NewRound wanted;
    wanted.id = newId(clock, rng);
    wanted.title = "Comité";
    wanted.closesAt = clock.now() + std::chrono::hours(48);
    wanted.top = top;
    wanted.voters = personIds;
    rounds::Preparation preparation(secrets, rng);
    rounds::Round round;
    must(database->writeNow([&](sql::Connection& connection) -> Result<void> {
      auto prepared = preparation.prepare(connection, personIds[0], wanted, clock.now(), Language::english);
      if (prepared) prepared = preparation.open(connection, wanted.id, true, clock.now(), Language::english);
      if (!prepared) return tl::unexpected(prepared.error());
      round = *prepared;
      return {};
    }));
    return round;
  }

  static void must(const Result<void>& outcome) {
    if (outcome) return;
    std::fprintf(stderr, "bench_votes: %s\n", outcome.error().message.c_str());
    std::exit(2);
  }

  testing::TempFolder folder;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::unique_ptr<sql::Database> database;
  rounds::RoundSecrets secrets;
  std::vector<std::string> personIds, ideaIds;

 private:
  static std::unique_ptr<sql::Database> open(const std::string& folder, const Clock& clock, Files& files) {
    must(migrateStore(folder, "", clock, files));
    return std::make_unique<sql::Database>(sql::DatabaseOptions{folder + "/passerelle.db", 1, 4096, {}, {}, {}});
  }
};

/// Runs jobs kCommit at a time, as many requests at once do; microseconds for each.
double grouped(sql::Database& database, int jobs, const std::function<Result<void>(sql::Connection&, int)>& job) {
  std::mutex mutex;
  std::condition_variable ready;
  const double begun = seconds();
  for (int from = 0; from < jobs; from += kCommit) {
    int left = std::min(kCommit, jobs - from);
    for (int i = from; i < std::min(jobs, from + kCommit); ++i)
      database.write([&job, i](sql::Connection& connection) { return job(connection, i); },
                     [&](const Result<void>& outcome) {
                       Chain::must(outcome);
                       const std::lock_guard lock(mutex);
                       if (--left == 0) ready.notify_one();
                     });
    std::unique_lock lock(mutex);
    ready.wait(lock, [&left] { return left == 0; });
  }
  return (seconds() - begun) * 1e6 / jobs;
}

/// The price of a vote: the sealed word, the sealed count of its idea, register and journal's share; against a bare
/// upsert of a row of the same size into a table with the same key.
void votes(int rounds) {
  Chain chain(200, 500);
  const rounds::Round round = chain.openRound(200);
  rounds::Ballots ballots(chain.secrets, chain.clock, chain.rng);
  std::vector<std::pair<std::string, std::string>> lines;  // person, item
  std::vector<rounds::SealedLine> rows;
  chain.database->readNow([&](sql::Connection& connection) {
    for (const std::string& person : chain.personIds) {
      const auto ballot = ballots.read(connection, round.id, person, Language::english);
      for (const auto& line : ballot->lines) lines.emplace_back(person, line.itemId);
    }
    rounds::forEachLine(connection, round.id, [&rows](const rounds::SealedLine& line) { rows.push_back(line); });
  });
  Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
    connection.execute(R"(
        CREATE TABLE bare_line (round_id TEXT NOT NULL, voter_key TEXT NOT NULL, item_id TEXT NOT NULL,
          place BIGINT NOT NULL, sealed TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (round_id, voter_key, item_id)))",
                       {});
    for (const rounds::SealedLine& line : rows)
      connection.execute(
          "INSERT INTO bare_line VALUES ($1, $2, $3, $4, $5, $6)",
          {val(round.id), val(line.voterKey), val(line.itemId), val(line.place), val(line.sealed), val(line.comment)});
    return {};
  }));
  const auto upsert = [&](sql::Connection& connection, const rounds::SealedLine& line) {
    connection.execute(
        R"(
        INSERT INTO bare_line (round_id, voter_key, item_id, place, sealed, comment) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (round_id, voter_key, item_id) DO UPDATE SET place = excluded.place, sealed = excluded.sealed,
          comment = excluded.comment)",
        {val(round.id), val(line.voterKey), val(line.itemId), val(line.place), val(line.sealed), val(line.comment)});
  };
  constexpr int kVotes = kCommit * 20;
  const auto pick = [&chain](std::size_t of) { return chain.rng.below(of); };
  const auto vote = [&](sql::Connection& connection, int) -> Result<void> {
    const auto& [person, item] = lines[pick(lines.size())];
    auto kept = ballots.record(connection, round.id, person, {{item, static_cast<int>(pick(6)), std::nullopt}},
                               Language::english);
    if (!kept) return tl::unexpected(kept.error());
    return {};
  };
  const auto bare = [&](sql::Connection& connection, int) -> Result<void> {
    upsert(connection, rows[pick(rows.size())]);
    return {};
  };
  // A whole ballot in one commit's share: ten words against ten bare upserts.
  const auto ballot = [&](sql::Connection& connection, int) -> Result<void> {
    const std::size_t from = pick(chain.personIds.size());
    std::vector<rounds::Said> said;
    for (const auto& [person, item] : lines) {
      if (person == chain.personIds[from]) said.push_back({item, static_cast<int>(pick(6)), std::nullopt});
    }
    auto kept = ballots.record(connection, round.id, chain.personIds[from], said, Language::english);
    if (!kept) return tl::unexpected(kept.error());
    return {};
  };
  const auto bareBallot = [&](sql::Connection& connection, int) -> Result<void> {
    for (int i = 0; i < 10; ++i) upsert(connection, rows[pick(rows.size())]);
    return {};
  };
  std::vector<double> ours, reference, oursWhole, referenceWhole;
  grouped(*chain.database, kVotes, vote);
  grouped(*chain.database, kVotes, bare);
  for (int i = 0; i < rounds; ++i) {
    ours.push_back(grouped(*chain.database, kVotes, vote));
    reference.push_back(grouped(*chain.database, kVotes, bare));
    oursWhole.push_back(grouped(*chain.database, kVotes / 4, ballot));
    referenceWhole.push_back(grouped(*chain.database, kVotes / 4, bareBallot));
  }
  tell("vote", "us", median(ours), median(reference), 2);
  tell("ballot-of-ten", "us", median(oursWhole), median(referenceWhole), 2);
}

void topOfHundredThousand(int rounds) {
  Chain chain(100'000, 50);
  constexpr int kReads = 2000;
  std::vector<double> ours, rows, keys;
  chain.database->readNow([&](sql::Connection& connection) {
    std::size_t seen = 0;
    const auto timed = [&](const std::function<void()>& read) {
      const double begun = seconds();
      for (int i = 0; i < kReads; ++i) read();
      return (seconds() - begun) * 1e6 / kReads;
    };
    const auto top = [&] {
      for (const auto& idea : ideas::listIdeas(connection, ideas::IdeaOrder::supported, std::nullopt, 20))
        seen += idea.text.size();
    };
    // The same columns, by the primary key: what twenty rows cost at least.
    const auto range = [&] {
      auto found = connection.query(R"(
          SELECT id, text, report_id, author_id, published_at, supporters, readers, score FROM idea
          WHERE id >= $1 ORDER BY id LIMIT 20)",
                                    {val(chain.ideaIds[chain.rng.below(chain.ideaIds.size() - 20)])});
      std::vector<std::string> texts;
      while (const sql::Row* row = found->next()) texts.push_back(row->string(0) + row->string(1) + row->string(3));
      for (const std::string& text : texts) seen += text.size();
    };
    const auto bare = [&] {
      auto found =
          connection.query("SELECT id FROM idea WHERE score IS NOT NULL ORDER BY score DESC, id DESC LIMIT 20");
      while (const sql::Row* row = found->next()) seen += row->text(0).size();
    };
    timed(top);
    timed(range);
    for (int i = 0; i < rounds; ++i) {
      ours.push_back(timed(top));
      rows.push_back(timed(range));
      keys.push_back(timed(bare));
    }
    if (seen == 0) std::exit(2);
  });
  tell("top-20-of-100000-ideas", "us", median(ours), median(rows), 3);
  tell("top-20-of-100000-ideas-against-keys-alone", "us", median(ours), median(keys), 0);
}

struct Ran {
  double seconds = 0;
  long rssKb = 0;
  int code = 0;
};
Ran run(const std::string& program, const std::vector<std::string>& words) {
  const double begun = seconds();
  const pid_t child = ::fork();
  if (child == 0) {
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(126);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {seconds() - begun, used.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

double readOnce(const std::string& path) {
  const double begun = seconds();
  std::vector<char> buffer(1 << 20);
  std::FILE* file = std::fopen(path.c_str(), "rb");
  std::size_t lines = 0;
  for (std::size_t got; (got = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;)
    lines += static_cast<std::size_t>(std::count(buffer.data(), buffer.data() + got, '\n'));
  std::fclose(file);
  if (lines == 0) std::exit(2);
  return seconds() - begun;
}

/// Ballot lines as a round exports them, under random ids; `passerelled rank` streams them.
void replay(long lines, int rounds) {
  const testing::TempFolder folder;
  const std::string program = std::string(PASSERELLE_BIN_DIR) + "/passerelled";
  SystemRng rng;
  const auto write = [&](const std::string& path, long count) {
    std::ofstream out(path, std::ios::binary);
    out << "ballot,idea,grade\n";
    for (long i = 0; i < count; ++i)
      out << newRandomId(rng) << ",idea-" << i % 200 << ',' << (i * 7 + i / 200) % 6 << '\n';
  };
  const std::string small = folder.path() + "/small.csv", great = folder.path() + "/great.csv";
  write(small, lines / 10);
  write(great, lines);
  readOnce(great);
  std::vector<double> ours, reference;
  Ran tenth, whole;
  for (int i = 0; i < rounds; ++i) {
    reference.push_back(readOnce(great));
    whole = run(program, {"rank", great});
    tenth = run(program, {"rank", small});
    if (whole.code != 0 || tenth.code != 0) {
      std::fprintf(stderr, "bench_votes: passerelled rank ended with %d, %d\n", whole.code, tenth.code);
      std::exit(2);
    }
    ours.push_back(whole.seconds);
  }
  std::printf("rank of %ld lines: %.2f s, %.2f million lines a second\n", lines, median(ours),
              static_cast<double>(lines) / median(ours) / 1e6);
  tell("rank-against-reading-the-file", "s", median(ours), median(reference), 0);
  tell("rank-memory-of-ten-times-the-lines", "MB", static_cast<double>(whole.rssKb) / 1024,
       static_cast<double>(tenth.rssKb) / 1024, 1.25);
}

/// The close of a round of 200 ideas and 500 voters: ballots opened, counted, ranked, each voter left out in turn.
void close() {
  Chain chain(200, 500);
  const rounds::Round open = chain.openRound(200);
  rounds::Ballots ballots(chain.secrets, chain.clock, chain.rng);
  std::size_t words = 0;
  for (const std::string& person : chain.personIds) {
    Chain::must(chain.database->writeNow([&](sql::Connection& connection) -> Result<void> {
      std::vector<rounds::Said> said;
      for (const auto& line : ballots.read(connection, open.id, person, Language::english)->lines)
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
}  // namespace

int main(int count, char** words) {
  int rounds = 9;
  long lines = 10'000'000;
  std::string only;
  for (int i = 1; i + 1 < count; i += 2) {
    if (std::strcmp(words[i], "--rounds") == 0) rounds = std::max(1, std::atoi(words[i + 1]));
    if (std::strcmp(words[i], "--lines") == 0) lines = std::max(1000L, std::atol(words[i + 1]));
    if (std::strcmp(words[i], "--only") == 0) only = words[i + 1];
  }
  if (only.empty() || only == "vote") votes(rounds);
  if (only.empty() || only == "top") topOfHundredThousand(rounds);
  if (only.empty() || only == "close") close();
  if (only.empty() || only == "rank") replay(lines, std::min(rounds, 3));
  return g_missed ? 1 : 0;
}
