// The notification centre in a browser: what one was told, read by pressing, followed and muted. No script.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::notifications {

class NotificationPages {
 public:
  NotificationPages(sql::Database& database, const Clock& clock, std::function<void()> committed)
      : m_database(database), m_clock(clock), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  /// Marks a line read and goes where its story is.
  void open(http::Request& request, http::Reply reply);
  void readAll(http::Request& request, http::Reply reply);
  void follow(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  std::function<void()> m_committed;
};

}  // namespace passerelle::notifications
