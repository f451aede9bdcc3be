// The person's devices: which there are, which may read the carnet, and losing one without losing words.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <functional>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class DevicesModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QVariantList items READ items NOTIFY changed)
  Q_PROPERTY(bool reading READ reading NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(QString carnetState READ carnetState NOTIFY changed)
  Q_PROPERTY(int toTell READ toTell NOTIFY changed)
  Q_PROPERTY(int toTake READ toTake NOTIFY changed)
  Q_PROPERTY(QStringList kept READ kept NOTIFY changed)
  Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
  Q_PROPERTY(QString ownWords READ ownWords NOTIFY changed)
  Q_PROPERTY(double leavesAt READ leavesAt NOTIFY changed)
  Q_PROPERTY(int farewell READ farewell NOTIFY changed)
  Q_PROPERTY(double farewellAt READ farewellAt NOTIFY changed)

 public:
  DevicesModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// Each: id, name, kind (app, browser, script), seenAt (ms), current, mayRead, canAccept, words (of an app: three).
  QVariantList items() const;
  bool reading() const { return m_reading; }
  /// What went wrong last, to be shown; empty when nothing did.
  QString sentence() const { return m_sentence; }
  /// off, waiting (another device must accept this one), ready, leaving, closing (nobody may write any more), keeping
  /// (`kept` could not be handed over), needsDevice, over.
  QString carnetState() const;
  int toTell() const { return m_exchange.carnet().toTell; }
  int toTake() const { return m_exchange.carnet().toTake; }
  /// First words of what this signed-out device could not hand over, and the server's sentence about it.
  QStringList kept() const;
  QString refusal() const { return QString::fromStdString(m_exchange.carnet().detail); }
  QString ownWords() const;
  /// This device was revoked: until then it may hand over what it holds; 0: it was not.
  double leavesAt() const;
  /// What a wiped phone handed over; -1: this phone was not wiped.
  int farewell() const;
  double farewellAt() const;

  Q_INVOKABLE void refresh();
  Q_INVOKABLE void revoke(const QString& deviceId);
  /// The three words were compared: that device may read the carnet.
  Q_INVOKABLE void accept(const QString& deviceId);
  Q_INVOKABLE void tryNow();
  /// The person gives up what could not be handed over: key and files of this phone go.
  Q_INVOKABLE void wipeNow();
  Q_INVOKABLE void closeFarewell();

  // Second versions and restored drafts, for the row of a draft.
  Q_INVOKABLE QVariantMap noteOf(const QString& draftId) const;
  Q_INVOKABLE void keep(const QString& draftId);
  /// False when the other version is gone.
  Q_INVOKABLE bool merge(const QString& draftId);

  /// Set by the program.
  std::function<void()> onWipe;

 signals:
  void changed();

 private:
  Phone& m_phone;
  Exchange& m_exchange;
  std::vector<DeviceLine> m_lines;
  bool m_reading = false;
  QString m_sentence;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
