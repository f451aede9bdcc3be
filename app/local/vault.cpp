#include "app/local/vault.h"

#include <cassert>

#include "app/local/schema.h"
#include "shared/base/id.h"
#include "shared/sql/migrator.h"

namespace passerelle {
namespace {
constexpr std::string_view kCheck = "Passerelle";
constexpr int kCacheKib = 2048;  // a phone reads a page of cards at a time; what it searches is in memory already

}  // namespace

Error inThePhonesWords(Error error) {
  if (error.code == ErrorCode::noSpace)
    return {ErrorCode::noSpace,
            "The phone's storage is full: make room, then save again. What is on the screen is not saved yet.",
            {}};
  if (error.code == ErrorCode::unavailable)
    return {ErrorCode::unavailable, "The phone could not save this. Stay on this page and try again.", {}};
  return error;
}

namespace {
tl::unexpected<Error> storageFull() {
  return fail(ErrorCode::noSpace, "The phone's storage is full: make room, then open Passerelle again.");
}
}  // namespace

Vault::Vault(VaultOptions options, const Clock& clock, Rng& rng, Files& files)
    : m_folder(std::move(options.folder)),
      m_clock(clock),
      m_rng(rng),
      m_files(files),
      m_cipher(std::move(options.key), rng),
      m_database({.path = m_folder + "/phone.db",
                  .readers = 0,
                  .maxQueuedWrites = 1,
                  .vfs = std::move(options.vfs),
                  .cacheKib = kCacheKib}) {}

Result<std::unique_ptr<Vault>> Vault::open(VaultOptions options, const Clock& clock, Rng& rng, Files& files) {
  if (options.key.size() != kKeyBytes) return fail(ErrorCode::forbidden, "The phone's key is missing: sign in again.");
  if (auto made = files.makeFolder(options.folder + "/media"); !made) return tl::unexpected<Error>(made.error());
  try {
    std::unique_ptr<Vault> vault(new Vault(std::move(options), clock, rng, files));
    // On the vault's own connection: opening the file twice costs the first frame two milliseconds.
    auto migrated = vault->m_database.writeNow([](sql::Connection& connection) {
      connection.query("PRAGMA secure_delete=ON");  // what is deleted is overwritten (Vault::forget)
      return sql::migrate(connection, phoneMigrations());
    });
    if (!migrated) {
      if (migrated.error().code == ErrorCode::refused) return tl::unexpected<Error>(migrated.error());
      if (migrated.error().code == ErrorCode::noSpace) return storageFull();
      return fail(ErrorCode::internal, "The phone's data cannot be opened: " + migrated.error().message);
    }
    std::string check;
    vault->read([&](sql::Connection& connection) {
      auto rows = connection.query("SELECT sealed FROM vault_check WHERE id = 1");
      if (const sql::Row* row = rows->next()) check = row->bytes(0);
    });
    if (check.empty()) {
      auto written = vault->write([&](sql::Connection& connection) -> Result<void> {
        connection.execute("INSERT INTO vault_check (id, sealed) VALUES (1, $1)",
                           {sql::blob(vault->m_cipher.seal(kCheck, "vault_check"))});
        return {};
      });
      if (!written) return tl::unexpected<Error>(written.error());
    } else if (auto opened = vault->m_cipher.open(check, "vault_check"); !opened) {
      return tl::unexpected<Error>(opened.error());
    }
    return vault;
  } catch (const sql::DiskFullError&) {
    return storageFull();
  } catch (const sql::DatabaseError& error) {
    return fail(ErrorCode::internal, std::string("The phone's data cannot be opened: ") + error.what() + ".");
  }
}

Result<void> Vault::write(const std::function<Result<void>(sql::Connection&)>& job) {
  if (m_current != nullptr) return job(*m_current);
  Result<void> outcome;
  m_database.write(
      [&](sql::Connection& connection) {
        struct Current {
          Vault& vault;
          Current(Vault& v, sql::Connection& c) : vault(v) { vault.m_current = &c; }
          ~Current() { vault.m_current = nullptr; }
        } current(*this, connection);
        return job(connection);
      },
      [&](Result<void> done) { outcome = std::move(done); });
  const auto topics = std::exchange(m_changed, {});
  if (std::exchange(m_forgetting, false) && outcome) m_database.cutLog();
  if (!outcome) return tl::unexpected<Error>(inThePhonesWords(outcome.error()));
  for (const auto& [topic, id] : topics) m_observers.notify(topic, id);
  return {};
}

void Vault::read(const std::function<void(sql::Connection&)>& job) {
  if (m_current != nullptr) return job(*m_current);
  m_database.readNow([&](sql::Connection& connection) {
    struct Current {
      Vault& vault;
      Current(Vault& v, sql::Connection& c) : vault(v) { vault.m_current = &c; }
      ~Current() { vault.m_current = nullptr; }
    } current(*this, connection);
    job(connection);
  });
}

void Vault::changed(Topic topic, const std::string& id) {
  assert(m_current != nullptr);
  m_changed.emplace(topic, id);
}

std::string Vault::newId() { return passerelle::newId(m_clock, m_rng); }

std::string Vault::seal(std::string_view plain, std::string_view table, std::string_view row,
                        std::string_view column) const {
  return m_cipher.seal(plain, placeOf(table, row, column));
}

std::string Vault::unseal(std::string_view sealed, std::string_view table, std::string_view row,
                          std::string_view column) const {
  auto opened = m_cipher.open(sealed, placeOf(table, row, column));
  if (!opened) throw sql::DatabaseError(0, "A sealed value of " + placeOf(table, row, column) + " does not open");
  return std::move(*opened);
}

}  // namespace passerelle
