#include "backend/ideas/similar_ideas.h"

#include "backend/changes/change_log.h"
#include "shared/base/language.h"
#include "shared/codec/json_writer.h"

namespace passerelle::ideas {
using sql::val;

namespace {
constexpr std::size_t kQuestionBytes = 2000;
constexpr int kMostSimilar = 10, kUsual = 3;

/// Ideas that were taken out or withdrawn since they were indexed are passed over, so more are asked for than shown.
constexpr std::size_t kSpare = 5;
}  // namespace

void SimilarIdeas::follow(sql::Connection& connection) {
  const std::int64_t last = changes::last(connection);
  if (m_seen == last) return;
  // Listed: published, not taken out, and no other idea stands for it.
  if (m_seen < 0) {
    auto rows = connection.query("SELECT id, text FROM idea WHERE score IS NOT NULL");
    while (const sql::Row* row = rows->next()) m_index.put(row->string(0), row->text(1));
  } else {
    for (const std::string& reportId : changes::publishedReportsBetween(connection, m_seen, last)) {
      auto rows = connection.query("SELECT id, text, score FROM idea WHERE report_id = $1", {val(reportId)});
      while (const sql::Row* row = rows->next()) index(*row);
    }
    for (const std::string& id : changes::ideasBetween(connection, m_seen, last)) {
      auto rows = connection.query("SELECT id, text, score FROM idea WHERE id = $1", {val(id)});
      if (const sql::Row* row = rows->next()) index(*row);
    }
  }
  m_seen = last;
}

void SimilarIdeas::index(const sql::Row& idea) {
  if (idea.isNull(2))
    m_index.drop(idea.string(0));
  else
    m_index.put(idea.string(0), idea.text(1));
}

std::vector<std::string> SimilarIdeas::alike(sql::Connection& connection, std::string_view text, std::size_t limit) {
  {
    const std::lock_guard lock(m_mutex);
    follow(connection);
  }
  return m_index.alike(text, limit);
}

std::vector<SimilarIdea> SimilarIdeas::find(sql::Connection& connection, std::string_view personId,
                                            std::string_view text, std::size_t limit) {
  std::vector<SimilarIdea> found;
  for (const std::string& id : alike(connection, text, limit + kSpare)) {
    if (found.size() == limit) break;
    auto rows = connection.query(R"(
        SELECT i.id, i.text, i.report_id, i.author_id, COALESCE(u.code, ''), COALESCE(u.name, ''),
               (SELECT COUNT(*) FROM support s JOIN idea m ON m.id = s.idea_id
                WHERE s.person_id = $2 AND (m.id = i.id OR m.kept_id = i.id))
        FROM idea i LEFT JOIN report r ON r.id = i.report_id LEFT JOIN unit u ON u.code = r.unit_code
        WHERE i.id = $1 AND i.score IS NOT NULL)",
                                 {val(id), val(personId)});
    if (const sql::Row* row = rows->next())
      found.push_back({row->string(0), row->string(1), row->string(2), row->string(4), row->string(5),
                       row->integer(6) > 0, row->text(3) == personId});
  }
  return found;
}

void SimilarApi::get(http::Request& request, http::Reply reply) {
  const std::string text = request.queryValue("text").value_or("");
  const std::string language = request.caller.language;
  if (text.empty() || text.size() > kQuestionBytes)
    return reply(Error{ErrorCode::invalid,
                       say(language, "Donnez `text`, de 1 à 2 000 octets.", "Give `text`, of 1 to 2,000 bytes."),
                       "text"});
  int limit = kUsual;
  if (const auto asked = request.queryValue("limit")) {
    limit = 0;
    for (const char c : *asked)
      limit = c >= '0' && c <= '9' && limit <= kMostSimilar ? limit * 10 + (c - '0') : kMostSimilar + 1;
    if (asked->empty() || limit < 1 || limit > kMostSimilar)
      return reply(Error{ErrorCode::invalid,
                         say(language, "`limit` est un nombre de 1 à 10.", "`limit` is a number from 1 to 10."),
                         "limit"});
  }
  m_database.read([this, text, limit, person = request.caller.personId,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const SimilarIdea& idea : m_similar.find(connection, person, text, static_cast<std::size_t>(limit))) {
      json.beginObject().field("id", idea.id).field("text", idea.text);
      json.field("reportId", idea.reportId.empty() ? std::nullopt : std::optional(idea.reportId)).key("unit");
      if (idea.unitCode.empty())
        json.null();
      else
        json.beginObject().field("code", idea.unitCode).field("name", idea.unitName).endObject();
      json.field("supported", idea.supported).field("own", idea.own).endObject();
    }
    http::Response response = http::json(200, json.endArray().endObject().take());
    response.headers.emplace("Cache-Control", "private, no-store");
    (*answer)(std::move(response));
  });
}

}  // namespace passerelle::ideas
