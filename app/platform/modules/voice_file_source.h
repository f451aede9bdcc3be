// A file in place of a microphone: for tours, tests and the kill campaign. Speaks in real time, again from the
// beginning at its end.
#pragma once
#include <QElapsedTimer>
#include <QTimer>

#include "app/platform/modules/voice_source.h"

namespace passerelle {

class VoiceFileSource final : public VoiceSource {
  Q_OBJECT

 public:
  /// `samples` as in VoiceSource::heard; must not be empty.
  explicit VoiceFileSource(QByteArray samples, QObject* parent = nullptr);

  bool available() const override { return true; }
  QString explanation() const override { return {}; }
  void start() override;
  void stop() override;

 private:
  void give();

  QByteArray m_samples;
  qsizetype m_at = 0;       ///< in m_samples
  qint64 m_givenBytes = 0;  ///< since start()
  QElapsedTimer m_since;
  QTimer m_timer;
};

}  // namespace passerelle
