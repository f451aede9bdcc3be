// Where faces seem to be on a photo: proposals for the author to mask, never a decision and never an identity.
#pragma once
#include <QRect>
#include <QtPlugin>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QImage;

namespace passerelle {

/// A search blocks for hundreds of milliseconds: not on the GUI thread. One thread at a time.
class FaceFinder {
 public:
  virtual ~FaceFinder() = default;
  /// Told between the passes, 0…100; false stops the search.
  using Progress = std::function<bool(int percent)>;
  /// Boxes in the photo's pixels, each with a margin for hair, ears and chin, inside the photo, largest first.
  /// nullopt: stopped.
  virtual std::optional<std::vector<QRect>> find(const QImage& photo, const Progress& progress) = 0;
};

/// What the faces module offers (dlib).
class FacesModule {
 public:
  static constexpr const char* kName = "faces";
  virtual ~FacesModule() = default;
  virtual std::unique_ptr<FaceFinder> finder() = 0;
};

}  // namespace passerelle

Q_DECLARE_INTERFACE(passerelle::FacesModule, "eu.passerelle.FacesModule/1")
