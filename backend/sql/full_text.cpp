#include "backend/sql/full_text.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "shared/sql/sqlite_connection.h"
#include "shared/words/fold.h"
#include "shared/words/stem.h"

namespace passerelle::sql {
namespace {
/// Candidates that each of the two tables gives.
constexpr int kCandidates = 30;
/// Reciprocal rank fusion: G. Cormack, C. Clarke, S. Büttcher, SIGIR 2009; a small constant, for short lists.
constexpr double kFusion = 8;
constexpr double kTrigramShare = 0.5;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// "a" OR "b": each quoted, so that nothing in it is an operator.
std::string anyOf(const std::set<std::string>& words) {
  std::string query;
  for (const std::string& word : words) {
    if (word.find('"') != std::string::npos) continue;
    query += (query.empty() ? "\"" : " OR \"") + word + "\"";
  }
  return query;
}

class SqliteFullText final : public FullText {
 public:
  SqliteFullText() : m_connection(":memory:") {
    m_connection.script(
        "CREATE TABLE text (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stems TEXT NOT NULL);"
        "CREATE VIRTUAL TABLE by_word USING fts5(stems, tokenize = 'unicode61 remove_diacritics 2');"
        "CREATE VIRTUAL TABLE by_trigram USING fts5(letters, tokenize = 'trigram');");
  }

  void put(const std::string& id, std::string_view text) override {
    const std::lock_guard lock(m_mutex);
    remove(id);
    const std::string stems = joined(words::stemsOf(text)), letters = folded(text);
    m_connection.execute("INSERT INTO text (id, stems) VALUES ($1, $2)", {val(id), val(stems)});
    const std::int64_t number = numberOf(id);
    m_connection.execute("INSERT INTO by_word (rowid, stems) VALUES ($1, $2)", {val(number), val(stems)});
    m_connection.execute("INSERT INTO by_trigram (rowid, letters) VALUES ($1, $2)", {val(number), val(letters)});
  }

  void drop(const std::string& id) override {
    const std::lock_guard lock(m_mutex);
    remove(id);
  }

  std::vector<std::string> alike(std::string_view text, std::size_t limit) override {
    const std::lock_guard lock(m_mutex);
    const auto stems = words::stemsOf(text);
    const std::set<std::string> asked(stems.begin(), stems.end());
    if (asked.size() < 2) return {};
    std::map<std::int64_t, double> scores;
    const auto add = [&](std::string_view sql, const std::string& query, double share) {
      if (query.empty()) return;
      auto rows = m_connection.query(sql, {val(query), val(kCandidates)});
      int rank = 0;
      while (const Row* row = rows->next()) scores[row->integer(0)] += share / (kFusion + ++rank);
    };
    add("SELECT rowid FROM by_word WHERE by_word MATCH $1 ORDER BY rank LIMIT $2", anyOf(asked), 1);
    add("SELECT rowid FROM by_trigram WHERE by_trigram MATCH $1 ORDER BY rank LIMIT $2", anyOf(trigrams(text)),
        kTrigramShare);
    std::vector<std::pair<double, std::int64_t>> ordered;
    for (const auto& [number, score] : scores) ordered.emplace_back(-score, number);
    std::sort(ordered.begin(), ordered.end());
    std::vector<std::string> ids;
    for (const auto& [score, number] : ordered) {
      if (ids.size() == limit) break;
      if (const std::string id = idIfAlike(number, asked); !id.empty()) ids.push_back(id);
    }
    return ids;
  }

 private:
  void remove(const std::string& id) {
    const std::int64_t number = numberOf(id);
    if (number == 0) return;
    m_connection.execute("DELETE FROM by_word WHERE rowid = $1", {val(number)});
    m_connection.execute("DELETE FROM by_trigram WHERE rowid = $1", {val(number)});
    m_connection.execute("DELETE FROM text WHERE number = $1", {val(number)});
  }

  std::int64_t numberOf(const std::string& id) {
    auto rows = m_connection.query("SELECT number FROM text WHERE id = $1", {val(id)});
    const Row* row = rows->next();
    return row == nullptr ? 0 : row->integer(0);
  }

  /// Two stems in common, or one of a short question: one word in common is chance.
  std::string idIfAlike(std::int64_t number, const std::set<std::string>& asked) {
    auto rows = m_connection.query("SELECT id, stems FROM text WHERE number = $1", {val(number)});
    const Row* row = rows->next();
    if (row == nullptr) return {};
    std::size_t common = 0;
    const std::string stems = " " + row->string(1) + " ";
    for (const std::string& stem : asked) {
      // A slip of the finger: all but the last letters of a longer word are enough.
      const std::string begin = stem.size() > 5 ? stem.substr(0, stem.size() - 2) : stem;
      if (stems.find(" " + begin) != std::string::npos) ++common;
    }
    return common >= 2 || (common == 1 && asked.size() <= 5) ? row->string(0) : std::string();
  }

  static std::set<std::string> trigrams(std::string_view text) {
    std::set<std::string> grams;
    for (const std::string& stem : words::stemsOf(text)) {
      for (std::size_t i = 0; i + 3 <= stem.size(); ++i) {
        const std::string gram = stem.substr(i, 3);
        const bool plain = std::all_of(gram.begin(), gram.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (plain) grams.insert(gram);
      }
    }
    return grams;
  }

  std::mutex m_mutex;
  SqliteConnection m_connection;
};
}  // namespace

std::unique_ptr<FullText> sqliteFullText() { return std::make_unique<SqliteFullText>(); }

}  // namespace passerelle::sql
