// How somebody is thanked: a badge that a round's result gives, thanks of the committee, a nomination.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/sql/connection.h"

namespace passerelle::palmares {

struct Reward {
  std::string id;
  std::string month;     ///< of the palmarès where it stands
  std::string kind;      ///< badge, thanks, nomination
  std::string itemKind;  ///< reports, ideas
  std::string itemId, roundId;
  std::string personId, personName;
  std::string words;  ///< thanks: what the committee says; nomination: the department, closer to customers
  std::string givenBy, givenByName;  ///< empty: by the round's result
  TimePoint givenAt{};
};

/// "Rapport du mois", "Idée du mois"; "Merci du comité"; "Nomination pour un service plus proche des clients".
std::string_view wordOf(const Reward& reward, Language language);

/// False: this person has it already for this item (its id may be another's).
bool insertReward(sql::Connection& connection, const Reward& reward);
void setWords(sql::Connection& connection, std::string_view id, std::string_view words, std::string_view by);
void withdraw(sql::Connection& connection, std::string_view id, std::string_view by, TimePoint now);
std::optional<Reward> findReward(sql::Connection& connection, std::string_view id);
/// Also one that was withdrawn.
struct Given {
  Reward reward;
  bool withdrawn = false;
};
std::optional<Given> findGiven(sql::Connection& connection, std::string_view kind, std::string_view itemId,
                               std::string_view personId);
void giveAgain(sql::Connection& connection, const Reward& reward);
/// Of a month, or of a person (the other one empty); without what was withdrawn; the oldest first.
std::vector<Reward> rewardsOf(sql::Connection& connection, std::string_view month, std::string_view personId);

/// Rounds that are published and whose badges were not given yet.
std::vector<std::string> roundsToAward(sql::Connection& connection);
void markAwarded(sql::Connection& connection, std::string_view roundId, std::string_view month, std::string_view kind);
struct AwardedRound {
  std::string id, kind;
};
std::vector<AwardedRound> roundsOfMonth(sql::Connection& connection, std::string_view month);
/// Months with a result or with settled figures, the last one first.
std::vector<std::string> monthsKnown(sql::Connection& connection);

}  // namespace passerelle::palmares
