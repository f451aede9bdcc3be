// The commands of passerelled, one line each in commands.cpp: a room that has one writes the function in its own files.
#pragma once
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/rng.h"

namespace passerelle {

/// What a command gets from outside; tests hand in their own. `out` is for results that scripts read (a link, a token),
/// `err` for the one sentence that says what went wrong.
struct CommandSeams {
  const Clock& clock;
  Rng& rng;
  Files& files;
  std::ostream& out;
  std::ostream& err;
};

/// Exit codes (sysexits.h where it has one).
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;   ///< understood, but it could not be done
inline constexpr int kExitUsage = 64;   ///< the command line is wrong
inline constexpr int kExitNoData = 66;  ///< a file or folder that was named is not there
inline constexpr int kExitDisk = 74;    ///< the disk refused to write or sync
inline constexpr int kExitSchema = 78;  ///< the data was written by a newer version

/// `arguments` are those after the command's name.
using CommandFunction = int (*)(const std::vector<std::string>& arguments, CommandSeams& seams);

struct Command {
  std::string_view name;     ///< "invite"
  std::string_view usage;    ///< "invite --data DIR --name NAME --role ROLE [--unit CODE]"
  std::string_view purpose;  ///< one line for the help
  CommandFunction run;
};

/// Every command but `serve`, which needs sockets and stands in main.cpp.
std::span<const Command> commands();

}  // namespace passerelle
