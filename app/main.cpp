// The app: reads its options, makes every object once, in order, shows the window, and only then asks the network.
#include <QDir>
#include <QGuiApplication>
#include <QPalette>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSysInfo>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <optional>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/local/idle_work.h"
#include "app/platform/device.h"
#include "app/platform/modules/lazy_camera.h"
#include "app/platform/modules/media_module.h"
#include "app/platform/modules/paper_module.h"
#include "app/platform/modules/voice_file_source.h"
#include "app/platform/position_provider.h"
#include "app/platform/single_instance.h"
#include "app/platform/start_options.h"
#include "app/sample/sample_device.h"
#include "app/sample/sample_phone.h"
#include "app/viewmodel/language.h"
#include "app/viewmodel/page_models.h"
#include "app/viewmodel/picture_provider.h"
#include "shared/audio/wav.h"

#ifdef PASSERELLE_STATIC_MODULES
Q_IMPORT_PLUGIN(MediaPlugin)
Q_IMPORT_PLUGIN(KeychainPlugin)
#endif

namespace passerelle {
namespace {

/// What a heap grows by: QML's loading thread otherwise asks the kernel 500 times for one page before the first frame.
[[maybe_unused]] constexpr int kHeapStepBytes = 4 << 20;
/// Looking for cameras may stall the window a moment: not while the first page is being read.
constexpr int kCameraDelayMs = 1'500;

/// What run() leaves with when this phone is to be wiped: everything is made anew, over an empty folder.
constexpr int kStartAgain = 75;

/// A sound file in place of a microphone; a file that cannot be read is a device without one.
std::function<std::unique_ptr<VoiceSource>()> microphoneFrom(Files& files, const std::string& path) {
  return [&files, path]() -> std::unique_ptr<VoiceSource> {
    const auto bytes = files.read(path);
    const auto samples = bytes ? audio::readWav(*bytes) : tl::unexpected<Error>(bytes.error());
    if (!samples || samples->empty()) return nullptr;
    return std::make_unique<VoiceFileSource>(
        QByteArray(reinterpret_cast<const char*>(samples->data()), static_cast<qsizetype>(samples->size() * 2)));
  };
}

PageSeams seamsOf(Device& device, PhotoSource& camera, const StartOptions& options) {
  return {*device.phone,
          device.clock,
          device.rng,
          device.executor,
          camera,
          [&device] { return device.modules.get<MediaModule>(); },
          device.keyHome,
          [source = options.positionSource] { return openPositionSource(source); },
          [ca = options.caFile](const std::string& server) -> Result<std::unique_ptr<ApiClient>> {
            auto api = HttpApiClient::create({server, ca});
            if (!api) return tl::unexpected<Error>(api.error());
            return std::unique_ptr<ApiClient>(std::move(*api));
          },
          QSysInfo::prettyProductName() + QStringLiteral(" · ") + QSysInfo::machineHostName(),
          [&device] { return device.modules.get<PaperModule>(); },
          {},
          options.microphoneFile.empty() ? nullptr : microphoneFrom(device.files, options.microphoneFile),
          [&device]() -> std::unique_ptr<FaceFinder> {
            auto* faces = device.modules.get<FacesModule>();
            return faces == nullptr ? nullptr : faces->finder();
          }};
}

/// What the command line says about the looks is a choice like one made in the app.
void applyChoices(const StartOptions& options, SettingsModel& settings) {
  if (!options.language.isEmpty() && settings.language() != options.language) settings.setLanguage(options.language);
  if (!options.theme.isEmpty() && settings.theme() != options.theme) settings.setTheme(options.theme);
  if (options.fontScale && settings.fontScale() != *options.fontScale) settings.setFontScale(*options.fontScale);
}

bool isDark(const QPalette& palette) {
  return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

/// An invitation from the command line or a clicked link; demonstrations also say yes to the three words.
void accept(WelcomeModel& welcome, const QString& link, bool acceptWords) {
  if (acceptWords) {
    QObject::connect(&welcome, &WelcomeModel::changed, &welcome, [&welcome] {
      if (welcome.step() == WelcomeModel::Step::Words && !welcome.busy() && welcome.sentence().isEmpty()) {
        welcome.confirmWords();
      }
    });
  }
  welcome.openLink(link);
}

int run(QGuiApplication& application, const StartOptions& options) {
  DeviceOptions asked{options.profileFolder.empty() ? defaultProfileFolder() : options.profileFolder, options.caFile};
  std::unique_ptr<sample::SampleDevice> sampleDevice;
  if (options.sample) {
    auto made = sample::SampleDevice::create(options.sampleHost, options.sampleNetwork, options.sampleCommittee);
    if (!made) {
      std::fprintf(stderr, "passerelle: %s\n", made.error().message.c_str());
      return 64;
    }
    sampleDevice = std::move(*made);
    asked.folder = sampleDevice->folder();
    asked.keychain = false;
    asked.makeApi = [&sampleDevice](const Clock& clock, Executor& executor) {
      return sampleDevice->makeApi(clock, executor);
    };
  }
  QDir().mkpath(QString::fromStdString(asked.folder));
  SingleInstance instance(QString::fromStdString(asked.folder));
  if (!instance.first()) {
    if (instance.handOver(options.invitation)) return 0;
    std::fprintf(stderr, "Another Passerelle has this folder open and does not answer: close it, then start again.\n");
    return 1;
  }
  Language language;
  const bool english = QLocale().language() == QLocale::English;
  language.use(!options.language.isEmpty() ? options.language : english ? QStringLiteral("en") : QStringLiteral("fr"));
  auto device = Device::open(asked);
  if (!device) {
    std::fprintf(stderr, "passerelle: %s\n", device.error().message.c_str());
    return device.error().code == ErrorCode::refused ? 78 : 1;
  }
  if (sampleDevice) sampleDevice->furnish(*(*device)->phone);
  LazyCamera photoSource([&device = **device, photos = options.photos]() -> std::unique_ptr<PhotoSource> {
    auto* media = device.modules.get<MediaModule>();
    if (media == nullptr) return nullptr;
    return photos.isEmpty() ? media->camera() : media->files(photos);
  });
  PageModels pages(seamsOf(**device, photoSource, options));
  applyChoices(options, pages.settings);
  language.use(pages.settings.language());

  QQmlApplicationEngine engine;
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  engine.addImageProvider(QStringLiteral("picture"), new PictureProvider(engine, *(*device)->phone, pages.exchange));
  QVariantMap properties = pages.properties();
  properties.insert("systemDark", isDark(QGuiApplication::palette()));
  properties.insert("unfolded", false);
  if (options.size) {
    properties.insert("width", options.size->width());
    properties.insert("height", options.size->height());
  }
  engine.setInitialProperties(properties);
  engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Passerelle/Main.qml")));
  auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
  if (window == nullptr) return 1;
  if (options.exitAtFirstFrame) {
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window, [] { std::_Exit(0); }, Qt::DirectConnection);
  }
  if (!options.page.isEmpty()) {
    const bool story = sampleDevice && options.page == QStringLiteral("report");
    const QString page =
        story ? options.page + u':' + QString::fromStdString(sample::bestStory(*(*device)->phone)) : options.page;
    QMetaObject::invokeMethod(window, "openPage", Q_ARG(QString, page));
  }
  QObject::connect(&pages.settings, &SettingsModel::changed, &pages.account, [&] {
    if (language.code() == pages.settings.language()) return;
    language.use(pages.settings.language(), &engine);
    pages.account.retranslate();
  });
  QObject::connect(&instance, &SingleInstance::called, window, [&](const QString& link) {
    window->show();
    window->raise();
    window->requestActivate();
    if (!link.isEmpty()) accept(pages.welcome, link, false);
  });

  // The window stands; now what it can wait for: the pages, other starts, the network, an invitation, a camera.
  std::optional<IdleWork> idle;
  const auto afterFirstFrame = [&] {
    window->setProperty("unfolded", true);
    instance.listen();
    pages.exchange.connect(*(*device)->link, *(*device)->engine, *(*device)->puller);
    pages.exchange.connectCarnet(*(*device)->carnet, [&device] { return (*device)->networkKind; });
    (*device)->onWiping = [&application] { application.exit(kStartAgain); };
    pages.devices.onWipe = [&device, &application] {
      if ((*device)->askForWiping(0)) application.exit(kStartAgain);
    };
    (*device)->startSync();
    pages.sync.refresh();
    idle.emplace(*(*device)->phone, (*device)->executor, (*device)->clock);
    if (!options.invitation.isEmpty() && !pages.account.signedIn()) {
      accept(pages.welcome, options.invitation, options.acceptWords);
    }
    pages.intake.resume();
    QTimer::singleShot(kCameraDelayMs, window, [&] {
      photoSource.wake();
      pages.voiceSource.wake();
    });
  };
  bool framed = false;
  QObject::connect(
      window, &QQuickWindow::frameSwapped, window,
      [&] {
        if (framed && options.exitAtFirstPage) std::_Exit(0);
        if (!std::exchange(framed, true)) afterFirstFrame();
      },
      Qt::QueuedConnection);
  const int left = application.exec();
  pages.exchange.disconnect();
  return left;
}

}  // namespace
}  // namespace passerelle

int main(int argc, char** argv) {
  using namespace passerelle;
#ifdef __GLIBC__
  mallopt(M_TOP_PAD, kHeapStepBytes);
#endif
  QStringList arguments;
  for (int i = 0; i < argc; ++i) arguments.append(QString::fromLocal8Bit(argv[i]));
  const auto options = readStartOptions(arguments);
  if (!options) {
    std::fprintf(stderr, "passerelle: %s\n", options.error().message.c_str());
    return 64;
  }
  if (!options->said.isEmpty()) {
    std::fputs(qPrintable(options->said), stdout);
    return 0;
  }
  QCoreApplication::setApplicationName(QStringLiteral("passerelle"));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Passerelle"));
  QGuiApplication::setDesktopFileName(QStringLiteral("passerelle"));
  QGuiApplication application(argc, argv);
  int left = run(application, *options);
  while (left == kStartAgain) left = run(application, *options);
  return left;
}
