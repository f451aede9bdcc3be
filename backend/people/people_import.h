// People from a CSV file: email,name,department,manager_email,unit_code,role,language. All lines or none; again
// updates, never deletes.
#pragma once
#include <string_view>

#include "backend/units/import_outcome.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::people {

/// Inside a write job. A change of role or unit appends a "scope" change for that person; each row written is in the
/// journal. After the commit: SessionAuthenticator::forgetAll.
ImportOutcome importPeople(sql::Connection& connection, const Clock& clock, Rng& rng, std::string_view actorId,
                           std::string_view csvBytes, Language language);

}  // namespace passerelle::people
