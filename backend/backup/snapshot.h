// One verified copy of a database file: taken while others read and write, synced, and read back.
#pragma once
#include <string>

#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/result.h"
#include "shared/sql/sqlite_connection.h"

namespace passerelle::backup {

/// "20261117T174205Z": sorts as time does.
std::string timeInName(TimePoint time);

/// Copies `connection`'s database to the new file `target`, brings it to the disk, opens it and checks it
/// (integrity_check, and as many rows in every table as the copy's moment had). On an Error nothing is left at
/// `target`.
Result<void> snapshot(sql::SqliteConnection& connection, const std::string& target, const std::string& vfs,
                      Files& files);

/// Error: the first thing that is wrong with the database file at `path`.
Result<void> verifyDatabase(const std::string& path, const std::string& vfs);

}  // namespace passerelle::backup
