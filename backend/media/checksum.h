// tus checksums: the header Upload-Checksum, and a digest of bytes that arrive in parts.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle::media {

/// What Tus-Checksum-Algorithm announces.
inline constexpr std::string_view kChecksumAlgorithms = "sha1,sha256";

/// The digest a client announced for one PATCH, and what has been seen of its bytes. One thread at a time.
class Checksum {
 public:
  /// Reads "sha1 BASE64" or "sha256 BASE64". `invalid` for another algorithm or a digest of the wrong length.
  static Result<std::unique_ptr<Checksum>> parse(std::string_view header);
  ~Checksum();
  Checksum(const Checksum&) = delete;
  Checksum& operator=(const Checksum&) = delete;

  void add(std::string_view bytes);
  /// True when the bytes added have the announced digest. Once.
  bool matches();

 private:
  Checksum(void* context, std::string expected) : m_context(context), m_expected(std::move(expected)) {}
  void* m_context;  ///< EVP_MD_CTX
  std::string m_expected;
};

}  // namespace passerelle::media
