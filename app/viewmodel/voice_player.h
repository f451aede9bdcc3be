// Listening to a voice memo: of this phone, or of a report that can be read.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QTimer>
#include <memory>

#include "app/local/phone.h"
#include "app/platform/modules/voice_source.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class VoicePlayer : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString playing READ playing NOTIFY changed)
  Q_PROPERTY(QString waiting READ waiting NOTIFY changed)
  Q_PROPERTY(int positionMs READ positionMs NOTIFY moved)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(QString problemOf READ problemOf NOTIFY changed)

 public:
  VoicePlayer(Phone& phone, Exchange& exchange, VoiceOutput& output, QObject* parent = nullptr);

  /// The memo that is heard now; empty: none.
  QString playing() const { return m_playing; }
  /// The memo that is fetched now.
  QString waiting() const { return m_waiting; }
  int positionMs() const { return m_playing.isEmpty() ? 0 : m_output.positionMs(); }
  /// Why `problemOf` cannot be heard, and what to do.
  QString problem() const { return m_problem; }
  QString problemOf() const { return m_problemOf; }

  /// A medium: of this phone, or of `reportId`. The same again stops it.
  Q_INVOKABLE void toggle(const QString& mediumId, const QString& reportId = {});
  /// A memo that is not finished, as it is by now.
  Q_INVOKABLE void toggleOpenMemo(const QString& memoId);
  Q_INVOKABLE void stop();

 signals:
  void changed();
  void moved();

 private:
  void play(const QString& id, const Result<std::string>& file);
  void fail(const QString& id, const QString& sentence);

  Phone& m_phone;
  Exchange& m_exchange;
  VoiceOutput& m_output;
  QTimer m_timer;
  QString m_playing, m_waiting, m_problem, m_problemOf;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
