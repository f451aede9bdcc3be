// The checker can fail: every kind of broken promise, made by hand, is found.
#include "tests/support/checker.h"

#include <gtest/gtest.h>

#include "backend/backend.h"
#include "shared/base/digest.h"
#include "tests/support/filing_device.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_people.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

struct CheckerTest : ::testing::Test {
  TempFolder folder;
  ManualClock clock;
  SeededRng rng{3};
  SystemFiles files;
  Acknowledged acknowledged;
  std::unique_ptr<sql::SqliteConnection> connection;

  void SetUp() override {
    BackendOptions options;
    options.dataFolder = folder.path();
    options.readers = 0;
    auto backend = Backend::create(options, clock, rng, files);
    ASSERT_TRUE(backend);
    std::vector<SeededPerson> people;
    ASSERT_TRUE((*backend)->database().writeNow([&](sql::Connection& writer) -> Result<void> {
      people = seedPeople(writer, 1, 2, clock, rng);
      return {};
    }));
    FilingDevice device(people[0].token, 2, clock, rng);
    for (int i = 0; i < 12; ++i) {
      const FilingRequest filing = device.next();
      http::Request request;
      request.method = "PUT";
      request.path = filing.path;
      for (const auto& [name, value] : filing.headers) request.headers.emplace(name, value);
      request.body = filing.body;
      (*backend)->router().handle(std::move(request), http::Reply([&](http::Response response) {
                                    ASSERT_TRUE(device.answered(response.status, response.body)) << device.fault();
                                  }));
    }
    acknowledged = device.acknowledged();
    backend->reset();
    connection = sql::openSqlite(folder.path("passerelle.db"));
    connection->script("PRAGMA foreign_keys=OFF;");
    ASSERT_EQ(complaints(), "");
  }
  std::string complaints() {
    std::string all;
    for (const std::string& fault : check(*connection, acknowledged).faults) all += fault + "\n";
    return all;
  }
  std::string afterwards(const std::string& sql) {
    connection->script(sql);
    return complaints();
  }
  static bool names(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }
};

TEST_F(CheckerTest, FindsALostReport) {
  const std::string said = afterwards("DELETE FROM report_revision WHERE report_id = (SELECT MIN(id) FROM report);");
  EXPECT_TRUE(names(said, "I1: acknowledged and lost")) << said;
  EXPECT_GT(check(*connection, acknowledged).lost, 0);
}

TEST_F(CheckerTest, FindsAReportThatOtherBytesReplaced) {
  EXPECT_TRUE(
      names(afterwards("UPDATE report_revision SET content = content || ' ';"), "I1: acknowledged and changed"));
}

TEST_F(CheckerTest, FindsARepetitionThatBecameARevision) {
  const std::string said = afterwards(R"(
      INSERT INTO report_revision SELECT report_id, revision + 100, hash, content, device_id, received_at, cursor
      FROM report_revision LIMIT 1;
      INSERT INTO report_revision SELECT report_id, revision + 101, hash, content, device_id, received_at, cursor
      FROM report_revision LIMIT 1;)");
  EXPECT_TRUE(names(said, "I2: a repetition became a revision")) << said;
  EXPECT_GT(check(*connection, acknowledged).doubled, 0);
}

TEST_F(CheckerTest, FindsAReportThatIsThereTwice) {
  const std::string said = afterwards(R"(
      CREATE TABLE twice AS SELECT * FROM report; INSERT INTO twice SELECT * FROM report LIMIT 1;
      DROP TABLE report; ALTER TABLE twice RENAME TO report;)");
  EXPECT_TRUE(names(said, "I2: report there twice")) << said;
}

TEST_F(CheckerTest, FindsAHeadThatIsNotTheLastRevision) {
  EXPECT_TRUE(names(afterwards("UPDATE report SET hash = 'other';"), "I2: head and history disagree"));
}

TEST_F(CheckerTest, FindsAMissingChangeAndAGap) {
  const std::string said = afterwards("DELETE FROM change WHERE entity_id = (SELECT MIN(id) FROM report);");
  EXPECT_TRUE(names(said, "I2: no change tells")) << said;
  EXPECT_TRUE(names(said, "I2: the change log has gaps")) << said;
}

TEST_F(CheckerTest, FindsATamperedJournal) {
  EXPECT_TRUE(names(afterwards("UPDATE journal SET actor = 'nobody' WHERE seq = 2;"), "I6: The journal does not hold"));
}

TEST_F(CheckerTest, FindsAFileThatIsMissingChangedOrUnknown) {
  const auto said = [&] {
    Findings findings;
    checkMedia(*connection, folder.path("media/stored"), files, findings);
    std::string all;
    for (const std::string& fault : findings.faults) all += fault + "\n";
    return all;
  };
  ASSERT_TRUE(files.makeFolder(folder.path("media/stored")));
  connection->execute(R"(
      INSERT INTO medium (report_id, id, person_id, kind, type, size_bytes, sha_received, sha_stored, stored_bytes, file,
                          received_at) VALUES ('r', 'm', 'p', 'photo', 'image/jpeg', 1, '', $1, 1, 'f1', 0))",
                      {sql::val(sha256Hex("x"))});
  EXPECT_TRUE(names(said(), "I3: a row without its file: f1"));
  const auto put = [&](const std::string& name, const std::string& bytes) {
    auto file = files.openAt(folder.path("media/stored/" + name), 0);
    ASSERT_TRUE(file && (*file)->append(bytes));
  };
  put("f1", "y");
  EXPECT_TRUE(names(said(), "I3: file and row disagree: f1"));
  put("f1", "x");
  put("f1.thumb", "t");
  EXPECT_EQ(said(), "");
  put("f2", "z");
  EXPECT_TRUE(names(said(), "I3: a file without a row: f2"));
}

}  // namespace passerelle::testing
