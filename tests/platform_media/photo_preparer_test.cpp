// What leaves the phone: upright, small, without a word about camera, place or person.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImage>
#include <QThread>
#include <algorithm>
#include <filesystem>

#include "app/platform/photo_preparer.h"
#include "tests/media/picture_maker.h"
#include "tests/platform/eventually.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
using testing::eventually;
using testing::jpegWithEverything;
using testing::pngWithEverything;
using testing::quarters;

QByteArray bytesOf(const std::string& bytes) { return QByteArray::fromStdString(bytes); }

QByteArray encoded(const QImage& image, const char* format) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, format);
  return bytes;
}
}  // namespace

TEST(PhotoPreparer, EveryOrientationLeavesUprightAndWithoutMetadata) {
  testing::TempFolder originals, prepared, thumbnails;
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string jpeg = jpegWithEverything(quarters(640, 400), orientation, orientation % 2 == 0);
    const auto photo = preparePhoto(bytesOf(jpeg));
    ASSERT_TRUE(photo) << photo.error().message;
    const std::string name = std::to_string(orientation) + ".jpg";
    testing::writeFile(originals.path(name), jpeg);
    testing::writeFile(prepared.path(name), photo->jpeg.toStdString());
    testing::writeFile(thumbnails.path(name), photo->thumbnail.toStdString());
    for (const std::string& secret : testing::secretsInside()) {
      EXPECT_FALSE(photo->jpeg.contains(bytesOf(secret))) << secret;
      EXPECT_FALSE(photo->thumbnail.contains(bytesOf(secret))) << secret;
    }
  }
  const auto wanted = testing::folderByImageMagick(originals.path(), "jpg", "-auto-orient");
  const auto got = testing::folderByImageMagick(prepared.path(), "jpg", "");
  const auto small = testing::folderByImageMagick(thumbnails.path(), "jpg", "");
  ASSERT_EQ(wanted.size(), 8U);
  for (const auto& [name, picture] : wanted) {
    EXPECT_LT(testing::meanDifference(picture, got.at(name)), 3.0) << name;
    EXPECT_LT(testing::meanDifference(shrunk(picture, 320), small.at(name)), 6.0) << name;
  }
  for (const auto* folder : {&prepared, &thumbnails}) {
    const auto left = testing::metadataByExiftool(folder->path());
    EXPECT_TRUE(left.empty()) << left.front();
  }
}

TEST(PhotoPreparer, APictureWithTextsTransparencyAndAWideProfileBecomesPlainSrgbOnWhite) {
  QImage image(64, 48, QImage::Format_ARGB32);
  image.fill(QColor(200, 100, 50));
  image.setPixelColor(0, 0, QColor(0, 0, 0, 0));
  for (int x = 32; x < 64; ++x) {
    for (int y = 0; y < 48; ++y) image.setPixelColor(x, y, QColor(0, 0, 0, 0));
  }
  image.setText("Author", "ArtistSecret");
  image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
  const QByteArray png = encoded(image, "png");
  ASSERT_TRUE(png.contains("ArtistSecret"));
  const auto photo = preparePhoto(png);
  ASSERT_TRUE(photo) << photo.error().message;
  EXPECT_FALSE(photo->jpeg.contains("ArtistSecret"));
  EXPECT_FALSE(photo->jpeg.contains("ICC_PROFILE"));
  const QImage back = QImage::fromData(photo->jpeg);
  EXPECT_GT(back.pixelColor(50, 24).red(), 250) << "what was transparent is white";
  EXPECT_GT(back.pixelColor(50, 24).blue(), 250);
  EXPECT_GT(back.pixelColor(10, 24).red(), 206) << "the same colour has other numbers in sRGB";
}

TEST(PhotoPreparer, APngsOrientationIsHeededToo) {
  constexpr const char* kNames[] = {"",        "TopLeft",  "TopRight",    "BottomRight", "BottomLeft",
                                    "LeftTop", "RightTop", "RightBottom", "LeftBottom"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string png = pngWithEverything(quarters(280, 200), orientation);
    const auto photo = preparePhoto(bytesOf(png));
    ASSERT_TRUE(photo);
    testing::TempFolder original, prepared;
    testing::writeFile(original.path("a.png"), png);
    testing::writeFile(prepared.path("a.jpg"), photo->jpeg.toStdString());
    const auto wanted = testing::folderByImageMagick(original.path(), "png",
                                                     std::string("-orient ") + kNames[orientation] + " -auto-orient");
    EXPECT_LT(testing::meanDifference(wanted.at("a"), testing::folderByImageMagick(prepared.path(), "jpg", "").at("a")),
              4.0)
        << orientation;
    EXPECT_EQ(photo->width, wanted.at("a").width) << orientation;
    for (const std::string& secret : testing::secretsInside())
      EXPECT_FALSE(photo->jpeg.contains(bytesOf(secret))) << secret;
  }
}

