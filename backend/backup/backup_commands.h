// `passerelled backup` and `passerelled restore`.
#pragma once
#include "backend/commands.h"

namespace passerelle::backup {

/// Works beside a running `serve`. Prints the backup's folder.
int backupCommand(const std::vector<std::string>& arguments, CommandSeams& seams);
/// Into a missing or empty folder. Prints the data folder.
int restoreCommand(const std::vector<std::string>& arguments, CommandSeams& seams);

}  // namespace passerelle::backup
