// What the demo chain's people say about its latest stories: comments, an answer, a callout, thanks, somebody who
// follows.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/demo/seed_rounds.h"

namespace passerelle::demo {

/// Talks about the first stories of the feed as they stand. @param people  e-mails of at least three who speak.
void talk(const AskAs& ask, const std::vector<std::string>& people, const std::function<std::string()>& newId);

}  // namespace passerelle::demo
