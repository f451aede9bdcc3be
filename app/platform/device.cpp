#include "app/platform/device.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QStandardPaths>
#include <QTimer>
#include <optional>

#include "app/local/wiping.h"

namespace passerelle {

namespace {
constexpr Milliseconds kOverwritePatience = std::chrono::seconds(3);

/// A wiped phone's key is destroyed first, in the keychain too: what remains of the files is noise.
void overwriteKey(const std::string& folder, std::unique_ptr<Keychain> keychain) {
  QFile home(QString::fromStdString(folder + "/key.home"));
  if (!keychain || !home.open(QIODevice::ReadOnly)) return;
  QEventLoop waiting;
  QTimer::singleShot(kOverwritePatience, &waiting, &QEventLoop::quit);
  keychain->write(home.readAll().trimmed().toStdString(), std::string(64, '0'),
                  [&](const Result<void>&) { waiting.quit(); });
  waiting.exec();
}
}  // namespace

Result<std::unique_ptr<Device>> Device::open(const DeviceOptions& options) {
  std::unique_ptr<Device> device(new Device);
  if (options.makeApi) {
    device->insteadOfApi = options.makeApi(device->clock, device->executor);
  } else {
    auto api = HttpApiClient::create({{}, options.caFile});
    if (!api) return tl::unexpected<Error>(api.error());
    device->api = std::move(*api);
  }
  ApiClient& way = device->api ? static_cast<ApiClient&>(*device->api) : *device->insteadOfApi;

  if (auto made = device->files.makeFolder(options.folder); !made) return tl::unexpected<Error>(made.error());
  QFile::setPermissions(QString::fromStdString(options.folder),
                        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
  const auto openKeychain = [&]() -> std::unique_ptr<Keychain> {
    auto* module = options.keychain ? device->modules.get<KeychainModule>() : nullptr;
    return module == nullptr ? nullptr : module->open();
  };
  const auto farewell = wipingAsked(device->files, options.folder);
  if (farewell) {
    overwriteKey(options.folder, openKeychain());
    if (auto wiped = wipeFolder(device->files, options.folder); !wiped) return tl::unexpected<Error>(wiped.error());
  }
  KeyStore keys(options.folder, openKeychain, device->rng, device->executor);
  std::optional<Result<StoredKey>> key;
  QEventLoop waiting;
  keys.open(options.keychainPatience, [&](Result<StoredKey> opened) {
    key = std::move(opened);
    waiting.quit();
  });
  if (!key) waiting.exec();
  if (!key) return fail(ErrorCode::unavailable, "The app was closed before its key was there.");
  if (!*key) return tl::unexpected<Error>(key->error());
  device->keyHome = (*key)->home;

  auto phone = Phone::open({options.folder, (*key)->bytes, {}}, device->clock, device->rng, device->files);
  if (!phone) return tl::unexpected<Error>(phone.error());
  device->phone = std::move(*phone);
  device->link = std::make_unique<Link>(way, device->clock, *device->phone);
  device->engine =
      std::make_unique<SyncEngine>(*device->link, device->executor, device->clock, device->rng, *device->phone);
  device->puller =
      std::make_unique<Puller>(*device->link, device->executor, device->clock, device->rng, *device->phone);
  device->carnet =
      std::make_unique<CarnetSync>(*device->link, device->executor, device->clock, device->rng, *device->phone);
  device->carnet->onDeparted = [raw = device.get()](int handedOver) {
    if (raw->askForWiping(handedOver) && raw->onWiping) raw->onWiping();
  };
  device->m_folder = options.folder;
  if (farewell) (void)device->phone->settings.setValue("farewell", *farewell);
  return device;
}

Result<void> Device::askForWiping(int handedOver) {
  return passerelle::askForWiping(files, m_folder, std::to_string(handedOver) + " " + toIso(clock.now()));
}

Device::~Device() = default;

void Device::startSync() {
  m_onAccount = phone->observers.on(Topic::account, [this](const std::string&) { followAccount(); });
  m_watcher = std::make_unique<NetworkWatcher>(NetworkWatcher::Listeners{[this] {
                                                                           engine->networkReturned();
                                                                           puller->networkReturned();
                                                                           carnet->networkReturned();
                                                                         },
                                                                         [this] { engine->networkLost(); },
                                                                         [this](const std::string& kind) {
                                                                           networkKind = kind;
                                                                           engine->setUnmetered(kind != "mobile");
                                                                           carnet->setUnmetered(kind != "mobile");
                                                                           phone->observers.notify(Topic::network);
                                                                         }});
  followAccount();
}

void Device::followAccount() {
  const auto identity = phone->account.identity();
  const bool signedIn = identity && phone->account.signedIn();
  const bool leaving = identity && !phone->account.leavesAt().empty();
  if ((signedIn || leaving) && api) (void)api->use(identity->serverUrl);
  if ((signedIn || leaving) != (m_syncing || m_leaving)) signedIn || leaving ? carnet->start() : carnet->stop();
  m_leaving = leaving;
  if (signedIn == m_syncing) return;
  m_syncing = signedIn;
  if (signedIn) {
    engine->start();
    puller->start();
  } else {
    engine->stop();
    puller->stop();
  }
}

std::string defaultProfileFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
}

}  // namespace passerelle
