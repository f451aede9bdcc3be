// Encryption at rest: XChaCha20-Poly1305 (libsodium) over columns and files, bound to the place where they stand.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle {

inline constexpr std::size_t kKeyBytes = 32;

/// Seals with a key that was handed in; wipes its copy of the key when it goes. GUI thread.
class Cipher {
 public:
  /// `key` is exactly kKeyBytes long (asserted). `rng` makes nonces and must outlive the cipher.
  Cipher(std::string key, Rng& rng);
  ~Cipher();
  Cipher(const Cipher&) = delete;
  Cipher& operator=(const Cipher&) = delete;

  /// nonce ‖ ciphertext ‖ tag of `plain`: 40 bytes longer. `place` ("table/row/column") is authenticated with it, so
  /// that a value cannot be moved to another row.
  std::string seal(std::string_view plain, std::string_view place) const;
  /// `forbidden` when the key, the place or the bytes are not those of seal().
  Result<std::string> open(std::string_view sealed, std::string_view place) const;

  /// A file's bytes, sealed in chunks of 64 KiB that cannot be reordered, dropped or cut off.
  std::string sealFile(std::string_view plain, std::string_view place) const;
  Result<std::string> openFile(std::string_view sealed, std::string_view place) const;

 private:
  std::string m_key;
  Rng& m_rng;
};

/// "capture/0193…/text": the place of a column, for seal() and open().
std::string placeOf(std::string_view table, std::string_view row, std::string_view column);

}  // namespace passerelle
