// Digests and codes: SHA-256 (what the wire names), BLAKE2b (tokens, journal), hexadecimal and base64.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle {

/// SHA-256 of bytes as 64 lower-case hexadecimal characters.
std::string sha256Hex(std::string_view bytes);
/// BLAKE2b-256 of bytes, 32 raw bytes; `key` up to 64 bytes, none by default.
std::string blake2b(std::string_view bytes, std::string_view key = {});
std::string toHex(std::string_view bytes);
Result<std::string> fromHex(std::string_view hex);
/// URL-safe base64 without padding.
std::string toBase64Url(std::string_view bytes);
/// Standard base64 with padding.
std::string toBase64(std::string_view bytes);
/// Standard or URL-safe base64, padded or not.
Result<std::string> fromBase64(std::string_view text);

/// SHA-256 of bytes that arrive in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  /// The digest of what was added so far, as 64 hexadecimal characters; the object starts anew.
  std::string hex();

 private:
  void* m_context;
};

}  // namespace passerelle
