// What a verb says of a person: "qui boite", "était enceinte", "elle avait un accent".
#include <algorithm>

#include "shared/words/person_rules.h"

namespace passerelle::words {

bool PersonRules::relative(Phrase& phrase) const {
  std::size_t at = phrase.past;
  if (m_reader.is(at, ",")) ++at;
  if (!m_reader.isOneOf(at, {"qui", "who", "that"})) return false;
  ++at;
  const std::size_t past = said(at, phrase);
  if (past == 0) return false;
  phrase.past = past;
  return true;
}

std::size_t PersonRules::said(std::size_t at, Phrase& phrase) const {
  if (const std::size_t verb = m_reader.match(List::intransitive, at)) {
    MentionKind kind = MentionKind::health;
    if (m_reader.isOneOf(at + verb - 1, {"ramadan"}) || m_reader.isOneOf(at, {"prie", "priait", "jeune"}))
      kind = MentionKind::religion;
    if (m_reader.isOneOf(at, {"jeune", "jeunait", "souffre", "souffrait"}) &&
        !m_reader.isOneOf(at + verb, {"du", "de", "d'", "pour", "visiblement"}))
      return 0;
    std::size_t past = at + verb;
    if (m_reader.isOneOf(at, {"souffre", "souffrait"}))
      past = std::min(m_reader.sentenceEnd(at), past + 2 + (m_reader.isOneOf(past + 1, {"l'", "la"}) ? 1U : 0U));
    describe(phrase, past, kind);
    return past;
  }
  if (const std::size_t be = m_reader.match(List::be, at)) {
    std::size_t k = adverbs(at + be);
    if (m_reader.isOneOf(k, {"pas", "not", "plus"})) return 0;
    if (const std::size_t article = m_reader.match(List::indefinite, k)) {  // "c'était une grande blonde"
      if (m_reader.matchAny({List::nominalStrong}, k + article)) k += article;
    }
    auto adjective = m_reader.adjective(k);
    if (const std::size_t strong = m_reader.match(List::nominalStrong, k); strong > adjective.count)
      adjective = {strong, kindOf(k, k + strong)};
    if (adjective.count > 0) {
      const std::size_t past = k + adjective.count;
      if (m_reader.isOneOf(k, {"forte", "fort", "petit", "petite", "grand", "grande", "rond", "ronde", "jolie", "joli",
                               "belle", "beau"}) &&
          m_reader.isOneOf(past, {"en", "pour", "de", "avec", "la", "le", "a"}))
        return 0;
      if (m_reader.isOneOf(k, {"sourd", "sourde", "aveugle"}) && m_reader.isOneOf(past, {"a", "aux", "au"})) return 0;
      if (m_reader.isOneOf(
              k, {"fort", "forte", "grand", "petit", "blanc", "blanche", "noir", "noire", "pratiquant", "croyant"}) &&
          m_reader.word(past) && m_reader.isOneOf(past, {"de"}))
        return 0;
      if (m_reader.isOneOf(k, {"belle", "beau"})) return 0;
      // "grand seigneur", "mince alors"
      if (m_reader.isOneOf(k, {"grand", "grande", "petit", "petite", "mince", "gros", "grosse", "vieux", "vieille",
                               "jeune", "noir", "blanc"}) &&
          m_reader.word(past) && m_reader.match(List::small, past) == 0 && m_reader.adjective(past).count == 0 &&
          m_reader.match(List::adverb, past) == 0 && m_reader.place(past) == 0)
        return 0;
      describe(phrase, past, adjective.kind);
      adjectiveTail(phrase);
      return phrase.past;
    }
    if (ageOf(k, phrase)) return phrase.past;
    // "est d'origine …", "est en fauteuil", "est avec un voile"
    Phrase probe = phrase;
    probe.past = at + be;
    if (ageOrOrigin(probe) || (m_reader.isOneOf(at + be, {"en", "sur", "in", "on"}) && featureTail(probe))) {
      phrase = probe;
      return probe.past;
    }
  }
  if (const std::size_t have = m_reader.match(List::have, at)) {
    if (m_reader.match(List::uniform, at + have + 1)) return 0;
    if (ageOf(adverbs(at + have), phrase)) return phrase.past;
    const auto [past, kind] = featureFrom(at + have);
    if (past > 0) {
      describe(phrase, past, kind);
      return past;
    }
    // "avait la cinquantaine"
    const auto age = m_reader.adjective(at + have);
    if (age.count > 1 && age.kind == MentionKind::age) {
      describe(phrase, at + have + age.count, age.kind);
      return phrase.past;
    }
  }
  return 0;
}

bool PersonRules::ageOf(std::size_t at, Phrase& phrase) const {
  while (m_reader.isOneOf(at, {"environ", "bien", "au", "moins", "plus", "de", "facile", "facilement", "dans", "les",
                               "peut-etre", "a", "peine", "pas", "loin"}))
    ++at;
  return numberOfYears(phrase, at);
}

void PersonRules::predicate(Phrase& phrase) const {
  if (phrase.head == Head::none || phrase.head == Head::collective || phrase.head == Head::pointed) return;
  if (phrase.head == Head::anybody && !staffCue(phrase) && phrase.placeCount == 0) return;
  std::size_t at = phrase.past;
  if (m_reader.is(at, ",")) ++at;
  if (m_reader.isOneOf(at, {"qui", "who"})) return;
  Phrase probe = phrase;
  const std::size_t past = said(at, probe);
  if (past == 0) return;
  const bool was = phrase.described;
  phrase = probe;
  phrase.past = past;
  phrase.predicate = !was;
}

std::size_t PersonRules::pronoun(std::size_t i) {
  if (m_last != Head::role && m_last != Head::name) return i;
  if (m_reader.isOneOf(i, {"elle", "il", "she", "he", "c'"})) {
    Phrase phrase;
    phrase.first = i;
    phrase.past = i + 1;
    phrase.head = Head::role;
    std::size_t at = i + 1;
    if (m_reader.is(i, "c'")) {
      if (!m_reader.isOneOf(at, {"est", "etait"}) || m_reader.match(List::indefinite, at + 1) == 0) return i;
    }
    const std::size_t past = said(at, phrase);
    if (past == 0) return i;
    const bool clear = protects(phrase.kind) || phrase.kind == MentionKind::voice || phrase.kind == MentionKind::age ||
                       m_reader.match(List::have, i + 1) > 0 ||
                       !m_reader.isOneOf(past - 1, {"petit", "petite", "grand",    "grande", "gros", "grosse", "rond",
                                                    "ronde", "fort",   "forte",    "mince",  "joli", "jolie",  "moche",
                                                    "canon", "frele",  "imposant", "menu",   "laid", "laide"});
    const bool colour = m_reader.isOneOf(past - 1, {"noir", "noire", "blanc", "blanche", "vieux", "vieille", "rouge"});
    if (!clear || colour) return i;
    Found one;
    one.first = i;
    one.last = past - 1;
    one.kind = phrase.kind;
    one.leaveOut = true;
    m_found.push_back(one);
    return past - 1;
  }
  if (m_reader.isOneOf(i, {"son", "sa", "ses", "her", "his", "cet"})) {
    std::size_t at = i + 1;
    while (m_reader.match(List::preAdjective, at) || m_reader.isOneOf(at, {"fort", "leger", "gros", "strong", "lourd"}))
      ++at;
    const std::size_t feature = m_reader.match(List::ownFeature, at);
    if (feature == 0) return i;
    Found one;
    one.first = i;
    one.last = details(at + feature) - 1;
    one.kind = m_reader.feature(at).count ? m_reader.feature(at).kind : MentionKind::looks;
    one.leaveOut = true;
    m_found.push_back(one);
    return one.last;
  }
  return accentAlone(i);
}

std::size_t PersonRules::featureOf(std::size_t i) {
  const std::size_t article = m_reader.match(List::definite, i);
  if (article == 0) return i;
  std::size_t at = i + article;
  if (m_reader.isOneOf(at, {"fort", "gros", "leger", "petit", "grosse", "longue"})) ++at;
  const std::size_t feature = m_reader.match(List::ownFeature, at);
  if (feature == 0) return i;
  std::size_t past = details(at + feature);
  std::size_t whose = past;
  if (m_reader.isOneOf(whose, {"de", "d'", "of"}))
    ++whose;
  else if (!m_reader.isOneOf(whose, {"du"}))
    return i;
  const Found* name = nameAt(whose);
  Phrase owner;
  if (name == nullptr) {
    owner = nounPhrase(whose);
    if (owner.head != Head::role && owner.head != Head::anybody) return i;
    tail(owner);
    if (owner.head == Head::anybody && !staffCue(owner)) return i;
  }
  Found one;
  one.first = i;
  one.last = name != nullptr ? name->last : owner.past - 1;
  one.kind = m_reader.feature(at).count ? m_reader.feature(at).kind : MentionKind::looks;
  if (owner.head == Head::role) one.roleFirst = owner.headFirst, one.roleCount = owner.headCount;
  one.placeFirst = owner.placeFirst, one.placeCount = owner.placeCount;
  m_found.push_back(one);
  m_last = Head::role;
  return one.last;
}

std::size_t PersonRules::accentAlone(std::size_t i) {
  // "avec un fort accent", "parle avec un accent"
  if (m_reader.isOneOf(i, {"avec", "with"})) {
    const auto [past, kind] = featureFrom(i + 1);
    if (past == 0 || (!protects(kind) && kind != MentionKind::voice)) return i;
    Found one;
    one.first = i;
    one.last = past - 1;
    one.kind = kind;
    one.leaveOut = true;
    m_found.push_back(one);
    return one.last;
  }
  return i;
}

}  // namespace passerelle::words
