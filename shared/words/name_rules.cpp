// Names of people: after a title, from the lists of first names and surnames, and after what announces a name.
#include <algorithm>

#include "shared/words/reader.h"

namespace passerelle::words {
namespace {

class NameRules {
 public:
  NameRules(const Reader& reader, std::vector<Found>& found) : m_reader(reader), m_found(found) {}

  void run() {
    for (std::size_t i = 0; i < m_reader.size(); ++i) {
      if (!m_reader.word(i)) continue;
      const std::size_t past = std::max({afterTitle(i), afterAnnouncement(i), afterRole(i), byLists(i), byDeed(i)});
      if (past > i) i = past - 1;
    }
  }

 private:
  enum class Sure { no, onlyWithCapital, always };

  bool capital(std::size_t i) const { return m_reader.word(i) && m_reader[i].capital; }
  /// A capital that is not only the beginning of a sentence.
  bool telling(std::size_t i) const { return capital(i) && !m_reader[i].opens && !afterElision(i); }
  bool afterElision(std::size_t i) const {
    return i > 0 && m_reader[i - 1].opens && m_reader[i - 1].end == m_reader[i].begin;
  }
  bool small(std::size_t i) const { return m_reader.match(List::small, i) == 1; }
  bool roman(std::size_t i) const {
    return m_reader.word(i) && m_reader[i].capital && m_reader.match(List::roman, i) > 0;
  }

  /// The word, or each part of a hyphenated one, stands in the list.
  bool listed(List list, std::size_t i) const {
    const std::string& folded = m_reader[i].folded;
    if (m_reader.match(list, i) > 0) return true;
    const std::size_t hyphen = folded.find('-');
    if (hyphen == std::string::npos || folded.starts_with("saint")) return false;
    const auto either = [&](std::string_view part) {
      return m_reader.has(List::firstNameSure, part) || m_reader.has(List::firstNameWord, part);
    };
    const std::string_view all = folded;
    return list == List::firstNameSure && either(all.substr(0, hyphen)) && either(all.substr(hyphen + 1));
  }
  bool firstName(std::size_t i) const {
    return m_reader.word(i) && (listed(List::firstNameSure, i) || listed(List::firstNameWord, i));
  }
  bool surname(std::size_t i) const {
    return m_reader.word(i) && (listed(List::surnameSure, i) || listed(List::surnameWord, i));
  }

  Sure sureFirstName(std::size_t i) const {
    if (listed(List::firstNameWord, i)) return Sure::onlyWithCapital;
    if (listed(List::firstNameSure, i)) return Sure::always;
    const bool alike = capital(i) && !m_reader[i].shouted && !small(i) && m_reader.soundsLikeFirstName(i);
    return alike && !m_reader.role(i) && !m_reader.match(List::workPlace, i) && !m_reader.match(List::brand, i)
               ? Sure::onlyWithCapital
               : Sure::no;
  }

  /// A street, a product, a saint stands before it: no person.
  bool vetoed(std::size_t i) const {
    if (m_reader.taken(i)) return true;
    if (m_reader[i].folded.starts_with("saint-") || m_reader[i].folded.starts_with("sainte-")) return true;
    if (i + 1 < m_reader.size() && roman(i + 1) && m_reader[i].end + 1 == m_reader[i + 1].begin) return true;
    if (m_reader.is(i + 1, "@") || (m_reader.is(i + 1, "&") && !(i + 2 < m_reader.size() && firstName(i + 2))))
      return true;
    if (i > 0 && m_reader.is(i - 1, "&") && i > 1 && firstName(i - 2)) return false;
    if (i > 0 && capital(i - 1) && !m_reader[i - 1].opens && m_reader.match(List::preAdjective, i - 1)) return true;
    if (i == 0) return false;
    std::size_t before = i - 1;
    if (m_reader.isOneOf(before, {"saint", "sainte", "st", "ste", "st.", "ste.", "@", "#", "&"})) return true;
    if (m_reader.isOneOf(before, {"\"", "«", "“", "'"}) && before > 0) --before;
    if (m_reader.is(before, "chez")) return true;
    if (m_reader.match(List::thing, before) == 1 && !m_reader.role(before)) return true;
    // "lampe de chevet Victoria"
    if (before >= 2 && !m_reader[before].capital && m_reader.isOneOf(before - 1, {"de", "d'", "a", "en"}) &&
        m_reader.match(List::thing, before - 2) == 1 && !m_reader.match(List::small, before))
      return true;
    // "rue de la Marne", "station Charles": through particles and other capitals of the same name
    for (std::size_t steps = 0; steps < 3; ++steps) {
      if (m_reader.match(List::street, before) == 1) return true;
      if (before == 0 || (!m_reader.isOneOf(before, {"de", "du", "la", "le", "l'", "d'", "des"}) && !capital(before)))
        break;
      --before;
    }
    return false;
  }

