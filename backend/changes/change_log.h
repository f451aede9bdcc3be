// The change log: what GET /v1/changes tells, written in the same transaction as what it tells.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::changes {

/// Appends one change and returns its cursor. `kind` and `audience` as the schema lists them (001_beginning.sql).
std::int64_t append(sql::Connection& connection, std::string_view kind, std::string_view entityId,
                    std::string_view audience, TimePoint at);
/// A line of the log, and of a report's line what decides whom it concerns before publication.
struct ChangeRow {
  std::int64_t seq = 0;
  std::string kind, entityId, audience;
  std::string authorId, unitCode, region, state;  ///< of the report, when the audience is "report"
};
std::vector<ChangeRow> changesAfter(sql::Connection& connection, std::int64_t seq, int limit);

/// Published reports told after `seq` and up to `through`, and those that were and are gone: what a feed must read
/// again.
std::vector<std::string> publishedReportsBetween(sql::Connection& connection, std::int64_t seq, std::int64_t through);

/// Ideas told to everybody after `seq` and up to `through`: published on their own, corrected, withdrawn, merged, taken
/// apart.
std::vector<std::string> ideasBetween(sql::Connection& connection, std::int64_t seq, std::int64_t through);

/// The cursor of the last change; 0 when there is none.
std::int64_t last(sql::Connection& connection);

}  // namespace passerelle::changes
