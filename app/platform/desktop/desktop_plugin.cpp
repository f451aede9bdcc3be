// The desktop module's door.
#include "app/platform/desktop/bus_notifier.h"

namespace passerelle {

class DesktopPlugin final : public QObject, public DesktopModule {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID "eu.passerelle.DesktopModule/1")
  Q_INTERFACES(passerelle::DesktopModule)

 public:
  std::unique_ptr<DesktopNotifier> notifier() override { return BusNotifier::open(QDBusConnection::sessionBus()); }
};

}  // namespace passerelle

#include "desktop_plugin.moc"
