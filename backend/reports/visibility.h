// Who may read a report: one rule for pages, lists, media and changes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"
#include "shared/base/result.h"

namespace passerelle::reports {

/// What matters about the reader, worked out once per request.
struct Viewer {
  std::string personId;
  std::string hostUnit;     ///< the unit this person answers for (host, deputy); empty for everybody else
  std::string region;       ///< the region this person follows (regional team); empty for everybody else
  bool everything = false;  ///< moderator, data protection officer
  std::string language = "fr";
  std::vector<std::string> standsInFor{};  ///< units whose host is away and named this person
  bool moderates = false;                  ///< reads what a moderator has hidden

  /// May this person answer for the unit?
  bool answersFor(std::string_view unitCode) const;
};
Viewer viewerOf(const http::Caller& caller);

/// What the rule needs of a report; views that outlive the call.
struct Standing {
  std::string_view authorId, unitCode, region, state;
};

/// Published: everybody. Withheld: author, host and deputy of the unit, regional team, moderator, DPO. Withdrawn:
/// author, moderator, DPO.
bool mayRead(const Viewer& viewer, const Standing& report);
/// Is this person one of those who read it before publication?
bool isParty(const Viewer& viewer, const Standing& report);

}  // namespace passerelle::reports
