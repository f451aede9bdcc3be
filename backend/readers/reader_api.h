// How often one gets the edition by mail, for apps: /v1/subscription.
#pragma once
#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::readers {

class ReaderApi {
 public:
  ReaderApi(sql::Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

  void get(http::Request& request, http::Reply reply);
  void put(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const Clock& m_clock;
};

}  // namespace passerelle::readers
