// What a PUT of something with revisions says of its own past, and what a 409 answers (docs/wire.md, "A report").
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"

namespace passerelle::http {

/// Passerelle-Base and Passerelle-Supersedes. Error `invalid` for what is no SHA-256, or more than 32 of them.
Result<std::vector<std::string>> knownHashes(const Request& request);

/// Adds `"head":{"revision","hash"}` to a problem.
void addHead(Response& problem, std::int64_t revision, std::string_view hash);

}  // namespace passerelle::http
