// Nothing is acknowledged before it is on the disk, and a disk that is full or fails leaves nothing half.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/media/failing_files.h"
#include "tests/media/media_world.h"

namespace passerelle {
namespace {
using testing::FailingFiles;
using testing::headerOf;
using testing::MediaWorld;
using testing::PiecesBody;

const std::string kFittingRoom = "a photo of a fitting room without a hook";

std::string locationOf(MediaWorld& world) { return headerOf(world.create(kFittingRoom), "Location"); }
}  // namespace

TEST(MediaDurability, AnOffsetIsAcknowledgedOnlyAfterItsBytesAreSynced) {
  FailingFiles disk;
  MediaWorld world(&disk);
  const std::string location = locationOf(world);
  disk.asked.clear();
  std::vector<std::string> askedBeforeAnswer;
  world.start("PATCH", location, MediaWorld::patchHeaders(0),
              std::make_shared<PiecesBody>(std::vector<std::string>{"a pho", "to of"}), [&](http::Response response) {
                EXPECT_EQ(headerOf(response, "Upload-Offset"), "10");
                askedBeforeAnswer = disk.asked;
              });
  EXPECT_EQ(askedBeforeAnswer,
            (std::vector<std::string>{"syncFolder incoming", "append part", "append part", "sync part"}));
}

TEST(MediaDurability, AReceiptComesAfterFileRenameFolderAndRow) {
  FailingFiles disk;
  MediaWorld world(&disk);
  const std::string location = locationOf(world);
  disk.asked.clear();
  std::vector<std::string> asked;
  std::int64_t rows = -1;
  world.start(
      "PATCH", location, MediaWorld::patchHeaders(0), std::make_shared<PiecesBody>(std::vector{kFittingRoom}),
      [&](http::Response response) {
        EXPECT_EQ(headerOf(response, "Passerelle-Sha256"), sha256Hex(kFittingRoom));
        asked = disk.asked;
        rows = world.count("SELECT COUNT(*) FROM medium m JOIN upload u ON u.medium_id = m.id AND u.state = 'done'");
      });
  EXPECT_EQ(asked, (std::vector<std::string>{"syncFolder incoming", "append part", "sync part", "append tmp",
                                             "sync tmp", "rename picture", "append thumb.tmp", "sync thumb.tmp",
                                             "rename thumb", "syncFolder stored"}));
  EXPECT_EQ(rows, 1);
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM journal WHERE action = 'medium.received' AND actor = 'anna'"), 1);
}

TEST(MediaDurability, WhatACutConnectionLeftIsSyncedBeforeItIsCounted) {
  FailingFiles disk;
  MediaWorld world(&disk);
  const std::string location = locationOf(world);
  world.send("PATCH", location, MediaWorld::patchHeaders(0),
             std::make_shared<PiecesBody>(std::vector<std::string>{"a pho"}, PiecesBody::End::brokenOff));
  EXPECT_EQ(disk.asked.back(), "sync part");
}

TEST(MediaDurability, AFullDiskIs507AndGivesItsRoomBack) {
  FailingFiles disk;
  MediaWorld world(&disk);
  const std::string location = locationOf(world);
  world.send("PATCH", location, MediaWorld::patchHeaders(0), kFittingRoom.substr(0, 10));
  disk.full = true;
  const auto refused = world.send("PATCH", location, MediaWorld::patchHeaders(10), kFittingRoom.substr(10));
  EXPECT_EQ(refused.status, 507);
  EXPECT_NE(refused.body.find("keep your photo"), std::string::npos);
  const std::string id = location.substr(location.rfind('/') + 1);
  EXPECT_EQ(*world.mediaFiles.partBytes(id), 10);
  disk.full = false;
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Upload-Offset"), "10");
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(10), kFittingRoom.substr(10)).status, 204);
}

