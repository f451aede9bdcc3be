#include "shared/base/short_digest.h"

#include <sodium.h>

#include <cstring>

namespace passerelle {

ShortDigest shortDigest(std::string_view bytes, const std::array<std::uint8_t, 16>& key) {
  static_assert(crypto_shorthash_siphashx24_KEYBYTES == 16 && crypto_shorthash_siphashx24_BYTES == 16);
  unsigned char raw[crypto_shorthash_siphashx24_BYTES];
  crypto_shorthash_siphashx24(raw, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), key.data());
  ShortDigest digest;
  std::memcpy(&digest.high, raw, sizeof digest.high);
  std::memcpy(&digest.low, raw + sizeof digest.high, sizeof digest.low);
  return digest;
}

}  // namespace passerelle
