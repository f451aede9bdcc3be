// Voting: a person's ballot read and kept, sealed. The register learns that they voted, nothing learns what.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "backend/rounds/ballot_seal.h"
#include "backend/rounds/round_repository.h"
#include "backend/rounds/round_secrets.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::rounds {

/// What a voter says of one idea; what a ballot leaves out stays as it was.
struct Said {
  std::string itemId;
  int said = kUntouched;               ///< a grade, kSansAvis, kConcerned; kUntouched takes the grade back
  std::optional<std::string> comment;  ///< to the author, without a name; none: as it was
};
inline constexpr std::size_t kMostCommentChars = 500;

/// What a device knows of the ballot that it changes, so that a copy of an older change that comes late does nothing.
/// All in hexadecimal. Without `change` (a browser's form) the ballot is changed whatever it was.
struct BallotLineage {
  std::string change;                   ///< names this change, the same at each repetition
  std::string base;                     ///< the last change that this device knows; empty: none
  std::vector<std::string> supersedes;  ///< what it sent since, without an answer
};

class Ballots {
 public:
  Ballots(RoundSecrets& secrets, Clock const& clock, Rng& rng) : m_secrets(secrets), m_clock(clock), m_rng(rng) {}

  /// Changes nothing. Errors: `notFound`, `forbidden` (not invited), `conflict` (not open yet), `gone` (over).
  Result<Ballot> read(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                      Language language) const;

  /// All of `said` or nothing; saying it again changes nothing. Inside a write job, and no longer than it must be: the
  /// ballot as it is then is read() afterwards, beside the writer. True: this person had not voted before.
  /// Errors: as read(); `invalid` for an idea that is not on this ballot, a grade off the scale, a comment too long;
  /// `conflict` when the ballot's last change is none that `lineage` knows.
  Result<bool> record(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                      const std::vector<Said>& said, Language language, const BallotLineage& lineage = {});
  /// record(), then read().
  Result<Ballot> keep(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                      const std::vector<Said>& said, Language language, const BallotLineage& lineage = {});

  /// The code of this person's ballot link: the same each time, 128 bits. Error `gone` without the round's secret.
  Result<std::string> linkCode(const std::string& roundId, const std::string& personId) const;

 private:
  /// What an open round does not change any more: kept, so that a vote reads none of it.
  struct Frozen {
    TimePoint until{};  ///< ballots are taken
    int grades = 0;
    bool ofReports = false;
    std::vector<RoundItem> items;                    ///< by position
    std::unordered_map<std::string, int> positions;  ///< by id
  };
  /// A person's ballot, opened.
  struct Opened {
    std::shared_ptr<const Frozen> frozen;
    std::shared_ptr<const BallotSeal> seal;
    SealedBallot row;
    Words words;
  };
  /// Errors: as read().
  Result<Opened> open(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                      Language language) const;
  /// Nothing: not asked for yet, or over.
  std::shared_ptr<const Frozen> known(const std::string& roundId) const;
  std::shared_ptr<const Frozen> freeze(sql::Connection& connection, const std::string& roundId) const;

  RoundSecrets& m_secrets;
  const Clock& m_clock;
  Rng& m_rng;
  mutable std::mutex m_mutex;
  mutable std::map<std::string, std::shared_ptr<const Frozen>> m_frozen;
};

}  // namespace passerelle::rounds
