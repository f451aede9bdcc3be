#include "app/platform/media/camera_source.h"

#include <QBuffer>
#include <QCamera>
#include <QCameraDevice>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QImageCapture>
#include <QImageReader>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <QVideoFrame>
#include <QVideoSink>
#include <algorithm>

namespace passerelle {
namespace {
constexpr int kCaptureQuality = 95;

/// Qt Multimedia is asked on the first question only: loading its backend takes longer than the first page may.
class CameraSource final : public PhotoSource {
 public:
  ~CameraSource() override { stop(); }

  bool available() const override { return !devices().defaultVideoInput().isNull(); }
  bool active() const override { return m_camera && m_camera->isActive(); }
  QString explanation() const override {
    if (available()) return {};
    return PhotoSource::tr("There is no camera here. Choose a picture from your files instead.");
  }

  void start() override {
    if (!available()) {
      emit failed(explanation());
      return;
    }
    if (active()) return;
    const QList<QCameraDevice> cameras = QMediaDevices::videoInputs();
    m_camera = std::make_unique<QCamera>(m_which > 0 && m_which < cameras.size() ? cameras[m_which]
                                                                                 : devices().defaultVideoInput());
    m_capture = std::make_unique<QImageCapture>();
    m_session = std::make_unique<QMediaCaptureSession>();
    m_session->setCamera(m_camera.get());
    m_session->setImageCapture(m_capture.get());
    m_session->setVideoSink(m_sink);
    connect(m_camera.get(), &QCamera::activeChanged, this, &PhotoSource::activeChanged);
    connect(m_camera.get(), &QCamera::errorOccurred, this, [this] {
      emit failed(
          PhotoSource::tr("The camera cannot be used. Allow it in the system's settings, close other apps that use "
                          "it, or choose a picture from your files."));
    });
    connect(m_capture.get(), &QImageCapture::imageCaptured, this, [this](int, const QImage& image) { encode(image); });
    connect(m_capture.get(), &QImageCapture::errorOccurred, this, [this] { couldNotTake(); });
    m_camera->start();
  }

  void stop() override {
    if (!m_camera) return;
    m_camera->stop();
    m_session.reset();
    m_capture.reset();
    m_camera.reset();
    emit activeChanged();
  }

  bool canFlip() const override { return available() && QMediaDevices::videoInputs().size() > 1; }
  void flip() override {
    if (!canFlip()) return;
    m_which = (m_which + 1) % static_cast<int>(QMediaDevices::videoInputs().size());
    stop();
    start();
  }
  bool canLight() const override { return m_camera && m_camera->isTorchModeSupported(QCamera::TorchOn); }
  bool light() const override { return m_camera && m_camera->torchMode() == QCamera::TorchOn; }
  void setLight(bool on) override {
    if (canLight()) m_camera->setTorchMode(on ? QCamera::TorchOn : QCamera::TorchOff);
  }

  void take() override {
    if (!active() || m_capture->capture() < 0) couldNotTake();
  }

  void showIn(QObject* sink) override {
    m_sink = qobject_cast<QVideoSink*>(sink);
    if (m_session) m_session->setVideoSink(m_sink);
  }
  QObject* sink() const override { return m_sink; }

 private:
  QMediaDevices& devices() const {
    if (!m_devices) {
      m_devices = std::make_unique<QMediaDevices>();
      connect(m_devices.get(), &QMediaDevices::videoInputsChanged, this, &PhotoSource::availableChanged);
    }
    return *m_devices;
  }

  void couldNotTake() {
    emit failed(PhotoSource::tr("The picture could not be taken. Try again, or choose one from your files."));
  }

  /// Beside the GUI thread: a photo of 12 Mpx takes a tenth of a second. Never on the disk: nothing there is encrypted.
  void encode(const QImage& image) {
    QThreadPool::globalInstance()->start([self = QPointer<CameraSource>(this), image] {
      QByteArray bytes;
      QBuffer buffer(&bytes);
      buffer.open(QIODevice::WriteOnly);
      const bool done = image.save(&buffer, "jpeg", kCaptureQuality);
      QMetaObject::invokeMethod(
          qApp,
          [self, bytes, done] {
            if (!self) return;
            if (done)
              emit self->taken(bytes);
            else
              self->couldNotTake();
          },
          Qt::QueuedConnection);
    });
  }

  mutable std::unique_ptr<QMediaDevices> m_devices;
  int m_which = 0;  ///< of the device's cameras; 0: its own choice
  QPointer<QVideoSink> m_sink;
  std::unique_ptr<QCamera> m_camera;
  std::unique_ptr<QImageCapture> m_capture;
  std::unique_ptr<QMediaCaptureSession> m_session;
};

class FileSource final : public PhotoSource {
 public:
  explicit FileSource(QStringList paths) : m_paths(std::move(paths)) {}

  bool available() const override { return !m_paths.isEmpty(); }
  bool active() const override { return m_active; }
  QString explanation() const override {
    return available() ? QString()
                       : PhotoSource::tr("There is no camera here. Choose a picture from your files instead.");
  }
  void start() override {
    if (!available()) {
      emit failed(explanation());
      return;
    }
    setActive(true);
    show();
  }
  void stop() override { setActive(false); }
  void take() override {
    QFile file(current());
    if (!m_active || !file.open(QIODevice::ReadOnly)) {
      emit failed(PhotoSource::tr("The picture could not be taken. Try again, or choose one from your files."));
      return;
    }
    const QByteArray picture = file.readAll();
    m_next = (m_next + 1) % m_paths.size();
    show();
    emit taken(picture);
  }
  void showIn(QObject* sink) override {
    m_sink = qobject_cast<QVideoSink*>(sink);
    show();
  }
  QObject* sink() const override { return m_sink; }

 private:
  QString current() const { return m_paths.isEmpty() ? QString() : m_paths.at(m_next); }
  void setActive(bool active) {
    if (m_active == active) return;
    m_active = active;
    emit activeChanged();
  }
  /// The next picture stands still in the sink, as a camera would show it.
  void show() {
    if (!m_active || !m_sink) return;
    const QImage image = QImageReader(current()).read().convertToFormat(QImage::Format_RGBA8888);
    if (image.isNull()) return;
    QVideoFrame frame(QVideoFrameFormat(image.size(), QVideoFrameFormat::Format_RGBA8888));
    if (!frame.map(QVideoFrame::WriteOnly)) return;
    for (int y = 0; y < image.height(); ++y)
      std::copy_n(image.constScanLine(y), image.bytesPerLine(),
                  frame.bits(0) + static_cast<qsizetype>(y) * frame.bytesPerLine(0));
    frame.unmap();
    m_sink->setVideoFrame(frame);
  }

  const QStringList m_paths;
  QPointer<QVideoSink> m_sink;
  qsizetype m_next = 0;
  bool m_active = false;
};
}  // namespace

std::unique_ptr<PhotoSource> makeCameraSource() { return std::make_unique<CameraSource>(); }
std::unique_ptr<PhotoSource> makeFileSource(QStringList paths) {
  return std::make_unique<FileSource>(std::move(paths));
}

}  // namespace passerelle
