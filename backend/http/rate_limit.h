// How often something may fail before the answer is "later": per address and in all. In memory, bounded, any thread.
#pragma once
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"

namespace passerelle::http {

class RateLimit {
 public:
  /// At most `perKey` marks for one key and `overall` for all keys within `window`.
  RateLimit(const Clock& clock, int perKey, int overall, Milliseconds window)
      : m_clock(clock), m_perKey(perKey), m_overall(overall), m_window(window) {}

  /// `tooMany` when the key, or everybody together, has used up what it may.
  Result<void> allows(std::string_view key, Language language);
  void mark(std::string_view key);

 private:
  void drop();

  const Clock& m_clock;
  int m_perKey, m_overall;
  Milliseconds m_window;
  std::mutex m_mutex;
  std::deque<std::pair<Milliseconds, std::string>> m_marks;  ///< oldest first; at most m_overall
  std::map<std::string, int, std::less<>> m_counts;
};

/// The key of an address: IPv6 counts by its /64, as one household or attacker owns all of it.
std::string addressKey(std::string_view peer);

}  // namespace passerelle::http
