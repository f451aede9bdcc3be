// The tus 1.0.0 protocol through Router::handle.
#include <gtest/gtest.h>

#include "backend/changes/change_log.h"
#include "tests/media/media_world.h"

namespace passerelle {
namespace {
using testing::headerOf;
using testing::MediaWorld;
using testing::PiecesBody;

const std::string kEmptyShelf = "a photo of an empty shelf, thirty-nine bytes";

std::string sha1Base64(const std::string& hex) { return toBase64(*fromHex(hex)); }
}  // namespace

TEST(Tus, DiscoverySaysVersionExtensionsAlgorithmsAndLargestSizeToAnybody) {
  MediaWorld world;
  const auto answer = world.send("OPTIONS", "/v1/uploads", {{"Test-Person", ""}});
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(headerOf(answer, "Tus-Version"), "1.0.0");
  EXPECT_EQ(headerOf(answer, "Tus-Extension"), "creation,creation-with-upload,checksum,expiration,termination");
  EXPECT_EQ(headerOf(answer, "Tus-Checksum-Algorithm"), "sha1,sha256");
  EXPECT_EQ(headerOf(answer, "Tus-Max-Size"), "12582912");
}

TEST(Tus, AnotherVersionOrNoneIsAnswered412WithTheVersionSpoken) {
  MediaWorld world;
  for (const char* version : {"0.2.2", ""}) {
    const auto answer = world.create(kEmptyShelf, {{"Tus-Resumable", version}});
    EXPECT_EQ(answer.status, 412);
    EXPECT_EQ(headerOf(answer, "Tus-Version"), "1.0.0");
  }
}

TEST(Tus, AFileInTwoPartsArrivesWithItsReceiptAndIsStoredCleaned) {
  MediaWorld world;
  const auto created = world.create(kEmptyShelf);
  ASSERT_EQ(created.status, 201);
  EXPECT_EQ(headerOf(created, "Upload-Offset"), "0");
  EXPECT_EQ(headerOf(created, "Tus-Resumable"), "1.0.0");
  EXPECT_EQ(headerOf(created, "Upload-Expires"), "Tue, 01 Dec 2026 16:40:00 GMT");
  const std::string location = headerOf(created, "Location");
  ASSERT_TRUE(location.starts_with("/v1/uploads/"));

  const auto first = world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf.substr(0, 10));
  EXPECT_EQ(first.status, 204);
  EXPECT_EQ(headerOf(first, "Upload-Offset"), "10");
  EXPECT_EQ(headerOf(first, "Passerelle-Sha256"), "");

  const auto head = world.send("HEAD", location, {});
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(headerOf(head, "Upload-Offset"), "10");
  EXPECT_EQ(headerOf(head, "Upload-Length"), std::to_string(kEmptyShelf.size()));
  EXPECT_EQ(headerOf(head, "Upload-Metadata"), world.metadata(kEmptyShelf));
  EXPECT_EQ(headerOf(head, "Cache-Control"), "no-store");

