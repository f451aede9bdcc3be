// What to say instead of somebody: the place where the person works, the role, or "une personne de l'équipe".
#include <algorithm>

#include "shared/words/reader.h"

namespace passerelle::words {
namespace {

std::string textOf(const Reader& reader, std::string_view text, std::size_t first, std::size_t count) {
  if (count == 0) return {};
  return std::string(text.substr(reader[first].begin, reader[first + count - 1].end - reader[first].begin));
}

/// First letter as it stands amid a sentence.
std::string lowered(std::string word) {
  if (!word.empty() && word.front() >= 'A' && word.front() <= 'Z')
    word.front() = static_cast<char>(word.front() | 0x20);
  if (word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) < 0x9F)
    word[1] = static_cast<char>(word[1] + 0x20);
  return word;
}

std::string capitalised(std::string word) {
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
    word.front() = static_cast<char>(word.front() & ~0x20);
  if (word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) >= 0xA0)
    word[1] = static_cast<char>(word[1] - 0x20);
  return word;
}

/// Where in the chain somebody stands, told by the sentence's words, and how to name who stands there.
struct Post {
  std::string_view word, french, english;
};
constexpr Post kPosts[] = {
    {"accueil", "la personne à l’accueil", "the person at the welcome desk"},
    {"caisse", "la personne en caisse", "the person at the till"},
    {"caisses", "la personne en caisse", "the person at the till"},
    {"guichet", "la personne au guichet", "the person at the counter"},
    {"comptoir", "la personne au comptoir", "the person at the counter"},
    {"reception", "la personne à la réception", "the person at reception"},
    {"telephone", "la personne au téléphone", "the person on the phone"},
    {"fil", "la personne au téléphone", "the person on the phone"},
    {"sav", "la personne du SAV", "the person at after-sales"},
    {"rayon", "une personne du rayon", "a person of the department"},
    {"restaurant", "la personne en salle", "the person who served"},
    {"bar", "la personne au bar", "the person at the bar"},
    {"drive", "la personne au retrait", "the person at pick-up"},
    {"retrait", "la personne au retrait", "the person at pick-up"},
    {"cabines", "la personne aux cabines", "the person at the fitting rooms"},
    {"till", "la personne en caisse", "the person at the till"},
    {"checkout", "la personne en caisse", "the person at the checkout"},
    {"desk", "la personne à l’accueil", "the person at the desk"},
    {"counter", "la personne au comptoir", "the person at the counter"},
    {"phone", "la personne au téléphone", "the person on the phone"},
    {"aisle", "une personne du rayon", "a person of the department"},
    {"caissiere", "une hôtesse de caisse", "a cashier"},
    {"caissier", "un hôte de caisse", "a cashier"},
    {"vendeuse", "une conseillère", "a sales assistant"},
    {"vendeur", "un conseiller", "a sales assistant"},
    {"conseillere", "une conseillère", "an adviser"},
    {"conseiller", "un conseiller", "an adviser"},
    {"serveuse", "la personne en salle", "the person who served"},
    {"serveur", "la personne en salle", "the person who served"},
};

class Proposer {
 public:
  Proposer(const Reader& reader, std::string_view text, Found& found)
      : m_reader(reader), m_text(text), m_found(found) {}

  std::vector<std::string> run() {
    if (m_found.leaveOut) return {std::string()};
    joinBefore();
    std::vector<std::string> said;
    const auto say = [&](std::string proposal) {
      if (!proposal.empty() && said.size() < 3 && std::find(said.begin(), said.end(), proposal) == said.end())
        said.push_back(std::move(proposal));
    };
    say(roleAndPlace());
    say(sentencesPost());
    say(m_reader.english() ? "a member of the team" : "une personne de l’équipe");
    for (std::string& proposal : said) proposal = joined(std::move(proposal));
    return said;
  }

 private:
  std::string place() const { return lowered(textOf(m_reader, m_text, m_found.placeFirst, m_found.placeCount)); }

  std::string roleAndPlace() const {
    const std::string where = place();
    if (m_found.roleCount == 0) {
      if (where.empty()) return {};
      return (m_reader.english() ? "the person " : "la personne ") + where;
    }
    const std::string role = lowered(textOf(m_reader, m_text, m_found.roleFirst, m_found.roleCount));
    const std::string after = where.empty() ? "" : " " + where;
    if (m_reader.english())
      return (std::string("aeiou").find(role.front()) == std::string::npos ? "a " : "an ") + role + after;
    return (feminine() ? "une " : "un ") + role + after;
  }

  bool feminine() const {
    const std::size_t at = m_found.roleFirst;
    const bool f = m_reader.match(List::roleF, at) > 0,
               m = m_reader.match(List::roleM, at) > 0 || m_reader.match(List::roleMf, at) > 0;
    if (f && !m) return true;
    for (std::size_t k = m_found.first; k < at; ++k) {
      if (m_reader.isOneOf(k, {"la", "une", "cette", "ma", "sa", "petite", "grande", "jolie", "vieille", "grosse"}))
        return true;
    }
    return false;
  }

  std::string sentencesPost() const {
    const std::size_t begin = m_reader.sentenceBegin(m_found.first), end = m_reader.sentenceEnd(m_found.last);
    for (std::size_t k = begin; k < end; ++k) {
      if (k >= m_found.first && k <= m_found.last && m_found.roleCount > 0) continue;
      for (const Post& post : kPosts) {
        if (m_reader.is(k, post.word)) return std::string(m_reader.english() ? post.english : post.french);
      }
    }
    return {};
  }

  /// "de", "que" before the person join with what is proposed; "du" and "au" stand inside already.
  void joinBefore() {
    const std::size_t first = m_found.first;
    if (m_reader.isOneOf(first, {"du", "au"})) m_join = m_reader.is(first, "du") ? "de" : "à";
    if (m_reader.english() || first == 0 || !m_join.empty()) return;
    for (const auto& [before, join] : {std::pair{"de", "de"}, {"d'", "de"}, {"que", "que"}, {"qu'", "que"}}) {
      if (!m_reader.is(first - 1, before)) continue;
      m_join = join;
      m_found.first = first - 1;
      return;
    }
  }

  std::string joined(std::string proposal) const {
    if (m_join == "à") proposal = "à " + proposal;
    if (m_join == "de" || m_join == "que") {
      const bool vowel = proposal.starts_with("un");
      proposal = vowel ? m_join.substr(0, m_join.size() - 1) + "’" + proposal : m_join + " " + proposal;
    }
    const Token& first = m_reader[m_found.first];
    return first.opens && first.capital ? capitalised(std::move(proposal)) : proposal;
  }

  const Reader& m_reader;
  std::string_view m_text;
  Found& m_found;
  std::string m_join;
};
}  // namespace

std::vector<std::string> proposalsFor(const Reader& reader, std::string_view text, Found& found) {
  return Proposer(reader, text, found).run();
}

}  // namespace passerelle::words
