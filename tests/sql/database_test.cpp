// The database's promises: groups, one answer each after the commit, and what happens when the disk will not.
#include "shared/sql/database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "shared/sql/sqlite_connection.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/temp_folder.h"

namespace passerelle::sql {
namespace {

constexpr const char* kInsert = "INSERT INTO t VALUES ($1, $2)";

void makeTable(Database& database) {
  ASSERT_TRUE(database.writeNow([](Connection& connection) -> Result<void> {
    connection.script("CREATE TABLE t (id TEXT PRIMARY KEY, content TEXT NOT NULL);");
    return {};
  }));
}

std::int64_t rowsIn(Database& database) {
  std::int64_t rows = -1;
  database.readNow(
      [&](Connection& connection) { rows = connection.query("SELECT COUNT(*) FROM t")->next()->integer(0); });
  return rows;
}

Database::WriteJob insert(const std::string& id, std::size_t bytes = 10) {
  return [id, bytes](Connection& connection) -> Result<void> {
    connection.execute(kInsert, {val(id), val(std::string(bytes, 'x'))});
    return {};
  };
}

/// A job that holds the writer until it is let go: what is written meanwhile becomes one batch.
class Gate {
 public:
  Database::WriteJob job() {
    return [this](Connection&) -> Result<void> {
      m_entered.set_value();
      m_open.get_future().wait();
      return {};
    };
  }
  void waitUntilEntered() { m_entered.get_future().wait(); }
  void open() { m_open.set_value(); }

