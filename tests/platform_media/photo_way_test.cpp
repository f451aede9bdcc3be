// The whole way of a photo, from a camera's file to the bytes that a colleague is served: exiftool finds nothing on the
// wire, nothing on the server's answers, whatever the camera wrote and whichever way it was held.
#include <gtest/gtest.h>

#include "app/platform/photo_preparer.h"
#include "tests/media/picture_maker.h"
#include "tests/simulation/simulated_phone.h"

namespace passerelle::testing {
namespace {
constexpr int kWidth = 480, kHeight = 320;

struct CameraFile {
  std::string name, bytes;
};

/// Eight orientations, baseline and progressive, each with position and everything else that a file can carry; a file
/// of two pictures, held upright and turned.
std::vector<CameraFile> jpegsOfCameras() {
  std::vector<CameraFile> files;
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string number = std::to_string(orientation);
    files.push_back({"baseline" + number, jpegWithEverything(quarters(kWidth, kHeight), orientation)});
    files.push_back({"progressive" + number, jpegWithEverything(quarters(kWidth, kHeight), orientation, true)});
  }
  files.push_back({"twoPictures6", jpegOfTwoPictures(quarters(kWidth, kHeight), 6)});
  return files;
}

class PhotoWay : public ::testing::Test {
 protected:
  PhotoWay() {
    server.onRequest = [this](const ApiRequest& request) {
      wire += request.body;
      if (request.method == "PATCH") uploads[request.path] += request.body;
    };
  }

  /// Files a report with these photos and waits for the last receipt. Names → media.
  void send(const std::vector<CameraFile>& files, bool prepared) {
    std::vector<std::string> captures;
    for (const CameraFile& file : files) {
      std::string jpeg = file.bytes, thumbnail = file.bytes;
      if (prepared) {
        const auto photo = preparePhoto(QByteArray::fromStdString(file.bytes));
        ASSERT_TRUE(photo) << file.name << ": " << photo.error().message;
        jpeg = photo->jpeg.toStdString();
        thumbnail = photo->thumbnail.toStdString();
      }
      const auto capture = author.phone().captures.addPhoto(jpeg, thumbnail, file.name);
      ASSERT_TRUE(capture);
      captures.push_back(capture->id);
      media[file.name] = capture->mediumId;
    }
    Report report;
    report.subject = {SubjectKind::unit, "LYO-01"};
    report.visitedOn = toIso(server.clock().now()).substr(0, 10);
    Draft draft = *author.phone().drafts.beginFromCaptures(captures, report);
    draft.content.noRecognisablePerson = true;
    ASSERT_TRUE(author.phone().drafts.save(draft));
    const auto sent = author.phone().ownReports.send(draft.id);
    ASSERT_TRUE(sent) << sent.error().message;
    reportId = *sent;
    time.runUntil(time.now() + std::chrono::minutes(20));
    ASSERT_EQ(author.phone().outbox.count(), 0) << author.phone().outbox.all().front().detail;
    ASSERT_TRUE(author.phone().ownReports.find(reportId)->complete());
  }

  /// What the server serves of a medium, to its author.
  std::string served(const std::string& name, bool thumbnail) {
    std::string bytes;
    server.handle({"GET",
                   "/v1/media/" + reportId + "/" + media.at(name) + (thumbnail ? "?size=thumb" : ""),
                   {{"Authorization", "Bearer " + server.tokenOf(kVisitors[0])}},
                   {}},
                  [&](ApiResponse answer) {
                    EXPECT_EQ(answer.status, 200) << name;
                    bytes = std::move(answer.body);
                  });
    return bytes;
  }

  static void clean(const TempFolder& folder, const std::string& bytes) {
    for (const std::string& secret : secretsInside())
      EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << folder.path();
  }
  /// Everything of every file, through exiftool.
  static void noTags(const TempFolder& folder) {
    const auto left = metadataByExiftool(folder.path());
    EXPECT_TRUE(left.empty()) << left.size() << " tags, first " << left.front();
  }

  VirtualTime time;
  SimulatedServer server{time, 11};
  Told told;
  SimulatedPhone author{time, server, 12, kVisitors[0], "author", told};
  std::string reportId, wire;
  std::map<std::string, std::string> uploads, media;
};
}  // namespace

TEST_F(PhotoWay, NoTagLeavesThePhoneAndNoneIsServedWhateverTheCameraWrote) {
  auto files = jpegsOfCameras();
  files.push_back({"png6", pngWithEverything(quarters(kWidth, kHeight), 6)});
  files.push_back({"printingColours", printingJpeg(kWidth, kHeight)});
  TempFolder originals, left, full, thumbnails;
  for (const CameraFile& file : files) writeFile(originals.path(file.name + ".jpg"), file.bytes);
  ASSERT_GT(metadataByExiftool(originals.path()).size(), files.size() * 10) << "the test can fail";
  send(files, true);

  clean(left, wire);
  ASSERT_EQ(uploads.size(), 2 * files.size()) << "photo and thumbnail of each";
  int number = 0;
  for (const auto& [path, bytes] : uploads) writeFile(left.path(std::to_string(++number) + ".jpg"), bytes);
  noTags(left);
  for (const CameraFile& file : files) {
    for (const bool thumbnail : {false, true}) {
      const std::string bytes = served(file.name, thumbnail);
      const TempFolder& folder = thumbnail ? thumbnails : full;
      clean(folder, bytes);
      writeFile(folder.path(file.name + ".jpg"), bytes);
    }
  }
  noTags(full);
  noTags(thumbnails);

  const auto wanted = folderByImageMagick(originals.path(), "jpg", "-colorspace sRGB -auto-orient");
  const auto got = folderByImageMagick(full.path(), "jpg", "");
  ASSERT_EQ(got.size(), files.size());
  for (const CameraFile& file : files) {
    if (file.name == "png6") continue;  // ImageMagick does not turn a PNG by its eXIf; PhotoPreparer's own test does
    EXPECT_LT(meanDifference(wanted.at(file.name), got.at(file.name)), file.name == "printingColours" ? 24 : 6)
        << file.name << " does not stand upright, or has other colours";
  }
}

TEST_F(PhotoWay, ThePhoneIsNotTrustedWhatArrivesWithTagsIsServedWithout) {
  const auto files = jpegsOfCameras();
  send(files, false);
  ASSERT_NE(wire.find("CamSecretMake"), std::string::npos) << "the test can fail";
  TempFolder full, thumbnails;
  for (const CameraFile& file : files) {
    for (const bool thumbnail : {false, true}) {
      const std::string bytes = served(file.name, thumbnail);
      const TempFolder& folder = thumbnail ? thumbnails : full;
      clean(folder, bytes);
      writeFile(folder.path(file.name + ".jpg"), bytes);
    }
  }
  noTags(full);
  noTags(thumbnails);
}

}  // namespace passerelle::testing
