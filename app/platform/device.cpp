#include "app/platform/device.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QStandardPaths>
#include <optional>

namespace passerelle {

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
  return device;
}

Device::~Device() = default;

void Device::startSync() {
  m_onAccount = phone->observers.on(Topic::account, [this](const std::string&) { followAccount(); });
  m_watcher = std::make_unique<NetworkWatcher>(NetworkWatcher::Listeners{
      [this] {
        engine->networkReturned();
        puller->networkReturned();
      },
      [this] { engine->networkLost(); }, [this](bool metered) { engine->setUnmetered(!metered); }});
  followAccount();
}

void Device::followAccount() {
  const auto identity = phone->account.identity();
  const bool signedIn = identity && phone->account.signedIn();
  if (signedIn && api) (void)api->use(identity->serverUrl);
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
