// What is not to be kept is overwritten, whatever else becomes of its medium meanwhile.
#include <gtest/gtest.h>

#include <algorithm>

#include "backend/media/dropped_media.h"
#include "backend/sql/migrations.h"
#include "shared/sql/sqlite_connection.h"
#include "tests/media/media_world.h"

namespace passerelle {
namespace {
using testing::headerOf;
using testing::MediaWorld;
using testing::PiecesBody;

const std::string kQueue = "a photo of a queue with a face in it";
const std::string kMasked = "the same queue with the face masked";

class Wiping : public ::testing::Test {
 protected:
  void drop(bool dropped) {
    const ManifestEntry photo{world.mediumId,
                              MediumKind::photo,
                              "image/jpeg",
                              static_cast<std::int64_t>(kQueue.size()),
                              sha256Hex(kQueue),
                              {},
                              {}};
    const std::vector<ManifestEntry> with{photo}, without;
    ASSERT_TRUE(world.database.writeNow([&](sql::Connection& connection) -> Result<void> {
      media::DroppedMedia(connection)
          .revise(world.reportId, dropped ? with : without, dropped ? without : with, world.clock.now());
      return {};
    }));
  }
  std::string begin(const std::string& bytes) {
    const std::string location = headerOf(world.create(bytes), "Location");
    return location.substr(location.rfind('/') + 1);
  }
  http::Response append(const std::string& uploadId, std::int64_t offset, const std::string& bytes) {
    return world.send("PATCH", "/v1/uploads/" + uploadId, MediaWorld::patchHeaders(offset), bytes);
  }
  /// What the disk keeps of a file under another name, after its own is gone.
  std::string watch(const std::string& path) {
    std::filesystem::create_hard_link(path, world.folder + "/watched");
    return world.folder + "/watched";
  }
  void expectOverwritten(const std::string& watched) {
    const std::string bytes = *world.systemFiles.read(watched);
    EXPECT_FALSE(bytes.empty());
    EXPECT_TRUE(std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\0'; })) << bytes;
  }
  MediaWorld world;
};
}  // namespace

TEST_F(Wiping, APhotoThatIsDroppedTwiceWithinAMinuteIsWiped) {
  world.putReport("anna", "[" + world.entry(kQueue) + "]");
  ASSERT_EQ(append(begin(kQueue), 0, kQueue).status, 204);
  for (const auto& file : std::filesystem::directory_iterator(world.folder + "/media/stored"))
    if (file.path().extension() != ".thumb") watch(file.path());
  drop(true);
  drop(false);
  drop(true);
  world.uploads.runDue();
  EXPECT_EQ(world.filesOnDisk(), 0);
  expectOverwritten(world.folder + "/watched");
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM media_wipe"), 0);
}

TEST_F(Wiping, APhotoThatComesAgainAfterItWasDroppedStays) {
  world.putReport("anna", "[" + world.entry(kQueue) + "]");
  ASSERT_EQ(append(begin(kQueue), 0, kQueue).status, 204);
  drop(true);
  drop(false);
  ASSERT_EQ(append(begin(kQueue), 0, kQueue).status, 204) << "its row went, and the receipt with it";
  EXPECT_EQ(world.filesOnDisk(), 4);
  world.uploads.runDue();
  EXPECT_EQ(world.filesOnDisk(), 2);
  EXPECT_EQ(world.send("GET", "/v1/media/" + world.reportId + "/" + world.mediumId, {}).body, "clean:" + kQueue);
}

TEST_F(Wiping, WhatArrivedOfAPhotoThatIsAnnouncedAnewIsOverwrittenAtOnce) {
  const std::string first = begin(kQueue);
  ASSERT_EQ(append(first, 0, kQueue.substr(0, 20)).status, 204);
  const std::string watched = watch(world.mediaFiles.partPath(first));
  world.clock.advance(std::chrono::hours(25));
  world.uploads.runDue();  // its birth is swept by: nothing looks at its file again
  const std::string second = begin(kMasked);
  EXPECT_NE(second, first);
  EXPECT_EQ(world.filesOnDisk(), 0);
  expectOverwritten(watched);
  EXPECT_EQ(append(second, 0, kMasked).status, 204);
}

TEST_F(Wiping, ARequestThatStillSendsTheFirstBytesIsLetGo) {
  const std::string first = begin(kQueue);
  auto body = std::make_shared<PiecesBody>(std::vector{kQueue.substr(0, 20)}, PiecesBody::End::silent);
  int status = 0;
  world.start("PATCH", "/v1/uploads/" + first, MediaWorld::patchHeaders(0), body,
              [&](http::Response response) { status = response.status; });
  begin(kMasked);
  EXPECT_EQ(status, 410);
  body->say(kQueue.substr(20), true);
  EXPECT_EQ(world.filesOnDisk(), 0);
}

TEST_F(Wiping, APhotoThatIsAnnouncedAnewWhileItIsCleanedLeavesNothing) {
  world.cleaner.hold = true;
  int status = 0;
  const std::string first = begin(kQueue);
  world.start("PATCH", "/v1/uploads/" + first, MediaWorld::patchHeaders(0),
              std::make_shared<PiecesBody>(std::vector{kQueue}),
              [&](http::Response response) { status = response.status; });
  begin(kMasked);
  world.cleaner.letGo();
  EXPECT_EQ(status, 410);
  EXPECT_EQ(world.filesOnDisk(), 0);
}

TEST_F(Wiping, APhotoThatIsDroppedWhileItIsCleanedLeavesNothing) {
  world.cleaner.hold = true;
  int status = 0;
  const std::string id = begin(kQueue);
  world.start("PATCH", "/v1/uploads/" + id, MediaWorld::patchHeaders(0),
              std::make_shared<PiecesBody>(std::vector{kQueue}),
              [&](http::Response response) { status = response.status; });
  drop(true);
  const std::string watched = watch(world.mediaFiles.partPath(id));
  world.cleaner.letGo();
  EXPECT_EQ(status, 410);
  EXPECT_EQ(world.filesOnDisk(), 0);
  expectOverwritten(watched);
}

TEST_F(Wiping, AnUploadThatExpiresIsOverwritten) {
  const std::string id = begin(kQueue);
  ASSERT_EQ(append(id, 0, kQueue.substr(0, 20)).status, 204);
  const std::string watched = watch(world.mediaFiles.partPath(id));
  world.clock.advance(std::chrono::hours(15 * 24));
  world.uploads.runDue();
  EXPECT_EQ(world.filesOnDisk(), 0);
  expectOverwritten(watched);
}

TEST(WipingOlderStores, WhatWasStillToBeWipedIsOnTheList) {
  testing::TempFolder folder;
  const auto connection = sql::openSqlite(folder.path("passerelle.db"), {});
  ASSERT_TRUE(sql::migrate(*connection, serverMigrations().first(15)));
  connection->execute("INSERT INTO medium_dropped VALUES ('r', 'a', 's', 'f1', 'p1', 5, 0)", {});
  connection->execute("INSERT INTO medium_dropped VALUES ('r', 'b', 's', '', 'p2', 6, 0)", {});
  connection->execute("INSERT INTO medium_dropped VALUES ('r', 'c', 's', 'f3', '', 4, 1)", {});
  ASSERT_TRUE(sql::migrate(*connection, serverMigrations()));
  EXPECT_EQ(media::MediaRepository(*connection).unwiped(10), (std::vector<std::string>{"f1", "p1", "p2"}));
  EXPECT_TRUE(media::DroppedMedia(*connection).has("r", "c", "s"));
}

}  // namespace passerelle
