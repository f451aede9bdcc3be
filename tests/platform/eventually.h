// Turns Qt's event loop until something is true.
#pragma once
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <functional>

namespace passerelle::testing {

/// True as soon as `done` is; false after ten seconds, which only a failing test waits for.
inline bool eventually(const std::function<bool()>& done) {
  const QDeadlineTimer deadline(10'000);
  while (!done()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
  }
  return true;
}

}  // namespace passerelle::testing
