// Meetings of the demo chain: one that has taken place, with its decision, and the next one, with its kit.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/demo/seed_rounds.h"
#include "shared/base/clock.h"

namespace passerelle::demo {

/// What the meeting needs of the chain.
struct Committee {
  std::string chair;                 ///< e-mail
  std::vector<std::string> members;  ///< ids
  std::function<std::string(const std::string& personId)> emailOf;
};

/// Plans a meeting for a day, and composes its kit.
void planMeeting(const AskAs& ask, const Committee& committee, const std::string& id, const std::string& title,
                 TimePoint day, const std::vector<std::string>& agenda);
/// On its day: the advocate says what the kit's decision does to customers, it is decided, the minutes close.
void holdMeeting(const AskAs& ask, const Committee& committee, const std::string& id, TimePoint dueOn);

}  // namespace passerelle::demo
