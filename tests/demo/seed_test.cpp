#include <gtest/gtest.h>

#include "backend/backend.h"
#include "backend/demo/seed.h"
#include "shared/base/files.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
std::int64_t count(sql::Database& database, std::string_view sql) {
  std::int64_t number = -1;
  database.readNow([&](sql::Connection& connection) { number = connection.query(sql)->next()->integer(0); });
  return number;
}
}  // namespace

TEST(Demo, LivesFiveWeeksThroughTheSameRoutesAsEverybody) {
  testing::TempFolder folder;
  testing::ManualClock clock;
  SystemRng rng;
  SystemFiles files;
  BackendOptions options;
  options.dataFolder = folder.path();
  options.readers = 0;
  auto seeded = demo::seed(options, clock, rng, files);
  ASSERT_TRUE(seeded) << seeded.error().message;
  EXPECT_EQ(seeded->units, 300);
  EXPECT_GE(seeded->people, 600);

  auto backend = Backend::create(options, clock, rng, files);
  ASSERT_TRUE(backend);
  sql::Database& database = (*backend)->database();
  EXPECT_EQ(count(database, "SELECT COUNT(*) FROM report"), 47);
  EXPECT_GE(count(database, "SELECT COUNT(*) FROM report WHERE state = 'published'"), 40);
  EXPECT_GE(count(database, "SELECT COUNT(*) FROM report WHERE state = 'withHost'"), 1)
      << "a host has something to answer";
  EXPECT_GE(count(database, "SELECT COUNT(*) FROM medium WHERE kind = 'photo'"), 25);
  EXPECT_GE(count(database, "SELECT COUNT(*) FROM support"), 150);
  EXPECT_EQ(count(database, "SELECT COUNT(*) FROM device WHERE revoked_at IS NULL"), 0)
      << "no token of the seeding lives on";
  EXPECT_EQ(count(database, "SELECT COUNT(*) FROM report WHERE received_at > " + std::to_string(toMs(clock.now()))), 0);
  EXPECT_EQ(count(database, "SELECT COUNT(*) FROM round WHERE kind = 'reports' AND state = 'published'"), 1);
  EXPECT_GE(count(database, "SELECT COUNT(*) FROM reward WHERE kind = 'badge'"), 1);
  EXPECT_EQ(count(database, "SELECT COUNT(*) FROM reward WHERE kind = 'nomination'"), 1);
  EXPECT_GE(count(database, "SELECT COUNT(DISTINCT status) FROM decision"), 3) << "answers of several kinds are shown";
  EXPECT_EQ(count(database, "SELECT COUNT(*) FROM decision WHERE tell_at IS NOT NULL"), 0) << "and told";
  backend->reset();
  EXPECT_FALSE(demo::seed(options, clock, rng, files)) << "a folder that holds reports is left alone";
}

}  // namespace passerelle
