// Notifications over HTTP: one's own lines, what is read, what is followed and muted.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/notifications/notification_service.h"
#include "shared/base/clock.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/database.h"

namespace passerelle::notifications {

class NotificationApi {
 public:
  NotificationApi(sql::Database& database, const Clock& clock, std::function<void()> committed)
      : m_database(database), m_clock(clock), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void read(http::Request& request, http::Reply reply);
  void readAll(http::Request& request, http::Reply reply);
  void following(http::Request& request, http::Reply reply);
  void follow(http::Request& request, http::Reply reply);
  /// Forgets what was told more than a year ago. Blocks nobody.
  void runDue();

  /// The line as changes tell it. False: it is somebody else's, or its story is not there for them.
  static bool write(sql::Connection& connection, std::string_view id, const http::Caller& caller, JsonWriter& json);

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  std::function<void()> m_committed;
  TimePoint m_purgedAt{};
};

}  // namespace passerelle::notifications
