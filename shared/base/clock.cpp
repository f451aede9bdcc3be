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

std::string toIsoDate(TimePoint time) { return toIso(time).substr(0, 10); }

std::string toIsoWeek(TimePoint time) {
  std::tm parts = utc(time);
  char text[16];
  std::strftime(text, sizeof text, "%G-W%V", &parts);
  return text;
}

}  // namespace passerelle
