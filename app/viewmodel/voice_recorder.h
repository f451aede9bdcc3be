// A voice memo being recorded. On the disk in pieces of 200 ms; in the foreground only, and visibly; what a kill leaves
// behind can be heard, continued or kept.
#pragma once
#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QQmlEngine>
#include <memory>
#include <string>
#include <vector>

#include "app/local/phone.h"
#include "app/platform/modules/voice_source.h"
#include "shared/audio/voice_codec.h"

namespace passerelle {

class VoiceRecorder : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString state READ state NOTIFY changed)
  Q_PROPERTY(bool available READ available NOTIFY changed)
  Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(QString memoId READ memoId NOTIFY changed)
  Q_PROPERTY(bool leftBehind READ leftBehind NOTIFY changed)
  Q_PROPERTY(int durationMs READ durationMs NOTIFY heard)
  Q_PROPERTY(int longestMs READ longestMs CONSTANT)
  Q_PROPERTY(double level READ level NOTIFY heard)

 public:
  /// Both must outlive this. `source` is not asked for anything before wake() or record().
  VoiceRecorder(Phone& phone, VoiceSource& source, QObject* parent = nullptr);
  ~VoiceRecorder() override;

  /// idle (nothing begun), recording, paused (begun, and not listening)
  QString state() const;
  /// False where there is no microphone; `explanation` says so and what to do instead.
  bool available() const { return m_source.available(); }
  QString explanation() const { return m_source.explanation(); }
  /// Why it stopped by itself, or what the disk did not take, and what to do; empty when all is well.
  QString problem() const { return m_problem; }
  /// Of the memo begun; empty: none.
  QString memoId() const { return QString::fromStdString(m_memo); }
  /// The memo begun was left behind by an earlier start of the app.
  bool leftBehind() const { return m_leftBehind; }
  int durationMs() const;
  int longestMs() const;
  /// How loud it was just now, 0 to 1.
  double level() const { return m_level; }

  /// Looks for a microphone, and for a memo that was left behind.
  Q_INVOKABLE void wake();
  /// Begins a memo, for the report `draftId` or the carnet, or goes on with the one that is paused.
  Q_INVOKABLE void record(const QString& draftId = {});
  Q_INVOKABLE void pause();
  /// Keeps it: a capture of the carnet with `words`, or in its report. True when it is on disk; else `problem`.
  Q_INVOKABLE bool finish(const QString& words = {});
  /// Throws it away; undo() brings it back, as a capture of the carnet.
  Q_INVOKABLE void discard();
  Q_INVOKABLE void undo();
  /// A sound file instead of a microphone. True when it is kept.
  Q_INVOKABLE bool importFile(const QString& path, const QString& draftId = {}, const QString& words = {});

 signals:
  void changed();
  void heard();
  /// A memo is kept: the medium, and the capture (carnet) or the draft (report).
  void kept(const QString& mediumId, const QString& captureId, const QString& draftId);

 private:
  void take(const QByteArray& samples);
  bool store(const std::vector<std::string>& packets);
  void stop(const QString& why);
  void say(const QString& problem);
  void meter(const QByteArray& samples);
  static QString sentence(const Error& error);

  Phone& m_phone;
  VoiceSource& m_source;
  std::unique_ptr<audio::VoiceEncoder> m_encoder;
  std::vector<std::string> m_waiting;  ///< packets that are not on the disk yet: less than a piece
  std::string m_memo;
  std::string m_discarded;  ///< the capture that undo() brings back
  Milliseconds m_stored{0};
  bool m_recording = false;
  bool m_leftBehind = false;
  double m_level = 0;
  QString m_problem;
};

}  // namespace passerelle
