// The way to the server as view-models need it: there while the phone is signed in, and honest when it is not.
#pragma once
#include <functional>
#include <string>

#include "app/sync/carnet_sync.h"
#include "app/sync/link.h"
#include "app/sync/puller.h"
#include "app/sync/sync_engine.h"

namespace passerelle {

/// GUI thread. main connects it after signing in and disconnects it before engine, puller and link go.
class Exchange {
 public:
  using Done = std::function<void(Result<void>)>;

  void connect(Link& link, SyncEngine& engine, Puller& puller);
  /// The shared carnet's way, where there is one, and what the system tells of the network.
  void connectCarnet(CarnetSync& carnet, std::function<std::string()> networkKind);
  void disconnect();
  bool connected() const { return m_link != nullptr; }

  SyncStatus status() const;
  /// Bytes of a part of an upload, for "3 of 7".
  std::int64_t partBytes() const;
  /// "Send now": everything, or one path.
  void sendNow(const std::string& path = {});
  /// What waits for Wi-Fi goes on this network all the same.
  void sendAnyway();
  /// `unavailable` when not connected; otherwise as Puller says.
  void refreshFeed(Done done);
  void refreshRounds(Done done);
  void refreshTriage(Done done);
  void refreshPalmares(const std::string& month, Done done);
  void fetchReport(const std::string& id, Done done);
  void fetchPicture(const std::string& reportId, const std::string& mediumId, bool thumbnail,
                    std::function<void(Result<std::string>)> done);
  CarnetStatus carnet() const;
  /// wifi, cable, mobile, unknown.
  std::string networkKind() const { return m_networkKind ? m_networkKind() : std::string("unknown"); }
  void acceptDevice(const std::string& deviceId, Done done);
  void carnetNow();
  void revokeDevice(const std::string& deviceId, Done done);
  /// The body of a GET, for what is read once and not kept.
  void read(const std::string& path, std::function<void(Result<std::string>)> done);

 private:
  Link* m_link = nullptr;
  SyncEngine* m_engine = nullptr;
  Puller* m_puller = nullptr;
  CarnetSync* m_carnet = nullptr;
  std::function<std::string()> m_networkKind;
};

}  // namespace passerelle
