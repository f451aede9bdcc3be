// Later work on Qt's event loop.
#pragma once
#include <QObject>
#include <QTimer>
#include <map>
#include <memory>

#include "shared/base/executor.h"

namespace passerelle {

/// Tasks run on the thread that made it, in its event loop. post() may be called from any thread, after() and cancel()
/// only from its own. Tasks that have not run when it is destroyed never run.
class QtExecutor final : public Executor {
 public:
  QtExecutor() = default;
  void post(std::function<void()> task) override;
  std::uint64_t after(Milliseconds delay, std::function<void()> task) override;
  void cancel(std::uint64_t id) override;

 private:
  QObject m_home;  ///< what is queued dies with it
  std::map<std::uint64_t, std::unique_ptr<QTimer>> m_timers;
  std::uint64_t m_lastId = 0;
};

}  // namespace passerelle
