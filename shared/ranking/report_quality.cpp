#include "shared/ranking/report_quality.h"

#include <algorithm>
#include <cmath>

namespace passerelle::ranking {

ReportQuality reportQuality(std::int64_t useful, std::int64_t readersOutsideTeam, std::int64_t closedActions,
                            std::int64_t ideasInRounds, const Prior& prior) {
  ReportQuality result;
  const auto readers = static_cast<double>(std::max(readersOutsideTeam, useful));
  result.usefulness = (static_cast<double>(useful) + prior.a) / (readers + prior.a + prior.b);
  result.consequence = 1 - std::exp2(-static_cast<double>(closedActions + 2 * ideasInRounds) / 3);
  result.quality = 0.7 * result.usefulness + 0.3 * result.consequence;
  return result;
}

std::int64_t readersNeeded(std::int64_t activeStaff) { return std::min<std::int64_t>(8, (activeStaff + 2) / 3); }

}  // namespace passerelle::ranking
