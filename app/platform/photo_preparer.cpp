#include "app/platform/photo_preparer.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QMetaObject>
#include <QPainter>
#include <QThreadPool>
#include <QTransform>
#include <algorithm>

#include "shared/domain/picture_header.h"

namespace passerelle {
namespace {
constexpr qint64 kMaxPixels = 40'000'000;
constexpr qint64 kMaxFileBytes = 64 * 1024 * 1024;
constexpr int kMaxPixelsMb = 512;
constexpr int kThumbnailPx = 320;
constexpr int kJpegQuality = 80;
constexpr int kThumbnailQuality = 75;

tl::unexpected<Error> refusal(ErrorCode code, const QString& sentence) { return fail(code, sentence.toStdString()); }

tl::unexpected<Error> damaged() {
  return refusal(ErrorCode::refused,
                 PhotoPreparer::tr("This photo is damaged or incomplete. Take it again or choose another one."));
}

QSize within(QSize size, int longSide) {
  return std::max(size.width(), size.height()) <= longSide ? size
                                                           : size.scaled(longSide, longSide, Qt::KeepAspectRatio);
}

/// Pixels only: sRGB on white, without the texts, profile and density that QImage would write into the file.
QImage bare(const QImage& image, QSize size) {
  QImage source = image;
  if (source.colorSpace().isValid() && source.colorSpace() != QColorSpace(QColorSpace::SRgb))
    source.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
  source.setColorSpace({});
  if (source.size() != size) source = source.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  QImage pixels(source.size(), QImage::Format_RGB32);
  pixels.fill(Qt::white);
  QPainter painter(&pixels);
  painter.drawImage(0, 0, source);
  return pixels;
}

/// What turns a picture of this EXIF orientation upright.
QTransform turnOf(int orientation) {
  switch (orientation) {
    case 2:
      return QTransform::fromScale(-1, 1);
    case 3:
      return QTransform::fromScale(-1, -1);
    case 4:
      return QTransform::fromScale(1, -1);
    case 5:
      return {0, 1, 1, 0, 0, 0};
    case 6:
      return {0, 1, -1, 0, 0, 0};
    case 7:
      return {0, -1, -1, 0, 0, 0};
    case 8:
      return {0, -1, 1, 0, 0, 0};
    default:
      return {};
  }
}

QByteArray jpegOf(const QImage& image, int quality) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "jpeg");
  writer.setQuality(quality);
  return writer.write(image) ? bytes : QByteArray();
}
}  // namespace

int longSidePx(PhotoSize size) {
  switch (size) {
    case PhotoSize::light:
      return 1280;
    case PhotoSize::standard:
      return 2048;
    case PhotoSize::fine:
      return 3200;
  }
  return 2048;
}

Result<PreparedPhoto> preparePhoto(const QByteArray& picture, PhotoSize size) {
  if (picture.size() > kMaxFileBytes)
    return refusal(ErrorCode::tooLarge, PhotoPreparer::tr("This file is heavier than 64 MB. Choose a smaller photo."));
  // Qt fills up a truncated JPEG with gray and says nothing: the structure tells.
  const auto header = readPictureHeader({picture.constData(), static_cast<std::size_t>(picture.size())});
  if (header && !header->complete) return damaged();

  // Qt's own limit (128 MB) is below what 40 Mpx take.
  QImageReader::setAllocationLimit(kMaxPixelsMb);
  QBuffer buffer;
  buffer.setData(picture);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer);
  reader.setDecideFormatFromContent(true);
  reader.setAutoTransform(true);
  if (!reader.canRead())
    return refusal(ErrorCode::unsupportedType,
                   PhotoPreparer::tr("This file is not a photo that can be read here. Choose a JPEG or PNG picture."));
  const QSize stored = reader.size();
  if (!stored.isValid()) return damaged();
  if (static_cast<qint64>(stored.width()) * stored.height() > kMaxPixels)
    return refusal(
        ErrorCode::tooLarge,
        PhotoPreparer::tr("This photo has more than 40 million pixels. Make it smaller, or take it again with a "
                          "lower resolution."));
  // JPEG is decoded at the nearest size above the wanted one: a fraction of time and memory.
  const QSize wanted = within(stored, longSidePx(size));
  if (wanted != stored) reader.setScaledSize(wanted);
  QImage decoded = reader.read();
  if (decoded.isNull()) return damaged();
  // Qt turns a JPEG, and does not look into a PNG's eXIf.
  if (header && header->type == PictureType::png && header->orientation > 1)
    decoded = decoded.transformed(turnOf(header->orientation));

  return encodePhoto(bare(decoded, within(decoded.size(), longSidePx(size))));
}

Result<PreparedPhoto> encodePhoto(const QImage& upright) {
  const QImage pixels = bare(upright, upright.size());
  PreparedPhoto prepared{jpegOf(pixels, kJpegQuality),
                         jpegOf(bare(pixels, within(pixels.size(), kThumbnailPx)), kThumbnailQuality), pixels.width(),
                         pixels.height()};
  if (prepared.jpeg.isEmpty() || prepared.thumbnail.isEmpty()) return damaged();
  return prepared;
}

/// One thread: a phone's memory holds one decoded photo, not four.
class PhotoPreparer::Worker final : public QThreadPool {
 public:
  Worker() { setMaxThreadCount(1); }
};

PhotoPreparer::PhotoPreparer(QObject* parent) : QObject(parent), m_worker(new Worker) {}

PhotoPreparer::~PhotoPreparer() {
  m_worker->clear();
  m_worker->waitForDone();
  delete m_worker;
}

void PhotoPreparer::run(std::function<Result<PreparedPhoto>()> work, OnPrepared onPrepared) {
  ++m_waiting;
  if (m_waiting == 1) emit busyChanged();
  m_worker->start([this, work = std::move(work), onPrepared = std::move(onPrepared)] {
    auto result = std::make_shared<Result<PreparedPhoto>>(work());
    QMetaObject::invokeMethod(
        this,
        [this, result, onPrepared] {
          --m_waiting;
          if (m_waiting == 0) emit busyChanged();
          onPrepared(std::move(*result));
        },
        Qt::QueuedConnection);
  });
}

void PhotoPreparer::prepare(QByteArray picture, PhotoSize size, OnPrepared onPrepared) {
  run([picture = std::move(picture), size] { return preparePhoto(picture, size); }, std::move(onPrepared));
}

void PhotoPreparer::prepareFile(const QString& path, PhotoSize size, OnPrepared onPrepared) {
  run(
      [path, size]() -> Result<PreparedPhoto> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
          return refusal(ErrorCode::notFound, PhotoPreparer::tr("This photo cannot be opened. Choose another one."));
        if (file.size() > kMaxFileBytes)
          return refusal(ErrorCode::tooLarge,
                         PhotoPreparer::tr("This file is heavier than 64 MB. Choose a smaller photo."));
        return preparePhoto(file.readAll(), size);
      },
      std::move(onPrepared));
}

}  // namespace passerelle
