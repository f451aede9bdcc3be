// Ids that a test can count.
#pragma once
#include <string>

namespace passerelle {

inline std::string idOf(int number) {
  const std::string digits = std::to_string(number);
  return "0193b3a0-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

}  // namespace passerelle
