// Mail that waits in the database: queued with what caused it in one transaction, handed over later, once.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/mail/transport.h"
#include "backend/people/people_service.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::mail {

struct Mail {
  std::string recipient;  ///< an e-mail address
  std::string subject;
  std::string bodyText;
  std::string bodyHtml;  ///< may be empty
};

/// Where "{link}" stands in the bodies of a sign-in mail, the one-time link comes when it is handed over: so no secret
/// waits in the database.
inline constexpr std::string_view kLinkPlace = "{link}";

/// Any thread. Delivery runs on one thread of its own when the transport blocks (SMTP), else inside runDue().
class MailQueue {
 public:
  /// All must outlive this.
  MailQueue(sql::Database& database, people::PeopleService& people, Transport& transport, const Clock& clock, Rng& rng)
      : m_database(database), m_people(people), m_transport(transport), m_clock(clock), m_rng(rng) {}

  /// Inside a write job. Error `invalid` for a recipient or subject with line breaks or control characters.
  Result<void> enqueue(sql::Connection& connection, const Mail& mail);
  /// The mail with a link that signs `person` in, once, within 15 minutes of its sending. Needs an e-mail.
  Result<void> enqueueSignIn(sql::Connection& connection, const people::Person& person);

  /// A link that is made when the mail is handed over, by the maker of its kind: `target` and `personId` say which.
  struct LinkWanted {
    std::string kind, target, personId;
  };
  using LinkMaker = std::function<Result<std::string>(sql::Connection&, const LinkWanted&)>;
  /// Before the first mail of that kind. The maker runs inside a write job.
  void addLinkMaker(std::string kind, LinkMaker maker) { m_makers[std::move(kind)] = std::move(maker); }
  /// The mail with such a link in the place of kLinkPlace.
  Result<void> enqueueWithLink(sql::Connection& connection, const Mail& mail, const LinkWanted& link);

  /// Hands over what is due, at most twenty at once. Called by Backend::runDue; returns at once.
  void runDue();

 private:
  struct Due {
    std::string id, signInPerson;
    std::int64_t attempts = 0;
    Mail mail;
    LinkWanted link;
  };
  void deliver(std::vector<Due> due);
  /// Writes down how one letter ended; `then` fires after the commit.
  void note(const Due& due, Outcome outcome, std::function<void()> then);

  sql::Database& m_database;
  people::PeopleService& m_people;
  Transport& m_transport;
  const Clock& m_clock;
  Rng& m_rng;
  std::map<std::string, LinkMaker> m_makers;
  std::atomic<bool> m_busy{false};
};

}  // namespace passerelle::mail
