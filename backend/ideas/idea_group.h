// Ideas that were merged stand together, the oldest for all: who wrote, who supports, who has read, each person once.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/ideas/idea_repository.h"
#include "shared/ranking/feed_key.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

/// Ids of the group that `rootId` stands for, itself first, then by age.
std::vector<std::string> membersOf(sql::Connection& connection, std::string_view rootId);
/// The same of the group that an idea belongs to.
std::vector<std::string> groupOf(sql::Connection& connection, const IdeaRow& idea);
/// Who wrote the idea or one merged with it: the author of the one that stands for them first, then co-authors.
std::vector<std::string> authorsOf(sql::Connection& connection, std::string_view ideaId);
/// Who supports the idea or one merged with it; authors and co-authors are left out.
std::vector<std::string> supportersOf(sql::Connection& connection, std::string_view ideaId);
bool isAuthor(sql::Connection& connection, const IdeaRow& idea, std::string_view personId);

/// Is this person among the readers of the group, as far as readings are still known? Who supports or found a report
/// useful has read.
bool isKnownReader(sql::Connection& connection, std::string_view rootId, std::string_view personId);
/// Distinct readers of the group that are still known, authors left out.
std::int64_t knownReaders(sql::Connection& connection, std::string_view rootId);
/// Counts the group's supports anew into its root: each person once, with the greatest weight.
void recountSupports(sql::Connection& connection, IdeaRow& root);
/// Key and score of a root from its counts; a supporter is a reader.
void keepScore(sql::Connection& connection, IdeaRow& root, const ranking::Prior& prior);

}  // namespace passerelle::ideas
