// The store's hour: for how long a report is its host's before it is everybody's.
#pragma once
#include "shared/base/clock.h"
#include "shared/domain/report.h"

namespace passerelle::reports {

/// The host reads first and may answer. A region or a travelling host has nobody who could answer, but its report waits
/// as long: the author can still correct it and the regional team read it before everybody does.
struct StoreHour {
  Milliseconds withHost = std::chrono::hours(72);
  Milliseconds withoutHost = std::chrono::hours(72);

  Milliseconds of(SubjectKind kind) const {
    return kind == SubjectKind::unit || kind == SubjectKind::contactCentre ? withHost : withoutHost;
  }
};

}  // namespace passerelle::reports
