// Tells when the network comes back, where the system can tell.
#pragma once
#include <QObject>
#include <functional>

namespace passerelle {

/// Without a backend of QNetworkInformation it stays silent, and the back-off of the engine does the work.
class NetworkWatcher final : public QObject {
 public:
  /// `onReturn` runs on this thread each time the network becomes usable after it was not.
  explicit NetworkWatcher(std::function<void()> onReturn, QObject* parent = nullptr);
  /// True when the system tells about its network.
  bool watches() const { return m_watches; }

 private:
  std::function<void()> m_onReturn;
  bool m_watches = false;
  bool m_wasOnline = true;
};

}  // namespace passerelle
