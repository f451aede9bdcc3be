// The writer: jobs in, one transaction for all of them, one sync, then the answers.
#pragma once
#include <functional>
#include <span>

#include "shared/base/result.h"
#include "shared/sql/sqlite_connection.h"

namespace passerelle::sql {

struct QueuedWrite {
  std::function<Result<void>(Connection&)> job;
  std::function<void(Result<void>)> done;
  Result<void> outcome;
};

/// One thread at a time. Everything about when a write counts as stored stands in commit().
class GroupWriter {
 public:
  using Answer = std::function<void(std::span<QueuedWrite>)>;

  /// `answer` fires `done` of each with its outcome, here or on another thread, and may take the items away.
  explicit GroupWriter(SqliteConnection& connection, Answer answer = answerHere)
      : m_connection(connection), m_answer(std::move(answer)) {}

  /// Runs jobs from the front of `batch`, each in a savepoint of its own, until all have run or kBatchBytes were bound;
  /// commits; then answers those that ran. @return how many, at least 1 (0 only for an empty batch).
  std::size_t commit(std::span<QueuedWrite> batch);

  /// Not empty once the disk refused to write or sync: the sentence to die with. Everything from then on is
  /// `unavailable`.
  const std::string& broken() const { return m_broken; }
  void breakWith(const std::string& sentence);

  /// Fires every `done` on the caller's thread.
  static void answerHere(std::span<QueuedWrite> batch);

 private:
  void run(QueuedWrite& item);
  void failAll(std::span<QueuedWrite> batch);
  void rollBack();
  Error fromException();

  SqliteConnection& m_connection;
  Answer m_answer;
  std::string m_broken;
};

}  // namespace passerelle::sql
