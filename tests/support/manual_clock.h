// A clock that tests turn by hand.
#pragma once
#include "shared/base/clock.h"

namespace passerelle::testing {

class ManualClock final : public Clock {
 public:
  /// Begins on Tuesday 17 November 2026, 16:40 UTC.
  explicit ManualClock(TimePoint start = fromMs(1794933600000)) : m_now(start) {}
  TimePoint now() const override { return m_now; }
  Milliseconds monotonic() const override { return m_monotonic; }
  void advance(Milliseconds by) {
    m_now += by;
    m_monotonic += by;
  }
  /// The wall clock jumps; monotonic time does not.
  void jump(Milliseconds by) { m_now += by; }

 private:
  TimePoint m_now;
  Milliseconds m_monotonic{0};
};

}  // namespace passerelle::testing
