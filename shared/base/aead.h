// Sealed bytes: XChaCha20-Poly1305 (libsodium), bound to the place where they stand.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/rng.h"

namespace passerelle {

inline constexpr std::size_t kSealKeyBytes = 32;

/// nonce ‖ ciphertext ‖ tag of `plain`: 40 bytes longer. `place` is authenticated with it, so that a value cannot be
/// moved elsewhere.   @param key  exactly kSealKeyBytes (asserted).
std::string sealBytes(std::string_view key, std::string_view plain, std::string_view place, Rng& rng);
/// Nothing when key, place or bytes are not those of sealBytes().
std::optional<std::string> openSealed(std::string_view key, std::string_view sealed, std::string_view place);

}  // namespace passerelle
