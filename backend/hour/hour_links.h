// Personal links of the store's hour: one report, one person, to read and to answer, and nothing else. SQL and the
// rule.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::hour {

/// Where they lead; the code follows.
inline constexpr std::string_view kHourPath = "/hour/";
inline constexpr Milliseconds kLinkLife = std::chrono::hours(24 * 30);

struct HourLink {
  std::string reportId, personId;
  bool ended = false;  ///< too old, or left
};

/// A new code of 128 bits; its digest is stored, it is not. In a write job.
std::string makeLink(sql::Connection& connection, std::string_view reportId, std::string_view personId, TimePoint now,
                     Rng& rng);
/// What a code opens, also when it opens it no more; nothing for a code that never was one.
std::optional<HourLink> findLink(sql::Connection& connection, std::string_view code, TimePoint now);
/// Its person has left: whoever finds it in the history of a shared computer opens nothing.
void endLink(sql::Connection& connection, std::string_view code, TimePoint now);

}  // namespace passerelle::hour
