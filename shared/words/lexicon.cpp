#include "shared/words/lexicon.h"

#include <algorithm>
#include <stdexcept>

namespace passerelle::words {
namespace {
struct Place {
  std::string_view file, section;
};
// In the order of List.
constexpr Place kPlaces[] = {
    {"first_names", "sure"},
    {"first_names", "word"},
    {"surnames", "sure"},
    {"surnames", "word"},
    {"places_brands", "town"},
    {"places_brands", "street"},
    {"places_brands", "thing"},
    {"places_brands", "brand"},
    {"places_brands", "named after"},
    {"people", "role f"},
    {"people", "role m"},
    {"people", "role mf"},
    {"people", "role en"},
    {"people", "collective"},
    {"people", "anybody f"},
    {"people", "anybody m"},
    {"people", "anybody mf"},
    {"people", "anybody en"},
    {"people", "nominal strong"},
    {"people", "nominal weak"},
    {"people", "customer"},
    {"descriptors", "pre adj"},
    {"descriptors", "looks adj"},
    {"descriptors", "age adj"},
    {"descriptors", "origin adj"},
    {"descriptors", "health adj"},
    {"descriptors", "religion adj"},
    {"descriptors", "private adj"},
    {"descriptors", "looks feature"},
    {"descriptors", "age feature"},
    {"descriptors", "religion feature"},
    {"descriptors", "health feature"},
    {"descriptors", "voice feature"},
    {"descriptors", "clothes feature"},
    {"descriptors", "uniform"},
    {"descriptors", "intransitive"},
    {"descriptors", "accent of"},
    {"descriptors", "detail"},
    {"descriptors", "own feature"},
    {"grammar", "definite"},
    {"grammar", "indefinite"},
    {"grammar", "title"},
    {"grammar", "title short"},
    {"grammar", "particle"},
    {"grammar", "small"},
    {"grammar", "adverb"},
    {"grammar", "be"},
    {"grammar", "have"},
    {"grammar", "with"},
    {"grammar", "service verb"},
    {"grammar", "strong service"},
    {"grammar", "customer cue"},
    {"grammar", "work place"},
    {"grammar", "called"},
    {"grammar", "thanks"},
    {"grammar", "place preposition"},
    {"grammar", "roman"},
};
static_assert(std::size(kPlaces) == static_cast<std::size_t>(List::count));
static_assert(static_cast<std::size_t>(List::count) <= 64);

std::uint64_t bit(List list) { return 1ULL << static_cast<unsigned>(list); }

/// Letters that French hears alike become one, doubled ones single, a last "e" nothing.
std::string soundOf(std::string_view folded) {
  std::string sound;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i], next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    char heard = c;
    if (c == 'h') continue;
    if (c == 'p' && next == 'h') heard = 'f';
    if (c == 'y') heard = 'i';
    if (c == 'q' || (c == 'c' && next != 'e' && next != 'i' && next != 'y' && next != 'h')) heard = 'k';
    if (c == 'z') heard = 's';
    if (c == 'u' && i > 0 && folded[i - 1] == 'q') continue;
    if (sound.empty() || sound.back() != heard) sound += heard;
  }
  if (sound.size() > 3 && sound.back() == 'e') sound.pop_back();
  return sound;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}
}  // namespace

Lexicon::Lexicon() {
  m_byFirstWord.reserve(6000);
  for (const LexiconFile& file : lexiconFiles()) {
    List list = List::count;
    std::string_view rest = file.content;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '[') {
        const std::string_view section = line.substr(1, line.find(']') - 1);
        const auto* place = std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const Place& one) {
          return one.file == file.name && one.section == section;
        });
        list = static_cast<List>(place - std::begin(kPlaces));
        continue;
      }
      if (list == List::count) continue;
      for (std::string_view entries = line; !entries.empty();) {
        const std::size_t comma = std::min(entries.find(','), entries.size());
        if (const auto entry = trimmed(entries.substr(0, comma)); !entry.empty()) add(list, entry);
        entries.remove_prefix(std::min(comma + 1, entries.size()));
      }
    }
  }
}

void Lexicon::add(List list, std::string_view entry) {
  std::vector<Token> tokens = tokenised(entry);
  if (tokens.empty()) return;
  auto& phrases = m_byFirstWord[tokens.front().folded];
  if (list == List::firstNameSure && tokens.size() == 1 && tokens.front().folded.size() >= 4)
    m_firstNameSounds.insert(soundOf(tokens.front().folded));
  std::vector<std::string> rest;
  for (std::size_t i = 1; i < tokens.size(); ++i) rest.push_back(std::move(tokens[i].folded));
  const auto known =
      std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) { return phrase.rest == rest; });
  if (known != phrases.end()) {
    known->lists |= bit(list);
    return;
  }
  phrases.push_back({bit(list), std::move(rest)});
}

std::size_t Lexicon::match(List list, const std::vector<Token>& tokens, std::size_t at) const {
  if (at >= tokens.size()) return 0;
  const auto found = m_byFirstWord.find(tokens[at].folded);
  if (found == m_byFirstWord.end()) return 0;
  std::size_t longest = 0;
  for (const Phrase& phrase : found->second) {
    if ((phrase.lists & bit(list)) == 0 || phrase.rest.size() + 1 <= longest) continue;
    if (at + phrase.rest.size() >= tokens.size()) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < phrase.rest.size(); ++i) same = tokens[at + 1 + i].folded == phrase.rest[i];
    if (same) longest = phrase.rest.size() + 1;
  }
  return longest;
}

bool Lexicon::has(List list, std::string_view folded) const {
  const auto found = m_byFirstWord.find(std::string(folded));
  return found != m_byFirstWord.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](const Phrase& phrase) { return phrase.rest.empty() && (phrase.lists & bit(list)) != 0; });
}

bool Lexicon::soundsLikeFirstName(std::string_view folded) const {
  return folded.size() >= 5 && m_firstNameSounds.contains(soundOf(folded));
}

}  // namespace passerelle::words
