#include "app/viewmodel/camera_model.h"

namespace passerelle {

CameraModel::CameraModel(PhotoSource& source, CodeReader& reader, QObject* parent)
    : QObject(parent), m_source(source), m_reader(reader) {
  connect(&m_source, &PhotoSource::availableChanged, this, &CameraModel::changed);
  connect(&m_source, &PhotoSource::activeChanged, this, &CameraModel::changed);
  connect(&m_source, &PhotoSource::taken, this, &CameraModel::taken);
  connect(&m_source, &PhotoSource::failed, this, [this](const QString& sentence) {
    m_problem = sentence;
    emit changed();
  });
  connect(&m_reader, &CodeReader::found, this, &CameraModel::codeFound);
}

void CameraModel::showIn(QObject* sink, bool forQr) {
  m_problem.clear();
  m_source.showIn(sink);
  m_reader.watch(forQr ? m_source.sink() : nullptr);
  emit changed();
}

void CameraModel::start() { m_source.start(); }

void CameraModel::stop() {
  m_reader.watch(nullptr);
  m_source.stop();
  m_source.showIn(nullptr);
}

void CameraModel::take() { m_source.take(); }

void CameraModel::flip() {
  m_problem.clear();
  m_source.flip();
  emit changed();
}

void CameraModel::setLight(bool on) {
  m_source.setLight(on);
  emit changed();
}

}  // namespace passerelle
