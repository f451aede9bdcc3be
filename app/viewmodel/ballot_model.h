// Bulletin: one's own ballot in a round, idea by idea. What is said is kept at once; it leaves by itself when
// everything is answered, or when the ballot is deposited.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class BallotModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString roundId READ roundId NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(int answered READ answered NOTIFY changed)
  Q_PROPERTY(int row READ row WRITE setRow NOTIFY rowChanged)
  Q_PROPERTY(QVariantMap current READ current NOTIFY currentChanged)
  Q_PROPERTY(QVariantList scale READ scale NOTIFY changed)
  Q_PROPERTY(double closesAt READ closesAt NOTIFY changed)
  Q_PROPERTY(double resultsAt READ resultsAt NOTIFY changed)
  Q_PROPERTY(bool closePassed READ closePassed NOTIFY changed)
  Q_PROPERTY(bool showOfHands READ showOfHands NOTIFY changed)
  Q_PROPERTY(QString standing READ standing NOTIFY changed)
  Q_PROPERTY(QString detail READ detail NOTIFY changed)
  Q_PROPERTY(QString receipt READ receipt NOTIFY changed)
  Q_PROPERTY(double receivedAt READ receivedAt NOTIFY changed)
  Q_PROPERTY(bool deposited READ deposited NOTIFY changed)
  Q_PROPERTY(bool editable READ editable NOTIFY changed)

 public:
  enum Role { Item = Qt::UserRole, Title, ReportId, Said, Answered, Comment, Unsent, Verbatim, Photo };

  BallotModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  QString roundId() const { return toId(m_roundId); }
  QString title() const;
  int count() const { return static_cast<int>(m_ballot.lines.size()); }
  int answered() const { return m_ballot.answered(); }
  /// The idea that is being graded; count(): the end, when nothing is left.
  int row() const { return m_row; }
  void setRow(int row);
  /// The roles of row() by name; empty at the end.
  QVariantMap current() const;
  /// Best first: {grade, word}.
  QVariantList scale() const;
  double closesAt() const;
  double resultsAt() const;
  bool closePassed() const;
  bool showOfHands() const { return m_round.showOfHands; }
  /// empty (nothing said), begun (on this phone, not deposited), onPhone (waits to leave), sending, received, elsewhere
  /// (another device changed it: insist() or yieldToOther()), refused, late, notInvited, undeposited.
  QString standing() const;
  /// The server's own sentence about what was refused.
  QString detail() const;
  QString receipt() const { return toId(m_ballot.receipt); }
  double receivedAt() const;
  bool deposited() const { return m_ballot.deposited; }
  bool editable() const { return m_round.open() && m_ballot.fate == BallotFate::none; }

  /// False: this phone has no ballot of it (yet).
  Q_INVOKABLE bool open(const QString& roundId);
  Q_INVOKABLE void close();
  /// `said`: a grade, −2 without opinion, −3 concerned. The next idea without an answer becomes the current one.
  Q_INVOKABLE void say(int row, int said);
  /// A word to the author, kept within 300 ms.
  Q_INVOKABLE void setComment(int row, const QString& words);
  Q_INVOKABLE void deposit();
  Q_INVOKABLE void insist();
  Q_INVOKABLE void yieldToOther();
  Q_INVOKABLE void save();
  Q_INVOKABLE void step(int by) { setRow(m_row + by); }

 signals:
  void changed();
  void rowChanged();
  void currentChanged();
  void failed(const QString& sentence);

 private:
  static QString toId(const std::string& text) { return QString::fromStdString(text); }
  void reload();
  void advance(int from);

  Phone& m_phone;
  Exchange& m_exchange;
  std::string m_roundId;
  RoundView m_round;
  OwnBallot m_ballot;
  int m_row = 0;
  int m_commentRow = -1;
  QString m_comment;  ///< typed, not kept yet
  QTimer m_typing;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
