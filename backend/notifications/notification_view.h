// A line of somebody's notifications in their language: what changes, lists and pages show.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/notifications/notification_repository.h"
#include "backend/reports/visibility.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/connection.h"

namespace passerelle::notifications {

/// What was told of one kind, in one sentence.
struct Told {
  std::string kind, text;
  std::int64_t count = 0;
};

struct Line {
  std::string id, subjectKind, subjectId, reportId;  ///< reportId: of a report or idea
  std::string title, page, text;                     ///< text: the sentences one after the other
  std::int64_t cursor = 0, unread = 0;
  TimePoint at{};
  bool muted = false;
  std::vector<Told> parts;  ///< of what is unread; of the last notice when all is read
};

/// Nothing when its story can no longer be read by this person.
std::optional<Line> lineOf(sql::Connection& connection, const Notification& notification,
                           const reports::Viewer& viewer);
void writeLine(const Line& line, JsonWriter& json);
/// Lines with something unread, counted to 100.
std::int64_t unreadLines(sql::Connection& connection, const reports::Viewer& viewer);

}  // namespace passerelle::notifications
