#include "app/platform/modules/lazy_camera.h"

#include <utility>

namespace passerelle {

void LazyCamera::wake() {
  const Make make = std::exchange(m_make, nullptr);
  if (!make) return;
  m_camera = make();
  if (m_camera) {
    connect(m_camera.get(), &PhotoSource::availableChanged, this, &PhotoSource::availableChanged);
    connect(m_camera.get(), &PhotoSource::activeChanged, this, &PhotoSource::activeChanged);
    connect(m_camera.get(), &PhotoSource::taken, this, &PhotoSource::taken);
    connect(m_camera.get(), &PhotoSource::failed, this, &PhotoSource::failed);
  }
  emit availableChanged();
}

QString LazyCamera::explanation() const {
  if (m_camera) return m_camera->explanation();
  return m_make ? QString() : PhotoSource::tr("There is no camera here. Choose a picture from your files instead.");
}

void LazyCamera::start() {
  wake();
  if (m_camera)
    m_camera->start();
  else
    emit failed(explanation());
}

void LazyCamera::stop() {
  if (m_camera) m_camera->stop();
}

void LazyCamera::take() {
  wake();
  if (m_camera)
    m_camera->take();
  else
    emit failed(explanation());
}

void LazyCamera::showIn(QObject* sink) {
  if (sink == nullptr && !m_camera) return;
  wake();
  if (m_camera) m_camera->showIn(sink);
}

void LazyCodeReader::watch(QObject* sink) {
  if (sink != nullptr && m_make) {
    m_reader = std::exchange(m_make, nullptr)();
    if (m_reader) connect(m_reader.get(), &CodeReader::found, this, &CodeReader::found);
  }
  if (m_reader) m_reader->watch(sink);
}

}  // namespace passerelle
