// The answer clock in any browser: what waits, by age; what is late; answering an idea, without a script.
#pragma once
#include <functional>

#include "backend/answers/answers.h"
#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::answers {

class AnswerPages {
 public:
  /// `committed` is called after a commit that grew the change log.
  AnswerPages(sql::Database& database, Answers& answers, const Clock& clock, std::function<void()> committed)
      : m_database(database), m_answers(answers), m_clock(clock), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void show(http::Request& request, http::Reply reply);
  void decide(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  Answers& m_answers;
  const Clock& m_clock;
  std::function<void()> m_committed;
};

}  // namespace passerelle::answers
