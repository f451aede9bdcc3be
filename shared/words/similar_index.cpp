#include "shared/words/similar_index.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "shared/words/stem.h"

namespace passerelle::words {
namespace {
constexpr double kSaturation = 1.2, kLengthShare = 0.5;
/// One word in common is chance.
constexpr int kWordsAtLeast = 2;
constexpr double kOneWordEnough = 0.3;
/// A misspelt word counts less than one that is there.
constexpr double kNearWorth = 0.7, kNearEnough = 0.5;

std::vector<std::uint32_t> trigramsOf(const std::string& stem) {
  const std::string padded = "^" + stem + "$";
  std::vector<std::uint32_t> grams;
  for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
    grams.push_back(static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i])) << 16U |
                    static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i + 1])) << 8U |
                    static_cast<unsigned char>(padded[i + 2]));
  }
  return grams;
}
}  // namespace

std::uint32_t SimilarIndex::add(std::string_view utf8) {
  const auto number = static_cast<std::uint32_t>(m_lengths.size());
  const auto stems = stemsOf(utf8);
  std::map<std::uint32_t, std::uint32_t> times;
  for (const std::string& stem : stems) {
    const auto [known, fresh] = m_stems.try_emplace(stem, static_cast<std::uint32_t>(m_postings.size()));
    if (fresh) {
      m_postings.emplace_back();
      m_spelling.push_back(stem);
      for (const std::uint32_t gram : trigramsOf(stem)) m_trigrams[gram].push_back(known->second);
    }
    ++times[known->second];
  }
  for (const auto& [stem, count] : times) m_postings[stem].push_back({number, count});
  m_lengths.push_back(static_cast<std::uint32_t>(stems.size()));
  m_allLengths += stems.size();
  return number;
}

void SimilarIndex::clear() { *this = SimilarIndex(); }

double SimilarIndex::weightOf(std::size_t texts) const {
  const auto all = static_cast<double>(m_lengths.size()), having = static_cast<double>(texts);
  return std::log(1 + (all - having + 0.5) / (having + 0.5));
}

/// The spelling that shares most trigrams (Dice), if it shares half of them.
void SimilarIndex::nearest(const std::string& stem, double weight, std::vector<Asked>& asked) const {
  if (stem.size() < 4) return;
  const auto grams = trigramsOf(stem);
  std::unordered_map<std::uint32_t, std::size_t> shared;
  for (const std::uint32_t gram : grams) {
    const auto known = m_trigrams.find(gram);
    if (known == m_trigrams.end()) continue;
    for (const std::uint32_t candidate : known->second) ++shared[candidate];
  }
  double best = kNearEnough;
  std::uint32_t found = 0;
  bool any = false;
  for (const auto& [candidate, count] : shared) {
    const double dice =
        2.0 * static_cast<double>(count) / static_cast<double>(grams.size() + m_spelling[candidate].size());
    if (dice > best || (any && dice == best && candidate < found)) {
      best = dice;
      found = candidate;
      any = true;
    }
  }
  if (any) asked.push_back({found, weight * kNearWorth});
}

std::vector<SimilarIndex::Hit> SimilarIndex::find(std::string_view utf8, std::size_t limit, double least) const {
  auto stems = stemsOf(utf8);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  if (stems.size() < 2 || m_lengths.empty()) return {};
  std::vector<Asked> asked;
  double whole = 0;
  for (const std::string& stem : stems) {
    const auto known = m_stems.find(stem);
    if (known != m_stems.end()) {
      const double weight = weightOf(m_postings[known->second].size());
      whole += weight;
      asked.push_back({known->second, weight});
    } else {
      // A word that nobody wrote weighs as a middling one: it must not make everything unlike.
      const double weight = weightOf(m_lengths.size() / 20) / 2;
      whole += weight;
      nearest(stem, weight, asked);
    }
  }
  if (whole <= 0) return {};
  m_scores.resize(m_lengths.size(), 0.0F);
  m_words.resize(m_lengths.size(), 0);
  m_touched.clear();
  const double meanLength = std::max(1.0, static_cast<double>(m_allLengths) / static_cast<double>(m_lengths.size()));
  for (const Asked& one : asked) {
    for (const Posting& posting : m_postings[one.stem]) {
      const double times = posting.times;
      const double length = 1 - kLengthShare + kLengthShare * m_lengths[posting.number] / meanLength;
      const double part = times / (times + kSaturation * length) * (1 + kSaturation * 0.5);
      if (m_scores[posting.number] == 0.0F) {
        m_touched.push_back(posting.number);
        m_words[posting.number] = 0;
      }
      m_words[posting.number] = static_cast<std::uint8_t>(std::min(250, m_words[posting.number] + 1));
      m_scores[posting.number] += static_cast<float>(one.weight * std::min(1.0, part) / whole);
    }
  }
  std::vector<Hit> hits;
  for (const std::uint32_t number : m_touched) {
    if (m_scores[number] >= least && (m_words[number] >= kWordsAtLeast || m_scores[number] >= kOneWordEnough))
      hits.push_back({number, std::min(1.0, static_cast<double>(m_scores[number]))});
    m_scores[number] = 0.0F;
  }
  const auto better = [](const Hit& a, const Hit& b) {
    return a.score != b.score ? a.score > b.score : a.number > b.number;
  };
  const std::size_t kept = std::min(limit, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), better);
  hits.resize(kept);
  return hits;
}

}  // namespace passerelle::words
