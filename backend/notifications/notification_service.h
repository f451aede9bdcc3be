// What people do with their notifications: read, leave for later, follow, mute. The rules, over one transaction.
#pragma once
#include <cstdint>
#include <string_view>

#include "backend/notifications/notices.h"
#include "backend/reports/visibility.h"
#include "shared/base/result.h"

namespace passerelle::notifications {

/// What was told up to the change `upTo` is read; or, with `read` false, the last of it is unread again. Again changes
/// nothing, and what came after `upTo` stays unread. Errors: notFound, also for somebody else's.
Result<void> markRead(sql::Connection& connection, const reports::Viewer& reader, std::string_view id,
                      std::int64_t upTo, bool read, TimePoint now);
/// Every line at once.
void markAllRead(sql::Connection& connection, std::string_view personId, std::int64_t upTo, TimePoint now);

/// Errors: notFound for a report or idea that this person may not read, and for anything else that they were told
/// nothing about.
Result<Following> findFollowing(sql::Connection& connection, const reports::Viewer& reader, std::string_view kind,
                                std::string_view id);
Result<Following> follow(sql::Connection& connection, const reports::Viewer& reader, std::string_view kind,
                         std::string_view id, Following state, TimePoint now);

}  // namespace passerelle::notifications
