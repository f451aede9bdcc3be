// What an edition is made of: the best of a week by the feed's key and the editor's hand, a share of each tone, new
// answers, new ideas; ideas that wait for an answer head it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/editions/draft.h"
#include "backend/editions/edition.h"
#include "shared/sql/connection.h"

namespace passerelle::editions {

inline constexpr std::size_t kStories = 9;
inline constexpr std::size_t kNewIdeas = 8;
inline constexpr std::size_t kAnswers = 4;
inline constexpr std::size_t kWaiting = 5;
inline constexpr std::size_t kDone = 6;

/// A candidate for the edition.
struct Candidate {
  std::string reportId, tone;
  double key = 0;
};
/// The order of an edition: the best opens; then each tone that is there speaks in turn, its best first.
std::vector<Candidate> chosen(std::vector<Candidate> candidates, std::size_t most);

/// What the editor's draft makes of the ranking: what was chosen by hand first and in its order, nothing that was left
/// out, and the ranking fills up to `most`.
std::vector<Candidate> chosenByHand(std::vector<Candidate> candidates, std::size_t most, const Draft& draft);
/// Reports of [from, to) in the order of the feed's key.
std::vector<Candidate> candidates(sql::Connection& connection, TimePoint from, TimePoint to);

/// Composes the edition of what was published in [from, to); what waits, waits at `to`.
Edition compose(sql::Connection& connection, const std::string& week, TimePoint from, TimePoint to,
                const Draft& draft = {});

/// One report as a story; nothing when there is no such report.
std::optional<Story> loadStory(sql::Connection& connection, std::string_view reportId);
/// What the story's report is by now: the store's reply, photos that arrived, withdrawal.
void bringUpToDate(sql::Connection& connection, Story& story);
/// The same for a whole edition: ideas of reports that were withdrawn are gone too.
void bringUpToDate(sql::Connection& connection, Edition& edition);

}  // namespace passerelle::editions
