#include "app/local/media_files.h"

#include <set>

#include "shared/audio/ogg_opus.h"
#include "shared/base/digest.h"
#include "shared/codec/names.h"

namespace passerelle {

Result<void> writeWhole(Files& files, const std::string& folder, const std::string& name, std::string_view bytes) {
  const std::string part = folder + "/" + name + ".part";
  auto written = [&]() -> Result<void> {
    auto file = files.openAt(part, 0);
    if (!file) return tl::unexpected<Error>(file.error());
    if (auto done = (*file)->append(bytes); !done) return done;
    return (*file)->sync();
  }();
  if (written) written = files.rename(part, folder + "/" + name);
  if (!written) {
    (void)files.remove(part);  // a full phone is not made fuller by what it could not take
    return written;
  }
  return files.syncFolder(folder);
}

Result<Medium> MediaFiles::add(MediumKind kind, const std::string& type, const std::string& bytes,
                               const std::string& of, Milliseconds duration) {
  if (bytes.empty()) return fail(ErrorCode::invalid, "This file is empty: take it again.");
  if (static_cast<std::int64_t>(bytes.size()) > kMaxMediumBytes)
    return fail(ErrorCode::tooLarge, "An attachment is at most 12 MB: make it smaller.");
  Medium medium{m_vault.newId(), kind, type, static_cast<std::int64_t>(bytes.size()), sha256Hex(bytes), of, duration};
  auto stored = writeWhole(m_vault.files(), m_vault.folder() + "/media", medium.id,
                           m_vault.cipher().sealFile(bytes, "media/" + medium.id));
  if (!stored) return tl::unexpected<Error>(inThePhonesWords(stored.error()));
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        R"(INSERT INTO medium (id, kind, type, size_bytes, sha256, of_id, created_at, duration_ms)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
        {sql::val(medium.id), sql::val(nameOf(kind)), sql::val(type), sql::val(medium.sizeBytes),
         sql::val(medium.sha256), of.empty() ? sql::val(nullptr) : sql::val(of), sql::val(toMs(m_vault.clock().now())),
         sql::val(duration.count())});
    return {};
  });
  if (!written) {
    (void)m_vault.files().remove(pathOf(medium.id));
    return tl::unexpected<Error>(written.error());
  }
  return medium;
}

Result<void> MediaFiles::adopt(const Medium& medium, const std::string& bytes) {
  if (sha256Hex(bytes) != medium.sha256) return fail(ErrorCode::invalid, "This attachment arrived damaged.");
  auto stored = writeWhole(m_vault.files(), m_vault.folder() + "/media", medium.id,
                           m_vault.cipher().sealFile(bytes, "media/" + medium.id));
  if (!stored) return stored;
  const auto voice =
      medium.kind == MediumKind::voice ? audio::readOggOpus(bytes) : tl::unexpected(audio::VoiceFault::notOpus);
  const Milliseconds duration = voice ? voice->duration() : Milliseconds(0);
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        R"(INSERT INTO medium (id, kind, type, size_bytes, sha256, of_id, created_at, duration_ms)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, size_bytes = excluded.size_bytes,
           type = excluded.type, duration_ms = excluded.duration_ms)",
        {sql::val(medium.id), sql::val(nameOf(medium.kind)), sql::val(medium.type),
         sql::val(static_cast<std::int64_t>(bytes.size())), sql::val(medium.sha256),
         medium.of.empty() ? sql::val(nullptr) : sql::val(medium.of), sql::val(toMs(m_vault.clock().now())),
         sql::val(duration.count())});
    return {};
  });
}

Result<std::string> MediaFiles::read(const std::string& id) {
  auto sealed = m_vault.files().read(pathOf(id));
  if (!sealed) return fail(ErrorCode::notFound, "This attachment is not on this phone.");
  return m_vault.cipher().openFile(*sealed, "media/" + id);
}

namespace {
std::optional<Medium> one(Vault& vault, std::string_view sql, const std::string& id) {
  std::optional<Medium> found;
  vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(sql, {sql::val(id)});
    if (const sql::Row* row = rows->next())
      found = Medium{row->string(0),
                     mediumKindFromName(row->text(1)).value_or(MediumKind::photo),
                     row->string(2),
                     row->integer(3),
                     row->string(4),
                     row->string(5),
                     Milliseconds(row->optionalInteger(6).value_or(0))};
  });
  return found;
}
}  // namespace

std::optional<Medium> MediaFiles::find(const std::string& id) {
  return one(m_vault, "SELECT id, kind, type, size_bytes, sha256, of_id, duration_ms FROM medium WHERE id = $1", id);
}

std::optional<Medium> MediaFiles::thumbnailOf(const std::string& photoId) {
  return one(m_vault, "SELECT id, kind, type, size_bytes, sha256, of_id, duration_ms FROM medium WHERE of_id = $1",
             photoId);
}

ManifestEntry MediaFiles::manifestEntry(const Medium& medium, const std::string& caption) {
  return {medium.id,     medium.kind, medium.type, medium.sizeBytes,
          medium.sha256, medium.of,   caption,     medium.duration.count()};
}

void MediaFiles::forget(sql::Connection& connection, const std::string& id) {
  connection.execute("DELETE FROM medium WHERE id = $1 OR of_id = $1", {sql::val(id)});
  connection.execute("DELETE FROM photo_look WHERE medium_id = $1", {sql::val(id)});
}

Result<void> MediaFiles::sweep() {
  auto names = m_vault.files().list(m_vault.folder() + "/media");
  if (!names) return tl::unexpected<Error>(names.error());
  std::set<std::string> known;
  m_vault.read([&](sql::Connection& connection) {
    auto rows =
        connection.query("SELECT id FROM medium UNION SELECT file FROM cached_medium UNION SELECT id FROM raw_photo");
    while (const sql::Row* row = rows->next()) known.insert(row->string(0));
  });
  for (const std::string& name : *names) {
    if (known.contains(name)) continue;
    if (auto removed = m_vault.files().wipe(m_vault.folder() + "/media/" + name); !removed) return removed;
  }
  return {};
}

}  // namespace passerelle
