// The palmarès over HTTP: pages for a browser, JSON for the app.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/palmares/palmares.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::palmares {

class PalmaresApi {
 public:
  /// `committed` is called after a commit that grew the change log; `referential` gives the kinds' words.
  PalmaresApi(sql::Database& database, Palmares& palmares, const Clock& clock, Rng& rng,
              std::function<std::string(sql::Connection&)> referential, std::function<void()> committed)
      : m_database(database),
        m_palmares(palmares),
        m_clock(clock),
        m_rng(rng),
        m_referential(std::move(referential)),
        m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void give(http::Request& request, http::Reply reply);
  void takeBack(http::Request& request, http::Reply reply);

  void listPage(http::Request& request, http::Reply reply);
  void monthPage(http::Request& request, http::Reply reply);
  void giveByPage(http::Request& request, http::Reply reply);
  void takeBackByPage(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  Palmares& m_palmares;
  const Clock& m_clock;
  Rng& m_rng;
  std::function<std::string(sql::Connection&)> m_referential;
  std::function<void()> m_committed;
};

}  // namespace passerelle::palmares
