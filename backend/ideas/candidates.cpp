#include "backend/ideas/candidates.h"

#include <algorithm>

#include "shared/ranking/wilson.h"

namespace passerelle::ideas {
namespace {
constexpr std::int64_t kEnoughReaders = 20;
}

std::int64_t readersNeeded(sql::Connection& connection, TimePoint now) {
  auto rows =
      connection.query("SELECT COUNT(DISTINCT person_id) FROM device WHERE revoked_at IS NULL AND expires_at > $1",
                       {sql::val(toMs(now))});
  return std::clamp<std::int64_t>((rows->next()->integer(0) + 3) / 4, 1, kEnoughReaders);
}

std::vector<Candidate> candidates(sql::Connection& connection) {
  auto rows = connection.query(
      "SELECT i.id, i.text, COALESCE(i.report_id, ''), i.author_id, i.supporters, i.readers, "
      "CASE WHEN t.outcome = 'toRound' AND NOT EXISTS (SELECT 1 FROM round_item g JOIN round q ON q.id = g.round_id "
      "WHERE g.item_id = i.id AND q.state = 'published' AND q.published_at > t.at) THEN 1 ELSE 0 END "
      "FROM idea i LEFT JOIN triage t ON t.idea_id = i.id "
      "WHERE i.score IS NOT NULL AND (t.outcome IS NULL OR t.outcome NOT IN ('answer', 'information')) "
      "AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.item_id = i.id) "
      "AND NOT EXISTS (SELECT 1 FROM round_item h JOIN round r ON r.id = h.round_id "
      "WHERE h.item_id = i.id AND r.state IN ('draft', 'open')) "
      "ORDER BY i.published_at, i.id");
  std::vector<Candidate> found;
  while (const auto* row = rows->next())
    found.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->integer(4), row->integer(5),
                     ranking::wilsonLowerBound(row->integer(4), row->integer(5)), row->boolean(6)});
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.score, a.readers) > std::pair(b.score, b.readers);
  });
  return found;
}

}  // namespace passerelle::ideas
