#include "shared/ranking/report_shortlist.h"

#include <algorithm>
#include <map>

namespace passerelle::ranking {

std::vector<double> percentiles(std::span<const ShortlistEntry> entries) {
  std::vector<double> found(entries.size(), -1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].eligible) continue;
    std::int64_t below = 0, asGood = 0, all = 0;
    for (const ShortlistEntry& other : entries) {
      if (!other.eligible || other.kind != entries[i].kind) continue;
      ++all;
      below += other.quality < entries[i].quality;
      asGood += other.quality == entries[i].quality;
    }
    found[i] = static_cast<double>(2 * below + asGood) / static_cast<double>(2 * all);
  }
  return found;
}

std::vector<std::size_t> shortlist(std::span<const ShortlistEntry> entries, std::size_t most,
                                   std::size_t mostOfOneAuthor) {
  const std::vector<double> standing = percentiles(entries);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].eligible) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (standing[a] != standing[b]) return standing[a] > standing[b];
    if (entries[a].quality != entries[b].quality) return entries[a].quality > entries[b].quality;
    if (entries[a].readers != entries[b].readers) return entries[a].readers > entries[b].readers;
    return entries[a].id < entries[b].id;
  });
  std::map<std::string, std::size_t> ofAuthor;
  std::vector<std::size_t> chosen;
  for (const std::size_t i : order) {
    if (chosen.size() == most) break;
    if (++ofAuthor[entries[i].authorId] <= mostOfOneAuthor) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace passerelle::ranking
