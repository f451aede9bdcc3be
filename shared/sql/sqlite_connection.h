// SQLite behind Connection. The only home of sqlite3.h.
#pragma once
#include <memory>
#include <string>

#include "shared/sql/connection.h"

namespace passerelle::sql {

struct SqliteOptions {
  bool readOnly = false;
  std::string vfs;  ///< empty: the default
};

/// Opens or creates `path` with WAL, synchronous=FULL, foreign_keys=ON, busy timeout 5 s. Throws DatabaseError.
std::unique_ptr<Connection> openSqlite(const std::string& path, const SqliteOptions& options = {});

}  // namespace passerelle::sql
