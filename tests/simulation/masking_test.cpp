// A photo that was masked: what stood under the mask is in no byte that leaves the phone, in no file of the phone, and,
// when it had been sent before, in no file of the server and of other phones any more.
#include <gtest/gtest.h>

#include "backend/media/worker/clean_picture.h"
#include "backend/media/worker/pixels.h"
#include "shared/base/digest.h"
#include "tests/simulation/simulated_phone.h"
#include "tests/support/folder_files.h"

namespace passerelle::testing {
namespace {

/// A photo of 96 × 64: noise nobody else has where `masked` is false, a solid box there when it is true.
std::string photo(std::uint64_t seed, bool masked) {
  SeededRng rng(seed);
  media::Pixels pixels{96, 64, 3, {}};
  for (int y = 0; y < pixels.height; ++y)
    for (int x = 0; x < pixels.width; ++x) {
      const bool secret = x >= 16 && x < 80 && y >= 16 && y < 48;
      for (int channel = 0; channel < 3; ++channel)
        pixels.bytes.push_back(secret && !masked ? static_cast<std::uint8_t>(rng.below(256)) : secret ? 30 : 200);
    }
  return media::encodeJpeg(pixels, 90);
}

/// The longest scan of a JPEG: coefficients only. The tables before a scan are alike in all photos.
std::string longestScan(const std::string& jpeg) {
  std::string longest;
  for (std::size_t at = jpeg.find("\xFF\xDA"); at != std::string::npos; at = jpeg.find("\xFF\xDA", at + 2)) {
    std::size_t end = at + 2;
    const auto goesOn = [&] {
      const auto next = static_cast<unsigned char>(jpeg[end + 1]);
      return jpeg[end] != '\xFF' || next == 0 || (next >= 0xD0 && next <= 0xD7);
    };
    while (end + 1 < jpeg.size() && goesOn()) ++end;
    if (end - at > longest.size()) longest = jpeg.substr(at, end - at);
  }
  if (longest.size() < 300) throw std::runtime_error("too little to look for");
  return longest;
}

/// Whether 24 bytes in a row of the middle of the photo's longest scan, where the noise is, stand in `bytes`.
bool holds(const std::string& bytes, const std::string& secret) {
  const std::string scan = longestScan(secret);
  for (std::size_t at = scan.size() / 3; at + 24 < scan.size() * 2 / 3; at += 24)
    if (bytes.find(scan.substr(at, 24)) != std::string::npos) return true;
  return false;
}

/// Files with a piece of the photo as it was sent, as the server keeps it, or of the thumbnail that the server makes.
std::vector<std::string> filesHolding(const std::string& folder, const std::string& secret) {
  const auto cleaned = media::cleanPicture(secret);
  if (!cleaned) throw std::runtime_error("the secret is no photo");
  std::vector<std::string> found;
  for (const auto& [path, bytes] : filesIn(folder)) {
    if (holds(bytes, secret) || holds(bytes, cleaned->bytes) || holds(bytes, cleaned->thumbnail)) found.push_back(path);
  }
  return found;
}

class Masking : public ::testing::Test {
 protected:
  Masking() {
    server.onRequest = [this](const ApiRequest& request) {
      if (request.method == "PATCH") uploaded += request.body;  // its parts, in order
    };
  }
  void pass(Milliseconds time_) { time.runUntil(time.now() + time_); }
  Phone& phone() { return author.phone(); }

  Draft draftWith(const std::string& jpeg, const std::string& thumbnail) {
    const auto capture = phone().captures.addPhoto(jpeg, thumbnail, "Sept clients attendent");
    Report report;
    report.subject = {SubjectKind::unit, "LYO-01"};
    report.visitedOn = toIso(server.clock().now()).substr(0, 10);
    return *phone().drafts.beginFromCaptures({capture->id}, report);
  }
  std::string send(const std::string& draftId) {
    auto draft = *phone().drafts.find(draftId);
    draft.content.noRecognisablePerson = true;
    EXPECT_TRUE(phone().drafts.save(draft));
    const auto sent = phone().ownReports.send(draftId);
    EXPECT_TRUE(sent) << sent.error().message;
    return *sent;
  }
  static std::string photoOf(const Draft& draft) {
    for (const ManifestEntry& entry : draft.content.media)
      if (entry.kind == MediumKind::photo) return entry.id;
    return {};
  }

