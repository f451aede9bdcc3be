// Units from a CSV file: code,name,kind,region,address,lat,lon,opening. All lines or none; again updates, never
// deletes.
#pragma once
#include <string_view>

#include "backend/units/import_outcome.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::units {

/// Inside a write job. A change of kind "unit" for everybody and a journal row for each unit created or changed.
ImportOutcome importUnits(sql::Connection& connection, const Clock& clock, Rng& rng, std::string_view actorId,
                          std::string_view csvBytes, Language language);

}  // namespace passerelle::units
