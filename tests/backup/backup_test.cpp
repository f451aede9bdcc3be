// A backup is whole, verified and restorable; damage is found; a restored store says that it is another life.
#include "backend/backup/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "backend/backup/daily_backup.h"
#include "backend/backup/generation.h"
#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/sql/migrate_store.h"
#include "shared/sql/database.h"
#include "shared/sql/sqlite_connection.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace passerelle::backup {

struct BackupTest : ::testing::Test {
  testing::TempFolder folder;
  testing::ManualClock clock;
  SeededRng rng{1};
  SystemFiles files;
  std::string data = folder.path("data");
  std::string out = folder.path("out");

  void SetUp() override {
    ASSERT_TRUE(files.makeFolder(data + "/media/stored/ab"));
    ASSERT_TRUE(files.makeFolder(data + "/media/incoming"));
    ASSERT_TRUE(migrateStore(data, {}, clock, files));
    put(data + "/media/stored/ab/photo.jpg", std::string(2'500'000, 'p'));
    put(data + "/media/incoming/half.part", "half");
    auto connection = open(data);
    ensureGeneration(*connection, rng);
    addChange(*connection);
  }
  std::unique_ptr<sql::SqliteConnection> open(const std::string& where) {
    return sql::openSqlite(where + "/passerelle.db");
  }
  void addChange(sql::Connection& connection) {
    connection.script("BEGIN IMMEDIATE;");
    connection.execute("INSERT INTO region (code, name) VALUES ($1, 'Rhône')",
                       {sql::val(std::to_string(changes::last(connection)))});
    changes::append(connection, "unit", "LYO-01", "all", clock.now());
    journal::append(connection, rng, clock.now(), "system", "unit.imported", "unit:LYO-01", "content");
    connection.script("COMMIT;");
  }
  void put(const std::string& path, const std::string& bytes) {
    auto file = files.openAt(path, 0);
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->append(bytes));
  }
  void damage(const std::string& path, std::int64_t offset) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(offset);
    file.put('!');
  }
  std::string why(const Result<Manifest>& result) { return result ? "" : result.error().message; }
};

TEST_F(BackupTest, HoldsDatabaseAndStoredMediaAndNothingElse) {
  auto manifest = takeBackup(data, out, clock, files);
  ASSERT_TRUE(manifest) << why(manifest);
  EXPECT_EQ(manifest->backedUpThrough, 1);
  EXPECT_EQ(manifest->rows.at("region"), 1);
  EXPECT_THAT(*files.walk(out),
              ::testing::UnorderedElementsAre("manifest.json", "passerelle.db", "media/stored/ab/photo.jpg"));
  EXPECT_TRUE(verifyBackup(out, files));
  EXPECT_THAT(*files.folders(folder.path()), ::testing::ElementsAre("data", "out"));
}

TEST_F(BackupTest, IsTakenWhileAWriterWorksAndSeesOneMoment) {
  auto writer = open(data);
  writer->script("BEGIN IMMEDIATE; INSERT INTO region VALUES ('half', 'half');");
  auto manifest = takeBackup(data, out, clock, files);
  ASSERT_TRUE(manifest) << why(manifest);
  writer->script("ROLLBACK;");
  EXPECT_EQ(manifest->rows.at("region"), 1);
}

TEST_F(BackupTest, RefusesToOverwriteAndNamesMissingData) {
  ASSERT_TRUE(takeBackup(data, out, clock, files));
  EXPECT_EQ(takeBackup(data, out, clock, files).error().code, ErrorCode::conflict);
  EXPECT_EQ(takeBackup(folder.path("nowhere"), folder.path("b"), clock, files).error().code, ErrorCode::notFound);
}

