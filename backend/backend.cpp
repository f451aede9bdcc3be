#include "backend/backend.h"

#include "backend/meta.h"
#include "backend/people/people_service.h"
#include "backend/people/session_authenticator.h"
#include "backend/routes.h"
#include "backend/sql/migrate_store.h"

namespace passerelle {

class Backend::Impl {
 public:
  Impl(BackendOptions given, const Clock& clock, Rng& rng, Files&)
      : options(std::move(given)),
        database({options.dataFolder + "/passerelle.db", options.readers, 4096, options.vfs, options.onBroken, {}}),
        authenticator(database, clock),
        people(clock, rng, options.publicUrl),
        router(authenticator) {}

  BackendOptions options;
  sql::Database database;
  people::SessionAuthenticator authenticator;
  people::PeopleService people;
  http::Router router;
};

Result<std::unique_ptr<Backend>> Backend::create(BackendOptions options, const Clock& clock, Rng& rng, Files& files) {
  if (auto made = files.makeFolder(options.dataFolder); !made) return tl::unexpected<Error>(made.error());
  if (auto migrated = migrateStore(options.dataFolder, options.vfs, clock, files); !migrated)
    return tl::unexpected<Error>(migrated.error());
  auto impl = std::make_unique<Impl>(std::move(options), clock, rng, files);
  auto written = impl->database.writeNow([&](sql::Connection& connection) -> Result<void> {
    writeMeta(connection, kPublicUrlKey, impl->options.publicUrl);
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
void Backend::runDue() { m_impl->authenticator.runDue(); }

}  // namespace passerelle
