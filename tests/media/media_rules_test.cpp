// Who may send and see a medium, and how it meets its report.
#include <gtest/gtest.h>

#include "tests/media/media_world.h"

namespace passerelle {
namespace {
using testing::headerOf;
using testing::MediaWorld;

const std::string kUpsideDownSign = "a photo of a sign that hangs upside down";
const std::string kBlurred = "the same photo with two faces blurred";

class MediaRules : public ::testing::Test {
 protected:
  http::Response upload(const std::string& bytes, const std::string& person = "anna") {
    const auto created = world.create(bytes, {{"Test-Person", person}});
    if (created.status != 201) return created;
    auto headers = MediaWorld::patchHeaders(0);
    headers.emplace("Test-Person", person);
    return world.send("PATCH", headerOf(created, "Location"), headers, bytes);
  }
  http::Response get(const std::string& query = "", http::Headers headers = {}) {
    return world.send("GET", "/v1/media/" + world.reportId + "/" + world.mediumId + query, std::move(headers));
  }
  std::int64_t changes() {
    return world.count("SELECT COUNT(*) FROM change WHERE kind = 'report' AND audience = 'report'");
  }

  MediaWorld world;
};
}  // namespace

TEST_F(MediaRules, AMediumThatComesAfterItsReportIsSeenAtOnceAndToldToItsReaders) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  EXPECT_EQ(get().status, 404);
  EXPECT_EQ(changes(), 0);
  EXPECT_EQ(upload(kUpsideDownSign).status, 204);
  EXPECT_EQ(changes(), 1);
  EXPECT_EQ(get().body, "clean:" + kUpsideDownSign);
}

TEST_F(MediaRules, AMediumThatComesBeforeItsReportWaitsForIt) {
  EXPECT_EQ(upload(kUpsideDownSign).status, 204);
  EXPECT_EQ(get().status, 404);
  EXPECT_EQ(changes(), 0);
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  EXPECT_EQ(get().status, 200);
}

TEST_F(MediaRules, AMediumThatTheReportDoesNotListWaitsUntilItDoes) {
  world.putReport("anna", "[]");
  EXPECT_EQ(upload(kUpsideDownSign).status, 204);
  EXPECT_EQ(get().status, 404) << "for its own author too";
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  EXPECT_EQ(get().status, 200);
}

TEST_F(MediaRules, NobodySendsAMediumForSomebodyElsesReport) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  EXPECT_EQ(upload(kUpsideDownSign, "bruno").status, 403);
}

TEST_F(MediaRules, AStrangersMediumThatCameFirstIsNeverSeenAndGivesWayToTheAuthors) {
  EXPECT_EQ(upload(kUpsideDownSign, "bruno").status, 204);
  EXPECT_EQ(world.create(kUpsideDownSign, {{"Test-Person", "anna"}}).status, 403)
      << "before the report, the first one holds the id";
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  EXPECT_EQ(get().status, 404);
  EXPECT_EQ(upload(kUpsideDownSign, "anna").status, 204);
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(world.filesOnDisk(), 2);
}

TEST_F(MediaRules, AnUploadIsItsSendersAlone) {
  const std::string location = headerOf(world.create(kUpsideDownSign), "Location");
  for (const char* method : {"HEAD", "PATCH", "DELETE"}) {
    auto headers = MediaWorld::patchHeaders(0);
    headers.emplace("Test-Person", "bruno");
    EXPECT_EQ(world.send(method, location, headers, "x").status, 403) << method;
  }
}

TEST_F(MediaRules, OtherBytesThanTheListedOnesAreAConflict) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  EXPECT_EQ(upload(kBlurred).status, 409);
  EXPECT_EQ(upload(kUpsideDownSign).status, 204);
}