 private:
  std::promise<void> m_entered, m_open;
};
}  // namespace

struct DatabaseTest : ::testing::Test {
  testing::TempFolder folder;
};

TEST_F(DatabaseTest, AnswersEveryWriteOnceAndAnErrorUndoesItsOwnJobOnly) {
  std::map<int, int> answers;
  std::mutex mutex;
  {
    Database database({.path = folder.path("a.db")});
    makeTable(database);
    Gate gate;
    database.write(gate.job(), [](Result<void>) {});
    gate.waitUntilEntered();
    for (int i = 0; i < 100; ++i) {
      database.write(
          [i](Connection& connection) -> Result<void> {
            connection.execute(kInsert, {val(std::to_string(i)), val("x")});
            if (i % 10 == 3) return fail(ErrorCode::invalid, "no");
            if (i % 10 == 4) connection.execute(kInsert, {val("0"), val("twice")});
            if (i % 10 == 5) throw std::runtime_error("a bug");
            return {};
          },
          [i, &answers, &mutex](Result<void> outcome) {
            std::lock_guard lock(mutex);
            ++answers[i];
            const ErrorCode code = outcome ? ErrorCode::gone : outcome.error().code;
            EXPECT_EQ(code, i % 10 == 3   ? ErrorCode::invalid
                            : i % 10 == 4 ? ErrorCode::conflict
                            : i % 10 == 5 ? ErrorCode::unavailable
                                          : ErrorCode::gone);
          });
    }
    gate.open();
    EXPECT_TRUE(database.writeNow([](Connection&) -> Result<void> { return {}; }));
    EXPECT_EQ(rowsIn(database), 70);
  }
  EXPECT_EQ(answers.size(), 100U);
  for (const auto& [i, count] : answers) EXPECT_EQ(count, 1) << i;
}

TEST_F(DatabaseTest, CommitsWhatIsQueuedTogetherAndAnswersAfterTheCommit) {
  Database database({.path = folder.path("a.db")});
  makeTable(database);
  auto witness = openSqlite(folder.path("a.db"), {.readOnly = true});
  Gate gate;
  database.write(gate.job(), [](Result<void>) {});
  gate.waitUntilEntered();
  std::vector<std::int64_t> seen;
  for (int i = 0; i < 50; ++i)
    database.write(insert(std::to_string(i)),
                   [&](Result<void>) { seen.push_back(witness->query("SELECT COUNT(*) FROM t")->next()->integer(0)); });
  gate.open();
  ASSERT_TRUE(database.writeNow([](Connection&) -> Result<void> { return {}; }));
  EXPECT_EQ(seen, std::vector<std::int64_t>(50, 50))
      << "another connection sees all of the group before the first answer";
}

TEST_F(DatabaseTest, EverythingHandedInIsAnsweredBeforeItIsGone) {
  std::atomic<int> answered = 0;
  {
    Database database({.path = folder.path("a.db")});
    makeTable(database);
    for (int i = 0; i < 2000; ++i) database.write(insert(std::to_string(i)), [&](Result<void>) { ++answered; });
  }
  EXPECT_EQ(answered, 2000);
}

TEST_F(DatabaseTest, AFullQueueIsUnavailableAtOnce) {
  Database database({.path = folder.path("a.db"), .maxQueuedWrites = 3});
  makeTable(database);
  Gate gate;
  database.write(gate.job(), [](Result<void>) {});
  gate.waitUntilEntered();
  std::atomic<int> stored = 0;
  for (int i = 0; i < 3; ++i)
    database.write(insert(std::to_string(i)), [&](Result<void> outcome) { stored += outcome ? 1 : 0; });
  ErrorCode code = ErrorCode::internal;
  database.write(insert("4"), [&](Result<void> outcome) { code = outcome.error().code; });
  EXPECT_EQ(code, ErrorCode::unavailable);
  gate.open();
  while (!database.writeNow([](Connection&) -> Result<void> { return {}; })) std::this_thread::yield();
  EXPECT_EQ(stored, 3);
}

TEST_F(DatabaseTest, AReadSeesOneMomentAndCannotWrite) {
  Database database({.path = folder.path("a.db")});
  makeTable(database);
  std::int64_t before = -1, after = -1;
  database.readNow([&](Connection& connection) {
    before = connection.query("SELECT COUNT(*) FROM t")->next()->integer(0);
    ASSERT_TRUE(database.writeNow(insert("a")));
    after = connection.query("SELECT COUNT(*) FROM t")->next()->integer(0);
    EXPECT_THROW(connection.execute(kInsert, {val("b"), val("x")}), DatabaseError);
  });
  EXPECT_EQ(before, 0);
  EXPECT_EQ(after, 0);
  EXPECT_EQ(rowsIn(database), 1);
}

TEST_F(DatabaseTest, TheLogStaysBoundedWhileReadersComeAndGo) {
  Database database({.path = folder.path("a.db")});
  makeTable(database);
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) rowsIn(database);
  });
  std::atomic<int> stored = 0;
  constexpr int kRows = 6000;  // of 64 kB: 375 MiB through the log
  std::int64_t most = 0;
  for (int i = 0; i < kRows; i += 200) {
    for (int j = i; j < i + 199; ++j)
      database.write(insert(std::to_string(j), 64'000), [&](Result<void> outcome) { stored += outcome ? 1 : 0; });
    ASSERT_TRUE(database.writeNow(insert(std::to_string(i + 199), 64'000)));
    ++stored;
    most = std::max(most, database.walBytes());
  }
  stop = true;
  reader.join();
  EXPECT_EQ(stored, kRows);
  EXPECT_LE(most, 64 * 1024 * 1024);
}

TEST_F(DatabaseTest, ALongReadLetsTheLogGrowAndItShrinksAfterwards) {
  Database database({.path = folder.path("a.db")});
  makeTable(database);
  std::promise<void> reading, finish;
  std::thread reader([&] {
    database.readNow([&](Connection& connection) {
      connection.query("SELECT COUNT(*) FROM t")->next();
      reading.set_value();
      finish.get_future().wait();
    });
  });
  reading.get_future().wait();
  for (int i = 0; i < 1200; ++i) ASSERT_TRUE(database.writeNow(insert(std::to_string(i), 64'000)));
  EXPECT_GT(database.walBytes(), 64 * 1024 * 1024) << "the reader's moment needs it";
  finish.set_value();
  reader.join();
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(database.writeNow(insert("after" + std::to_string(i), 64'000)));
  EXPECT_LE(database.walBytes(), 64 * 1024 * 1024);
  EXPECT_LE(std::filesystem::file_size(folder.path("a.db-wal")), 64U * 1024 * 1024 + 8192);
}

TEST_F(DatabaseTest, TwoDatabasesOnOneFileTakeTurnsAndLoseNothing) {
  Database one({.path = folder.path("a.db")});
  makeTable(one);
  Database two({.path = folder.path("a.db")});
  auto fill = [](Database& database, const std::string& prefix) {
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(database.writeNow(insert(prefix + std::to_string(i))));
  };
  std::thread other([&] { fill(two, "b"); });
  fill(one, "a");
  other.join();
  EXPECT_EQ(rowsIn(one), 400);
}

TEST_F(DatabaseTest, AFullDiskRefusesWritesServesReadsAndRecoversByItself) {
  testing::CrashDisk disk(1);
  Database database({.path = "/a.db", .vfs = disk.name()});
  makeTable(database);
  ASSERT_TRUE(database.writeNow(insert("kept")));
  disk.setCapacityBytes(disk.usedBytes() + 50'000);
  int stored = 0;
  ErrorCode code = ErrorCode::gone;
  for (int i = 0; i < 10; ++i) {
    auto outcome = database.writeNow(insert(std::to_string(i), 20'000));
    if (outcome)
      ++stored;
    else
      code = outcome.error().code;
  }
  EXPECT_EQ(code, ErrorCode::noSpace);
  EXPECT_LT(stored, 10);
  EXPECT_EQ(rowsIn(database), stored + 1);
  disk.setCapacityBytes(-1);
  EXPECT_TRUE(database.writeNow(insert("again", 20'000)));
  EXPECT_EQ(rowsIn(database), stored + 2);
}

TEST_F(DatabaseTest, AFailedSyncIsUnknownAndTheDatabaseIsNotBelievedAnyMore) {
  testing::CrashDisk disk(2);
  int told = 0;
  {
    Database database({.path = "/a.db", .vfs = disk.name(), .onBroken = [&](const std::string&) { ++told; }});
    makeTable(database);
    ASSERT_TRUE(database.writeNow(insert("kept")));
    disk.failSyncs(1);
    auto outcome = database.writeNow(insert("unknown"));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::unavailable);
    auto later = database.writeNow(insert("later"));
    ASSERT_FALSE(later) << "the kernel would call the next sync a success without writing";
    EXPECT_EQ(later.error().code, ErrorCode::unavailable);
  }
  EXPECT_EQ(told, 1);
  // Opened afresh and cut off at once: what an answer is built on was synced again.
  bool unknownIsThere = false;
  {
    Database database({.path = "/a.db", .vfs = disk.name()});
    database.readNow([&](Connection& connection) {
      unknownIsThere = connection.query("SELECT id FROM t WHERE id = 'unknown'")->next() != nullptr;
    });
    disk.crashAt(1);
    (void)database.writeNow(insert("x"));
  }
  disk.reboot();
  Database database({.path = "/a.db", .vfs = disk.name()});
  database.readNow([&](Connection& connection) {
    EXPECT_NE(connection.query("SELECT id FROM t WHERE id = 'kept'")->next(), nullptr);
    EXPECT_EQ(connection.query("SELECT id FROM t WHERE id = 'unknown'")->next() != nullptr, unknownIsThere);
  });
}

TEST_F(DatabaseTest, AFlippedBitIsAnErrorNotAnAnswer) {
  testing::CrashDisk disk(3);
  {
    Database database({.path = "/a.db", .readers = 0, .vfs = disk.name()});
    makeTable(database);
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(database.writeNow(insert(std::to_string(i), 1000)));
  }
  for (std::int64_t page = 1; page < 20; ++page) disk.flipBit("/a.db", page * 8192 + 5);
  auto connection = openSqlite("/a.db", {.vfs = disk.name()});
  EXPECT_NE(connection->damage(), "");
}

TEST_F(DatabaseTest, WithoutThreadsAnAnswerMayAskAgain) {
  Database database({.path = folder.path("a.db"), .readers = 0});
  makeTable(database);
  std::vector<int> order;
  database.read([&](Connection& connection) {
    connection.query("SELECT COUNT(*) FROM t")->next();
    database.write(insert("from a read"), [&](Result<void> outcome) {
      EXPECT_TRUE(outcome);
      order.push_back(2);
      EXPECT_TRUE(database.writeNow(insert("from an answer")));
      order.push_back(3);
    });
    order.push_back(1);
  });
  EXPECT_EQ(order, (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(rowsIn(database), 2);
}

TEST_F(DatabaseTest, AJobThatReturnsAValueHandsItOverAfterTheCommit) {
  Database database({.path = folder.path("a.db")});
  makeTable(database);
  std::promise<Result<int>> promise;
  database.write<int>([](Connection&) -> Result<int> { return 7; },
                      [&](Result<int> value) { promise.set_value(value); });
  EXPECT_EQ(*promise.get_future().get(), 7);
}

}  // namespace passerelle::sql
