// Fair ranking of items with few votes.
#pragma once
#include <cstdint>

namespace passerelle::ranking {

/// The lowest share of "yes" that the votes seen so far make likely; ranks items with few votes fairly.
/// @param yes, total  0 ≤ yes ≤ total.   @return in [0, 1]; 0 when nobody voted.
/// @param z  quantile of the confidence: 1.2816 is one-sided 90 %.
/// Source: E. B. Wilson, JASA 22 (1927) 209–212.
double wilsonLowerBound(std::int64_t yes, std::int64_t total, double z = 1.2816);

}  // namespace passerelle::ranking
