// When a host is away, and who stands in.
#pragma once
#include <string>
#include <vector>

namespace passerelle {

/// Days as "2026-12-24", both included, by the calendar of the place.
struct AbsenceView {
  std::string id, firstDay, lastDay;
  std::string deputyId, deputyName;
};

/// Who can stand in: `reachable` has an e-mail address.
struct DeputyChoice {
  std::string id, name, unit;
  bool reachable = false;
};

struct AbsenceList {
  std::vector<AbsenceView> items;  ///< what is not over, soonest first
  std::vector<DeputyChoice> candidates;
};

}  // namespace passerelle
