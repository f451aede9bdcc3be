// Where a photo comes from: the device's camera, or files where there is none. One interface, two implementations.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVideoSink>
#include <memory>

namespace passerelle {

/// Lives on the GUI thread.
class PhotoSource : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool available READ available NOTIFY availableChanged)
  Q_PROPERTY(bool active READ active NOTIFY activeChanged)
  Q_PROPERTY(QString explanation READ explanation NOTIFY availableChanged)

 public:
  using QObject::QObject;
  /// False where there is no camera; `explanation` then says so and what to do instead.
  virtual bool available() const = 0;
  virtual bool active() const = 0;
  /// A sentence (translated) for the place where the picture would be; empty while `available`.
  virtual QString explanation() const = 0;

  /// Begins to show what the camera sees. Asks the person for permission where the system wants that.
  Q_INVOKABLE virtual void start() = 0;
  Q_INVOKABLE virtual void stop() = 0;
  /// Takes a picture: `taken` or `failed` follows.
  Q_INVOKABLE virtual void take() = 0;
  /// Where the frames go: give it `VideoOutput.videoSink`. nullptr: nowhere.
  Q_INVOKABLE virtual void showIn(QVideoSink* sink) = 0;
  /// The sink frames go to now, for QrReader::watch(); nullptr when there is none.
  virtual QVideoSink* sink() const = 0;

 signals:
  void availableChanged();
  void activeChanged();
  /// The picture as the device encoded it (JPEG, usually): hand it to PhotoPreparer before anything else.
  void taken(const QByteArray& picture);
  /// A sentence (translated) that says what to do.
  void failed(const QString& sentence);
};

/// The device's camera through Qt Multimedia; without one it says so, and notices one that is plugged in.
std::unique_ptr<PhotoSource> makeCameraSource();

/// Gives the pictures of `paths`, one for each take(), then begins again: for machines without a camera, tours and
/// tests.
std::unique_ptr<PhotoSource> makeFileSource(QStringList paths);

}  // namespace passerelle
