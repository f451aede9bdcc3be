// Ten minutes of the customer: what may be shown at a meeting, best first. A photo or a clip, a customer's words, a
// number, a decision.
#pragma once
#include <string>
#include <vector>

#include "backend/meetings/meeting_repository.h"
#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::meetings {

/// One thing that can be shown.
struct Choice {
  std::string key;  ///< names it in a form: REPORT/MEDIUM, REPORT/NUMBER, an idea, a number's own name
  KitSlot slot;
  std::string place;  ///< where it was seen; of an idea: how many support it
  std::string ideaId;
};

struct Choices {
  std::vector<Choice> photos, verbatims, numbers, decisions;
};

/// From reports of the last five weeks, by usefulness to their readers (Wilson's lower bound), what an earlier meeting
/// showed left out; ideas by support among those not decided on. At most five each.
Choices choicesFor(sql::Connection& connection, std::string_view meetingId, TimePoint now);

/// The first of each, and words from another report than the photo's where there is one.
std::vector<Choice> bestOf(const Choices& choices);

}  // namespace passerelle::meetings
