#include "backend/triage/triage_repository.h"

namespace passerelle::triage {
namespace {
using sql::val;

TriageRow readRow(const sql::Row& row) {
  return {row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), fromMs(row.integer(5))};
}

sql::Value orNull(const std::string& text) { return text.empty() ? val(nullptr) : val(text); }
}  // namespace

std::optional<TriageRow> findTriage(sql::Connection& connection, std::string_view ideaId) {
  auto rows = connection.query("SELECT idea_id, outcome, into_id, merge_id, by_id, at FROM triage WHERE idea_id = $1",
                               {val(ideaId)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional(readRow(*row));
}

void keepTriage(sql::Connection& connection, const TriageRow& row) {
  connection.execute(
      R"(
      INSERT INTO triage (idea_id, outcome, into_id, merge_id, by_id, at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (idea_id) DO UPDATE SET outcome = excluded.outcome, into_id = excluded.into_id,
        merge_id = excluded.merge_id, by_id = excluded.by_id, at = excluded.at)",
      {val(row.ideaId), val(row.outcome), orNull(row.intoId), orNull(row.mergeId), val(row.byId), val(toMs(row.at))});
}

void dropTriage(sql::Connection& connection, std::string_view ideaId) {
  connection.execute("DELETE FROM triage WHERE idea_id = $1", {val(ideaId)});
}

bool countPress(sql::Connection& connection, std::string_view pressId, const TriageRow& row) {
  return connection.execute(R"(
      INSERT INTO triage_press (id, idea_id, outcome, into_id, by_id, at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO NOTHING)",
                            {val(pressId), val(row.ideaId), val(row.outcome), orNull(row.intoId), val(row.byId),
                             val(toMs(row.at))}) == 1;
}

std::vector<std::string> waitingIdeas(sql::Connection& connection, int limit) {
  auto rows = connection.query(R"(
      SELECT i.id FROM idea i
      WHERE i.score IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.item_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM round_item h JOIN round r ON r.id = h.round_id
                        WHERE h.item_id = i.id AND r.state IN ('draft', 'open'))
        AND NOT EXISTS (SELECT 1 FROM triage t WHERE t.idea_id = i.id AND t.outcome <> 'merge'
                        AND NOT (t.outcome = 'toRound' AND EXISTS (
                          SELECT 1 FROM round_item g JOIN round q ON q.id = g.round_id
                          WHERE g.item_id = i.id AND q.state = 'published' AND q.published_at > t.at)))
      ORDER BY i.score DESC, i.id DESC LIMIT $1)",
                               {val(limit)});
  std::vector<std::string> ids;
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}

std::int64_t countWaiting(sql::Connection& connection) {
  return connection
      .query(R"(
      SELECT COUNT(*) FROM idea i
      WHERE i.score IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.item_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM round_item h JOIN round r ON r.id = h.round_id
                        WHERE h.item_id = i.id AND r.state IN ('draft', 'open'))
        AND NOT EXISTS (SELECT 1 FROM triage t WHERE t.idea_id = i.id AND t.outcome <> 'merge'
                        AND NOT (t.outcome = 'toRound' AND EXISTS (
                          SELECT 1 FROM round_item g JOIN round q ON q.id = g.round_id
                          WHERE g.item_id = i.id AND q.state = 'published' AND q.published_at > t.at))))")
      ->next()
      ->integer(0);
}

std::vector<TriageRow> triaged(sql::Connection& connection, int limit) {
  auto rows = connection.query(
      "SELECT idea_id, outcome, into_id, merge_id, by_id, at FROM triage ORDER BY at DESC, idea_id DESC LIMIT $1",
      {val(limit)});
  std::vector<TriageRow> found;
  while (const sql::Row* row = rows->next()) found.push_back(readRow(*row));
  return found;
}

}  // namespace passerelle::triage
