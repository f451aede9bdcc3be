// The mails of the store's hour: to who answers when a report arrives, to the author when the store asks for something.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "backend/mail/mail_queue.h"
#include "backend/people/absences.h"
#include "backend/reports/host_reply.h"
#include "backend/reports/report_repository.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::hour {

/// Everything is queued in the transaction of what causes it; each person is told of a report once.
class HourPost {
 public:
  /// `committed` is called after a commit that grew the change log. All references must outlive this.
  HourPost(std::string publicUrl, sql::Database& database, mail::MailQueue& mails, people::Absences& absences,
           const Clock& clock, Rng& rng, std::function<void()> committed);

  /// Mails each report in its hour to who answers for its unit, unless they were told; at most fifty reports.
  Result<void> announce(sql::Connection& connection, TimePoint now);
  /// The store has answered: its author is told. When it asks to mask a photo or to take a name out, by mail too, and
  /// until when.
  Result<void> tellAuthor(sql::Connection& connection, const reports::ReportRow& report,
                          const reports::HostReply& reply, bool asks, TimePoint now);
  /// A fresh link for somebody whose link is over, to the address that is on record and nowhere else. Errors: `gone`
  /// when the person does not answer for the unit, or has no e-mail.
  Result<void> sendAgain(sql::Connection& connection, std::string_view reportId, std::string_view personId,
                         TimePoint now, Language language);

  /// Absences that begin and end, and reports that arrived: looked at every few seconds. Called by Backend::runDue.
  void runDue();

 private:
  Result<void> tell(sql::Connection& connection, const reports::ReportRow& report, const people::Person& person,
                    TimePoint now);
  Result<void> tellDeputy(sql::Connection& connection, const people::Absence& absence, TimePoint now);

  sql::Database& m_database;
  mail::MailQueue& m_mails;
  people::Absences& m_absences;
  const Clock& m_clock;
  Rng& m_rng;
  std::string m_publicUrl;
  std::function<void()> m_committed;
  TimePoint m_nextLook{};
};

}  // namespace passerelle::hour
