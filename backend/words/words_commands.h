// Commands that try the rules about words on a file.
#pragma once
#include <string>
#include <vector>

#include "backend/commands.h"

namespace passerelle::words {

/// `names FILE.csv [--units UNITS.csv] [--json | --figures]`: what would identify staff in each sentence, and what to
/// say instead; with expectations in the file also recall and precision.
int namesCommand(const std::vector<std::string>& arguments, CommandSeams& seams);

}  // namespace passerelle::words
