// The feed's order: support by rate, not count, and freshness. Static: it changes only with a new support or reader.
#pragma once
#include <cstdint>
#include <span>

#include "shared/base/clock.h"

namespace passerelle::ranking {

/// What is believed of an idea that nobody has seen: Beta(a, b) over "a reader supports it".
struct Prior {
  double a = 1;
  double b = 9;
};

/// log2((k + a) / (v + a + b)) + t/7, t in days since 1970: doubling the rate of support is worth a week.
/// @param k  weighted supporters (or useful readers), ≥ 0.   @param v  distinct readers, v ≥ k.
/// Source: design of ranking, "Ideas in the feed".
double feedKey(double k, double v, const Prior& prior, TimePoint publishedAt);

/// k distinct supporters among v distinct readers.
struct Exposure {
  std::int64_t supporters = 0;
  std::int64_t readers = 0;
};

/// Empirical Bayes by moments over ideas with at least ten readers (others are passed over):
///   m = Σk/Σv;  t = max(Var(k/v) − mean(m(1−m)/v), 1e-6);  κ = clamp(m(1−m)/t − 1, 5, 100);  a = mκ, b = (1−m)κ.
/// Var is the population's. `fallback` when fewer than two ideas qualify or when m is 0 or 1: the data say nothing.
Prior estimatePrior(std::span<const Exposure> ideas, const Prior& fallback = {});

/// Weight of a support in the key: 1/√(1 + earlier supports to the same author in 30 days), half within one's own team;
/// rounded to a multiple of 2⁻⁴⁰, so that sums of up to 4 096 of them are exact: adding and taking back, in any order,
/// gives the same number.
double supportWeight(std::int64_t earlierToSameAuthor, bool ownTeam);

}  // namespace passerelle::ranking
