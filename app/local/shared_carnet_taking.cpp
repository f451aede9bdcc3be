// SharedCarnet, the half that takes over what other devices wrote: nothing that was written here is ever lost by it.
#include <algorithm>

#include "app/local/shared_carnet.h"
#include "shared/base/digest.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
constexpr const char* kCursor = "carnetCursor";
}

std::int64_t SharedCarnet::cursor() { return std::strtoll(m_values.get(kCursor, "0").c_str(), nullptr, 10); }

Result<void> SharedCarnet::stage(const CarnetItems& page) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    for (const CarnetItem& item : page.items) {
      const std::string device = m_vault.seal(item.device, "shared_incoming", item.id, "device");
      connection.execute(
          R"(INSERT INTO shared_incoming (id, hash, key_id, sealed, device, restored) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, key_id = excluded.key_id, sealed = excluded.sealed,
             device = excluded.device, restored = excluded.restored)",
          {sql::val(item.id), sql::val(item.hash), sql::val(item.keyId), sql::blob(item.sealed), sql::blob(device),
           sql::val(item.restored)});
    }
    return m_values.set(kCursor, std::to_string(page.next), Topic::sharedCarnet);
  });
}

std::vector<SharedCarnet::Incoming> SharedCarnet::incoming() {
  std::vector<Incoming> all;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id, hash, key_id, sealed, device, restored FROM shared_incoming ORDER BY id");
    while (const sql::Row* row = rows->next()) {
      Incoming one;
      one.id = row->string(0), one.hash = row->string(1), one.keyId = row->string(2);
      one.sealed = std::string(row->bytes(3));
      one.device = m_vault.unseal(row->bytes(4), "shared_incoming", one.id, "device");
      one.restored = row->boolean(5);
      all.push_back(std::move(one));
    }
  });
  return all;
}

int SharedCarnet::waiting() { return static_cast<int>(incoming().size()); }

bool SharedCarnet::mediaHere(const CarnetContent& content) {
  return std::all_of(content.media.begin(), content.media.end(), [&](const ManifestEntry& entry) {
    const auto medium = m_media.find(entry.id);
    return medium && medium->sha256 == entry.sha256;
  });
}

std::vector<CarnetCopy> SharedCarnet::copiesToFetch() {
  std::vector<CarnetCopy> copies;
  for (const Incoming& one : incoming()) {
    if (one.sealed.empty()) continue;
    auto plain = m_keys.open(one.keyId, one.sealed, "carnet/" + one.id);
    const auto content = plain ? decodeCarnetContent(*plain) : Result<CarnetContent>(fail(ErrorCode::invalid, ""));
    if (!content) continue;
    for (std::size_t i = 0; i < content->media.size(); ++i) {
      const ManifestEntry& entry = content->media[i];
      const auto here = m_media.find(entry.id);
      if ((here && here->sha256 == entry.sha256) || content->mediaKeys[i].empty()) continue;
      copies.push_back({copyIdOf(entry.id, entry.sha256, content->mediaKeys[i]), content->mediaKeys[i],
                        Medium{entry.id, entry.kind, entry.type, entry.sizeBytes, entry.sha256, entry.of}});
    }
  }
  std::stable_sort(copies.begin(), copies.end(),
                   [](const CarnetCopy& a, const CarnetCopy& b) { return a.medium.sizeBytes < b.medium.sizeBytes; });
  return copies;
}

Result<void> SharedCarnet::takeOver() {
  for (const Incoming& one : incoming()) {
    if (auto taken = takeOne(one); !taken) return taken;
  }
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    // Sorted there into a draft that was sent or removed here meanwhile: back into the carnet, where it is seen.
    const std::int64_t back = connection.execute(R"(
        UPDATE capture SET draft_id = NULL, entry_id = NULL WHERE draft_id IS NOT NULL AND removed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = capture.draft_id)
          AND (EXISTS (SELECT 1 FROM own_report o WHERE o.id = capture.draft_id)
            OR EXISTS (SELECT 1 FROM shared_item s WHERE s.id = capture.draft_id AND s.removed = 1)))");
    if (back > 0) m_vault.changed(Topic::captures);
    return {};
  });
}

