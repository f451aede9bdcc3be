#include "shared/base/clock.h"

#include <cstdio>
#include <ctime>

namespace passerelle {
namespace {
std::tm utc(TimePoint time) {
  std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(time));
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return parts;
}
}  // namespace

TimePoint SystemClock::now() const {
  return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

Milliseconds SystemClock::monotonic() const {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::string toIso(TimePoint time) {
  std::tm parts = utc(time);
  auto ms = (time - std::chrono::floor<std::chrono::seconds>(time)).count();
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900, parts.tm_mon + 1,
                parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, static_cast<int>(ms));
  return text;
}

std::optional<TimePoint> timeFromIso(std::string_view text) {
  const auto number = [&text](std::size_t from, std::size_t digits) -> int {
    int value = 0;
    for (std::size_t i = from; i < from + digits; ++i) {
      if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const auto stands = [&text](std::size_t at, char sign) { return at < text.size() && text[at] == sign; };
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (!stands(4, '-') || !stands(7, '-') || !stands(10, 'T') || !stands(13, ':')) return std::nullopt;
  const std::chrono::year_month_day day(std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2))));
  const int hour = number(11, 2), minute = number(14, 2);
  int second = 0, milli = 0;
  if (text.size() > 16) second = stands(16, ':') ? number(17, 2) : -1;
  if (text.size() > 19) milli = stands(19, '.') ? number(20, 3) : -1;
  const bool whole = text.size() == 16 || text.size() == 19 || text.size() == 23;
  if (!whole || number(0, 4) < 0 || !day.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
      second > 59 || milli < 0)
    return std::nullopt;
  return TimePoint(std::chrono::sys_days(day)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) + Milliseconds(milli);
}

std::string toIsoDate(TimePoint time) { return toIso(time).substr(0, 10); }

std::string toIsoWeek(TimePoint time) {
  std::tm parts = utc(time);
  char text[16];
  std::strftime(text, sizeof text, "%G-W%V", &parts);
  return text;
}

}  // namespace passerelle
