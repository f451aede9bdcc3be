// What the worker process writes and the server reads: one line, then bytes. The server believes none of it unchecked.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "backend/media/cleaner.h"

namespace passerelle::media {

/// "ok TYPE WIDTH HEIGHT BYTES THUMBNAILBYTES\n" and the two files, or "fault NUMBER\n".
std::string writeAnswer(const CleaningResult& result);
/// nullopt for anything that writeAnswer does not write.
std::optional<CleaningResult> readAnswer(std::string_view answer);

}  // namespace passerelle::media
