// SQL is written once: what SQLite runs, PostgreSQL can prepare.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <memory>

#include "backend/sql/migrations.h"
#include "tests/postgres/cluster.h"
#include "tests/postgres/statements.h"

namespace passerelle {
namespace {
using testing::Statement;

struct Close {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, Close>;
using Outcome = std::unique_ptr<PGresult, Close>;

/// Empty, or what PostgreSQL says against it.
std::string complaint(PGconn* connection, const std::string& sql) {
  Outcome prepared(PQprepare(connection, "", sql.c_str(), 0, nullptr));
  return PQresultStatus(prepared.get()) == PGRES_COMMAND_OK ? "" : PQresultErrorMessage(prepared.get());
}
}  // namespace

struct PostgresPrepare : ::testing::Test {
  static void SetUpTestSuite() {
    s_cluster = std::make_unique<testing::PostgresCluster>();
    s_connection.reset(PQconnectdb(s_cluster->connectionString().c_str()));
    ASSERT_EQ(PQstatus(s_connection.get()), CONNECTION_OK) << PQerrorMessage(s_connection.get());
    PQsetNoticeProcessor(
        s_connection.get(), [](void*, const char*) {}, nullptr);
    Outcome version(
        PQexec(s_connection.get(), "CREATE TABLE schema_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL)"));
    for (const auto& migration : serverMigrations()) {
      Outcome made(PQexec(s_connection.get(), std::string(migration.sql).c_str()));
      ASSERT_EQ(PQresultStatus(made.get()), PGRES_COMMAND_OK)
          << migration.name << ": " << PQresultErrorMessage(made.get());
    }
  }
  static void TearDownTestSuite() {
    s_connection.reset();
    s_cluster.reset();
  }
  static inline std::unique_ptr<testing::PostgresCluster> s_cluster;
  static inline Connection s_connection;
};

TEST_F(PostgresPrepare, TakesEveryStatementOfTheBackend) {
  const auto statements = testing::statementsUnder("backend");
  EXPECT_GE(statements.size(), 5U) << "the scanner finds nothing";
  int refused = 0;
  for (const Statement& statement : statements) {
    EXPECT_TRUE(statement.whole) << statement.place
                                 << ": write the statement whole, in one literal; this test cannot see "
                                 << "what is added to it at run time";
    const std::string said = complaint(s_connection.get(), statement.sql);
    if (said.empty()) continue;
    ++refused;
    ADD_FAILURE() << statement.place << ": " << said << statement.sql;
  }
  std::printf("%zu statements prepared by PostgreSQL, %d refused\n", statements.size(), refused);
}

TEST_F(PostgresPrepare, RefusesWhatOnlySqliteKnows) {
  EXPECT_NE(complaint(s_connection.get(), "INSERT OR REPLACE INTO region VALUES ($1, $2)"), "");
  EXPECT_NE(complaint(s_connection.get(), "SELECT nonsense FROM region"), "");
}

TEST(Statements, AreFoundWhereverTheyStandInASource) {
  const auto found = testing::statementsIn(R"source(
// "SELECT comment FROM nowhere"
auto a = "SELECT 1 "
         "FROM t";  /* "DELETE FROM t" */
f(R"(
   INSERT INTO t VALUES ($1))", '"', 1'000, "text", "Delete it");
constexpr auto kWith = R"sql(WITH x AS (SELECT ')') SELECT * FROM x)sql";
g("UPDATE t SET a = \"b\"");
h("SELECT " + kColumns, std::string("SELECT a FROM ") + table);
)source",
                                           "f.cpp");
  ASSERT_EQ(found.size(), 6U);
  EXPECT_TRUE(found[0].whole && found[1].whole && found[2].whole && found[3].whole);
  EXPECT_FALSE(found[4].whole || found[5].whole);
  EXPECT_EQ(found[0].sql, "SELECT 1 FROM t");
  EXPECT_EQ(found[0].place, "f.cpp:3");
  EXPECT_THAT(found[1].sql, ::testing::HasSubstr("INSERT INTO t VALUES ($1)"));
  EXPECT_THAT(found[2].sql, ::testing::StartsWith("WITH x"));
  EXPECT_EQ(found[3].sql, "UPDATE t SET a = \"b\"");
}

}  // namespace passerelle
