#include "shared/words/reader.h"

#include <algorithm>

namespace passerelle::words {

Reader::Reader(const Lexicon& lexicon, const std::set<std::string>& placeWords, std::vector<Token> tokens)
    : m_lexicon(lexicon), m_placeWords(placeWords), m_tokens(std::move(tokens)), m_taken(m_tokens.size(), false) {
  tellLanguage();
  takeBrandsAndPlaces();
}

bool Reader::isOneOf(std::size_t at, std::initializer_list<std::string_view> words) const {
  return at < size() && std::find(words.begin(), words.end(), m_tokens[at].folded) != words.end();
}

std::size_t Reader::matchAny(std::initializer_list<List> lists, std::size_t at) const {
  std::size_t longest = 0;
  for (const List list : lists) longest = std::max(longest, match(list, at));
  return longest;
}

std::size_t Reader::matchPlural(List list, std::size_t at) const {
  if (const std::size_t count = match(list, at)) return count;
  if (!word(at)) return 0;
  const std::string& folded = m_tokens[at].folded;
  if (folded.size() < 4 || (folded.back() != 's' && folded.back() != 'x')) return 0;
  return has(list, std::string_view(folded).substr(0, folded.size() - 1)) ? 1 : 0;
}

void Reader::takeBrandsAndPlaces() {
  for (std::size_t i = 0; i < size(); ++i) {
    if (!word(i)) continue;
    const Token& token = m_tokens[i];
    std::size_t count = match(List::namedAfter, i);
    if (token.capital || token.shouted) count = std::max(count, match(List::brand, i));
    // Two words or more are a brand however they are written: "leroy merlin".
    if (count == 0 && match(List::brand, i) > 1) count = match(List::brand, i);
    for (std::size_t k = 0; k < count; ++k) m_taken[i + k] = true;
    if (placeWord(i)) m_taken[i] = true;
  }
}

void Reader::tellLanguage() {
  static const std::set<std::string_view> kFrench = {"le", "la",  "les", "l'",   "un",   "une", "des", "du",  "d'",
                                                     "au", "aux", "et",  "est",  "a",    "qui", "que", "qu'", "pas",
                                                     "je", "j'",  "il",  "elle", "nous", "sur", "en",  "de",  "avec"};
  static const std::set<std::string_view> kEnglish = {"the", "and", "was", "is",   "of", "to",  "who",  "with", "he",
                                                      "she", "i",   "my",  "that", "at", "had", "has",  "we",   "in",
                                                      "by",  "me",  "her", "his",  "it", "for", "were", "this", "an"};
  int score = 0;
  for (const Token& token : m_tokens)
    score += kEnglish.contains(token.folded) ? 1 : kFrench.contains(token.folded) ? -1 : 0;
  m_english = score > 0;
}

std::size_t Reader::sentenceBegin(std::size_t at) const {
  while (at > 0 && !(m_tokens[at].word() && m_tokens[at].opens) && !isOneOf(at - 1, {".", "!", "?", "…", ";"})) --at;
  return at;
}

std::size_t Reader::sentenceEnd(std::size_t at) const {
  while (at < size() && !isOneOf(at, {".", "!", "?", "…", ";"})) {
    ++at;
    if (at < size() && m_tokens[at].word() && m_tokens[at].opens && !is(at - 1, ":")) break;
  }
  return at;
}

std::size_t Reader::role(std::size_t at) const {
  return matchAny({List::roleF, List::roleM, List::roleMf, List::roleEn}, at);
}

std::size_t Reader::anybody(std::size_t at) const {
  return matchAny({List::anybodyF, List::anybodyM, List::anybodyMf, List::anybodyEn}, at);
}

std::size_t Reader::place(std::size_t at) const {
  std::size_t i = at;
  if (!isOneOf(i, {"a", "au", "aux", "de", "du", "d'", "en", "derriere", "dans", "sur", "at", "on", "in", "from",
                   "behind", "of", "cote"}))
    return 0;
  ++i;
  if (isOneOf(i, {"la", "le", "l'", "les", "the", "un", "une", "mon", "notre"})) ++i;
  std::size_t count = match(List::workPlace, i);
  if (count == 0) return 0;
  const bool department = isOneOf(i, {"rayon", "stand", "comptoir", "guichet", "caisse"});
  i += count;
  if (i < size() && m_tokens[i].kind == Token::Kind::number) return i + 1 - at;
  if (isOneOf(i, {"numero", "n"}) && i + 1 < size() && m_tokens[i + 1].kind == Token::Kind::number) return i + 2 - at;
  if (is(i, "centrale") || is(i, "rapide") || is(i, "principal") || is(i, "principale")) return i + 1 - at;
  if (department && isOneOf(i, {"des", "de", "du", "d'"}) && match(List::workPlace, i + 1))
    return i + 1 + match(List::workPlace, i + 1) - at;
  if (department) {
    if (const std::size_t more = match(List::workPlace, i)) i += more;
  }
  return i - at;
}

Reader::Descriptor Reader::adjective(std::size_t at) const {
  // The gravest first: a word in two lists is told by the one that protects most.
  static constexpr std::pair<List, MentionKind> kKinds[] = {{List::health, MentionKind::health},
                                                            {List::religion, MentionKind::religion},
                                                            {List::privateLife, MentionKind::privateLife},
                                                            {List::origin, MentionKind::origin},
                                                            {List::age, MentionKind::age},
                                                            {List::looks, MentionKind::looks}};
  Descriptor best;
  for (const auto& [list, kind] : kKinds) {
    const std::size_t count = matchPlural(list, at);
    if (count > best.count) best = {count, kind};
  }
  return best;
}

Reader::Descriptor Reader::feature(std::size_t at) const {
  static constexpr std::pair<List, MentionKind> kKinds[] = {
      {List::healthFeature, MentionKind::health}, {List::religionFeature, MentionKind::religion},
      {List::voiceFeature, MentionKind::voice},   {List::ageFeature, MentionKind::age},
      {List::looksFeature, MentionKind::looks},   {List::clothesFeature, MentionKind::looks}};
  Descriptor best;
  for (const auto& [list, kind] : kKinds) {
    const std::size_t count = match(list, at);
    if (count > best.count) best = {count, kind};
  }
  return best;
}

}  // namespace passerelle::words
