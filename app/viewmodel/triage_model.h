// Trier: the deck of ideas before the committee, a card at a time, a key a word.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class TriageModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool allowed READ allowed NOTIFY changed)
  Q_PROPERTY(bool known READ known NOTIFY changed)
  Q_PROPERTY(int waiting READ waiting NOTIFY changed)
  Q_PROPERTY(int decided READ decided NOTIFY changed)
  Q_PROPERTY(int sending READ sending NOTIFY changed)
  Q_PROPERTY(QVariantMap card READ card NOTIFY changed)
  Q_PROPERTY(QVariantList group READ group NOTIFY changed)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  TriageModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// Who sorts ideas: management, chair, moderator, administrator.
  bool allowed() const;
  /// The server has a deck for this person, or this phone holds cards of one.
  bool known();
  int waiting();
  /// Decided in this run, or on its way.
  int decided();
  int sending();
  /// {id, text, reportId, unit, author, publishedAt, supporters, readers, tone, context, verbatim, moment}; empty:
  /// nothing waits.
  QVariantMap card();
  /// What looks like the card: {id, text}; a merge leads into one of them.
  QVariantList group();
  bool canUndo() { return m_phone.triage.canUndo(); }
  bool loading() const { return m_loading; }
  /// Why the last word was not taken; empty: it was.
  QString problem() const;

  Q_INVOKABLE void refresh();
  /// `outcome`: toRound, answer, information; the next card comes.
  Q_INVOKABLE void decide(const QString& outcome);
  /// Into the likest one, or the one named. False: nothing looks like this card.
  Q_INVOKABLE bool merge(const QString& into = {});
  Q_INVOKABLE void undo();
  /// The card after or before, without a word; round and round.
  Q_INVOKABLE void step(int by);

 signals:
  void changed();
  void failed(const QString& sentence);

 private:
  void load();
  void say(const QString& outcome, const QString& into);

  Phone& m_phone;
  Exchange& m_exchange;
  bool m_fresh = false, m_loading = false;
  std::vector<TriageCard> m_cards;    ///< those that wait
  std::vector<TriageCard> m_decided;  ///< those with a word said here
  std::string m_at;                   ///< the card in hand; empty: the first
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
