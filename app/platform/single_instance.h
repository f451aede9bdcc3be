// One app per profile: a second start (a clicked passerelle:// link) hands its link to the first and leaves.
#pragma once
#include <QFile>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

namespace passerelle {

class SingleInstance final : public QObject {
  Q_OBJECT

 public:
  /// @param folder  the profile; exists. What a killed app left behind does not count.
  explicit SingleInstance(const QString& folder, QObject* parent = nullptr);

  /// True when no other app has this profile open; it is ours until this object goes.
  bool first() const { return m_first; }
  /// For the first: begins to take links from later starts.
  void listen();
  /// For a later start: hands `link` (may be empty: "come to the front") to the first. False when it did not take it
  /// within two seconds.
  bool handOver(const QString& link);

 signals:
  /// A later start wants the app in front, and perhaps a link opened.
  void called(const QString& link);

 private:
#ifdef Q_OS_UNIX
  QFile m_lock;  ///< flock'ed: goes with the process, and nothing is synced to the disk before the first frame
#else
  QLockFile m_lock;
#endif
  QString m_name;
  bool m_first = false;
  QLocalServer m_server;
};

}  // namespace passerelle
