// Units and people straight into a store, many at once, each with a bearer token: for benches and fault scenarios,
// where the way in by invitations is not the subject.
#pragma once
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::testing {

struct SeededPerson {
  std::string id, deviceId, token;
};

/// `count` visitors and the units S-1 … S-`units` of the region Sud. Call once per store, inside a write.
std::vector<SeededPerson> seedPeople(sql::Connection& connection, int count, int units, const Clock& clock, Rng& rng);

}  // namespace passerelle::testing
