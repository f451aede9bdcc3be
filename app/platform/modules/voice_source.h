// Where a voice comes from and where it is heard: the device's microphone and loudspeaker, or a file where there is
// none.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QString>

namespace passerelle {

/// Sound between these interfaces and whoever uses them: 16-bit samples of this machine's byte order, one channel, at
/// this rate (audio::kVoiceHz).
inline constexpr int kVoiceSamplesPerSecond = 16'000;

/// Lives on the GUI thread. Nothing is heard before start() or after stop().
class VoiceSource : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  /// False where there is no microphone; `explanation` then says so and what to do instead.
  virtual bool available() const = 0;
  /// A sentence (translated); empty while `available`.
  virtual QString explanation() const = 0;
  /// Begins to listen: `heard` follows, at least ten times a second. Asks the person for permission where the system
  /// wants that.
  virtual void start() = 0;
  /// What was heard until now is given before this returns.
  virtual void stop() = 0;

 signals:
  void availableChanged();
  void heard(const QByteArray& samples);
  /// It ended by itself: unplugged, or not allowed. A sentence (translated) that says what to do.
  void failed(const QString& sentence);
};

/// Lives on the GUI thread. Plays one sound at a time.
class VoiceOutput : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  /// Plays `samples` from the beginning, instead of what was playing. `ended` or `failed` follows.
  virtual void play(const QByteArray& samples) = 0;
  virtual void stop() = 0;
  /// How much of it was heard.
  virtual int positionMs() const = 0;

 signals:
  void ended();
  /// A sentence (translated) that says what to do.
  void failed(const QString& sentence);
};

}  // namespace passerelle
