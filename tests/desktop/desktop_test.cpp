// The system's notifications: shown as plain text, replaced by key, opened by a press; none where nobody shows them.
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QMutex>
#include <QThread>
#include <QVariantMap>
#include <functional>

#include "app/platform/desktop/bus_notifier.h"

namespace passerelle {

/// A desktop's service, which keeps what it is asked to show.
class Desktop final : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

 public:
  struct Shown {
    uint replaces = 0, id = 0;
    QString title, body;
  };
  QList<Shown> shown() {
    const QMutexLocker lock(&m_mutex);
    return m_shown;
  }
  QStringList capabilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};

 public slots:
  QStringList GetCapabilities() { return capabilities; }
  uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& body,
              const QStringList&, const QVariantMap&, int) {
    const QMutexLocker lock(&m_mutex);
    const uint id = replaces != 0 ? replaces : static_cast<uint>(m_shown.size() + 1);
    m_shown.append({replaces, id, title, body});
    return id;
  }
  void press(uint id) { emit ActionInvoked(id, QStringLiteral("default")); }

 signals:
  void ActionInvoked(uint id, const QString& action);
  void NotificationClosed(uint id, uint reason);

 private:
  QMutex m_mutex;
  QList<Shown> m_shown;
};

namespace {
bool eventually(const std::function<bool()>& condition) {
  QElapsedTimer patience;
  for (patience.start(); patience.elapsed() < 10'000;) {
    if (condition()) return true;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
  }
  return condition();
}

/// The service lives on a thread and a connection of its own, as a desktop's does: the two meet over the bus, and
/// asking it may block.
struct DesktopTest : ::testing::Test {
  DesktopTest() {
    desktop->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, desktop, &QObject::deleteLater);
    thread.start();
  }
  /// Registers the service; false: the bus does not let it.
  bool serve() {
    bool serves = false;
    there([&] {
      QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("desktop"));
      serves = bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), desktop,
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
               bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    });
    return serves;
  }
  void there(const std::function<void()>& act) {
    QMetaObject::invokeMethod(desktop, act, Qt::BlockingQueuedConnection);
  }
  ~DesktopTest() override {
    there([] { QDBusConnection::disconnectFromBus(QStringLiteral("desktop")); });
    thread.quit();
    thread.wait();
  }
  Desktop* desktop = new Desktop;  ///< goes with its thread
  QThread thread;
};
}  // namespace

TEST_F(DesktopTest, WhereNobodyShowsNotificationsThereIsNone) {
  EXPECT_EQ(BusNotifier::open(QDBusConnection::sessionBus()), nullptr);
}

TEST_F(DesktopTest, ShowsPlainTextReplacesByKeyAndOpensByAPress) {
  ASSERT_TRUE(serve());
  const auto notifier = BusNotifier::open(QDBusConnection::sessionBus());
  ASSERT_NE(notifier, nullptr);
  int opened = 0;
  notifier->show(QStringLiteral("r1"), QStringLiteral("Caisse fermée"), QStringLiteral("<b>Léa</b> & <img src=x>"),
                 [&opened] { ++opened; });
  ASSERT_TRUE(eventually([this] { return desktop->shown().size() == 1; }));
  EXPECT_EQ(desktop->shown()[0].title, QStringLiteral("Caisse fermée"));
  EXPECT_EQ(desktop->shown()[0].body, QStringLiteral("&lt;b&gt;Léa&lt;/b&gt; &amp; &lt;img src=x&gt;"));
  EXPECT_TRUE(eventually([&] {  // the answer with its id has come back once a press is heard
    there([this] { desktop->press(1); });
    return opened > 0;
  }));
  notifier->show(QStringLiteral("r1"), QStringLiteral("Caisse fermée"), QStringLiteral("2 nouveaux commentaires."),
                 [] {});
  ASSERT_TRUE(eventually([this] { return desktop->shown().size() == 2; }));
  EXPECT_EQ(desktop->shown()[1].replaces, 1U) << "the same story: one notification";
}

}  // namespace passerelle

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  QCoreApplication application(argc, argv);
  return RUN_ALL_TESTS();
}

#include "desktop_test.moc"
