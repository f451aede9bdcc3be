// Does every idea get its first readers? What the feed's exploration cards are for, counted.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct FirstReaders {
  struct Line {
    std::string id, text, author;
    TimePoint publishedAt{};
    std::int64_t readers = 0;
    bool late = false;  ///< older than the feed explores: it sank before it was seen
  };
  std::int64_t needed = 0;   ///< 20, or a quarter of active staff
  std::int64_t young = 0;    ///< ideas that the feed still explores
  std::int64_t waiting = 0;  ///< of those, without their first readers yet
  std::int64_t missed = 0;   ///< left exploration within the last 60 days without them
  std::vector<Line> lines;   ///< the fewest readers first, late ones before; at most `limit`
};

inline constexpr int kExplorationDays = 21;

FirstReaders firstReaders(sql::Connection& connection, TimePoint now, int limit);

}  // namespace passerelle::ideas
