#include "app/local/triage.h"

#include <algorithm>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/triage_json.h"

namespace passerelle {

std::vector<TriageCard> Triage::all() {
  std::vector<TriageCard> cards;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT id, content, outcome, into_id, EXISTS (SELECT 1 FROM outbox WHERE outbox.path = '/v1/ideas/' || "
        "triage_card.id || '/triage') FROM triage_card ORDER BY position");
    while (const sql::Row* row = rows->next()) {
      auto idea = decodeTriageIdea(m_vault.unseal(row->bytes(1), "triage_card", row->text(0), "content"));
      if (idea) cards.push_back({std::move(*idea), row->string(2), row->string(3), row->boolean(4)});
    }
  });
  return cards;
}

std::string Triage::ideaOf(const std::string& path) {
  const std::size_t from = api::kIdeas.size() + 1;
  return path.size() <= from ? std::string() : path.substr(from, path.find('/', from) - from);
}

Result<void> Triage::queue(const std::string& ideaId, const std::string& outcome, const std::string& into) {
  OutboxEntry entry;
  entry.path = api::triagePath(ideaId);
  entry.kind = OutboxKind::triage;
  entry.method = "PUT";
  entry.body = encodeTriage(m_vault.newId(), outcome, into);
  entry.hash = sha256Hex(entry.body);
  entry.sizeBytes = static_cast<std::int64_t>(entry.body.size());
  entry.attempts = outcome.empty() ? 1 : 0;  // a word is only taken back where one has left
  return m_outbox.put(std::move(entry));
}

Result<void> Triage::decide(const std::string& ideaId, const std::string& outcome, const std::string& into) {
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("UPDATE triage_card SET outcome = $2, into_id = $3 WHERE id = $1",
                           {sql::val(ideaId), sql::val(outcome), sql::val(into)}) == 0)
      return fail(ErrorCode::notFound, "This idea is not in the deck any more.");
    m_vault.changed(Topic::triage, ideaId);
    return queue(ideaId, outcome, into);
  });
  if (!written) return written;
  std::erase(m_decided, ideaId);
  m_decided.push_back(ideaId);
  m_refusal.clear();
  return {};
}

bool Triage::canUndo() { return !m_decided.empty(); }

Result<std::string> Triage::undo() {
  if (m_decided.empty()) return std::string();
  const std::string ideaId = m_decided.back(), path = api::triagePath(ideaId);
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE triage_card SET outcome = '', into_id = '' WHERE id = $1", {sql::val(ideaId)});
    m_vault.changed(Topic::triage, ideaId);
    const auto waiting = m_outbox.find(path);
    const bool neverLeft = waiting && waiting->state != OutboxState::inFlight && waiting->attempts == 0;
    return neverLeft ? m_outbox.drop(path) : queue(ideaId, {}, {});
  });
  if (!written) return tl::unexpected<Error>(written.error());
  m_decided.pop_back();
  return ideaId;
}

Result<void> Triage::replace(const std::vector<TriageIdea>& ideas, const std::vector<std::string>& json) {
  m_told = true;
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> gone;
    {
      auto rows = connection.query("SELECT id FROM triage_card");
      while (const sql::Row* row = rows->next()) gone.push_back(row->string(0));
    }
    // What was decided here stays as long as its word is on the way, and for an undo in this run.
    std::erase_if(gone, [&](const std::string& id) {
      const bool listed = std::any_of(ideas.begin(), ideas.end(), [&](const auto& idea) { return idea.id == id; });
      const bool decided = std::find(m_decided.begin(), m_decided.end(), id) != m_decided.end();
      return listed || decided || m_outbox.find(api::triagePath(id)).has_value();
    });
    for (const std::string& id : gone) connection.execute("DELETE FROM triage_card WHERE id = $1", {sql::val(id)});
    for (std::size_t i = 0; i < ideas.size(); ++i) {
      const std::string& id = ideas[i].id;
      const bool waits = m_outbox.find(api::triagePath(id)).has_value();
      connection.execute(
          R"(INSERT INTO triage_card (id, position, content, outcome, into_id) VALUES ($1, $2, $3, '', '')
                            ON CONFLICT (id) DO UPDATE SET position = excluded.position, content = excluded.content,
                              outcome = CASE WHEN $4 = 1 THEN triage_card.outcome ELSE '' END,
                              into_id = CASE WHEN $4 = 1 THEN triage_card.into_id ELSE '' END)",
          {sql::val(id), sql::val(static_cast<std::int64_t>(i)),
           sql::blob(m_vault.seal(json[i], "triage_card", id, "content")), sql::val(waits)});
      if (!waits) std::erase(m_decided, id);  // somebody took the word back
    }
    m_vault.changed(Topic::triage);
    return {};
  });
}

Result<void> Triage::acknowledge(const std::string& path) {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    m_vault.changed(Topic::triage, ideaOf(path));
    return {};
  });
}

Result<void> Triage::refuse(const std::string& path, const std::string& detail) {
  const std::string ideaId = ideaOf(path);
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto more = m_outbox.finish(path);
    if (!more) return tl::unexpected<Error>(more.error());
    m_vault.changed(Topic::triage, ideaId);
    if (*more) return {};  // another word was said meanwhile, and that goes
    connection.execute("UPDATE triage_card SET outcome = '', into_id = '' WHERE id = $1", {sql::val(ideaId)});
    return {};
  });
  if (!written) return written;
  std::erase(m_decided, ideaId);
  m_refusal = detail;
  return {};
}

Result<void> Triage::clear() {
  m_decided.clear();
  m_refusal.clear();
  m_told = false;
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM triage_card");
    m_vault.changed(Topic::triage);
    return {};
  });
}

}  // namespace passerelle
