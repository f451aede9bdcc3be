// The connection's promises: parameters by number, statements that nest, errors by kind.
#include "shared/sql/connection.h"

#include <gtest/gtest.h>

#include "shared/sql/sqlite_connection.h"
#include "tests/support/temp_folder.h"

namespace passerelle::sql {

struct ConnectionTest : ::testing::Test {
  testing::TempFolder folder;
  std::unique_ptr<SqliteConnection> connection = openSqlite(folder.path("a.db"));
  void SetUp() override { connection->script("CREATE TABLE t (id TEXT PRIMARY KEY, n BIGINT NOT NULL, b BLOB);"); }
};

TEST_F(ConnectionTest, BindsByNumberWhateverTheOrderAndHoweverOften) {
  connection->execute("INSERT INTO t (n, id, b) VALUES ($2, $1, $1)", {val("one"), val(7)});
  auto rows = connection->query("SELECT id, n, b FROM t WHERE n = $3 OR n = $1", {val(7), val("unused"), val(8)});
  const Row* row = rows->next();
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->text(0), "one");
  EXPECT_EQ(row->integer(1), 7);
  EXPECT_EQ(row->bytes(2), "one");
}

TEST_F(ConnectionTest, KeepsZeroBytesAndTellsEmptyTextFromNull) {
  const std::string bytes("a\0b", 3);
  connection->execute("INSERT INTO t VALUES ($1, 1, $2)", {val(std::string_view()), blob(bytes)});
  connection->execute("INSERT INTO t VALUES ($1, 1, $2)", {val("x"), val(nullptr)});
  auto rows = connection->query("SELECT b FROM t ORDER BY id");
  EXPECT_EQ(rows->next()->bytes(0), bytes);
  EXPECT_TRUE(rows->next()->isNull(0));
}

TEST_F(ConnectionTest, StepsTheSameTextTwiceAtOnce) {
  for (int i = 0; i < 3; ++i)
    connection->execute("INSERT INTO t VALUES ($1, $2, NULL)", {val(std::to_string(i)), val(i)});
  int pairs = 0;
  auto outer = connection->query("SELECT n FROM t ORDER BY n");
  while (outer->next() != nullptr) {
    auto inner = connection->query("SELECT n FROM t ORDER BY n");
    while (inner->next() != nullptr) ++pairs;
  }
  EXPECT_EQ(pairs, 9);
}

TEST_F(ConnectionTest, CanUseAStatementAgainAfterItFailed) {
  connection->execute("INSERT INTO t VALUES ('a', 1, NULL)");
  const char* insert = "INSERT INTO t VALUES ($1, $2, NULL)";
  EXPECT_THROW(connection->execute(insert, {val("a"), val(2)}), ConstraintError);
  EXPECT_THROW(connection->execute(insert, {val("b")}), DatabaseError);
  EXPECT_EQ(connection->execute(insert, {val("b"), val(2)}), 1);
}

TEST_F(ConnectionTest, RefusesTooFewParametersOtherNamesAndNothing) {
  EXPECT_THROW(connection->query("SELECT $1, $2", {val(1)}), DatabaseError);
  EXPECT_THROW(connection->query("SELECT ?", {val(1)}), DatabaseError);
  EXPECT_THROW(connection->query("SELECT $name", {val(1)}), DatabaseError);
  EXPECT_THROW(connection->query("  "), DatabaseError);
}

TEST_F(ConnectionTest, EnforcesForeignKeysAndFullSync) {
  connection->script("CREATE TABLE child (id TEXT REFERENCES t (id));");
  EXPECT_THROW(connection->execute("INSERT INTO child VALUES ('nobody')"), ConstraintError);
  EXPECT_EQ(connection->query("PRAGMA synchronous")->next()->integer(0), 2);
  EXPECT_EQ(connection->query("PRAGMA journal_mode")->next()->text(0), "wal");
}

TEST_F(ConnectionTest, ReadOnlyAndQueryOnlyRefuseToWrite) {
  auto reader = openSqlite(folder.path("a.db"), {.queryOnly = true});
  EXPECT_THROW(reader->execute("INSERT INTO t VALUES ('a', 1, NULL)"), DatabaseError);
  auto strict = openSqlite(folder.path("a.db"), {.readOnly = true});
  EXPECT_THROW(strict->execute("INSERT INTO t VALUES ('a', 1, NULL)"), DatabaseError);
  EXPECT_THROW(openSqlite(folder.path("missing.db"), {.readOnly = true}), DatabaseError);
}

TEST_F(ConnectionTest, TellsEveryTextItPrepares) {
  std::vector<std::string> texts;
  auto watched = openSqlite(folder.path("a.db"), {.onPrepare = [&](std::string_view sql) { texts.emplace_back(sql); }});
  watched->query("SELECT n FROM t");
  watched->query("SELECT n FROM t");
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "SELECT n FROM t"), 1);
}

TEST_F(ConnectionTest, CopiesItselfWhileAWriterIsInTheMiddle) {
  connection->execute("INSERT INTO t VALUES ('a', 1, NULL)");
  auto other = openSqlite(folder.path("a.db"));
  other->script("BEGIN IMMEDIATE; INSERT INTO t VALUES ('half', 1, NULL);");
  connection->copyTo(folder.path("copy.db"));
  EXPECT_THROW(connection->copyTo(folder.path("copy.db")), DatabaseError) << "an existing file is never overwritten";
  other->script("ROLLBACK;");
  auto copy = openSqlite(folder.path("copy.db"), {.readOnly = true});
  EXPECT_EQ(copy->query("SELECT COUNT(*) FROM t")->next()->integer(0), 1);
  EXPECT_EQ(copy->damage(), "");
}

}  // namespace passerelle::sql