TEST_F(MediaRules, AListThatChangesWhileBytesArriveWins) {
  const std::string location = headerOf(world.create(kUpsideDownSign), "Location");
  world.putReport("anna", "[" + world.entry(kBlurred) + "]");
  EXPECT_EQ(world.send("PATCH", location, MediaWorld::patchHeaders(0), kUpsideDownSign).status, 409);
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 0);
}

TEST_F(MediaRules, ABlurredVersionReplacesTheFirstAndPurgesItFromTheDisk) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  upload(kUpsideDownSign);
  const std::string first = headerOf(get(), "ETag");
  world.putReport("anna", "[" + world.entry(kBlurred) + "]");
  EXPECT_EQ(get().status, 404) << "the first version is not the listed one any more";
  EXPECT_EQ(upload(kBlurred).status, 204);
  EXPECT_EQ(get().body, "clean:" + kBlurred);
  EXPECT_NE(headerOf(get(), "ETag"), first);
  EXPECT_EQ(world.filesOnDisk(), 2);
  EXPECT_EQ(changes(), 2);
}

TEST_F(MediaRules, AReportThatIsWithItsHostIsSeenByItsPartiesOnlyAndAPublishedOneByAll) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  upload(kUpsideDownSign);
  const auto asks = [&](const char* person, const char* role, const char* unit) {
    return get("", {{"Test-Person", person}, {"Test-Role", role}, {"Test-Unit", unit}}).status;
  };
  EXPECT_EQ(asks("anna", "visitor", ""), 200);
  EXPECT_EQ(asks("host", "host", "LYO-01"), 200);
  EXPECT_EQ(asks("host", "deputy", "LYO-01"), 200);
  EXPECT_EQ(asks("mod", "moderator", ""), 200);
  EXPECT_EQ(asks("host", "host", "PAR-01"), 403);
  EXPECT_EQ(asks("clerk", "collaborator", "LYO-01"), 403);
  EXPECT_EQ(asks("bruno", "visitor", ""), 403);
  EXPECT_EQ(asks("boss", "management", ""), 403);
  EXPECT_EQ(asks("", "visitor", ""), 401);
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]", "published");
  EXPECT_EQ(asks("bruno", "visitor", ""), 200);
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]", "withdrawn");
  EXPECT_EQ(asks("host", "host", "LYO-01"), 403);
  EXPECT_EQ(asks("anna", "visitor", ""), 200);
}

TEST_F(MediaRules, AMediumCarriesHeadersThatKeepItAPictureAndPrivate) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  upload(kUpsideDownSign);
  const auto whole = get();
  EXPECT_EQ(headerOf(whole, "Content-Type"), "image/jpeg");
  EXPECT_EQ(headerOf(whole, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(headerOf(whole, "Content-Disposition"), "inline; filename=\"" + world.mediumId + ".jpg\"");
  EXPECT_TRUE(headerOf(whole, "Cache-Control").starts_with("private"));
  EXPECT_NE(headerOf(whole, "Content-Security-Policy").find("default-src 'none'"), std::string::npos);
}

TEST_F(MediaRules, AnETagThatIsKnownIsAnswered304AndThumbnailAndWholeHaveTheirOwn) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  upload(kUpsideDownSign);
  const std::string whole = headerOf(get(), "ETag"), thumb = headerOf(get("?size=thumb"), "ETag");
  EXPECT_NE(whole, thumb);
  EXPECT_EQ(get("", {{"If-None-Match", whole}}).status, 304);
  EXPECT_EQ(get("", {{"If-None-Match", "\"x\", " + whole}}).status, 304);
  EXPECT_EQ(get("?size=thumb", {{"If-None-Match", whole}}).status, 200);
  EXPECT_EQ(get("?size=thumb").body, "thumb:" + kUpsideDownSign.substr(0, 4));
  EXPECT_EQ(get("?size=huge").status, 400);
}

