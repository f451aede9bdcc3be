// Brings a database's schema to the version this program knows, in one transaction.
#pragma once
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

/// The version a database stands at; 0 for a new one. Kept in the table schema_version.
int schemaVersion(Connection& connection);

/// Applies what is missing, all in one transaction. A schema newer than the last migration is `refused`, and nothing is
/// touched: the program exits 78 and says so.
Result<void> migrate(Connection& connection, std::span<const Migration> migrations);

}  // namespace passerelle::sql
