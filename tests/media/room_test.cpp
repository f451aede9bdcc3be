// The media room as the server has it: threads, the real cleaner, a database with readers; many phones at once, and the
// end.
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "backend/media/media_room.h"
#include "tests/media/media_world.h"
#include "tests/media/picture_maker.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using testing::headerOf;
using testing::MediaWorld;
using testing::PiecesBody;

class MediaRoomTest : public ::testing::Test {
 protected:
  MediaRoomTest() {
    database.emplace(sql::DatabaseOptions{.path = MediaWorld::makeStore(temp.path(), clock, files) + "/passerelle.db",
                                          .readers = 2});
    media::MediaRoomOptions options{temp.path("media"), 2, PASSERELLE_BIN_DIR "/passerelle-clean-photo",
                                    [this](const std::string&) { ++received; }};
    room.emplace(options, *database, files, clock, rng);
    if (auto prepared = room->prepare(); !prepared) throw std::runtime_error(prepared.error().message);
    addMediaRoutes(router, room->api());
  }

  std::future<http::Response> start(std::string method, std::string path, http::Headers headers,
                                    std::shared_ptr<http::BodyStream> body = nullptr) {
    auto answered = std::make_shared<std::promise<http::Response>>();
    http::Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.headers = std::move(headers);
    request.headers.emplace("Test-Person", "anna");
    request.headers.emplace("Tus-Resumable", "1.0.0");
    request.stream = std::move(body);
    router.handle(std::move(request),
                  http::Reply([answered](http::Response response) { answered->set_value(std::move(response)); }));
    return answered->get_future();
  }
  std::string create(const std::string& reportId, const std::string& mediumId, const std::string& bytes) {
    return headerOf(start("POST", "/v1/uploads",
                          {{"Upload-Length", std::to_string(bytes.size())},
                           {"Upload-Metadata", "reportId " + toBase64(reportId) + ",mediumId " + toBase64(mediumId) +
                                                   ",kind " + toBase64("photo") + ",type " + toBase64("image/jpeg") +
                                                   ",sha256 " + toBase64(sha256Hex(bytes))}})
                        .get(),
                    "Location");
  }

  testing::TempFolder temp;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::optional<sql::Database> database;
  std::atomic<int> received{0};
  std::optional<media::MediaRoom> room;
  testing::HeaderAuthenticator authenticator;
  http::Router router{authenticator};
};
}  // namespace

TEST_F(MediaRoomTest, ManyPhonesWithBrokenConnectionsEachGetTheirOwnReceipt) {
  constexpr int kPhones = 6, kPhotos = 3;
  std::vector<std::thread> phones;
  for (int phone = 0; phone < kPhones; ++phone) {
    phones.emplace_back([this, phone] {
      SeededRng chance(static_cast<std::uint64_t>(phone));
      for (int i = 0; i < kPhotos; ++i) {
        const std::string bytes = testing::jpegWithEverything(testing::quarters(80 + phone, 60 + i), 1 + i);
        const std::string reportId = newId(clock, rng), mediumId = newId(clock, rng),
                          location = create(reportId, mediumId, bytes);
        for (std::size_t offset = 0; offset < bytes.size();) {
          const std::string piece = bytes.substr(offset, 1 + chance.below(2000));
          const auto end = static_cast<PiecesBody::End>(chance.below(3));
          const auto stuck = start("PATCH", location, MediaWorld::patchHeaders(static_cast<std::int64_t>(offset)),
                                   std::make_shared<PiecesBody>(std::vector{piece}, end));
          // A silent connection is taken over by the next request, whatever it is; the two may also meet the other way
          // round.
          std::string at;
          while (at.empty()) at = headerOf(start("HEAD", location, {}).get(), "Upload-Offset");
          offset = static_cast<std::size_t>(std::stoll(at));
        }
        const auto head = start("HEAD", location, {}).get();
        EXPECT_EQ(headerOf(head, "Passerelle-Sha256"), sha256Hex(bytes));
      }
    });
  }
  for (auto& phone : phones) phone.join();
  EXPECT_EQ(received, kPhones * kPhotos);
  database->readNow([](sql::Connection& connection) {
    EXPECT_EQ(connection.query("SELECT COUNT(*) FROM medium")->next()->integer(0), kPhones * kPhotos);
  });
}

TEST_F(MediaRoomTest, TheEndAnswersASilentPhoneAndKeepsItsBytes) {
  const std::string bytes = testing::jpegWithEverything(testing::quarters(80, 60), 1);
  const std::string location = create(newId(clock, rng), newId(clock, rng), bytes);
  auto silent = start("PATCH", location, MediaWorld::patchHeaders(0),
                      std::make_shared<PiecesBody>(std::vector{bytes.substr(0, 700)}, PiecesBody::End::silent));
  const std::string part = temp.path("media/incoming/" + location.substr(location.rfind('/') + 1) + ".part");
  while (files.size(part).value_or(0) < 700) std::this_thread::yield();
  room.reset();
  EXPECT_EQ(silent.get().status, 503);
  EXPECT_EQ(*files.size(part), 700);
}

TEST_F(MediaRoomTest, TheEndWaitsForAPhotoThatIsBeingCleaned) {
  const std::string bytes = media::encodeJpeg(testing::quarters(3000, 2000), 90);
  const std::string location = create(newId(clock, rng), newId(clock, rng), bytes);
  auto underWay =
      start("PATCH", location, MediaWorld::patchHeaders(0), std::make_shared<PiecesBody>(std::vector{bytes}));
  room.reset();
  const int status = underWay.get().status;
  EXPECT_TRUE(status == 204 || status == 503) << status;
}

TEST_F(MediaRoomTest, ARoomWithoutItsCleanerSaysWhatIsMissing) {
  media::MediaRoomOptions options{temp.path("other"), 2, "/nowhere/passerelle-clean-photo", {}};
  media::MediaRoom other(options, *database, files, clock, rng);
  const auto prepared = other.prepare();
  ASSERT_FALSE(prepared);
  EXPECT_NE(prepared.error().message.find("passerelle-clean-photo"), std::string::npos);
}

}  // namespace passerelle
