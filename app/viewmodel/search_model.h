// Search: everything this phone holds, by its words, as one types; no network is asked.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <QTimer>
#include <vector>

#include "app/local/phone.h"

namespace passerelle {

class SearchModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(bool complete READ complete NOTIFY changed)

 public:
  enum Role { Kind = Qt::UserRole, HitId, Heading, Excerpt };

  explicit SearchModel(Phone& phone, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  QString query() const { return m_query; }
  /// Finds at once in what is read; what is still being read follows by itself.
  void setQuery(const QString& words);
  int count() const { return static_cast<int>(m_hits.size()); }
  /// False while colleagues' texts are still being read into memory.
  bool complete() const { return m_complete; }

 signals:
  void changed();

 private:
  void readOn();
  void find();

  Phone& m_phone;
  QString m_query;
  std::vector<SearchHit> m_hits;
  bool m_complete = false;
  QTimer m_reader;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
