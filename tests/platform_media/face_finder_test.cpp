// dlib's detector behind FaceFinder: what it proposes on drawn faces, and that it can be stopped.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <utility>

#include "app/platform/faces/dlib_face_finder.h"
#include "tests/platform_media/drawn_face.h"

namespace passerelle {
namespace {
using testing::aisle;
using testing::drawFace;

bool boxOver(const std::vector<QRect>& boxes, QPoint eyes, double size) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const QRect& box) {
    // From the brows to the mouth, ear to ear.
    return box.contains(
        QRect(eyes.x() - qRound(size * 0.35), eyes.y() - qRound(size * 0.15), qRound(size * 0.7), qRound(size * 0.6)));
  });
}
}  // namespace

TEST(FaceFinder, DrawnFacesLargeAndSmallAreProposedWithAMarginForTheWholeFace) {
  QImage photo = aisle({2048, 1536});
  struct Drawn {
    QPoint eyes;
    double size;
  };
  const Drawn faces[] = {{{420, 460}, 420}, {{1150, 420}, 180}, {{1600, 900}, 110}, {{1250, 1000}, 70}};
  {
    QPainter painter(&photo);
    int kind = 0;
    for (const Drawn& face : faces) drawFace(painter, face.eyes, face.size, kind++);
  }
  DlibFaceFinder finder;
  const auto cpuMs = [last = std::clock()]() mutable {
    const std::clock_t now = std::clock();
    return 1000.0 * static_cast<double>(now - std::exchange(last, now)) / CLOCKS_PER_SEC;
  };
  std::vector<double> spent;
  auto clock = cpuMs;
  const auto found = finder.find(photo);
  spent.push_back(clock());
  for (const Drawn& face : faces)
    EXPECT_TRUE(boxOver(*found, face.eyes, face.size)) << "face of " << face.size << " px";
  for (const QRect& box : *found) EXPECT_TRUE(photo.rect().contains(box));
  EXPECT_LE(found->size(), 6U) << "no shelf is a face";
  ASSERT_TRUE(finder.find(photo));
  spent.push_back(clock());
  std::printf("2048 x 1536, CPU: first search with the detector's loading %.0f ms, next %.0f ms\n", spent[0], spent[1]);
}

TEST(FaceFinder, AnAisleWithoutPeopleAndASmallPictureGiveNoProposal) {
  DlibFaceFinder finder;
  EXPECT_TRUE(finder.find(aisle({1600, 1200}))->empty());
  EXPECT_TRUE(finder.find(aisle({10, 8}))->empty());
  EXPECT_TRUE(finder.find(QImage())->empty());
}

TEST(FaceFinder, TheSearchTellsHowFarItIsAndStopsBetweenTwoPasses) {
  DlibFaceFinder finder;
  const QImage photo = aisle({1600, 1200});
  std::vector<int> told;
  ASSERT_TRUE(finder.find(photo, [&](int percent) {
    told.push_back(percent);
    return true;
  }));
  EXPECT_GE(told.size(), 6U);
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  int asked = 0;
  EXPECT_FALSE(finder.find(photo, [&](int) { return ++asked < 3; }));
  EXPECT_EQ(asked, 3);
}

}  // namespace passerelle