  /// One past the surname, initial or second first name after a first name that ends before `i`.
  std::size_t withSurname(std::size_t i) const {
    std::size_t end = i;
    for (int words = 0; words < 3 && end < m_reader.size(); ++words) {
      std::size_t next = end;
      while (next < m_reader.size() && m_reader.match(List::particle, next) == 1 && next < end + 2 &&
             capital(next + 1) && !m_reader[next + 1].opens &&
             (surname(next + 1) || m_reader.isOneOf(next, {"el", "al", "ben", "le", "la", "da", "dos", "van", "von"})))
        ++next;
      if (!m_reader.word(next) || m_reader[next].opens || m_reader.taken(next)) break;
      const bool initial = m_reader[next].capital && m_reader[next].end - m_reader[next].begin <= 2 &&
                           m_reader[next].folded.back() == '.';
      const bool lone = m_reader[next].capital && m_reader[next].end - m_reader[next].begin == 1;
      const bool name = m_reader[next].capital && !m_reader.match(List::town, next) && !small(next) &&
                        !m_reader.match(List::title, next);
      const bool low = !m_reader[next].capital && listed(List::surnameSure, next);
      if (!initial && !lone && !name && !low) break;
      end = next + 1;
      if (initial || lone) break;
    }
    return end;
  }

  /// "Karine à l'accueil", "Karine du rayon peinture": the place belongs to her.
  void add(std::size_t first, std::size_t past) {
    Found one;
    one.first = first;
    one.last = past - 1;
    takeRoleBefore(one);
    if (const std::size_t place = m_reader.place(past)) {
      one.placeFirst = past;
      one.placeCount = place;
      one.last = past + place - 1;
    }
    m_found.push_back(one);
  }

  /// "la caissière Sophie", "ma collègue, la petite Sophie": what stands before belongs to the name.
  void takeRoleBefore(Found& one) const {
    std::size_t first = one.first;
    while (first > 0 && m_reader.match(List::preAdjective, first - 1) == 1) --first;
    if (first < one.first && first > 0 && m_reader.matchAny({List::definite, List::indefinite}, first - 1) == 1) {
      one.first = first - 1;
      return;
    }
    first = one.first;
    for (std::size_t back = 1; back <= 5 && back <= first; ++back) {
      const std::size_t at = first - back;
      if (!m_reader.word(at)) break;
      const std::size_t count = std::max(m_reader.role(at), m_reader.anybody(at));
      if (count != back) continue;
      one.roleFirst = at;
      one.roleCount = m_reader.role(at) == count ? count : 0;
      std::size_t begin = at;
      while (begin > 0 && m_reader.match(List::preAdjective, begin - 1) == 1) --begin;
      if (begin > 0 && m_reader.matchAny({List::definite, List::indefinite}, begin - 1) == 1) --begin;
      one.first = begin;
      return;
    }
  }

