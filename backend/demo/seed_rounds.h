// The demo chain's rounds: one that is published and explained, one that is open.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"

namespace passerelle::demo {

/// Sends a JSON request as the person with that e-mail; throws unless the answer is a 2xx.
using AskAs = std::function<http::Response(const std::string& email, const std::string& method, const std::string& path,
                                           const std::string& json)>;

/// Prepares and opens a round over what is published by then, and lets the first `voters` of the committee vote.
/// @param id  the round's.   @param committee  e-mails; the first chairs.
void holdRound(const AskAs& ask, Rng& chance, const std::string& id, const std::string& title,
               const std::vector<std::string>& committee, std::size_t voters, TimePoint closesAt);

}  // namespace passerelle::demo
