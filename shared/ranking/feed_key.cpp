#include "shared/ranking/feed_key.h"

#include <algorithm>
#include <cmath>

namespace passerelle::ranking {
namespace {
constexpr double kMsPerDay = 86'400'000;
constexpr double kDaysPerDoubling = 7;
constexpr std::int64_t kEnoughReaders = 10;
constexpr int kWeightBits = 40;
}  // namespace

double feedKey(double k, double v, const Prior& prior, TimePoint publishedAt) {
  return std::log2((k + prior.a) / (v + prior.a + prior.b)) +
         static_cast<double>(toMs(publishedAt)) / kMsPerDay / kDaysPerDoubling;
}

Prior estimatePrior(std::span<const Exposure> ideas, const Prior& fallback) {
  double supporters = 0, readers = 0, sum = 0, sumOfSquares = 0, sumOfInverses = 0, count = 0;
  for (const Exposure& idea : ideas) {
    if (idea.readers < kEnoughReaders) continue;
    const double k = static_cast<double>(idea.supporters), v = static_cast<double>(idea.readers), rate = k / v;
    supporters += k;
    readers += v;
    sum += rate;
    sumOfSquares += rate * rate;
    sumOfInverses += 1 / v;
    ++count;
  }
  if (count < 2) return fallback;
  const double m = supporters / readers, noise = m * (1 - m);
  if (noise <= 0) return fallback;
  const double mean = sum / count, variance = sumOfSquares / count - mean * mean;
  const double t = std::max(variance - noise * sumOfInverses / count, 1e-6);
  const double strength = std::clamp(noise / t - 1, 5.0, 100.0);
  return {m * strength, (1 - m) * strength};
}

double supportWeight(std::int64_t earlierToSameAuthor, bool ownTeam) {
  const double weight = (ownTeam ? 0.5 : 1.0) / std::sqrt(1 + static_cast<double>(earlierToSameAuthor));
  return std::ldexp(std::round(std::ldexp(weight, kWeightBits)), -kWeightBits);
}

}  // namespace passerelle::ranking
