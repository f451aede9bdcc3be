// Tells when the network goes and comes back, and whether it is paid by the megabyte, where the system can tell.
#pragma once
#include <QObject>
#include <functional>
#include <string>

namespace passerelle {

/// Without a backend of QNetworkInformation it stays silent, and the back-off of the engine does the work.
class NetworkWatcher final : public QObject {
 public:
  /// Called on this thread, each time the answer changes.
  struct Listeners {
    std::function<void()> onReturn;
    std::function<void()> onLost;
    /// wifi, cable, mobile (paid by the megabyte, or by radio), unknown; also once at the start
    std::function<void(const std::string& kind)> onKind;
  };
  explicit NetworkWatcher(Listeners listeners, QObject* parent = nullptr);

 private:
  void takeOnline(bool online);
  void takeKind();

  Listeners m_listeners;
  bool m_online = true;
};

}  // namespace passerelle
