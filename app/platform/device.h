// Everything of the app but its windows: made once, in order; main.cpp puts pages on it, passerelle-check a command
// line.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/local/phone.h"
#include "app/platform/http_api_client.h"
#include "app/platform/key_store.h"
#include "app/platform/modules/module_loader.h"
#include "app/platform/network_watcher.h"
#include "app/platform/qt_executor.h"
#include "app/sync/carnet_sync.h"
#include "app/sync/link.h"
#include "app/sync/puller.h"
#include "app/sync/sync_engine.h"

namespace passerelle {

struct DeviceOptions {
  std::string folder;                     ///< the profile: made when missing, readable by its owner only
  std::string caFile;                     ///< see HttpApiOptions
  bool keychain = true;                   ///< false: the key stands in the folder, whatever the system offers
  Milliseconds keychainPatience{10'000};  ///< how long a person may take to unlock the keychain
  /// Another way to a server than HTTP: sample data.
  std::function<std::unique_ptr<ApiClient>(const Clock&, Executor&)> makeApi = {};
};

/// GUI thread, inside a Q(Gui)Application. Needs no network to open.
class Device {
 public:
  /// Waits for the keychain at most as long as it may, with a running event loop; everything else is at hand. Errors:
  /// those of HttpApiClient::create, KeyStore::open and Phone::open.
  static Result<std::unique_ptr<Device>> open(const DeviceOptions& options);
  ~Device();

  /// Begins to send and to read as soon as somebody is signed in, and stops with the sign-out. Once.
  void startSync();

  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  QtExecutor executor;
  ModuleLoader modules;
  KeyHome keyHome = KeyHome::file;
  std::unique_ptr<Phone> phone;
  std::unique_ptr<HttpApiClient> api;  ///< nullptr when another way was asked for
  std::unique_ptr<ApiClient> insteadOfApi;
  std::unique_ptr<Link> link;
  std::unique_ptr<SyncEngine> engine;
  std::unique_ptr<Puller> puller;
  std::unique_ptr<CarnetSync> carnet;
  /// wifi, cable, mobile; "unknown" where the system does not tell: then photos go as by Wi-Fi, and the page says so.
  std::string networkKind = "unknown";
  /// Set by the program: this phone was lost, and has handed over everything. It is wiped at the next open(): the
  /// mark is on the disk.
  std::function<void()> onWiping;
  /// Marks the folder to be wiped at the next open(); `handedOver` is told by the next start's farewell.
  Result<void> askForWiping(int handedOver);

 private:
  Device() = default;
  void followAccount();

  std::unique_ptr<NetworkWatcher> m_watcher;
  Subscription m_onAccount;
  std::string m_folder;
  bool m_syncing = false, m_leaving = false;
};

/// Where the app keeps its profile when nobody says otherwise: the system's folder for an app's data.
std::string defaultProfileFolder();

}  // namespace passerelle
