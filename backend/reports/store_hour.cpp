#include "backend/reports/store_hour.h"

#include "backend/units/opening.h"

namespace passerelle::reports {

TimePoint StoreHour::endsAt(SubjectKind kind, std::string_view opening, TimePoint now) const {
  if (kind != SubjectKind::unit && kind != SubjectKind::contactCentre) return now + withoutHost;
  const auto days = units::OpenDays::parse(opening);
  return days ? units::afterOpenDays(*days, now, withHost, withHost + longestPause) : now + withHost;
}

}  // namespace passerelle::reports
