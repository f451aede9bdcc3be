// A camera and a reader of codes that are looked for when somebody wants one: multimedia takes a tenth of a second that
// the first frame does not have.
#pragma once
#include <functional>
#include <memory>

#include "app/platform/modules/code_reader.h"
#include "app/platform/modules/photo_source.h"

namespace passerelle {

/// No camera until wake(); then what `make` made. Where that is nothing, it says what to do instead.
class LazyCamera final : public PhotoSource {
  Q_OBJECT

 public:
  using Make = std::function<std::unique_ptr<PhotoSource>()>;
  explicit LazyCamera(Make make, QObject* parent = nullptr) : PhotoSource(parent), m_make(std::move(make)) {}

  /// Makes the camera, once: after the first frame, or at the first start().
  void wake();

  bool available() const override { return m_camera && m_camera->available(); }
  bool active() const override { return m_camera && m_camera->active(); }
  QString explanation() const override;
  void start() override;
  void stop() override;
  void take() override;
  void showIn(QObject* sink) override;
  QObject* sink() const override { return m_camera ? m_camera->sink() : nullptr; }

 private:
  Make m_make;
  std::unique_ptr<PhotoSource> m_camera;
};

/// Made by `make` at the first watch(); finds nothing where that makes nothing.
class LazyCodeReader final : public CodeReader {
  Q_OBJECT

 public:
  using Make = std::function<std::unique_ptr<CodeReader>()>;
  explicit LazyCodeReader(Make make, QObject* parent = nullptr) : CodeReader(parent), m_make(std::move(make)) {}
  void watch(QObject* sink) override;

 private:
  Make m_make;
  std::unique_ptr<CodeReader> m_reader;
};

}  // namespace passerelle
