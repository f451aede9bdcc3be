#include "app/platform/network_watcher.h"

#include <QNetworkInformation>

namespace passerelle {

NetworkWatcher::NetworkWatcher(Listeners listeners, QObject* parent)
    : QObject(parent), m_listeners(std::move(listeners)) {
  using Reach = QNetworkInformation::Reachability;
  if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) return;
  auto* information = QNetworkInformation::instance();
  if (information == nullptr) return;
  // A company's own network without the world behind it may still lead to the server: only "disconnected" is a no.
  const auto online = [](Reach reach) { return reach != Reach::Disconnected; };
  m_online = online(information->reachability());
  connect(information, &QNetworkInformation::reachabilityChanged, this,
          [this, online](Reach reach) { takeOnline(online(reach)); });
  connect(information, &QNetworkInformation::isMeteredChanged, this, [this] { takeKind(); });
  connect(information, &QNetworkInformation::transportMediumChanged, this, [this] { takeKind(); });
  takeKind();
}

void NetworkWatcher::takeKind() {
  using Medium = QNetworkInformation::TransportMedium;
  auto* information = QNetworkInformation::instance();
  const bool tells = information->supports(QNetworkInformation::Feature::TransportMedium);
  const Medium medium = tells ? information->transportMedium() : Medium::Unknown;
  const bool metered = information->supports(QNetworkInformation::Feature::Metered) && information->isMetered();
  if (metered || medium == Medium::Cellular || medium == Medium::Bluetooth) return m_listeners.onKind("mobile");
  if (medium == Medium::WiFi) return m_listeners.onKind("wifi");
  m_listeners.onKind(medium == Medium::Ethernet ? "cable" : "unknown");
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
