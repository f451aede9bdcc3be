// After the vote: ballots opened, counted, ranked, published; then the secret is destroyed.
#pragma once
#include <string>

#include "backend/rounds/preparation.h"
#include "backend/rounds/result.h"
#include "backend/rounds/round_repository.h"
#include "backend/rounds/round_secrets.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::rounds {

/// Everything runs inside a write job.
class Counting {
 public:
  Counting(RoundSecrets& secrets, Rng& rng) : m_secrets(secrets), m_rng(rng) {}

  /// Opens every ballot, publishes result, grades under fresh ids, receipts and comments, and a decision for each idea
  /// that won a place on the podium, all in one transaction; the ballots are gone after it. Error `gone`: the round's
  /// secret is not here.
  Result<RoundResult> publish(sql::Connection& connection, Round& round, TimePoint now);

 private:
  RoundSecrets& m_secrets;
  Rng& m_rng;
};

/// The published grades as `ballot,idea,grade` (or `ballot,report,grade`), for `passerelled rank` with --grades N: what
/// it prints is the published result. Ideas under quorum are left out.
std::string gradesCsv(sql::Connection& connection, const Round& round);

}  // namespace passerelle::rounds
