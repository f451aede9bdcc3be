// The store's hour: for how long a report is its host's before it is everybody's (docs/adr: the store's hour).
#pragma once
#include <string_view>

#include "shared/base/clock.h"
#include "shared/domain/report.h"

namespace passerelle::reports {

/// The host reads first and may answer. A region or a travelling host has nobody who could answer, but its report waits
/// as long: the author can still correct it and the regional team read it before everybody does.
struct StoreHour {
  Milliseconds withHost = std::chrono::hours(72);
  Milliseconds withoutHost = std::chrono::hours(72);
  /// A closure adds at most this: nobody's report waits for the end of a holiday.
  Milliseconds longestPause = std::chrono::hours(24 * 7);

  /// When the hour that begins at `now` is over. `opening`: the unit's opening hours; time stands still on days when it
  /// is closed. Empty or unknown: by the clock.
  TimePoint endsAt(SubjectKind kind, std::string_view opening, TimePoint now) const;
};

}  // namespace passerelle::reports
