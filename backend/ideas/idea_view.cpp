#include "backend/ideas/idea_view.h"

#include <algorithm>

#include "backend/ideas/idea_group.h"

namespace passerelle::ideas {
namespace {
using sql::val;

void writePerson(sql::Connection& connection, const std::string& id, JsonWriter& json) {
  auto rows = connection.query("SELECT name, department FROM person WHERE id = $1", {val(id)});
  const sql::Row* row = rows->next();
  json.beginObject().field("id", id).field("name", row == nullptr ? std::string() : row->string(0));
  json.field("department", row == nullptr ? std::string() : row->string(1)).endObject();
}

void writePlace(sql::Connection& connection, const IdeaRow& idea, JsonWriter& json) {
  json.field("report", idea.reportId.empty() ? std::nullopt : std::optional(idea.reportId)).key("unit");
  auto rows = connection.query(
      "SELECT u.code, u.name FROM report r JOIN unit u ON u.code = r.unit_code WHERE r.id = $1", {val(idea.reportId)});
  if (const sql::Row* row = rows->next())
    json.beginObject().field("code", row->text(0)).field("name", row->text(1)).endObject();
  else
    json.null();
}

/// Of an idea filed on its own: what its next revision is based on, and the language it is written in.
void writeHead(sql::Connection& connection, const IdeaRow& idea, JsonWriter& json) {
  auto rows =
      connection.query("SELECT revision, hash, language FROM idea WHERE id = $1 AND report_id IS NULL", {val(idea.id)});
  const sql::Row* row = rows->next();
  json.field("revision", row == nullptr ? std::int64_t{0} : row->integer(0));
  json.field("hash", row == nullptr ? std::nullopt : std::optional(row->string(1)));
  json.field("language", row == nullptr ? std::nullopt : std::optional(row->string(2)));
}
}  // namespace

void writeIdeaFields(sql::Connection& connection, const IdeaRow& idea, const IdeaViewer& viewer, JsonWriter& json) {
  json.field("id", idea.id).field("text", idea.text);
  writePlace(connection, idea, json);
  json.key("author");
  writePerson(connection, idea.authorId, json);
  const auto authors = authorsOf(connection, idea.id);
  json.key("coAuthors").beginArray();
  for (const std::string& author : authors) {
    if (author != idea.authorId) writePerson(connection, author, json);
  }
  json.endArray().field("publishedAt", toIso(idea.publishedAt.value_or(TimePoint{})));
  writeHead(connection, idea, json);
  json.field("mergedInto", idea.merged() ? std::optional(idea.keptId) : std::nullopt).key("merged").beginArray();
  for (const std::string& member : membersOf(connection, idea.root())) {
    if (!idea.merged() && member != idea.id) json.text(member);
  }
  json.endArray();
  const bool supported = supports(connection, idea, viewer.personId);
  json.field("supported", supported);
  json.field("own", std::find(authors.begin(), authors.end(), viewer.personId) != authors.end());
  if (supported || viewer.seesCounts)
    json.field("supporters", idea.shownSupporters).field("readers", idea.shownReaders);
  else
    json.key("supporters").null().key("readers").null();
}

bool writeIdea(sql::Connection& connection, std::string_view id, const IdeaViewer& viewer, JsonWriter& json) {
  const auto idea = findIdea(connection, id);
  if (!idea || !idea->publishedAt) return false;
  json.beginObject();
  writeIdeaFields(connection, *idea, viewer, json);
  json.endObject();
  return true;
}

}  // namespace passerelle::ideas
