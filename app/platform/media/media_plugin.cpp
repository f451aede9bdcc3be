// The media module's door.
#include "app/platform/media/camera_source.h"
#include "app/platform/media/microphone.h"
#include "app/platform/media/qr_reader.h"
#include "app/platform/modules/media_module.h"

namespace passerelle {

class MediaPlugin final : public QObject, public MediaModule {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID "eu.passerelle.MediaModule/1")
  Q_INTERFACES(passerelle::MediaModule)

 public:
  std::unique_ptr<PhotoSource> camera() override { return makeCameraSource(); }
  std::unique_ptr<PhotoSource> files(const QStringList& paths) override { return makeFileSource(paths); }
  std::unique_ptr<CodeReader> codeReader() override { return std::make_unique<QrReader>(); }
  std::unique_ptr<VoiceSource> microphone() override { return makeMicrophone(); }
  std::unique_ptr<VoiceOutput> loudspeaker() override { return makeLoudspeaker(); }
  Result<QString> readCode(const QString& path) override { return readQrFile(path); }
};

}  // namespace passerelle

#include "media_plugin.moc"