TEST(PhotoPreparer, ThreeSizesAndNoneLargerThanThePicture) {
  QImage image(4000, 3000, QImage::Format_RGB32);
  image.fill(Qt::darkGreen);
  const QByteArray jpeg = encoded(image, "jpeg");
  const std::pair<PhotoSize, QSize> kWanted[] = {
      {PhotoSize::light, {1280, 960}}, {PhotoSize::standard, {2048, 1536}}, {PhotoSize::fine, {3200, 2400}}};
  for (const auto& [size, wanted] : kWanted) {
    const auto photo = preparePhoto(jpeg, size);
    ASSERT_TRUE(photo);
    EXPECT_EQ(QSize(photo->width, photo->height), wanted);
    EXPECT_EQ(QImage::fromData(photo->jpeg).size(), wanted);
    EXPECT_EQ(QImage::fromData(photo->thumbnail).size(), QSize(320, 240));
  }
  const auto small = preparePhoto(encoded(image.scaled(200, 150), "png"), PhotoSize::fine);
  ASSERT_TRUE(small);
  EXPECT_EQ(QSize(small->width, small->height), QSize(200, 150));
  EXPECT_EQ(QImage::fromData(small->thumbnail).size(), QSize(200, 150));
}

TEST(PhotoPreparer, ABrokenPictureSaysWhatToDoWhereverItIsCut) {
  const std::string whole = jpegWithEverything(quarters(300, 200), 1);
  for (int part = 1; part < 20; ++part) {
    const auto photo =
        preparePhoto(bytesOf(whole.substr(0, (whole.size() - 20) * static_cast<std::size_t>(part) / 20)));
    ASSERT_FALSE(photo) << part;
    EXPECT_EQ(photo.error().code, ErrorCode::refused) << part;
    EXPECT_NE(photo.error().message.find("choose another"), std::string::npos);
  }
}

TEST(PhotoPreparer, WhatIsNoPictureSaysWhatToChooseInstead) {
  for (const std::string& bytes : {std::string("%PDF-1.7 a letter"), std::string(),
                                   std::string("\0\0\0\x18"
                                               "ftypheic",
                                               12),
                                   std::string("photo.jpg")}) {
    const auto photo = preparePhoto(bytesOf(bytes));
    ASSERT_FALSE(photo);
    EXPECT_EQ(photo.error().code, ErrorCode::unsupportedType);
    EXPECT_NE(photo.error().message.find("JPEG or PNG"), std::string::npos);
  }
}

TEST(PhotoPreparer, FortyMillionPixelsAreTakenAndMoreAreRefusedByTheHeader) {
  QImage large(6300, 6300, QImage::Format_Grayscale8);
  large.fill(128);
  const auto taken = preparePhoto(encoded(large, "png"));
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->width, 2048);
  std::string jpeg = media::encodeJpeg(quarters(64, 64), 90);
  jpeg.replace(jpeg.find("\xff\xc0") + 5, 4, "\xfe\xfe\xfe\xfe", 4);
  const auto refused = preparePhoto(bytesOf(jpeg));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::tooLarge);
  EXPECT_NE(refused.error().message.find("40 million"), std::string::npos);
}

TEST(PhotoPreparer, APictureOfTwentyThousandPixelsSquareIsRefusedByItsHeaderInNoMemory) {
  const std::string png = testing::hugePng(20'000);
  ASSERT_LT(png.size(), 1'000'000U) << "light enough to be sent to anybody";
  std::string jpeg = jpegWithEverything(quarters(64, 64), 1, true);
  jpeg.replace(jpeg.find("\xff\xc2") + 5, 4, "\x4e\x20\x4e\x20", 4);
  rusage before{}, after{};
  ::getrusage(RUSAGE_SELF, &before);
  for (const std::string& bytes : {png, jpeg}) {
    const auto refused = preparePhoto(bytesOf(bytes));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::tooLarge);
    EXPECT_NE(refused.error().message.find("Make it smaller"), std::string::npos);
  }
  ::getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 32 * 1024) << "KiB more than before";
}

