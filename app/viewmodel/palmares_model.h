// Palmarès: the best reports and ideas of a month, what became of each idea, and who was thanked.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class PalmaresModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QStringList months READ months NOTIFY changed)
  Q_PROPERTY(QString month READ month NOTIFY changed)
  Q_PROPERTY(QString state READ state NOTIFY changed)
  Q_PROPERTY(QVariantList reports READ reports NOTIFY changed)
  Q_PROPERTY(QVariantList ideas READ ideas NOTIFY changed)
  Q_PROPERTY(QStringList words READ words NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)

 public:
  PalmaresModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  /// "2026-11", newest first.
  QStringList months() const;
  QString month() const { return m_month; }
  /// running, counting, shortlisted, voting, published; empty: not read yet.
  QString state() const { return QString::fromStdString(m_view.state); }
  /// {item, title, author, reportId, rank, grade, gradeWord, counts, graders, prize, figures: {place, quality,
  /// usefulness, consequence, useful, readers, closedActions, ideasInRounds}|null, fates: [{text, status, reason,
  /// owner, dueOn}], rewards: [{kind, person, words, by}]}.
  QVariantList reports() const { return tell(m_view.reports); }
  QVariantList ideas() const { return tell(m_view.ideas); }
  /// The scale of its round, worst first.
  QStringList words() const;
  bool loading() const { return m_loading; }

  /// "": the newest month.
  Q_INVOKABLE void open(const QString& month);

 signals:
  void changed();

 private:
  QVariantList tell(const std::vector<PalmaresLine>& lines) const;
  void load(const QString& month);

  Phone& m_phone;
  Exchange& m_exchange;
  QString m_month;
  PalmaresView m_view;
  bool m_loading = false;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
