#include "app/platform/lazy_camera.h"

namespace passerelle {

void LazyCamera::wake() {
  if (m_camera) return;
  m_camera = m_make();
  connect(m_camera.get(), &PhotoSource::availableChanged, this, &PhotoSource::availableChanged);
  connect(m_camera.get(), &PhotoSource::activeChanged, this, &PhotoSource::activeChanged);
  connect(m_camera.get(), &PhotoSource::taken, this, &PhotoSource::taken);
  connect(m_camera.get(), &PhotoSource::failed, this, &PhotoSource::failed);
  emit availableChanged();
}

void LazyCamera::start() {
  wake();
  m_camera->start();
}

void LazyCamera::stop() {
  if (m_camera) m_camera->stop();
}

void LazyCamera::take() {
  wake();
  m_camera->take();
}

void LazyCamera::showIn(QVideoSink* sink) {
  if (sink == nullptr && !m_camera) return;
  wake();
  m_camera->showIn(sink);
}

}  // namespace passerelle
