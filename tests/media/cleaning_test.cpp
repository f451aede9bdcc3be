// What is stored: upright, without a word about camera, place or person. exiftool and ImageMagick are the judges.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "backend/media/worker/answer.h"
#include "backend/media/worker/clean_picture.h"
#include "tests/media/picture_maker.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
using media::cleanPicture;
using media::PictureFault;
using testing::byImageMagick;
using testing::jpegWithEverything;
using testing::meanDifference;
using testing::pngWithEverything;
using testing::quarters;

bool contains(const std::string& bytes, const std::string& word) { return bytes.find(word) != std::string::npos; }
}  // namespace

TEST(Cleaning, ThePicturesOfThisTestDoCarryWhatMustGo) {
  testing::TempFolder temp;
  testing::writeFile(temp.path("a.jpg"), jpegWithEverything(quarters(64, 48), 6));
  testing::writeFile(temp.path("b.png"), pngWithEverything(quarters(64, 48), 6));
  std::string all;
  for (const std::string& line : testing::metadataByExiftool(temp.path())) all += line + "\n";
  for (const char* tag : {"a.jpg: IFD0:Make", "a.jpg: GPS:GPSLatitude", "a.jpg: ExifIFD:MakerNote",
                          "a.jpg: XMP-dc:Source", "a.jpg: IPTC:Keywords", "a.jpg: File:Comment", "b.png: IFD0:Make",
                          "b.png: GPS:GPSLatitude", "b.png: PNG:Author", "b.png: XMP-dc:Source"})
    EXPECT_TRUE(contains(all, tag)) << tag << " is not in\n" << all;
}

TEST(Cleaning, EveryOrientationOfEveryKindStandsUprightAndKeepsNoMetadata) {
  constexpr const char* kNames[] = {"",        "TopLeft",  "TopRight",    "BottomRight", "BottomLeft",
                                    "LeftTop", "RightTop", "RightBottom", "LeftBottom"};
  testing::TempFolder jpegs, pngs, stored, storedPngs, thumbnails;
  std::map<std::string, media::Pixels> wanted;
  std::map<std::string, double> tolerance;
  std::map<std::string, std::pair<int, int>> sizes;
  const auto clean = [&](const std::string& name, const std::string& picture, double mean) {
    const auto cleaned = cleanPicture(picture);
    ASSERT_TRUE(cleaned) << name << ": fault " << static_cast<int>(cleaned.error());
    for (const std::string& secret : testing::secretsInside()) {
      EXPECT_FALSE(contains(cleaned->bytes, secret)) << name << " " << secret;
      EXPECT_FALSE(contains(cleaned->thumbnail, secret)) << name << " " << secret;
    }
    const bool png = cleaned->type == "image/png";
    testing::writeFile((png ? storedPngs : stored).path(name + (png ? ".png" : ".jpg")), cleaned->bytes);
    testing::writeFile(thumbnails.path(name + ".jpg"), cleaned->thumbnail);
    if (!png) testing::writeFile(jpegs.path(name + ".jpg"), picture);
    tolerance[name] = mean;
    sizes[name] = {cleaned->width, cleaned->height};
  };
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string number = std::to_string(orientation);
    clean("whole_blocks_" + number, jpegWithEverything(quarters(64, 48), orientation), 1.0);
    clean("half_blocks_" + number, jpegWithEverything(quarters(61, 43), orientation), 3.0);
    clean("progressive_" + number, jpegWithEverything(quarters(640, 400), orientation, true), 1.5);
    // ImageMagick 6 does not read a PNG's eXIf: it is told the orientation.
    const std::string png = pngWithEverything(quarters(70, 50), orientation);
    clean("png_" + number, png, 0.01);
    testing::writeFile(pngs.path("png_" + number + ".png"), png);
    wanted.merge(testing::folderByImageMagick(pngs.path(), "png",
                                              std::string("-orient ") + kNames[orientation] + " -auto-orient"));
    std::filesystem::remove(pngs.path("png_" + number + ".png"));
  }
  wanted.merge(testing::folderByImageMagick(jpegs.path(), "jpg", "-auto-orient"));
  auto got = testing::folderByImageMagick(stored.path(), "jpg", "");
  got.merge(testing::folderByImageMagick(storedPngs.path(), "png", ""));
  const auto small = testing::folderByImageMagick(thumbnails.path(), "jpg", "");
  ASSERT_EQ(wanted.size(), 32U);
  for (const auto& [name, picture] : wanted) {
    EXPECT_EQ(sizes[name], std::pair(picture.width, picture.height)) << name;
    EXPECT_LT(meanDifference(picture, got[name]), tolerance[name]) << name;
    EXPECT_LT(meanDifference(shrunk(picture, 320), small.at(name)), 6.0) << name;
    EXPECT_LE(std::max(small.at(name).width, small.at(name).height), 320) << name;
  }
  for (const auto* folder : {&stored, &storedPngs, &thumbnails}) {
    const auto left = testing::metadataByExiftool(folder->path());
    EXPECT_TRUE(left.empty()) << left.front();
  }
}

TEST(Cleaning, AnUprightPhotoLosesNothing) {
  testing::TempFolder temp;
  const std::string plain = media::encodeJpeg(quarters(640, 480), 90);
  const auto clean = cleanPicture(plain);
  ASSERT_TRUE(clean);
  EXPECT_EQ(meanDifference(byImageMagick(plain, temp.path()), byImageMagick(clean->bytes, temp.path())), 0.0);
}

