// Paths of the wire about oneself: absences, and how often mail comes (see paths.h).
#pragma once
#include <string>
#include <string_view>

namespace passerelle::api {

inline constexpr std::string_view kAbsences = "/v1/absences";
inline constexpr std::string_view kSubscription = "/v1/subscription";

inline std::string absencePath(std::string_view id) { return std::string(kAbsences) + "/" + std::string(id); }

}  // namespace passerelle::api