TEST_F(MediaRules, TheThumbnailThatThePhoneSentAheadStandsInForItsPhoto) {
  const std::string photoId = world.mediumId, thumbnailId = newId(world.clock, world.rng),
                    thumbnail = "the phone's thumbnail";
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "," +
                              MediaWorld::entry(thumbnail, thumbnailId, "thumbnail", photoId) + "]");
  world.mediumId = thumbnailId;
  ASSERT_EQ(upload(thumbnail).status, 204);
  world.mediumId = photoId;
  EXPECT_EQ(get().status, 404);
  EXPECT_EQ(get("?size=thumb").body, "thumb:" + thumbnail.substr(0, 4));
}

TEST_F(MediaRules, AMediumWhoseReportNeverCameGoesAfterAMonth) {
  upload(kUpsideDownSign);
  world.clock.advance(std::chrono::hours(31 * 24));
  world.uploads.runDue();
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 0);
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM upload"), 0);
  EXPECT_EQ(world.filesOnDisk(), 0);
}

TEST_F(MediaRules, AMediumThatItsReportDoesNotListGoesAMonthAfterItCameAndWhatIsListedStays) {
  const std::string listed = world.mediumId, unlisted = newId(world.clock, world.rng);
  upload(kUpsideDownSign);
  world.mediumId = unlisted;
  upload(kBlurred);
  world.putReport("anna", "[" + MediaWorld::entry(kUpsideDownSign, listed, "photo", "") + "]");
  world.clock.advance(std::chrono::hours(29 * 24));
  world.uploads.runDue();
  EXPECT_EQ(world.filesOnDisk(), 4) << "a revision may list it yet";
  EXPECT_EQ(headerOf(world.create(kBlurred), "Upload-Offset"), std::to_string(kBlurred.size()));
  world.clock.advance(std::chrono::hours(2 * 24));
  world.uploads.runDue();
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 1);
  EXPECT_EQ(world.filesOnDisk(), 2);
  EXPECT_EQ(headerOf(world.create(kBlurred), "Upload-Offset"), "0") << "no receipt for what is gone";
  world.mediumId = listed;
  EXPECT_EQ(get().status, 200);
}

TEST_F(MediaRules, OldMediaAreLookedAtAFewAtATimeUntilAllWere) {
  std::string manifest;
  for (int i = 0; i < 101; ++i) {
    world.mediumId = newId(world.clock, world.rng);
    upload(kUpsideDownSign);
    manifest += (i == 0 ? "[" : ",") + world.entry(kUpsideDownSign);
  }
  world.clock.advance(Milliseconds(1));
  world.mediumId = newId(world.clock, world.rng);
  upload(kBlurred);
  world.putReport("anna", manifest + "]");
  for (int minutes = 0; minutes < 2; ++minutes) {
    world.clock.advance(minutes == 0 ? Milliseconds(std::chrono::hours(31 * 24)) : std::chrono::minutes(1));
    world.uploads.runDue();
    EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 102 - minutes);
  }
}

TEST_F(MediaRules, WhereNobodyCanSayWhatAReportListsItsMediaStay) {
  upload(kUpsideDownSign);
  world.putReport("anna", "no list");
  world.clock.advance(std::chrono::hours(31 * 24));
  world.uploads.runDue();
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM medium"), 1);
}

TEST_F(MediaRules, AReceiptOutlivesItsUpload) {
  world.putReport("anna", "[" + world.entry(kUpsideDownSign) + "]");
  upload(kUpsideDownSign);
  world.clock.advance(std::chrono::hours(15 * 24));
  world.uploads.runDue();
  EXPECT_EQ(world.count("SELECT COUNT(*) FROM upload"), 0);
  const auto again = world.create(kUpsideDownSign);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(headerOf(again, "Upload-Offset"), std::to_string(kUpsideDownSign.size()));
  EXPECT_EQ(headerOf(again, "Passerelle-Sha256"), sha256Hex(kUpsideDownSign));
  EXPECT_EQ(headerOf(again, "Passerelle-Received-At"), "2026-11-17T16:40:00.000Z");
}

}  // namespace passerelle
