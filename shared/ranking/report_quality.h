// Which reports were the best of a month: useful to readers, and of consequence. Length and number are never rewarded.
#pragma once
#include <cstdint>

#include "shared/ranking/feed_key.h"

namespace passerelle::ranking {

/// Both parts are shown beside the whole, never the whole alone.
struct ReportQuality {
  double usefulness = 0;   ///< U, in [0, 1]
  double consequence = 0;  ///< I, in [0, 1)
  double quality = 0;      ///< 0.7·U + 0.3·I
};

/// U = (useful + a)/(readers outside the author's team + a + b);  I = 1 − 2^(−(closed actions + 2·ideas in a round)/3).
ReportQuality reportQuality(std::int64_t useful, std::int64_t readersOutsideTeam, std::int64_t closedActions,
                            std::int64_t ideasInRounds, const Prior& prior);

/// Readers that a report needs to stand for the palmarès: 8, or a third of the active staff when that is fewer.
std::int64_t readersNeeded(std::int64_t activeStaff);

}  // namespace passerelle::ranking
