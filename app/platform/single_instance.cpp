#include "app/platform/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#ifdef Q_OS_UNIX
#include <sys/file.h>
#endif

namespace passerelle {
namespace {
constexpr int kPatienceMs = 2'000;
/// Longer than any invitation link; what comes beyond is not read.
constexpr qint64 kMaxLinkBytes = 4'096;

/// False when somebody else holds it. A folder where no file can be made is nobody else's either.
#ifdef Q_OS_UNIX
bool take(QFile& file) { return !file.open(QIODevice::ReadWrite) || ::flock(file.handle(), LOCK_EX | LOCK_NB) == 0; }
#else
bool take(QLockFile& file) {
  file.setStaleLockTime(0);  // stale only when its process is gone, however long the app has been open
  return file.tryLock(0) || file.error() == QLockFile::PermissionError;
}
#endif
}  // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent), m_lock(folder + QStringLiteral("/lock")) {
  const QByteArray place = QDir(folder).canonicalPath().toUtf8();
  m_name = QStringLiteral("passerelle-") +
           QString::fromLatin1(QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(24));
  m_first = take(m_lock);
}

void SingleInstance::listen() {
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  QLocalServer::removeServer(m_name);
  if (!m_server.listen(m_name)) return;
  connect(&m_server, &QLocalServer::newConnection, this, [this] {
    while (QLocalSocket* caller = m_server.nextPendingConnection()) {
      const auto read = [this, caller] {
        if (!caller->canReadLine()) return;
        const QByteArray line = caller->readLine(kMaxLinkBytes).trimmed();
        caller->write("ok\n");
        caller->disconnectFromServer();
        emit called(QString::fromUtf8(line));
      };
      connect(caller, &QLocalSocket::readyRead, this, read);
      connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
      read();
    }
  });
}

bool SingleInstance::handOver(const QString& link) {
  QLocalSocket first;
  first.connectToServer(m_name);
  if (!first.waitForConnected(kPatienceMs)) return false;
  first.write(link.toUtf8().simplified() + '\n');
  return first.waitForReadyRead(kPatienceMs) && first.readLine() == "ok\n";
}

}  // namespace passerelle
