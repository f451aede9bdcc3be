#include "shared/sql/group_writer.h"

#include <cstdio>

namespace passerelle::sql {
namespace {
/// A batch stops growing here, so that one commit stays a matter of milliseconds.
constexpr std::uint64_t kBatchBytes = 4 * 1024 * 1024;
constexpr const char* kAskAgain = "The server could not store this. Keep your copy; ask again with the same id.";
}  // namespace

std::size_t GroupWriter::commit(std::span<QueuedWrite> batch) {
  if (batch.empty()) return 0;
  std::size_t ran = 0;
  try {
    if (!m_broken.empty()) throw DiskError(0, m_broken);
    m_connection.execute("BEGIN IMMEDIATE");
    const std::uint64_t before = m_connection.boundBytes();
    while (ran < batch.size() && m_connection.boundBytes() - before < kBatchBytes) run(batch[ran++]);
#ifdef PASSERELLE_MUTATION_ANSWER_EARLY
    m_answer(batch.first(ran));
    m_connection.execute("COMMIT");
    return ran;
#endif
    m_connection.execute("COMMIT");
  } catch (...) {
    if (ran == 0) ran = batch.size();  // the transaction did not even begin
    failAll(batch.first(ran));
  }
  m_answer(batch.first(ran));
  return ran;
}

/// Leaves by an exception only when the whole transaction is lost.
void GroupWriter::run(QueuedWrite& item) {
  m_connection.execute("SAVEPOINT job");
  try {
    item.outcome = item.job(m_connection);
  } catch (...) {
    item.outcome = tl::unexpected<Error>(fromException());
    // After a full disk or a failed read SQLite may have rolled back everything, the neighbours' work too.
    if (!m_connection.inTransaction()) throw;
  }
  if (!item.outcome) m_connection.execute("ROLLBACK TO job");
  m_connection.execute("RELEASE job");
}

void GroupWriter::failAll(std::span<QueuedWrite> batch) {
  const Error error = fromException();
  for (QueuedWrite& item : batch) {
    if (item.outcome) item.outcome = tl::unexpected<Error>(error);
  }
  rollBack();
}

void GroupWriter::rollBack() {
  try {
    if (m_connection.inTransaction()) m_connection.execute("ROLLBACK");
  } catch (const DatabaseError& error) {
    breakWith(error.what());  // neither forward nor back
  }
}

void GroupWriter::breakWith(const std::string& sentence) {
  if (m_broken.empty()) m_broken = sentence;
}

void GroupWriter::answerHere(std::span<QueuedWrite> batch) {
  for (QueuedWrite& item : batch) {
    try {
      item.done(std::move(item.outcome));
    } catch (const std::exception& error) {
      std::fprintf(stderr, "an answer after a commit failed: %s\n", error.what());
    }
    item = {};
  }
}

/// The exception under way, as its asker may read it. A failed commit is unknown, never failed: `unavailable`.
Error GroupWriter::fromException() {
  try {
    throw;
  } catch (const DiskFullError& error) {
    std::fprintf(stderr, "database: %s\n", error.what());
    return {ErrorCode::noSpace, "The disk is full. Nothing was lost: keep your copy and try again later.", {}};
  } catch (const ConstraintError& error) {
    std::fprintf(stderr, "constraint: %s\n", error.what());
    return {ErrorCode::conflict, "This contradicts what is already stored.", {}};
  } catch (const DiskError& error) {
    breakWith(error.what());
    return {ErrorCode::unavailable, kAskAgain, {}};
  } catch (const std::exception& error) {
    std::fprintf(stderr, "database: %s\n", error.what());
    return {ErrorCode::unavailable, kAskAgain, {}};
  } catch (...) {
    std::fprintf(stderr, "database: something that is no exception was thrown\n");
    return {ErrorCode::unavailable, kAskAgain, {}};
  }
}

}  // namespace passerelle::sql
