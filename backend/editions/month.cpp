#include "backend/editions/month.h"

#include <algorithm>
#include <set>

namespace passerelle::editions {
namespace {
constexpr std::size_t kMostStories = 12, kAnswersShown = 6;
constexpr Milliseconds kToThursday = std::chrono::hours(24 * 3);
}  // namespace

std::string monthOf(const std::string& week) {
  const auto monday = startOfWeek(week);
  return monday ? toIsoDate(*monday + kToThursday).substr(0, 7) : std::string();
}

Edition monthOfEditions(const std::string& month, const std::vector<Edition>& editions) {
  Edition all;
  all.week = month;
  if (editions.empty()) return all;
  all.from = editions.front().from;
  all.to = editions.back().to;
  all.publishedAt = editions.back().publishedAt;
  all.waiting = editions.back().waiting;
  all.waitingCount = editions.back().waitingCount;
  std::set<std::string> told;
  std::size_t longest = 0;
  for (const Edition& edition : editions) {
    all.reports += edition.reports;
    all.places += edition.places;
    all.ideas += edition.ideas;
    all.replies += edition.replies;
    all.done.insert(all.done.end(), edition.done.begin(), edition.done.end());
    longest = std::max(longest, edition.stories.size());
  }
  for (std::size_t i = 0; i < longest; ++i) {
    for (const Edition& edition : editions) {
      if (i < edition.stories.size() && all.stories.size() < kMostStories &&
          told.insert(edition.stories[i].reportId).second)
        all.stories.push_back(edition.stories[i]);
    }
  }
  for (const Edition& edition : editions) {
    for (const Story& story : edition.answers) {
      if (all.answers.size() < kAnswersShown && told.insert(story.reportId).second) all.answers.push_back(story);
    }
  }
  return all;
}

}  // namespace passerelle::editions
