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
  std::string kind = "ideas";
  std::string month;  ///< about reports: whose, "2026-11"
  std::string title;
  TimePoint closesAt{};
  int top = 10;                     ///< ideas by Wilson's lower bound; reports: of the shortlist, ten at most
  int random = 0;                   ///< drawn among the others with enough readers
  bool carry = true;                ///< also what was under quorum in the last round of this kind, marked as such
  bool triaged = false;             ///< all that triage sent to the round
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

/// What may be graded, the best first.
struct Choice {
  std::string id, title, reportId, authorId;
  bool drawable = false;  ///< read enough for chance to take it
  bool listed = true;     ///< may be among the top; false: only by pick or chance
  bool proposed = false;  ///< triage sent it
};
std::vector<Choice> ideaChoices(sql::Connection& connection, TimePoint now);
/// Eligible reports of a month that no other round holds, and those that the last round carries over.
std::vector<Choice> reportChoices(sql::Connection& connection, std::string_view month, TimePoint now);
/// What was under quorum in the last published round of that kind.
std::vector<std::string> carriedOver(sql::Connection& connection, std::string_view kind);

/// Everything runs inside a write job; errors are in the reader's language.
class Preparation {
 public:
  Preparation(RoundSecrets& secrets, Rng& rng) : m_secrets(secrets), m_rng(rng) {}

  /// Errors: `invalid` (title, period, month, no voters, fewer than two ideas, an id that is no idea), `conflict` when
  /// the id is taken by another round, or the reports of that month are in one.
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
  /// Whom each item recuses, among the voters: its author, the author's superior where enough remain; of a report also
  /// who works in the unit that it is about.
  std::vector<std::vector<std::string>> recusals(sql::Connection& connection, const std::vector<RoundItem>& items,
                                                 const std::vector<std::string>& voters, bool ofReports) const;

  RoundSecrets& m_secrets;
  Rng& m_rng;
};

/// People who vote when nobody else is named: those with the role management or chair.
std::vector<std::string> management(sql::Connection& connection);

}  // namespace passerelle::rounds
