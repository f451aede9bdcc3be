#include "backend/mailing/mailing_repository.h"

namespace passerelle::mailing {
namespace {
using sql::val;

Mailing readRow(const sql::Row& row) {
  Mailing mailing{row.string(0), row.string(1), fromMs(row.integer(2)), {}, row.optionalString(4).value_or("")};
  if (const auto finished = row.optionalInteger(3)) mailing.finishedAt = fromMs(*finished);
  return mailing;
}
}  // namespace

std::optional<Mailing> findMailing(sql::Connection& connection, std::string_view issue) {
  auto rows = connection.query("SELECT issue, state, started_at, finished_at, failure FROM mailing WHERE issue = $1",
                               {val(issue)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Mailing>(readRow(*row));
}

Progress progressOf(sql::Connection& connection, std::string_view issue) {
  Progress progress;
  auto rows =
      connection.query("SELECT state, COUNT(*) FROM mailing_letter WHERE issue = $1 GROUP BY state", {val(issue)});
  while (const sql::Row* row = rows->next()) {
    const std::string_view state = row->text(0);
    (state == "sent"      ? progress.sent
     : state == "nothing" ? progress.nothing
     : state == "refused" ? progress.refused
                          : progress.waiting) = row->integer(1);
  }
  return progress;
}

std::vector<Undelivered> undelivered(sql::Connection& connection, std::string_view issue, int limit) {
  std::vector<Undelivered> found;
  auto rows = connection.query(R"(
      SELECT p.name, COALESCE(p.email, ''), l.failure, l.state FROM mailing_letter l JOIN person p ON p.id = l.person_id
      WHERE l.issue = $1 AND l.failure IS NOT NULL AND l.state IN ('refused', 'waiting') ORDER BY l.state, p.name LIMIT $2)",
                               {val(issue), val(limit)});
  while (const sql::Row* row = rows->next())
    found.push_back({row->string(0), row->string(1), row->string(2), row->text(3) == "refused"});
  return found;
}

bool insertMailing(sql::Connection& connection, std::string_view issue, std::string_view frequency,
                   std::string_view actor, TimePoint now) {
  const std::int64_t made = connection.execute(
      "INSERT INTO mailing (issue, state, started_by, started_at) VALUES ($1, 'running', $2, $3) ON CONFLICT DO "
      "NOTHING",
      {val(issue), val(actor), val(toMs(now))});
  if (made == 0) return false;
  connection.execute(R"(
      INSERT INTO mailing_letter (issue, person_id, state, attempts, next_at)
      SELECT CAST($1 AS TEXT), p.id, 'waiting', 0, CAST($2 AS BIGINT) FROM person p LEFT JOIN subscription s ON s.person_id = p.id
      WHERE p.email IS NOT NULL AND s.paused_at IS NULL AND COALESCE(s.frequency, 'weekly') = $3)",
                     {val(issue), val(toMs(now)), val(frequency)});
  return true;
}

void setMailingState(sql::Connection& connection, std::string_view issue, std::string_view state,
                     std::string_view failure, TimePoint now) {
  connection.execute("UPDATE mailing SET state = $2, failure = $3, finished_at = $4 WHERE issue = $1",
                     {val(issue), val(state), failure.empty() ? val(nullptr) : val(failure),
                      state == "finished" ? val(toMs(now)) : val(nullptr)});
}

void setFailure(sql::Connection& connection, std::string_view issue, std::string_view failure) {
  if (failure.empty())
    connection.execute("UPDATE mailing SET failure = NULL WHERE issue = $1 AND failure IS NOT NULL", {val(issue)});
  else
    connection.execute("UPDATE mailing SET failure = $2 WHERE issue = $1", {val(issue), val(failure)});
}

bool hasRunning(sql::Connection& connection) {
  auto rows = connection.query("SELECT 1 FROM mailing WHERE state = 'running' LIMIT 1");
  return rows->next() != nullptr;
}

std::vector<DueLetter> dueLetters(sql::Connection& connection, TimePoint now, int limit) {
  std::vector<DueLetter> found;
  auto rows = connection.query(R"(
      SELECT l.issue, l.person_id, p.email, p.language, l.attempts
      FROM mailing m JOIN mailing_letter l ON l.issue = m.issue JOIN person p ON p.id = l.person_id
      LEFT JOIN subscription s ON s.person_id = p.id
      WHERE m.state = 'running' AND l.state = 'waiting' AND l.next_at <= $1 AND p.email IS NOT NULL
        AND s.paused_at IS NULL AND COALESCE(s.frequency, 'weekly') <> 'never'
      ORDER BY m.started_at, l.next_at, l.person_id LIMIT $2)",
                               {val(toMs(now)), val(limit)});
  while (const sql::Row* row = rows->next())
    found.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->integer(4)});
  return found;
}

std::int64_t dropUnwanted(sql::Connection& connection) {
  return connection.execute(R"(
      UPDATE mailing_letter SET state = 'nothing' WHERE state = 'waiting' AND person_id IN (
        SELECT p.id FROM person p LEFT JOIN subscription s ON s.person_id = p.id
        WHERE p.email IS NULL OR s.paused_at IS NOT NULL OR s.frequency = 'never'))");
}

void finishMailings(sql::Connection& connection, TimePoint now) {
  connection.execute(R"(
      UPDATE mailing SET state = 'finished', finished_at = $1 WHERE state = 'running' AND NOT EXISTS (
        SELECT 1 FROM mailing_letter l WHERE l.issue = mailing.issue AND l.state = 'waiting'))",
                     {val(toMs(now))});
}

void markSent(sql::Connection& connection, const DueLetter& letter, TimePoint now) {
  connection.execute(R"(
      UPDATE mailing_letter SET state = 'sent', sent_at = $3, failure = NULL WHERE issue = $1 AND person_id = $2)",
                     {val(letter.issue), val(letter.personId), val(toMs(now))});
}

void markNothing(sql::Connection& connection, const DueLetter& letter) {
  connection.execute("UPDATE mailing_letter SET state = 'nothing' WHERE issue = $1 AND person_id = $2",
                     {val(letter.issue), val(letter.personId)});
}

void markRefused(sql::Connection& connection, const DueLetter& letter, std::string_view failure) {
  connection.execute(
      "UPDATE mailing_letter SET state = 'refused', attempts = $3, failure = $4 WHERE issue = $1 AND person_id = $2",
      {val(letter.issue), val(letter.personId), val(letter.attempts + 1), val(failure)});
}

void markLater(sql::Connection& connection, const DueLetter& letter, std::string_view failure, TimePoint next) {
  connection.execute(
      "UPDATE mailing_letter SET attempts = $3, failure = $4, next_at = $5 WHERE issue = $1 AND person_id = $2",
      {val(letter.issue), val(letter.personId), val(letter.attempts + 1), val(failure), val(toMs(next))});
}

}  // namespace passerelle::mailing
