// The one translation unit that includes dlib, always compiled with -O2. Debian's headers of dlib ask for BLAS and
// LAPACK for one 10 × 10 decomposition: its configuration is read first, then told otherwise.
#include <dlib/assert.h>
#include <dlib/test_for_odr_violations.h>
#undef DLIB_USE_BLAS
#undef DLIB_USE_LAPACK
#undef DLIB_JPEG_SUPPORT
#undef DLIB_PNG_SUPPORT
#include <dlib/array2d.h>
#include <dlib/image_processing/frontal_face_detector.h>

#include <QImage>
#include <algorithm>

#include "app/platform/faces/dlib_face_finder.h"

namespace passerelle {
namespace {
/// Of a found box's side: hair and chin stand outside of what the filters see.
constexpr double kMarginSide = 0.22, kMarginTop = 0.40, kMarginBottom = 0.22;
/// The classifier's own threshold is 0. Lower finds more faces and more curtains; a box too many costs one tap.
constexpr double kThreshold = -0.10;
constexpr int kQuickPx = 800;

struct Pass {
  QRect area;        ///< of the gray picture
  double scale = 1;  ///< how much larger it is looked at
};

/// The whole small, the whole as it is, then its overlapping quarters twice as large.
std::vector<Pass> passesOver(QSize size) {
  const int longSide = std::max(size.width(), size.height());
  std::vector<Pass> passes;
  const QRect whole(QPoint(0, 0), size);
  if (longSide > kQuickPx * 3 / 2) passes.push_back({whole, double(kQuickPx) / longSide});
  passes.push_back({whole, 1});
  const int w = size.width() * 9 / 16, h = size.height() * 9 / 16;  // overlap: a face on the seam is whole in one
  for (const QPoint corner : {QPoint(0, 0), QPoint(size.width() - w, 0), QPoint(0, size.height() - h),
                              QPoint(size.width() - w, size.height() - h)})
    passes.push_back({QRect(corner, QSize(w, h)), 2});
  return passes;
}

bool same(const QRect& one, const QRect& other) {
  const QRect both = one & other;
  const double shared = double(both.width()) * both.height();
  return !both.isEmpty() &&
         shared > 0.4 * std::min(double(one.width()) * one.height(), double(other.width()) * other.height());
}

QRect withMargin(const QRect& box, const QRect& inside) {
  const int side = qRound(box.width() * kMarginSide);
  return box.adjusted(-side, -qRound(box.height() * kMarginTop), side, qRound(box.height() * kMarginBottom)) & inside;
}
}  // namespace

struct DlibFaceFinder::Detector {
  dlib::frontal_face_detector classifier = dlib::get_frontal_face_detector();

  std::vector<QRect> on(const QImage& gray) {
    dlib::array2d<unsigned char> pixels(gray.height(), gray.width());
    for (int y = 0; y < gray.height(); ++y) {
      const uchar* line = gray.constScanLine(y);
      for (int x = 0; x < gray.width(); ++x) pixels[y][x] = line[x];
    }
    std::vector<QRect> found;
    std::vector<dlib::rect_detection> detections;
    classifier(pixels, detections, kThreshold);
    for (const auto& one : detections)
      found.emplace_back(static_cast<int>(one.rect.left()), static_cast<int>(one.rect.top()),
                         static_cast<int>(one.rect.width()), static_cast<int>(one.rect.height()));
    return found;
  }
};

DlibFaceFinder::DlibFaceFinder() = default;
DlibFaceFinder::~DlibFaceFinder() = default;

std::optional<std::vector<QRect>> DlibFaceFinder::find(const QImage& photo, const Progress& progress) {
  std::vector<QRect> faces;
  if (photo.isNull()) return faces;
  if (progress && !progress(0)) return std::nullopt;
  if (!m_detector) m_detector = std::make_unique<Detector>();
  QImage gray = photo.convertToFormat(QImage::Format_Grayscale8);
  if (std::max(gray.width(), gray.height()) > kSearchedPx)
    gray = gray.scaled(kSearchedPx, kSearchedPx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  const double toPhoto = double(photo.width()) / gray.width();
  const auto passes = passesOver(gray.size());
  for (std::size_t i = 0; i < passes.size(); ++i) {
    const Pass& pass = passes[i];
    if (progress && !progress(static_cast<int>(100 * (i + 1) / (passes.size() + 1)))) return std::nullopt;
    const QSize seen = (QSizeF(pass.area.size()) * pass.scale).toSize();
    if (seen.width() < 1 || seen.height() < 1) continue;
    const QImage part = gray.copy(pass.area);
    const QImage looked =
        part.size() == seen ? part : part.scaled(seen, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const double back = toPhoto / pass.scale;
    for (const QRect& box : m_detector->on(looked.convertToFormat(QImage::Format_Grayscale8))) {
      const QRect inPhoto(qRound(box.x() * back + pass.area.x() * toPhoto),
                          qRound(box.y() * back + pass.area.y() * toPhoto), qRound(box.width() * back),
                          qRound(box.height() * back));
      const bool known =
          std::any_of(faces.begin(), faces.end(), [&](const QRect& face) { return same(face, inPhoto); });
      if (!known) faces.push_back(inPhoto);
    }
  }
  for (QRect& face : faces) face = withMargin(face, photo.rect());
  std::sort(faces.begin(), faces.end(), [](const QRect& a, const QRect& b) { return a.width() > b.width(); });
  return faces;
}

}  // namespace passerelle
