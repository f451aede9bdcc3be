// What this person was told: one line for each story, live, read and muted here or on any other device.
#pragma once
#include <QAbstractListModel>
#include <QQmlEngine>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "app/local/phone.h"

namespace passerelle {

class NotificationsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(int unread READ unread NOTIFY changed)

 public:
  enum Role { LineId = Qt::UserRole + 1, Title, Words, At, Unread, Muted, SubjectKind, SubjectId, ReportId, IconName };

  explicit NotificationsModel(Phone& phone, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  int count() const { return static_cast<int>(m_lines.size()); }
  int unread() const { return m_unread; }

  /// Reads the lines: nothing is read, and nothing decrypted, before the page wants them.
  Q_INVOKABLE void load();
  Q_INVOKABLE void markRead(const QString& lineId);
  Q_INVOKABLE void markAllRead();
  /// What is about neither a report nor an idea of one: its page of this server, in the browser.
  Q_INVOKABLE void openInBrowser(const QString& lineId);
  Q_INVOKABLE void mute(const QString& lineId, bool on);

  /// Called for a line that has become unread while the app runs: where the system can show it, it does.
  struct News {
    QString lineId, title, words, reportId;
  };
  std::function<void(const News&)> onNews;

 signals:
  void changed();

 private:
  void reload();
  void tellNews();
  void meetGeneration();

  Phone& m_phone;
  std::vector<Conversation::Line> m_lines;
  int m_unread = 0;
  bool m_loaded = false;
  std::int64_t m_lastTold = 0;
  std::string m_generation;  ///< of the store, that m_lastTold is a cursor of
  std::string m_known;       ///< when the last news of the generation before was told, ISO; empty: there was none
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
