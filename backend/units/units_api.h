// GET /v1/units, /v1/units/{code}, /v1/regions; POST /v1/imports/units.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::units {

class UnitsApi {
 public:
  /// `committed` is called after an import that changed something.
  UnitsApi(sql::Database& database, const Clock& clock, Rng& rng, std::function<void()> committed)
      : m_database(database), m_clock(clock), m_rng(rng), m_committed(std::move(committed)) {}
  /// By code, or with near=lat,lon by distance (units without a position left out).
  void list(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void regions(http::Request& request, http::Reply reply);
  void importUnits(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  Rng& m_rng;
  std::function<void()> m_committed;  ///< wakes who waits for changes
};

}  // namespace passerelle::units
