#include "backend/changes/change_log.h"

namespace passerelle::changes {

using sql::val;

std::int64_t append(sql::Connection& connection, std::string_view kind, std::string_view entityId,
                    std::string_view audience, TimePoint at) {
  auto rows = connection.query(R"(
      INSERT INTO change (seq, kind, entity_id, audience, at)
      SELECT COALESCE(MAX(seq), 0) + 1, $1, $2, $3, $4 FROM change
      RETURNING seq)",
                               {val(kind), val(entityId), val(audience), val(toMs(at))});
  const std::int64_t seq = rows->next()->integer(0);
  rows->next();
  return seq;
}

std::vector<ChangeRow> changesAfter(sql::Connection& connection, std::int64_t seq, int limit) {
  auto rows = connection.query(R"(
      SELECT c.seq, c.kind, c.entity_id, c.audience, r.author_id, r.unit_code, r.region, r.state
      FROM change c LEFT JOIN report r ON c.audience = 'report' AND r.id = c.entity_id
      WHERE c.seq > $1 ORDER BY c.seq LIMIT $2)",
                               {val(seq), val(limit)});
  std::vector<ChangeRow> changes;
  while (const sql::Row* row = rows->next())
    changes.push_back({row->integer(0), row->string(1), row->string(2), row->string(3), row->string(4), row->string(5),
                       row->string(6), row->string(7)});
  return changes;
}

std::vector<std::string> publishedReportsBetween(sql::Connection& connection, std::int64_t seq, std::int64_t through) {
  auto rows = connection.query(R"(
      SELECT DISTINCT c.entity_id FROM change c JOIN report r ON r.id = c.entity_id
      WHERE c.seq > $1 AND c.seq <= $2 AND c.kind IN ('report', 'tombstone')
        AND (c.audience = 'all' OR (c.audience = 'report' AND r.state = 'published')))",
                               {val(seq), val(through)});
  std::vector<std::string> ids;
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}

std::vector<std::string> ideasBetween(sql::Connection& connection, std::int64_t seq, std::int64_t through) {
  auto rows = connection.query(R"(
      SELECT DISTINCT entity_id FROM change
      WHERE seq > $1 AND seq <= $2 AND kind = 'idea' AND audience = 'all')",
                               {val(seq), val(through)});
  std::vector<std::string> ids;
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}

std::int64_t last(sql::Connection& connection) {
  return connection.query("SELECT COALESCE(MAX(seq), 0) FROM change")->next()->integer(0);
}

}  // namespace passerelle::changes
