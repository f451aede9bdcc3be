// Terrain: one's own reports with where they stand, or those on one's unit that wait for an answer.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <vector>

#include "app/local/phone.h"

namespace passerelle {

class ReportListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(bool allowed READ allowed NOTIFY changed)

 public:
  enum class Scope { mine, unit };
  enum Role { ReportId = Qt::UserRole, Title, Words, Tone, Standing, At, HourEndsAt, PartsDone, PartsTotal, ReplyKind };

  ReportListModel(Phone& phone, Scope scope, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(m_rows.size()); }
  /// Scope::unit: the person is host or deputy of a unit. Scope::mine: always.
  bool allowed() const;

 signals:
  void changed();

 private:
  struct Row {
    std::string id;
    QString title, words, tone, standing, replyKind;
    double at = 0, hourEndsAt = 0;
    int partsDone = 0, partsTotal = 0;
  };
  void reload();
  Row ofMine(const OwnReport& report) const;
  Row ofUnit(const ReportView& view) const;

  Phone& m_phone;
  Scope m_scope;
  std::vector<Row> m_rows;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
