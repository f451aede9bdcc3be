#include "app/platform/keychain/system_keychain.h"

#include <qt6keychain/keychain.h>

#include <QFileInfo>
#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#endif

namespace passerelle {
namespace {

constexpr const char* kService = "Passerelle";

Error errorOf(const QKeychain::Job& job) {
  switch (job.error()) {
    case QKeychain::EntryNotFound:
      return {ErrorCode::notFound, "The keychain has no such secret.", {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
      return {ErrorCode::forbidden, "The keychain refused.", {}};
    default:
      return {ErrorCode::unavailable, "The keychain does not answer.", {}};
  }
}

}  // namespace

bool SystemKeychain::answers() {
#ifdef QT_DBUS_LIB
  // Without an address Qt would launch a bus of its own, which takes a second and lets nobody in.
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") &&
      (runtime.isEmpty() || !QFileInfo::exists(runtime + "/bus"))) {
    return false;
  }
  const QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return false;
  const auto registered = bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets"));
  return registered.isValid() && registered.value();
#else
  return true;  // phones, Windows, macOS: part of the system
#endif
}

void SystemKeychain::read(const std::string& name, OnRead onRead) {
  auto* job = new QKeychain::ReadPasswordJob(QString::fromLatin1(kService));
  job->setKey(QString::fromStdString(name));
  QObject::connect(job, &QKeychain::Job::finished, job, [job, onRead = std::move(onRead)](QKeychain::Job*) {
    if (job->error() != QKeychain::NoError) return onRead(tl::unexpected<Error>(errorOf(*job)));
    onRead(job->textData().toStdString());
  });
  job->start();
}

void SystemKeychain::write(const std::string& name, const std::string& secret, OnWritten onWritten) {
  auto* job = new QKeychain::WritePasswordJob(QString::fromLatin1(kService));
  job->setKey(QString::fromStdString(name));
  job->setTextData(QString::fromStdString(secret));
  QObject::connect(job, &QKeychain::Job::finished, job, [job, onWritten = std::move(onWritten)](QKeychain::Job*) {
    if (job->error() != QKeychain::NoError) return onWritten(tl::unexpected<Error>(errorOf(*job)));
    onWritten({});
  });
  job->start();
}

}  // namespace passerelle
