// The JSON side of people: me, devices, tokens, invitations, pairings, import. Decodes and answers; PeopleService
// decides.
#pragma once
#include <functional>
#include <string>

#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "backend/people/people_service.h"
#include "backend/people/session_authenticator.h"
#include "shared/sql/database.h"

namespace passerelle::people {

class PeopleApi {
 public:
  PeopleApi(sql::Database& database, PeopleService& service, SessionAuthenticator& sessions, http::RateLimit& guesses,
            const Clock& clock, Rng& rng, std::string organisation, std::function<void()> committed)
      : m_database(database),
        m_service(service),
        m_sessions(sessions),
        m_guesses(guesses),
        m_clock(clock),
        m_rng(rng),
        m_organisation(std::move(organisation)),
        m_committed(std::move(committed)) {}

  void me(http::Request& request, http::Reply reply);
  /// One's own; an administrator may ask for ?person=ID, or ?person=all.
  void devices(http::Request& request, http::Reply reply);
  void revoke(http::Request& request, http::Reply reply);
  /// POST /v1/departure: a revoked app has handed over everything.
  void depart(http::Request& request, http::Reply reply);
  void rotate(http::Request& request, http::Reply reply);
  void invite(http::Request& request, http::Reply reply);
  void pair(http::Request& request, http::Reply reply);
  void confirm(http::Request& request, http::Reply reply);
  void importPeople(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  PeopleService& m_service;
  SessionAuthenticator& m_sessions;
  http::RateLimit& m_guesses;
  const Clock& m_clock;
  Rng& m_rng;
  std::string m_organisation;
  std::function<void()> m_committed;  ///< wakes who waits for changes
};

}  // namespace passerelle::people
