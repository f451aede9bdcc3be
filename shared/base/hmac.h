// HMAC-SHA256 (RFC 2104): what says that a message comes from somebody who knows the key.
#pragma once
#include <string>
#include <string_view>

namespace passerelle {

/// 64 lower-case hexadecimal characters.
std::string hmacSha256Hex(std::string_view key, std::string_view message);

}  // namespace passerelle
