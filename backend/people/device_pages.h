// The page of one's devices and sessions: which there are, and ending them.
#pragma once
#include "backend/http/message.h"
#include "backend/people/people_service.h"
#include "backend/people/session_authenticator.h"
#include "shared/sql/database.h"

namespace passerelle::people {

class DevicePages {
 public:
  DevicePages(sql::Database& database, PeopleService& service, SessionAuthenticator& sessions, const Clock& clock)
      : m_database(database), m_service(service), m_sessions(sessions), m_clock(clock) {}

  /// GET /devices; an administrator may add ?person=all.
  void list(http::Request& request, http::Reply reply);
  /// POST /devices/{id}/revoke
  void revoke(http::Request& request, http::Reply reply);
  /// POST /devices/form-links: a personal link to the form for oneself, shown once.
  void makeLink(http::Request& request, http::Reply reply);
  /// POST /devices/form-links/{id}/revoke
  void revokeLink(http::Request& request, http::Reply reply);
  /// POST /leave: ends this browser's session.
  void leave(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  PeopleService& m_service;
  SessionAuthenticator& m_sessions;
  const Clock& m_clock;
};

}  // namespace passerelle::people
