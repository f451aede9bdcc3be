// Rounds and ballots from and to JSON, for a phone: tolerant of fields it does not know and of fields that are missing.
// Nothing here throws; what is not JSON at all is an Error `invalid`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/round_view.h"

namespace passerelle {

Result<RoundView> decodeRound(std::string_view json);
/// GET and PUT /v1/rounds/{id}/ballot; what encodeBallot() wrote is read too.
Result<BallotView> decodeBallot(std::string_view json);
/// The body of PUT /v1/rounds/{id}/ballot: what is not among `lines` stays as it is. `change` names this change, 16
/// hexadecimal digits; empty: none.
std::string encodeBallot(const std::vector<BallotViewLine>& lines, const std::string& change = {});

}  // namespace passerelle
