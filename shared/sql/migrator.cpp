#include "shared/sql/migrator.h"

namespace passerelle::sql {

int schemaVersion(Connection& connection) {
  connection.script("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL);");
  auto rows = connection.query("SELECT COALESCE(MAX(version), 0) FROM schema_version");
  return static_cast<int>(rows->next()->integer(0));
}

Result<void> migrate(Connection& connection, std::span<const Migration> migrations) {
  const int current = schemaVersion(connection);
  const int known = migrations.empty() ? 0 : migrations.back().version;
  if (current > known)
    return fail(ErrorCode::refused, "This data was written by a newer Passerelle (schema " + std::to_string(current) +
                                        ", this program knows " + std::to_string(known) +
                                        "): start the newer program, or restore a backup made by this one.");
  if (current == known) return {};
  connection.script("BEGIN IMMEDIATE;");
  try {
    for (const Migration& migration : migrations) {
      if (migration.version <= current) continue;
      connection.script(std::string(migration.sql));
      connection.execute("INSERT INTO schema_version (version, name) VALUES ($1, $2)",
                         {val(migration.version), val(migration.name)});
    }
    connection.script("COMMIT;");
  } catch (...) {
    connection.script("ROLLBACK;");
    throw;
  }
  return {};
}

}  // namespace passerelle::sql
