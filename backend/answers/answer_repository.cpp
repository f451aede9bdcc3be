#include "backend/answers/answer_repository.h"

#include "backend/ideas/idea_group.h"
#include "backend/people/person_repository.h"

namespace passerelle::answers {
namespace {
using sql::Connection;
using sql::val;

Answer answerFrom(const sql::Row& row, int at = 0) {
  Answer answer;
  answer.ideaId = row.string(at);
  answer.roundId = row.string(at + 1);
  answer.status = statusFromName(row.text(at + 2)).value_or(Status::declined);
  answer.ownerId = row.string(at + 3);
  answer.dueOn = row.string(at + 4);
  answer.reason = row.string(at + 5);
  answer.testedWhere = row.string(at + 6);
  answer.testedOn = row.string(at + 7);
  answer.step = static_cast<int>(row.integer(at + 8));
  answer.decidedBy = row.string(at + 9);
  answer.decidedAt = fromMs(row.integer(at + 10));
  const auto tellAt = row.optionalInteger(at + 11);
  if (tellAt) answer.tellAt = fromMs(*tellAt);
  answer.told = !tellAt;
  return answer;
}

/// A row of decision_step: the last column says whether it went out.
Answer stepFrom(const sql::Row& row) {
  Answer step = answerFrom(row);
  step.told = row.boolean(11);
  step.tellAt.reset();
  return step;
}

IdeaLine ideaFrom(const sql::Row& row, int at = 0) {
  return {row.string(at),     row.string(at + 1), row.string(at + 2),          row.string(at + 3), row.string(at + 4),
          row.string(at + 5), row.string(at + 6), fromMs(row.integer(at + 7)), row.boolean(at + 8)};
}

std::vector<AnsweredIdea> answeredFrom(std::unique_ptr<sql::Rows> rows) {
  std::vector<AnsweredIdea> found;
  while (const auto* row = rows->next()) found.push_back({ideaFrom(*row), answerFrom(*row, 9), row->string(21)});
  return found;
}

std::vector<std::string> firstColumn(std::unique_ptr<sql::Rows> rows) {
  std::vector<std::string> values;
  while (const auto* row = rows->next()) values.push_back(row->string(0));
  return values;
}
}  // namespace

std::optional<Answer> findAnswer(Connection& connection, std::string_view ideaId) {
  auto rows = connection.query(
      "SELECT item_id, COALESCE(round_id, ''), status, owner_id, due_on, reason, tested_where, tested_on, step, "
      "decided_by, decided_at, tell_at FROM decision WHERE item_id = $1",
      {val(ideaId)});
  const auto* row = rows->next();
  return row ? std::optional(answerFrom(*row)) : std::nullopt;
}

void keepAnswer(Connection& connection, const Answer& answer, TimePoint now) {
  const auto round = answer.roundId.empty() ? std::nullopt : std::optional(answer.roundId);
  const auto tell = answer.tellAt ? std::optional(toMs(*answer.tellAt)) : std::nullopt;
  connection.execute(
      "INSERT INTO decision (item_id, round_id, status, owner_id, due_on, reason, updated_at, step, tested_where, "
      "tested_on, decided_by, decided_at, tell_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
      "ON CONFLICT (item_id) DO UPDATE SET status = excluded.status, owner_id = excluded.owner_id, "
      "due_on = excluded.due_on, reason = excluded.reason, updated_at = excluded.updated_at, step = excluded.step, "
      "tested_where = excluded.tested_where, tested_on = excluded.tested_on, decided_by = excluded.decided_by, "
      "decided_at = excluded.decided_at, tell_at = excluded.tell_at",
      {val(answer.ideaId), val(round), val(nameOf(answer.status)), val(answer.ownerId), val(answer.dueOn),
       val(answer.reason), val(toMs(now)), val(answer.step), val(answer.testedWhere), val(answer.testedOn),
       val(answer.decidedBy), val(toMs(answer.decidedAt)), val(tell)});
  connection.execute(
      "INSERT INTO decision_step (item_id, step, status, owner_id, due_on, reason, tested_where, tested_on, "
      "decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (item_id, step) DO UPDATE SET status = excluded.status, owner_id = excluded.owner_id, "
      "due_on = excluded.due_on, reason = excluded.reason, tested_where = excluded.tested_where, "
      "tested_on = excluded.tested_on, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
      {val(answer.ideaId), val(answer.step), val(nameOf(answer.status)), val(answer.ownerId), val(answer.dueOn),
       val(answer.reason), val(answer.testedWhere), val(answer.testedOn), val(answer.decidedBy),
       val(toMs(answer.decidedAt))});
}

std::vector<Answer> stepsOf(Connection& connection, std::string_view ideaId) {
  auto rows = connection.query(
      "SELECT item_id, '', status, owner_id, due_on, reason, tested_where, tested_on, step, decided_by, decided_at, "
      "told FROM decision_step WHERE item_id = $1 ORDER BY step",
      {val(ideaId)});
  std::vector<Answer> steps;
  while (const auto* row = rows->next()) steps.push_back(stepFrom(*row));
  return steps;
}

std::optional<Answer> lastTold(Connection& connection, std::string_view ideaId) {
  auto rows = connection.query(
      "SELECT item_id, '', status, owner_id, due_on, reason, tested_where, tested_on, step, decided_by, decided_at, "
      "told FROM decision_step WHERE item_id = $1 AND told = 1 ORDER BY step DESC LIMIT 1",
      {val(ideaId)});
  const auto* row = rows->next();
  return row ? std::optional(stepFrom(*row)) : std::nullopt;
}

std::optional<IdeaLine> findIdeaLine(Connection& connection, std::string_view ideaId) {
  auto rows = connection.query(
      "SELECT i.id, i.text, i.report_id, i.author_id, p.name, r.unit_code, COALESCE(u.name, r.subject_code), "
      "i.published_at, CASE WHEN EXISTS (SELECT 1 FROM round_item h JOIN round o ON o.id = h.round_id "
      "WHERE h.item_id = i.id AND o.state IN ('draft', 'open')) THEN 1 ELSE 0 END "
      "FROM idea i LEFT JOIN report r ON r.id = i.report_id JOIN person p ON p.id = i.author_id "
      "LEFT JOIN unit u ON u.code = r.unit_code "
      "WHERE i.id = $1 AND i.published_at IS NOT NULL AND i.removed_at IS NULL "
      "AND (i.report_id IS NULL OR r.state = 'published')",
      {val(ideaId)});
  const auto* row = rows->next();
  return row ? std::optional(ideaFrom(*row)) : std::nullopt;
}

std::vector<IdeaLine> waiting(Connection& connection, const WaitingQuery& query) {
  auto rows = connection.query(
      "SELECT i.id, i.text, i.report_id, i.author_id, p.name, r.unit_code, COALESCE(u.name, r.subject_code), "
      "i.published_at, CASE WHEN EXISTS (SELECT 1 FROM round_item h JOIN round o ON o.id = h.round_id "
      "WHERE h.item_id = i.id AND o.state IN ('draft', 'open')) THEN 1 ELSE 0 END "
      "FROM idea i LEFT JOIN report r ON r.id = i.report_id JOIN person p ON p.id = i.author_id "
      "LEFT JOIN unit u ON u.code = r.unit_code "
      "WHERE i.score IS NOT NULL AND i.published_at < $1 "
      "AND (i.published_at > $2 OR (i.published_at = $2 AND i.id > $3)) "
      "AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.item_id = i.id) ORDER BY i.published_at, i.id LIMIT $4",
      {val(toMs(query.before)), val(query.afterMs), val(query.afterId), val(query.limit)});
  std::vector<IdeaLine> found;
  while (const auto* row = rows->next()) found.push_back(ideaFrom(*row));
  return found;
}

std::int64_t countWaiting(Connection& connection, TimePoint before) {
  auto rows = connection.query(
      "SELECT COUNT(*) FROM idea i LEFT JOIN report r ON r.id = i.report_id "
      "WHERE i.score IS NOT NULL AND i.published_at < $1 "
      "AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.item_id = i.id)",
      {val(toMs(before))});
  return rows->next()->integer(0);
}

std::vector<AnsweredIdea> openAnswers(Connection& connection, std::string_view dueBefore, int limit) {
  return answeredFrom(connection.query(
      "SELECT i.id, i.text, i.report_id, i.author_id, p.name, r.unit_code, COALESCE(u.name, r.subject_code), "
      "i.published_at, 0, d.item_id, COALESCE(d.round_id, ''), d.status, d.owner_id, d.due_on, d.reason, "
      "d.tested_where, d.tested_on, d.step, d.decided_by, d.decided_at, d.tell_at, "
      "o.name FROM decision d JOIN idea i ON i.id = d.item_id LEFT JOIN report r ON r.id = i.report_id "
      "JOIN person p ON p.id = i.author_id JOIN person o ON o.id = d.owner_id LEFT JOIN unit u ON u.code = r.unit_code "
      "WHERE d.status IN ('retained', 'tested') AND i.removed_at IS NULL AND ($1 = '' OR d.due_on < $1) "
      "ORDER BY d.due_on, d.item_id LIMIT $2",
      {val(dueBefore), val(limit)}));
}

std::vector<AnsweredIdea> answeredBetween(Connection& connection, TimePoint from, TimePoint to, std::string_view status,
                                          int limit) {
  return answeredFrom(connection.query(
      "SELECT i.id, i.text, i.report_id, i.author_id, p.name, r.unit_code, COALESCE(u.name, r.subject_code), "
      "i.published_at, 0, d.item_id, COALESCE(d.round_id, ''), d.status, d.owner_id, d.due_on, d.reason, "
      "d.tested_where, d.tested_on, d.step, d.decided_by, d.decided_at, d.tell_at, "
      "o.name FROM decision d JOIN idea i ON i.id = d.item_id LEFT JOIN report r ON r.id = i.report_id "
      "JOIN person p ON p.id = i.author_id JOIN person o ON o.id = d.owner_id LEFT JOIN unit u ON u.code = r.unit_code "
      "WHERE d.decided_at >= $1 AND d.decided_at < $2 AND ($3 = '' OR d.status = $3) AND i.removed_at IS NULL "
      "AND (i.report_id IS NULL OR r.state = 'published') ORDER BY d.decided_at DESC, d.item_id LIMIT $4",
      {val(toMs(from)), val(toMs(to)), val(status), val(limit)}));
}

std::vector<std::string> toTell(Connection& connection, TimePoint now, int limit) {
  return firstColumn(
      connection.query("SELECT item_id FROM decision WHERE tell_at <= $1 ORDER BY tell_at, item_id LIMIT $2",
                       {val(toMs(now)), val(limit)}));
}

void closeTelling(Connection& connection, std::string_view ideaId, int step, bool told) {
  connection.execute("UPDATE decision SET tell_at = NULL WHERE item_id = $1 AND step = $2", {val(ideaId), val(step)});
  if (told)
    connection.execute("UPDATE decision_step SET told = 1 WHERE item_id = $1 AND step = $2", {val(ideaId), val(step)});
}

bool insertTold(Connection& connection, std::string_view ideaId, int step, std::string_view personId,
                std::string_view standing, TimePoint now) {
  return connection.execute(
             "INSERT INTO answer_told (item_id, step, person_id, standing, told_at) VALUES ($1, $2, $3, $4, $5) "
             "ON CONFLICT (item_id, step, person_id) DO NOTHING",
             {val(ideaId), val(step), val(personId), val(standing), val(toMs(now))}) == 1;
}

bool insertReminder(Connection& connection, const Answer& answer, std::string_view kind, TimePoint now) {
  return connection.execute(
             "INSERT INTO answer_reminder (item_id, due_on, kind, person_id, sent_at) VALUES ($1, $2, $3, $4, $5) "
             "ON CONFLICT (item_id, due_on, kind) DO NOTHING",
             {val(answer.ideaId), val(answer.dueOn), val(kind), val(answer.ownerId), val(toMs(now))}) == 1;
}

std::vector<std::string> coAuthorsOf(Connection& connection, std::string_view ideaId) {
  std::vector<std::string> authors = ideas::authorsOf(connection, ideaId);
  auto rows = connection.query("SELECT author_id FROM idea WHERE id = $1", {val(ideaId)});
  if (const auto* row = rows->next()) std::erase(authors, row->string(0));
  return authors;
}

std::vector<std::string> supportersOf(Connection& connection, std::string_view ideaId) {
  return ideas::supportersOf(connection, ideaId);
}

std::vector<std::string> hostsOf(Connection& connection, std::string_view unitCode) {
  std::vector<std::string> found;
  if (unitCode.empty()) return found;
  auto rows = connection.query("SELECT id, roles FROM person WHERE unit_code = $1 ORDER BY id", {val(unitCode)});
  while (const auto* row = rows->next()) {
    for (const std::string& role : people::splitRoles(row->text(1))) {
      if (role == "host" || role == "deputy") {
        found.push_back(row->string(0));
        break;
      }
    }
  }
  return found;
}

}  // namespace passerelle::answers
