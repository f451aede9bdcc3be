// `passerelled invite`, `token` and `import`: beside a running server or before its first start.
#pragma once
#include "backend/commands.h"

namespace passerelle::people {

/// Prints one line: the one-time link.
int inviteCommand(const std::vector<std::string>& arguments, CommandSeams& seams);
/// Prints one line: a bearer token for scripts.
int tokenCommand(const std::vector<std::string>& arguments, CommandSeams& seams);
/// Prints what was created, updated and left alone; the faults go to `err`, one a line: FILE:LINE: COLUMN: what to do.
int importCommand(const std::vector<std::string>& arguments, CommandSeams& seams);

}  // namespace passerelle::people
