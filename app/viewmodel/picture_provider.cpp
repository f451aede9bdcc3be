#include "app/viewmodel/picture_provider.h"

#include <QBuffer>
#include <QImageReader>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <mutex>

#include "app/viewmodel/text.h"

namespace passerelle {
namespace {

/// An answer that may come after nobody waits for it any more: the handle is emptied when the response goes.
class Answer final : public QQuickImageResponse {
 public:
  struct Handle {
    std::mutex mutex;
    Answer* answer = nullptr;
  };
  Answer() : m_handle(std::make_shared<Handle>()) { m_handle->answer = this; }
  ~Answer() override {
    const std::lock_guard lock(m_handle->mutex);
    m_handle->answer = nullptr;
  }
  const std::shared_ptr<Handle>& handle() const { return m_handle; }

  QQuickTextureFactory* textureFactory() const override {
    return QQuickTextureFactory::textureFactoryForImage(m_image);
  }
  QString errorString() const override { return m_image.isNull() ? QStringLiteral("not here") : QString(); }

  static void give(const std::shared_ptr<Handle>& handle, QImage image) {
    const std::lock_guard lock(handle->mutex);
    if (handle->answer == nullptr) return;
    handle->answer->m_image = std::move(image);
    emit handle->answer->finished();
  }

 private:
  std::shared_ptr<Handle> m_handle;
  QImage m_image;
};

QImage decode(std::string bytes, const QSize& wanted) {
  QByteArray data = QByteArray::fromStdString(bytes);
  QBuffer buffer(&data);
  QImageReader reader(&buffer);
  const QSize size = reader.size();
  if (wanted.width() > 0 && size.width() > wanted.width())
    reader.setScaledSize(size.scaled(QSize(wanted.width(), size.height()), Qt::KeepAspectRatio));
  return reader.read();
}
}  // namespace

QQuickImageResponse* PictureProvider::requestImageResponse(const QString& id, const QSize& requestedSize) {
  auto* answer = new Answer;
  QMetaObject::invokeMethod(
      &m_gui,
      [this, id, requestedSize, handle = answer->handle()] {
        if (!m_engine) return;
        read(id, [handle, requestedSize](Result<std::string> bytes) {
          if (!bytes) return Answer::give(handle, {});
          QThreadPool::globalInstance()->start([handle, requestedSize, data = std::move(*bytes)]() mutable {
            Answer::give(handle, decode(std::move(data), requestedSize));
          });
        });
      },
      Qt::QueuedConnection);
  return answer;
}

void PictureProvider::read(const QString& id, std::function<void(Result<std::string>)> done) {
  const QStringList parts = id.split(QLatin1Char('/'));
  if (parts.size() == 2 && parts[0] == QLatin1String("own")) return done(m_phone.media.read(parts[1].toStdString()));
  if (parts.size() == 2 && parts[0] == QLatin1String("thumb")) {
    const auto thumbnail = m_phone.media.thumbnailOf(parts[1].toStdString());
    return done(m_phone.media.read(thumbnail ? thumbnail->id : parts[1].toStdString()));
  }
  if (parts.size() == 4 && parts[0] == QLatin1String("report")) {
    const std::string report = parts[1].toStdString(), medium = parts[2].toStdString();
    if (auto here = m_phone.mirror.picture(report, medium, parts[3].toStdString())) return done(std::move(*here));
    return m_exchange.fetchPicture(report, medium, parts[3] == QLatin1String("thumb"), std::move(done));
  }
  done(fail(ErrorCode::notFound, "Cette photo n'est pas ici."));
}

}  // namespace passerelle
