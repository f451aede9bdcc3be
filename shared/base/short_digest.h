// A fast keyed digest of 128 bits, to tell things apart within one run of a program: not for anything that is stored.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace passerelle {

struct ShortDigest {
  std::uint64_t high = 0, low = 0;
  auto operator<=>(const ShortDigest&) const = default;
};

/// SipHash-2-4 with 128 bits. With a random key nobody can make two things look alike on purpose.
ShortDigest shortDigest(std::string_view bytes, const std::array<std::uint8_t, 16>& key);

}  // namespace passerelle
