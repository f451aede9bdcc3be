#include "app/platform/desktop/bus_notifier.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusReply>
#include <QVariantMap>
#include <utility>

namespace passerelle {
namespace {
constexpr auto kService = "org.freedesktop.Notifications";
constexpr auto kPath = "/org/freedesktop/Notifications";
constexpr int kPatienceMs = 1'000;
constexpr int kAsTheSystemLikes = -1;

QDBusMessage call(const char* method) {
  return QDBusMessage::createMethodCall(QString::fromLatin1(kService), QString::fromLatin1(kPath),
                                        QString::fromLatin1(kService), QString::fromLatin1(method));
}
}  // namespace

std::unique_ptr<DesktopNotifier> BusNotifier::open(const QDBusConnection& bus) {
  if (!bus.isConnected()) return nullptr;
  const QDBusReply<QStringList> can = bus.call(call("GetCapabilities"), QDBus::Block, kPatienceMs);
  if (!can.isValid()) return nullptr;
  return std::unique_ptr<DesktopNotifier>(new BusNotifier(bus, can.value().contains(QLatin1String("body-markup"))));
}

BusNotifier::BusNotifier(const QDBusConnection& bus, bool markup) : m_bus(bus), m_markup(markup) {
  m_bus.connect(QString::fromLatin1(kService), QString::fromLatin1(kPath), QString::fromLatin1(kService),
                QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint, QString)));
  m_bus.connect(QString::fromLatin1(kService), QString::fromLatin1(kPath), QString::fromLatin1(kService),
                QStringLiteral("NotificationClosed"), this, SLOT(onClosed(uint, uint)));
}

void BusNotifier::show(const QString& key, const QString& title, const QString& text, std::function<void()> opened) {
  QDBusMessage message = call("Notify");
  message << QStringLiteral("Passerelle") << m_shown.value(key, 0U) << QStringLiteral("passerelle") << title
          << (m_markup ? text.toHtmlEscaped() : text) << QStringList{QStringLiteral("default"), title}
          << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("passerelle")},
                         {QStringLiteral("category"), QStringLiteral("im.received")}}
          << kAsTheSystemLikes;
  auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, kPatienceMs), this);
  QObject::connect(watcher, &QDBusPendingCallWatcher::finished, this,
                   [this, key, opened = std::move(opened)](QDBusPendingCallWatcher* done) {
                     const QDBusPendingReply<uint> reply = *done;
                     done->deleteLater();
                     if (reply.isError()) return;
                     m_shown[key] = reply.value();
                     m_opened[reply.value()] = opened;
                   });
}

void BusNotifier::onAction(uint id, const QString& action) {
  if (action != QLatin1String("default")) return;
  if (const auto opened = m_opened.value(id)) opened();
}

void BusNotifier::onClosed(uint id, uint) {
  m_opened.remove(id);
  m_shown.removeIf([id](const QHash<QString, uint>::iterator& one) { return one.value() == id; });
}

}  // namespace passerelle
