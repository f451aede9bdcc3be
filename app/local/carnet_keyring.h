// The exchange keys of this person's private carnet: which this phone has, and the boxes in which they travel.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/account.h"
#include "app/local/vault.h"

namespace passerelle {

/// A key seals what one's devices tell each other (XChaCha20-Poly1305); it goes to another device in a libsodium sealed
/// box for that device's own key. The server has boxes only. GUI thread.
class CarnetKeyring {
 public:
  CarnetKeyring(Vault& vault, Account& account) : m_vault(vault), m_account(account) {}

  /// The key to seal with: the newest that no revoked device has, else the newest; empty: none yet.
  std::string current();
  bool exposed(const std::string& keyId);
  std::vector<std::string> ids();
  bool has(const std::string& keyId) { return find(keyId).has_value(); }
  /// A new key, kept; returns its id.
  Result<std::string> make();
  /// Opens a box that stands for this device. `forbidden` when it is not for this device's key.
  Result<void> take(const std::string& keyId, const std::string& box);
  Result<void> setExposed(const std::string& keyId, bool exposed);
  /// The key in a box that only the device of `publicKey` (Ed25519, 32 bytes) opens. `invalid` for what is no key.
  Result<std::string> boxFor(const std::string& keyId, const std::string& publicKey);

  /// `notFound` without the key; open(): `forbidden` when the bytes are not those of seal() at this place.
  Result<std::string> seal(const std::string& keyId, const std::string& plain, const std::string& place);
  Result<std::string> open(const std::string& keyId, const std::string& sealed, const std::string& place);
  /// A fingerprint of plain words that tells nothing to who has not the phone's own key.
  std::string fingerprint(const std::string& plain);

 private:
  std::optional<std::string> find(const std::string& keyId);
  Result<void> keep(const std::string& keyId, const std::string& bytes);

  Vault& m_vault;
  Account& m_account;
};

}  // namespace passerelle
