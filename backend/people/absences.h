// When a host is away, somebody stands in: what comes for the host goes to the deputy, and the deputy may answer.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"
#include "backend/people/person_repository.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::people {

struct Absence {
  std::string id, personId, unitCode, deputyId;
  std::string firstDay, lastDay;  ///< 2026-12-24, by the calendar of the place; both included
  TimePoint beginsAt{}, endsAt{};
  std::string personName, deputyName;  ///< filled by lists
  bool now(TimePoint time) const { return beginsAt <= time && time < endsAt; }
};

/// Units whose host this person stands in for at `now`.
std::vector<std::string> unitsStoodInFor(sql::Connection& connection, std::string_view personId, TimePoint now);
/// The deputy whom this host has named for `now`.
std::optional<Person> deputyOf(sql::Connection& connection, std::string_view hostId, TimePoint now);
/// Whom what comes for a unit's host is sent to at `now`: each host, or the deputy they named; hosts without an e-mail
/// give way to the unit's deputies, and so does nobody. Everybody once, with or without an e-mail.
std::vector<Person> answerersOf(sql::Connection& connection, std::string_view unitCode, TimePoint now);

/// Thread: the writer's for what writes.
class Absences {
 public:
  Absences(const Clock& clock, Rng& rng) : m_clock(clock), m_rng(rng) {}

  struct Wanted {
    std::string id;  ///< UUIDv7, born where it is written: saying it again changes nothing
    std::string firstDay, lastDay;
    std::string deputyId;
  };
  /// The absence of the caller, who is the host of a unit. Errors: `invalid` with the field, `forbidden` (no host,
  /// another person's id), `refused` (over, too long, a deputy who cannot be).
  Result<Absence> set(sql::Connection& connection, const http::Caller& caller, const Wanted& wanted, Language language);
  /// Back: ends it now, or takes it back before it began. Errors: `notFound`, `forbidden`.
  Result<void> end(sql::Connection& connection, const http::Caller& caller, std::string_view id, Language language);
  /// What is not over, soonest first, of one host.
  std::vector<Absence> of(sql::Connection& connection, std::string_view hostId) const;
  /// Who can stand in for a host: people of the unit, and hosts and deputies of units of the region; by name.
  std::vector<Person> candidates(sql::Connection& connection, const http::Caller& host) const;

  /// Tells deputies' devices that their rights have begun or ended. Called when time passes.
  struct Turned {
    std::vector<Absence> begun;
    bool changed = false;  ///< the change log grew
  };
  Turned turn(sql::Connection& connection);

 private:
  const Clock& m_clock;
  Rng& m_rng;
};

}  // namespace passerelle::people
