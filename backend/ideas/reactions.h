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

/// A card's counts after a reaction: what the feed orders by.
struct Score {
  std::string cardId;  ///< a report, or an idea filed on its own
  std::int64_t useful = 0, readers = 0;
  std::vector<IdeaRow> ideas;
  bool newReader = false;  ///< this person read it for the first time
};

struct SupportOutcome {
  IdeaRow idea;                      ///< the one that was pressed
  std::vector<std::string> members;  ///< it and those merged with it: all are supported now, or none
  std::vector<Score> scores;         ///< of its card, and of the cards of those
};

/// Supports an idea, or takes the support back; again changes nothing. A support implies having read. Errors: notFound,
/// forbidden before publication and for one's own (co-authors' too), gone.
Result<SupportOutcome> setSupport(sql::Connection& connection, const Reader& reader, std::string_view ideaId,
                                  bool supported, TimePoint now);

/// Finds a report useful, or no longer; as above.
Result<Score> setUseful(sql::Connection& connection, const Reader& reader, std::string_view reportId, bool useful,
                        TimePoint now);

/// Counts this person once among the readers of each card: published reports and ideas filed on their own. Others, and
/// one's own, are passed over. Of ideas that were merged a person is one reader, whatever they read of them.
std::vector<Score> read(sql::Connection& connection, const Reader& reader, const std::vector<std::string>& cardIds,
                        TimePoint now);

}  // namespace passerelle::ideas
