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
  return std::min(kEnoughReaders, (rows->next()->integer(0) + 3) / 4);
}

std::vector<Candidate> candidates(sql::Connection& connection) {
  auto rows = connection.query(
      "SELECT i.id, i.text, i.report_id, i.author_id, i.supporters, i.readers FROM idea i "
      "WHERE i.published_at IS NOT NULL AND i.removed_at IS NULL "
      "AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.item_id = i.id) "
      "AND NOT EXISTS (SELECT 1 FROM round_item h JOIN round r ON r.id = h.round_id "
      "WHERE h.item_id = i.id AND r.state IN ('draft', 'open')) "
      "ORDER BY i.published_at, i.id");
  std::vector<Candidate> found;
  while (const auto* row = rows->next())
    found.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->integer(4), row->integer(5),
                     ranking::wilsonLowerBound(row->integer(4), row->integer(5))});
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.score, a.readers) > std::pair(b.score, b.readers);
  });
  return found;
}

}  // namespace passerelle::ideas
