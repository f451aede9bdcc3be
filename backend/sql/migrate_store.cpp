#include "backend/sql/migrate_store.h"

#include "backend/backup/snapshot.h"
#include "backend/sql/migrations.h"
#include "shared/sql/sqlite_connection.h"

namespace passerelle {

Result<void> migrateStore(const std::string& dataFolder, const std::string& vfs, const Clock& clock, Files& files) {
  const auto connection = sql::openSqlite(dataFolder + "/passerelle.db", {.vfs = vfs});
  return sql::migrate(*connection, serverMigrations(), [&](int version) -> Result<void> {
    const std::string folder = dataFolder + "/backups";
    if (auto made = files.makeFolder(folder); !made) return made;
    const std::string target =
        folder + "/before-schema-" + std::to_string(version + 1) + "-" + backup::timeInName(clock.now()) + ".db";
    return backup::snapshot(*connection, target, vfs, files);
  });
}

}  // namespace passerelle
