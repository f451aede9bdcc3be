#include "shared/base/digest.h"

#include "shared/base/text.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace passerelle {
namespace {
EVP_MD_CTX* contextOf(void* context) { return static_cast<EVP_MD_CTX*>(context); }

// Fetched once: an implicit fetch at each digest costs more than hashing 2 KB does.
const EVP_MD* sha256Method() {
  static const EVP_MD* method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return method;
}

std::string encode(std::string_view bytes, int variant) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytesOf(bytes), bytes.size(), variant);
  text.pop_back();
  return text;
}
}  // namespace

std::string sha256Hex(std::string_view bytes) {
  thread_local Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string blake2b(std::string_view bytes, std::string_view key) {
  std::string digest(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(), bytesOf(bytes), bytes.size(),
                     key.empty() ? nullptr : bytesOf(key), key.size());
  return digest;
}

std::string toHex(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (unsigned char byte : bytes) {
    text += kHex[byte >> 4];
    text += kHex[byte & 15];
  }
  return text;
}

Result<std::string> fromHex(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t length = 0;
  if (hex.size() % 2 != 0 ||
      sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(), nullptr,
                     &length, nullptr) != 0 ||
      length != bytes.size())
    return fail(ErrorCode::invalid, "This is not hexadecimal text of whole bytes.");
  return bytes;
}

std::string toBase64Url(std::string_view bytes) { return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }
std::string toBase64(std::string_view bytes) { return encode(bytes, sodium_base64_VARIANT_ORIGINAL); }

Result<std::string> fromBase64(std::string_view text) {
  std::string plain;
  for (char c : text) {
    if (c == '-') c = '+';
    if (c == '_') c = '/';
    if (c != '=') plain += c;
  }
  std::string bytes(plain.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), plain.data(), plain.size(),
                        nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0)
    return fail(ErrorCode::invalid, "This is not base64 text.");
  bytes.resize(length);
  return bytes;
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new()) {
  if (m_context == nullptr || EVP_DigestInit_ex(contextOf(m_context), sha256Method(), nullptr) != 1)
    throw std::runtime_error("SHA-256 cannot be started.");
}
Sha256::~Sha256() { EVP_MD_CTX_free(contextOf(m_context)); }
Sha256::Sha256(Sha256&& other) noexcept : m_context(std::exchange(other.m_context, nullptr)) {}
Sha256& Sha256::operator=(Sha256&& other) noexcept {
  std::swap(m_context, other.m_context);
  return *this;
}
void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(contextOf(m_context), bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  EVP_DigestFinal_ex(contextOf(m_context), digest.data(), &length);
  EVP_DigestInit_ex(contextOf(m_context), sha256Method(), nullptr);
  return toHex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace passerelle
