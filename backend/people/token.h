// Secrets that open something: made here, and only their digests are stored.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/rng.h"

namespace passerelle::people {

/// A session's token: "pas1_" and 256 random bits in URL-safe base64; the prefix lets secret scanners find leaks.
std::string newToken(Rng& rng);
/// False for what cannot be a token by its form alone.
bool looksLikeToken(std::string_view text);
/// An invitation's code: 128 random bits, 22 characters (shared/domain/pairing.h).
std::string newCode(Rng& rng);
/// What is stored of a token, code or proof: BLAKE2b-256, hex.
std::string digestOf(std::string_view secret);
/// The CSRF token of a browser's session: derived from its token, so nothing more is stored.
std::string csrfOf(std::string_view token);

}  // namespace passerelle::people