TEST(MediaDurability, ADiskThatFillsUpWhileStoringLeavesNoPictureAndTheNextRequestFinishes) {
  FailingFiles disk;
  MediaWorld world(&disk);
  world.cleaner.hold = true;
  const std::string location = locationOf(world);
  int status = 0;
  world.start("PATCH", location, MediaWorld::patchHeaders(0), std::make_shared<PiecesBody>(std::vector{kFittingRoom}),
              [&](http::Response response) { status = response.status; });
  disk.full = true;
  world.cleaner.letGo();
  EXPECT_EQ(status, 507);
  EXPECT_EQ(world.filesOnDisk(), 1) << "the part alone";
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 0);
  disk.full = false;
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Passerelle-Sha256"), sha256Hex(kFittingRoom));
  EXPECT_EQ(world.filesOnDisk(), 2);
}

TEST(MediaDurability, BytesThatTheDiskRefusedToKeepDoNotCount) {
  FailingFiles disk;
  MediaWorld world(&disk);
  const std::string location = locationOf(world);
  world.send("PATCH", location, MediaWorld::patchHeaders(0), kFittingRoom.substr(0, 10));
  disk.syncFails = true;
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(10), kFittingRoom.substr(10, 5)).status, 503);
  disk.syncFails = false;
  const std::string at = headerOf(world.send("HEAD", location, {}), "Upload-Offset");
  EXPECT_TRUE(at == "10" || at == "0") << at;
}

TEST(MediaDurability, ACleanerWithoutTimeKeepsTheBytesAndIsAskedAgain) {
  MediaWorld world;
  const std::string location = locationOf(world);
  world.cleaner.fault = media::PictureFault::busy;
  const auto later = world.send("PATCH", location, MediaWorld::patchHeaders(0), kFittingRoom);
  EXPECT_EQ(later.status, 503);
  EXPECT_NE(headerOf(later, "Retry-After"), "");
  world.cleaner.fault.reset();
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Passerelle-Sha256"), sha256Hex(kFittingRoom));
}

TEST(MediaDurability, AFaultyPictureIsRefusedForGoodAndForgotten) {
  const std::pair<media::PictureFault, int> kFaults[] = {{media::PictureFault::damaged, 422},
                                                         {media::PictureFault::unknownType, 415},
                                                         {media::PictureFault::printColours, 415},
                                                         {media::PictureFault::tooManyPixels, 413},
                                                         {media::PictureFault::tooComplex, 422}};
  for (const auto& [fault, status] : kFaults) {
    MediaWorld world;
    world.cleaner.fault = fault;
    const std::string location = locationOf(world);
    EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(0), kFittingRoom).status, status);
    EXPECT_EQ(world.send("HEAD", location, {}).status, 404);
    EXPECT_EQ(world.filesOnDisk(), 0);
  }
}

TEST(MediaDurability, EqualBytesTwiceAreTwoMedia) {
  MediaWorld world;
  for (int i = 0; i < 2; ++i) {
    world.mediumId = newId(world.clock, world.rng);
    EXPECT_EQ(world.send("PATCH", locationOf(world), MediaWorld::patchHeaders(0), kFittingRoom).status, 204);
  }
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 2);
  EXPECT_EQ(world.filesOnDisk(), 4);
}

TEST(MediaDurability, FilesThatACrashLeftWithoutARowGoAfterADay) {
  MediaWorld world;
  const std::string location = locationOf(world);
  world.send("PATCH", location, MediaWorld::patchHeaders(0), kFittingRoom);
  const std::string orphan = newId(world.clock, world.rng), part = newId(world.clock, world.rng);
  ASSERT_TRUE(world.mediaFiles.store(orphan, {"bytes", "image/jpeg", 1, 1, "thumb"}));
  ASSERT_TRUE(world.systemFiles.openAt(world.mediaFiles.partPath(part), 3));
  world.uploads.runDue();
  EXPECT_EQ(world.filesOnDisk(), 5) << "too young to be an orphan";
  world.clock.advance(std::chrono::hours(25));
  world.uploads.runDue();
  EXPECT_EQ(world.filesOnDisk(), 2) << "what a row names stays";
}

}  // namespace passerelle
