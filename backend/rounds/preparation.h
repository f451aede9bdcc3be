// Before the vote: what is graded, by whom, and the arithmetic that the chair sees before opening.
#pragma once
#include <string>
#include <vector>

#include "backend/ideas/candidates.h"
#include "backend/rounds/round_repository.h"
#include "backend/rounds/round_secrets.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::rounds {

struct NewRound {
  std::string id;  ///< born at the asker; preparing again with it gives the same draft
  std::string title;
  TimePoint closesAt{};
  int top = 10;                     ///< by Wilson's lower bound
  int random = 0;                   ///< drawn among the others with enough readers
  std::vector<std::string> picks;   ///< the chair's own, marked as such
  std::vector<std::string> voters;  ///< people's ids; empty: everybody in management
};

/// What opening would mean.
struct Plan {
  int voters = 0, items = 0, slate = 0;
  bool showOfHands = false;      ///< fewer than five voters
  bool needsConfirming = false;  ///< the slate is longer than 15
  std::vector<RoundItem> lines;  ///< with recusals and quorum
};

/// Everything runs inside a write job; errors are in the reader's language.
class Preparation {
 public:
  Preparation(RoundSecrets& secrets, Rng& rng) : m_secrets(secrets), m_rng(rng) {}

  /// Errors: `invalid` (title, period, no voters, fewer than two ideas, an id that is no idea), `conflict` when the id
  /// is taken by another round.
  Result<Round> prepare(sql::Connection& connection, const std::string& chair, const NewRound& wanted, TimePoint now,
                        Language language);
  Plan plan(sql::Connection& connection, const Round& round) const;
  /// Freezes the scale, deals every slate at once and begins to take ballots.
  /// Errors: `notFound`, `conflict` (no draft any more), `refused` (period over; a slate above 15 without `confirmed`).
  Result<Round> open(sql::Connection& connection, const std::string& roundId, bool confirmed, TimePoint now,
                     Language language);
  /// Slates that nobody has touched by half of the period are dealt again, so that latecomers grade what needs graders.
  void dealAgain(sql::Connection& connection, Round& round, TimePoint now);
  /// A draft, or an open round: its ballots are destroyed unread.
  Result<Round> cancel(sql::Connection& connection, const std::string& roundId, Language language);

 private:
  /// Whom each item recuses, among the voters.
  std::vector<std::vector<std::string>> recusals(sql::Connection& connection, const std::vector<RoundItem>& items,
                                                 const std::vector<std::string>& voters) const;

  RoundSecrets& m_secrets;
  Rng& m_rng;
};

/// People who vote when nobody else is named: those with the role management or chair.
std::vector<std::string> management(sql::Connection& connection);

}  // namespace passerelle::rounds
