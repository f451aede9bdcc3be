// Fil: the cards this phone holds, in the server's order, readable without network; one's reactions on top.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class FeedModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(double updatedAt READ updatedAt NOTIFY changed)

 public:
  enum Role {
    ReportId = Qt::UserRole,
    UnitName,
    Region,
    AuthorName,
    Department,
    PublishedAt,
    Tone,
    Headline,
    Verbatim,
    Moment,
    More,
    IdeaId,
    Idea,
    Supported,
    Supporters,
    Useful,
    UsefulCount,
    Photo,
    HasPhoto,
    ReplyText,
    Thanked,
    Own
  };

  FeedModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(m_cards.size()); }
  /// True while nothing is here yet and the server is being asked.
  bool loading() const;
  QString problem() const { return m_problem; }
  /// When the feed was read last, milliseconds since 1970; 0: never.
  double updatedAt() const;

  Q_INVOKABLE void refresh();
  /// The next page of what this phone holds.
  Q_INVOKABLE void loadMore();
  /// The card was half visible for two seconds: a reading, told to the server later.
  Q_INVOKABLE void seen(const QString& reportId);
  Q_INVOKABLE void support(const QString& ideaId, bool on);
  Q_INVOKABLE void findUseful(const QString& reportId, bool on);
  /// Row of a report, -1 when it is not here.
  Q_INVOKABLE int rowOf(const QString& reportId) const;
  Q_INVOKABLE QString idAt(int row) const;

 signals:
  void changed();

 private:
  void reload();
  void touch(const std::string& id);

  Phone& m_phone;
  Exchange& m_exchange;
  std::vector<FeedCard> m_cards;
  QString m_problem;
  bool m_loading = false;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

/// The words of a moment of truth in the language of the settings; the code when the referential does not know it.
QString momentLabel(Phone& phone, const std::string& code);

}  // namespace passerelle
