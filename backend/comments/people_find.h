// Whom one may call by name: people whose name begins like that, and who may read along.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/notifications/story.h"
#include "shared/sql/connection.h"

namespace passerelle::comments {

struct PersonName {
  std::string id, name, department;
};

/// Every word of `words` begins a word of the name, without case and accents; by name, at most `limit`. With a story
/// only those who may read it now; never `except`.
std::vector<PersonName> findPeople(sql::Connection& connection, std::string_view words,
                                   const notifications::Story* story, std::string_view except, std::size_t limit,
                                   TimePoint now);

/// "@Name" in a text typed without a list to choose from: people whose whole name stands after an @, if one person
/// alone is meant. `ambiguous` names those that several people bear; "@Name (Department)" says which.
struct NamesInText {
  std::vector<std::string> people;
  std::vector<std::string> ambiguous;
};
NamesInText peopleIn(sql::Connection& connection, std::string_view text, const notifications::Story& story,
                     std::string_view except, TimePoint now);

}  // namespace passerelle::comments
