// How long a campaign of faults runs: a short one by default, a long one when the environment says so
// (scripts/campaign.sh).
#pragma once
#include <cstdint>
#include <cstdlib>
#include <string>

namespace passerelle::testing {

/// The number in an environment variable, or `otherwise`.
inline std::int64_t campaignNumber(const char* name, std::int64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr || *text == '\0' ? otherwise : std::stoll(text);
}

}  // namespace passerelle::testing
