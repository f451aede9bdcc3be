#include "shared/sql/database.h"

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/group_writer.h"
#include "shared/sql/sqlite_connection.h"

namespace passerelle::sql {
namespace {
constexpr std::size_t kBatchJobs = 512;
/// While several write at once, a group begins no sooner after the last one than this, unless it has kWorthwhileJobs:
/// a commit writes whole pages, and those of neighbours are largely the same ones (docs/adr/0028).
constexpr Milliseconds kBetweenGroups{5};
constexpr std::size_t kWorthwhileJobs = 16;
/// Above this the log is copied into the file, beside the writer.
constexpr std::int64_t kCopyBytes = 16 * 1024 * 1024;
/// Above this the writer stops for it.
constexpr std::int64_t kStopBytes = 48 * 1024 * 1024;
/// For a copy that the other thread has begun.
constexpr std::chrono::seconds kCopyPatience{1};
/// Without threads of its own, the writer copies after this much.
constexpr std::int64_t kInlineCopyBytes = 4 * 1024 * 1024;
}  // namespace

class Database::Impl {
 public:
  explicit Impl(DatabaseOptions opened) : options(std::move(opened)) {
    connection = openSqlite(options.path, optionsOf(false));
    connection->checkpoint(SqliteConnection::Checkpoint::truncate, Milliseconds(1000));
    if (options.readers == 0) {
      writer = std::make_unique<GroupWriter>(*connection);
      return;
    }
    writer = std::make_unique<GroupWriter>(*connection, [this](std::span<QueuedWrite> ran) { handOver(ran); });
    for (int i = 0; i < options.readers; ++i) readers.push_back(openSqlite(options.path, optionsOf(true)));
    copier = openSqlite(options.path, {.vfs = options.vfs});
    for (auto& reader : readers) threads.emplace_back([this, &reader] { runReader(*reader); });
    threads.emplace_back([this] { runCopier(); });
    answerer = std::thread([this] { runAnswers(); });
    threads.emplace_back([this] { runWriter(); });
  }

  ~Impl() {
    {
      std::lock_guard lock(mutex);
      stopping = true;
    }
    readReady.notify_all();
    writeReady.notify_all();
    copyReady.notify_all();
    copyEnded.notify_all();
    for (auto& thread : threads) thread.join();
    if (!answerer.joinable()) return;
    {
      std::lock_guard lock(answerMutex);
      lastAnswer = true;
    }
    answerReady.notify_all();
    answerer.join();
  }

  /// The writer's: what has been committed is answered beside it, while it works on the next group and waits for the
  /// disk.
  void handOver(std::span<QueuedWrite> ran) {
    {
      std::lock_guard lock(answerMutex);
      for (QueuedWrite& item : ran) answers.push_back(std::move(item));
    }
    answerReady.notify_one();
  }

  void runAnswers() {
    std::vector<QueuedWrite> ready;
    std::unique_lock lock(answerMutex);
    while (true) {
      answerReady.wait(lock, [this] { return lastAnswer || !answers.empty(); });
      if (answers.empty()) return;
      ready.swap(answers);
      lock.unlock();
      GroupWriter::answerHere(ready);
      ready.clear();
      lock.lock();
    }
  }

  static void runRead(SqliteConnection& on, const std::function<void(Connection&)>& job) {
    const bool nested = on.inTransaction();  // without threads, an answer may ask again at once
    try {
      if (!nested) on.execute("BEGIN");
      job(on);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "read: %s\n", error.what());
    }
    try {
      if (!nested && on.inTransaction()) on.execute("COMMIT");
    } catch (const std::exception& error) {
      std::fprintf(stderr, "read: %s\n", error.what());
    }
  }

  void runReader(SqliteConnection& on) {
    std::unique_lock lock(mutex);
    while (true) {
      readReady.wait(lock, [this] { return stopping || !reads.empty(); });
      if (reads.empty()) return;
      auto job = std::move(reads.front());
      reads.pop_front();
      lock.unlock();
      runRead(on, job);
      job = nullptr;
      lock.lock();
    }
  }

  void runWriter() {
    std::vector<QueuedWrite> batch;
    const SystemClock clock;
    Milliseconds earliest{0};
    std::unique_lock lock(mutex);
    while (true) {
      const auto wanted = [this] { return stopping || writes.size() >= jobsAwaited; };
      jobsAwaited = 1;
      writeReady.wait(lock, wanted);
      if (writes.empty()) return;
      jobsAwaited = kWorthwhileJobs;
      writeReady.wait_for(lock, earliest - clock.monotonic(), wanted);
      const Milliseconds began = clock.monotonic();
      while (!writes.empty() && batch.size() < kBatchJobs) {
        batch.push_back(std::move(writes.front()));
        writes.pop_front();
      }
      // Who is alone waits for nobody.
      earliest = batch.size() > 1 ? began + kBetweenGroups : began;
      lock.unlock();
      for (std::span<QueuedWrite> rest(batch); !rest.empty();) {
        rest = rest.subspan(writer->commit(rest));
        boundLog();
        tellBroken();
      }
      batch.clear();
      lock.lock();
    }
  }

