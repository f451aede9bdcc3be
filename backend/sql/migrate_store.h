// Opens a data folder's database once, before anybody serves it, and brings its schema up to date.
#pragma once
#include <string>

#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/result.h"

namespace passerelle {

/// DIR/passerelle.db, made if missing. Before the schema of existing data changes, a verified copy of the database is
/// put in DIR/backups/before-schema-N-TIME.db; without it nothing is changed. `refused`: written by a newer program.
/// Throws sql::DatabaseError.
Result<void> migrateStore(const std::string& dataFolder, const std::string& vfs, const Clock& clock, Files& files);

}  // namespace passerelle
