// Plans and results as the wire shows them, and ballots as it takes them.
#pragma once
#include <vector>

#include "backend/http/message.h"
#include "backend/rounds/ballots.h"
#include "backend/rounds/preparation.h"
#include "backend/rounds/result.h"
#include "shared/codec/json_writer.h"

namespace passerelle::rounds {

void writePlan(const Plan& plan, JsonWriter& json);
/// With one sentence in both languages for each line that stands above another.
void writeResult(const RoundResult& result, const std::vector<GradeName>& scale, JsonWriter& json);
void writeBallot(const Ballot& ballot, JsonWriter& json);

/// "change" in the body, and Passerelle-Base and Passerelle-Supersedes; empty without "change". After decodeBallot().
Result<BallotLineage> decodeLineage(const http::Request& request);
/// {"change"?,"lines":[{"item","grade":0…|null|"sansAvis"|"concerned","comment"?}]}. Errors: `invalid` with a pointer,
/// `unsupportedType`.
Result<std::vector<Said>> decodeBallot(const http::Request& request);
/// {"id","kind","month","title","closesAt","top","random","carry","picks":[…],"voters":[…]}
Result<NewRound> decodeNewRound(const http::Request& request);

}  // namespace passerelle::rounds