  /// On the writer's thread, between two transactions.
  void boundLog() {
    const std::int64_t bytes = connection->walBytes();
    walBytes.store(bytes, std::memory_order_relaxed);
    if (bytes < kCopyBytes) {
      refusedAtBytes = 0;
      return;
    }
    // Copied for the greatest part beside us: the rest is short, and the next transaction begins the log anew. A reader
    // in the way is asked again only after another 8 MiB: waiting for it at every commit would stop the writer.
    if ((copied.exchange(false) || bytes > kStopBytes) && bytes > refusedAtBytes + kCopyBytes / 2) {
      // A copy under way refuses ours at once.
      std::unique_lock lock(mutex);
      copyEnded.wait_for(lock, kCopyPatience, [this] { return stopping || !copying.load(); });
      lock.unlock();
      refusedAtBytes = copyLog(*connection, SqliteConnection::Checkpoint::restart, Milliseconds(100)) ? 0 : bytes;
      return;
    }
    if (!copying.exchange(true)) copyReady.notify_one();
  }

  bool copyLog(SqliteConnection& on, SqliteConnection::Checkpoint mode, Milliseconds wait) {
    try {
      return on.checkpoint(mode, wait);
    } catch (const DiskFullError& error) {
      std::fprintf(stderr, "checkpoint: %s\n", error.what());
    } catch (const DatabaseError& error) {
      // The file may have been written in part and the log is still whole: only opening afresh copies it again.
      std::lock_guard lock(mutex);
      copyFailed = error.what();
    }
    return false;
  }

  void runCopier() {
    std::unique_lock lock(mutex);
    while (true) {
      copyReady.wait(lock, [this] { return stopping || copying.load(); });
      if (stopping) return;
      lock.unlock();
      copyLog(*copier, SqliteConnection::Checkpoint::passive, Milliseconds(0));
      lock.lock();
      copied.store(true);
      copying.store(false);
      copyEnded.notify_one();
    }
  }

  void tellBroken() {
    {
      std::lock_guard lock(mutex);
      if (!copyFailed.empty()) writer->breakWith(copyFailed);
    }
    if (writer->broken().empty() || told) return;
    told = true;
    if (options.onBroken)
      options.onBroken(writer->broken());
    else
      std::fprintf(stderr, "the disk failed: %s\n", writer->broken().c_str());
  }

  /// Without threads: what is asked from inside a job runs after it, everything else at once.
  void drainInline() {
    while (!writes.empty() && !connection->inTransaction()) {
      QueuedWrite next = std::move(writes.front());
      writes.pop_front();
      writer->commit({&next, 1});
      walBytes.store(connection->walBytes(), std::memory_order_relaxed);
      if (connection->walBytes() > kInlineCopyBytes && !connection->inTransaction())
        copyLog(*connection, SqliteConnection::Checkpoint::restart, Milliseconds(0));
      tellBroken();
    }
  }

  SqliteOptions optionsOf(bool queryOnly) const {
    return {.queryOnly = queryOnly, .vfs = options.vfs, .cacheKib = options.cacheKib, .onPrepare = options.onPrepare};
  }

  DatabaseOptions options;
  std::unique_ptr<SqliteConnection> connection, copier;
  std::unique_ptr<GroupWriter> writer;
  std::vector<std::unique_ptr<SqliteConnection>> readers;
  std::mutex mutex;
  std::condition_variable readReady, writeReady, copyReady, copyEnded;
  std::deque<std::function<void(Connection&)>> reads;
  std::deque<QueuedWrite> writes;
  std::size_t jobsAwaited = 1;  ///< the writer sleeps until there are so many, or for a time
  bool stopping = false;
  bool told = false;
  std::string copyFailed;
  std::atomic<bool> copying{false}, copied{false};
  std::atomic<std::int64_t> walBytes{0};
  std::int64_t refusedAtBytes = 0;
  std::mutex answerMutex;
  std::condition_variable answerReady;
  std::vector<QueuedWrite> answers;
  bool lastAnswer = false;
  std::thread answerer;
  std::vector<std::thread> threads;
};

Database::Database(DatabaseOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}
Database::~Database() = default;

void Database::read(std::function<void(Connection&)> job) {
  if (m_impl->options.readers == 0) {
    Impl::runRead(*m_impl->connection, job);
    return m_impl->drainInline();
  }
  {
    std::lock_guard lock(m_impl->mutex);
    m_impl->reads.push_back(std::move(job));
  }
  m_impl->readReady.notify_one();
}

void Database::write(WriteJob job, Done done) {
  if (m_impl->options.readers == 0) {
    m_impl->writes.push_back({std::move(job), std::move(done), {}});
    return m_impl->drainInline();
  }
  {
    std::unique_lock lock(m_impl->mutex);
    if (m_impl->writes.size() < m_impl->options.maxQueuedWrites) {
      m_impl->writes.push_back({std::move(job), std::move(done), {}});
      const bool awaited = m_impl->writes.size() >= m_impl->jobsAwaited;
      lock.unlock();
      if (awaited) m_impl->writeReady.notify_one();
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

void Database::copyTo(const std::string& target) {
  openSqlite(m_impl->options.path, {.vfs = m_impl->options.vfs})->copyTo(target);
}

void Database::cutLog() {
  Impl& impl = *m_impl;
  if (impl.options.readers > 0 || impl.connection->inTransaction()) return;
  impl.copyLog(*impl.connection, SqliteConnection::Checkpoint::truncate, Milliseconds(0));
  impl.walBytes.store(impl.connection->walBytes(), std::memory_order_relaxed);
}

const std::string& Database::path() const { return m_impl->options.path; }
std::int64_t Database::walBytes() const { return m_impl->walBytes.load(std::memory_order_relaxed); }

}  // namespace passerelle::sql
