// The mailing of an edition as pages: sent with one press, watched, stopped, taken up again; and the mailboxes that do
// not take mail.
#pragma once
#include <string>

#include "backend/http/message.h"
#include "backend/mailing/mailing_service.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::mailing {

class MailingPages {
 public:
  MailingPages(sql::Database& database, MailingService& service, const Clock& clock)
      : m_database(database), m_service(service), m_clock(clock) {}

  void progress(http::Request& request, http::Reply reply);
  void send(http::Request& request, http::Reply reply);
  void stop(http::Request& request, http::Reply reply);
  void resume(http::Request& request, http::Reply reply);

  void mailboxes(http::Request& request, http::Reply reply);
  void importBounces(http::Request& request, http::Reply reply);
  void wakeUp(http::Request& request, http::Reply reply);

 private:
  using Change = Result<void> (MailingService::*)(sql::Connection&, const std::string&, const std::string&, TimePoint,
                                                  const std::string&);
  void change(http::Request& request, http::Reply reply, Change what);

  sql::Database& m_database;
  MailingService& m_service;
  const Clock& m_clock;
};

}  // namespace passerelle::mailing
