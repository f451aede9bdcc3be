// Reads the QR code of an invitation, from a picture or from what a camera shows.
#pragma once
#include <QImage>
#include <QPointer>
#include <QString>
#include <QVideoFrame>
#include <QVideoSink>

#include "app/platform/modules/code_reader.h"
#include "shared/base/result.h"

namespace passerelle {

/// The text of the QR code in `image`, turned and tilted ones too; empty when there is none. Any thread; tens of
/// milliseconds.
QString readQr(const QImage& image);

/// The text of the QR code in a picture file (what Qt reads; at most 40 Mpx). Errors, with sentences (translated):
/// `notFound` (no such file), `unsupportedType` (no picture), `refused` (no QR code in it).
Result<QString> readQrFile(const QString& path);

/// Watches a camera's frames until a code is seen. Lives on the GUI thread; reads beside it, one frame at a time, and
/// lets go of the frames in between.
class QrReader final : public CodeReader {
  Q_OBJECT

 public:
  explicit QrReader(QObject* parent = nullptr);
  ~QrReader() override;

  void watch(QObject* sink) override;

 private:
  void look(const QVideoFrame& frame);

  class Worker;
  Worker* m_worker;
  QPointer<QVideoSink> m_sink;
  QString m_last;
  bool m_reading = false;
};

}  // namespace passerelle
