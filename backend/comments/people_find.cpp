#include "backend/comments/people_find.h"

#include <algorithm>
#include <map>

#include "shared/domain/comment.h"
#include "shared/words/fold.h"

namespace passerelle::comments {
namespace {

std::vector<PersonName> everybody(sql::Connection& connection) {
  auto rows =
      connection.query("SELECT id, name, department FROM person WHERE name <> '' ORDER BY name, department, id");
  std::vector<PersonName> people;
  while (const sql::Row* row = rows->next()) people.push_back({row->string(0), row->string(1), row->string(2)});
  return people;
}

std::vector<std::string> wordsOf(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<std::string> words(1);
  for (const char c : plain) {
    if (c == ' ' || c == '-' || c == '\'' || c == ',')
      words.emplace_back();
    else
      words.back() += c;
  }
  std::erase(words, "");
  return words;
}

bool matches(const std::string& name, const std::vector<std::string>& asked) {
  const std::vector<std::string> words = wordsOf(name);
  return std::all_of(asked.begin(), asked.end(), [&words](const std::string& begins) {
    return std::any_of(words.begin(), words.end(),
                       [&begins](const std::string& word) { return word.starts_with(begins); });
  });
}

bool reads(sql::Connection& connection, const notifications::Story& story, const std::string& personId, TimePoint now) {
  if (story.report.state == "published") return true;
  const auto viewer = notifications::viewerOfPerson(connection, personId, now);
  return viewer && reports::mayRead(*viewer, story.report.standing());
}
}  // namespace

std::vector<PersonName> findPeople(sql::Connection& connection, std::string_view words,
                                   const notifications::Story* story, std::string_view except, std::size_t limit,
                                   TimePoint now) {
  const std::vector<std::string> asked = wordsOf(words);
  std::vector<PersonName> found;
  if (asked.empty()) return found;
  for (PersonName& one : everybody(connection)) {
    if (found.size() == limit) break;
    if (one.id == except || !matches(one.name, asked)) continue;
    if (story == nullptr || reads(connection, *story, one.id, now)) found.push_back(std::move(one));
  }
  return found;
}

NamesInText peopleIn(sql::Connection& connection, std::string_view text, const notifications::Story& story,
                     std::string_view except, TimePoint now) {
  NamesInText names;
  if (text.find('@') == std::string_view::npos) return names;
  std::map<std::string, std::vector<PersonName>> byName;
  for (PersonName& one : everybody(connection)) {
    if (text.find("@" + one.name) != std::string_view::npos) byName[one.name].push_back(std::move(one));
  }
  // The longest name that fits is the one that is meant: a shorter one inside it is not called.
  std::vector<Callout> known;
  for (const auto& [name, bearers] : byName) known.push_back({name, name});
  for (const CommentPiece& piece : piecesOf(text, known)) {
    if (piece.who.empty()) continue;
    std::vector<PersonName> meant;
    for (const PersonName& one : byName[piece.who]) {
      if (one.id != except && reads(connection, story, one.id, now)) meant.push_back(one);
    }
    if (meant.size() > 1) {
      std::erase_if(meant, [&](const PersonName& one) {
        return text.find("@" + one.name + " (" + one.department + ")") == std::string_view::npos;
      });
    }
    if (meant.size() == 1) {
      if (std::find(names.people.begin(), names.people.end(), meant[0].id) == names.people.end())
        names.people.push_back(meant[0].id);
    } else if (byName[piece.who].size() > 1 &&
               std::find(names.ambiguous.begin(), names.ambiguous.end(), piece.who) == names.ambiguous.end()) {
      names.ambiguous.push_back(piece.who);
    }
  }
  return names;
}

}  // namespace passerelle::comments
