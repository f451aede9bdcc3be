// Editions: composed at the end of each ISO week (UTC) or when somebody who may asks for it; then frozen.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/editions/edition.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::editions {

class EditionService {
 public:
  explicit EditionService(Rng& rng) : m_rng(rng) {}

  /// What would be in the edition of this week now.
  Edition preview(sql::Connection& connection, const std::string& week, TimePoint monday, TimePoint now) const;
  /// Composes and publishes; an edition of a week that is not over is replaced, an older one is frozen.
  /// Errors: `refused` when there is nothing to tell or the week is to come, `conflict` when it is frozen. Writer.
  Result<Edition> publish(sql::Connection& connection, const std::string& week, const std::string& actor, TimePoint now,
                          const std::string& language);
  /// Publishes the weeks that ended without an edition, at most the last eight. No news, no edition. Writer.
  std::vector<std::string> publishDue(sql::Connection& connection, TimePoint now);

  std::optional<Edition> find(sql::Connection& connection, const std::string& week) const;
  /// Newest first, before `beforeWeek` (empty: from the newest).
  std::vector<Edition> list(sql::Connection& connection, const std::string& beforeWeek, int limit) const;

 private:
  Rng& m_rng;
};

}  // namespace passerelle::editions
