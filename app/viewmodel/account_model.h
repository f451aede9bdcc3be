// "Moi": who is signed in, where the phone's key is kept, and how to leave without losing anything.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QStringList>
#include <vector>

#include "app/local/phone.h"
#include "app/platform/key_store.h"

namespace passerelle {

class AccountModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed)
  Q_PROPERTY(bool needsSignIn READ needsSignIn NOTIFY changed)
  Q_PROPERTY(QString personName READ personName NOTIFY changed)
  Q_PROPERTY(QString email READ email NOTIFY changed)
  Q_PROPERTY(QString department READ department NOTIFY changed)
  Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
  Q_PROPERTY(QStringList roles READ roles NOTIFY changed)
  Q_PROPERTY(QString organisation READ organisation NOTIFY changed)
  Q_PROPERTY(QString server READ server NOTIFY changed)
  Q_PROPERTY(QString keySentence READ keySentence NOTIFY languageChanged)
  Q_PROPERTY(bool keyInKeychain READ keyInKeychain CONSTANT)

 public:
  AccountModel(Phone& phone, KeyHome keyHome, QObject* parent = nullptr);

  bool signedIn() const;
  /// The server no longer knows this device: writing goes on, sending waits.
  bool needsSignIn() const;
  QString personName() const;
  QString email() const;
  QString department() const;
  QString unitName() const;
  /// Names of the wire: visitor, host, …
  QStringList roles() const;
  QString organisation() const;
  QString server() const;
  bool keyInKeychain() const { return m_keyHome == KeyHome::keychain; }
  /// Where the key that locks the notes is kept, said plainly.
  QString keySentence() const;

  /// Forgets who this phone belongs to. Notes, drafts and what waits to be sent stay for the same person's return.
  /// False, with failed(), when the disk did not take it.
  Q_INVOKABLE bool signOut();
  /// The language of the sentences changed.
  Q_INVOKABLE void retranslate() { emit languageChanged(); }

 signals:
  void changed();
  void languageChanged();
  void signedOut();
  void failed(const QString& sentence);

 private:
  Phone& m_phone;
  KeyHome m_keyHome;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
