#include "app/viewmodel/photo_faces.h"

#include <QImage>
#include <QThread>
#include <QThreadPool>
#include <algorithm>

#include "app/viewmodel/text.h"

namespace passerelle {

/// One thread that lets every other go first; it keeps the detector while there is something to search.
class PhotoFaces::Worker final : public QThreadPool {
 public:
  Worker() {
    setMaxThreadCount(1);
    setThreadPriority(QThread::LowestPriority);
  }
  std::shared_ptr<FaceFinder> finder;  ///< used by one search at a time
};

PhotoFaces::PhotoFaces(Phone& phone, Make make, QObject* parent)
    : QObject(parent), m_phone(phone), m_make(std::move(make)), m_worker(std::make_unique<Worker>()) {}

PhotoFaces::~PhotoFaces() {
  if (m_stopped) *m_stopped = true;
  m_worker->clear();
  m_worker->waitForDone();
}

QString PhotoFaces::current() const { return toQt(m_current); }

std::optional<std::vector<QRect>> PhotoFaces::of(const std::string& photoId) const {
  const auto boxes = m_phone.photos.faces(photoId);
  if (!boxes) return std::nullopt;
  std::vector<QRect> faces;
  for (const FaceBox& box : *boxes) faces.emplace_back(box.x, box.y, box.width, box.height);
  return faces;
}

int PhotoFaces::left(const QStringList& photoIds) const {
  int count = 0;
  for (const QString& id : photoIds)
    count += static_cast<int>(of(id.toStdString()).value_or(std::vector<QRect>()).size());
  return count;
}

int PhotoFaces::unsearched(const QStringList& photoIds) const {
  return static_cast<int>(
      std::count_if(photoIds.begin(), photoIds.end(), [this](const QString& id) { return !of(id.toStdString()); }));
}

void PhotoFaces::look(const QStringList& photoIds) {
  for (const QString& photoId : photoIds) {
    const std::string id = photoId.toStdString();
    const bool known = id == m_current || std::find(m_waiting.begin(), m_waiting.end(), id) != m_waiting.end();
    if (!known && !of(id)) m_waiting.push_back(id);
  }
  if (m_current.empty()) next();
}

void PhotoFaces::stop() {
  m_waiting.clear();
  if (m_stopped) *m_stopped = true;
}

void PhotoFaces::keep(const std::string& id, const std::optional<std::vector<QRect>>& faces) {
  if (faces) {
    std::vector<FaceBox> boxes;
    for (const QRect& face : *faces) boxes.push_back({face.x(), face.y(), face.width(), face.height()});
    (void)m_phone.photos.setFaces(id, boxes);
  }
  next();
  emit found(toQt(id));
}

void PhotoFaces::next() {
  m_current.clear();
  m_progress = 0;
  if (!m_waiting.empty() && !m_worker->finder && m_make) m_worker->finder = m_make();
  if (!m_worker->finder) m_waiting.clear();
  while (!m_waiting.empty() && m_current.empty()) {
    const std::string id = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    auto bytes = m_phone.media.read(id);
    if (!bytes) continue;  // gone meanwhile, or on another device
    m_current = id;
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    m_worker->start(
        [this, finder = m_worker->finder, id, stopped = m_stopped, picture = QByteArray::fromStdString(*bytes)] {
          auto faces = finder->find(QImage::fromData(picture), [this, &stopped](int percent) {
            QMetaObject::invokeMethod(
                this,
                [this, percent] {
                  m_progress = percent;
                  emit changed();
                },
                Qt::QueuedConnection);
            return !*stopped;
          });
          QMetaObject::invokeMethod(
              this, [this, id, result = std::move(faces)] { keep(id, result); }, Qt::QueuedConnection);
        });
  }
  if (m_current.empty()) m_worker->finder.reset();
  emit changed();
}

}  // namespace passerelle