Result<void> SharedCarnet::takeOne(const Incoming& one) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto done = [&](const State& known) -> Result<void> {
      put(connection, known);
      connection.execute("DELETE FROM shared_incoming WHERE id = $1", {sql::val(one.id)});
      return {};
    };
    State known = state(one.id).value_or(State{one.id, {}, {}, {}, {}, {}, false, false});
    const auto here = local(one.id);
    const auto form = m_drafts.open();
    const bool open = form && form->id == one.id;
    if (one.hash == known.base) return done(known);
    if (one.sealed.empty()) {
      if (here && !here->frozen && !known.digest.empty() && digestOf(here->content) == known.digest) {
        if (open) return {};
        erase(connection, one.id, *here);
      } else if (here) {  // changed here meanwhile: it stays, and the others are told again
        if (here->content.draft && m_ownReports.find(here->content.reportId))
          m_drafts.markConflict(connection, here->content.reportId);
        known.base = one.hash;
        known.digest.clear();
        known.removed = false;
        return done(known);
      }
      known.base = one.hash;
      known.digest.clear();
      known.removed = true;
      return done(known);
    }
    if (std::find(known.seen.begin(), known.seen.end(), one.hash) != known.seen.end()) {
      // One's own words whose answer was lost, or a past that a restored server is back at.
      known.base = one.hash;
      known.digest = one.hash == known.sent ? known.sentDigest : std::string();
      known.removed = false;
      return done(known);
    }
    if (!m_keys.has(one.keyId)) return {};
    auto plain = m_keys.open(one.keyId, one.sealed, "carnet/" + one.id);
    auto content = plain ? decodeCarnetContent(*plain) : Result<CarnetContent>(tl::unexpected<Error>(plain.error()));
    if (!content) return done(known);  // nobody can read it: what is here stays
    if (!mediaHere(*content)) return {};
    known.draft = content->draft;
    const std::string digest = digestOf(*content);
    const bool changedHere = here && (known.digest.empty() || digestOf(here->content) != known.digest);
    if (here && digestOf(here->content) == digest) {
      // The same words.
    } else if (here && here->frozen) {
      if (auto version = writeVersion(connection, one.id, *content, one.device); !version)
        return tl::unexpected<Error>(version.error());
    } else if (here && open && !changedHere) {
      return {};
    } else if (here && open) {
      if (auto version = writeVersion(connection, one.id, *content, one.device); !version)
        return tl::unexpected<Error>(version.error());
      known.base = one.hash;
      known.digest.clear();
      known.removed = false;
      return done(known);
    } else {
      if (changedHere) {
        if (auto version = writeVersion(connection, one.id, here->content, deviceName()); !version)
          return tl::unexpected<Error>(version.error());
      }
      const bool removedHere = !here && !known.base.empty() && !known.removed;
      if (removedHere && known.digest == digest) {
        known.base = one.hash;  // removed or sent here, unchanged there: the removal goes on
        return done(known);
      }
      if (auto written = write(connection, one.id, *content); !written) return written;
      if (content->versionOf.empty())
        connection.execute("DELETE FROM shared_note WHERE id = $1 AND kind = 'version'", {sql::val(one.id)});
      else
        note(connection, one.id, {"version", content->versionOf, content->versionBy});
      if (one.restored) note(connection, one.id, {"restored", content->versionOf, one.device});
    }
    known.base = one.hash;
    known.digest = digest;
    known.removed = false;
    return done(known);
  });
}

Result<void> SharedCarnet::write(sql::Connection& connection, const std::string& id, const CarnetContent& content) {
  const std::int64_t now = toMs(m_vault.clock().now());
  const char* table = content.draft ? "draft" : "capture";
  const std::string place = content.position.empty() ? "" : m_vault.seal(content.position, table, id, "position");
  const sql::Value position = content.position.empty() ? sql::val(nullptr) : sql::blob(place);
  if (!content.draft) {
    const std::string text = m_vault.seal(content.text, "capture", id, "text");
    connection.execute(
        R"(INSERT INTO capture (id, kind, text, position, medium_id, draft_id, captured_at, entry_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET text = excluded.text,
           position = excluded.position, medium_id = excluded.medium_id, draft_id = excluded.draft_id,
           entry_id = excluded.entry_id, removed_at = NULL)",
        {sql::val(id), sql::val(content.kind), sql::blob(text), position,
         content.mediumId.empty() ? sql::val(nullptr) : sql::val(content.mediumId),
         content.draftId.empty() ? sql::val(nullptr) : sql::val(content.draftId), sql::val(content.createdAtMs),
         content.entryId.empty() ? sql::val(nullptr) : sql::val(content.entryId)});
    m_vault.changed(Topic::captures, id);
    return {};
  }
  if (auto report = decodeReport(content.report, 16 * 1024 * 1024); !report)
    return tl::unexpected<Error>(report.error());
  // Sent from here meanwhile: what the other device wrote on is a question for the person, not a new report.
  const bool sent = content.kind == "fresh" && m_ownReports.find(content.reportId).has_value();
  const std::string sealed = m_vault.seal(content.report, "draft", id, "content");
  const std::string focus = m_vault.seal("", "draft", id, "focus");
  connection.execute(
      R"(INSERT INTO draft (id, report_id, origin, content, focus, focus_cursor, created_at, changed_at, position)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET content = excluded.content,
         origin = excluded.origin, position = excluded.position, changed_at = excluded.changed_at, removed_at = NULL)",
      {sql::val(id), sql::val(content.reportId), sql::val(sent ? "conflictCopy" : content.kind.c_str()),
       sql::blob(sealed), sql::blob(focus), sql::val(content.createdAtMs), sql::val(now), position});
  m_vault.changed(Topic::drafts, id);
  return {};
}

Result<std::string> SharedCarnet::writeVersion(sql::Connection& connection, const std::string& ofId,
                                               CarnetContent content, const std::string& device) {
  const std::string id = m_vault.newId();
  if (content.draft && content.kind == "fresh") content.reportId = id;
  if (!content.draft) content.draftId.clear(), content.entryId.clear();
  if (auto written = write(connection, id, content); !written) return tl::unexpected<Error>(written.error());
  note(connection, id, {"version", ofId, device});
  return id;
}

void SharedCarnet::erase(sql::Connection& connection, const std::string& id, const Local& local) {
  const std::int64_t now = toMs(m_vault.clock().now());
  if (local.content.draft)
    connection.execute("DELETE FROM draft WHERE id = $1", {sql::val(id)});
  else
    connection.execute("UPDATE capture SET removed_at = $2 WHERE id = $1", {sql::val(id), sql::val(now)});
  connection.execute("DELETE FROM shared_note WHERE id = $1", {sql::val(id)});
  m_vault.changed(local.content.draft ? Topic::drafts : Topic::captures, id);
}

// ---------------------------------------------------------------- notes, versions

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

Result<void> SharedCarnet::readAgain() { return m_values.set(kCursor, "0", Topic::sharedCarnet); }

Result<void> SharedCarnet::offerAgain() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE shared_item SET base = '', digest = '', removed = 0");
    connection.execute("UPDATE shared_medium SET sent = 0");
    connection.execute("DELETE FROM shared_incoming");
    return m_values.set(kCursor, "0", Topic::sharedCarnet);
  });
}

}  // namespace passerelle
