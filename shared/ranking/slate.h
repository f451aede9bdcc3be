// Who grades what in a round: balanced slates, dealt by the server, so that nobody chooses what they grade.
// With self-chosen slates a bloc pushes a mediocre idea up; tests/round_simulation repeats the simulation that says how
// often.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace passerelle::ranking {

inline constexpr int kTargetGraders = 10;  ///< wanted for each idea
inline constexpr int kLongestSlate = 15;   ///< beyond, the chair has to confirm
inline constexpr int kFewestGraders = 5;   ///< no profile is shown under so many

/// Ideas that each voter grades: all of them up to 15, else enough for `target` graders each, at least 10.
/// @param voters, ideas  ≥ 1.
int slateSize(int voters, int ideas, int target = kTargetGraders);

/// Who can be expected to grade one idea: min(V, ⌊V·s/N⌋) less those who are recused from it, never below 0.
int expectedGraders(int voters, int ideas, int slate, int recusals);

/// Graders an idea needs to be ranked: max(5, ⌈expected/2⌉).
int quorum(int expectedGraders);

/// With fewer possible graders than kFewestGraders a round can keep no secret: it is an open show of hands.
inline bool isShowOfHands(int voters) { return voters < kFewestGraders; }

/// Deals slates: the ideas that the fewest have been dealt first; ties, and the order in which a voter sees them, by a
/// hash of (seed, voter, idea), so that a deal can be repeated and favours nobody.
class SlateDealer {
 public:
  /// @param seed  published with the result.   @param ideas  their ids, in any order.
  SlateDealer(std::string seed, std::vector<std::string> ideas);

  /// Indices into `ideas`, in the order in which this voter sees them; fewer than `size` when recused from many.
  /// @param recused  ids of ideas that are not dealt to this voter.
  std::vector<std::size_t> deal(std::string_view voter, int size, std::span<const std::string> recused = {});
  /// A slate that was dealt before counts.
  void count(std::span<const std::size_t> slate);
  /// A slate given back untouched counts no longer.
  void giveBack(std::span<const std::size_t> slate);
  /// How often each idea has been dealt.
  const std::vector<int>& dealt() const { return m_dealt; }

 private:
  std::uint64_t place(std::string_view purpose, std::string_view voter, std::size_t idea) const;

  std::string m_seed;
  std::vector<std::string> m_ideas;
  std::vector<int> m_dealt;
};

}  // namespace passerelle::ranking
