// The camera as pages see it: shows what it sees, takes a picture, or reads the QR of an invitation.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QQmlEngine>

#include "app/platform/modules/code_reader.h"
#include "app/platform/modules/photo_source.h"

namespace passerelle {

class CameraModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool available READ available NOTIFY changed)
  Q_PROPERTY(bool active READ active NOTIFY changed)
  Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(bool canFlip READ canFlip NOTIFY changed)
  Q_PROPERTY(bool canLight READ canLight NOTIFY changed)
  Q_PROPERTY(bool light READ light WRITE setLight NOTIFY changed)

 public:
  CameraModel(PhotoSource& source, CodeReader& reader, QObject* parent = nullptr);

  bool available() const { return m_source.available(); }
  bool active() const { return m_source.active(); }
  /// Why there is no camera, and what to do instead.
  QString explanation() const { return m_source.explanation(); }
  QString problem() const { return m_problem; }

  /// Frames go to `sink`; with `forQr` they are searched for an invitation's code.
  Q_INVOKABLE void showIn(QObject* sink, bool forQr);
  Q_INVOKABLE void start();
  Q_INVOKABLE void stop();
  Q_INVOKABLE void take();
  /// The camera on the other side of the device.
  bool canFlip() const { return m_source.canFlip(); }
  Q_INVOKABLE void flip();
  /// The lamp beside the lens.
  bool canLight() const { return m_source.canLight(); }
  bool light() const { return m_source.light(); }
  void setLight(bool on);

 signals:
  void changed();
  /// A picture as the device encoded it.
  void taken(const QByteArray& picture);
  void codeFound(const QString& text);

 private:
  PhotoSource& m_source;
  CodeReader& m_reader;
  QString m_problem;
};

}  // namespace passerelle
