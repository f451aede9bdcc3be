#include "app/local/carnet_keyring.h"

#include <sodium.h>

#include <array>

#include "shared/base/digest.h"

namespace passerelle {
namespace {
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytesOf(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// The X25519 pair of an Ed25519 seed, wiped when it goes.
struct BoxPair {
  explicit BoxPair(const std::string& seed) {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> signPublic{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> signSecret{};
    crypto_sign_seed_keypair(signPublic.data(), signSecret.data(), bytesOf(seed));
    usable = crypto_sign_ed25519_pk_to_curve25519(publicKey.data(), signPublic.data()) == 0 &&
             crypto_sign_ed25519_sk_to_curve25519(secretKey.data(), signSecret.data()) == 0;
    sodium_memzero(signSecret.data(), signSecret.size());
  }
  ~BoxPair() { sodium_memzero(secretKey.data(), secretKey.size()); }
  BoxPair(const BoxPair&) = delete;
  BoxPair& operator=(const BoxPair&) = delete;

  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> publicKey{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secretKey{};
  bool usable = false;
};

tl::unexpected<Error> noKey() {
  return fail(ErrorCode::notFound, "This phone has not that key of your notebook yet: accept it on your other device.");
}
}  // namespace

std::optional<std::string> CarnetKeyring::find(const std::string& keyId) {
  std::optional<std::string> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT sealed FROM shared_key WHERE id = $1", {sql::val(keyId)});
    if (const sql::Row* row = rows->next()) found = m_vault.unseal(row->bytes(0), "shared_key", keyId, "sealed");
  });
  return found;
}

std::string CarnetKeyring::current() {
  std::string id;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id FROM shared_key ORDER BY exposed, id DESC LIMIT 1");
    if (const sql::Row* row = rows->next()) id = row->string(0);
  });
  return id;
}

bool CarnetKeyring::exposed(const std::string& keyId) {
  bool yes = false;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT exposed FROM shared_key WHERE id = $1", {sql::val(keyId)});
    if (const sql::Row* row = rows->next()) yes = row->boolean(0);
  });
  return yes;
}

std::vector<std::string> CarnetKeyring::ids() {
  std::vector<std::string> all;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id FROM shared_key ORDER BY id");
    while (const sql::Row* row = rows->next()) all.push_back(row->string(0));
  });
  return all;
}

Result<void> CarnetKeyring::keep(const std::string& keyId, const std::string& bytes) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(bytes, "shared_key", keyId, "sealed");
    connection.execute("INSERT INTO shared_key (id, sealed) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                       {sql::val(keyId), sql::blob(sealed)});
    m_vault.changed(Topic::sharedCarnet);
    return {};
  });
}

Result<std::string> CarnetKeyring::make() {
  std::string bytes(kKeyBytes, '\0');
  m_vault.rng().fill({bytesOf(bytes), bytes.size()});
  const std::string id = m_vault.newId();
  auto kept = keep(id, bytes);
  sodium_memzero(bytes.data(), bytes.size());
  if (!kept) return tl::unexpected<Error>(kept.error());
  return id;
}

Result<void> CarnetKeyring::setExposed(const std::string& keyId, bool exposed) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE shared_key SET exposed = $2 WHERE id = $1 AND exposed <> $2",
                       {sql::val(keyId), sql::val(exposed)});
    return {};
  });
}

Result<void> CarnetKeyring::take(const std::string& keyId, const std::string& box) {
  if (has(keyId)) return {};
  const std::string seed = m_account.deviceKey();
  if (seed.size() != crypto_sign_SEEDBYTES || box.size() != kKeyBytes + crypto_box_SEALBYTES) return noKey();
  const BoxPair pair(seed);
  std::string bytes(kKeyBytes, '\0');
  if (!pair.usable ||
      crypto_box_seal_open(bytesOf(bytes), bytesOf(box), box.size(), pair.publicKey.data(), pair.secretKey.data()) != 0)
    return fail(ErrorCode::forbidden, "A key of your notebook was not sealed for this device: accept it once more.");
  auto kept = keep(keyId, bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return kept;
}

Result<std::string> CarnetKeyring::boxFor(const std::string& keyId, const std::string& publicKey) {
  auto bytes = find(keyId);
  if (!bytes) return noKey();
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> to{};
  std::string box(kKeyBytes + crypto_box_SEALBYTES, '\0');
  const bool sealed = publicKey.size() == crypto_sign_PUBLICKEYBYTES &&
                      crypto_sign_ed25519_pk_to_curve25519(to.data(), bytesOf(publicKey)) == 0 &&
                      crypto_box_seal(bytesOf(box), bytesOf(*bytes), bytes->size(), to.data()) == 0;
  sodium_memzero(bytes->data(), bytes->size());
  if (!sealed) return fail(ErrorCode::invalid, "That device's key is none: pair it again.");
  return box;
}

Result<std::string> CarnetKeyring::seal(const std::string& keyId, const std::string& plain, const std::string& place) {
  auto bytes = find(keyId);
  if (!bytes) return noKey();
  return Cipher(std::move(*bytes), m_vault.rng()).seal(plain, place);
}

Result<std::string> CarnetKeyring::open(const std::string& keyId, const std::string& sealed, const std::string& place) {
  auto bytes = find(keyId);
  if (!bytes) return noKey();
  return Cipher(std::move(*bytes), m_vault.rng()).open(sealed, place);
}

std::string CarnetKeyring::fingerprint(const std::string& plain) {
  const std::string seed = m_account.deviceKey();
  return toHex(blake2b(plain, "passerelle/carnet/" + toHex(seed).substr(0, 32)));
}

}  // namespace passerelle
