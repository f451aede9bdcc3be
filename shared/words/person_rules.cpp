// People told by what singles them out: "la grande blonde à l'accueil", "le vendeur barbu", "elle avait un accent".
#include <algorithm>

#include "shared/words/reader.h"

namespace passerelle::words {
namespace {
enum class Head { none, role, anybody, nominalStrong, nominalWeak, customer, collective, name, pointed };

struct Phrase {
  std::size_t first = 0, past = 0;  ///< tokens, article and descriptors included
  Head head = Head::none;
  std::size_t headFirst = 0, headCount = 0;
  bool definite = false, described = false, described_before = false, predicate = false;
  std::size_t placeFirst = 0, placeCount = 0;
  MentionKind kind = MentionKind::looks;
};

bool protects(MentionKind kind) {
  return kind == MentionKind::health || kind == MentionKind::religion || kind == MentionKind::origin ||
         kind == MentionKind::privateLife;
}

class PersonRules {
 public:
  PersonRules(const Reader& reader, const std::vector<Found>& names, std::vector<Found>& found)
      : m_reader(reader), m_names(names), m_found(found) {}

  void run() {
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

 private:
  const Found* nameAt(std::size_t i) const {
    const auto name = std::find_if(m_names.begin(), m_names.end(), [i](const Found& one) { return one.first == i; });
    return name == m_names.end() ? nullptr : &*name;
  }
  bool insideName(std::size_t i) const {
    return std::any_of(m_names.begin(), m_names.end(),
                       [i](const Found& one) { return one.first <= i && i <= one.last; });
  }

  Phrase nounPhrase(std::size_t i) const {
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

  bool bareBeginning(std::size_t at) const {
    if (m_reader.match(List::nominalStrong, at) || m_reader.role(at)) return true;
    return m_reader.match(List::preAdjective, at) &&
           (m_reader.role(at + 1) || m_reader.anybody(at + 1) || m_reader.matchAny({List::nominalWeak}, at + 1));
  }

  bool headAt(Phrase& phrase, std::size_t at, std::size_t before, bool several) const {
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
                         {Head::nominalWeak, several ? m_reader.matchPlural(List::nominalWeak, at)
                                                     : m_reader.match(List::nominalWeak, at)}};
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
    phrase.described_before = at > before && adjectiveCounts(phrase, before, at);
    if (phrase.described_before) {
      phrase.described = true;
      phrase.kind = kindOf(before, at);
    }
    if (best.head == Head::nominalStrong || best.head == Head::nominalWeak) phrase.kind = kindOf(at, at + best.count);
    if (best.head == Head::anybody && m_reader.isOneOf(at, {"jeune"})) {
      phrase.described = phrase.described_before = true;
      phrase.kind = MentionKind::age;
    }
    return true;
  }

  /// "un grand patron" is no description, "un grand vendeur" is.
  bool adjectiveCounts(const Phrase& phrase, std::size_t before, std::size_t at) const {
    if (phrase.head == Head::role && m_reader.isOneOf(phrase.headFirst, {"patron", "chef", "directeur", "responsable"}))
      return !m_reader.isOneOf(before, {"grand", "petit", "grande", "petite"}) || at > before + 1;
    return true;
  }

  MentionKind kindOf(std::size_t from, std::size_t to) const {
    MentionKind kind = MentionKind::looks;
    for (std::size_t k = from; k < to; ++k) {
      const auto adjective = m_reader.adjective(k);
      if (adjective.count == 0 || adjective.kind == MentionKind::looks) continue;
      if (kind == MentionKind::looks || protects(adjective.kind)) kind = adjective.kind;
    }
    return kind;
  }

  void describe(Phrase& phrase, std::size_t past, MentionKind kind) const {
    if (!phrase.described || kind != MentionKind::looks) phrase.kind = kind;
    phrase.described = true;
    phrase.past = past;
  }

  std::size_t adverbs(std::size_t at) const {
    while (const std::size_t count = m_reader.match(List::adverb, at)) at += count;
    return at;
  }

  /// What follows the noun: adjectives, "à lunettes", "d'origine …", "de 50 ans", "qui boite", "à l'accueil".
  void tail(Phrase& phrase) const {
    for (bool more = true; more && phrase.past < m_reader.size();) {
      more = adjectiveTail(phrase) || featureTail(phrase) || ageOrOrigin(phrase) || relative(phrase) ||
             placeTail(phrase) || complement(phrase) || pastUnknownAdjective(phrase);
    }
  }

  bool adjectiveTail(Phrase& phrase) const {
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
    if (adjective.count == 0) return feature_after_comma(phrase, start, comma);
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

  bool feature_after_comma(Phrase& phrase, std::size_t start, bool comma) const {
    if (!comma) return false;
    // "la caissière, cheveux roses et piercing,": a feature without preposition
    if (m_reader.matchAny({List::definite, List::indefinite}, start)) return false;
    const auto feature = m_reader.feature(start);
    if (feature.count == 0) return numberOfYears(phrase, start);
    describe(phrase, details(start + feature.count), feature.kind);
    return true;
  }

  /// ", 50 ans," or "55 ans environ"
  bool numberOfYears(Phrase& phrase, std::size_t at) const {
    if (m_reader.isOneOf(at, {"environ", "a", "peut-etre", "bien"})) ++at;
    if (m_reader.is(at, "peine")) ++at;
    const bool number = at < m_reader.size() && (m_reader[at].kind == Token::Kind::number || numeral(at));
    if (!number || !m_reader.isOneOf(at + 1, {"ans", "years", "balais", "piges"})) return false;
    describe(phrase, at + 2, MentionKind::age);
    return true;
  }
  bool numeral(std::size_t at) const {
    if (at >= m_reader.size()) return false;
    const std::string& word = m_reader[at].folded;
    return m_reader.isOneOf(at, {"dix-huit", "dix-neuf", "vingt", "trente", "quarante", "cinquante", "soixante"}) ||
           word.starts_with("vingt-") || word.starts_with("trente-") || word.starts_with("quarante-") ||
           word.starts_with("cinquante-") || word.starts_with("soixante-");
  }

  std::size_t details(std::size_t at) const {
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

  /// From a feature's article or adjective on: where the feature ends and what it tells; 0 when there is none.
  std::pair<std::size_t, MentionKind> featureFrom(std::size_t at) const {
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

  /// "les yeux rivés sur l'écran", "les dents serrées" say what somebody does.
  bool idiom(std::size_t from, std::size_t past) const {
    if (m_reader.isOneOf(from, {"yeux", "eyes", "nez", "regard"}))
      return m_reader.isOneOf(past, {"rives", "rive", "fixes", "colles", "colle", "leves", "baisses", "dans", "sur",
                                     "on", "plonge", "in", "glued", "grands", "ecarquilles"}) ||
             m_reader.isOneOf(past, {"en"});
    if (m_reader.is(from, "dents")) return m_reader.isOneOf(past, {"serrees"});
    if (m_reader.isOneOf(from, {"accent"}))
      return m_reader.isOneOf(past, {"sur", "mis"}) ||
             (m_reader.isOneOf(past, {"de", "d'"}) && m_reader.match(List::accentOf, past) == 0);
    if (m_reader.isOneOf(from, {"boutons", "bun", "formes", "fauteuil"}) && past == from + 1) return true;
    if (m_reader.isOneOf(from, {"croix"}))
      return !m_reader.isOneOf(past, {"autour", "au", "en", "dans", "chretienne", "catholique"});
    if (m_reader.isOneOf(from, {"chaussures", "robe", "robes", "chemise", "pull", "pantalon", "jupe", "bague",
                                "chapeau", "montre", "bijoux", "collier"}))
      return m_reader.isOneOf(past, {"a"}) && m_reader.isOneOf(past + 1, {"essayer", "vendre"});
    return false;
  }

  bool featureTail(Phrase& phrase) const {
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

  bool ageOrOrigin(Phrase& phrase) const {
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

  /// "qui boite", "qui a un accent", "qui est enceinte", "who has a limp"
  bool relative(Phrase& phrase) const {
    std::size_t at = phrase.past;
    if (m_reader.is(at, ",")) ++at;
    if (!m_reader.isOneOf(at, {"qui", "who", "that"})) return false;
    ++at;
    const std::size_t past = said(at, phrase);
    if (past == 0) return false;
    phrase.past = past;
    return true;
  }

  /// A verb that tells something about the person: one past it; 0 when it tells nothing. Sets the kind.
  std::size_t said(std::size_t at, Phrase& phrase) const {
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
        if (m_reader.isOneOf(k, {"forte", "fort", "petit", "petite", "grand", "grande", "rond", "ronde", "jolie",
                                 "joli", "belle", "beau"}) &&
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

  bool ageOf(std::size_t at, Phrase& phrase) const {
    while (m_reader.isOneOf(at, {"environ", "bien", "au", "moins", "plus", "de", "facile", "facilement", "dans", "les",
                                 "peut-etre", "a", "peine", "pas", "loin"}))
      ++at;
    return numberOfYears(phrase, at);
  }

  bool placeTail(Phrase& phrase) const {
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

  /// "le vendeur du matin, barbu", "la vendeuse du stand de parfum a une robe rouge": words between, when a description
  /// follows.
  bool complement(Phrase& phrase) const {
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

  /// "un type bizarre avec une queue de cheval": a word that says nothing, when a description follows.
  bool pastUnknownAdjective(Phrase& phrase) const {
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

  /// "La vendeuse était enceinte": what is said of her after the noun.
  void predicate(Phrase& phrase) const {
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

  /// Somebody who works there: by the place in the phrase, or by what the person does in the sentence.
  bool staffCue(const Phrase& phrase) const {
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

  bool customerCue(const Phrase& phrase) const {
    const std::size_t end = m_reader.sentenceEnd(phrase.headFirst);
    for (std::size_t k = m_reader.sentenceBegin(phrase.first); k < end; ++k) {
      if (m_reader.match(List::customerCue, k)) return true;
    }
    return false;
  }

  bool singlesOut(const Phrase& phrase) const {
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
        if (m_reader.isOneOf(phrase.headFirst, {"personne", "quelqu'", "individu", "person"}))
          return staff && !customer;
        return phrase.definite ? !customer || phrase.placeCount > 0 : staff && !customer;
      }
      case Head::nominalStrong:
        return phrase.definite || !customerCue(phrase);
      case Head::nominalWeak: {
        if (customerCue(phrase) && !phrase.definite) return false;
        if (m_reader.isOneOf(phrase.headFirst, {"noir", "noire"}) && phrase.described_before && !staffCue(phrase))
          return false;
        if (phrase.described_before &&
            !m_reader.isOneOf(phrase.headFirst, {"petit", "petite", "grand", "grande", "gros", "grosse", "jeune",
                                                 "ancien", "ancienne", "vieux", "vieille"}))
          return true;
        if (phrase.described && phrase.headFirst + phrase.headCount < phrase.past && phrase.placeCount == 0)
          return true;
        return personFollows(phrase);
      }
      default:
        return false;
    }
  }

  /// "la blonde à l'accueil", "le vieux m'a dit": what comes next shows a person, of the staff.
  bool personFollows(const Phrase& phrase) const {
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

  /// "elle était enceinte", "son accent": of the staff when staff were the last people spoken of.
  std::size_t pronoun(std::size_t i) {
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
      const bool clear =
          protects(phrase.kind) || phrase.kind == MentionKind::voice || phrase.kind == MentionKind::age ||
          m_reader.match(List::have, i + 1) > 0 ||
          !m_reader.isOneOf(past - 1, {"petit", "petite", "grand",    "grande", "gros", "grosse", "rond",
                                       "ronde", "fort",   "forte",    "mince",  "joli", "jolie",  "moche",
                                       "canon", "frele",  "imposant", "menu",   "laid", "laide"});
      const bool colour =
          m_reader.isOneOf(past - 1, {"noir", "noire", "blanc", "blanche", "vieux", "vieille", "rouge"});
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
      while (m_reader.match(List::preAdjective, at) ||
             m_reader.isOneOf(at, {"fort", "leger", "gros", "strong", "lourd"}))
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
    return avecAccent(i);
  }

  /// "l'accent québécois de la conseillère", "les tatouages du serveur": a feature, then whose it is.
  std::size_t featureOf(std::size_t i) {
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

  std::size_t avecAccent(std::size_t i) {
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

  void describeName(const Found& name) {
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

  /// "Karine, la grande blonde": two ways to tell one person.
  void appositionAfter(Phrase& phrase) const {
    if (!m_reader.is(phrase.past, ",")) return;
    Phrase next = nounPhrase(phrase.past + 1);
    if (next.head == Head::none || next.head == Head::customer) return;
    tail(next);
    if (!next.described && next.head != Head::nominalStrong) return;
    phrase.past = next.past;
    phrase.described = true;
    phrase.kind = next.kind;
  }

  void add(const Phrase& phrase) {
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

  const Reader& m_reader;
  const std::vector<Found>& m_names;
  std::vector<Found>& m_found;
  Head m_last = Head::none;  ///< who was spoken of last
};
}  // namespace

void findDescribed(const Reader& reader, const std::vector<Found>& names, std::vector<Found>& found) {
  PersonRules(reader, names, found).run();
}

}  // namespace passerelle::words
