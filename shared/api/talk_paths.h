// Paths of the wire about what people say and are told (see paths.h).
#pragma once
#include <string>
#include <string_view>

namespace passerelle::api {

inline constexpr std::string_view kComments = "/v1/comments";
inline constexpr std::string_view kNotifications = "/v1/notifications";
inline constexpr std::string_view kFollowing = "/v1/following";
inline constexpr std::string_view kPeopleFind = "/v1/people/find";

inline std::string commentPath(std::string_view id) { return std::string(kComments) + "/" + std::string(id); }
inline std::string commentThanksPath(std::string_view id) { return commentPath(id) + "/thanks"; }
inline std::string notificationReadPath(std::string_view id) {
  return std::string(kNotifications) + "/" + std::string(id) + "/read";
}
inline std::string followingPath(std::string_view kind, std::string_view id) {
  return std::string(kFollowing) + "/" + std::string(kind) + "/" + std::string(id);
}

}  // namespace passerelle::api
