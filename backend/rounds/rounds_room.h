// The room of rounds: its services together, what it does by itself at the right time, and what it says of a round to
// whom.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/mail/mail_queue.h"
#include "backend/rounds/ballots.h"
#include "backend/rounds/counting.h"
#include "backend/rounds/preparation.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/database.h"

namespace passerelle::rounds {

struct RoundsOptions {
  std::string dataFolder, publicUrl;
};

class RoundsRoom {
 public:
  /// `committed` is called after a commit that grew the change log. All references must outlive this.
  RoundsRoom(RoundsOptions options, sql::Database& database, mail::MailQueue& mails, Files& files, const Clock& clock,
             Rng& rng, std::function<void()> committed);

  // In a write job; each tells the change log and the journal.
  Result<Round> prepare(sql::Connection& connection, const std::string& chair, const NewRound& wanted,
                        Language language);
  /// Invites every voter by mail, with a link of their own.
  Result<Round> open(sql::Connection& connection, const std::string& actor, const std::string& id, bool confirmed,
                     Language language);
  Result<Round> cancel(sql::Connection& connection, const std::string& actor, const std::string& id, Language language);
  /// True: the person had not voted before.
  Result<bool> vote(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                    const std::vector<Said>& said, Language language, const BallotLineage& lineage = {});
  /// A mail to each voter who has not voted; how many.
  Result<int> remind(sql::Connection& connection, const std::string& id, Language language);

  // In a read job.
  Result<Ballot> ballot(sql::Connection& connection, const std::string& roundId, const std::string& personId,
                        Language language) const {
    return m_ballots.read(connection, roundId, personId, language);
  }
  Plan plan(sql::Connection& connection, const Round& round) const { return m_preparation.plan(connection, round); }
  /// Whose ballot a personal link is. Error `gone` for a link that is nobody's, or whose round is over.
  struct Voter {
    Round round;
    std::string personId, language;
  };
  Result<Voter> voterBehind(sql::Connection& connection, std::string_view code, Language language) const;
  /// One round as the wire shows it to this person: while it is open, turnout and nothing more. False: not theirs to
  /// see.
  bool write(sql::Connection& connection, const Round& round, const std::string& personId, bool conducts,
             JsonWriter& json) const;

  /// Publishes what is due, deals again at half time, destroys secrets after the complaint period.
  void runDue();

 private:
  Result<void> invite(sql::Connection& connection, const Round& round, const std::string& personId, bool again);
  void tell(sql::Connection& connection, const std::string& actor, std::string_view action, const Round& round);

  sql::Database& m_database;
  mail::MailQueue& m_mails;
  const Clock& m_clock;
  Rng& m_rng;
  std::string m_publicUrl;
  std::function<void()> m_committed;
  RoundSecrets m_secrets;
  Preparation m_preparation;
  Ballots m_ballots;
  Counting m_counting;
  TimePoint m_nextLook{};
};

}  // namespace passerelle::rounds
