// What the editor changed by hand in the choice that the ranking makes for a week.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/sql/connection.h"

namespace passerelle::editions {

inline constexpr std::size_t kLeadCharacters = 2000;

struct Draft {
  std::int64_t revision = 0;         ///< 0: nobody has touched this week
  std::string leadFr, leadEn;        ///< a small Markdown
  std::vector<std::string> chosen;   ///< report ids in order: these first, the ranking fills up
  std::vector<std::string> leftOut;  ///< report ids that must not be chosen
};

/// An untouched one when there is none.
Draft findDraft(sql::Connection& connection, const std::string& week);
/// Saves it as the revision after `draft.revision`. Errors: `conflict` when somebody else saved meanwhile, `invalid`
/// for a lead that is too long. Writer.
Result<void> saveDraft(sql::Connection& connection, const std::string& week, const Draft& draft,
                       const std::string& actor, TimePoint now, const std::string& language);

/// Ids separated by blanks, each once, at most 500.
std::vector<std::string> idsIn(std::string_view text);

}  // namespace passerelle::editions
