#include "app/platform/network_watcher.h"

#include <QNetworkInformation>

namespace passerelle {

NetworkWatcher::NetworkWatcher(std::function<void()> onReturn, QObject* parent)
    : QObject(parent), m_onReturn(std::move(onReturn)) {
  using Reach = QNetworkInformation::Reachability;
  if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) return;
  auto* information = QNetworkInformation::instance();
  if (information == nullptr) return;
  m_watches = true;
  const auto online = [](Reach reach) {
    return reach == Reach::Online || reach == Reach::Site || reach == Reach::Local;
  };
  m_wasOnline = online(information->reachability());
  connect(information, &QNetworkInformation::reachabilityChanged, this, [this, online](Reach reach) {
    const bool now = online(reach);
    const bool returned = now && !m_wasOnline;
    m_wasOnline = now;
    if (returned) m_onReturn();
  });
}

}  // namespace passerelle