  world.clock.advance(std::chrono::minutes(1));
  const auto last = world.send("PATCH", location, MediaWorld::patchHeaders(10), kEmptyShelf.substr(10));
  EXPECT_EQ(last.status, 204);
  EXPECT_EQ(headerOf(last, "Upload-Offset"), std::to_string(kEmptyShelf.size()));
  EXPECT_EQ(headerOf(last, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
  EXPECT_EQ(headerOf(last, "Passerelle-Received-At"), "2026-11-17T16:41:00.000Z");

  const auto after = world.send("HEAD", location, {});
  EXPECT_EQ(headerOf(after, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
  EXPECT_EQ(headerOf(after, "Passerelle-Received-At"), "2026-11-17T16:41:00.000Z");
  EXPECT_EQ(world.filesOnDisk(), 2) << "the picture and its thumbnail, and no part";
  world.database.readNow([&](sql::Connection& connection) {
    const auto medium = media::MediaRepository(connection).medium(world.reportId, world.mediumId);
    ASSERT_TRUE(medium);
    EXPECT_EQ(medium->shaReceived, sha256Hex(kEmptyShelf));
    EXPECT_EQ(medium->shaStored, sha256Hex("clean:" + kEmptyShelf));
    EXPECT_EQ(*world.systemFiles.read(world.mediaFiles.picturePath(medium->file)), "clean:" + kEmptyShelf);
  });
}

TEST(Tus, AReceiptNamesACursorThatABackupMustReachAndNoneBeforeItsReportIsThere) {
  MediaWorld early;
  const std::string waiting = headerOf(early.create(kEmptyShelf), "Location");
  const auto alone = early.send("PATCH", waiting, MediaWorld::patchHeaders(0), kEmptyShelf);
  EXPECT_EQ(headerOf(alone, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
  EXPECT_EQ(headerOf(alone, "Passerelle-Cursor"), "") << "no change tells this receipt from a backup made before it";

  MediaWorld world;
  world.putReport("anna", "[]");
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  const auto received = world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf);
  std::int64_t last = 0;
  world.database.readNow([&](sql::Connection& connection) { last = changes::last(connection); });
  ASSERT_GT(last, 0);
  EXPECT_EQ(headerOf(received, "Passerelle-Cursor"), std::to_string(last));
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Passerelle-Cursor"), std::to_string(last));
}

TEST(Tus, ACreationWhoseAnswerWasLostGivesTheSameLocationAndOffset) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf.substr(0, 7));
  const auto again = world.create(kEmptyShelf);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(headerOf(again, "Location"), location);
  EXPECT_EQ(headerOf(again, "Upload-Offset"), "7");
  world.send("PATCH", location, MediaWorld::patchHeaders(7), kEmptyShelf.substr(7));
  const auto done = world.create(kEmptyShelf);
  EXPECT_EQ(headerOf(done, "Location"), location);
  EXPECT_EQ(headerOf(done, "Upload-Offset"), std::to_string(kEmptyShelf.size()));
  EXPECT_EQ(headerOf(done, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM upload"), 1);
  EXPECT_EQ(world.cleaner.calls, 1);
}

TEST(Tus, CreationWithUploadTakesTheFirstBytesAndOnlyWhileNothingHasArrived) {
  MediaWorld world;
  const auto send = [&](const std::string& bytes) {
    return world.send("POST", "/v1/uploads",
                      {{"Upload-Length", std::to_string(kEmptyShelf.size())},
                       {"Upload-Metadata", world.metadata(kEmptyShelf)},
                       {"Content-Type", "application/offset+octet-stream"}},
                      bytes);
  };
  EXPECT_EQ(headerOf(send(kEmptyShelf.substr(0, 12)), "Upload-Offset"), "12");
  EXPECT_EQ(headerOf(send(kEmptyShelf.substr(0, 12)), "Upload-Offset"), "12") << "the doubled request appends nothing";
  world.mediumId = newId(world.clock, world.rng);
  const auto whole = send(kEmptyShelf);
  EXPECT_EQ(whole.status, 201);
  EXPECT_EQ(headerOf(whole, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
}

TEST(Tus, AWrongOffsetIsAConflictThatSaysWhereToGoOn) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf.substr(0, 10));
  for (std::int64_t wrong : {0, 9, 11, 4000}) {
    const auto answer = world.send("PATCH", location, MediaWorld::patchHeaders(wrong), "zzzz");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(headerOf(answer, "Upload-Offset"), "10");
  }
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Upload-Offset"), "10");
}

TEST(Tus, APatchWithoutItsTypeOrOffsetIsRefused) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  EXPECT_EQ(world.send("PATCH", location, {{"Upload-Offset", "0"}, {"Content-Type", "text/plain"}}, "x").status, 415);
  for (const char* offset : {"", "-1", "+1", "1e3", "99999999999999999999"}) {
    EXPECT_EQ(world
                  .send("PATCH", location,
                        {{"Upload-Offset", offset}, {"Content-Type", "application/offset+octet-stream"}}, "x")
                  .status,
              400)
        << offset;
  }
}

TEST(Tus, WhatArrivedBeforeTheConnectionWasCutIsKept) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  world.send("PATCH", location, MediaWorld::patchHeaders(0),
             std::make_shared<PiecesBody>(std::vector<std::string>{kEmptyShelf.substr(0, 5), kEmptyShelf.substr(5, 8)},
                                          PiecesBody::End::brokenOff));
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Upload-Offset"), "13");
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(13), kEmptyShelf.substr(13)).status, 204);
}

TEST(Tus, ANewPatchTakesTheUploadFromAStuckOne) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  const auto stuck =
      std::make_shared<PiecesBody>(std::vector<std::string>{kEmptyShelf.substr(0, 6)}, PiecesBody::End::silent);
  int stuckStatus = 0;
  world.start("PATCH", location, MediaWorld::patchHeaders(0), stuck,
              [&](http::Response response) { stuckStatus = response.status; });
  EXPECT_EQ(stuckStatus, 0) << "it still waits for bytes";
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(6), kEmptyShelf.substr(6, 4)).status, 204);
  EXPECT_EQ(stuckStatus, 409);
  stuck->say("late bytes of the stuck one", true);
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Upload-Offset"), "10") << "late bytes change nothing";
}

