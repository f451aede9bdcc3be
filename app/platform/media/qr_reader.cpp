#include "app/platform/media/qr_reader.h"

#define ZX_USE_UTF8 1  // Result::text() gives std::string, as later versions do
#include <ZXing/ReadBarcode.h>

#include <QFile>
#include <QImageReader>
#include <QMetaObject>
#include <QThreadPool>

namespace passerelle {
namespace {
constexpr qint64 kMaxPixels = 40'000'000;
}  // namespace

QString readQr(const QImage& image) {
  if (image.isNull()) return {};
  const QImage gray = image.convertToFormat(QImage::Format_Grayscale8);
  const ZXing::ImageView view(gray.constBits(), gray.width(), gray.height(), ZXing::ImageFormat::Lum,
                              static_cast<int>(gray.bytesPerLine()));
  const auto hints =
      ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true).setTryRotate(true);
  const ZXing::Result result = ZXing::ReadBarcode(view, hints);
  return result.isValid() ? QString::fromStdString(result.text()) : QString();
}

Result<QString> readQrFile(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return fail(ErrorCode::notFound, QrReader::tr("This file cannot be opened. Choose another picture.").toStdString());
  QImageReader reader(&file);
  reader.setDecideFormatFromContent(true);
  reader.setAutoTransform(true);
  const QSize size = reader.size();
  if (!reader.canRead() || static_cast<qint64>(size.width()) * size.height() > kMaxPixels)
    return fail(
        ErrorCode::unsupportedType,
        QrReader::tr("This is not a picture that can be read here. Choose a JPEG or PNG of the code.").toStdString());
  const QString text = readQr(reader.read());
  if (text.isEmpty())
    return fail(
        ErrorCode::refused,
        QrReader::tr("No code was found in this picture. Take it closer, flat and sharp, or paste the link instead.")
            .toStdString());
  return text;
}

/// One background thread of its own: a frame is read while the next ones pass by.
class QrReader::Worker final : public QThreadPool {
 public:
  Worker() { setMaxThreadCount(1); }
};

QrReader::QrReader(QObject* parent) : CodeReader(parent), m_worker(new Worker) {}

QrReader::~QrReader() {
  watch(nullptr);
  m_worker->waitForDone();
  delete m_worker;
}

void QrReader::watch(QObject* sink) {
  if (m_sink) disconnect(m_sink, nullptr, this, nullptr);
  m_sink = qobject_cast<QVideoSink*>(sink);
  m_last.clear();
  if (m_sink) connect(m_sink, &QVideoSink::videoFrameChanged, this, &QrReader::look);
}

void QrReader::look(const QVideoFrame& frame) {
  if (m_reading || !m_sink) return;
  m_reading = true;
  m_worker->start([this, frame] {
    const QString text = readQr(frame.toImage());
    QMetaObject::invokeMethod(
        this,
        [this, text] {
          m_reading = false;
          if (text.isEmpty() || text == m_last || !m_sink) return;
          m_last = text;
          emit found(text);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace passerelle
