#include "backend/media/checksum.h"

#include <openssl/evp.h>

#include "shared/base/digest.h"

namespace passerelle::media {

Result<std::unique_ptr<Checksum>> Checksum::parse(std::string_view header) {
  const std::size_t space = header.find(' ');
  const std::string_view name = header.substr(0, space);
  const EVP_MD* algorithm = name == "sha1" ? EVP_sha1() : name == "sha256" ? EVP_sha256() : nullptr;
  if (algorithm == nullptr || space == std::string_view::npos)
    return fail(ErrorCode::invalid, "Upload-Checksum names sha1 or sha256 and a digest in base64.", "Upload-Checksum");
  auto expected = fromBase64(header.substr(space + 1));
  if (!expected || expected->size() != static_cast<std::size_t>(EVP_MD_size(algorithm)))
    return fail(ErrorCode::invalid, "The digest in Upload-Checksum does not have its algorithm's length.",
                "Upload-Checksum");
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, algorithm, nullptr);
  return std::unique_ptr<Checksum>(new Checksum(context, std::move(*expected)));
}

Checksum::~Checksum() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(m_context)); }

void Checksum::add(std::string_view bytes) {
  EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(m_context), bytes.data(), bytes.size());
}

bool Checksum::matches() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(m_context), digest, &length);
  return std::string_view(reinterpret_cast<const char*>(digest), length) == m_expected;
}

}  // namespace passerelle::media
