// The answer clock over HTTP: as JSON for the app and for scripts.
#pragma once
#include <functional>

#include "backend/answers/answers.h"
#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::answers {

class AnswerApi {
 public:
  /// `committed` is called after a commit that grew the change log.
  AnswerApi(sql::Database& database, Answers& answers, const Clock& clock, std::function<void()> committed)
      : m_database(database), m_answers(answers), m_clock(clock), m_committed(std::move(committed)) {}

  /// ?state=waiting (default, by age), overdue, open, answered.
  void list(http::Request& request, http::Reply reply);
  void reasons(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void put(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  Answers& m_answers;
  const Clock& m_clock;
  std::function<void()> m_committed;
};

/// Who asks, as the rules see them.
Decider deciderOf(const http::Caller& caller);

}  // namespace passerelle::answers
