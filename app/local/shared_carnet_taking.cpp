// SharedCarnet, the half that takes over what other devices wrote: nothing that was written here is ever lost by it.
#include <algorithm>
#include <utility>

#include "app/local/photos.h"
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

/// The medium that stands in the place of one that was masked here; empty: it was not, or its photo has left the phone.
std::string SharedCarnet::maskedVersionOf(const std::string& mediumId) {
  std::string found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT replaced_by FROM shared_medium WHERE medium_id = $1 AND retired > 0 AND replaced_by IS NOT NULL",
        {sql::val(mediumId)});
    if (const sql::Row* row = rows->next()) found = row->string(0);
  });
  return found.empty() || !m_media.find(found) ? std::string() : found;
}

/// What another device wrote before it heard of a mask: taken over with the masked photo, and told like that.
void SharedCarnet::showMasked(CarnetContent& content) {
  std::vector<std::pair<std::string, Medium>> masked;
  for (const ManifestEntry& entry : content.media) {
    if (const std::string instead = maskedVersionOf(entry.id); !instead.empty())
      masked.emplace_back(entry.id, *m_media.find(instead));
  }
  if (masked.empty()) return;
  auto report = content.draft ? decodeReport(content.report, 16 * 1024 * 1024) : Result<Report>(Report{});
  for (const auto& [old, medium] : masked) {
    for (std::size_t i = 0; i < content.media.size(); ++i) {
      if (content.media[i].id != old) continue;
      content.media[i] = MediaFiles::manifestEntry(medium, content.media[i].caption);
      content.mediaKeys[i] = keyOfCopy(medium);
    }
    if (content.mediumId == old) content.mediumId = medium.id;
    const auto small = m_media.thumbnailOf(medium.id);
    if (report && medium.kind == MediumKind::photo && small) (void)showInstead(*report, old, medium, *small);
  }
  if (content.draft && report) content.report = encodeReport(*report);
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
      if (!maskedVersionOf(entry.id).empty()) continue;
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
    auto taken = takeOne(one);
    // Rows first, then files: what a kill leaves in between is swept at the next start.
    for (const std::string& id : std::exchange(m_unnamed, {}))
      if (taken) (void)m_vault.files().wipe(m_media.pathOf(id));
    if (!taken) return taken;
  }
  if (auto forgotten = forgetHalfFetched(); !forgotten) return forgotten;
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
    const bool open = (form && form->id == one.id) || m_captures.open(one.id);
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
    const std::string digest = digestOf(*content);
    showMasked(*content);
    if (!mediaHere(*content)) return {};
    known.draft = content->draft;
    const bool changedHere = here && (known.digest.empty() || digestOf(here->content) != known.digest);
    if (here && digestOf(here->content) == digest) {
      // The same words.
    } else if (here && here->frozen) {
      if (auto version = writeVersion(connection, one.id, *content, one.device); !version)
        return tl::unexpected<Error>(version.error());
    } else if (here && open && !changedHere) {
      return {};
    } else if (here && open) {
      // What was sorted there stands in its draft: a second version would only repeat it.
      const bool stands = !content->draftId.empty();
      if (auto version = stands ? Result<std::string>() : writeVersion(connection, one.id, *content, one.device);
          !version)
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
      if (here) forgetUnnamed(connection, here->content, *content);
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
  // Sent from here meanwhile, or a correction of it is on its way: what the other device wrote is a question for the
  // person, neither a new report nor a text that silently takes the place of one that no server has yet.
  const auto own = m_ownReports.find(content.reportId);
  const bool question = own && (content.kind == "fresh" || !own->textReceived);
  const std::string sealed = m_vault.seal(content.report, "draft", id, "content");
  const std::string focus = m_vault.seal("", "draft", id, "focus");
  connection.execute(
      R"(INSERT INTO draft (id, report_id, origin, content, focus, focus_cursor, created_at, changed_at, position)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET content = excluded.content,
         origin = excluded.origin, position = excluded.position, changed_at = excluded.changed_at, removed_at = NULL)",
      {sql::val(id), sql::val(content.reportId), sql::val(question ? "conflictCopy" : content.kind.c_str()),
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

/// A photo that was masked on another device: its first version goes here too, unless something still shows it.
void SharedCarnet::forgetUnnamed(sql::Connection& connection, const CarnetContent& before, const CarnetContent& now) {
  for (const ManifestEntry& entry : before.media) {
    const bool stays = std::any_of(now.media.begin(), now.media.end(),
                                   [&](const ManifestEntry& other) { return other.id == entry.id; });
    if (stays || named(connection, entry.id)) continue;
    m_media.forget(connection, entry.id);
    m_unnamed.push_back(entry.id);
  }
}

bool SharedCarnet::named(sql::Connection& connection, const std::string& mediumId) {
  {
    auto rows = connection.query(
        "SELECT 1 FROM capture WHERE medium_id = $1 UNION SELECT 1 FROM own_medium WHERE medium_id = $1",
        {sql::val(mediumId)});
    if (rows->next() != nullptr) return true;
  }
  auto rows = connection.query("SELECT id, content FROM draft");  // removed ones too: they can come back
  while (const sql::Row* row = rows->next()) {
    const std::string id = row->string(0);
    if (m_vault.unseal(row->bytes(1), "draft", id, "content").find(mediumId) != std::string::npos) return true;
  }
  return false;
}

/// Parts of a copy that nothing waits for any more: its photo was masked before all of it was here.
Result<void> SharedCarnet::forgetHalfFetched() {
  std::set<std::string> half;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT DISTINCT copy_id FROM shared_part");
    while (const sql::Row* row = rows->next()) half.insert(row->string(0));
  });
  if (half.empty()) return {};
  for (const CarnetCopy& copy : copiesToFetch()) half.erase(copy.copyId);
  if (half.empty()) return {};
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    for (const std::string& copyId : half)
      connection.execute("DELETE FROM shared_part WHERE copy_id = $1", {sql::val(copyId)});
    return {};
  });
}

Result<void> SharedCarnet::readAgain() { return m_values.set(kCursor, "0", Topic::sharedCarnet); }

Result<void> SharedCarnet::offerAgain() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE shared_item SET base = '', digest = '', removed = 0");
    connection.execute("UPDATE shared_medium SET sent = 0, retired = CASE WHEN retired = 0 THEN 0 ELSE 1 END");
    connection.execute("DELETE FROM shared_incoming");
    return m_values.set(kCursor, "0", Topic::sharedCarnet);
  });
}

}  // namespace passerelle
