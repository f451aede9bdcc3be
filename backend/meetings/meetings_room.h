// The room of meetings: what may be done, by whom, and what follows by itself. Plain code over a connection.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "backend/answers/answers.h"
#include "backend/http/message.h"
#include "backend/mail/mail_queue.h"
#include "backend/meetings/kit.h"
#include "backend/meetings/meeting.h"
#include "backend/meetings/meeting_repository.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::meetings {

struct NewMeeting {
  std::string id, title, heldOn;
  std::vector<std::string> members;  ///< people's ids
  std::vector<std::string> agenda;   ///< titles of decisions
};

struct Decided {
  std::string status;          ///< retained, tested, done, declined; empty: taken back
  std::string outcome;         ///< needed for declined
  std::string ownerId, dueOn;  ///< needed for retained and tested
};

/// May this person prepare meetings, and decide?
bool prepares(const http::Caller& caller);

/// Thread: the writer's for what writes. Errors everywhere: `notFound`; `conflict` once a meeting is held or cancelled;
/// `invalid` or `refused` with the field.
class MeetingsRoom {
 public:
  MeetingsRoom(std::string publicUrl, sql::Database& database, mail::MailQueue& mails, answers::Answers& answers,
               const Clock& clock, Rng& rng, std::function<void()> committed);

  /// The same id again gives the same meeting.
  Result<Meeting> create(sql::Connection& connection, const http::Caller& actor, const NewMeeting& wanted, Language l);
  /// One's own absence; anybody's for who prepares. The turn goes on to the next.
  Result<Meeting> setAbsent(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                            std::string_view personId, bool absent, Language l);
  /// Named by hand; empty: back to the rotation.
  Result<Meeting> nameAdvocate(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                               std::string_view personId, Language l);
  Result<Meeting> addMember(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                            std::string_view personId, Language l);
  /// Adds a decision to the agenda, or changes its title.
  Result<Meeting> putItem(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                          const std::string& itemId, const std::string& title, const std::string& ideaId, Language l);
  Result<Meeting> removeItem(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                             std::string_view itemId, Language l);
  /// What the decision does to customers. Only the meeting's advocate, or somebody whose role it is.
  Result<Meeting> setEffect(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                            std::string_view itemId, const std::string& tone, const std::string& text, Language l);
  Result<Meeting> decide(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                         std::string_view itemId, const Decided& decided, Language l);
  /// One press: what is chosen by hand (slot → key, or a typed number) stays, the rest is the best there is.
  struct ByHand {
    std::map<std::string, std::string> keys;  ///< of photo, verbatim, number, decision
    std::string figure, words;                ///< a number that somebody typed; wins over its key
  };
  Result<Meeting> composeKit(sql::Connection& connection, const http::Caller& actor, std::string_view id,
                             const ByHand& byHand, Language l);
  /// Over: nothing changes any more, and its decisions are the answer clock's. `conflict` while a decision lacks the
  /// advocate's line.
  Result<Meeting> close(sql::Connection& connection, const http::Caller& actor, std::string_view id, Language l);
  Result<Meeting> cancel(sql::Connection& connection, const http::Caller& actor, std::string_view id, Language l);

  /// People who may attend, by name: for forms.
  std::vector<people::Person> attendants(sql::Connection& connection) const;
  /// "PUBLIC/meetings/ID/items/ITEM": behind the QR code.
  std::string addressOf(std::string_view id, std::string_view itemId) const;

  /// Reminds advocates three days before. Called by Backend::runDue.
  void runDue();

 private:
  Result<Meeting> planned(sql::Connection& connection, std::string_view id, Language l) const;
  Result<void> mayAttend(sql::Connection& connection, std::string_view personId, std::string_view field,
                         Language l) const;
  /// Gives every planned meeting its advocate, in the order of their days, and tells who is new.
  void turn(sql::Connection& connection, TimePoint now);
  Result<Meeting> changed(sql::Connection& connection, const http::Caller& actor, std::string_view action,
                          std::string_view id, std::string_view what);
  Result<void> remind(sql::Connection& connection, Meeting& meeting, TimePoint now);

  std::string m_publicUrl;
  sql::Database& m_database;
  mail::MailQueue& m_mails;
  answers::Answers& m_answers;
  const Clock& m_clock;
  Rng& m_rng;
  std::function<void()> m_committed;
  TimePoint m_nextLook{};
};

}  // namespace passerelle::meetings
