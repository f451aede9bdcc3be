// An edition on its way to its readers, as rows: one letter a person and issue, for ever.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::mailing {

struct Mailing {
  std::string issue;  ///< 2026-W47, or 2026-11
  std::string state;  ///< running, stopped, finished
  TimePoint startedAt{};
  std::optional<TimePoint> finishedAt;
  std::string failure;  ///< why it stopped by itself
};

struct Progress {
  std::int64_t waiting = 0, sent = 0, nothing = 0, refused = 0;
  std::int64_t all() const { return waiting + sent + nothing + refused; }
};

/// A letter that is due, with its reader.
struct DueLetter {
  std::string issue, personId, email, language;
  std::int64_t attempts = 0;
};

/// A letter that did not go, for the page.
struct Undelivered {
  std::string name, email, failure;
  bool isOver = false;  ///< refused for good, else it will be tried again
};

std::optional<Mailing> findMailing(sql::Connection& connection, std::string_view issue);
Progress progressOf(sql::Connection& connection, std::string_view issue);
std::vector<Undelivered> undelivered(sql::Connection& connection, std::string_view issue, int limit);

/// The mailing with a letter for everybody who wants this issue and has a mailbox that takes mail, in one transaction.
/// @return false when there is one already. Writer.
bool insertMailing(sql::Connection& connection, std::string_view issue, std::string_view frequency,
                   std::string_view actor, TimePoint now);
void setMailingState(sql::Connection& connection, std::string_view issue, std::string_view state,
                     std::string_view failure, TimePoint now);
/// Why it does not go on, for the page; empty: it does. The state stays.
void setFailure(sql::Connection& connection, std::string_view issue, std::string_view failure);
bool hasRunning(sql::Connection& connection);
/// Of running mailings, oldest first; people who ended their subscription meanwhile are not among them.
std::vector<DueLetter> dueLetters(sql::Connection& connection, TimePoint now, int limit);
/// What waits for somebody who has ended their mail, or whose mailbox is paused, since: nothing more is sent. Writer.
std::int64_t dropUnwanted(sql::Connection& connection);
/// Running mailings without a waiting letter are finished. Writer.
void finishMailings(sql::Connection& connection, TimePoint now);

void markSent(sql::Connection& connection, const DueLetter& letter, TimePoint now);
void markNothing(sql::Connection& connection, const DueLetter& letter);
void markRefused(sql::Connection& connection, const DueLetter& letter, std::string_view failure);
void markLater(sql::Connection& connection, const DueLetter& letter, std::string_view failure, TimePoint next);

}  // namespace passerelle::mailing
