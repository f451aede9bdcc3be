#include "backend/backup/snapshot.h"

#include <algorithm>

#include "backend/journal/journal.h"

namespace passerelle::backup {

std::string timeInName(TimePoint time) {
  std::string name;
  for (const char c : toIso(time)) {
    if (c == '.') break;
    if (c != '-' && c != ':') name += c;
  }
  return name + "Z";
}

Result<void> verifyDatabase(const std::string& path, const std::string& vfs) {
  try {
    const auto copy = sql::openSqlite(path, {.readOnly = true, .vfs = vfs});
    if (const std::string damage = copy->damage(); !damage.empty())
      return fail(ErrorCode::conflict, "The database " + path + " is damaged: " + damage + ".");
    const auto tables = copy->tables();
    if (std::find(tables.begin(), tables.end(), "journal") != tables.end()) {
      if (auto chain = journal::verify(*copy); !chain) return tl::unexpected<Error>(chain.error());
    }
    return {};
  } catch (const sql::DatabaseError& error) {
    return fail(ErrorCode::conflict, "The database " + path + " cannot be read: " + error.what() + ".");
  }
}

Result<void> snapshot(sql::SqliteConnection& connection, const std::string& target, const std::string& vfs,
                      Files& files) {
  const auto copyAndSync = [&]() -> Result<void> {
    try {
      connection.copyTo(target);
    } catch (const sql::DiskFullError&) {
      return fail(ErrorCode::noSpace, "There is no space for a copy of the database at " + target + ".");
    } catch (const sql::DatabaseError& error) {
      return fail(ErrorCode::unavailable, "The database could not be copied to " + target + ": " + error.what() + ".");
    }
    auto bytes = files.size(target);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto file = files.openAt(target, *bytes);
    if (!file) return tl::unexpected<Error>(file.error());
    if (auto synced = (*file)->sync(); !synced) return synced;
    if (auto synced = files.syncFolder(target.substr(0, target.rfind('/'))); !synced) return synced;
    return verifyDatabase(target, vfs);
  };
  auto outcome = copyAndSync();
  if (!outcome) files.remove(target);
  return outcome;
}

}  // namespace passerelle::backup
