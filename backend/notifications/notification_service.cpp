#include "backend/notifications/notification_service.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/notifications/notification_repository.h"
#include "backend/notifications/story.h"
#include "shared/base/language.h"

namespace passerelle::notifications {
namespace {
constexpr int kAtOnce = 1000;

void setRead(sql::Connection& connection, const Notification& line, std::int64_t through, TimePoint now) {
  if (through == line.readThrough) return;
  setReadThrough(connection, line.id, through);
  changes::append(connection, "notification", line.id, "person:" + line.personId, now);
}
}  // namespace

Result<void> markRead(sql::Connection& connection, const reports::Viewer& reader, std::string_view id,
                      std::int64_t upTo, bool read, TimePoint now) {
  const auto line = findNotification(connection, id);
  if (!line || line->personId != reader.personId)
    return fail(ErrorCode::notFound,
                say(reader.language, "Cette notification n’est pas là.", "There is no such notification."));
  if (read)
    setRead(connection, *line, std::max(line->readThrough, std::min(upTo, line->seq)), now);
  else
    setRead(connection, *line, std::min(line->readThrough, line->seq - 1), now);
  return {};
}

void markAllRead(sql::Connection& connection, std::string_view personId, std::int64_t upTo, TimePoint now) {
  for (const Notification& line : notificationsOf(connection, personId, INT64_MAX, true, kAtOnce))
    setRead(connection, line, std::max(line.readThrough, std::min(upTo, line.seq)), now);
}

Result<Following> findFollowing(sql::Connection& connection, const reports::Viewer& reader, std::string_view kind,
                                std::string_view id) {
  const bool there = isStory(kind)
                         ? readableStory(connection, kind, id, reader).has_value()
                         : findNotification(connection, notificationId(reader.personId, kind, id)).has_value();
  if (!there)
    return fail(ErrorCode::notFound, say(reader.language, "Ce récit n’est pas là, ou pas encore publié.",
                                         "This story is not there, or not published yet."));
  return followingOf(connection, reader.personId, kind, id);
}

Result<Following> follow(sql::Connection& connection, const reports::Viewer& reader, std::string_view kind,
                         std::string_view id, Following state, TimePoint now) {
  auto before = findFollowing(connection, reader, kind, id);
  if (!before || *before == state) return before;
  setFollowing(connection, reader.personId, kind, id, state, now);
  // One's other devices show it on the line.
  const std::string line = notificationId(reader.personId, kind, id);
  if (findNotification(connection, line))
    changes::append(connection, "notification", line, "person:" + reader.personId, now);
  return state;
}

}  // namespace passerelle::notifications
