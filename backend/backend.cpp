#include "backend/backend.h"

#include "backend/backup/daily_backup.h"
#include "backend/meta.h"
#include "backend/people/people_api.h"
#include "backend/routes.h"
#include "backend/server/server_api.h"
#include "backend/service/referential.h"
#include "backend/sql/migrate_store.h"
#include "backend/units/units_api.h"

namespace passerelle {

class Backend::Impl {
 public:
  Impl(BackendOptions given, const Clock& clock, Rng& rng, Files& files)
      : options(std::move(given)),
        databaseOwner(std::make_unique<sql::Database>(sql::DatabaseOptions{
            options.dataFolder + "/passerelle.db", options.readers, 4096, options.vfs, options.onBroken, {}})),
        database(*databaseOwner),
        authenticator(database, clock),
        guesses(clock, 10, 1000, std::chrono::minutes(10)),
        people(clock, rng, options.publicUrl),
        peopleApi(database, people, authenticator, guesses, clock, rng, options.organisation),
        unitsApi(database, clock, rng),
        referentialApi(database),
        dailyBackup(database, options.dataFolder, generation, clock, files),
        serverApi(database, generation, clock, options.organisation),
        router(authenticator) {
    addRoutes(router, {
                          serverApi,
                          peopleApi,
                          unitsApi,
                          referentialApi,
                      });
  }

  /// The database goes first: its last jobs still need the rooms.
  ~Impl() {
    dailyBackup.wait();
    databaseOwner.reset();
  }

  BackendOptions options;
  std::unique_ptr<sql::Database> databaseOwner;
  sql::Database& database;
  people::SessionAuthenticator authenticator;
  http::RateLimit guesses;  ///< wrong codes: 10 an address, 1 000 in all, in ten minutes
  people::PeopleService people;
  people::PeopleApi peopleApi;
  units::UnitsApi unitsApi;
  service::ReferentialApi referentialApi;
  backup::Generation generation;
  backup::DailyBackup dailyBackup;
  server::ServerApi serverApi;
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
    service::ensureReferential(connection);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
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
