#include "app/viewmodel/sync_model.h"

#include <cstdlib>

#include "app/viewmodel/text.h"

namespace passerelle {

SyncModel::SyncModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::network, Topic::account, Topic::outbox}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { refresh(); }));
  }
  m_status = m_exchange.status();
}

bool SyncModel::online() const {
  return m_status.obstacle != Obstacle::offline && m_status.obstacle != Obstacle::captivePortal;
}

bool SyncModel::signInNeeded() const { return m_phone.account.needsSignIn(); }

QString SyncModel::obstacle() const {
  const bool wifi = m_status.obstacle == Obstacle::none && m_status.waitsForWifi;
  return toQt(nameOf(wifi ? Obstacle::waitsForWifi : m_status.obstacle));
}

QString SyncModel::detail() const { return toQt(m_status.detail); }

double SyncModel::nextAttemptAt() const { return m_status.nextAttemptAt ? toQml(*m_status.nextAttemptAt) : 0; }

double SyncModel::skewMs() const {
  const auto skew = m_status.skew.count();
  return std::llabs(skew) < kShownSkew.count() ? 0 : static_cast<double>(skew);
}

QString SyncModel::networkKind() const { return toQt(m_exchange.networkKind()); }

void SyncModel::sendNow() { m_exchange.sendNow(); }

void SyncModel::sendAnyway() { m_exchange.sendAnyway(); }

void SyncModel::refresh() {
  m_status = m_exchange.status();
  emit changed();
}

}  // namespace passerelle
