// What people do with what they read: support an idea, find a report useful, read. The rules, over one transaction.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ideas/idea_repository.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

/// Who reacts.
struct Reader {
  std::string personId, language;
};

/// A report's counts after a reaction: what the feed orders by.
struct Score {
  std::string reportId;
  std::int64_t useful = 0, readers = 0;
  std::vector<IdeaRow> ideas;
  bool newReader = false;  ///< this person read it for the first time
};

struct SupportOutcome {
  IdeaRow idea;
  Score score;
};

/// Supports an idea, or takes the support back; again changes nothing. A support implies having read. Errors: notFound,
/// forbidden before publication and for one's own, gone.
Result<SupportOutcome> setSupport(sql::Connection& connection, const Reader& reader, std::string_view ideaId,
                                  bool supported, TimePoint now);

/// Finds a report useful, or no longer; as above.
Result<Score> setUseful(sql::Connection& connection, const Reader& reader, std::string_view reportId, bool useful,
                        TimePoint now);

/// Counts this person once among the readers of each published report; others, and one's own, are passed over.
std::vector<Score> read(sql::Connection& connection, const Reader& reader, const std::vector<std::string>& reportIds,
                        TimePoint now);

}  // namespace passerelle::ideas