TEST_F(BackupTest, EveryDamageIsFound) {
  ASSERT_TRUE(takeBackup(data, out, clock, files));
  const auto spoiled = [&](const std::function<void(const std::string&)>& spoil) {
    const std::string copy = folder.path("spoiled");
    std::filesystem::remove_all(copy);
    std::filesystem::copy(out, copy, std::filesystem::copy_options::recursive);
    spoil(copy);
    return !verifyBackup(copy, files).has_value();
  };
  EXPECT_FALSE(spoiled([](const std::string&) {})) << "an untouched copy verifies";
  EXPECT_TRUE(spoiled([&](const std::string& copy) { damage(copy + "/media/stored/ab/photo.jpg", 2'499'999); }));
  EXPECT_TRUE(spoiled([&](const std::string& copy) { damage(copy + "/passerelle.db", 20'000); }));
  EXPECT_TRUE(spoiled([](const std::string& copy) { std::filesystem::resize_file(copy + "/passerelle.db", 8192); }));
  EXPECT_TRUE(spoiled([](const std::string& copy) { std::filesystem::remove(copy + "/media/stored/ab/photo.jpg"); }));
  EXPECT_TRUE(spoiled([](const std::string& copy) { std::filesystem::remove(copy + "/manifest.json"); }));
  EXPECT_TRUE(spoiled([](const std::string& copy) { std::filesystem::resize_file(copy + "/manifest.json", 60); }));
}

TEST_F(BackupTest, ABrokenJournalDoesNotPassAsABackup) {
  open(data)->script("UPDATE journal SET action = 'nothing' WHERE seq = 1;");
  EXPECT_FALSE(takeBackup(data, out, clock, files));
  EXPECT_THAT(*files.folders(folder.path()), ::testing::ElementsAre("data")) << "nothing half-made is left";
}

TEST_F(BackupTest, RestoresIntoANewFolderAsAnotherLifeOfTheStore) {
  ASSERT_TRUE(takeBackup(data, out, clock, files));
  const std::string before = readState(*open(data)).generation;
  addChange(*open(data));  // lost by going back
  const std::string fresh = folder.path("fresh");
  auto manifest = restoreBackup(out, fresh, rng, files);
  ASSERT_TRUE(manifest) << why(manifest);
  auto connection = open(fresh);
  const StoreState state = readState(*connection);
  EXPECT_NE(state.generation, before);
  EXPECT_FALSE(state.generation.empty());
  EXPECT_EQ(state.backedUpThrough, 1);
  EXPECT_EQ(changes::last(*connection), 1);
  EXPECT_EQ(*files.read(fresh + "/media/stored/ab/photo.jpg"), std::string(2'500'000, 'p'));
  const std::string second = folder.path("second");
  ASSERT_TRUE(restoreBackup(out, second, rng, files));
  EXPECT_NE(readState(*open(second)).generation, state.generation);
}

TEST_F(BackupTest, RestoresOverNothingAndOnlyWhatVerifies) {
  ASSERT_TRUE(takeBackup(data, out, clock, files));
  EXPECT_EQ(restoreBackup(out, data, rng, files).error().code, ErrorCode::refused);
  const std::string fresh = folder.path("fresh");
  ASSERT_TRUE(files.makeFolder(fresh));
  damage(out + "/media/stored/ab/photo.jpg", 5);
  EXPECT_FALSE(restoreBackup(out, fresh, rng, files));
  EXPECT_TRUE(files.walk(fresh)->empty());
  EXPECT_EQ(restoreBackup(folder.path("nowhere"), fresh, rng, files).error().code, ErrorCode::notFound);
}

TEST_F(BackupTest, ManifestCannotNameFilesOutsideOfTheBackup) {
  Manifest manifest;
  manifest.files.push_back({"../../etc/passwd", 1, "00"});
  EXPECT_FALSE(manifestFromJson(toJson(manifest)));
}

TEST_F(BackupTest, EachDayOneAndTheLastSevenAreKept) {
  sql::Database database({.path = data + "/passerelle.db"});
  Generation generation;
  DailyBackup daily(database, data, generation, clock, files);
  ASSERT_TRUE(files.makeFolder(data + "/backups/daily-20261116T164000Z.part"));  // left by a killed process
  for (int day = 0; day < 9; ++day) {
    for (int hour = 0; hour < 4; ++hour) {
      daily.runDue();
      daily.wait();
      clock.advance(std::chrono::hours(6));
    }
    ASSERT_TRUE(database.writeNow([&](sql::Connection& connection) -> Result<void> {
      changes::append(connection, "unit", "LYO-01", "all", clock.now());
      return {};
    }));
  }
  const auto names = *files.folders(data + "/backups");
  ASSERT_EQ(names.size(), 7U);
  EXPECT_EQ(names.front(), "daily-20261119T164000Z");
  EXPECT_EQ(generation.backedUpThrough(), 9) << "the ninth backup holds the first change and eight more";
  EXPECT_TRUE(verifyBackup(data + "/backups/" + names.back(), files));
}

TEST_F(BackupTest, WhatIsRecordedNeverGoesBack) {
  auto connection = open(data);
  recordBackup(*connection, 5);
  recordBackup(*connection, 3);
  EXPECT_EQ(readState(*connection).backedUpThrough, 5);
}

}  // namespace passerelle::backup
