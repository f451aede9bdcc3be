#include "backend/comments/comment_repository.h"

#include <algorithm>

namespace passerelle::comments {
namespace {
using sql::val;

CommentRow read(const sql::Row& row) {
  CommentRow comment{row.string(0),   row.string(1),   row.string(2),           row.string(3),
                     row.string(4),   row.string(5),   row.integer(6),          row.string(7),
                     row.string(8),   row.string(9),   row.string(10),          row.boolean(11),
                     row.integer(12), row.integer(13), fromMs(row.integer(14)), {}};
  if (!row.isNull(15)) comment.editedAt = fromMs(row.integer(15));
  return comment;
}

sql::Value orNull(const std::string& text) { return text.empty() ? val(nullptr) : val(text); }
}  // namespace

bool insertComment(sql::Connection& connection, const CommentRow& row) {
  return connection.execute(R"(
      INSERT INTO comment (id, subject_kind, subject_id, report_id, parent_id, author_id, revision, hash, text, state,
        hidden_reason, aside, thanks, seq, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, 0, $12, $13) ON CONFLICT (id) DO NOTHING)",
                            {val(row.id), val(row.subjectKind), val(row.subjectId), orNull(row.reportId),
                             orNull(row.parentId), val(row.authorId), val(row.revision), val(row.hash), val(row.text),
                             val(row.state), val(row.aside), val(row.seq), val(toMs(row.createdAt))}) == 1;
}

void updateComment(sql::Connection& connection, const CommentRow& row) {
  connection.execute(R"(
      UPDATE comment SET revision = $2, hash = $3, text = $4, state = $5, hidden_reason = $6, seq = $7, edited_at = $8
      WHERE id = $1)",
                     {val(row.id), val(row.revision), val(row.hash), val(row.text), val(row.state),
                      val(row.hiddenReason), val(row.seq), row.editedAt ? val(toMs(*row.editedAt)) : val(nullptr)});
}

std::optional<CommentRow> findComment(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, subject_kind, subject_id, COALESCE(report_id, ''), COALESCE(parent_id, ''), author_id, revision, hash, text, state,
        hidden_reason, aside, thanks, seq, created_at, edited_at
      FROM comment WHERE id = $1)",
                               {val(id)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<CommentRow>(read(*row));
}

std::vector<CommentRow> commentsOf(sql::Connection& connection, std::string_view subjectKind,
                                   std::string_view subjectId, std::int64_t seq, int limit) {
  auto rows = connection.query(R"(
      SELECT id, subject_kind, subject_id, COALESCE(report_id, ''), COALESCE(parent_id, ''), author_id, revision, hash, text, state,
        hidden_reason, aside, thanks, seq, created_at, edited_at
      FROM comment WHERE subject_kind = $1 AND subject_id = $2 AND seq > $3 ORDER BY seq LIMIT $4)",
                               {val(subjectKind), val(subjectId), val(seq), val(limit)});
  std::vector<CommentRow> found;
  while (const sql::Row* row = rows->next()) found.push_back(read(*row));
  return found;
}

std::vector<Callout> setCallouts(sql::Connection& connection, std::string_view commentId,
                                 const std::vector<Callout>& callouts) {
  const std::vector<Callout> before = calloutsOf(connection, commentId);
  connection.execute("DELETE FROM comment_callout WHERE comment_id = $1", {val(commentId)});
  std::vector<Callout> fresh;
  for (const Callout& one : callouts) {
    connection.execute(R"(
        INSERT INTO comment_callout (comment_id, person_id, name) VALUES ($1, $2, $3)
        ON CONFLICT (comment_id, person_id) DO NOTHING)",
                       {val(commentId), val(one.id), val(one.name)});
    const bool known = std::any_of(before.begin(), before.end(), [&one](const Callout& b) { return b.id == one.id; });
    if (!known) fresh.push_back(one);
  }
  return fresh;
}

std::vector<Callout> calloutsOf(sql::Connection& connection, std::string_view commentId) {
  auto rows = connection.query(
      "SELECT person_id, name FROM comment_callout WHERE comment_id = $1 ORDER BY name, person_id", {val(commentId)});
  std::vector<Callout> found;
  while (const sql::Row* row = rows->next()) found.push_back({row->string(0), row->string(1)});
  return found;
}

bool insertThanks(sql::Connection& connection, std::string_view commentId, std::string_view personId, TimePoint now) {
  if (connection.execute(R"(
      INSERT INTO comment_thanks (comment_id, person_id, created_at) VALUES ($1, $2, $3)
      ON CONFLICT (comment_id, person_id) DO NOTHING)",
                         {val(commentId), val(personId), val(toMs(now))}) == 0)
    return false;
  connection.execute("UPDATE comment SET thanks = thanks + 1 WHERE id = $1", {val(commentId)});
  return true;
}

bool deleteThanks(sql::Connection& connection, std::string_view commentId, std::string_view personId) {
  if (connection.execute("DELETE FROM comment_thanks WHERE comment_id = $1 AND person_id = $2",
                         {val(commentId), val(personId)}) == 0)
    return false;
  connection.execute("UPDATE comment SET thanks = thanks - 1 WHERE id = $1", {val(commentId)});
  return true;
}

bool thanked(sql::Connection& connection, std::string_view commentId, std::string_view personId) {
  return connection
             .query("SELECT 1 FROM comment_thanks WHERE comment_id = $1 AND person_id = $2",
                    {val(commentId), val(personId)})
             ->next() != nullptr;
}

std::vector<std::string> hostsOf(sql::Connection& connection, std::string_view unitCode) {
  auto rows = connection.query(R"(
      SELECT id FROM person
      WHERE unit_code = $1 AND (' ' || roles || ' ' LIKE '% host %' OR ' ' || roles || ' ' LIKE '% deputy %')
      ORDER BY id)",
                               {val(unitCode)});
  std::vector<std::string> people;
  while (const sql::Row* row = rows->next()) people.push_back(row->string(0));
  return people;
}

}  // namespace passerelle::comments
