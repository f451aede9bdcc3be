#include "backend/ideas/first_readers.h"

#include "backend/ideas/candidates.h"

namespace passerelle::ideas {
namespace {
using sql::val;
constexpr Milliseconds kExplored = std::chrono::hours(24 * kExplorationDays);
constexpr Milliseconds kLookBack = std::chrono::hours(24 * 60);
}  // namespace

FirstReaders firstReaders(sql::Connection& connection, TimePoint now, int limit) {
  FirstReaders found;
  found.needed = readersNeeded(connection, now);
  const std::int64_t young = toMs(now - kExplored), oldest = toMs(now - kExplored - kLookBack);
  {
    auto rows = connection.query(R"(
        SELECT COALESCE(SUM(CASE WHEN published_at > $1 THEN 1 ELSE 0 END), 0),
               COALESCE(SUM(CASE WHEN published_at > $1 AND readers < $3 THEN 1 ELSE 0 END), 0),
               COALESCE(SUM(CASE WHEN published_at <= $1 AND readers < $3 THEN 1 ELSE 0 END), 0)
        FROM idea WHERE score IS NOT NULL AND published_at > $2)",
                                 {val(young), val(oldest), val(found.needed)});
    const sql::Row* row = rows->next();
    found.young = row->integer(0);
    found.waiting = row->integer(1);
    found.missed = row->integer(2);
  }
  auto rows = connection.query(R"(
      SELECT i.id, i.text, p.name, i.published_at, i.readers FROM idea i LEFT JOIN person p ON p.id = i.author_id
      WHERE i.score IS NOT NULL AND i.published_at > $2 AND i.readers < $3
      ORDER BY CASE WHEN i.published_at > $1 THEN 1 ELSE 0 END, i.readers, i.published_at, i.id LIMIT $4)",
                               {val(young), val(oldest), val(found.needed), val(limit)});
  while (const sql::Row* row = rows->next())
    found.lines.push_back({row->string(0), row->string(1), row->string(2), fromMs(row->integer(3)), row->integer(4),
                           row->integer(3) <= young});
  return found;
}

}  // namespace passerelle::ideas
