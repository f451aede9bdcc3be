#include "app/platform/modules/voice_file_source.h"

#include <algorithm>

namespace passerelle {
namespace {
constexpr int kEveryMs = 40;
constexpr qint64 kBytesPerMs = kVoiceSamplesPerSecond / 1000 * 2;
}  // namespace

VoiceFileSource::VoiceFileSource(QByteArray samples, QObject* parent)
    : VoiceSource(parent), m_samples(std::move(samples)) {
  Q_ASSERT(!m_samples.isEmpty());
  m_timer.setTimerType(Qt::PreciseTimer);
  m_timer.setInterval(kEveryMs);
  connect(&m_timer, &QTimer::timeout, this, &VoiceFileSource::give);
}

void VoiceFileSource::start() {
  if (m_timer.isActive()) return;
  m_givenBytes = 0;
  m_since.start();
  m_timer.start();
}

void VoiceFileSource::stop() {
  if (!m_timer.isActive()) return;
  give();
  m_timer.stop();
}

void VoiceFileSource::give() {
  qint64 due = m_since.elapsed() * kBytesPerMs - m_givenBytes;
  while (due > 0) {
    const QByteArray piece = m_samples.mid(m_at, static_cast<qsizetype>(due));
    m_at = (m_at + piece.size()) % m_samples.size();
    m_givenBytes += piece.size();
    due -= piece.size();
    emit heard(piece);
  }
}

}  // namespace passerelle
