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
/// Newest first.
std::vector<Round> listRounds(sql::Connection& connection, int limit);
/// The round about the reports of a month that was not cancelled.
std::optional<Round> findReportsRound(sql::Connection& connection, std::string_view month);
/// The last published round of that kind.
std::optional<Round> lastPublished(sql::Connection& connection, std::string_view kind);
std::vector<Round> roundsIn(sql::Connection& connection, RoundState state);

void insertItem(sql::Connection& connection, std::string_view roundId, const RoundItem& item);
/// Sets recusals and quorum, and the sealed count.
void openItem(sql::Connection& connection, std::string_view roundId, const RoundItem& item, std::string_view sealed);
std::vector<RoundItem> itemsOf(sql::Connection& connection, std::string_view roundId);
std::string sealedCount(sql::Connection& connection, std::string_view roundId, std::string_view itemId);
void setSealedCount(sql::Connection& connection, std::string_view roundId, std::string_view itemId,
                    std::string_view sealed);
/// Sets what is published, and removes the sealed count.
void publishItem(sql::Connection& connection, std::string_view roundId, std::string_view itemId, const ItemCount& count,
                 const std::optional<std::string>& sortKey);

void insertVoter(sql::Connection& connection, std::string_view roundId, std::string_view personId);
std::vector<std::string> votersOf(sql::Connection& connection, std::string_view roundId);
/// A scale as the database keeps it.
std::vector<GradeName> scaleOf(std::string_view json);
/// What a vote asks of its round, in one look.
struct VotingRound {
  RoundState state = RoundState::draft;
  TimePoint closesAt{};
  std::string scale;  ///< JSON, frozen
  bool ofReports = false;
  std::optional<bool> voted;  ///< nothing: not invited

  bool takesBallots(TimePoint now) const { return state == RoundState::open && now < closesAt + Round::kGrace; }
};
std::optional<VotingRound> findVotingRound(sql::Connection& connection, std::string_view roundId,
                                           std::string_view personId);
/// Nothing: not invited. Else whether this person has voted.
std::optional<bool> hasVoted(sql::Connection& connection, std::string_view roundId, std::string_view personId);
void markVoted(sql::Connection& connection, std::string_view roundId, std::string_view personId);
void setLinkHash(sql::Connection& connection, std::string_view roundId, std::string_view personId,
                 std::string_view linkHash);
struct BallotOwner {
  std::string roundId, personId;
};
std::optional<BallotOwner> findLink(sql::Connection& connection, std::string_view linkHash);
Turnout turnoutOf(sql::Connection& connection, std::string_view roundId);
/// Ids of those who were invited and have not voted.
std::vector<std::string> missingVoters(sql::Connection& connection, std::string_view roundId);

/// A line of the table of sealed words.
struct SealedLine {
  std::string voterKey, itemId, sealed, comment;
  int place = 0;
};
/// A line that is there already only moves to its new place.
void insertLine(sql::Connection& connection, std::string_view roundId, const SealedLine& line);
void updateLine(sql::Connection& connection, std::string_view roundId, const SealedLine& line);
/// Of one voter, in the order in which they see them.
std::vector<SealedLine> linesOf(sql::Connection& connection, std::string_view roundId, std::string_view voterKey);
std::optional<SealedLine> findLine(sql::Connection& connection, std::string_view roundId, std::string_view voterKey,
                                   std::string_view itemId);
/// The first of a ballot by its idea: the one that carries the ballot's last change.
std::optional<SealedLine> firstLine(sql::Connection& connection, std::string_view roundId, std::string_view voterKey);
/// Titles and reports of the items on one voter's ballot, in the order of linesOf().
struct LineTitle {
  std::string itemId, title, reportId;
};
std::vector<LineTitle> titlesOf(sql::Connection& connection, std::string_view roundId, std::string_view voterKey);
/// All, voter by voter, one at a time: memory does not grow with the votes.
void forEachLine(sql::Connection& connection, std::string_view roundId,
                 const std::function<void(const SealedLine&)>& visit);
void deleteLines(sql::Connection& connection, std::string_view roundId);

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
