// The stores to choose from: nearest first once a position is known, those that match what was typed, else all by name.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/position_model.h"

namespace passerelle {

class UnitsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
  Q_PROPERTY(bool locating READ locating NOTIFY changed)
  Q_PROPERTY(bool located READ located NOTIFY changed)
  Q_PROPERTY(double latitude READ latitude NOTIFY changed)
  Q_PROPERTY(double longitude READ longitude NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)

 public:
  enum Role { Code = Qt::UserRole, Name, Place, DistanceM };

  UnitsModel(Phone& phone, PositionModel& position, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  QString query() const { return m_query; }
  void setQuery(const QString& words);
  bool locating() const { return m_position.busy(); }
  bool located() const { return m_position.known(); }
  double latitude() const { return m_position.latitude(); }
  double longitude() const { return m_position.longitude(); }
  QString problem() const { return m_position.sentence(); }
  int count() const { return static_cast<int>(m_rows.size()); }

  /// Asks where this device is, once, because the person pressed.
  Q_INVOKABLE void locate();

 signals:
  void changed();

 private:
  struct Row {
    UnitView unit;
    double distanceM = -1;  ///< -1: unknown
  };
  void reload();

  Phone& m_phone;
  PositionModel& m_position;
  QString m_query;
  std::vector<Row> m_rows;
  Subscription m_onUnits;
};

}  // namespace passerelle
