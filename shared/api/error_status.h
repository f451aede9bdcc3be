// ErrorCode ↔ HTTP status and wire name: one table, read both ways.
#pragma once
#include <optional>
#include <string_view>

#include "shared/base/error.h"

namespace passerelle::api {

int statusOf(ErrorCode code);
std::string_view nameOf(ErrorCode code);
std::optional<ErrorCode> errorFromName(std::string_view name);
/// What a client makes of a status without a problem body: 5xx and 408 are `unavailable`, other unknown 4xx `refused`.
ErrorCode errorFromStatus(int status);

}  // namespace passerelle::api
