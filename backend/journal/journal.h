// The audit journal: append-only, each row hashed with the one before, in the same transaction as what it records.
#pragma once
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::journal {

/// Appends one row. `content` is committed to (BLAKE2b keyed with a fresh salt), not stored. Thread: the writer's.
/// @param actor person's id, or "system"; action as "report.filed"; entity as "report:0193…".
void append(sql::Connection& connection, Rng& rng, TimePoint at, std::string_view actor, std::string_view action,
            std::string_view entity, std::string_view content);

/// Walks the whole chain. Error: the first row that does not fit, by its number.
Result<std::int64_t> verify(sql::Connection& connection);

}  // namespace passerelle::journal
