// Notifications in the database: SQL and nothing else.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/notifications/notices.h"

namespace passerelle::notifications {

/// A person's line for one story.
struct Notification {
  std::string id, personId, subjectKind, subjectId, titleFr, titleEn, page;
  std::int64_t seq = 0;  ///< of its last notice
  TimePoint latestAt{};
  std::int64_t readThrough = 0;
};

/// Notices of one kind on one line.
struct Part {
  std::string kind;
  std::int64_t count = 0;
  std::string textFr, textEn, manyFr, manyEn;  ///< of the last one
};

/// False: this person was told it before. Noted as quiet (seq 0) until putNotification().
bool insertNotice(sql::Connection& connection, std::string_view notificationId, const Notice& notice, TimePoint now);
/// Changes what was told under a key: lines and people whom that concerns.
std::vector<std::pair<std::string, std::string>> rewordNotices(sql::Connection& connection, std::string_view dedupeKey,
                                                               std::string_view textFr, std::string_view textEn);
/// The line as of this notice; the notice counts from now on.
void putNotification(sql::Connection& connection, std::string_view id, const Notice& notice, std::int64_t seq,
                     TimePoint now);
std::optional<Notification> findNotification(sql::Connection& connection, std::string_view id);
/// One person's, the last told first, below `before`; only unread ones when asked.
std::vector<Notification> notificationsOf(sql::Connection& connection, std::string_view personId, std::int64_t before,
                                          bool unreadOnly, int limit);
/// What was told after `seq`, by kind, the latest kind first.
std::vector<Part> partsOf(sql::Connection& connection, std::string_view id, std::int64_t seq);
/// The change before which a line was told last but one: what "unread" goes back to.
void setReadThrough(sql::Connection& connection, std::string_view id, std::int64_t readThrough);
/// Forgets lines whose last notice is older, and all that was told on them.
std::int64_t purgeNotifications(sql::Connection& connection, TimePoint limit);

}  // namespace passerelle::notifications
