// Scrutins: the rounds of votes as this phone knows them, what waits for one's ballot, and what was just published.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class RoundsModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QVariantList rounds READ rounds NOTIFY changed)
  Q_PROPERTY(QVariantMap waiting READ waiting NOTIFY changed)
  Q_PROPERTY(QVariantMap news READ news NOTIFY changed)
  Q_PROPERTY(QVariantList sending READ sending NOTIFY changed)
  Q_PROPERTY(bool conducts READ conducts NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  RoundsModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// {id, kind, title, state, closesAt, resultsAt, publishedAt, showOfHands, invited, voted, turnoutVoted, turnoutInvited,
  /// here, answered, total, deposited, unsent, receipt, fate}: open ones first. Times in milliseconds since 1970, 0 for
  /// none.
  QVariantList rounds();
  /// The first open round whose ballot lacks something, as in rounds(); empty: none.
  QVariantMap waiting();
  /// A result that was published lately and not looked at yet; empty: none.
  QVariantMap news();
  /// Ballots on their way: {id, title, state: waiting|sending|refused, obstacle, detail}.
  QVariantList sending();
  /// May prepare and open rounds (in a browser).
  bool conducts() const;
  bool loading() const { return m_loading; }
  QString problem() const { return m_problem; }

  Q_INVOKABLE void refresh();
  /// Opens the server's page of a round in the browser; "": the list; "new": to prepare one.
  Q_INVOKABLE void openInBrowser(const QString& roundId);
  Q_INVOKABLE void retry(const QString& roundId);

 signals:
  void changed();

 private:
  QVariantMap tell(const RoundView& round);
  void load();

  Phone& m_phone;
  Exchange& m_exchange;
  bool m_loading = false;
  QString m_problem;
  bool m_fresh = false;  ///< m_rounds is what the phone holds now
  QVariantList m_rounds;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
