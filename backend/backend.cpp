#include "backend/backend.h"

#include "backend/backup/daily_backup.h"
#include "backend/meta.h"
#include "backend/people/people_service.h"
#include "backend/people/session_authenticator.h"
#include "backend/routes.h"
#include "backend/sql/migrate_store.h"

namespace passerelle {

class Backend::Impl {
 public:
  Impl(BackendOptions given, const Clock& clock, Rng& rng, Files& files)
      : options(std::move(given)),
        database({options.dataFolder + "/passerelle.db", options.readers, 4096, options.vfs, options.onBroken, {}}),
        authenticator(database, clock),
        people(clock, rng, options.publicUrl),
        dailyBackup(database, options.dataFolder, generation, clock, files),
        router(authenticator) {}

  BackendOptions options;
  sql::Database database;
  people::SessionAuthenticator authenticator;
  people::PeopleService people;
  backup::Generation generation;
  backup::DailyBackup dailyBackup;
  http::Router router;
};

Result<std::unique_ptr<Backend>> Backend::create(BackendOptions options, const Clock& clock, Rng& rng, Files& files) {
  if (auto made = files.makeFolder(options.dataFolder); !made) return tl::unexpected<Error>(made.error());
  if (auto migrated = migrateStore(options.dataFolder, options.vfs, clock, files); !migrated)
    return tl::unexpected<Error>(migrated.error());
  auto impl = std::make_unique<Impl>(std::move(options), clock, rng, files);
  auto written = impl->database.writeNow([&](sql::Connection& connection) -> Result<void> {
    writeMeta(connection, kPublicUrlKey, impl->options.publicUrl);
    backup::ensureGeneration(connection, rng);
    impl->generation.load(backup::readState(connection));
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  addRoutes(impl->router);
  return std::unique_ptr<Backend>(new Backend(std::move(impl)));
}

Backend::Backend(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Backend::~Backend() = default;
http::Router& Backend::router() { return m_impl->router; }
sql::Database& Backend::database() { return m_impl->database; }
const backup::Generation& Backend::generation() const { return m_impl->generation; }
void Backend::runDue() {
  m_impl->authenticator.runDue();
  if (m_impl->options.dailyBackups) m_impl->dailyBackup.runDue();
}

}  // namespace passerelle
