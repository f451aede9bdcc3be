// What the app can honestly say about the network and what waits to be sent.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class SyncModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool online READ online NOTIFY changed)
  Q_PROPERTY(bool sending READ sending NOTIFY changed)
  Q_PROPERTY(bool signInNeeded READ signInNeeded NOTIFY changed)
  Q_PROPERTY(QString obstacle READ obstacle NOTIFY changed)
  Q_PROPERTY(QString detail READ detail NOTIFY changed)
  Q_PROPERTY(double nextAttemptAt READ nextAttemptAt NOTIFY changed)
  Q_PROPERTY(int unsent READ unsent NOTIFY changed)
  Q_PROPERTY(int stopped READ stopped NOTIFY changed)
  Q_PROPERTY(double skewMs READ skewMs NOTIFY changed)
  Q_PROPERTY(QString networkKind READ networkKind NOTIFY changed)

 public:
  SyncModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// False when nobody, or somebody else than our server, answered last.
  bool online() const;
  bool sending() const { return m_status.sending; }
  bool signInNeeded() const;
  /// Name of the Obstacle: none, offline, captivePortal, serverDown, …; waitsForWifi where nothing worse is in the way.
  QString obstacle() const;
  QString detail() const;
  /// Milliseconds since 1970; 0: nothing is planned.
  double nextAttemptAt() const;
  int unsent() const { return m_status.unsent; }
  int stopped() const { return m_status.stopped; }
  /// How wrong this device's clock is; 0 under a minute.
  double skewMs() const;

  /// wifi, cable, mobile; "unknown" where the system does not tell.
  QString networkKind() const;

  Q_INVOKABLE void sendNow();
  /// What waits for Wi-Fi goes on this network all the same.
  Q_INVOKABLE void sendAnyway();
  /// Reads the status again: after the exchange was connected or disconnected.
  void refresh();

 signals:
  void changed();

 private:
  Phone& m_phone;
  Exchange& m_exchange;
  SyncStatus m_status;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
