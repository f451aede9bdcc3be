#include "app/local/cipher.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

#include "shared/base/aead.h"

namespace passerelle {
namespace {
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kChunkBytes = 64 * 1024;
constexpr std::size_t kSealedChunkBytes = kChunkBytes + kNonceBytes + kTagBytes;

std::string chunkPlace(std::string_view place, std::size_t index, bool last) {
  return std::string(place) + "#" + std::to_string(index) + (last ? "." : "");
}
}  // namespace

Cipher::Cipher(std::string key, Rng& rng) : m_key(std::move(key)), m_rng(rng) { assert(m_key.size() == kKeyBytes); }

Cipher::~Cipher() { sodium_memzero(m_key.data(), m_key.size()); }

std::string Cipher::seal(std::string_view plain, std::string_view place) const {
  return sealBytes(m_key, plain, place, m_rng);
}

Result<std::string> Cipher::open(std::string_view sealed, std::string_view place) const {
  if (auto plain = openSealed(m_key, sealed, place)) return std::move(*plain);
  return fail(ErrorCode::forbidden,
              "This phone's key does not open its data: it was changed, or belongs to another phone.");
}

std::string Cipher::sealFile(std::string_view plain, std::string_view place) const {
  std::string file;
  file.reserve(plain.size() + (plain.size() / kChunkBytes + 1) * (kNonceBytes + kTagBytes));
  std::size_t index = 0;
  do {
    const std::string_view chunk = plain.substr(0, std::min(kChunkBytes, plain.size()));
    plain.remove_prefix(chunk.size());
    file += seal(chunk, chunkPlace(place, index++, plain.empty()));
  } while (!plain.empty());
  return file;
}

Result<std::string> Cipher::openFile(std::string_view sealed, std::string_view place) const {
  std::string plain;
  plain.reserve(sealed.size());
  std::size_t index = 0;
  do {
    const std::string_view chunk = sealed.substr(0, std::min(kSealedChunkBytes, sealed.size()));
    sealed.remove_prefix(chunk.size());
    auto opened = open(chunk, chunkPlace(place, index++, sealed.empty()));
    if (!opened) return opened;
    plain += *opened;
  } while (!sealed.empty());
  return plain;
}

std::string placeOf(std::string_view table, std::string_view row, std::string_view column) {
  return std::string(table).append("/").append(row).append("/").append(column);
}

}  // namespace passerelle
