#include "app/platform/modules/lazy_voice.h"

#include <utility>

namespace passerelle {

void LazyVoiceSource::wake() {
  const Make make = std::exchange(m_make, nullptr);
  if (!make) return;
  m_source = make();
  if (m_source) {
    connect(m_source.get(), &VoiceSource::availableChanged, this, &VoiceSource::availableChanged);
    connect(m_source.get(), &VoiceSource::heard, this, &VoiceSource::heard);
    connect(m_source.get(), &VoiceSource::failed, this, &VoiceSource::failed);
  }
  emit availableChanged();
}

QString LazyVoiceSource::explanation() const {
  if (m_source) return m_source->explanation();
  return m_make ? QString()
                : VoiceSource::tr("This device has no microphone. Choose a sound file instead, or write it down.");
}

void LazyVoiceSource::start() {
  wake();
  if (m_source)
    m_source->start();
  else
    emit failed(explanation());
}

void LazyVoiceSource::stop() {
  if (m_source) m_source->stop();
}

void LazyVoiceOutput::play(const QByteArray& samples) {
  if (const Make make = std::exchange(m_make, nullptr)) {
    m_output = make();
    if (m_output) {
      connect(m_output.get(), &VoiceOutput::ended, this, &VoiceOutput::ended);
      connect(m_output.get(), &VoiceOutput::failed, this, &VoiceOutput::failed);
    }
  }
  if (m_output)
    m_output->play(samples);
  else
    emit failed(VoiceOutput::tr("This device cannot play sound. Read what the memo says instead."));
}

void LazyVoiceOutput::stop() {
  if (m_output) m_output->stop();
}

}  // namespace passerelle
