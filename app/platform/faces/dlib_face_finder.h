// The search for faces by dlib.
#pragma once
#include "app/platform/modules/face_finder.h"

namespace passerelle {

/// dlib's frontal face detector (HOG and a linear classifier; D. E. King, "Max-Margin Object Detection", 2015). It
/// misses faces in profile, turned by more than about 20°, covered, or smaller than kSmallestFacePx: the author looks.
class DlibFaceFinder final : public FaceFinder {
 public:
  /// Long side of what is searched, in pixels: 2048 is what a photo is kept at.
  static constexpr int kSearchedPx = 2048;
  /// At that size; the filters' window is 80 px, and the last pass looks at quarters twice as large.
  static constexpr int kSmallestFacePx = 40;

  DlibFaceFinder();
  ~DlibFaceFinder() override;
  /// The first search also makes the detector: some 300 ms more.
  std::optional<std::vector<QRect>> find(const QImage& photo, const Progress& progress = {}) override;

 private:
  struct Detector;
  std::unique_ptr<Detector> m_detector;
};

}  // namespace passerelle
