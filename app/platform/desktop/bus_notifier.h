// org.freedesktop.Notifications (Desktop Notifications Specification 1.2) on the session bus.
#pragma once
#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include "app/platform/modules/desktop_module.h"

namespace passerelle {

class BusNotifier final : public QObject, public DesktopNotifier {
  Q_OBJECT

 public:
  /// Nothing when nobody owns the service's name on this bus.
  static std::unique_ptr<DesktopNotifier> open(const QDBusConnection& bus);
  void show(const QString& key, const QString& title, const QString& text, std::function<void()> opened) override;

 private slots:
  void onAction(uint id, const QString& action);
  void onClosed(uint id, uint reason);

 private:
  BusNotifier(const QDBusConnection& bus, bool markup);

  QDBusConnection m_bus;
  bool m_markup;  ///< the service reads markup in bodies: ours is escaped
  QHash<QString, uint> m_shown;
  QHash<uint, std::function<void()>> m_opened;
};

}  // namespace passerelle
