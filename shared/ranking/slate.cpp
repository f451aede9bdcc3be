#include "shared/ranking/slate.h"

#include <algorithm>

#include "shared/base/digest.h"

namespace passerelle::ranking {
namespace {
constexpr int kShortestPartialSlate = 10;

std::int64_t dividedUp(std::int64_t dividend, std::int64_t divisor) { return (dividend + divisor - 1) / divisor; }
}  // namespace

int slateSize(int voters, int ideas, int target) {
  if (ideas <= kLongestSlate) return ideas;
  const auto needed = static_cast<int>(dividedUp(std::int64_t{target} * ideas, voters));
  return std::min(ideas, std::max(kShortestPartialSlate, needed));
}

int expectedGraders(int voters, int ideas, int slate, int recusals) {
  const auto reached = static_cast<int>(std::int64_t{voters} * slate / ideas);
  return std::max(0, std::min(voters, reached) - recusals);
}

int quorum(int expectedGraders) { return std::max(kFewestGraders, (expectedGraders + 1) / 2); }

SlateDealer::SlateDealer(std::string seed, std::vector<std::string> ideas)
    : m_seed(std::move(seed)), m_ideas(std::move(ideas)), m_dealt(m_ideas.size(), 0) {}

std::uint64_t SlateDealer::place(std::string_view purpose, std::string_view voter, std::size_t idea) const {
  const std::string digest = blake2b(std::string(voter) + '\n' + m_ideas[idea], m_seed + std::string(purpose));
  std::uint64_t value = 0;
  for (std::size_t byte = 0; byte < 8; ++byte) value = value << 8 | static_cast<std::uint8_t>(digest[byte]);
  return value;
}

std::vector<std::size_t> SlateDealer::deal(std::string_view voter, int size, std::span<const std::string> recused) {
  struct Candidate {
    std::size_t idea;
    std::uint64_t tie, shown;
  };
  std::vector<Candidate> candidates;
  for (std::size_t idea = 0; idea < m_ideas.size(); ++idea) {
    if (std::find(recused.begin(), recused.end(), m_ideas[idea]) != recused.end()) continue;
    candidates.push_back({idea, place("tie", voter, idea), place("shown", voter, idea)});
  }
  const auto count = std::min(candidates.size(), static_cast<std::size_t>(std::max(0, size)));
  std::sort(candidates.begin(), candidates.end(), [this](const Candidate& a, const Candidate& b) {
    return std::pair(m_dealt[a.idea], a.tie) < std::pair(m_dealt[b.idea], b.tie);
  });
  candidates.resize(count);
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.shown < b.shown; });
  std::vector<std::size_t> slate;
  for (const Candidate& candidate : candidates) {
    slate.push_back(candidate.idea);
    ++m_dealt[candidate.idea];
  }
  return slate;
}

void SlateDealer::count(std::span<const std::size_t> slate) {
  for (const std::size_t idea : slate) ++m_dealt[idea];
}

void SlateDealer::giveBack(std::span<const std::size_t> slate) {
  for (const std::size_t idea : slate) --m_dealt[idea];
}

}  // namespace passerelle::ranking
