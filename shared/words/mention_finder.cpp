#include "shared/words/mention_finder.h"

#include <algorithm>

#include "shared/words/reader.h"

namespace passerelle::words {
namespace {
const Lexicon& lexicon() {
  static const Lexicon kLexicon;  // constant data, the same for everybody
  return kLexicon;
}

/// Overlapping ones become one, told by the first's kind unless another protects more.
std::vector<Found> merged(std::vector<Found> found) {
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::vector<Found> out;
  for (const Found& one : found) {
    if (out.empty() || one.first > out.back().last) {
      out.push_back(one);
      continue;
    }
    Found& kept = out.back();
    kept.last = std::max(kept.last, one.last);
    if (one.kind == MentionKind::name) kept.kind = MentionKind::name;
    if (kept.roleCount == 0) kept.roleFirst = one.roleFirst, kept.roleCount = one.roleCount;
    if (kept.placeCount == 0) kept.placeFirst = one.placeFirst, kept.placeCount = one.placeCount;
    kept.leaveOut = kept.leaveOut && one.leaveOut;
  }
  return out;
}

/// UTF-16 code units of valid or broken UTF-8, counted as QString::fromUtf8 makes them: a broken byte is one.
class Utf16Counter {
 public:
  explicit Utf16Counter(std::string_view text) : m_text(text) {}
  /// `byte` never goes back.
  std::size_t upTo(std::size_t byte) {
    while (m_byte < byte) {
      const auto lead = static_cast<unsigned char>(m_text[m_byte++]);
      if ((lead & 0xC0U) == 0x80U) continue;
      m_units += lead >= 0xF0 ? 2 : 1;
    }
    return m_units;
  }

 private:
  std::string_view m_text;
  std::size_t m_byte = 0, m_units = 0;
};
}  // namespace

std::string_view toString(MentionKind kind) {
  static constexpr std::string_view kNames[] = {"name",   "looks",    "age",   "origin",
                                                "health", "religion", "voice", "privateLife"};
  return kNames[static_cast<std::size_t>(kind)];
}

struct MentionFinder::Words {
  std::set<std::string> places;
};

MentionFinder::MentionFinder(const std::vector<std::string>& placeNames) {
  auto words = std::make_shared<Words>();
  for (const std::string& name : placeNames) {
    for (const Token& token : tokenised(name)) {
      if (token.word() && token.folded.size() > 2) words->places.insert(token.folded);
    }
  }
  m_words = std::move(words);
}
MentionFinder::~MentionFinder() = default;
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;

std::vector<Mention> MentionFinder::find(std::string_view utf8) const {
  const Reader reader(lexicon(), m_words->places, tokenised(utf8));
  std::vector<Found> names, found;
  findNames(reader, names);
  findDescribed(reader, names, found);
  found.insert(found.end(), names.begin(), names.end());

  std::vector<Mention> mentions;
  Utf16Counter units(utf8);
  std::size_t told = 0;  // tokens up to here stand in a mention already
  for (Found& one : merged(std::move(found))) {
    Mention mention;
    const std::size_t first = one.first;
    mention.proposals = proposalsFor(reader, utf8, one);  // may take "de" in, to join it with what it proposes
    if (one.first < told) one.first = first;
    told = one.last + 1;
    mention.kind = one.kind;
    mention.begin = reader[one.first].begin;
    mention.end = reader[one.last].end;
    mention.begin16 = units.upTo(mention.begin);
    mention.end16 = units.upTo(mention.end);
    mention.text = std::string(utf8.substr(mention.begin, mention.end - mention.begin));
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace passerelle::words
