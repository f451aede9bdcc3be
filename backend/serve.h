// `passerelled serve`: the backend behind a listener until SIGTERM or SIGINT.
#pragma once
#include "backend/commands.h"

namespace passerelle {

/// Returns 0 after a drained stop, 64 for a wrong command line, 78 when the data was written by a newer version.
int serveCommand(const std::vector<std::string>& arguments, CommandSeams& seams);

}  // namespace passerelle
