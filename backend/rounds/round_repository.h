// Rounds in the database: SQL and nothing else.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/rounds/round.h"
#include "shared/sql/connection.h"

namespace passerelle::rounds {

void insertRound(sql::Connection& connection, const Round& round);
/// Sets what changes in a round's life: state, times, slate, result.
void updateRound(sql::Connection& connection, const Round& round);
std::optional<Round> findRound(sql::Connection& connection, std::string_view id);
inline constexpr int kMostRounds = 100;  ///< that a page or an answer shows
/// Newest first.
std::vector<Round> listRounds(sql::Connection& connection, int limit);
/// The round about the reports of a month that was not cancelled.
std::optional<Round> findReportsRound(sql::Connection& connection, std::string_view month);
/// The last published round of that kind.
std::optional<Round> lastPublished(sql::Connection& connection, std::string_view kind);
std::vector<Round> roundsIn(sql::Connection& connection, RoundState state);

void insertItem(sql::Connection& connection, std::string_view roundId, const RoundItem& item);
/// Sets recusals and quorum.
void openItem(sql::Connection& connection, std::string_view roundId, const RoundItem& item);
std::vector<RoundItem> itemsOf(sql::Connection& connection, std::string_view roundId);
/// Sets what is published.
void publishItem(sql::Connection& connection, std::string_view roundId, std::string_view itemId, const ItemCount& count,
                 const std::optional<std::string>& sortKey);

void insertVoter(sql::Connection& connection, std::string_view roundId, std::string_view personId);
std::vector<std::string> votersOf(sql::Connection& connection, std::string_view roundId);
/// What is asked of a round before a ballot of it is read, in one look.
struct VotingRound {
  RoundState state = RoundState::draft;
  TimePoint closesAt{};
  std::optional<bool> voted;  ///< nothing: not invited

  bool takesBallots(TimePoint now) const { return state == RoundState::open && now < closesAt + Round::kGrace; }
};
std::optional<VotingRound> findVotingRound(sql::Connection& connection, std::string_view roundId,
                                           std::string_view personId);
/// Nothing: not invited. Else whether this person has voted.
std::optional<bool> hasVoted(sql::Connection& connection, std::string_view roundId, std::string_view personId);
/// False: they had voted before.
bool markVoted(sql::Connection& connection, std::string_view roundId, std::string_view personId);
void setLinkHash(sql::Connection& connection, std::string_view roundId, std::string_view personId,
                 std::string_view linkHash);
struct BallotOwner {
  std::string roundId, personId;
};
std::optional<BallotOwner> findLink(sql::Connection& connection, std::string_view linkHash);
Turnout turnoutOf(sql::Connection& connection, std::string_view roundId);
/// Ids of those who were invited and have not voted.
std::vector<std::string> missingVoters(sql::Connection& connection, std::string_view roundId);

/// A row of the table of ballots.
struct SealedBallot {
  std::string voterKey, sealed, comments;  ///< the latter two: bytes
};
/// Nothing: no such ballot, or its round is not open (any more).
std::optional<SealedBallot> findBallot(sql::Connection& connection, std::string_view roundId,
                                       std::string_view voterKey);
void insertBallot(sql::Connection& connection, std::string_view roundId, const SealedBallot& ballot);
void updateBallot(sql::Connection& connection, std::string_view roundId, const SealedBallot& ballot);
/// All, by pseudonym, one at a time: memory does not grow with the votes.
void forEachBallot(sql::Connection& connection, std::string_view roundId,
                   const std::function<void(const SealedBallot&)>& visit);
void deleteBallots(sql::Connection& connection, std::string_view roundId);

struct PublishedGrade {
  std::string id, itemId;
  std::optional<int> grade;  ///< none: sans avis
};
void insertGrade(sql::Connection& connection, std::string_view roundId, const PublishedGrade& grade);
/// By id, which is random.
std::vector<PublishedGrade> gradesOf(sql::Connection& connection, std::string_view roundId);
void insertComment(sql::Connection& connection, std::string_view id, std::string_view roundId, std::string_view itemId,
                   std::string_view text);
std::vector<std::string> commentsOf(sql::Connection& connection, std::string_view roundId, std::string_view itemId);
void insertReceipt(sql::Connection& connection, std::string_view roundId, std::string_view commitment);
std::vector<std::string> receiptsOf(sql::Connection& connection, std::string_view roundId);

/// True when an open round or a draft holds the item: it must not be merged away or put into another round.
bool isHeld(sql::Connection& connection, std::string_view itemId);

}  // namespace passerelle::rounds
