#include "backend/ideas/support_flags.h"

#include <map>

#include "shared/base/id.h"

namespace passerelle::ideas {
namespace {
using sql::val;
constexpr Milliseconds kBurst = std::chrono::hours(24), kPair = std::chrono::hours(24 * 30);
constexpr Milliseconds kLife = std::chrono::hours(24 * 60);
constexpr std::int64_t kBurstSupports = 5, kPairSupports = 3;

bool raise(sql::Connection& connection, const Flag& flag, const std::string& about) {
  const auto orNull = [](const std::string& text) { return text.empty() ? val(nullptr) : val(text); };
  return connection.execute(
             R"(
      INSERT INTO idea_flag (id, kind, about, idea_id, team, person_id, other_id, supports, found_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (kind, about) DO NOTHING)",
             {val(flag.id), val(flag.kind), val(about), orNull(flag.ideaId), orNull(flag.team), orNull(flag.personId),
              orNull(flag.otherId), val(flag.supports), val(toMs(flag.foundAt))}) == 1;
}

std::vector<Flag> bursts(sql::Connection& connection, TimePoint now) {
  auto rows = connection.query(R"(
      SELECT COALESCE(i.kept_id, i.id), p.department, COUNT(DISTINCT s.person_id), MAX(COALESCE(k.supporters, i.supporters))
      FROM support s JOIN person p ON p.id = s.person_id JOIN idea i ON i.id = s.idea_id
      LEFT JOIN idea k ON k.id = i.kept_id
      WHERE s.created_at > $1 AND p.department <> ''
        AND 2 * (SELECT COUNT(*) FROM person q WHERE q.department = p.department) < (SELECT COUNT(*) FROM person)
      GROUP BY COALESCE(i.kept_id, i.id), p.department HAVING COUNT(DISTINCT s.person_id) >= $2)",
                               {val(toMs(now - kBurst)), val(kBurstSupports)});
  std::vector<Flag> found;
  while (const sql::Row* row = rows->next()) {
    if (3 * row->integer(2) < 2 * row->integer(3)) continue;
    Flag flag;
    flag.kind = "teamBurst";
    flag.ideaId = row->string(0);
    flag.team = row->string(1);
    flag.supports = row->integer(2);
    found.push_back(std::move(flag));
  }
  return found;
}

std::vector<Flag> pairs(sql::Connection& connection, TimePoint now) {
  auto rows = connection.query(R"(
      SELECT person_id, author_id, COUNT(*) FROM support WHERE created_at > $1
      GROUP BY person_id, author_id HAVING COUNT(*) >= $2)",
                               {val(toMs(now - kPair)), val(kPairSupports)});
  std::map<std::pair<std::string, std::string>, std::int64_t> gave;
  while (const sql::Row* row = rows->next()) gave[{row->string(0), row->string(1)}] = row->integer(2);
  std::vector<Flag> found;
  for (const auto& [pair, count] : gave) {
    const auto back = gave.find({pair.second, pair.first});
    if (back == gave.end() || pair.first >= pair.second) continue;
    Flag flag;
    flag.kind = "reciprocal";
    flag.personId = pair.first;
    flag.otherId = pair.second;
    flag.supports = count + back->second;
    found.push_back(std::move(flag));
  }
  return found;
}
}  // namespace

int raiseFlags(sql::Connection& connection, const Clock& clock, Rng& rng) {
  const TimePoint now = clock.now();
  int raised = 0;
  const auto keep = [&](Flag flag, const std::string& about) {
    flag.id = newId(clock, rng);
    flag.foundAt = now;
    raised += raise(connection, flag, about) ? 1 : 0;
  };
  for (const Flag& flag : bursts(connection, now)) keep(flag, flag.ideaId + " " + flag.team);
  for (const Flag& flag : pairs(connection, now))
    keep(flag, flag.personId + " " + flag.otherId + " " + toIsoDate(now).substr(0, 7));
  return raised;
}

std::int64_t purgeFlags(sql::Connection& connection, TimePoint now) {
  return connection.execute("DELETE FROM idea_flag WHERE found_at < $1", {val(toMs(now - kLife))});
}

std::vector<Flag> listFlags(sql::Connection& connection, int limit) {
  auto rows = connection.query(R"(
      SELECT f.id, f.kind, COALESCE(f.idea_id, ''), COALESCE(i.text, ''), COALESCE(f.team, ''),
             COALESCE(f.person_id, ''), COALESCE(p.name, ''), COALESCE(f.other_id, ''), COALESCE(o.name, ''),
             f.supports, f.found_at, f.reviewed_at, COALESCE(f.verdict, '')
      FROM idea_flag f LEFT JOIN idea i ON i.id = f.idea_id LEFT JOIN person p ON p.id = f.person_id
      LEFT JOIN person o ON o.id = f.other_id
      ORDER BY CASE WHEN f.reviewed_at IS NULL THEN 0 ELSE 1 END, f.found_at DESC, f.id DESC LIMIT $1)",
                               {val(limit)});
  std::vector<Flag> flags;
  while (const sql::Row* row = rows->next()) {
    Flag flag{row->string(0),           row->string(1), row->string(2), row->string(3), row->string(4),
              row->string(5),           row->string(6), row->string(7), row->string(8), row->integer(9),
              fromMs(row->integer(10)), std::nullopt,   row->string(12)};
    if (!row->isNull(11)) flag.reviewedAt = fromMs(row->integer(11));
    flags.push_back(std::move(flag));
  }
  return flags;
}

bool reviewFlag(sql::Connection& connection, std::string_view id, std::string_view personId, std::string_view verdict,
                TimePoint now) {
  return connection.execute("UPDATE idea_flag SET reviewed_by = $2, reviewed_at = $3, verdict = $4 WHERE id = $1",
                            {val(id), val(personId), val(toMs(now)), val(verdict)}) == 1;
}

}  // namespace passerelle::ideas
