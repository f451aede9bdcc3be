#include "app/viewmodel/account_model.h"

#include <QUrl>

namespace passerelle {

AccountModel::AccountModel(Phone& phone, KeyHome keyHome, QObject* parent)
    : QObject(parent), m_phone(phone), m_keyHome(keyHome) {
  for (const Topic topic : {Topic::account, Topic::outbox}) {
    m_subscriptions.push_back(phone.observers.on(topic, [this](const std::string&) { emit changed(); }));
  }
}

/// A device that the server no longer knows still belongs to its person: writing goes on, sending waits.
bool AccountModel::signedIn() const { return m_phone.account.identity().has_value(); }
bool AccountModel::needsSignIn() const { return m_phone.account.needsSignIn(); }

QString AccountModel::personName() const {
  const auto me = m_phone.account.me();
  return me ? QString::fromStdString(me->name) : QString();
}

QString AccountModel::email() const {
  const auto me = m_phone.account.me();
  return me ? QString::fromStdString(me->email) : QString();
}

QString AccountModel::department() const {
  const auto me = m_phone.account.me();
  return me ? QString::fromStdString(me->department) : QString();
}

QString AccountModel::unitName() const {
  const auto me = m_phone.account.me();
  return me && me->unit ? QString::fromStdString(me->unit->name) : QString();
}

QStringList AccountModel::roles() const {
  QStringList names;
  if (const auto me = m_phone.account.me()) {
    for (const std::string& role : me->roles) names.append(QString::fromStdString(role));
  }
  return names;
}

QString AccountModel::organisation() const {
  const auto identity = m_phone.account.identity();
  return identity ? QString::fromStdString(identity->organisation) : QString();
}

QString AccountModel::server() const {
  const auto identity = m_phone.account.identity();
  return identity ? QUrl(QString::fromStdString(identity->serverUrl)).authority() : QString();
}

QString AccountModel::keySentence() const {
  if (keyInKeychain()) {
    return tr("Your notes are encrypted on this device; their key is in the system's keychain.");
  }
  return tr(
      "Your notes are encrypted on this device, but no system keychain answered: their key is a file beside them, "
      "which "
      "only your session can read. Whoever copies the whole folder can read them.");
}

bool AccountModel::signOut() {
  const auto done = m_phone.account.signOut();
  if (!done) {
    emit failed(tr("You are still signed in: this device did not take the change. Make room on it, then try again."));
    return false;
  }
  emit signedOut();
  return true;
}

}  // namespace passerelle
