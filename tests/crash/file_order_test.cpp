// Files are durable before a row speaks of them: bytes, sync, rename, sync of the folder, row, receipt.
#include <gtest/gtest.h>

#include <algorithm>

#include "shared/sql/sqlite_connection.h"

#include "tests/media/media_world.h"
#include "tests/support/recording_files.h"

namespace passerelle {
namespace {

std::ptrdiff_t placeOf(const std::vector<std::string>& steps, const std::string& beginning,
                       const std::string& end = {}) {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const std::string& step) {
    return step.starts_with(beginning) && step.ends_with(end);
  });
  return found == steps.end() ? -1 : found - steps.begin();
}
}  // namespace

TEST(FileOrder, AMediumIsOnTheDiskBeforeItsRow) {
  testing::RecordingFiles files;
  testing::MediaWorld world(&files);
  const std::string photo = "a photo of an empty shelf, thirty-nine bytes";
  const std::string location = testing::headerOf(world.create(photo), "Location");
  files.steps.clear();
  auto witness = sql::openSqlite(world.folder + "/passerelle.db", {.queryOnly = true});
  files.onStep = [&](const std::string& step) {
    const bool stored = witness->query("SELECT 1 FROM medium")->next() != nullptr;
    const bool cleansUp = step.starts_with("remove ");
    EXPECT_TRUE(!stored || cleansUp) << "the row stood before: " << step;
  };
  ASSERT_EQ(world.send("PATCH", location, testing::MediaWorld::patchHeaders(0), photo).status, 204);
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 1);

  const auto partSynced = placeOf(files.steps, "sync ", ".part");
  const auto pictureSynced = placeOf(files.steps, "sync ", ".tmp");
  const auto renamed = placeOf(files.steps, "rename ");
  const auto folderSynced = placeOf(files.steps, "folder stored");
  EXPECT_GE(partSynced, 0) << "the offset that was answered is durable";
  EXPECT_GE(pictureSynced, 0);
  EXPECT_LT(pictureSynced, renamed);
  EXPECT_LT(renamed, folderSynced);
}

TEST(FileOrder, APartIsDurableWithItsNameBeforeItsOffsetIsAnswered) {
  testing::RecordingFiles files;
  testing::MediaWorld world(&files);
  const std::string photo(1000, 'p');
  const std::string location = testing::headerOf(world.create(photo), "Location");
  files.steps.clear();
  ASSERT_EQ(world.send("PATCH", location, testing::MediaWorld::patchHeaders(0), photo.substr(0, 400)).status, 204);
  const auto appended = placeOf(files.steps, "append ", ".part");
  ASSERT_GE(appended, 0);
  EXPECT_GT(placeOf(files.steps, "sync ", ".part"), appended);
  EXPECT_GE(placeOf(files.steps, "folder incoming"), 0) << "a new file is nothing without its folder's entry";
}

}  // namespace passerelle