TEST(Cleaning, GrayAndTransparentAndInterlacedPicturesAreTaken) {
  testing::TempFolder temp;
  for (const char* recipe :
       {"-colorspace Gray jpg:-", "-colorspace Gray png:-", "-alpha set -channel A -evaluate set 40% png:-",
        "-interlace PNG png:-", "-type Palette png8:-", "-depth 16 png48:-", "-sampling-factor 4:4:4 jpg:-",
        "-sampling-factor 4:2:2 jpg:-"}) {
    const auto clean = cleanPicture(testing::run(std::string("convert -size 300x200 gradient:red-blue ") + recipe));
    ASSERT_TRUE(clean) << recipe;
    EXPECT_EQ(clean->width, 300) << recipe;
    EXPECT_EQ(byImageMagick(clean->bytes, temp.path()).height, 200) << recipe;
  }
}

TEST(Cleaning, WhatIsNoPictureIsNotTakenForOne) {
  for (const std::string& bytes :
       {std::string("GIF89a....."), std::string("%PDF-1.7"), std::string("RIFF1234WEBPVP8 "), std::string("OggS"),
        std::string(), std::string("<svg xmlns='http://www.w3.org/2000/svg'/>"), std::string("\xff\xd8", 2),
        std::string("photo.jpg")}) {
    const auto result = cleanPicture(bytes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), PictureFault::unknownType) << bytes;
  }
}

TEST(Cleaning, ATruncatedPictureIsDamagedWhereverItIsCut) {
  for (const std::string& whole :
       {jpegWithEverything(quarters(200, 150), 1), jpegWithEverything(quarters(200, 150), 1, true),
        pngWithEverything(quarters(90, 60), 1)}) {
    const std::string trailer = "TrailerSecret";
    for (std::size_t part = 1; part < 40; ++part) {
      const std::size_t length = 9 + (whole.size() - trailer.size() - 10) * part / 40;
      const auto result = cleanPicture(whole.substr(0, length));
      ASSERT_FALSE(result) << length << " of " << whole.size();
      EXPECT_EQ(result.error(), PictureFault::damaged) << length;
    }
  }
}

TEST(Cleaning, APictureAboveFortyMillionPixelsIsRefusedByItsHeader) {
  std::string jpeg = media::encodeJpeg(quarters(64, 64), 90);
  const std::size_t frame = jpeg.find("\xff\xc0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\xfe\xfe\xfe\xfe", 4);
  EXPECT_EQ(cleanPicture(jpeg).error(), PictureFault::tooManyPixels);
  std::string png = pngWithEverything(quarters(64, 64), 1);
  png.replace(16, 8, std::string("\0\0\x40\0\0\0\x40\0", 8));
  EXPECT_EQ(cleanPicture(png).error(), PictureFault::tooManyPixels);
  EXPECT_EQ(cleanPicture(testing::hugePng(20'000)).error(), PictureFault::tooManyPixels);
  png.replace(16, 8, std::string("\xff\xff\xff\xff\xff\xff\xff\xff", 8));
  EXPECT_EQ(cleanPicture(png).error(), PictureFault::tooManyPixels);
}

TEST(Cleaning, AFileAboveTwelveMegabytesIsRefused) {
  EXPECT_EQ(cleanPicture(media::encodeJpeg(quarters(16, 16), 90) + std::string(media::kMaxPictureBytes, ' ')).error(),
            PictureFault::tooHeavy);
}

TEST(Cleaning, AJpegOfAThousandScansIsRefusedBeforeItIsDecoded) {
  std::string jpeg = jpegWithEverything(quarters(64, 64), 1, true);
  const std::size_t scan = jpeg.rfind("\xff\xda"), end = jpeg.rfind("\xff\xd9");
  std::string scans;
  for (int i = 0; i < 1000; ++i) scans += jpeg.substr(scan, end - scan);
  EXPECT_EQ(cleanPicture(jpeg.substr(0, end) + scans + jpeg.substr(end)).error(), PictureFault::tooComplex);
}

TEST(Cleaning, PrintingColoursAreRefusedWithWhatToDo) {
  const auto result = cleanPicture(testing::run("convert -size 64x48 gradient:red-blue -colorspace CMYK jpg:-"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error(), PictureFault::printColours);
  EXPECT_NE(media::errorOf(result.error(), "fr").message.find("CMJN"), std::string::npos);
}

TEST(Cleaning, EveryFaultHasItsSentenceInBothLanguages) {
  for (int fault = 0; fault <= static_cast<int>(PictureFault::busy); ++fault) {
    const Error french = media::errorOf(static_cast<PictureFault>(fault), "fr"),
                english = media::errorOf(static_cast<PictureFault>(fault), "en");
    EXPECT_FALSE(french.message.empty());
    EXPECT_NE(french.message, english.message);
    EXPECT_EQ(french.code, english.code);
    EXPECT_NE(french.code, ErrorCode::internal);
  }
}

TEST(Cleaning, TheWorkersAnswerIsReadBackAndAnyOtherIsNot) {
  const media::CleanedPicture picture{"bytes", "image/jpeg", 4, 3, "thumb"};
  const std::string line = media::writeAnswer(picture);
  const auto back = media::readAnswer(line);
  ASSERT_TRUE(back && *back);
  EXPECT_EQ((*back)->bytes, "bytes");
  EXPECT_EQ((*back)->thumbnail, "thumb");
  EXPECT_EQ((*media::readAnswer(media::writeAnswer(tl::unexpected(PictureFault::damaged)))).error(),
            PictureFault::damaged);
  for (const std::string& lie :
       {line + "x", line.substr(0, line.size() - 1), std::string("ok text/html 4 3 5 5\nbytesthumb"),
        std::string("ok image/jpeg -4 3 5 5\nbytesthumb"), std::string("ok image/jpeg 4 3 999999999 5\nbytesthumb"),
        std::string("fault 99\n"), std::string("fault -1\n"), std::string(), std::string(500, 'x')})
    EXPECT_FALSE(media::readAnswer(lie)) << lie;
}

}  // namespace passerelle
