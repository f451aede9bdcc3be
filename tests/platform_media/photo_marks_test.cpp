// What is masked is gone from every pixel that leaves, the thumbnail's too; what is drawn and cropped is as it was
// seen.
#include <gtest/gtest.h>

#include <QBuffer>
#include <QImage>
#include <random>

#include "app/platform/photo_marks.h"
#include "tests/media/picture_maker.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
const QColor kMask(28, 35, 41);

QByteArray jpegOf(const QImage& image) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "jpeg", 90);
  return bytes;
}

/// White, with black and white noise in `secret`.
QImage withSecret(QSize size, QRect secret, unsigned seed) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(Qt::white);
  std::mt19937 random(seed);
  for (int y = secret.top(); y <= secret.bottom(); ++y)
    for (int x = secret.left(); x <= secret.right(); ++x)
      image.setPixel(x, y, (random() & 1U) != 0 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
  return image;
}

PhotoMark box(QRect area) {
  return {PhotoMark::Kind::box,
          kMask,
          1,
          {QPointF(area.topLeft()), QPointF(area.x() + area.width(), area.y() + area.height())}};
}
}  // namespace

TEST(PhotoMarks, TwoPhotosThatDifferOnlyUnderTheMaskLeaveAsTheSameBytes) {
  // The strongest thing that can be said: whatever stood there, what leaves does not depend on it.
  const QRect secret(203, 155, 130, 90);  // on no block boundary of the JPEG
  for (const bool brush : {false, true}) {
    PhotoEdits edits;
    if (brush)
      edits.marks.push_back({PhotoMark::Kind::brush, kMask, 260, {QPointF(secret.center()), QPointF(secret.center())}});
    else
      edits.marks.push_back(box(secret));
    // Lossless, so that the secret's own ringing does not stand around it.
    QByteArray first, second;
    for (auto [bytes, seed] : {std::pair(&first, 1U), std::pair(&second, 2U)}) {
      QBuffer buffer(bytes);
      buffer.open(QIODevice::WriteOnly);
      withSecret({640, 480}, secret, seed).save(&buffer, "png");
    }
    ASSERT_NE(first, second);
    const auto one = bakePhoto(first, edits), other = bakePhoto(second, edits);
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->jpeg, other->jpeg) << (brush ? "brush" : "box");
    EXPECT_EQ(one->thumbnail, other->thumbnail) << (brush ? "brush" : "box");
    const auto unmasked = bakePhoto(first, {}), unmaskedOther = bakePhoto(second, {});
    EXPECT_NE(unmasked->jpeg, unmaskedOther->jpeg) << "the test can fail";
    EXPECT_NE(unmasked->thumbnail, unmaskedOther->thumbnail);
  }
}

TEST(PhotoMarks, AMaskIsSolidEvenWhenItsColourSaysOtherwise) {
  const QRect secret(100, 100, 80, 60);
  PhotoEdits edits;
  PhotoMark mark = box(secret);
  mark.color = QColor(28, 35, 41, 30);
  edits.marks.push_back(mark);
  const auto baked = bakePhoto(jpegOf(withSecret({320, 240}, secret, 3)), edits);
  ASSERT_TRUE(baked);
  const QImage after = QImage::fromData(baked->jpeg);
  for (int y = secret.top() + 8; y < secret.bottom() - 8; y += 3)
    for (int x = secret.left() + 8; x < secret.right() - 8; x += 3)
      EXPECT_LT(qGray(after.pixel(x, y)), 60) << x << "," << y;
}

TEST(PhotoMarks, ACropKeepsItsPixelsAndNothingBeside) {
  QImage image(400, 300, QImage::Format_RGB32);
  image.fill(Qt::white);
  for (int x = 0; x < 200; ++x)
    for (int y = 0; y < 300; ++y) image.setPixel(x, y, qRgb(200, 0, 0));
  PhotoEdits edits;
  edits.crop = QRect(208, 16, 160, 120);
  edits.marks.push_back({PhotoMark::Kind::arrow, QColor(0, 0, 255), 8, {QPointF(300, 20), QPointF(300, 120)}});
  const auto baked = bakePhoto(jpegOf(image), edits);
  ASSERT_TRUE(baked);
  EXPECT_EQ(baked->width, 160);
  EXPECT_EQ(baked->height, 120);
  const QImage after = QImage::fromData(baked->jpeg);
  int blue = 0, red = 0;
  for (int y = 0; y < after.height(); ++y)
    for (int x = 0; x < after.width(); ++x) {
      const QRgb pixel = after.pixel(x, y);
      blue += qBlue(pixel) > 180 && qRed(pixel) < 90 ? 1 : 0;
      red += qRed(pixel) > 150 && qBlue(pixel) < 90 ? 1 : 0;
    }
  EXPECT_GT(blue, 600) << "the arrow";
  EXPECT_EQ(red, 0) << "what was cut off";
  const auto nothing = bakePhoto(jpegOf(image), {{}, QRect(500, 500, 10, 10)});
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, ErrorCode::refused);
}

TEST(PhotoMarks, WhatComesFromTheBenchCarriesNoTag) {
  testing::TempFolder temp;
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto photo =
        preparePhoto(QByteArray::fromStdString(testing::jpegWithEverything(testing::quarters(320, 200), orientation)));
    ASSERT_TRUE(photo);
    PhotoEdits edits;
    edits.marks.push_back(box({10, 10, 40, 40}));
    edits.marks.push_back({PhotoMark::Kind::pen, QColor(200, 0, 0), 5, {QPointF(5, 5), QPointF(90, 90)}});
    const auto baked = bakePhoto(photo->jpeg, edits);
    ASSERT_TRUE(baked);
    testing::writeFile(temp.path(std::to_string(orientation) + ".jpg"), baked->jpeg.toStdString());
    testing::writeFile(temp.path(std::to_string(orientation) + "-small.jpg"), baked->thumbnail.toStdString());
  }
  const auto left = testing::metadataByExiftool(temp.path());
  EXPECT_TRUE(left.empty()) << left.front();
}

}  // namespace passerelle
