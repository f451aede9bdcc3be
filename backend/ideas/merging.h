// Ideas that say the same are put together by a person, with credit for all, and can be taken apart again.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ideas/reactions.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct Merge {
  std::string id, keptId, mergedId, byId;
  TimePoint at{};
  bool undone = false;
};

/// No support or reading is moved: what belongs together is counted together, so taking apart restores every number.
/// Readings are purged after 60 days; then the count of readers of what was merged is a lower bound, never more than
/// the truth.
/// Everything runs inside a write job and tells the change log and the journal.
class Merging {
 public:
  /// @param isHeld  true when a draft or an open round holds the idea.
  using Held = std::function<bool(sql::Connection&, std::string_view ideaId)>;
  Merging(Held isHeld, Rng& rng) : m_isHeld(std::move(isHeld)), m_rng(rng) {}

  /// The older of the two stands for both, and for all that were merged with either. The same `mergeId` again changes
  /// nothing, also after it was undone. Errors: `notFound`, `invalid` (an idea with itself), `conflict` (together
  /// already, a round holds one, the id names another merge).
  Result<Merge> merge(sql::Connection& connection, const Reader& who, const std::string& mergeId,
                      const std::string& oneId, const std::string& otherId, TimePoint now);
  /// Takes them apart; again changes nothing. Errors: `notFound`, `conflict` (a round holds them).
  Result<Merge> undo(sql::Connection& connection, const Reader& who, const std::string& mergeId, TimePoint now);

 private:
  Held m_isHeld;
  Rng& m_rng;
};

std::optional<Merge> findMerge(sql::Connection& connection, std::string_view id);
/// What put the group of an idea together, newest first.
std::vector<Merge> mergesOf(sql::Connection& connection, std::string_view rootId);

/// After a revision of a report: those left out stand for nobody and nobody for them any more; those that are there are
/// listed with their counts.
void settleIdeas(sql::Connection& connection, Rng& rng, std::string_view reportId, TimePoint now);
/// The same for one idea.
void settleIdea(sql::Connection& connection, Rng& rng, std::string_view ideaId, TimePoint now);
/// Ideas of a store that an older program wrote have no score yet.
void fillScores(sql::Connection& connection);

}  // namespace passerelle::ideas
