// The rules about people told by what singles them out: "la grande blonde à l'accueil", "le vendeur barbu".
#pragma once
#include <utility>
#include <vector>

#include "shared/words/reader.h"

namespace passerelle::words {

/// What kind of noun a phrase has. pointed: "celle", "celui".
enum class PersonHead { none, role, anybody, nominalStrong, nominalWeak, customer, collective, name, pointed };

/// A noun for a person with what describes it.
struct PersonPhrase {
  std::size_t first = 0, past = 0;  ///< tokens, article and descriptors included
  PersonHead head = PersonHead::none;
  std::size_t headFirst = 0, headCount = 0;
  bool definite = false, described = false, describedBefore = false, predicate = false;
  std::size_t placeFirst = 0, placeCount = 0;
  MentionKind kind = MentionKind::looks;
};

/// Grave enough to be told in the plural too.
bool protects(MentionKind kind);

/// One text; used once.
class PersonRules {
 public:
  PersonRules(const Reader& reader, const std::vector<Found>& names, std::vector<Found>& found)
      : m_reader(reader), m_names(names), m_found(found) {}

  void run();

 private:
  using Head = PersonHead;
  using Phrase = PersonPhrase;

  const Found* nameAt(std::size_t i) const;
  bool insideName(std::size_t i) const;
  /// Somebody who works there: by the place in the phrase, or by what the person does in the sentence.
  bool staffCue(const Phrase& phrase) const;
  bool customerCue(const Phrase& phrase) const;
  bool singlesOut(const Phrase& phrase) const;
  /// "la blonde à l'accueil", "le vieux m'a dit": what comes next shows a person, of the staff.
  bool personFollows(const Phrase& phrase) const;
  void describeName(const Found& name);
  /// "Karine, la grande blonde": two ways to tell one person.
  void appositionAfter(Phrase& phrase) const;
  void add(const Phrase& phrase);

  Phrase nounPhrase(std::size_t i) const;
  bool bareBeginning(std::size_t at) const;
  bool headAt(Phrase& phrase, std::size_t at, std::size_t before, bool several) const;
  /// "un grand patron" is no description, "un grand vendeur" is.
  bool adjectiveCounts(const Phrase& phrase, std::size_t before, std::size_t at) const;
  MentionKind kindOf(std::size_t from, std::size_t to) const;

  void describe(Phrase& phrase, std::size_t past, MentionKind kind) const;
  std::size_t adverbs(std::size_t at) const;
  /// What follows the noun: adjectives, "à lunettes", "d'origine …", "de 50 ans", "qui boite", "à l'accueil".
  void tail(Phrase& phrase) const;
  bool adjectiveTail(Phrase& phrase) const;
  bool featureAfterComma(Phrase& phrase, std::size_t start, bool comma) const;
  /// ", 50 ans," or "55 ans environ"
  bool numberOfYears(Phrase& phrase, std::size_t at) const;
  bool numeral(std::size_t at) const;
  std::size_t details(std::size_t at) const;
  /// From a feature's article or adjective on: where the feature ends and what it tells; 0 when there is none.
  std::pair<std::size_t, MentionKind> featureFrom(std::size_t at) const;
  /// "les yeux rivés sur l'écran", "les dents serrées" say what somebody does.
  bool idiom(std::size_t from, std::size_t past) const;
  bool featureTail(Phrase& phrase) const;
  bool ageOrOrigin(Phrase& phrase) const;
  bool placeTail(Phrase& phrase) const;
  /// "le vendeur du matin, barbu", "la vendeuse du stand de parfum a une robe rouge": words between, when a description
  /// follows.
  bool complement(Phrase& phrase) const;
  /// "un type bizarre avec une queue de cheval": a word that says nothing, when a description follows.
  bool pastUnknownAdjective(Phrase& phrase) const;

  /// "qui boite", "qui a un accent", "qui est enceinte", "who has a limp"
  bool relative(Phrase& phrase) const;
  /// A verb that tells something about the person: one past it; 0 when it tells nothing. Sets the kind.
  std::size_t said(std::size_t at, Phrase& phrase) const;
  bool ageOf(std::size_t at, Phrase& phrase) const;
  /// "La vendeuse était enceinte": what is said of her after the noun.
  void predicate(Phrase& phrase) const;
  /// "elle était enceinte", "son accent": of the staff when staff were the last people spoken of.
  std::size_t pronoun(std::size_t i);
  /// "l'accent québécois de la conseillère", "les tatouages du serveur": a feature, then whose it is.
  std::size_t featureOf(std::size_t i);
  std::size_t accentAlone(std::size_t i);

  const Reader& m_reader;
  const std::vector<Found>& m_names;
  std::vector<Found>& m_found;
  Head m_last = Head::none;  ///< who was spoken of last
};

}  // namespace passerelle::words
