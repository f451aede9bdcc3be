// The pages before anybody is known: first page, reachability, joining with the app, signing in with a browser.
#pragma once
#include <string>

#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "backend/mail/mail_queue.h"
#include "backend/people/people_service.h"
#include "backend/people/reachability.h"
#include "shared/sql/database.h"

namespace passerelle::people {

class EntryPages {
 public:
  EntryPages(sql::Database& database, PeopleService& service, mail::MailQueue& mails, http::RateLimit& guesses,
             http::RateLimit& mailed, http::RateLimit& askers, const Reachability& reachability, const Clock& clock,
             std::string organisation)
      : m_database(database),
        m_service(service),
        m_mails(mails),
        m_guesses(guesses),
        m_mailed(mailed),
        m_askers(askers),
        m_reachability(reachability),
        m_clock(clock),
        m_organisation(std::move(organisation)) {}

  void first(http::Request& request, http::Reply reply);     ///< GET /
  void reached(http::Request& request, http::Reply reply);   ///< GET /reach
  void join(http::Request& request, http::Reply reply);      ///< GET /join
  void ask(http::Request& request, http::Reply reply);       ///< GET /enter
  void sendLink(http::Request& request, http::Reply reply);  ///< POST /enter
  void door(http::Request& request, http::Reply reply);      ///< GET /enter/{code}: changes nothing
  void enter(http::Request& request, http::Reply reply);     ///< POST /enter/{code}
  void formDoor(http::Request& request, http::Reply reply);  ///< GET /form/open/{code}: changes nothing
  void openForm(http::Request& request, http::Reply reply);  ///< POST /form/open/{code}

 private:
  sql::Database& m_database;
  PeopleService& m_service;
  mail::MailQueue& m_mails;
  http::RateLimit& m_guesses;
  http::RateLimit& m_mailed;  ///< sign-in mails, per recipient
  http::RateLimit& m_askers;  ///< and per address they are asked for from
  const Reachability& m_reachability;
  const Clock& m_clock;
  std::string m_organisation;
};

}  // namespace passerelle::people
