// A noun that stands for a person, with its article and what stands before it: "la petite dame".
#include <algorithm>

#include "shared/words/person_rules.h"

namespace passerelle::words {

PersonPhrase PersonRules::nounPhrase(std::size_t i) const {
  Phrase phrase;
  phrase.first = i;
  std::size_t at = i;
  if (m_reader.isOneOf(at, {"celle", "celui"})) {
    phrase.head = Head::pointed;
    phrase.headFirst = at;
    phrase.headCount = m_reader.is(at + 1, "la") && m_reader[at].end + 1 >= m_reader[at + 1].begin ? 2 : 1;
    phrase.definite = true;
    phrase.past = at + phrase.headCount;
    return phrase;
  }
  const std::size_t definite = m_reader.match(List::definite, at);
  const std::size_t article = definite ? definite : m_reader.match(List::indefinite, at);
  if (article > 0 && m_reader[i].capital && !m_reader[i].opens && !m_reader[i].shouted)
    return phrase;  // "Le Petit Marseillais"
  // "Grande blonde à l'accueil": the article may be missing at the beginning of a sentence only.
  if (article == 0 && !m_reader[i].opens) return phrase;
  phrase.definite = definite > 0 || article == 0;
  at += article;
  if (article == 0 && !bareBeginning(at)) return phrase;
  const bool several = m_reader.isOneOf(at, {"deux", "trois", "quatre", "two", "three"});
  if (several) ++at;
  if (m_reader.isOneOf(at, {"autre", "meme", "other", "same", "seul", "seule", "only"}) && m_reader.word(at + 1) &&
      (m_reader.role(at + 1) || m_reader.anybody(at + 1) || m_reader.match(List::preAdjective, at + 1) ||
       m_reader.match(List::customer, at + 1))) {
    const bool only = m_reader.isOneOf(at, {"seul", "seule", "only"});
    if (only && m_reader.anybody(at + 1) &&
        m_reader.isOneOf(at + 1, {"femme", "homme", "woman", "man", "fille", "garcon"}))
      phrase.described = true;
    ++at;
  }
  const std::size_t before = at;
  for (;;) {
    std::size_t past = at;
    while (m_reader.match(List::adverb, past) && !m_reader.role(past)) past += m_reader.match(List::adverb, past);
    const std::size_t adjective = m_reader.match(List::preAdjective, past);
    if (adjective == 0) break;
    if (m_reader.match(List::nominalStrong, past) > adjective) break;
    at = past + adjective;
    if (m_reader.is(at, "et") || m_reader.is(at, ",") || m_reader.is(at, "and")) {
      if (m_reader.match(List::preAdjective, at + 1)) ++at;
    }
    if (at > before + 8) break;
  }
  if (!headAt(phrase, at, before, several) && at > before) {
    // The last adjective may be the noun: "une jeune", "la grosse", "le petit".
    std::size_t last = before;
    for (std::size_t k = before; k < at; ++k) {
      if (m_reader.matchAny({List::nominalWeak, List::nominalStrong}, k) > 0) last = k;
    }
    headAt(phrase, last, before, several);
  }
  if (phrase.head != Head::none) phrase.past = phrase.headFirst + phrase.headCount;
  return phrase;
}

bool PersonRules::bareBeginning(std::size_t at) const {
  if (m_reader.match(List::nominalStrong, at) || m_reader.role(at)) return true;
  return m_reader.match(List::preAdjective, at) &&
         (m_reader.role(at + 1) || m_reader.anybody(at + 1) || m_reader.matchAny({List::nominalWeak}, at + 1));
}

bool PersonRules::headAt(Phrase& phrase, std::size_t at, std::size_t before, bool several) const {
  struct Try {
    Head head;
    std::size_t count;
  };
  const Try tries[] = {{Head::customer, m_reader.matchPlural(List::customer, at)},
                       {Head::role, m_reader.role(at)},
                       {Head::anybody, m_reader.anybody(at)},
                       {Head::collective, m_reader.match(List::collective, at)},
                       {Head::nominalStrong, several ? m_reader.matchPlural(List::nominalStrong, at)
                                                     : m_reader.match(List::nominalStrong, at)},
                       {Head::nominalWeak,
                        several ? m_reader.matchPlural(List::nominalWeak, at) : m_reader.match(List::nominalWeak, at)}};
  Try best{Head::none, 0};
  for (const Try& one : tries) {
    if (one.count > best.count) best = one;
  }
  // "une Antillaise", "l'Italien du rayon café": with a capital it is a person
  if ((best.count == 0 || best.head == Head::nominalWeak) && m_reader.word(at) && m_reader[at].capital &&
      at > phrase.first && m_reader.adjective(at).count == 1 && m_reader.adjective(at).kind == MentionKind::origin)
    best = {Head::nominalStrong, 1};
  if (best.count == 0 || insideName(at)) return false;
  phrase.head = best.head;
  phrase.headFirst = at;
  phrase.headCount = best.count;
  phrase.describedBefore = at > before && adjectiveCounts(phrase, before, at);
  if (phrase.describedBefore) {
    phrase.described = true;
    phrase.kind = kindOf(before, at);
  }
  if (best.head == Head::nominalStrong || best.head == Head::nominalWeak) phrase.kind = kindOf(at, at + best.count);
  if (best.head == Head::anybody && m_reader.isOneOf(at, {"jeune"})) {
    phrase.described = phrase.describedBefore = true;
    phrase.kind = MentionKind::age;
  }
  return true;
}

bool PersonRules::adjectiveCounts(const Phrase& phrase, std::size_t before, std::size_t at) const {
  if (phrase.head == Head::role && m_reader.isOneOf(phrase.headFirst, {"patron", "chef", "directeur", "responsable"}))
    return !m_reader.isOneOf(before, {"grand", "petit", "grande", "petite"}) || at > before + 1;
  return true;
}

MentionKind PersonRules::kindOf(std::size_t from, std::size_t to) const {
  MentionKind kind = MentionKind::looks;
  for (std::size_t k = from; k < to; ++k) {
    const auto adjective = m_reader.adjective(k);
    if (adjective.count == 0 || adjective.kind == MentionKind::looks) continue;
    if (kind == MentionKind::looks || protects(adjective.kind)) kind = adjective.kind;
  }
  return kind;
}

}  // namespace passerelle::words