TEST(Tus, ARequestThatComesWhileTheFileIsBeingCleanedWaitsForTheOutcome) {
  MediaWorld world;
  world.cleaner.hold = true;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  int patchStatus = 0;
  http::Response head;
  head.status = 0;
  world.start("PATCH", location, MediaWorld::patchHeaders(0), std::make_shared<PiecesBody>(std::vector{kEmptyShelf}),
              [&](http::Response response) { patchStatus = response.status; });
  world.start("HEAD", location, {}, nullptr, [&](http::Response response) { head = std::move(response); });
  EXPECT_EQ(patchStatus, 0);
  EXPECT_EQ(head.status, 0);
  world.cleaner.letGo();
  EXPECT_EQ(patchStatus, 204);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(headerOf(head, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
  EXPECT_EQ(world.cleaner.calls, 1);
}

TEST(Tus, AChecksumThatDoesNotMatchIsAnswered460AndItsBytesAreForgotten) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf.substr(0, 3));
  auto headers = MediaWorld::patchHeaders(3);
  headers.emplace("Upload-Checksum", "sha1 " + sha1Base64("a9993e364706816aba3e25717850c26c9cd0d89d"));  // of "abc"
  const auto bad = world.send("PATCH", location, headers, "abd");
  EXPECT_EQ(bad.status, 460);
  EXPECT_EQ(headerOf(bad, "Upload-Offset"), "3");
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Upload-Offset"), "3");
  EXPECT_EQ(world.send("PATCH", location, headers, "abc").status, 204);
  headers = MediaWorld::patchHeaders(6);
  headers.emplace("Upload-Checksum", "sha256 " + sha1Base64(sha256Hex("abc")));
  EXPECT_EQ(world.send("PATCH", location, headers, "abc").status, 204);
}

TEST(Tus, AnUnknownChecksumAlgorithmIsRefusedByName) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  for (const char* value : {"md5 kAFQmDzST7DWlj99KOF/cg==", "sha1", "sha1 !!!", "sha1 YWJj", ""}) {
    auto headers = MediaWorld::patchHeaders(0);
    headers.emplace("Upload-Checksum", value);
    EXPECT_EQ(world.send("PATCH", location, headers, "abc").status, 400) << value;
  }
}

TEST(Tus, AWholeThatIsNotTheAnnouncedOneIsAnswered460AndTheUploadStartsAnew) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  const auto bad = world.send("PATCH", location, MediaWorld::patchHeaders(0), std::string(kEmptyShelf.size(), 'x'));
  EXPECT_EQ(bad.status, 460);
  EXPECT_EQ(headerOf(bad, "Upload-Offset"), "0");
  EXPECT_EQ(world.filesOnDisk(), 0);
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf).status, 204);
}

TEST(Tus, MoreBytesThanAnnouncedAreRefusedAndNoneOfThemKept) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(0), kEmptyShelf + "!").status, 413);
  EXPECT_EQ(headerOf(world.send("HEAD", location, {}), "Upload-Offset"), "0");
}

TEST(Tus, AHeadFinishesWhatACrashLeftComplete) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  const std::string id = location.substr(location.rfind('/') + 1);
  ASSERT_TRUE((*world.systemFiles.openAt(world.mediaFiles.partPath(id), 0))->append(kEmptyShelf));
  const auto head = world.send("HEAD", location, {});
  EXPECT_EQ(headerOf(head, "Upload-Offset"), std::to_string(kEmptyShelf.size()));
  EXPECT_EQ(headerOf(head, "Passerelle-Sha256"), sha256Hex(kEmptyShelf));
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 1);
}

