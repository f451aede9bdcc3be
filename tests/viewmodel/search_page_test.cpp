// The search page finds as one types, by mouse and by keyboard; and before an invitation, notes can already be caught.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QQuickItem>
#include <QTest>

#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::shown;
using testing::Stage;

struct SearchPageTest : ::testing::Test {
  SearchPageTest() {
    (void)stage.phone->settings.setValue("motion", "off");
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    testing::fillOwnReports(*stage.phone);
    testing::fillCarnet(*stage.phone);
    testing::fillDraft(*stage.phone);
    window = stage.show(390, 844);
    Stage::settle(50);
    window->requestActivate();
  }
  QQuickItem* item(const char* name) const { return shown(window->contentItem(), QString::fromLatin1(name)); }
  void typeWords(const QString& words) {
    for (const QChar letter : words) QTest::keyClick(window, letter.toLatin1());
    Stage::settle(50);
  }
  Stage stage;
  QQuickWindow* window = nullptr;
};
}  // namespace

TEST_F(SearchPageTest, TheSlashOpensItAndWordsAreFoundAsTheyAreTyped) {
  QTest::keyClick(window, Qt::Key_Slash);
  Stage::settle(30);
  ASSERT_NE(item("searchField"), nullptr);
  EXPECT_TRUE(item("searchField")->hasActiveFocus());
  SearchModel& search = stage.models->search;
  QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::Fatal);
  typeWords("CAISSE");
  EXPECT_EQ(search.query(), "CAISSE");
  EXPECT_TRUE(search.complete());
  ASSERT_GT(search.count(), 0);
  ASSERT_NE(item("searchHit"), nullptr);
  typeWords("zzz");
  EXPECT_EQ(search.count(), 0);
  EXPECT_EQ(item("searchHit"), nullptr);
}

TEST_F(SearchPageTest, CtrlFOpensItArrowsAndEnterOpenAStoryAndEscapeGoesBack) {
  stage.phone->mirror.index().forget();
  QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
  Stage::settle(30);
  typeWords("caisse");
  SearchModel& search = stage.models->search;
  int row = 0;
  while (row < search.count() && search.data(search.index(row), SearchModel::Kind).toString() != "report") ++row;
  ASSERT_LT(row, search.count());
  for (int i = 0; i <= row; ++i) QTest::keyClick(window, Qt::Key_Down);
  QTest::keyClick(window, Qt::Key_Return);
  Stage::settle(50);
  EXPECT_EQ(stage.places()->property("detailKind").toString(), "report");
  EXPECT_EQ(stage.models->report.reportId(), search.data(search.index(row), SearchModel::HitId).toString());
  QMetaObject::invokeMethod(stage.places(), "back");
  Stage::settle(30);
  EXPECT_EQ(stage.places()->property("section").toString(), "search") << "back to what was found";
  QTest::keyClick(window, Qt::Key_Escape);
  Stage::settle(30);
  if (stage.places()->property("section").toString() == "search") QTest::keyClick(window, Qt::Key_Escape);
  EXPECT_EQ(stage.places()->property("section").toString(), "feed");
}

TEST_F(SearchPageTest, AStorePressedShowsWhatWasWrittenAboutIt) {
  QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QStringLiteral("search:lyon")));
  Stage::settle(50);
  SearchModel& search = stage.models->search;
  int row = 0;
  while (row < search.count() && search.data(search.index(row), SearchModel::Kind).toString() != "unit") ++row;
  ASSERT_LT(row, search.count());
  const QString name = search.data(search.index(row), SearchModel::Heading).toString();
  auto* field = item("searchField");
  ASSERT_NE(field, nullptr);
  // As the row's press does.
  QObject* page = field;
  while (page != nullptr && page->metaObject()->indexOfMethod("choose(QString,QString,QString)") < 0)
    page = page->parent();
  ASSERT_NE(page, nullptr);
  QMetaObject::invokeMethod(page, "choose", Q_ARG(QString, QStringLiteral("unit")), Q_ARG(QString, QString()),
                            Q_ARG(QString, name));
  EXPECT_EQ(search.query(), name);
  EXPECT_EQ(field->property("text").toString(), name);
  EXPECT_GT(search.count(), 0);
}

TEST(FirstLaunch, WithoutNetworkOrInvitationANoteIsCaughtAndStandsInTheNotebookAfterJoining) {
  Stage stage;
  (void)stage.phone->settings.setValue("motion", "off");
  auto* window = stage.show(390, 844);
  Stage::settle(50);
  const auto item = [&](const char* name) { return shown(window->contentItem(), QString::fromLatin1(name)); };
  ASSERT_NE(item("noteBeforeJoining"), nullptr);
  QMetaObject::invokeMethod(item("noteBeforeJoining"), "clicked");
  Stage::settle(30);
  ASSERT_NE(item("captureDone"), nullptr) << "the sheet stands above the welcome";
  stage.models->capture.setText("Deux clients sans chariot");
  QMetaObject::invokeMethod(item("captureDone"), "clicked");
  Stage::settle(30);
  EXPECT_EQ(stage.phone->captures.count(), 1) << "on the disk before anybody signed in";
  ASSERT_NE(item("noteBeforeJoining"), nullptr);
  testing::signInVisitor(*stage.phone);
  Stage::settle(50);
  EXPECT_EQ(item("noteBeforeJoining"), nullptr);
  EXPECT_EQ(stage.models->carnet.count(), 1);
}

}  // namespace passerelle
