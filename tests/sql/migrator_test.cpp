// A schema is brought up to date whole or not at all.
#include "shared/sql/migrator.h"

#include <gtest/gtest.h>

#include "shared/sql/sqlite_connection.h"
#include "tests/support/crash_vfs.h"

namespace passerelle::sql {
namespace {
constexpr Migration kFirst[] = {{1, "first", "CREATE TABLE a (id TEXT PRIMARY KEY); INSERT INTO a VALUES ('kept');"}};
constexpr Migration kBoth[] = {
    kFirst[0],
    {2, "second",
     "CREATE TABLE b (id TEXT PRIMARY KEY, a_id TEXT NOT NULL REFERENCES a (id));"
     "INSERT INTO b SELECT 'b', id FROM a; CREATE INDEX b_a ON b (a_id); ALTER TABLE a ADD COLUMN n BIGINT;"}};
constexpr Migration kBroken[] = {kFirst[0], {2, "second", "CREATE TABLE b (id TEXT); CREATE NONSENSE;"}};

bool has(Connection& connection, const std::string& table) {
  return connection.query("SELECT 1 FROM sqlite_master WHERE name = $1", {val(table)})->next() != nullptr;
}
}  // namespace

struct MigratorTest : ::testing::Test {
  testing::CrashDisk disk{5};
  std::unique_ptr<SqliteConnection> open() { return openSqlite("/a.db", {.vfs = disk.name()}); }
};

TEST_F(MigratorTest, AppliesWhatIsMissingAndNothingTwice) {
  auto connection = open();
  EXPECT_EQ(schemaVersion(*connection), 0);
  ASSERT_TRUE(migrate(*connection, kFirst));
  ASSERT_TRUE(migrate(*connection, kBoth));
  ASSERT_TRUE(migrate(*connection, kBoth));
  EXPECT_EQ(schemaVersion(*connection), 2);
  EXPECT_EQ(connection->query("SELECT a_id FROM b")->next()->text(0), "kept");
}

TEST_F(MigratorTest, RefusesASchemaNewerThanItselfAndTouchesNothing) {
  auto connection = open();
  ASSERT_TRUE(migrate(*connection, kBoth));
  auto outcome = migrate(*connection, kFirst);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::refused);
  EXPECT_EQ(schemaVersion(*connection), 2);
}

TEST_F(MigratorTest, AStatementThatFailsUndoesAll) {
  auto connection = open();
  ASSERT_TRUE(migrate(*connection, kFirst));
  EXPECT_THROW((void)migrate(*connection, kBroken), DatabaseError);
  EXPECT_EQ(schemaVersion(*connection), 1);
  EXPECT_FALSE(has(*connection, "b"));
}

TEST_F(MigratorTest, AsksForABackupOfExistingDataOnlyAndStopsWithoutIt) {
  auto connection = open();
  int asked = 0;
  const auto refuse = [&](int version) -> Result<void> {
    EXPECT_EQ(version, 1);
    ++asked;
    return fail(ErrorCode::noSpace, "no room for a backup");
  };
  ASSERT_TRUE(migrate(*connection, kFirst, refuse));
  EXPECT_EQ(asked, 0);
  EXPECT_FALSE(migrate(*connection, kBoth, refuse));
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(schemaVersion(*connection), 1);
}

TEST_F(MigratorTest, PowerCutAtEveryOperationLeavesTheOldSchemaOrTheNewOne) {
  int old = 0, fresh = 0;
  for (std::uint64_t operation = 1;; ++operation) {
    testing::CrashDisk own(operation);
    {
      auto connection = openSqlite("/a.db", {.vfs = own.name()});
      ASSERT_TRUE(migrate(*connection, kFirst));
    }
    own.crashAt(operation);
    try {
      auto connection = openSqlite("/a.db", {.vfs = own.name()});
      (void)migrate(*connection, kBoth);
    } catch (const DatabaseError&) {
    }
    const bool reached = own.crashed();
    own.reboot();
    auto connection = openSqlite("/a.db", {.vfs = own.name()});
    ASSERT_EQ(connection->damage(), "") << "operation " << operation;
    const int version = schemaVersion(*connection);
    ASSERT_TRUE(version == 1 || version == 2) << "operation " << operation;
    ASSERT_EQ(has(*connection, "b"), version == 2);
    ASSERT_EQ(has(*connection, "b_a"), version == 2);
    ASSERT_EQ(connection->query("SELECT id FROM a")->next()->text(0), "kept");
    (version == 1 ? old : fresh)++;
    if (!reached) break;
  }
  EXPECT_GT(old, 3);
  EXPECT_GT(fresh, 0);
}

}  // namespace passerelle::sql
