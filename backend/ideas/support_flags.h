// Patterns of supports that a human should look at. Nothing happens by itself: no support is taken away, no idea moves.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct Flag {
  std::string id;
  std::string kind;                              ///< teamBurst, reciprocal
  std::string ideaId, ideaText, team;            ///< of a burst
  std::string personId, person, otherId, other;  ///< of a pair: ids and names
  std::int64_t supports = 0;
  TimePoint foundAt{};
  std::optional<TimePoint> reviewedAt;
  std::string verdict;  ///< nothing, spoken; empty until somebody has looked
};

/// Burst: at least five of one team, which has less than half of the staff, within 24 hours, and they are two thirds of
/// those who support the idea. Pair: each supported at least three ideas of the other within 30 days. Each is raised
/// once: a burst for idea and team, a pair for a month. The number of new ones. Thread: the writer's.
int raiseFlags(sql::Connection& connection, const Clock& clock, Rng& rng);
/// Forgets flags of more than 60 days: they are about staff.
std::int64_t purgeFlags(sql::Connection& connection, TimePoint now);

/// Those that nobody has looked at first, then the newest.
std::vector<Flag> listFlags(sql::Connection& connection, int limit);
/// False: there is no such flag. A later word replaces an earlier one.
bool reviewFlag(sql::Connection& connection, std::string_view id, std::string_view personId, std::string_view verdict,
                TimePoint now);

}  // namespace passerelle::ideas
