// What people watch over: ideas without their first readers, and patterns of supports. As JSON and in a browser.
#pragma once
#include <string>

#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::ideas {

class WatchPages {
 public:
  WatchPages(sql::Database& database, const Clock& clock, Rng& rng)
      : m_database(database), m_clock(clock), m_rng(rng) {}

  void firstReaders(http::Request& request, http::Reply reply);
  void firstReadersPage(http::Request& request, http::Reply reply);
  void flags(http::Request& request, http::Reply reply);
  void flagsPage(http::Request& request, http::Reply reply);
  void review(http::Request& request, http::Reply reply);
  void reviewByPage(http::Request& request, http::Reply reply);
  /// Looks for patterns once an hour, and forgets old ones.
  void runDue();

 private:
  void keepReview(const http::Request& request, const std::string& verdict, http::Reply reply, http::Response success);

  sql::Database& m_database;
  const Clock& m_clock;
  Rng& m_rng;
  TimePoint m_nextLook{};
};

}  // namespace passerelle::ideas
