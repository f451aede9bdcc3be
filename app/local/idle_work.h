// What can wait until nobody waits: colleagues' texts into memory for the search, and what is no longer needed given
// up.
#pragma once
#include "app/local/phone.h"
#include "shared/base/executor.h"

namespace passerelle {

/// How much at a time, and when. The defaults keep the window free: a slice takes a few milliseconds.
struct IdleOptions {
  Milliseconds afterStart{2'000};
  Milliseconds between{40};
  int textsAtATime = 60;
  Milliseconds everyDay{24LL * 3600 * 1000};
  /// Removed notes and drafts can be brought back this long.
  Milliseconds keepRemoved{30LL * 24 * 3600 * 1000};
  /// Photos and memos in a verified backup stay on the phone this long after their report's last change.
  Milliseconds keepBackedUp{7LL * 24 * 3600 * 1000};
};

/// GUI thread; phone, executor and clock outlive it. Works from its construction to its end.
class IdleWork {
 public:
  IdleWork(Phone& phone, Executor& executor, const Clock& clock, IdleOptions options = {});
  ~IdleWork();
  IdleWork(const IdleWork&) = delete;
  IdleWork& operator=(const IdleWork&) = delete;

 private:
  void readOn();
  void scheduleReading(Milliseconds delay);
  void tidy();

  Phone& m_phone;
  Executor& m_executor;
  const Clock& m_clock;
  const IdleOptions m_options;
  std::uint64_t m_reading = 0;  ///< 0: nothing to read
  std::uint64_t m_tidying = 0;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
