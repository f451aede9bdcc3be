// Résultat: a published round, read from the phone, its ranking done again here, and one's own receipt looked for among
// those counted.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"
#include "app/viewmodel/language_here.h"

namespace passerelle {

class RoundResultModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString roundId READ roundId NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(double publishedAt READ publishedAt NOTIFY changed)
  Q_PROPERTY(double complaintsUntil READ complaintsUntil NOTIFY changed)
  Q_PROPERTY(int voted READ voted NOTIFY changed)
  Q_PROPERTY(int invited READ invited NOTIFY changed)
  Q_PROPERTY(int ballots READ ballots NOTIFY changed)
  Q_PROPERTY(bool valid READ valid NOTIFY changed)
  Q_PROPERTY(bool showOfHands READ showOfHands NOTIFY changed)
  Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
  Q_PROPERTY(QVariantList underQuorum READ underQuorum NOTIFY changed)
  Q_PROPERTY(QStringList words READ words NOTIFY changed)
  Q_PROPERTY(QString recount READ recount NOTIFY changed)
  Q_PROPERTY(QString receipt READ receipt NOTIFY changed)
  Q_PROPERTY(QString inclusion READ inclusion NOTIFY changed)
  Q_PROPERTY(QString kept READ kept NOTIFY changed)

 public:
  /// @param folder  where files are kept; "": the person's documents.
  RoundResultModel(Phone& phone, Exchange& exchange, QString folder = {}, QObject* parent = nullptr);

  QString roundId() const;
  QString title() const;
  double publishedAt() const;
  double complaintsUntil() const;
  int voted() const { return static_cast<int>(m_round.turnoutVoted); }
  int invited() const { return static_cast<int>(m_round.turnoutInvited); }
  int ballots() const { return static_cast<int>(result().ballots); }
  bool valid() const { return result().valid; }
  bool showOfHands() const { return m_round.showOfHands; }
  /// {item, title, reportId, origin, rank, grade, gradeWord, counts, graders, above, below, sansAvis, recusals, prize,
  /// best, worst, kept, why}; recusals are those known before and those who said so.
  QVariantList lines() const;
  QVariantList underQuorum() const;
  /// The scale, worst first.
  QStringList words() const;
  /// The ranking done again on this phone from the published counts: same, differs, or hidden where no counts are
  /// shown.
  QString recount() const;
  QString receipt() const;
  /// Whether one's own receipt is among those counted: counted, missing, asking, unknown (no network), none.
  QString inclusion() const { return m_inclusion; }

  /// False: this phone has no result of it.
  Q_INVOKABLE bool open(const QString& roundId);
  Q_INVOKABLE void checkReceipt();
  /// Where the file of grades was kept, or why it was not.
  QString kept() const { return m_kept; }
  /// Fetches the grades without names and keeps them among the person's documents.
  Q_INVOKABLE void keepGrades();

 signals:
  void changed();

 private:
  const RoundViewResult& result() const;
  QVariantMap tell(const RoundViewLine& line) const;
  QString write(const std::string& csv) const;
  bool english() const { return languageHere(m_phone) == "en"; }

  Phone& m_phone;
  Exchange& m_exchange;
  QString m_folder;
  RoundView m_round;
  QString m_inclusion = QStringLiteral("none");
  QString m_kept;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
