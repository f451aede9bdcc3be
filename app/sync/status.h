// What the app can honestly say about the network and the outbox.
#pragma once
#include <optional>
#include <string>

#include "app/local/outbox.h"
#include "shared/base/clock.h"

namespace passerelle {

struct SyncStatus {
  /// none: the server answered last time. Otherwise why not (offline, captivePortal, serverDown, signIn, updateApp…).
  Obstacle obstacle = Obstacle::none;
  bool contacted = false;                  ///< a server has answered since the start
  bool sending = false;                    ///< something is in flight
  bool waitsForWifi = false;               ///< what waits is media only, and they may not go on this network
  int unsent = 0;                          ///< entries that will be sent by themselves
  int stopped = 0;                         ///< entries that wait for the person: refused, conflict, paused
  std::optional<TimePoint> nextAttemptAt;  ///< of the device's clock; never "later" without a time
  std::optional<TimePoint> lastContactAt;  ///< of the device's clock
  Milliseconds skew{0};                    ///< server's clock minus the device's; shown from one minute on
  std::string detail;                      ///< the server's own sentence, may be empty

  bool operator==(const SyncStatus&) const = default;
};

inline constexpr Milliseconds kShownSkew = std::chrono::minutes(1);

}  // namespace passerelle
