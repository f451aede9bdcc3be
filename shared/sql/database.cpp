#include "shared/sql/database.h"

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "shared/sql/sqlite_connection.h"

namespace passerelle::sql {
namespace {
constexpr std::size_t kBatchJobs = 512;

struct Queued {
  Database::WriteJob job;
  Database::Done done;
  Result<void> outcome;
};

Error fromException() {
  try {
    throw;
  } catch (const DiskFullError&) {
    return {ErrorCode::noSpace, "The server's disk is full. Nothing was lost: keep your copy and try again later.", {}};
  } catch (const ConstraintError& error) {
    std::fprintf(stderr, "constraint: %s\n", error.what());
    return {ErrorCode::conflict, "This contradicts what is already stored.", {}};
  } catch (const std::exception& error) {
    std::fprintf(stderr, "database: %s\n", error.what());
    return {ErrorCode::unavailable, "The server could not store this. Keep your copy; ask again with the same id.", {}};
  }
}
}  // namespace

class Database::Impl {
 public:
  explicit Impl(DatabaseOptions opened) : options(std::move(opened)) {
    writer = openSqlite(options.path, {false, options.vfs});
    if (options.readers == 0) return;
    for (int i = 0; i < options.readers; ++i) {
      readers.push_back(openSqlite(options.path, {false, options.vfs}));
      threads.emplace_back([this, i] { runReader(*readers[static_cast<std::size_t>(i)]); });
    }
    threads.emplace_back([this] { runWriter(); });
  }

  ~Impl() {
    {
      std::lock_guard lock(mutex);
      stopping = true;
    }
    readReady.notify_all();
    writeReady.notify_all();
    for (auto& thread : threads) thread.join();
  }

  static void runRead(Connection& connection, const std::function<void(Connection&)>& job) {
    try {
      connection.script("BEGIN;");
      job(connection);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "read: %s\n", error.what());
    }
    try {
      connection.script("COMMIT;");
    } catch (const std::exception& error) {
      std::fprintf(stderr, "read: %s\n", error.what());
    }
  }

  void runReader(Connection& connection) {
    std::unique_lock lock(mutex);
    while (true) {
      readReady.wait(lock, [this] { return stopping || !reads.empty(); });
      if (reads.empty()) return;
      auto job = std::move(reads.front());
      reads.pop_front();
      lock.unlock();
      runRead(connection, job);
      lock.lock();
    }
  }

  /// All of `batch` in one transaction, a savepoint each; sets every outcome.
  void commit(std::vector<Queued>& batch) {
    try {
      writer->execute("BEGIN IMMEDIATE");
      for (Queued& item : batch) {
        writer->execute("SAVEPOINT job");
        try {
          item.outcome = item.job(*writer);
        } catch (...) {
          item.outcome = tl::unexpected<Error>(fromException());
        }
        if (!item.outcome) writer->execute("ROLLBACK TO job");
        writer->execute("RELEASE job");
      }
      writer->execute("COMMIT");
    } catch (...) {
      const Error error = fromException();
      for (Queued& item : batch) {
        if (item.outcome) item.outcome = tl::unexpected<Error>(error);
      }
      try {
        writer->script("ROLLBACK;");
      } catch (const DatabaseError&) {  // the engine had already rolled back
      }
    }
  }

  void runWriter() {
    std::vector<Queued> batch;
    std::unique_lock lock(mutex);
    while (true) {
      writeReady.wait(lock, [this] { return stopping || !writes.empty(); });
      if (writes.empty()) return;
      while (!writes.empty() && batch.size() < kBatchJobs) {
        batch.push_back(std::move(writes.front()));
        writes.pop_front();
      }
      lock.unlock();
      commit(batch);
      for (Queued& item : batch) item.done(std::move(item.outcome));
      batch.clear();
      lock.lock();
    }
  }

  DatabaseOptions options;
  std::unique_ptr<Connection> writer;
  std::vector<std::unique_ptr<Connection>> readers;
  std::mutex mutex;
  std::condition_variable readReady, writeReady;
  std::deque<std::function<void(Connection&)>> reads;
  std::deque<Queued> writes;
  bool stopping = false;
  std::vector<std::thread> threads;
};

Database::Database(DatabaseOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}
Database::~Database() = default;

void Database::read(std::function<void(Connection&)> job) {
  if (m_impl->options.readers == 0) return Impl::runRead(*m_impl->writer, job);
  {
    std::lock_guard lock(m_impl->mutex);
    m_impl->reads.push_back(std::move(job));
  }
  m_impl->readReady.notify_one();
}

void Database::write(WriteJob job, Done done) {
  if (m_impl->options.readers == 0) {
    std::vector<Queued> batch;
    batch.push_back({std::move(job), std::move(done), {}});
    m_impl->commit(batch);
    batch[0].done(std::move(batch[0].outcome));
    return;
  }
  {
    std::lock_guard lock(m_impl->mutex);
    if (m_impl->writes.size() < m_impl->options.maxQueuedWrites) {
      m_impl->writes.push_back({std::move(job), std::move(done), {}});
      m_impl->writeReady.notify_one();
      return;
    }
  }
  done(fail(ErrorCode::unavailable,
            "The server has too much to store at once. Ask again in a few seconds, with the same id."));
}

void Database::readNow(const std::function<void(Connection&)>& job) {
  std::promise<void> finished;
  read([&](Connection& connection) {
    try {
      job(connection);
      finished.set_value();
    } catch (...) {
      finished.set_exception(std::current_exception());
    }
  });
  finished.get_future().get();
}

Result<void> Database::writeNow(const WriteJob& job) {
  std::promise<Result<void>> finished;
  write(job, [&](Result<void> outcome) { finished.set_value(std::move(outcome)); });
  return finished.get_future().get();
}

const std::string& Database::path() const { return m_impl->options.path; }

}  // namespace passerelle::sql