  std::size_t afterTitle(std::size_t i) {
    const std::size_t title = m_reader.match(List::title, i);
    if (title == 0 || m_reader.taken(i)) return 0;
    std::size_t at = i + title;
    if (m_reader.is(at, ".")) ++at;
    const bool abbreviated = m_reader.match(List::titleShort, i) > 0;
    // "3 m. de tissu" is a length
    if ((m_reader.is(i, "m.") || m_reader.is(i, "m")) && i > 0 && m_reader[i - 1].kind == Token::Kind::number) return 0;
    if (m_reader.is(i, "ms") || (m_reader.is(i, "miss") && !m_reader[i].capital)) return 0;
    if (!m_reader.word(at)) return 0;
    std::size_t name = at;
    for (std::size_t particles = at; particles < at + 3 && m_reader.match(List::particle, particles) == 1;
         ++particles) {
      if (capital(particles + 1)) name = particles + 1;
    }
    if (!m_reader.word(name) || (m_reader.taken(name) && !m_reader.placeWord(name))) return 0;
    const bool knownName = firstName(name) || listed(List::surnameSure, name);
    const bool role = m_reader.role(name) > 0 || m_reader.anybody(name) > 0 ||
                      m_reader.match(List::customer, name) > 0 || m_reader.match(List::nominalWeak, name) > 0 ||
                      m_reader.match(List::nominalStrong, name) > 0;
    const bool named = capital(name) ? !small(name) && (!role || surname(name))
                       : abbreviated ? !small(name) && !role
                                     : knownName;
    if (!named || m_reader[name].opens) return 0;
    const std::size_t past = withSurname(name + 1);
    add(i, past);
    return past;
  }

  std::size_t afterAnnouncement(std::size_t i) {
    const std::size_t announced = m_reader.match(List::called, i);
    if (announced == 0) return 0;
    std::size_t at = i + announced;
    while (m_reader.isOneOf(at, {":", "«", "»", "\"", "“", "”", ",", "est", "c'", "is", "‘", "'", "etait"})) ++at;
    if (!m_reader.word(at) || m_reader.taken(at) || m_reader.match(List::title, at)) return 0;
    const bool loose = m_reader.isOneOf(i, {"demandez", "demander", "appeler", "appelez", "prevenez", "ici", "collegue",
                                            "signe", "i'm", "i", "this", "ask"});
    if (capital(at) ? (loose || small(at) || m_reader.role(at) ? !firstName(at) : false)
                    : sureFirstName(at) != Sure::always)
      return 0;
    if (m_reader.match(List::town, at) && !firstName(at)) return 0;
    if (m_reader.match(List::thing, at) || m_reader.match(List::workPlace, at) || m_reader.role(at)) {
      if (!firstName(at)) return 0;
    }
    // "un rayon nommé Cocooning", "la gamme s'appelle Oslo": things have names too
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      if ((m_reader.match(List::thing, i - back) || m_reader.match(List::workPlace, i - back) ||
           m_reader.match(List::street, i - back)) &&
          !m_reader.isOneOf(i - back, {"accueil", "caisse", "ligne", "telephone"}))
        return 0;
    }
    const std::size_t past = withSurname(at + 1);
    add(at, past);
    return past;
  }

  /// "la caissière Kimberlee", "mon conseiller Boubou": a role, then a capital that is no brand and no town.
  std::size_t afterRole(std::size_t i) {
    const std::size_t role = m_reader.role(i);
    if (role == 0 || i + role >= m_reader.size()) return 0;
    const std::size_t at = i + role;
    if (!telling(at) || m_reader[at].shouted || m_reader.taken(at) || small(at)) return 0;
    if (m_reader.match(List::town, at) || m_reader.match(List::thing, at) || m_reader.match(List::workPlace, at))
      return 0;
    if (m_reader.match(List::title, at) || m_reader.adjective(at).count || m_reader.role(at)) return 0;
    // The role must be a person here: an article before it.
    std::size_t before = i;
    while (before > 0 && m_reader.match(List::preAdjective, before - 1) == 1) --before;
    if (before == 0 || m_reader.matchAny({List::definite, List::indefinite}, before - 1) == 0) return 0;
    const std::size_t past = withSurname(at + 1);
    add(at, past);
    return past;
  }

