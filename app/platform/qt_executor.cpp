#include "app/platform/qt_executor.h"

#include <algorithm>
#include <limits>

namespace passerelle {

void QtExecutor::post(std::function<void()> task) {
  QMetaObject::invokeMethod(&m_home, std::move(task), Qt::QueuedConnection);
}

std::uint64_t QtExecutor::after(Milliseconds delay, std::function<void()> task) {
  const std::uint64_t id = ++m_lastId;
  auto timer = std::make_unique<QTimer>();
  timer->setSingleShot(true);
  timer->setTimerType(Qt::CoarseTimer);
  QObject::connect(timer.get(), &QTimer::timeout, &m_home, [this, id, task = std::move(task)] {
    const auto found = m_timers.find(id);
    if (found == m_timers.end()) return;
    // The timer is still on the stack: it is deleted by the loop, not here.
    found->second.release()->deleteLater();
    m_timers.erase(found);
    auto run = task;
    run();
  });
  const auto longest = std::numeric_limits<int>::max();
  timer->start(static_cast<int>(std::clamp<std::int64_t>(delay.count(), 0, longest)));
  m_timers.emplace(id, std::move(timer));
  return id;
}

void QtExecutor::cancel(std::uint64_t id) {
  const auto found = m_timers.find(id);
  if (found == m_timers.end()) return;
  found->second->stop();
  found->second.release()->deleteLater();
  m_timers.erase(found);
}

}  // namespace passerelle
