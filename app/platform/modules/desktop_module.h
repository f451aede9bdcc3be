// What the desktop module offers (Qt DBus): the system's own notifications, while the app is not in front. Loaded when
// there is something to say. A phone has none: there the app says it when it is opened.
#pragma once
#include <QString>
#include <QtPlugin>
#include <functional>
#include <memory>

namespace passerelle {

/// GUI thread.
class DesktopNotifier {
 public:
  virtual ~DesktopNotifier() = default;
  /// Shows one notification, as plain text: nothing in it is markup. A newer one with the same `key` replaces it.
  /// `opened` is called when the person presses it.
  virtual void show(const QString& key, const QString& title, const QString& text, std::function<void()> opened) = 0;
};

class DesktopModule {
 public:
  static constexpr const char* kName = "desktop";
  virtual ~DesktopModule() = default;
  /// Null where no service shows notifications.
  virtual std::unique_ptr<DesktopNotifier> notifier() = 0;
};

}  // namespace passerelle

Q_DECLARE_INTERFACE(passerelle::DesktopModule, "eu.passerelle.DesktopModule/1")
