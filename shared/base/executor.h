// Where later work runs: an event loop in the app, a thread in the backend, virtual time in tests.
#pragma once
#include <functional>

#include "shared/base/clock.h"

namespace passerelle {

class Executor {
 public:
  virtual ~Executor() = default;
  virtual void post(std::function<void()> task) = 0;
  /// Runs `task` once after `delay`. The id can be handed to cancel(); cancelling what has run does nothing.
  virtual std::uint64_t after(Milliseconds delay, std::function<void()> task) = 0;
  virtual void cancel(std::uint64_t id) = 0;
};

}  // namespace passerelle
