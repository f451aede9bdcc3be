#include "app/sync/backoff.h"

#include <algorithm>

namespace passerelle {

Milliseconds backoff(int attempts, Rng& rng, Milliseconds retryAfter) {
  constexpr std::int64_t kFirstMs = 2000, kMostMs = 15 * 60 * 1000, kLeastMs = 250;
  const int doublings = std::clamp(attempts - 1, 0, 20);
  const std::int64_t most = std::min(kMostMs, kFirstMs << doublings);
  const auto chosen = static_cast<std::int64_t>(rng.unit() * static_cast<double>(most));
  return std::max({Milliseconds(chosen), Milliseconds(kLeastMs), std::min(retryAfter, Milliseconds(kMostMs))});
}

}  // namespace passerelle
