// Where a photo comes from: the device's camera, or files where there is none. One interface, two implementations.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QString>

namespace passerelle {

/// Lives on the GUI thread. A sink is a QVideoSink (`VideoOutput.videoSink`), named QObject here so that only the media
/// module needs Qt Multimedia.
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
  /// Another camera of this device; canFlip() says whether there is one.
  virtual bool canFlip() const { return false; }
  virtual void flip() {}
  /// The lamp beside the lens.
  virtual bool canLight() const { return false; }
  virtual bool light() const { return false; }
  virtual void setLight(bool) {}
  /// Where the frames go: give it `VideoOutput.videoSink`. nullptr: nowhere.
  Q_INVOKABLE virtual void showIn(QObject* sink) = 0;
  /// The sink frames go to now, for CodeReader::watch(); nullptr when there is none.
  virtual QObject* sink() const = 0;

 signals:
  void availableChanged();
  void activeChanged();
  /// The picture as the device encoded it (JPEG, usually): hand it to PhotoPreparer before anything else.
  void taken(const QByteArray& picture);
  /// A sentence (translated) that says what to do.
  void failed(const QString& sentence);
};

}  // namespace passerelle
