#include "app/platform/network_watcher.h"

#include <QNetworkInformation>

namespace passerelle {

NetworkWatcher::NetworkWatcher(Listeners listeners, QObject* parent)
    : QObject(parent), m_listeners(std::move(listeners)) {
  using Reach = QNetworkInformation::Reachability;
  if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) return;
  auto* information = QNetworkInformation::instance();
  if (information == nullptr) return;
  m_watches = true;
  // A company's own network without the world behind it may still lead to the server: only "disconnected" is a no.
  const auto online = [](Reach reach) { return reach != Reach::Disconnected; };
  m_online = online(information->reachability());
  connect(information, &QNetworkInformation::reachabilityChanged, this,
          [this, online](Reach reach) { takeOnline(online(reach)); });
  if (!information->supports(QNetworkInformation::Feature::Metered)) return;
  connect(information, &QNetworkInformation::isMeteredChanged, this, m_listeners.onMetered);
  m_listeners.onMetered(information->isMetered());
}

void NetworkWatcher::takeOnline(bool online) {
  if (online == m_online) return;
  m_online = online;
  if (online)
    m_listeners.onReturn();
  else
    m_listeners.onLost();
}

}  // namespace passerelle
