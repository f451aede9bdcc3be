// A database file with one writer that commits in groups and readers with a connection each.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "shared/base/result.h"
#include "shared/sql/connection.h"

namespace passerelle::sql {

struct DatabaseOptions {
  std::string path = {};
  int readers = 2;  ///< reader threads; 0: every job at once on the caller's thread (simulation, phone)
  std::size_t maxQueuedWrites = 4096;  ///< beyond that a write is answered `unavailable` at once
  std::string vfs = {};                ///< SQLite VFS by name; empty is the default
  /// Called once, after the last answers, when the disk refused to write or sync: what the file holds is no longer
  /// known, so the process must end (or close this Database and open another). Until then every write is `unavailable`.
  std::function<void(const std::string& sentence)> onBroken = {};
  /// Tests only: told every SQL text when a connection first prepares it. Any thread.
  std::function<void(std::string_view)> onPrepare = {};
  int cacheKib = 32768;  ///< pages that each connection keeps in memory, at most
};

/// Thread-safe. Jobs are plain synchronous code over the connection they are given; callbacks run on the database's own
/// threads and must not block. Everything handed in is run or answered before the destructor returns.
class Database {
 public:
  using WriteJob = std::function<Result<void>(Connection&)>;
  using Done = std::function<void(Result<void>)>;

  /// Opens or creates the file: WAL, synchronous=FULL, foreign keys on. What an earlier process left in the log is
  /// copied into the file and synced before anything else: after a failed sync only that proves it is on the disk.
  /// Throws DatabaseError.
  explicit Database(DatabaseOptions options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs `job` on a reader, in a read transaction of its own; what writes is refused there. An exception that leaves
  /// it is logged and swallowed: `Reply` answers 500 when it is dropped.
  void read(std::function<void(Connection&)> job);

  /// Runs `job` inside the writer's current batch, in a savepoint of its own: an Error or exception undoes this job
  /// alone. `done` fires once: with the job's Error, with success only after the batch's commit reached the disk, with
  /// `unavailable` when the outcome is unknown or the queue is full (then on the caller's thread), `noSpace` when the
  /// disk is.
  void write(WriteJob job, Done done);

  /// `write` for jobs that return a value.
  template <class T>
  void write(std::function<Result<T>(Connection&)> job, std::function<void(Result<T>)> done) {
    auto value = std::make_shared<Result<T>>(fail(ErrorCode::internal, "Nothing was written."));
    write(
        [job = std::move(job), value](Connection& connection) -> Result<void> {
          *value = job(connection);
          if (!*value) return tl::unexpected<Error>(value->error());
          return {};
        },
        [value, done = std::move(done)](Result<void> outcome) {
          if (outcome)
            done(std::move(*value));
          else
            done(tl::unexpected<Error>(outcome.error()));
        });
  }

  /// Blocking forms for start-up, command line and tests. Never on a database thread.
  void readNow(const std::function<void(Connection&)>& job);
  Result<void> writeNow(const WriteJob& job);

  /// Copies the whole database, as one moment saw it, to the new file `target`, while others read and write. Blocking.
  void copyTo(const std::string& target);

  /// Without reader threads, and outside a job: copies the log into the file and cuts it to nothing, so that no older
  /// version of a page is left. A disk that does not take it is told at the next write.
  void cutLog();

  const std::string& path() const;
  /// Bytes in the write-ahead log after the last commit. Held under 64 MiB, unless one read stays open longer.
  std::int64_t walBytes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace passerelle::sql
