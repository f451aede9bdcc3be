// The programme administrator's pages: where things stand, invitations, QR sheet, import.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/people/people_service.h"
#include "backend/people/reachability.h"
#include "backend/people/session_authenticator.h"
#include "shared/sql/database.h"

namespace passerelle::people {

class AdminPages {
 public:
  AdminPages(sql::Database& database, PeopleService& service, SessionAuthenticator& sessions,
             const Reachability& reachability, const Clock& clock, Rng& rng, std::function<void()> committed)
      : m_database(database),
        m_service(service),
        m_sessions(sessions),
        m_reachability(reachability),
        m_clock(clock),
        m_rng(rng),
        m_committed(std::move(committed)) {}

  void home(http::Request& request, http::Reply reply);         ///< GET /admin
  void invitations(http::Request& request, http::Reply reply);  ///< GET /admin/invitations
  void invite(http::Request& request, http::Reply reply);       ///< POST /admin/invitations
  void sheet(http::Request& request, http::Reply reply);  ///< POST /admin/sheet: a code each for people without the app
  void importForm(http::Request& request, http::Reply reply);  ///< GET /admin/import
  void import(http::Request& request, http::Reply reply);      ///< POST /admin/import

 private:
  sql::Database& m_database;
  PeopleService& m_service;
  SessionAuthenticator& m_sessions;
  const Reachability& m_reachability;
  const Clock& m_clock;
  Rng& m_rng;
  std::function<void()> m_committed;  ///< wakes who waits for changes
};

}  // namespace passerelle::people
