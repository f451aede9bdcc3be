// Editions: composed at the end of each ISO week (UTC) or when somebody who may asks for it; then frozen.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/editions/edition.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::editions {

/// A story that a search found.
struct FoundStory {
  std::string week, reportId, headline;
};

class EditionService {
 public:
  explicit EditionService(Rng& rng) : m_rng(rng) {}

  /// What would be in the edition of this week now.
  Edition preview(sql::Connection& connection, const std::string& week, TimePoint monday, TimePoint now) const;
  /// Composes, with what the editor chose by hand, and publishes. An edition is replaced until its letters go or the
  /// week after it is over; then it is frozen.
  /// Errors: `refused` when there is nothing to tell or the week is to come, `conflict` when it is frozen. Writer.
  Result<Edition> publish(sql::Connection& connection, const std::string& week, const std::string& actor, TimePoint now,
                          const std::string& language);
  /// Publishes the weeks that ended without an edition, at most the last eight. No news, no edition. Writer.
  std::vector<std::string> publishDue(sql::Connection& connection, TimePoint now);

  /// True when the edition of this week no longer changes: its letters went, or the week after it is over.
  bool isFrozen(sql::Connection& connection, const std::string& week, TimePoint now) const;

  /// Stories of published editions that hold every one of `words` (beginnings and parts count, case and accents do
  /// not), newest edition first; reports withdrawn since are left out. At most 50.
  std::vector<FoundStory> search(sql::Connection& connection, std::string_view words) const;
  /// Fills what search() looks through for editions that appeared before it was there. Writer.
  void indexOlder(sql::Connection& connection) const;

  std::optional<Edition> find(sql::Connection& connection, const std::string& week) const;
  /// Newest first, before `beforeWeek` (empty: from the newest).
  std::vector<Edition> list(sql::Connection& connection, const std::string& beforeWeek, int limit) const;

 private:
  Rng& m_rng;
};

}  // namespace passerelle::editions
