// A lost phone forgets: the key first, then every file. Asked for by a mark in the folder, so that a crash in between
// only delays it.
#pragma once
#include <optional>
#include <string>

#include "shared/base/files.h"

namespace passerelle {

/// Leaves the mark; `farewell` (no content: a number and a time) is told by the next start. On the disk when it
/// returns.
Result<void> askForWiping(Files& files, const std::string& folder, const std::string& farewell);
/// The farewell of a folder that is to be wiped.
std::optional<std::string> wipingAsked(Files& files, const std::string& folder);
/// Removes key, database, media, then the mark. The folder itself stays. Again after a crash: the same.
Result<void> wipeFolder(Files& files, const std::string& folder);

}  // namespace passerelle
