// The system's notifications: shown as plain text, replaced by key, opened by a press; none where nobody shows them.
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QElapsedTimer>
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
  QList<Shown> shown;
  QStringList capabilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};

 public slots:
  QStringList GetCapabilities() { return capabilities; }
  uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& body,
              const QStringList&, const QVariantMap&, int) {
    const uint id = replaces != 0 ? replaces : static_cast<uint>(shown.size() + 1);
    shown.append({replaces, id, title, body});
    return id;
  }

 signals:
  void ActionInvoked(uint id, const QString& action);
  void NotificationClosed(uint id, uint reason);
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

struct DesktopTest : ::testing::Test {
  /// The service has a connection of its own: the two meet over the bus.
  QDBusConnection theirs = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("desktop"));
  Desktop desktop;
  void serve() {
    ASSERT_TRUE(theirs.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    ASSERT_TRUE(theirs.registerService(QStringLiteral("org.freedesktop.Notifications")));
  }
  ~DesktopTest() override {
    theirs.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
    theirs.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
  }
};
}  // namespace

TEST_F(DesktopTest, WhereNobodyShowsNotificationsThereIsNone) {
  EXPECT_EQ(BusNotifier::open(QDBusConnection::sessionBus()), nullptr);
}

TEST_F(DesktopTest, ShowsPlainTextReplacesByKeyAndOpensByAPress) {
  serve();
  const auto notifier = BusNotifier::open(QDBusConnection::sessionBus());
  ASSERT_NE(notifier, nullptr);
  int opened = 0;
  notifier->show(QStringLiteral("r1"), QStringLiteral("Caisse fermée"), QStringLiteral("<b>Léa</b> & <img src=x>"),
                 [&opened] { ++opened; });
  ASSERT_TRUE(eventually([this] { return desktop.shown.size() == 1; }));
  EXPECT_EQ(desktop.shown[0].title, QStringLiteral("Caisse fermée"));
  EXPECT_EQ(desktop.shown[0].body, QStringLiteral("&lt;b&gt;Léa&lt;/b&gt; &amp; &lt;img src=x&gt;"));
  EXPECT_TRUE(eventually([&] {  // the answer with its id has come back once a press is heard
    emit desktop.ActionInvoked(1, QStringLiteral("default"));
    return opened > 0;
  }));
  notifier->show(QStringLiteral("r1"), QStringLiteral("Caisse fermée"), QStringLiteral("2 nouveaux commentaires."),
                 [] {});
  ASSERT_TRUE(eventually([this] { return desktop.shown.size() == 2; }));
  EXPECT_EQ(desktop.shown[1].replaces, 1U) << "the same story: one notification";
}

}  // namespace passerelle

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  QCoreApplication application(argc, argv);
  return RUN_ALL_TESTS();
}

#include "desktop_test.moc"
