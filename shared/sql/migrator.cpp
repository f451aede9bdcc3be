#include "shared/sql/migrator.h"

namespace passerelle::sql {

int schemaVersion(Connection& connection) {
  connection.script("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL);");
  auto rows = connection.query("SELECT COALESCE(MAX(version), 0) FROM schema_version");
  return static_cast<int>(rows->next()->integer(0));
}

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, const BeforeMigration& before) {
  const int current = schemaVersion(connection);
  const int known = migrations.empty() ? 0 : migrations.back().version;
  if (current > known)
    return fail(ErrorCode::refused, "This data was written by a newer Passerelle (schema " + std::to_string(current) +
                                        ", this program knows " + std::to_string(known) +
                                        "): start the newer program, or restore a backup made by this one.");
  if (current == known) return {};
  if (current > 0 && before) {
    if (auto ready = before(current); !ready) return ready;
  }
  connection.script("SAVEPOINT migration;");
  try {
    // Takes the write lock before anything is read, so that of two processes one waits instead of failing half-way.
    connection.execute("DELETE FROM schema_version WHERE version < 1");
    const int standing = schemaVersion(connection);
    for (const Migration& migration : migrations) {
      if (migration.version <= standing) continue;
      connection.script(std::string(migration.sql));
      connection.execute("INSERT INTO schema_version (version, name) VALUES ($1, $2)",
                         {val(migration.version), val(migration.name)});
    }
    connection.script("RELEASE migration;");
  } catch (...) {
    try {
      connection.script("ROLLBACK TO migration; RELEASE migration;");
    } catch (const DatabaseError&) {  // the engine had already rolled back; the first error says why
    }
    throw;
  }
  return {};
}

}  // namespace passerelle::sql
