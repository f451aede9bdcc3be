#include "shared/words/stem.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "shared/words/lexicon.h"
#include "shared/words/tokens.h"

namespace passerelle::words {
namespace {
struct Ending {
  std::string_view cut, put;
};
// Tried in this order; the first that leaves three letters is taken.
constexpr Ending kEndings[] = {
    {"issements", ""}, {"issement", ""}, {"atrices", ""}, {"ateurs", ""},  {"ations", ""}, {"ements", ""},
    {"atrice", ""},    {"ateur", ""},    {"ation", ""},   {"ement", ""},   {"aient", ""},  {"erait", ""},
    {"eront", ""},     {"antes", ""},    {"euses", ""},   {"ieres", ""},   {"ances", ""},  {"ences", ""},
    {"iques", ""},     {"ables", ""},    {"ives", ""},    {"ante", ""},    {"ants", ""},   {"euse", ""},
    {"eurs", ""},      {"iere", ""},     {"iers", ""},    {"ance", ""},    {"ence", ""},   {"ique", ""},
    {"able", ""},      {"ites", ""},     {"ions", ""},    {"ends", "end"}, {"ents", ""},   {"aux", "al"},
    {"eux", ""},       {"ees", ""},      {"ent", ""},     {"ant", ""},     {"eur", ""},    {"ier", ""},
    {"ive", ""},       {"ite", ""},      {"ait", ""},     {"ais", ""},     {"ing", ""},    {"ion", ""},
    {"age", ""},       {"ees", ""},      {"ee", ""},      {"es", ""},      {"er", ""},     {"ez", ""},
    {"ir", ""},        {"if", ""},       {"it", ""},      {"ed", ""},      {"ly", ""},     {"re", ""},
    {"e", ""},         {"s", ""},        {"x", ""},       {"i", ""}};

const std::unordered_set<std::string_view>& smallWords() {
  static const std::unordered_set<std::string_view> kSmall = {
      "le",       "la",       "les",       "l'",       "un",        "une",     "des",     "de",        "du",
      "d'",       "a",        "au",        "aux",      "et",        "ou",      "mais",    "donc",      "ni",
      "car",      "je",       "j'",        "tu",       "il",        "elle",    "on",      "nous",      "vous",
      "ils",      "elles",    "ce",        "c'",       "ca",        "cela",    "qui",     "que",       "qu'",
      "quoi",     "dont",     "y",         "en",       "ne",        "n'",      "pas",     "plus",      "se",
      "s'",       "me",       "m'",        "te",       "t'",        "lui",     "leur",    "leurs",     "eux",
      "moi",      "toi",      "est",       "etait",    "sont",      "etaient", "ont",     "avait",     "avaient",
      "avec",     "sans",     "pour",      "par",      "dans",      "sur",     "sous",    "chez",      "vers",
      "entre",    "tres",     "trop",      "bien",     "si",        "comme",   "quand",   "tout",      "tous",
      "toute",    "toutes",   "meme",      "aussi",    "alors",     "puis",    "encore",  "mon",       "ma",
      "mes",      "ton",      "ta",        "tes",      "son",       "sa",      "ses",     "notre",     "nos",
      "votre",    "vos",      "cette",     "cet",      "ces",       "oui",     "non",     "etre",      "avoir",
      "faire",    "fait",     "faut",      "peut",     "peu",       "ete",     "soit",    "ai",        "as",
      "suis",     "deux",     "trois",     "the",      "of",        "to",      "and",     "or",        "is",
      "was",      "in",       "at",        "with",     "that",      "i",       "you",     "he",        "she",
      "it",       "we",       "they",      "for",      "from",      "this",    "are",     "were",      "be",
      "been",     "has",      "had",       "have",     "my",        "our",     "its",     "there",     "not",
      "client",   "clients",  "cliente",   "clientes", "gens",      "magasin", "mettre",  "installer", "prevoir",
      "proposer", "ajouter",  "dire",      "dit",      "jour",      "jours",   "quelqu'", "pouvoir",   "devrait",
      "faudrait", "personne", "personnes", "customer", "customers", "store",   "shop"};
  return kSmall;
}

/// Stem → the first stem of its line in data/synonyms.txt.
const std::unordered_map<std::string, std::string>& meanings() {
  static const std::unordered_map<std::string, std::string> kMeanings = [] {
    std::unordered_map<std::string, std::string> made;
    for (const LexiconFile& file : lexiconFiles()) {
      if (file.name != "synonyms") continue;
      std::string_view rest = file.content;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.front() == '#' || line.front() == '[') continue;
        std::string first;
        for (const Token& token : tokenised(line)) {
          if (!token.word()) continue;
          const std::string stem = stemOf(token.folded);
          if (first.empty()) first = stem;
          made.emplace(stem, first);
        }
      }
    }
    return made;
  }();
  return kMeanings;
}
}  // namespace

std::string stemOf(std::string_view folded) {
  for (const Ending& ending : kEndings) {
    if (folded.size() < ending.cut.size() + ending.put.size() + 3 || !folded.ends_with(ending.cut)) continue;
    std::string stem(folded.substr(0, folded.size() - ending.cut.size()));
    stem += ending.put;
    if (stem.size() > 3 && stem.back() == stem[stem.size() - 2]) stem.pop_back();  // "personnel", "personne"
    return stem;
  }
  return std::string(folded);
}

std::vector<std::string> stemsOf(std::string_view utf8) {
  std::vector<std::string> stems;
  for (const Token& token : tokenised(utf8)) {
    if (!token.word() || token.folded.size() < 2 || smallWords().contains(token.folded)) continue;
    // "petit-déjeuner" and "petit déjeuner" are the same
    for (std::string_view rest = token.folded; !rest.empty();) {
      const std::size_t hyphen = std::min(rest.find('-'), rest.size());
      const std::string_view part = rest.substr(0, hyphen);
      rest.remove_prefix(std::min(hyphen + 1, rest.size()));
      if (part.size() < 2 || smallWords().contains(part)) continue;
      std::string stem = stemOf(part);
      const auto meaning = meanings().find(stem);
      stems.push_back(meaning == meanings().end() ? std::move(stem) : meaning->second);
    }
  }
  return stems;
}

}  // namespace passerelle::words
