// Fair ranking of items with few votes.
#pragma once
#include <cstdint>

namespace passerelle::ranking {

/// The lowest share of "yes" that the votes seen so far make likely; ranks items with few votes fairly.
/// @param yes, total  0 ≤ yes ≤ total.   @return in [0, 1]; 0 when nobody voted.
/// Source: E. B. Wilson, JASA 22 (1927) 209–212; z = 1.2816 (one-sided 90 %).
double wilsonLowerBound(std::int64_t yes, std::int64_t total);

}  // namespace passerelle::ranking
