// What the media module offers (Qt Multimedia, ZXing): cameras, codes, voices. Loaded when somebody wants one.
#pragma once
#include <QStringList>
#include <QtPlugin>
#include <memory>

#include "app/platform/modules/code_reader.h"
#include "app/platform/modules/photo_source.h"
#include "app/platform/modules/voice_source.h"
#include "shared/base/result.h"

namespace passerelle {

/// What it makes lives on the GUI thread, belongs to the caller, and never outlives the program (modules stay loaded).
class MediaModule {
 public:
  static constexpr const char* kName = "media";
  virtual ~MediaModule() = default;

  /// The device's camera; without one it says so, and notices one that is plugged in.
  virtual std::unique_ptr<PhotoSource> camera() = 0;
  /// Gives the pictures of `paths`, one for each take(), then begins again: for machines without a camera, tours,
  /// tests.
  virtual std::unique_ptr<PhotoSource> files(const QStringList& paths) = 0;
  virtual std::unique_ptr<CodeReader> codeReader() = 0;
  /// The device's microphone; without one it says so, and notices one that is plugged in.
  virtual std::unique_ptr<VoiceSource> microphone() = 0;
  virtual std::unique_ptr<VoiceOutput> loudspeaker() = 0;
  /// The text of the QR code in a picture file. Any thread. Errors: those of readQrFile().
  virtual Result<QString> readCode(const QString& path) = 0;
};

}  // namespace passerelle

Q_DECLARE_INTERFACE(passerelle::MediaModule, "eu.passerelle.MediaModule/1")
