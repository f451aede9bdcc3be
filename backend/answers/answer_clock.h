// What time brings to answers: everybody concerned is told each step once, owners are reminded before their day and
// after.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "backend/answers/answer_words.h"
#include "backend/answers/answers.h"
#include "backend/mail/mail_queue.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::answers {

class AnswerClock {
 public:
  /// `committed` is called after a commit that told somebody. All references must outlive this.
  AnswerClock(sql::Database& database, mail::MailQueue& mails, const Clock& clock, Rng& rng, std::string publicUrl,
              std::function<void()> committed)
      : m_database(database),
        m_mails(mails),
        m_clock(clock),
        m_rng(rng),
        m_publicUrl(std::move(publicUrl)),
        m_committed(std::move(committed)) {}

  /// Tells what is due and reminds; at most every twenty seconds. Called by Backend::runDue.
  void runDue();

 private:
  struct Person {
    std::string id;
    Standing standing;
  };
  /// Everybody whom this answer concerns, once, in the standing that says most.
  std::vector<Person> concerned(sql::Connection& connection, const IdeaLine& idea, const Answer& answer) const;
  /// In one transaction: who is told, the mails, the notices. Told again, nothing is left to do.
  Result<int> tell(sql::Connection& connection, const std::string& ideaId, TimePoint now);
  Result<int> remind(sql::Connection& connection, TimePoint now);
  /// A mail and a notice, the same news in both. `key` is that news: nobody is told it twice.
  struct News {
    std::string kind, key, ideaId;
    std::function<Words(Language, const std::string& link)> words;
  };
  Result<void> send(sql::Connection& connection, const std::string& personId, const News& news, TimePoint now);

  sql::Database& m_database;
  mail::MailQueue& m_mails;
  const Clock& m_clock;
  Rng& m_rng;
  std::string m_publicUrl;
  std::function<void()> m_committed;
  TimePoint m_nextLook{};
};

}  // namespace passerelle::answers
