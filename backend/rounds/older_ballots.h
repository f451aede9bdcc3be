// Rounds that were open before a ballot was one row: each word stood in a row of its own (round_line).
#pragma once
#include "backend/rounds/round_secrets.h"
#include "shared/sql/connection.h"

namespace passerelle::rounds {

/// Makes one row of each ballot that is still in rows of words; inside a write job, when the server starts. A round
/// whose secret is not there stays as it is, and its ballots are lost. Error `internal`: a row does not open.
Result<void> bringOverBallots(sql::Connection& connection, const RoundSecrets& secrets);

}  // namespace passerelle::rounds
