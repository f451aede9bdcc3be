// A text with its word lists beside it: the questions that the rules about people ask.
#pragma once
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/words/lexicon.h"
#include "shared/words/mention_finder.h"

namespace passerelle::words {

/// What a rule found, in tokens.
struct Found {
  std::size_t first = 0, last = 0;  ///< tokens, both included
  MentionKind kind = MentionKind::name;
  std::size_t roleFirst = 0, roleCount = 0;    ///< the role's noun, when one stands there
  std::size_t placeFirst = 0, placeCount = 0;  ///< "à l'accueil", when it stands there
  bool leaveOut = false;                       ///< no person is named: a predicate or "son accent"
};

class Reader {
 public:
  Reader(const Lexicon& lexicon, const std::set<std::string>& placeWords, std::vector<Token> tokens);

  const std::vector<Token>& tokens() const { return m_tokens; }
  std::size_t size() const { return m_tokens.size(); }
  const Token& operator[](std::size_t at) const { return m_tokens[at]; }
  bool word(std::size_t at) const { return at < size() && m_tokens[at].word(); }
  bool is(std::size_t at, std::string_view folded) const { return at < size() && m_tokens[at].folded == folded; }
  bool isOneOf(std::size_t at, std::initializer_list<std::string_view> words) const;

  /// How many tokens from `at` on are an entry of the list (of one of the lists: the longest); 0 when none.
  std::size_t match(List list, std::size_t at) const { return m_lexicon.match(list, m_tokens, at); }
  std::size_t matchAny(std::initializer_list<List> lists, std::size_t at) const;
  /// The same, where a single word may stand in the plural.
  std::size_t matchPlural(List list, std::size_t at) const;
  bool has(List list, std::string_view folded) const { return m_lexicon.has(list, folded); }

  /// Part of a brand, of somebody after whom a street is named, or of the chain's own places.
  bool taken(std::size_t at) const { return m_taken[at]; }
  /// Written nearly as a first name of the lists: "Erwann", "Stephani", "Loïck".
  bool soundsLikeFirstName(std::size_t at) const { return m_lexicon.soundsLikeFirstName(m_tokens[at].folded); }
  bool placeWord(std::size_t at) const { return m_placeWords.contains(m_tokens[at].folded); }

  /// First and one-past-last token of the sentence around `at`.
  std::size_t sentenceBegin(std::size_t at) const;
  std::size_t sentenceEnd(std::size_t at) const;
  bool english() const { return m_english; }

  /// Role noun at `at`, in the singular: how many tokens.
  std::size_t role(std::size_t at) const;
  std::size_t anybody(std::size_t at) const;
  /// "à l'accueil", "de la caisse 4", "du rayon peinture", "at the till": how many tokens; 0 when none.
  std::size_t place(std::size_t at) const;
  /// A descriptor's kind and length (adjective or phrase), in singular or plural.
  struct Descriptor {
    std::size_t count = 0;
    MentionKind kind = MentionKind::looks;
  };
  Descriptor adjective(std::size_t at) const;
  Descriptor feature(std::size_t at) const;

 private:
  void takeBrandsAndPlaces();
  void tellLanguage();

  const Lexicon& m_lexicon;
  const std::set<std::string>& m_placeWords;
  std::vector<Token> m_tokens;
  std::vector<bool> m_taken;
  bool m_english = false;
};

/// Names: titles, first names, surnames, "je m'appelle …".
void findNames(const Reader& reader, std::vector<Found>& found);
/// People told by what singles them out. `names` are the names found before: they may be described too.
void findDescribed(const Reader& reader, const std::vector<Found>& names, std::vector<Found>& found);
/// What to say instead.
std::vector<std::string> proposalsFor(const Reader& reader, std::string_view text, Found& found);

}  // namespace passerelle::words
