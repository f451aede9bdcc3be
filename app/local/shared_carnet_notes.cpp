// SharedCarnet: what is told of a draft or capture that came from another device, and putting two versions into one.
#include <algorithm>

#include "app/local/shared_carnet.h"

namespace passerelle {

void SharedCarnet::note(sql::Connection& connection, const std::string& id, const CarnetNote& note) {
  const std::string device = m_vault.seal(note.device, "shared_note", id, "device");
  connection.execute(
      R"(INSERT INTO shared_note (id, kind, of_id, device) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, of_id = excluded.of_id, device = excluded.device)",
      {sql::val(id), sql::val(note.kind), sql::val(note.ofId), sql::blob(device)});
}

std::optional<CarnetNote> SharedCarnet::noteOf(const std::string& id) {
  std::optional<CarnetNote> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT kind, of_id, device FROM shared_note WHERE id = $1", {sql::val(id)});
    if (const sql::Row* row = rows->next())
      found = CarnetNote{row->string(0), row->string(1), m_vault.unseal(row->bytes(2), "shared_note", id, "device")};
  });
  return found;
}

Result<void> SharedCarnet::dismissNote(const std::string& id) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM shared_note WHERE id = $1", {sql::val(id)});
    m_vault.changed(Topic::drafts, id);
    m_vault.changed(Topic::captures, id);
    return {};
  });
}

Result<void> SharedCarnet::merge(const std::string& versionId) {
  const auto note = noteOf(versionId);
  const auto version = m_drafts.find(versionId);
  auto whole = note ? m_drafts.find(note->ofId) : std::nullopt;
  if (!version || !whole)
    return fail(ErrorCode::notFound, "The other version is no longer there: keep this one as it is.");
  const auto has = [](const auto& all, const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  };
  Report& into = whole->content;
  for (Astonishment one : version->content.astonishments) {
    const auto same =
        std::find_if(into.astonishments.begin(), into.astonishments.end(), [&](const Astonishment& other) {
          return other.text == one.text && other.verbatim == one.verbatim && other.tone == one.tone;
        });
    if (same != into.astonishments.end()) continue;
    if (has(into.astonishments, one.id)) one.id = m_vault.newId();
    into.astonishments.push_back(std::move(one));
  }
  for (ReportIdea one : version->content.ideas) {
    const bool same = std::any_of(into.ideas.begin(), into.ideas.end(),
                                  [&](const ReportIdea& other) { return other.text == one.text; });
    if (same) continue;
    if (has(into.ideas, one.id)) one.id = m_vault.newId();
    into.ideas.push_back(std::move(one));
  }
  for (const ManifestEntry& entry : version->content.media) {
    if (!has(into.media, entry.id)) into.media.push_back(entry);
  }
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    if (auto saved = m_drafts.save(*whole); !saved) return saved;
    if (auto removed = m_drafts.remove(versionId); !removed) return removed;
    return dismissNote(versionId);
  });
}

}  // namespace passerelle
