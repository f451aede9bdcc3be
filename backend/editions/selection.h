// What an edition is made of: the best of a week by the feed's key, a share of each tone, new answers, new ideas.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/editions/edition.h"
#include "shared/sql/connection.h"

namespace passerelle::editions {

inline constexpr std::size_t kStories = 9;
inline constexpr std::size_t kNewIdeas = 8;
inline constexpr std::size_t kAnswers = 4;

/// A candidate for the edition.
struct Candidate {
  std::string reportId, tone;
  double key = 0;
};
/// The order of an edition: the best opens; then each tone that is there speaks in turn, its best first.
std::vector<Candidate> chosen(std::vector<Candidate> candidates, std::size_t most);

/// Composes the edition of what was published in [from, to).
Edition compose(sql::Connection& connection, const std::string& week, TimePoint from, TimePoint to);

/// One report as a story; nothing when there is no such report.
std::optional<Story> loadStory(sql::Connection& connection, std::string_view reportId);
/// What the story's report is by now: the store's reply, photos that arrived, withdrawal.
void bringUpToDate(sql::Connection& connection, Story& story);

}  // namespace passerelle::editions
