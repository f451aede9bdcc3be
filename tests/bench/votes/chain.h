// A chain with ideas and people, and what the benches of ranking share.
#pragma once
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "backend/rounds/preparation.h"
#include "backend/sql/migrate_store.h"
#include "shared/base/id.h"
#include "shared/ranking/wilson.h"
#include "shared/sql/database.h"
#include "tests/support/temp_folder.h"

namespace passerelle::bench {

inline bool g_missed = false;

inline double seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

inline double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

/// @param most  the promised ratio; 0: only told.
inline void tell(const char* name, const char* unit, double ours, double reference, double most) {
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
                           {sql::val(personIds.back()), sql::val("p" + std::to_string(i) + "@chain.example"),
                            sql::val("Personne " + std::to_string(i)), sql::val("Équipe " + std::to_string(i % 12))});
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
              {sql::val(ideaIds.back()), sql::val(personIds[rng.below(personIds.size())]),
               sql::val("Ouvrir une deuxième caisse dès que cinq personnes attendent, idée " + std::to_string(i)),
               sql::val(static_cast<std::int64_t>(i)), sql::val(supporters), sql::val(readers),
               sql::val(ranking::wilsonLowerBound(supporters, readers))});
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

/// A vote against a bare upsert of its row. @param rounds  of measuring, in turn.
void votes(int rounds);
/// The close of a round of 200 ideas and 500 voters.
void close();

}  // namespace passerelle::bench
