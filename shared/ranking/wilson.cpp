#include "shared/ranking/wilson.h"

#include <algorithm>
#include <cmath>

namespace passerelle::ranking {

double wilsonLowerBound(std::int64_t yes, std::int64_t total, double z) {
  if (total <= 0) return 0;
  const double v = static_cast<double>(total);
  const double p = static_cast<double>(yes) / v;
  const double bound = (p + z * z / (2 * v) - z * std::sqrt(p * (1 - p) / v + z * z / (4 * v * v))) / (1 + z * z / v);
  return std::clamp(bound, 0.0, 1.0);
}

}  // namespace passerelle::ranking
