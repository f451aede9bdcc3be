// How often a person gets the edition by mail, and whether their mailbox takes it: SQL and rules.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::readers {

enum class Frequency { weekly, monthly, never };
std::string_view nameOf(Frequency frequency);
std::optional<Frequency> frequencyFromName(std::string_view name);

struct Subscription {
  Frequency frequency = Frequency::weekly;
  std::optional<TimePoint> pausedAt;  ///< the mailbox does not take mail
  std::string pauseReason;
};

/// Every week, for somebody who never chose.
Subscription findSubscription(sql::Connection& connection, std::string_view personId);
/// Choosing also ends a pause: who presses a button has a mailbox. Writer.
void choose(sql::Connection& connection, std::string_view personId, Frequency frequency, TimePoint now);
/// Their mailbox refused, in the mail server's words. Writer.
void pause(sql::Connection& connection, std::string_view personId, std::string_view reason, TimePoint now);
void resume(sql::Connection& connection, std::string_view personId, TimePoint now);

struct PausedReader {
  std::string personId, name, email, reason;
  TimePoint pausedAt{};
};
/// The last paused first, at most `limit`.
std::vector<PausedReader> pausedReaders(sql::Connection& connection, int limit);

/// Addresses that do not take mail, out of what a person pastes: one a line, or whole non-delivery reports (RFC 3464:
/// Final-Recipient, Original-Recipient; also X-Failed-Recipients). Lower case, each once, at most 5 000.
std::vector<std::string> bouncedAddresses(std::string_view pasted);

struct BounceImport {
  std::vector<std::string> paused;   ///< names
  std::vector<std::string> unknown;  ///< addresses that nobody here has
};
/// Pauses everybody whose address is in it. Writer.
BounceImport importBounces(sql::Connection& connection, std::string_view pasted, TimePoint now);

}  // namespace passerelle::readers
