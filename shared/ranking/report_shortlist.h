// Ten reports of a month for the committee: compared within their kind of immersion, at most two by one author.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "shared/ranking/report_quality.h"

namespace passerelle::ranking {

inline constexpr std::size_t kShortlist = 10, kMostOfOneAuthor = 2;

struct ShortlistEntry {
  std::string id, kind, authorId;
  double quality = 0;
  std::int64_t readers = 0;
  bool eligible = true;  ///< the required items done, and enough readers
};

/// Where an entry stands among the eligible ones of its kind: (those below + half of those as good, itself too) / all
/// of them. A day beside the phones is not compared with a mystery visit. −1: not eligible.
std::vector<double> percentiles(std::span<const ShortlistEntry> entries);

/// Indices of the shortlist, the best first: by percentile, then quality, then readers, then id. The same whatever the
/// order of `entries`.
std::vector<std::size_t> shortlist(std::span<const ShortlistEntry> entries, std::size_t most = kShortlist,
                                   std::size_t mostOfOneAuthor = kMostOfOneAuthor);

}  // namespace passerelle::ranking
