#include "backend/backup/backup.h"

#include <algorithm>

#include "backend/backup/generation.h"
#include "backend/backup/snapshot.h"
#include "backend/changes/change_log.h"
#include "backend/sql/migrations.h"
#include "shared/base/digest.h"
#include "shared/sql/sqlite_connection.h"

namespace passerelle::backup {
namespace {
constexpr const char* kMedia = "media/stored";
constexpr std::int64_t kPartBytes = 1024 * 1024;

std::string parentOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

std::string withoutSlash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// Reads a file in parts; `onPart` may refuse.
Result<BackedUpFile> readWhole(const std::string& folder, const std::string& path, Files& files,
                               const std::function<Result<void>(const std::string&)>& onPart) {
  BackedUpFile file{path, 0, {}};
  Sha256 digest;
  while (true) {
    auto part = files.readPart(folder + "/" + path, file.sizeBytes, kPartBytes);
    if (!part) return tl::unexpected<Error>(part.error());
    digest.add(*part);
    file.sizeBytes += static_cast<std::int64_t>(part->size());
    if (auto taken = onPart(*part); !taken) return tl::unexpected<Error>(taken.error());
    if (static_cast<std::int64_t>(part->size()) < kPartBytes) break;
  }
  file.sha256 = digest.hex();
  return file;
}

Result<BackedUpFile> digestOf(const std::string& folder, const std::string& path, Files& files) {
  return readWhole(folder, path, files, [](const std::string&) -> Result<void> { return {}; });
}

Result<BackedUpFile> copyFile(const std::string& from, const std::string& to, const std::string& path, Files& files) {
  const std::string target = to + "/" + path;
  if (auto made = files.makeFolder(parentOf(target)); !made) return tl::unexpected<Error>(made.error());
  auto out = files.openAt(target, 0);
  if (!out) return tl::unexpected<Error>(out.error());
  auto file = readWhole(from, path, files, [&](const std::string& part) { return (*out)->append(part); });
  if (!file) return file;
  if (auto synced = (*out)->sync(); !synced) return tl::unexpected<Error>(synced.error());
  if (auto synced = files.syncFolder(parentOf(target)); !synced) return tl::unexpected<Error>(synced.error());
  return file;
}

std::map<std::string, std::int64_t> countRows(sql::SqliteConnection& connection) {
  std::map<std::string, std::int64_t> rows;
  for (const std::string& table : connection.tables()) rows[table] = connection.countRows(table);
  return rows;
}

/// What stands in a copy of a database.
void describe(const std::string& path, Manifest& manifest) {
  const auto copy = sql::openSqlite(path, {.readOnly = true});
  manifest.rows = countRows(*copy);
  manifest.schema = sql::schemaVersion(*copy);
  manifest.storeGeneration = readState(*copy).generation;
  manifest.backedUpThrough = changes::last(*copy);
}

Result<void> writeManifest(const std::string& folder, const Manifest& manifest, Files& files) {
  auto out = files.openAt(folder + "/" + kManifestName, 0);
  if (!out) return tl::unexpected<Error>(out.error());
  if (auto written = (*out)->append(toJson(manifest)); !written) return written;
  if (auto synced = (*out)->sync(); !synced) return synced;
  return files.syncFolder(folder);
}

Result<void> publish(const std::string& part, const std::string& target, Files& files) {
  if (auto renamed = files.rename(part, target); !renamed) return renamed;
  return files.syncFolder(parentOf(target));
}
}  // namespace

Result<Manifest> takeBackup(const std::string& dataFolder, const std::string& given, const Clock& clock, Files& files) {
  const std::string target = withoutSlash(given);
  if (files.size(target)) return fail(ErrorCode::conflict, target + " exists already: name a new folder.");
  if (!files.size(dataFolder + "/" + kDatabaseName))
    return fail(ErrorCode::notFound, "There is no data in " + dataFolder + ": name the folder that is served.");
  const std::string part = target + ".part";
  if (auto removed = files.removeFolder(part); !removed) return tl::unexpected<Error>(removed.error());
  if (auto made = files.makeFolder(part); !made) return tl::unexpected<Error>(made.error());
  const auto fill = [&]() -> Result<Manifest> {
    Manifest manifest;
    manifest.takenAt = toIso(clock.now());
    const auto source = sql::openSqlite(dataFolder + "/" + kDatabaseName);
    if (auto copied = snapshot(*source, part + "/" + kDatabaseName, {}, files); !copied)
      return tl::unexpected<Error>(copied.error());
    describe(part + "/" + kDatabaseName, manifest);
    auto database = digestOf(part, kDatabaseName, files);
    if (!database) return tl::unexpected<Error>(database.error());
    manifest.files.push_back(*database);
    // After the database: every file that a row of the copy names was there before its row.
    auto media = files.walk(dataFolder + "/" + kMedia);
    if (!media) return tl::unexpected<Error>(media.error());
    for (const std::string& name : *media) {
      auto file = copyFile(dataFolder, part, std::string(kMedia) + "/" + name, files);
      if (!file && file.error().code == ErrorCode::notFound) continue;  // erased meanwhile
      if (!file) return tl::unexpected<Error>(file.error());
      manifest.files.push_back(*file);
    }
    if (auto written = writeManifest(part, manifest, files); !written) return tl::unexpected<Error>(written.error());
    auto verified = verifyBackup(part, files);
    if (!verified) return verified;
    if (auto published = publish(part, target, files); !published) return tl::unexpected<Error>(published.error());
    return manifest;
  };
  Result<Manifest> outcome = fail(ErrorCode::internal, "No backup was taken.");
  try {
    outcome = fill();
  } catch (const sql::DatabaseError& error) {
    outcome = fail(ErrorCode::unavailable, "The backup could not be taken: " + std::string(error.what()) + ".");
  }
  if (!outcome) files.removeFolder(part);
  return outcome;
}

Result<Manifest> verifyBackup(const std::string& folder, Files& files) {
  auto text = files.read(folder + "/" + kManifestName);
  if (!text) return fail(ErrorCode::notFound, folder + " is no backup: it has no manifest.json.");
  auto manifest = manifestFromJson(*text);
  if (!manifest) return manifest;
  for (const BackedUpFile& file : manifest->files) {
    auto found = digestOf(folder, file.path, files);
    if (!found) return fail(ErrorCode::conflict, "The backup lacks " + file.path + ".");
    if (found->sizeBytes != file.sizeBytes || found->sha256 != file.sha256)
      return fail(ErrorCode::conflict, "In the backup, " + file.path + " is damaged.");
  }
  const std::string database = folder + "/" + kDatabaseName;
  if (auto sound = verifyDatabase(database, {}); !sound) return tl::unexpected<Error>(sound.error());
  Manifest found;
  describe(database, found);
  for (const auto& [table, rows] : manifest->rows) {
    if (found.rows[table] != rows)
      return fail(ErrorCode::conflict, "In the backup, the table " + table + " lacks rows.");
  }
  return manifest;
}

Result<Manifest> restoreBackup(const std::string& given, const std::string& data, Rng& rng, Files& files) {
  const std::string folder = withoutSlash(given);
  const std::string dataFolder = withoutSlash(data);
  auto present = files.walk(dataFolder);
  if (!present) return tl::unexpected<Error>(present.error());
  if (!present->empty() || files.size(dataFolder + "/" + kDatabaseName))
    return fail(ErrorCode::refused, dataFolder + " is not empty: restore into a new folder, then serve that one.");
  auto manifest = verifyBackup(folder, files);
  if (!manifest) return manifest;
  if (manifest->schema > serverMigrations().back().version)
    return fail(ErrorCode::unsupportedType, "This backup was made by a newer Passerelle (schema " +
                                                std::to_string(manifest->schema) + "): restore it with that one.");
  const std::string part = dataFolder + ".restoring";
  if (auto removed = files.removeFolder(part); !removed) return tl::unexpected<Error>(removed.error());
  const auto fill = [&]() -> Result<Manifest> {
    for (const BackedUpFile& file : manifest->files) {
      auto copied = copyFile(folder, part, file.path, files);
      if (!copied) return tl::unexpected<Error>(copied.error());
      if (copied->sha256 != file.sha256) return fail(ErrorCode::conflict, file.path + " changed while it was copied.");
    }
    {
      const auto connection = sql::openSqlite(part + "/" + kDatabaseName);
      connection->script("BEGIN IMMEDIATE;");
      renewGeneration(*connection, rng);
      connection->script("COMMIT;");
      connection->checkpoint(sql::SqliteConnection::Checkpoint::truncate, Milliseconds(5000));
    }
    if (auto sound = verifyDatabase(part + "/" + kDatabaseName, {}); !sound)
      return tl::unexpected<Error>(sound.error());
    if (auto published = publish(part, dataFolder, files); !published) return tl::unexpected<Error>(published.error());
    return *manifest;
  };
  Result<Manifest> outcome = fail(ErrorCode::internal, "Nothing was restored.");
  try {
    outcome = fill();
  } catch (const sql::DatabaseError& error) {
    outcome = fail(ErrorCode::unavailable, "The backup could not be restored: " + std::string(error.what()) + ".");
  }
  if (!outcome) files.removeFolder(part);
  return outcome;
}

}  // namespace passerelle::backup
