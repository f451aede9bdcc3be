// The outbox says what waits for what, and offers nothing that does nothing.
#include <gtest/gtest.h>

#include <QQuickItem>

#include "tests/support/test_phone.h"
#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::shown;
using testing::Stage;
}  // namespace

TEST(OutboxPage, PhotosThatWaitForWifiSaySoAndMayGoAllTheSame) {
  Stage stage(QStringLiteral("en"));
  (void)stage.phone->settings.setValue("motion", "off");
  testing::signInVisitor(*stage.phone);
  testing::fillMirror(*stage.phone);
  ASSERT_TRUE(stage.phone->ownReports.send(
      stage.phone->drafts.begin(testing::completeReport(stage.phone->vault, "attente"))->id));
  QQuickWindow* window = stage.show(390, 844);
  QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QStringLiteral("outbox")));
  Stage::settle(50);
  const auto control = [&](const char* name) { return shown(window->contentItem(), QLatin1String(name)); };
  ASSERT_NE(control("sendNow"), nullptr);
  EXPECT_EQ(control("sendAnyway"), nullptr);
  const auto waitForWifi = [&](bool wait) {
    stage.link->update([wait](SyncStatus& status) {
      status.obstacle = Obstacle::none;
      status.waitsForWifi = wait;
    });
    Stage::settle(50);
  };
  waitForWifi(true);
  EXPECT_EQ(stage.models->sync.obstacle(), "waitsForWifi");
  EXPECT_EQ(control("sendNow"), nullptr) << "a button that does nothing";
  EXPECT_NE(control("sendAnyway"), nullptr);
  stage.setObstacle(Obstacle::serverDown);
  Stage::settle(50);
  EXPECT_EQ(stage.models->sync.obstacle(), "serverDown") << "the worse comes first";
  EXPECT_EQ(control("sendAnyway"), nullptr);
  waitForWifi(false);
  EXPECT_NE(control("sendNow"), nullptr);
}

}  // namespace passerelle