  VirtualTime time;
  SimulatedServer server{time, 5};
  Told told;
  SimulatedPhone author{time, server, 6, kVisitors[0], "author", told};
  SimulatedPhone host{time, server, 20, kHost, "host", told};
  std::string uploaded;
  const std::string secret = photo(1, false), secretSmall = photo(2, false);
};
}  // namespace

TEST_F(Masking, BeforeSendingNothingOfItLeavesThePhoneOrStaysThere) {
  const Draft draft = draftWith(secret, secretSmall);
  ASSERT_TRUE(phone().photos.replace(photoOf(draft), photo(1, true), photo(2, true)));
  send(draft.id);
  pass(std::chrono::minutes(3));
  ASSERT_TRUE(phone().ownReports.all().front().complete()) << "the masked photo arrived";
  ASSERT_FALSE(uploaded.empty());
  for (const std::string* of : {&secret, &secretSmall}) {
    EXPECT_FALSE(holds(uploaded, *of));
    EXPECT_TRUE(filesHolding(server.dataFolder(), *of).empty());
    EXPECT_TRUE(filesHolding(phone().vault.folder(), *of).empty());
  }
}

TEST_F(Masking, AfterSendingTheServerAndOtherPhonesLoseTheFirstVersion) {
  const Draft draft = draftWith(secret, secretSmall);
  const std::string first = photoOf(draft);
  const std::string report = send(draft.id);
  pass(std::chrono::minutes(3));
  ASSERT_TRUE(holds(uploaded, secret)) << "the test can fail";
  ASSERT_FALSE(filesHolding(server.dataFolder(), secret).empty()) << "the test can fail";
  for (const bool thumbnail : {false, true})
    host.puller().fetchPicture(report, first, thumbnail, [](const Result<std::string>& got) { EXPECT_TRUE(got); });
  pass(std::chrono::minutes(1));
  ASSERT_TRUE(host.phone().mirror.picture(report, first, "full")) << "the host looked at it";

  const auto correction = phone().ownReports.correct(report);
  ASSERT_TRUE(correction);
  const auto masked = phone().photos.replace(first, photo(1, true), photo(2, true));
  ASSERT_TRUE(masked);
  uploaded.clear();
  send(correction->id);
  pass(std::chrono::minutes(4));

  EXPECT_FALSE(holds(uploaded, secret));
  for (const std::string* of : {&secret, &secretSmall})
    EXPECT_TRUE(filesHolding(server.dataFolder(), *of).empty()) << filesHolding(server.dataFolder(), *of).front();
  EXPECT_FALSE(host.phone().mirror.picture(report, first, "full"));
  EXPECT_FALSE(host.phone().mirror.picture(report, first, "thumb"));
  EXPECT_FALSE(phone().media.find(first));
  std::string late;
  server.handle(
      {"GET", "/v1/media/" + report + "/" + first, {{"Authorization", "Bearer " + server.tokenOf(kHost)}}, {}},
      [&](const ApiResponse& answer) { late = std::to_string(answer.status); });
  EXPECT_EQ(late, "404");
  std::string got;
  host.puller().fetchPicture(report, masked->id, false, [&](const Result<std::string>& picture) {
    if (picture) got = *picture;
  });
  pass(std::chrono::minutes(1));
  EXPECT_FALSE(got.empty()) << "the masked version is there instead";
}

TEST_F(Masking, AnUploadUnderWayStopsAndWhatArrivedOfItIsTerminated) {
  author.setPartitioned(true);
  const Draft draft = draftWith(secret, photo(2, true));
  const std::string first = photoOf(draft), report = send(draft.id);
  author.setPartitioned(false);
  author.networkReturned();
  // Until the photo's first parts are on the server.
  for (int i = 0; i < 4000 && filesHolding(server.dataFolder() + "/media/incoming", secret).empty(); ++i)
    pass(Milliseconds(5));
  ASSERT_FALSE(filesHolding(server.dataFolder() + "/media/incoming", secret).empty()) << "the test can fail";
  const auto correction = phone().ownReports.correct(report);
  ASSERT_TRUE(phone().photos.replace(first, photo(1, true), photo(2, true)));
  pass(std::chrono::minutes(1));
  EXPECT_TRUE(filesHolding(server.dataFolder(), secret).empty()) << "not even the parts, before the correction is sent";
  send(correction->id);
  pass(std::chrono::minutes(3));
  EXPECT_TRUE(filesHolding(server.dataFolder(), secret).empty());
  EXPECT_TRUE(phone().ownReports.find(report)->complete());
  EXPECT_EQ(phone().outbox.count(), 0);
}

TEST_F(Masking, AVersionThatWasTakenBackIsRefusedWhenItComesLate) {
  const Draft draft = draftWith(secret, secretSmall);
  const std::string first = photoOf(draft);
  const std::string report = send(draft.id);
  pass(std::chrono::minutes(3));
  const auto correction = phone().ownReports.correct(report);
  ASSERT_TRUE(phone().photos.replace(first, photo(1, true), photo(2, true)));
  send(correction->id);
  pass(std::chrono::minutes(3));
  int status = 0;
  const auto word = [](std::string_view key, const std::string& value) {
    return std::string(key) + " " + toBase64(value);
  };
  server.handle(
      {"POST",
       "/v1/uploads",
       {{"Authorization", "Bearer " + server.tokenOf(kVisitors[0])},
        {"Tus-Resumable", "1.0.0"},
        {"Upload-Length", std::to_string(secret.size())},
        {"Upload-Metadata", word("reportId", report) + "," + word("mediumId", first) + "," + word("kind", "photo") +
                                "," + word("type", "image/jpeg") + "," + word("sha256", sha256Hex(secret))}},
       {}},
      [&](const ApiResponse& answer) { status = answer.status; });
  EXPECT_EQ(status, 410);
}

}  // namespace passerelle::testing
