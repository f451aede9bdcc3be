// What keeps a ballot secret: pseudonyms, encryption and receipts, all derived from the round's secret.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/rng.h"
#include "shared/ranking/majority_judgment.h"

namespace passerelle::rounds {

/// What a voter said of one idea. A grade from 0, or one of these.
inline constexpr int kUntouched = -1, kSansAvis = -2, kConcerned = -3;

/// Names one change of a ballot: the voter's device makes it, by chance.
inline constexpr std::size_t kChangeBytes = 8;

/// While a round is open, per idea: grades, "sans avis", "je suis concerné".
struct OpenCount {
  ranking::Tally tally;
  std::int64_t abstentions = 0, concerned = 0;
  bool operator==(const OpenCount&) const = default;
};
/// Adds (+1) or takes back (−1) what one voter said; kUntouched changes nothing.
void count(OpenCount& open, int said, int by);

class BallotSeal {
 public:
  /// `secret` is the round's; `rng` makes nonces and must outlive this.
  BallotSeal(std::string_view secret, Rng& rng);

  /// The voter's pseudonym in this round: 32 hexadecimal characters.
  std::string voterKey(std::string_view personId) const;
  /// Sealed values are base64; those of one voter's word have all the same length. With it goes `change`, kChangeBytes
  /// or none.
  std::string seal(int said, std::string_view voterKey, std::string_view itemId, std::string_view change = {}) const;
  std::optional<int> open(std::string_view sealed, std::string_view voterKey, std::string_view itemId) const;
  /// The change that was sealed with a word; empty: none.
  std::string changeIn(std::string_view sealed, std::string_view voterKey, std::string_view itemId) const;
  std::string sealComment(std::string_view text, std::string_view voterKey, std::string_view itemId) const;
  std::optional<std::string> openComment(std::string_view sealed, std::string_view voterKey,
                                         std::string_view itemId) const;
  std::string seal(const OpenCount& open, std::string_view itemId) const;
  std::optional<OpenCount> openCount(std::string_view sealed, std::string_view itemId) const;

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
