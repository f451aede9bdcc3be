// Envois: the reports on their way and those that just arrived, with the receipt of each part.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

class OutboxModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(int waiting READ waiting NOTIFY changed)
  Q_PROPERTY(QVariantList others READ others NOTIFY changed)
  Q_PROPERTY(int unsent READ unsent NOTIFY changed)

 public:
  enum Role { ReportId = Qt::UserRole, Title, FirstWords, State, Obstacle, Detail, Editable, Parts };

  OutboxModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(m_rows.size()); }
  /// Reports of which something has not arrived.
  int waiting() const { return m_waiting; }

  /// What else waits, as outboxLines() gives it; ballots are RoundsModel's.
  QVariantList others() const { return m_others; }
  /// All that has not arrived: reports, ballots and the others. Above 0 the page asks before signing out.
  int unsent() const { return m_waiting + m_ballots + static_cast<int>(m_others.size()); }

  /// Tries one of the others again at once; lets go of a refused one, whose words go to the carnet.
  Q_INVOKABLE void retryOther(const QString& path);
  Q_INVOKABLE void dropOther(const QString& path);
  /// Tries one report again at once, attempts anew.
  Q_INVOKABLE void retry(const QString& reportId);
  /// Writes what was not sent into one HTML file in the person's documents (`reportId` empty: all of it, drafts and
  /// carnet too). Returns where, or empty: exportFault() says why.
  Q_INVOKABLE QString exportFile(const QString& reportId);
  Q_INVOKABLE QString exportFault() const { return m_exportFault; }
  /// A draft to change it by; the conflict copy where there is one. Empty when it cannot be changed.
  Q_INVOKABLE QString edit(const QString& reportId);

 signals:
  void changed();

 private:
  struct Row {
    OwnReport report;
    std::vector<OutboxEntry> entries;
    QString state;     ///< waiting, sending, refused, conflict, received
    QString obstacle;  ///< name of the Obstacle of what stopped
    QString detail;
  };
  void reload();
  Row describe(OwnReport report) const;
  QVariantList parts(const Row& row) const;

  Phone& m_phone;
  Exchange& m_exchange;
  std::vector<Row> m_rows;
  QVariantList m_others;
  int m_waiting = 0, m_ballots = 0;
  QString m_exportFault;
  std::vector<Subscription> m_subscriptions;
};

/// The unit's name as the phone knows it, else the code; empty when none was chosen.
QString subjectName(Phone& phone, const Report& report);
/// The first words of a report: of an astonishment, else of an idea.
QString firstWords(const Report& report);

}  // namespace passerelle
