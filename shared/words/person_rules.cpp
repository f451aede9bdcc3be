// Whom the text speaks of, and whether that singles somebody of the staff out.
#include <algorithm>

#include "shared/words/person_rules.h"

namespace passerelle::words {

bool protects(MentionKind kind) {
  return kind == MentionKind::health || kind == MentionKind::religion || kind == MentionKind::origin ||
         kind == MentionKind::privateLife;
}

void PersonRules::run() {
  for (std::size_t i = 0; i < m_reader.size(); ++i) {
    if (!m_reader.word(i)) continue;
    if (const Found* name = nameAt(i)) {
      describeName(*name);
      i = name->last;
      m_last = Head::name;
      continue;
    }
    if (const std::size_t last = featureOf(i); last > i) {
      i = last;
      continue;
    }
    Phrase phrase = nounPhrase(i);
    if (phrase.head == Head::none) {
      i = std::max(i, pronoun(i));
      continue;
    }
    tail(phrase);
    if (phrase.head != Head::customer) predicate(phrase);
    if (singlesOut(phrase)) {
      add(phrase);
      m_last = Head::role;
    } else if (phrase.head == Head::customer || (phrase.head == Head::anybody && !staffCue(phrase))) {
      m_last = Head::customer;
    } else {
      m_last = Head::role;
    }
    i = std::max(phrase.headFirst + phrase.headCount, singlesOut(phrase) ? phrase.past : std::size_t{0}) - 1;
  }
}

const Found* PersonRules::nameAt(std::size_t i) const {
  const auto name = std::find_if(m_names.begin(), m_names.end(), [i](const Found& one) { return one.first == i; });
  return name == m_names.end() ? nullptr : &*name;
}

bool PersonRules::insideName(std::size_t i) const {
  return std::any_of(m_names.begin(), m_names.end(), [i](const Found& one) { return one.first <= i && i <= one.last; });
}

bool PersonRules::staffCue(const Phrase& phrase) const {
  if (phrase.first > 0 && m_reader.is(phrase.first - 1, ",") && (m_last == Head::role || m_last == Head::name))
    return true;
  if (phrase.placeCount > 0 &&
      m_reader.isOneOf(phrase.placeFirst, {"de", "du", "d'", "a", "au", "derriere", "at", "behind", "on", "from"}))
    return true;
  const std::size_t end = m_reader.sentenceEnd(phrase.headFirst);
  for (std::size_t k = phrase.headFirst; k < end; ++k) {
    const std::size_t strong = m_reader.match(List::strongService, k);
    if (strong > 1) return true;
    if (strong == 1 && !m_reader.isOneOf(k, {"me", "m'", "nous"})) return true;
    if (strong == 1 && m_reader.match(List::service, k + 1)) return true;
    if (m_reader.isOneOf(k, {"m'", "nous"}) && m_reader.isOneOf(k + 1, {"a", "avait", "ont"})) return true;
  }
  for (std::size_t k = m_reader.sentenceBegin(phrase.first); k < phrase.first; ++k) {
    if (m_reader.isOneOf(
            k, {"accueilli", "accueillie", "accueillis", "renseigne", "renseignee", "renseignes", "servi", "servie",
                "servis", "conseille", "conseillee", "recu", "recue", "recus", "served", "helped", "greeted"}) &&
        m_reader.isOneOf(k + 1, {"par", "by"}))
      return true;
    if (m_reader.place(k) && k + m_reader.place(k) <= phrase.first && !m_reader.isOneOf(k, {"dans"})) return true;
    if ((m_reader.is(k, "affaire") || m_reader.isOneOf(k, {"tombe", "tombee", "tombes"})) &&
        m_reader.isOneOf(k + 1, {"a", "sur", "avec"}))
      return true;
    if (m_reader.isOneOf(k, {"equipe", "demander", "demandez", "merci", "bravo"})) return true;
  }
  return false;
}

bool PersonRules::customerCue(const Phrase& phrase) const {
  const std::size_t end = m_reader.sentenceEnd(phrase.headFirst);
  for (std::size_t k = m_reader.sentenceBegin(phrase.first); k < end; ++k) {
    if (m_reader.match(List::customerCue, k)) return true;
  }
  return false;
}

bool PersonRules::singlesOut(const Phrase& phrase) const {
  const std::size_t end = phrase.past;
  switch (phrase.head) {
    case Head::role:
      return phrase.described;
    case Head::collective:
      return phrase.described && protects(phrase.kind) && end > phrase.headFirst + phrase.headCount;
    case Head::pointed:
      return phrase.described && !customerCue(phrase);
    case Head::anybody: {
      if (!phrase.described) return false;
      const bool staff = staffCue(phrase), customer = customerCue(phrase);
      if (m_reader.isOneOf(phrase.headFirst, {"personne", "quelqu'", "individu", "person"})) return staff && !customer;
      return phrase.definite ? !customer || phrase.placeCount > 0 : staff && !customer;
    }
    case Head::nominalStrong:
      return phrase.definite || !customerCue(phrase);
    case Head::nominalWeak: {
      if (customerCue(phrase) && !phrase.definite) return false;
      if (m_reader.isOneOf(phrase.headFirst, {"noir", "noire"}) && phrase.describedBefore && !staffCue(phrase))
        return false;
      if (phrase.describedBefore &&
          !m_reader.isOneOf(phrase.headFirst, {"petit", "petite", "grand", "grande", "gros", "grosse", "jeune",
                                               "ancien", "ancienne", "vieux", "vieille"}))
        return true;
      if (phrase.described && phrase.headFirst + phrase.headCount < phrase.past && phrase.placeCount == 0) return true;
      return personFollows(phrase);
    }
    default:
      return false;
  }
}

bool PersonRules::personFollows(const Phrase& phrase) const {
  if (phrase.placeCount > 0)
    return m_reader.isOneOf(phrase.placeFirst, {"a", "au", "de", "du", "d'", "derriere"}) &&
           !m_reader.is(phrase.placeFirst + 1, "cote");
  const std::size_t at = phrase.past;
  if (m_reader.isOneOf(at, {"qui"}) &&
      (m_reader.match(List::strongService, at) || m_reader.match(List::strongService, at + 1)))
    return true;
  return m_reader.match(List::strongService, at) > 0 &&
         (m_reader.match(List::strongService, at) > 1 || m_reader.match(List::service, at + 1) > 0 ||
          m_reader.isOneOf(at + 1, {"a"}));
}

void PersonRules::describeName(const Found& name) {
  Phrase phrase;
  phrase.first = name.first;
  phrase.past = name.last + 1;
  phrase.head = Head::name;
  phrase.headFirst = name.first;
  phrase.headCount = name.last + 1 - name.first;
  phrase.placeCount = 1;  // it has its own
  tail(phrase);
  predicate(phrase);
  appositionAfter(phrase);
  if (!phrase.described) return;
  Found one;
  one.first = phrase.first;
  one.last = phrase.past - 1;
  one.kind = phrase.kind;
  m_found.push_back(one);
}

void PersonRules::appositionAfter(Phrase& phrase) const {
  if (!m_reader.is(phrase.past, ",")) return;
  Phrase next = nounPhrase(phrase.past + 1);
  if (next.head == Head::none || next.head == Head::customer) return;
  tail(next);
  if (!next.described && next.head != Head::nominalStrong) return;
  phrase.past = next.past;
  phrase.described = true;
  phrase.kind = next.kind;
}

void PersonRules::add(const Phrase& phrase) {
  Found one;
  one.first = phrase.first;
  one.last = phrase.past - 1;
  one.kind = phrase.kind;
  if (phrase.head == Head::role) {
    one.roleFirst = phrase.headFirst;
    one.roleCount = phrase.headCount;
  }
  one.placeFirst = phrase.placeFirst;
  one.placeCount = phrase.placeCount;
  m_found.push_back(one);
}

void findDescribed(const Reader& reader, const std::vector<Found>& names, std::vector<Found>& found) {
  PersonRules(reader, names, found).run();
}

}  // namespace passerelle::words
