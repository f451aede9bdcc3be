// Later work that runs when a test says so, in virtual time.
#pragma once
#include <deque>
#include <map>
#include <utility>

#include "shared/base/executor.h"

namespace passerelle::testing {

class ManualExecutor final : public Executor {
 public:
  void post(std::function<void()> task) override { m_posted.push_back(std::move(task)); }
  std::uint64_t after(Milliseconds delay, std::function<void()> task) override {
    const auto key = std::make_pair(m_now + delay, ++m_lastId);
    m_later.emplace(key, std::move(task));
    return m_lastId;
  }
  void cancel(std::uint64_t id) override {
    for (auto entry = m_later.begin(); entry != m_later.end(); ++entry) {
      if (entry->first.second != id) continue;
      m_later.erase(entry);
      return;
    }
  }

  /// Runs what is posted, and what it posts in turn.
  void runPosted() {
    while (!m_posted.empty()) {
      auto task = std::move(m_posted.front());
      m_posted.pop_front();
      task();
    }
  }
  /// Lets time pass; what falls due runs in order.
  void advance(Milliseconds by) {
    const Milliseconds until = m_now + by;
    runPosted();
    while (!m_later.empty() && m_later.begin()->first.first <= until) {
      auto entry = m_later.extract(m_later.begin());
      m_now = entry.key().first;
      entry.mapped()();
      runPosted();
    }
    m_now = until;
  }
  bool waitsForTime() const { return !m_later.empty(); }

 private:
  std::deque<std::function<void()>> m_posted;
  std::map<std::pair<Milliseconds, std::uint64_t>, std::function<void()>> m_later;
  Milliseconds m_now{0};
  std::uint64_t m_lastId = 0;
};

}  // namespace passerelle::testing
