// Time, as a seam: programs are given the system's, tests one that they turn by hand.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace passerelle {

using Milliseconds = std::chrono::milliseconds;
/// Wall-clock time in UTC; its count is milliseconds since 1970.
using TimePoint = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
  /// Time that never jumps, from an arbitrary origin.
  virtual Milliseconds monotonic() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override;
  Milliseconds monotonic() const override;
};

inline std::int64_t toMs(TimePoint time) { return time.time_since_epoch().count(); }
inline TimePoint fromMs(std::int64_t ms) { return TimePoint{Milliseconds{ms}}; }

/// "2026-11-17T17:42:05.123Z"
std::string toIso(TimePoint time);
/// Reads toIso()'s form, also without milliseconds, seconds or the Z, always as UTC. Nothing for what is no time.
std::optional<TimePoint> timeFromIso(std::string_view text);
/// "2026-11-17" of a time, in UTC.
std::string toIsoDate(TimePoint time);
/// ISO 8601 week of a time in UTC, "2026-W47": the name of an edition.
std::string toIsoWeek(TimePoint time);

}  // namespace passerelle
