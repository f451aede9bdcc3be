// Brings a database's schema to the version this program knows, in one transaction.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/sql/connection.h"

namespace passerelle::sql {

/// A released migration is never edited; versions count from 1 without gaps.
struct Migration {
  int version;
  std::string_view name;
  std::string_view sql;
};

/// The version a database stands at; 0 for a new one. Kept in the table schema_version, which is made if missing.
int schemaVersion(Connection& connection);

/// Called before the schema of a database that already holds something changes, with the version it stands at. An Error
/// stops the migration.
using BeforeMigration = std::function<Result<void>(int version)>;

/// Applies what is missing, all in one transaction (inside the caller's, when there is one): killed at any moment, the
/// schema is the old or the new one. A schema newer than the last migration is `refused`, and nothing is touched: the
/// program exits 78 and says so. Throws DatabaseError.
Result<void> migrate(Connection& connection, std::span<const Migration> migrations, const BeforeMigration& before = {});

}  // namespace passerelle::sql