  bool deedAfter(std::size_t i) const {
    std::size_t at = i;
    if (m_reader.is(at, ",")) {
      if (m_reader.matchAny({List::definite, List::indefinite}, at + 1) == 1 &&
          (m_reader.role(at + 2) || m_reader.anybody(at + 2) || m_reader.role(at + 3) ||
           m_reader.match(List::nominalStrong, at + 2)))
        return true;
      return m_reader.role(at + 1) > 0 || m_reader.place(at + 1) > 0;
    }
    if (m_reader.isOneOf(at, {"qui", "who", "et"})) ++at;
    return m_reader.match(List::service, at) > 0 || m_reader.place(at) > 0;
  }

  /// Towns and things need the sentence to show a person.
  bool alsoSomethingElse(std::size_t i) const {
    return m_reader.match(List::town, i) > 0 || m_reader.match(List::thing, i) > 0;
  }

  std::size_t byLists(std::size_t i) {
    const Sure sure = sureFirstName(i);
    if (sure != Sure::no) {
      if (vetoed(i)) return 0;
      const std::size_t past = withSurname(i + 1);
      const bool surnamed = past > i + 1 && capital(i);
      bool person = false;
      if (sure == Sure::always) {
        person = !small(i);
      } else if (capital(i)) {
        const bool evidence = surnamed ? surname(past - 1) || deedAfter(past) || !m_reader[i].opens : deedAfter(past);
        const bool afterPlace = i > 0 && m_reader.match(List::placePreposition, i - 1) > 0;
        const bool announced = i > 0 && m_reader.is(i - 1, ":") && (past >= m_reader.size() || !m_reader.word(past));
        person = announced || (alsoSomethingElse(i) ? (surnamed && !afterPlace) || (!afterPlace && deedAfter(past))
                                                    : telling(i) || evidence);
      }
      if (!person) return 0;
      add(i, past);
      return past;
    }
    if (capital(i) && !vetoed(i) && (listed(List::surnameSure, i) || listed(List::surnameWord, i))) {
      const bool telling_ = telling(i) && listed(List::surnameSure, i);
      if (!telling_ && !(listed(List::surnameSure, i) && deedAfter(i + 1))) return 0;
      const std::size_t count = std::max(m_reader.match(List::surnameSure, i), std::size_t{1});
      add(i, i + count);
      return i + count;
    }
    return 0;
  }

  /// A capital nobody knows, that helps and smiles: "Kimberlynn nous a servis".
  std::size_t byDeed(std::size_t i) {
    if (!capital(i) || m_reader[i].shouted || vetoed(i) || small(i) || m_reader[i].end - m_reader[i].begin < 3)
      return 0;
    if (m_reader.match(List::town, i) || m_reader.match(List::thing, i) || m_reader.match(List::workPlace, i)) return 0;
    if (m_reader.role(i) || m_reader.anybody(i) || m_reader.match(List::customer, i) || m_reader.match(List::title, i))
      return 0;
    if (!telling(i) &&
        (!m_reader[i].opens || afterElision(i) || m_reader.adjective(i).count ||
         m_reader.isOneOf(i, {"personne", "rien",      "aucun",    "aucune",  "chacun",    "chacune",  "celui",
                              "celle",    "certains",  "beaucoup", "quelqu'", "tous",      "internet", "celles",
                              "ceux",     "plusieurs", "nul",      "lequel",  "seul",      "seule",    "autre",
                              "nobody",   "someone",   "everyone", "they",    "everybody", "somebody"})))
      return 0;
    if (i > 0 && m_reader.matchAny({List::definite, List::indefinite}, i - 1)) return 0;
    const std::size_t verb = m_reader.match(List::strongService, i + 1);
    if (verb == 0 || m_reader.match(List::service, i + 1 + verb) == 0) return 0;
    add(i, i + 1);
    return i + 1;
  }

  const Reader& m_reader;
  std::vector<Found>& m_found;
};
}  // namespace

void findNames(const Reader& reader, std::vector<Found>& found) { NameRules(reader, found).run(); }

}  // namespace passerelle::words
