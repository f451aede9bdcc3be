#include "backend/editions/edition.h"

#include <cstdio>

namespace passerelle::editions {

Result<TimePoint> startOfWeek(const std::string& week) {
  int year = 0, number = 0;
  char rest = 0;
  if (week.size() == 8 && std::sscanf(week.c_str(), "%4d-W%2d%c", &year, &number, &rest) == 2 && number >= 1) {
    // ISO 8601: the week of 4 January is week 1.
    const std::chrono::sys_days fourth(std::chrono::year(year) / 1 / 4);
    const auto monday = fourth - (std::chrono::weekday(fourth) - std::chrono::Monday) + std::chrono::weeks(number - 1);
    const TimePoint start{std::chrono::duration_cast<Milliseconds>(monday.time_since_epoch())};
    if (toIsoWeek(start) == week) return start;
  }
  return fail(ErrorCode::invalid, "A week is written 2026-W47.", "week");
}

}  // namespace passerelle::editions
