// The word lists of shared/words/data: which word or group of words belongs to which list.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "shared/words/tokens.h"

namespace passerelle::words {

/// One list: "file/section" of shared/words/data.
enum class List : std::uint8_t {
  firstNameSure,
  firstNameWord,
  surnameSure,
  surnameWord,
  town,
  street,
  thing,
  brand,
  namedAfter,
  roleF,
  roleM,
  roleMf,
  roleEn,
  collective,
  anybodyF,
  anybodyM,
  anybodyMf,
  anybodyEn,
  nominalStrong,
  nominalWeak,
  customer,
  preAdjective,
  looks,
  age,
  origin,
  health,
  religion,
  privateLife,
  looksFeature,
  ageFeature,
  religionFeature,
  healthFeature,
  voiceFeature,
  clothesFeature,
  uniform,
  intransitive,
  accentOf,
  detail,
  ownFeature,
  definite,
  indefinite,
  title,
  titleShort,
  particle,
  small,
  adverb,
  be,
  have,
  with,
  service,
  strongService,
  customerCue,
  workPlace,
  called,
  thanks,
  placePreposition,
  roman,
  count,
};

struct LexiconFile {
  std::string_view name, content;
};
/// The files of shared/words/data, compiled in.
std::vector<LexiconFile> lexiconFiles();

/// Immutable once made; making it takes about 2 ms. Any thread.
class Lexicon {
 public:
  Lexicon();

  /// How many tokens from `at` on are an entry of the list, the longest; 0 when none.
  std::size_t match(List list, const std::vector<Token>& tokens, std::size_t at) const;
  /// The word alone is an entry.
  bool has(List list, std::string_view folded) const;
  /// Four letters or more that sound as one of the sure first names.
  bool soundsLikeFirstName(std::string_view folded) const;

 private:
  struct Phrase {
    std::uint64_t lists = 0;
    std::vector<std::string> rest;  ///< the words after the first
  };
  void add(List list, std::string_view entry);

  std::unordered_map<std::string, std::vector<Phrase>> m_byFirstWord;
  std::unordered_set<std::string> m_firstNameSounds;
};

}  // namespace passerelle::words
