// `passerelled rank`: anybody recomputes a published result from its exported grades, without a server.
#pragma once
#include <string>
#include <vector>

#include "backend/commands.h"

namespace passerelle::rounds {

/// The file is at fault; stderr has one line that names the line to mend, stdout has nothing.
inline constexpr int kExitBadFile = 2;

/// FILE is UTF-8 with commas. Counts: `idea,<worst grade>,…,<best>`, one line an idea. Ballots: `ballot,idea,grade`,
/// the grade an index from 0 (worst) below --grades (from 2; 6 when absent) or empty for "sans avis". Prints
/// `rank,idea,majority_grade,graders,above,below` (where the header has `report` for `idea`, so does this): ties in
/// input order, ideas without grades last and unranked; the grade by its name in the header, for ballots by its index;
/// above and below are counts of graders. Files of any size are read row by row, in the memory of the ideas.
int rankCommand(const std::vector<std::string>& words, CommandSeams& seams);

}  // namespace passerelle::rounds
