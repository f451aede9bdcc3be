// Who looks for the QR code of an invitation in what a camera shows.
#pragma once
#include <QObject>
#include <QString>

namespace passerelle {

/// Lives on the GUI thread.
class CodeReader : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  /// Watches what `sink` shows (`PhotoSource::sink()`, or `VideoOutput.videoSink`); nullptr stops watching.
  Q_INVOKABLE virtual void watch(QObject* sink) = 0;

 signals:
  /// A code was read; said once for each text, until watch() is called again.
  void found(const QString& text);
};

}  // namespace passerelle
