#include "backend/rounds/ballot_seal.h"

#include <algorithm>

#include "shared/base/aead.h"
#include "shared/base/digest.h"

namespace passerelle::rounds {
namespace {
constexpr std::size_t kPseudonymBytes = 16, kReceiptBytes = 13;
constexpr std::size_t kHeadBytes = kChangeBytes + 1;  ///< the change, whether the register knows
constexpr std::size_t kWordBytes = 4;                 ///< position (2), said, deal

std::string place(std::string_view what, std::string_view voterKey) {
  return std::string(what) + '/' + std::string(voterKey);
}

void appendNumber(std::string& bytes, std::size_t number) {  // 0 … 65 535
  bytes += static_cast<char>(number & 0xFF);
  bytes += static_cast<char>(number >> 8 & 0xFF);
}
std::size_t numberAt(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) | static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 1]))
                                                     << 8;
}
}  // namespace

Word* Words::find(int item) {
  const auto found = std::find_if(words.begin(), words.end(), [item](const Word& word) { return word.item == item; });
  return found == words.end() ? nullptr : &*found;
}

bool Words::touched() const {
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.said != kUntouched; });
}

BallotSeal::BallotSeal(std::string_view secret, Rng& rng)
    : m_voters(blake2b("voter", secret)),
      m_seal(blake2b("seal", secret)),
      m_receipts(blake2b("receipt", secret)),
      m_links(blake2b("link", secret)),
      m_rng(rng) {}

std::string BallotSeal::voterKey(std::string_view personId) const {
  return toHex(blake2b(personId, m_voters).substr(0, kPseudonymBytes));
}

std::string BallotSeal::seal(const Words& words, std::string_view voterKey) const {
  std::string plain = words.change;
  plain.reserve(kHeadBytes + kWordBytes * words.words.size());
  plain.resize(kChangeBytes, '\0');
  plain += static_cast<char>(words.voted);
  for (const Word& word : words.words) {
    appendNumber(plain, static_cast<std::size_t>(word.item));
    plain += static_cast<char>(word.said);
    plain += static_cast<char>(word.deal);
  }
  return sealBytes(m_seal, plain, place("ballot", voterKey), m_rng);
}

std::optional<Words> BallotSeal::open(std::string_view sealed, std::string_view voterKey) const {
  const auto plain = openSealed(m_seal, sealed, place("ballot", voterKey));
  if (!plain || plain->size() < kHeadBytes || (plain->size() - kHeadBytes) % kWordBytes != 0) return std::nullopt;
  Words words;
  words.change = plain->substr(0, kChangeBytes);
  if (words.change == std::string(kChangeBytes, '\0')) words.change.clear();
  words.voted = (*plain)[kChangeBytes] != 0;
  words.words.reserve((plain->size() - kHeadBytes) / kWordBytes);
  for (std::size_t at = kHeadBytes; at < plain->size(); at += kWordBytes)
    words.words.push_back({static_cast<int>(numberAt(*plain, at)), static_cast<signed char>((*plain)[at + 2]),
                           static_cast<signed char>((*plain)[at + 3])});
  return words;
}

std::string BallotSeal::sealComments(const Comments& comments, std::string_view voterKey) const {
  std::string plain;
  for (const auto& [item, text] : comments) {
    if (text.empty()) continue;
    appendNumber(plain, static_cast<std::size_t>(item));
    appendNumber(plain, text.size());
    plain += text;
  }
  return plain.empty() ? std::string() : sealBytes(m_seal, plain, place("comments", voterKey), m_rng);
}

std::optional<Comments> BallotSeal::openComments(std::string_view sealed, std::string_view voterKey) const {
  Comments comments;
  if (sealed.empty()) return comments;
  const auto plain = openSealed(m_seal, sealed, place("comments", voterKey));
  if (!plain) return std::nullopt;
  for (std::size_t at = 0; at + 4 <= plain->size();) {
    const std::size_t length = numberAt(*plain, at + 2);
    comments[static_cast<int>(numberAt(*plain, at))] = plain->substr(at + 4, length);
    at += 4 + length;
  }
  return comments;
}

std::string BallotSeal::receipt(std::string_view voterKey) const {
  return toHex(blake2b(voterKey, m_receipts).substr(0, kReceiptBytes));
}

std::string BallotSeal::linkCode(std::string_view personId) const {
  return toBase64Url(blake2b(personId, m_links).substr(0, kPseudonymBytes));
}

std::string commitmentOf(std::string_view receipt) {
  return toHex(blake2b(std::string("receipt:") + std::string(receipt)));
}

}  // namespace passerelle::rounds
