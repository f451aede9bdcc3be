#include "shared/base/aead.h"

#include "shared/base/text.h"

#include <sodium.h>

#include <cassert>

namespace passerelle {
namespace {
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void ready() {
  [[maybe_unused]] static const int outcome = sodium_init();
  assert(outcome >= 0);
}
}  // namespace

std::string sealBytes(std::string_view key, std::string_view plain, std::string_view place, Rng& rng) {
  ready();
  assert(key.size() == kSealKeyBytes);
  std::string sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
  rng.fill({bytesOf(sealed), kNonceBytes});
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(sealed) + kNonceBytes, nullptr, bytesOf(plain), plain.size(),
                                             bytesOf(place), place.size(), nullptr, bytesOf(sealed), bytesOf(key));
  return sealed;
}

std::optional<std::string> openSealed(std::string_view key, std::string_view sealed, std::string_view place) {
  ready();
  assert(key.size() == kSealKeyBytes);
  if (sealed.size() < kNonceBytes + kTagBytes) return std::nullopt;
  std::string plain(sealed.size() - kNonceBytes - kTagBytes, '\0');
  const auto* nonce = bytesOf(sealed);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(plain), nullptr, nullptr, nonce + kNonceBytes,
                                                 sealed.size() - kNonceBytes, bytesOf(place), place.size(), nonce,
                                                 bytesOf(key)) != 0)
    return std::nullopt;
  return plain;
}

}  // namespace passerelle
