// The reports under way, last changed first.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <vector>

#include "app/local/phone.h"

namespace passerelle {

class DraftsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(QString latestId READ latestId NOTIFY changed)

 public:
  enum Role { DraftId = Qt::UserRole, UnitName, FirstWords, UpdatedAt, PhotoCount, Conflict, Correction };

  explicit DraftsModel(Phone& phone, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(m_lines.size()); }
  /// The one changed last; empty when there is none.
  QString latestId() const;

 signals:
  void changed();

 private:
  void reload();

  Phone& m_phone;
  std::vector<DraftLine> m_lines;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
