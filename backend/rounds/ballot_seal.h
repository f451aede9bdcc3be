// What keeps a ballot secret: pseudonyms, encryption and receipts, all derived from the round's secret.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/rng.h"

namespace passerelle::rounds {

/// What a voter said of one idea. A grade from 0, or one of these.
inline constexpr int kUntouched = -1, kSansAvis = -2, kConcerned = -3;

/// Names one change of a ballot: the voter's device makes it, by chance.
inline constexpr std::size_t kChangeBytes = 8;

/// One idea of a slate.
struct Word {
  int item = 0;           ///< its position in the round
  int said = kUntouched;  ///< a grade, or one of the above
  int deal = 0;           ///< 0: dealt at the opening; 1: at half time
};

/// A ballot as it is sealed: all of one voter's words at once, in the order in which they see them.
struct Words {
  std::string change;  ///< the last one, kChangeBytes; empty: none yet
  bool voted = false;  ///< the register knows
  std::vector<Word> words;

  Word* find(int item);
  /// Something was said, if only "sans avis".
  bool touched() const;
};
using Comments = std::map<int, std::string>;  ///< to the author, by the item's position

class BallotSeal {
 public:
  /// `secret` is the round's; `rng` makes nonces and must outlive this.
  BallotSeal(std::string_view secret, Rng& rng);

  /// The voter's pseudonym in this round: 32 hexadecimal characters.
  std::string voterKey(std::string_view personId) const;
  /// Sealed values are bytes. Those of slates of one size have all the same length, whatever is said.
  std::string seal(const Words& words, std::string_view voterKey) const;
  std::optional<Words> open(std::string_view sealed, std::string_view voterKey) const;
  /// No comment at all is no byte.
  std::string sealComments(const Comments& comments, std::string_view voterKey) const;
  std::optional<Comments> openComments(std::string_view sealed, std::string_view voterKey) const;

  /// What the voter keeps: the same at each change of the ballot, 26 characters to read aloud.
  std::string receipt(std::string_view voterKey) const;
  /// The code of a voter's personal link: URL-safe, 128 bits.
  std::string linkCode(std::string_view personId) const;

 private:
  std::string m_voters, m_seal, m_receipts, m_links;  ///< keys
  Rng& m_rng;
};

/// What is published of a receipt. It proves that the ballot is among those counted and says nothing else.
std::string commitmentOf(std::string_view receipt);

}  // namespace passerelle::rounds
