#include "backend/people/token.h"

#include <array>
#include <cstdint>

#include "shared/base/digest.h"

namespace passerelle::people {
namespace {
constexpr std::string_view kPrefix = "pas1_";

template <std::size_t N>
std::string randomText(Rng& rng) {
  std::array<std::uint8_t, N> bytes{};
  rng.fill(bytes);
  return toBase64Url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}
}  // namespace

std::string newToken(Rng& rng) { return std::string(kPrefix) + randomText<32>(rng); }
bool looksLikeToken(std::string_view text) { return text.size() == kPrefix.size() + 43 && text.starts_with(kPrefix); }
std::string newCode(Rng& rng) { return randomText<16>(rng); }
std::string digestOf(std::string_view secret) { return toHex(blake2b(secret)); }
std::string csrfOf(std::string_view token) { return toBase64Url(blake2b("csrf", token)).substr(0, 32); }

}  // namespace passerelle::people
