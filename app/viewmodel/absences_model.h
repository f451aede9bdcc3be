// When the host is away: the absences declared, who can stand in, and the one that is being declared.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QVariantList>
#include <memory>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class AbsencesModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool allowed READ allowed NOTIFY changed)
  Q_PROPERTY(QVariantList absences READ absences NOTIFY changed)
  Q_PROPERTY(QVariantList candidates READ candidates NOTIFY changed)
  Q_PROPERTY(QVariantMap soonest READ soonest NOTIFY changed)
  Q_PROPERTY(QString today READ today NOTIFY changed)
  Q_PROPERTY(QString firstDay READ firstDay NOTIFY formChanged)
  Q_PROPERTY(QString lastDay READ lastDay NOTIFY formChanged)
  Q_PROPERTY(QString deputyId READ deputyId WRITE setDeputyId NOTIFY formChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY formChanged)

 public:
  AbsencesModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  bool allowed() const { return m_phone.absences.allowed(); }
  /// [{id, firstDay, lastDay, deputy, begun, waiting, refused, detail}], soonest first.
  QVariantList absences() const;
  /// [{id, name, unit, reachable}]; `unit`: its name.
  QVariantList candidates() const;
  /// The first of absences(); empty: none.
  QVariantMap soonest() const;
  /// By the server's clock, "2026-11-17".
  QString today() const;
  QString firstDay() const { return m_firstDay; }
  QString lastDay() const { return m_lastDay; }
  QString deputyId() const { return m_deputyId; }
  void setDeputyId(const QString& id);
  QString problem() const { return m_problem; }

  /// Asks the server what it has; without a network what the phone has is shown.
  Q_INVOKABLE void refresh();
  /// The first press is the first day, the second the last one; one more begins anew.
  Q_INVOKABLE void pickDay(const QString& day);
  /// True when it was declared.
  Q_INVOKABLE bool declare();
  Q_INVOKABLE void end(const QString& id);

 signals:
  void changed();
  void formChanged();

 private:
  Phone& m_phone;
  Exchange& m_exchange;
  QString m_firstDay, m_lastDay, m_deputyId, m_problem;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
