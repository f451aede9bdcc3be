#include "backend/ideas/idea_group.h"

#include <algorithm>

namespace passerelle::ideas {
namespace {
using sql::val;

std::vector<std::string> texts(sql::Connection& connection, std::string_view sql, std::string_view key) {
  auto rows = connection.query(sql, {val(key)});
  std::vector<std::string> found;
  while (const sql::Row* row = rows->next()) found.push_back(row->string(0));
  return found;
}

std::string rootOf(sql::Connection& connection, std::string_view ideaId) {
  auto rows = connection.query("SELECT COALESCE(kept_id, id) FROM idea WHERE id = $1", {val(ideaId)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::string(ideaId) : row->string(0);
}
}  // namespace

std::vector<std::string> membersOf(sql::Connection& connection, std::string_view rootId) {
  return texts(connection, R"(
      SELECT id FROM idea WHERE id = $1 OR kept_id = $1
      ORDER BY CASE WHEN id = $1 THEN 0 ELSE 1 END, published_at, id)",
               rootId);
}

std::vector<std::string> groupOf(sql::Connection& connection, const IdeaRow& idea) {
  return idea.alone ? std::vector<std::string>{idea.id} : membersOf(connection, idea.root());
}

std::vector<std::string> authorsOf(sql::Connection& connection, std::string_view ideaId) {
  std::vector<std::string> authors;
  for (std::string& author : texts(connection, R"(
      SELECT author_id FROM idea WHERE id = $1 OR kept_id = $1
      ORDER BY CASE WHEN id = $1 THEN 0 ELSE 1 END, published_at, id)",
                                   rootOf(connection, ideaId))) {
    if (std::find(authors.begin(), authors.end(), author) == authors.end()) authors.push_back(std::move(author));
  }
  return authors;
}

std::vector<std::string> supportersOf(sql::Connection& connection, std::string_view ideaId) {
  return texts(connection, R"(
      SELECT DISTINCT person_id FROM support
      WHERE idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1)
        AND person_id NOT IN (SELECT author_id FROM idea WHERE id = $1 OR kept_id = $1)
      ORDER BY person_id)",
               rootOf(connection, ideaId));
}

bool isAuthor(sql::Connection& connection, const IdeaRow& idea, std::string_view personId) {
  if (idea.alone) return idea.authorId == personId;
  return connection
             .query("SELECT 1 FROM idea WHERE (id = $1 OR kept_id = $1) AND author_id = $2",
                    {val(idea.root()), val(personId)})
             ->next() != nullptr;
}

bool isKnownReader(sql::Connection& connection, std::string_view rootId, std::string_view personId) {
  return connection
             .query(R"(
      SELECT 1 FROM reading WHERE person_id = $2
        AND report_id IN (SELECT report_id FROM idea WHERE id = $1 OR kept_id = $1)
      UNION ALL SELECT 1 FROM useful WHERE person_id = $2
        AND report_id IN (SELECT report_id FROM idea WHERE id = $1 OR kept_id = $1)
      UNION ALL SELECT 1 FROM idea_reading WHERE person_id = $2
        AND idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1)
      UNION ALL SELECT 1 FROM support WHERE person_id = $2
        AND idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1))",
                    {val(rootId), val(personId)})
             ->next() != nullptr;
}

std::int64_t knownReaders(sql::Connection& connection, std::string_view rootId) {
  return connection
      .query(R"(
      SELECT COUNT(*) FROM (
        SELECT person_id FROM reading WHERE report_id IN (SELECT report_id FROM idea WHERE id = $1 OR kept_id = $1)
        UNION SELECT person_id FROM useful WHERE report_id IN (SELECT report_id FROM idea WHERE id = $1 OR kept_id = $1)
        UNION SELECT person_id FROM idea_reading WHERE idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1)
        UNION SELECT person_id FROM support WHERE idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1)
      ) known WHERE person_id NOT IN (SELECT author_id FROM idea WHERE id = $1 OR kept_id = $1))",
             {val(rootId)})
      ->next()
      ->integer(0);
}

void recountSupports(sql::Connection& connection, IdeaRow& root) {
  auto rows = connection.query(R"(
      SELECT MAX(weight) FROM support
      WHERE idea_id IN (SELECT id FROM idea WHERE id = $1 OR kept_id = $1)
        AND person_id NOT IN (SELECT author_id FROM idea WHERE id = $1 OR kept_id = $1)
      GROUP BY person_id)",
                               {val(root.id)});
  root.supporters = 0;
  root.supportWeight = 0;
  while (const sql::Row* row = rows->next()) {
    ++root.supporters;
    root.supportWeight += row->real(0);  // weights are multiples of 2⁻⁴⁰: their sum has no order
  }
}

void keepScore(sql::Connection& connection, IdeaRow& root, const ranking::Prior& prior) {
  root.readers = std::max(root.readers, root.supporters);
  root.feedKey = ranking::feedKey(root.supportWeight, static_cast<double>(root.readers), prior,
                                  root.publishedAt.value_or(TimePoint{}));
  root.shownSupporters = root.supporters;
  root.shownReaders = root.readers;
  setIdeaScore(connection, root);
}

}  // namespace passerelle::ideas
