#include "backend/backend.h"

#include "backend/routes.h"
#include "backend/sql/migrate_store.h"

namespace passerelle {

/// Knows nobody yet.
class Nobody final : public http::Authenticator {
 public:
  void authenticate(http::Request&, std::function<void(Result<http::Caller>)> done) override { done(http::Caller{}); }
};

class Backend::Impl {
 public:
  Impl(BackendOptions given, const Clock&, Rng&, Files&)
      : options(std::move(given)),
        database({options.dataFolder + "/passerelle.db", options.readers, 4096, options.vfs, options.onBroken, {}}),
        router(authenticator) {}

  BackendOptions options;
  sql::Database database;
  Nobody authenticator;
  http::Router router;
};

Result<std::unique_ptr<Backend>> Backend::create(BackendOptions options, const Clock& clock, Rng& rng, Files& files) {
  if (auto made = files.makeFolder(options.dataFolder); !made) return tl::unexpected<Error>(made.error());
  if (auto migrated = migrateStore(options.dataFolder, options.vfs, clock, files); !migrated)
    return tl::unexpected<Error>(migrated.error());
  auto impl = std::make_unique<Impl>(std::move(options), clock, rng, files);
  addRoutes(impl->router);
  return std::unique_ptr<Backend>(new Backend(std::move(impl)));
}

Backend::Backend(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Backend::~Backend() = default;
http::Router& Backend::router() { return m_impl->router; }
sql::Database& Backend::database() { return m_impl->database; }
void Backend::runDue() {}

}  // namespace passerelle
