#include "backend/rounds/ballot_seal.h"

#include <cstring>

#include "shared/base/aead.h"
#include "shared/base/digest.h"

namespace passerelle::rounds {
namespace {
constexpr std::size_t kPseudonymBytes = 16, kReceiptBytes = 13;

std::string place(std::string_view what, std::string_view voterKey, std::string_view itemId) {
  return std::string(what) + '/' + std::string(voterKey) + '/' + std::string(itemId);
}

std::optional<std::string> opened(std::string_view key, std::string_view sealed, const std::string& place) {
  const auto bytes = fromBase64(sealed);
  return bytes ? openSealed(key, *bytes, place) : std::nullopt;
}

/// Numbers of a tally as bytes of constant length.
std::string pack(const OpenCount& open) {
  std::vector<std::int64_t> numbers(open.tally.begin(), open.tally.end());
  numbers.push_back(open.abstentions);
  numbers.push_back(open.concerned);
  std::string bytes(numbers.size() * sizeof(std::int64_t), '\0');
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}
}  // namespace

void count(OpenCount& open, int said, int by) {
  if (said == kSansAvis)
    open.abstentions += by;
  else if (said == kConcerned)
    open.concerned += by;
  else if (said != kUntouched)
    open.tally[static_cast<std::size_t>(said)] += by;
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

std::string BallotSeal::seal(int said, std::string_view voterKey, std::string_view itemId,
                             std::string_view change) const {
  std::string word(1, static_cast<char>(said + 8));
  word += change;
  word.resize(1 + kChangeBytes, '\0');
  return toBase64(sealBytes(m_seal, word, place("line", voterKey, itemId), m_rng));
}

std::optional<int> BallotSeal::open(std::string_view sealed, std::string_view voterKey, std::string_view itemId) const {
  const auto plain = opened(m_seal, sealed, place("line", voterKey, itemId));
  if (!plain || (plain->size() != 1 && plain->size() != 1 + kChangeBytes))
    return std::nullopt;  // 1: of an older server
  return plain->front() - 8;
}

std::string BallotSeal::changeIn(std::string_view sealed, std::string_view voterKey, std::string_view itemId) const {
  const auto plain = opened(m_seal, sealed, place("line", voterKey, itemId));
  if (!plain || plain->size() != 1 + kChangeBytes) return {};
  const std::string change = plain->substr(1);
  return change == std::string(kChangeBytes, '\0') ? std::string() : change;
}

std::string BallotSeal::sealComment(std::string_view text, std::string_view voterKey, std::string_view itemId) const {
  if (text.empty()) return {};
  return toBase64(sealBytes(m_seal, text, place("comment", voterKey, itemId), m_rng));
}

std::optional<std::string> BallotSeal::openComment(std::string_view sealed, std::string_view voterKey,
                                                   std::string_view itemId) const {
  if (sealed.empty()) return std::string();
  return opened(m_seal, sealed, place("comment", voterKey, itemId));
}

std::string BallotSeal::seal(const OpenCount& open, std::string_view itemId) const {
  return toBase64(sealBytes(m_seal, pack(open), place("count", "", itemId), m_rng));
}

std::optional<OpenCount> BallotSeal::openCount(std::string_view sealed, std::string_view itemId) const {
  const auto plain = opened(m_seal, sealed, place("count", "", itemId));
  if (!plain || plain->size() < 4 * sizeof(std::int64_t) || plain->size() % sizeof(std::int64_t) != 0)
    return std::nullopt;
  OpenCount open;
  open.tally.resize(plain->size() / sizeof(std::int64_t));
  std::memcpy(open.tally.data(), plain->data(), plain->size());
  open.concerned = open.tally.back();
  open.tally.pop_back();
  open.abstentions = open.tally.back();
  open.tally.pop_back();
  return open;
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
