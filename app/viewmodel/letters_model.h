// How often the edition comes by mail.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <memory>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class LettersModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString frequency READ frequency NOTIFY changed)
  Q_PROPERTY(bool paused READ paused NOTIFY changed)
  Q_PROPERTY(bool address READ address NOTIFY changed)

 public:
  LettersModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// weekly, monthly, never; empty: the server has not told yet.
  QString frequency() const;
  /// The mailbox refuses letters.
  bool paused() const;
  /// The server has an address for this person.
  bool address() const;

  Q_INVOKABLE void refresh();
  Q_INVOKABLE void choose(const QString& frequency);

 signals:
  void changed();

 private:
  Phone& m_phone;
  Exchange& m_exchange;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
