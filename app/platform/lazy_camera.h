// A camera that is looked for when somebody wants one: multimedia takes a tenth of a second that the first frame does
// not have.
#pragma once
#include <QPointer>
#include <functional>
#include <memory>

#include "app/platform/camera_source.h"

namespace passerelle {

/// No camera until wake(); then what `make` made.
class LazyCamera final : public PhotoSource {
  Q_OBJECT

 public:
  using Make = std::function<std::unique_ptr<PhotoSource>()>;
  explicit LazyCamera(Make make, QObject* parent = nullptr) : PhotoSource(parent), m_make(std::move(make)) {}

  /// Makes the camera, once: after the first frame, or at the first start().
  void wake();

  bool available() const override { return m_camera && m_camera->available(); }
  bool active() const override { return m_camera && m_camera->active(); }
  QString explanation() const override { return m_camera ? m_camera->explanation() : QString(); }
  void start() override;
  void stop() override;
  void take() override;
  void showIn(QVideoSink* sink) override;
  QVideoSink* sink() const override { return m_camera ? m_camera->sink() : nullptr; }

 private:
  Make m_make;
  std::unique_ptr<PhotoSource> m_camera;
};

}  // namespace passerelle
