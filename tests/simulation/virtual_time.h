// Virtual time for a whole simulated world: one queue of what happens next, and clocks that may be wrong.
#pragma once
#include <functional>
#include <map>
#include <utility>

#include "shared/base/executor.h"

namespace passerelle::testing {

class VirtualTime final : public Executor {
 public:
  void post(std::function<void()> task) override { (void)after(Milliseconds(0), std::move(task)); }
  std::uint64_t after(Milliseconds delay, std::function<void()> task) override {
    const auto at = m_now + std::max(delay, Milliseconds(0));
    m_queue.emplace(std::make_pair(at, ++m_lastId), std::move(task));
    m_times.emplace(m_lastId, at);
    return m_lastId;
  }
  void cancel(std::uint64_t id) override {
    const auto time = m_times.find(id);
    if (time == m_times.end()) return;
    m_queue.erase({time->second, id});
    m_times.erase(time);
  }

  Milliseconds now() const { return m_now; }
  /// Everything that falls due until `until` happens, in order.
  void runUntil(Milliseconds until) {
    while (!m_queue.empty() && m_queue.begin()->first.first <= until) {
      auto entry = m_queue.extract(m_queue.begin());
      m_times.erase(entry.key().second);
      m_now = entry.key().first;
      ++m_events;
      entry.mapped()();
    }
    m_now = until;
  }
  std::uint64_t events() const { return m_events; }

 private:
  std::map<std::pair<Milliseconds, std::uint64_t>, std::function<void()>> m_queue;
  std::map<std::uint64_t, Milliseconds> m_times;
  Milliseconds m_now{0};
  std::uint64_t m_lastId = 0, m_events = 0;
};

/// Shows virtual time, wrong by `offset`.
class VirtualClock final : public Clock {
 public:
  explicit VirtualClock(const VirtualTime& time, Milliseconds offset = Milliseconds(0))
      : m_time(time), m_offset(offset) {}
  TimePoint now() const override { return fromMs(1794933600000) + m_time.now() + m_offset; }
  Milliseconds monotonic() const override { return m_time.now(); }
  void setOffset(Milliseconds offset) { m_offset = offset; }

 private:
  const VirtualTime& m_time;
  Milliseconds m_offset;
};

}  // namespace passerelle::testing
