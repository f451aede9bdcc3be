// A month of editions as one, for those who read once a month.
#pragma once
#include <string>
#include <vector>

#include "backend/editions/edition.h"

namespace passerelle::editions {

/// "2026-11" of "2026-W45": a week belongs to the month of its Thursday, as it does to the year.
std::string monthOf(const std::string& week);

/// The editions of one month, oldest first, as one: the first stories of each in turn, at most twelve; all that was
/// done; what waits now. Empty when there are none.
Edition monthOfEditions(const std::string& month, const std::vector<Edition>& editions);

}  // namespace passerelle::editions
