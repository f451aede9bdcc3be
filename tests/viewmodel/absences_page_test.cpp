// A host says when they are away and who stands in; everybody says how often the edition comes by mail.
#include <gtest/gtest.h>

#include <QQuickItem>

#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::shown;
using testing::Stage;

struct AbsencesPageTest : ::testing::Test {
  void begin(bool host) {
    (void)stage.phone->settings.setValue("motion", "off");
    host ? testing::signInHost(*stage.phone) : testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    window = stage.show(390, 844);
    Stage::settle(50);
  }
  void openPage(const char* name) {
    QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QString::fromLatin1(name)));
    Stage::settle(50);
  }
  QQuickItem* item(const char* name) const { return shown(window->contentItem(), QString::fromLatin1(name)); }
  AbsencesModel& absences() const { return stage.models->absences; }

  Stage stage;
  QQuickWindow* window = nullptr;
};
}  // namespace

TEST_F(AbsencesPageTest, AHostDeclaresAnAbsenceByThreePressesAndIsBackByOne) {
  begin(true);
  openPage("terrain");
  ASSERT_NE(item("absences"), nullptr);
  QMetaObject::invokeMethod(item("absences"), "clicked");
  Stage::settle(50);
  ASSERT_NE(item("absenceDeclare"), nullptr);
  EXPECT_FALSE(item("absenceDeclare")->isEnabled());
  ASSERT_EQ(absences().absences().size(), 1);
  absences().pickDay(absences().today());
  QMetaObject::invokeMethod(item("deputy"), "clicked");
  Stage::settle(20);
  ASSERT_TRUE(item("absenceDeclare")->isEnabled());
  QMetaObject::invokeMethod(item("absenceDeclare"), "clicked");
  Stage::settle(20);
  ASSERT_EQ(absences().absences().size(), 2);
  const QVariantMap first = absences().soonest();
  EXPECT_EQ(first["begun"], true);
  EXPECT_EQ(first["waiting"], true);
  EXPECT_FALSE(first["deputy"].toString().isEmpty());
  EXPECT_EQ(absences().firstDay(), QString()) << "the form is empty again";
  QMetaObject::invokeMethod(item("absenceEnd"), "clicked");
  Stage::settle(20);
  EXPECT_EQ(absences().absences().size(), 1);
  EXPECT_EQ(stage.phone->outbox.count(), 0) << "it never left";
}

TEST_F(AbsencesPageTest, TwoPressesAreTheFirstAndTheLastDay) {
  begin(true);
  absences().pickDay(QStringLiteral("2026-12-24"));
  absences().pickDay(QStringLiteral("2026-12-31"));
  EXPECT_EQ(absences().firstDay(), QStringLiteral("2026-12-24"));
  EXPECT_EQ(absences().lastDay(), QStringLiteral("2026-12-31"));
  absences().pickDay(QStringLiteral("2026-12-28"));
  EXPECT_EQ(absences().firstDay(), QStringLiteral("2026-12-28")) << "one more press begins anew";
  absences().pickDay(QStringLiteral("2026-12-20"));
  EXPECT_EQ(absences().firstDay(), QStringLiteral("2026-12-20")) << "an earlier one too";
  EXPECT_EQ(absences().lastDay(), QStringLiteral("2026-12-20"));
  EXPECT_FALSE(absences().declare());
  EXPECT_FALSE(absences().problem().isEmpty());
}

TEST_F(AbsencesPageTest, AVisitorIsNotAskedWhoStandsIn) {
  begin(false);
  openPage("terrain");
  EXPECT_EQ(item("absences"), nullptr);
}

TEST_F(AbsencesPageTest, MailComesAsOftenAsIsPressed) {
  begin(false);
  openPage("me");
  ASSERT_NE(item("letters-never"), nullptr);
  EXPECT_EQ(stage.models->letters.frequency(), QStringLiteral("weekly"));
  QMetaObject::invokeMethod(item("letters-never"), "picked");
  Stage::settle(20);
  EXPECT_EQ(stage.models->letters.frequency(), QStringLiteral("never"));
  EXPECT_EQ(item("letters-never")->property("selected"), true);
}

}  // namespace passerelle