TEST(PhotoPreparer, PrintingColoursBecomeThoseOfAScreen) {
  const auto photo = preparePhoto(bytesOf(testing::printingJpeg(320, 200)));
  ASSERT_TRUE(photo) << photo.error().message;
  const QImage back = QImage::fromData(photo->jpeg);
  EXPECT_GT(back.pixelColor(160, 4).red(), 180) << "red above";
  EXPECT_LT(back.pixelColor(160, 4).blue(), 80);
  EXPECT_GT(back.pixelColor(160, 196).blue(), 120) << "blue below";
  EXPECT_LT(back.pixelColor(160, 196).red(), 80);
  for (const std::string& secret : testing::secretsInside()) EXPECT_FALSE(photo->jpeg.contains(bytesOf(secret)));
}

TEST(PhotoPreparer, OfAFileOfTwoPicturesTheFirstIsTakenAndNothingOfTheSecond) {
  const std::string both = testing::jpegOfTwoPictures(quarters(640, 400), 6);
  testing::TempFolder original;
  testing::writeFile(original.path("both.jpg"), both);
  const auto said = testing::metadataByExiftool(original.path());
  ASSERT_TRUE(std::any_of(said.begin(), said.end(), [](const std::string& line) {
    return line.find("NumberOfImages = 2") != std::string::npos;
  })) << "exiftool sees two pictures";
  const auto photo = preparePhoto(bytesOf(both));
  ASSERT_TRUE(photo) << photo.error().message;
  EXPECT_EQ(photo->width, 400) << "upright";
  EXPECT_LT(photo->jpeg.size(), static_cast<qsizetype>(both.size() / 2));
  for (const std::string& secret : testing::secretsInside()) EXPECT_FALSE(photo->jpeg.contains(bytesOf(secret)));
}

TEST(PhotoPreparer, WorksBesideTheGuiThreadAndAnswersOnItInOrder) {
  PhotoPreparer preparer;
  std::vector<int> answered;
  int busyChanges = 0;
  QObject::connect(&preparer, &PhotoPreparer::busyChanged, [&] { ++busyChanges; });
  for (int i = 0; i < 3; ++i) {
    preparer.prepare(bytesOf(jpegWithEverything(quarters(64, 48), 1)), PhotoSize::standard,
                     [&, i](Result<PreparedPhoto> photo) {
                       EXPECT_TRUE(photo);
                       EXPECT_EQ(QThread::currentThread(), preparer.thread());
                       answered.push_back(i);
                     });
  }
  EXPECT_TRUE(preparer.busy());
  EXPECT_TRUE(answered.empty()) << "nothing is answered before prepare returns";
  ASSERT_TRUE(eventually([&] { return answered.size() == 3; }));
  EXPECT_EQ(answered, (std::vector{0, 1, 2}));
  EXPECT_FALSE(preparer.busy());
  EXPECT_EQ(busyChanges, 2);
}

TEST(PhotoPreparer, AFileIsReadByContentAndAMissingOneIsSaid) {
  testing::TempFolder temp;
  testing::writeFile(temp.path("named.png"), jpegWithEverything(quarters(64, 48), 6));
  PhotoPreparer preparer;
  std::optional<Result<PreparedPhoto>> photo, missing;
  preparer.prepareFile(QString::fromStdString(temp.path("named.png")), PhotoSize::standard,
                       [&](Result<PreparedPhoto> result) { photo = std::move(result); });
  preparer.prepareFile("/nowhere/photo.jpg", PhotoSize::standard,
                       [&](Result<PreparedPhoto> result) { missing = std::move(result); });
  ASSERT_TRUE(eventually([&] { return photo && missing; }));
  ASSERT_TRUE(*photo);
  EXPECT_EQ((*photo)->width, 48);
  EXPECT_EQ(missing->error().code, ErrorCode::notFound);
}

TEST(PhotoPreparer, OneThatGoesWhileItWorksNeverAnswers) {
  bool answered = false;
  {
    PhotoPreparer preparer;
    for (int i = 0; i < 5; ++i)
      preparer.prepare(bytesOf(jpegWithEverything(quarters(640, 480), 1)), PhotoSize::standard,
                       [&](Result<PreparedPhoto>) { answered = true; });
  }
  QCoreApplication::processEvents();
  EXPECT_FALSE(answered);
}

}  // namespace passerelle
