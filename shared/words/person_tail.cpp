// What follows the noun: "aux lunettes", "d'origine …", "de 50 ans", "à l'accueil".
#include <algorithm>

#include "shared/words/person_rules.h"

namespace passerelle::words {

void PersonRules::describe(Phrase& phrase, std::size_t past, MentionKind kind) const {
  if (!phrase.described || kind != MentionKind::looks) phrase.kind = kind;
  phrase.described = true;
  phrase.past = past;
}

std::size_t PersonRules::adverbs(std::size_t at) const {
  while (const std::size_t count = m_reader.match(List::adverb, at)) at += count;
  return at;
}

void PersonRules::tail(Phrase& phrase) const {
  for (bool more = true; more && phrase.past < m_reader.size();) {
    more = adjectiveTail(phrase) || featureTail(phrase) || ageOrOrigin(phrase) || relative(phrase) ||
           placeTail(phrase) || complement(phrase) || pastUnknownAdjective(phrase);
  }
}

bool PersonRules::adjectiveTail(Phrase& phrase) const {
  if (phrase.head == Head::pointed) return false;
  std::size_t at = phrase.past;
  const bool comma = m_reader.is(at, ",");
  if (comma || (phrase.described && m_reader.isOneOf(at, {"et", "and"}))) ++at;
  const std::size_t start = at;
  if (m_reader.isOneOf(at, {"la", "le"}) && m_reader.isOneOf(at + 1, {"plus", "moins"})) ++at;  // "la plus âgée"
  at = adverbs(at);
  auto adjective = m_reader.adjective(at);
  if (adjective.count == 0 && phrase.head != Head::nominalStrong && !comma) {
    if (const std::size_t noun = m_reader.match(List::nominalStrong, at)) adjective = {noun, kindOf(at, at + noun)};
  }
  if (adjective.count == 0) return featureAfterComma(phrase, start, comma);
  // After a comma another noun phrase may begin, or a list of things.
  if (comma && m_reader.matchAny({List::definite, List::indefinite}, start) && adjective.count < 2) return false;
  if (m_reader.isOneOf(at, {"forte", "fort"}) && m_reader.isOneOf(at + adjective.count, {"en", "de", "pour"}))
    return false;
  if (m_reader.isOneOf(at, {"sourd", "sourde"}) && m_reader.isOneOf(at + adjective.count, {"a", "aux", "au"}))
    return false;
  if (m_reader.isOneOf(at, {"petit", "petite", "grand", "grande", "gros", "grosse"}) && m_reader.word(at + 1) &&
      !m_reader.isOneOf(at + 1, {"et", "de", "au", "a", "avec", "qui"}) && !comma &&
      m_reader.adjective(at + 1).count == 0)
    return false;
  describe(phrase, at + adjective.count, adjective.kind);
  // "enceinte de six mois", "âgée de 50 ans"
  at = phrase.past;
  if (m_reader.isOneOf(at, {"de", "d'"})) {
    std::size_t k = at + 1;
    if (m_reader.isOneOf(k, {"environ", "plus", "pres", "au"})) ++k;
    if (m_reader.is(k, "de") || m_reader.is(k, "moins")) ++k;
    if (k + 1 < m_reader.size() && m_reader.isOneOf(k + 1, {"mois", "ans", "semaines"})) phrase.past = k + 2;
  }
  if (m_reader.is(phrase.past, "jusqu'") && m_reader.is(phrase.past + 1, "aux")) phrase.past += 3;
  if (m_reader.isOneOf(phrase.past, {"d'", "de"}) && m_reader.isOneOf(phrase.past + 1, {"une", "un", "l'"}) &&
      m_reader.isOneOf(phrase.past + 2, {"oreille", "oeil", "jambe", "main", "bras", "pied"}))
    phrase.past += 3;
  return true;
}

bool PersonRules::featureAfterComma(Phrase& phrase, std::size_t start, bool comma) const {
  if (!comma) return false;
  // "la caissière, cheveux roses et piercing,": a feature without preposition
  if (m_reader.matchAny({List::definite, List::indefinite}, start)) return false;
  const auto feature = m_reader.feature(start);
  if (feature.count == 0) return numberOfYears(phrase, start);
  describe(phrase, details(start + feature.count), feature.kind);
  return true;
}

bool PersonRules::numberOfYears(Phrase& phrase, std::size_t at) const {
  if (m_reader.isOneOf(at, {"environ", "a", "peut-etre", "bien"})) ++at;
  if (m_reader.is(at, "peine")) ++at;
  const bool number = at < m_reader.size() && (m_reader[at].kind == Token::Kind::number || numeral(at));
  if (!number || !m_reader.isOneOf(at + 1, {"ans", "years", "balais", "piges"})) return false;
  describe(phrase, at + 2, MentionKind::age);
  return true;
}

bool PersonRules::numeral(std::size_t at) const {
  if (at >= m_reader.size()) return false;
  const std::string& word = m_reader[at].folded;
  return m_reader.isOneOf(at, {"dix-huit", "dix-neuf", "vingt", "trente", "quarante", "cinquante", "soixante"}) ||
         word.starts_with("vingt-") || word.starts_with("trente-") || word.starts_with("quarante-") ||
         word.starts_with("cinquante-") || word.starts_with("soixante-");
}

std::size_t PersonRules::details(std::size_t at) const {
  for (;;) {
    std::size_t past = adverbs(at);
    if (at > 0 && m_reader.isOneOf(past, {"et", "and", ","})) {
      const auto next = m_reader.feature(past + 1);
      if (next.count > 0) {
        at = past + 1 + next.count;
        continue;
      }
      ++past;
      past = adverbs(past);
      if (m_reader.match(List::detail, past) == 0) return at;
    }
    const std::size_t count = std::max(m_reader.match(List::detail, past), m_reader.match(List::accentOf, past));
    const auto origin = m_reader.adjective(past);
    const std::size_t taken = std::max(count, origin.kind == MentionKind::origin ? origin.count : std::size_t{0});
    if (taken == 0) return at;
    at = past + taken;
  }
}

std::pair<std::size_t, MentionKind> PersonRules::featureFrom(std::size_t at) const {
  std::size_t k = at;
  for (int steps = 0; steps < 4; ++steps) {
    const auto feature = m_reader.feature(k);
    if (feature.count > 0) {
      if (idiom(k, k + feature.count)) return {0, MentionKind::looks};
      return {details(k + feature.count), feature.kind};
    }
    const bool small = m_reader.isOneOf(
        k, {"le",  "la", "les", "l'",  "un",  "une", "des",   "de",   "d'",    "du",        "son",  "sa",
            "ses", "a",  "the", "her", "his", "an",  "leurs", "deux", "plein", "plusieurs", "full", "of"});
    const bool describing =
        m_reader.match(List::detail, k) || m_reader.match(List::preAdjective, k) || m_reader.match(List::adverb, k) ||
        m_reader.adjective(k).kind == MentionKind::origin ||
        m_reader.isOneOf(k, {"tres", "petit", "petites", "leger", "legere", "joli", "jolis", "sacre", "beaux",
                             "magnifique", "lourd", "strong", "thick", "faux", "enormes", "etrange", "drole"});
    if (!small && !describing) break;
    k += std::max<std::size_t>(1, std::max(m_reader.match(List::detail, k), m_reader.match(List::adverb, k)));
  }
  return {0, MentionKind::looks};
}

bool PersonRules::idiom(std::size_t from, std::size_t past) const {
  if (m_reader.isOneOf(from, {"yeux", "eyes", "nez", "regard"}))
    return m_reader.isOneOf(past, {"rives", "rive", "fixes", "colles", "colle", "leves", "baisses", "dans", "sur", "on",
                                   "plonge", "in", "glued", "grands", "ecarquilles"}) ||
           m_reader.isOneOf(past, {"en"});
  if (m_reader.is(from, "dents")) return m_reader.isOneOf(past, {"serrees"});
  if (m_reader.isOneOf(from, {"accent"}))
    return m_reader.isOneOf(past, {"sur", "mis"}) ||
           (m_reader.isOneOf(past, {"de", "d'"}) && m_reader.match(List::accentOf, past) == 0);
  if (m_reader.isOneOf(from, {"boutons", "bun", "formes", "fauteuil"}) && past == from + 1) return true;
  if (m_reader.isOneOf(from, {"croix"}))
    return !m_reader.isOneOf(past, {"autour", "au", "en", "dans", "chretienne", "catholique"});
  if (m_reader.isOneOf(from, {"chaussures", "robe", "robes", "chemise", "pull", "pantalon", "jupe", "bague", "chapeau",
                              "montre", "bijoux", "collier"}))
    return m_reader.isOneOf(past, {"a"}) && m_reader.isOneOf(past + 1, {"essayer", "vendre"});
  return false;
}

bool PersonRules::featureTail(Phrase& phrase) const {
  std::size_t at = phrase.past;
  const bool joined = phrase.described && m_reader.isOneOf(at, {"et", "and", ","});
  if (joined || (m_reader.is(at, ",") && m_reader.isOneOf(at + 1, {"avec", "with"}))) ++at;
  if (m_reader.match(List::uniform, at + 1) || m_reader.match(List::uniform, at + 2)) return false;
  if (m_reader.match(List::with, at) == 0) {
    if (!joined) return false;
    const auto [past, kind] = featureFrom(at);
    if (past == 0 || m_reader.matchAny({List::definite}, at)) return false;
    describe(phrase, past, kind);
    return true;
  }
  if (m_reader.isOneOf(at, {"dans", "sous"}) && !m_reader.isOneOf(at + 1, {"son", "sa", "ses", "un"})) return false;
  if (m_reader.isOneOf(at, {"in"}) && !m_reader.isOneOf(at + 1, {"a", "the", "her", "his"}) &&
      m_reader.feature(at + 1).count == 0) {
    return false;
  }
  if (m_reader.is(at, "in") && m_reader.isOneOf(at + 1, {"her", "his"}) &&
      m_reader.isOneOf(at + 2, {"twenties", "thirties", "forties", "fifties", "sixties"})) {
    describe(phrase, at + 3, MentionKind::age);
    return true;
  }
  const auto [past, kind] = featureFrom(at + 1);
  if (past == 0) return false;
  describe(phrase, past, kind);
  return true;
}

bool PersonRules::ageOrOrigin(Phrase& phrase) const {
  std::size_t at = phrase.past;
  if (m_reader.is(at, ",")) ++at;
  if (m_reader.isOneOf(at, {"d'", "de", "of"})) {
    if (m_reader.isOneOf(at + 1, {"origine", "origines", "type", "nationalite", "confession", "religion"}) &&
        m_reader.word(at + 2)) {
      std::size_t past = at + 2;
      if (m_reader.isOneOf(past, {"d'", "de", "du"})) ++past;
      if (m_reader.isOneOf(past, {"la", "l'"})) ++past;
      if (m_reader.match(List::adverb, past)) past += m_reader.match(List::adverb, past);
      if (m_reader.isOneOf(past, {"ou", "et"})) return false;
      if (m_reader.is(at + 1, "type") && m_reader.adjective(past).kind != MentionKind::origin &&
          !m_reader.isOneOf(
              past, {"europeen", "europeenne", "mediterraneen", "mediterraneenne", "nordique", "slave", "caucasien"}))
        return false;
      describe(phrase, past + 1,
               m_reader.isOneOf(at + 1, {"confession", "religion"}) ? MentionKind::religion : MentionKind::origin);
      return true;
    }
    if (m_reader.word(at + 1) && m_reader.is(at + 2, "origin")) {
      describe(phrase, at + 3, MentionKind::origin);
      return true;
    }
    std::size_t k = at + 1;
    while (m_reader.isOneOf(
        k, {"environ", "plus", "moins", "pres", "bien", "a", "peine", "au", "de", "une", "la", "tout", "juste"}))
      ++k;
    const bool number = k < m_reader.size() && (m_reader[k].kind == Token::Kind::number || numeral(k));
    if (number && m_reader.isOneOf(k + 1, {"ans", "balais", "piges"})) {
      describe(phrase, k + 2, MentionKind::age);
      return true;
    }
    if (m_reader.isOneOf(k, {"vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "quinzaine"})) {
      describe(phrase, k + (m_reader.is(k + 2, "annees") ? 3 : 1), MentionKind::age);
      return true;
    }
  }
  return m_reader.is(phrase.past, ",") && numberOfYears(phrase, phrase.past + 1);
}

bool PersonRules::placeTail(Phrase& phrase) const {
  if (phrase.placeCount > 0) return false;
  std::size_t at = phrase.past;
  if (m_reader.is(at, "qui") && m_reader.isOneOf(at + 1, {"est", "etait", "travaille", "travaillait", "bosse"}))
    at += 2;
  const std::size_t place = m_reader.place(at);
  if (place == 0) return false;
  phrase.placeFirst = at;
  phrase.placeCount = place;
  phrase.past = at + place;
  return true;
}

bool PersonRules::complement(Phrase& phrase) const {
  if (phrase.head != Head::role && phrase.head != Head::anybody) return false;
  Phrase probe = phrase;
  for (int steps = 0; steps < 2; ++steps) {
    std::size_t at = probe.past;
    if (!m_reader.isOneOf(at, {"du", "de", "d'", "des"})) return false;
    ++at;
    if (m_reader.isOneOf(at, {"la", "l'", "notre"})) ++at;
    if (!m_reader.word(at) || m_reader.match(List::small, at) == 1) return false;
    probe.past = at + 1;
    if (m_reader[at].kind == Token::Kind::word && probe.past < m_reader.size() &&
        m_reader[probe.past].kind == Token::Kind::number)
      ++probe.past;
    Phrase after = probe;
    const bool described = adjectiveTail(after) || featureTail(after) || ageOrOrigin(after) || relative(after);
    if (!described && phrase.head == Head::role) predicate(after);
    if (after.past > probe.past && after.described) {
      phrase = after;
      return true;
    }
  }
  return false;
}

bool PersonRules::pastUnknownAdjective(Phrase& phrase) const {
  if ((phrase.head != Head::role && phrase.head != Head::anybody) || phrase.placeCount > 0) return false;
  Phrase probe = phrase;
  const std::size_t at = adverbs(phrase.past);
  if (!m_reader.word(at) || m_reader.match(List::small, at) || m_reader.match(List::be, at) ||
      m_reader.match(List::have, at) || m_reader.match(List::service, at) || m_reader.match(List::with, at) ||
      m_reader[at].capital || insideName(at))
    return false;
  probe.past = at + 1;
  if (m_reader.isOneOf(probe.past, {"dans", "sous", "en"})) return false;
  if (!featureTail(probe) &&
      !((m_reader.isOneOf(probe.past, {",", "et"}) && m_reader.adjective(adverbs(probe.past + 1)).count > 0 &&
         (probe.described = true) && adjectiveTail(probe))))
    return false;
  phrase = probe;
  return true;
}

}  // namespace passerelle::words