TEST(Tus, TerminationForgetsUploadAndBytes) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  world.send("PATCH", location, MediaWorld::patchHeaders(0), "abc");
  EXPECT_EQ(world.send("DELETE", location, {{"Test-Person", "bruno"}}).status, 403);
  EXPECT_EQ(world.send("DELETE", location, {}).status, 204);
  EXPECT_EQ(world.send("HEAD", location, {}).status, 404);
  EXPECT_EQ(world.filesOnDisk(), 0);
}

TEST(Tus, MethodOverrideServesClientsThatCannotSayPatch) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  auto headers = MediaWorld::patchHeaders(0);
  headers.emplace("X-HTTP-Method-Override", "PATCH");
  EXPECT_EQ(world.send("POST", location, headers, kEmptyShelf).status, 204);
  EXPECT_EQ(world.send("POST", location, {{"X-HTTP-Method-Override", "PUT"}}).status, 405);
}

TEST(Tus, AnUploadExpiresAfterTwoWeeksAndItsBytesGo) {
  MediaWorld world;
  const std::string location = headerOf(world.create(kEmptyShelf), "Location");
  world.send("PATCH", location, MediaWorld::patchHeaders(0), "abc");
  world.clock.advance(std::chrono::hours(14 * 24));
  EXPECT_EQ(world.send("HEAD", location, {}).status, 410);
  EXPECT_EQ(world.filesOnDisk(), 1);
  world.uploads.runDue();
  EXPECT_EQ(world.send("HEAD", location, {}).status, 404);
  EXPECT_EQ(world.filesOnDisk(), 0);
  EXPECT_EQ(world.create(kEmptyShelf).status, 201);
}

TEST(Tus, AnnouncementsThatCannotBeKeptAreRefusedWithWhatToDo) {
  MediaWorld world;
  const auto with = [&](const std::string& length, const std::string& metadata) {
    return world.send("POST", "/v1/uploads", {{"Upload-Length", length}, {"Upload-Metadata", metadata}}).status;
  };
  EXPECT_EQ(with("10", world.metadata("x")), 201);
  EXPECT_EQ(with("0", world.metadata("x")), 400);
  EXPECT_EQ(with("12582912", world.metadata("x")), 201);
  EXPECT_EQ(with("12582913", world.metadata("x")), 413);
  EXPECT_EQ(with("abc", world.metadata("x")), 400);
  EXPECT_EQ(with("10", ""), 400);
  EXPECT_EQ(with("10", "reportId !!!"), 400);
  EXPECT_EQ(with("10", world.metadata("x") + ",kind cGhvdG8="), 400) << "a key twice";
  EXPECT_EQ(with("10", world.metadata("x", "voice", "audio/ogg")), 201);
  EXPECT_EQ(with("6291457", world.metadata("x", "voice", "audio/ogg")), 413);
  EXPECT_EQ(with("10", world.metadata("x", "voice", "audio/mpeg")), 415);
  EXPECT_EQ(with("10", world.metadata("x", "photo", "audio/ogg")), 415);
  EXPECT_EQ(with("10", world.metadata("x", "photo", "image/gif")), 415);
  EXPECT_EQ(with("10", world.metadata("x", "film", "image/jpeg")), 400);
  EXPECT_EQ(world.send("POST", "/v1/uploads", {{"Upload-Defer-Length", "1"}, {"Upload-Metadata", world.metadata("x")}})
                .status,
            400);
  world.mediumId = "../../etc/passwd";
  EXPECT_EQ(with("10", world.metadata("x")), 400);
}

TEST(Tus, NobodyOpensMoreThanTwoHundredUploads) {
  MediaWorld world;
  int last = 0;
  for (int i = 0; i < 200; ++i) {
    world.mediumId = newId(world.clock, world.rng);
    last = world.create(kEmptyShelf).status;
  }
  EXPECT_EQ(last, 201);
  world.mediumId = newId(world.clock, world.rng);
  EXPECT_EQ(world.create(kEmptyShelf).status, 429);
  EXPECT_EQ(world.create(kEmptyShelf, {{"Test-Person", "bruno"}}).status, 201);
}

TEST(Tus, WithoutATokenNothingIsSaid) {
  MediaWorld world;
  EXPECT_EQ(world.create(kEmptyShelf, {{"Test-Person", ""}}).status, 401);
}

}  // namespace passerelle
