// The carnet by hand and by keyboard: selecting, sorting, carrying back; each step can be undone, and a form that is
// open loses no letter by it.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QKeyEvent>
#include <QQuickItem>

#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct CarnetTest : ::testing::Test {
  CarnetTest() {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    models = std::make_unique<Stage::Models>(stage);
    for (const char* words : {"un", "deux", "trois", "quatre"}) {
      (void)stage.phone->captures.addText(words);
      Stage::settle(2);
    }
  }
  CarnetModel& carnet() { return models->carnet; }
  ReportForm& form() { return models->form; }
  QString row(int number) { return carnet().idAt(number); }
  std::vector<std::string> words(const QString& draftId) {
    std::vector<std::string> found;
    const auto draft = stage.phone->drafts.find(draftId.toStdString());
    for (const Astonishment& one : draft->content.astonishments) found.push_back(one.text);
    return found;
  }
  using Texts = std::vector<std::string>;

  Stage stage;
  std::unique_ptr<Stage::Models> models;
};

TEST_F(CarnetTest, SelectsOneARangeAndAll) {
  QAbstractItemModelTester tester(&carnet(), QAbstractItemModelTester::FailureReportingMode::Fatal);
  carnet().toggle(row(0));
  carnet().selectTo(row(2));
  EXPECT_EQ(carnet().selectedCount(), 3);
  EXPECT_EQ(carnet().selection(), (QStringList{row(2), row(1), row(0)})) << "oldest first";
  carnet().toggle(row(1));
  EXPECT_EQ(carnet().selectedCount(), 2);
  EXPECT_EQ(carnet().meant(row(1)), QStringList{row(1)}) << "a gesture beside the selection means one";
  EXPECT_EQ(carnet().meant(row(0)).size(), 2);
  carnet().selectAll();
  EXPECT_EQ(carnet().selectedCount(), 4);
  carnet().removeAll({row(0)});
  EXPECT_EQ(carnet().selectedCount(), 3) << "what is gone is not selected";
}

TEST_F(CarnetTest, SortsIntoSeveralReportsAndUndoesStepByStep) {
  QAbstractItemModelTester tester(&carnet(), QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QString one = row(3), two = row(2), three = row(1);
  const QString first = carnet().sort({one, two}, {});
  const QString second = carnet().sort({three}, {});
  EXPECT_EQ(carnet().sort({row(0)}, first), first);
  EXPECT_EQ(words(first), (Texts{"un", "deux", "quatre"}));
  EXPECT_EQ(words(second), Texts{"trois"});
  EXPECT_EQ(carnet().count(), 0);
  carnet().undo();
  EXPECT_EQ(words(first), (Texts{"un", "deux"}));
  carnet().undo();
  EXPECT_FALSE(stage.phone->drafts.find(second.toStdString())) << "it was born of that step";
  carnet().undo();
  EXPECT_EQ(carnet().count(), 4);
  EXPECT_FALSE(carnet().canUndo());
  EXPECT_EQ(models->drafts.count(), 0);
}

TEST_F(CarnetTest, ABatchDeletedComesBack) {
  carnet().selectAll();
  carnet().removeAll(carnet().selection());
  EXPECT_EQ(carnet().count(), 0);
  carnet().undo();
  EXPECT_EQ(carnet().count(), 4);
}

TEST_F(CarnetTest, SortingIntoTheReportThatIsOpenKeepsTheLetterTypedLast) {
  ASSERT_TRUE(form().open({}));
  QAbstractItemModelTester tester(form().astonishments(), QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QString typed =
      form().astonishments()->data(form().astonishments()->index(0), AstonishmentList::EntryId).toString();
  form().setWords(typed, "tapé à l'instant");
  carnet().sort({row(0)}, form().draftId());
  EXPECT_EQ(words(form().draftId()), (Texts{"tapé à l'instant", "quatre"}));
  EXPECT_EQ(form().astonishments()->rowCount(), 2) << "and the form shows it";
  form().setWords(typed, "tapé à l'instant, puis encore");
  carnet().undo();
  EXPECT_EQ(words(form().draftId()), Texts{"tapé à l'instant, puis encore"});
  EXPECT_EQ(form().astonishments()->rowCount(), 1);
}

TEST_F(CarnetTest, AReportThatSortingMadeAndUndoTookAwayLeavesItsForm) {
  const QString draft = carnet().sort({row(0)}, {});
  ASSERT_TRUE(form().open(draft));
  int vanished = 0;
  QObject::connect(&form(), &ReportForm::vanished, [&] { ++vanished; });
  carnet().undo();
  EXPECT_EQ(vanished, 1);
  EXPECT_TRUE(form().draftId().isEmpty());
}

TEST_F(CarnetTest, AnAstonishmentIsMovedUpToAnotherReportOrToTheCarnetAndBack) {
  const QString other = carnet().sort({row(0)}, {});
  const QString here = carnet().sort({row(0), row(1)}, {});
  ASSERT_TRUE(form().open(here));
  QAbstractItemModelTester tester(form().astonishments(), QAbstractItemModelTester::FailureReportingMode::Fatal);
  const auto id = [&](int number) {
    return form().astonishments()->data(form().astonishments()->index(number), AstonishmentList::EntryId).toString();
  };
  form().moveAstonishment(id(1), -1);
  form().save();
  EXPECT_EQ(words(here), (Texts{"trois", "deux"}));
  form().undo();
  form().save();
  const Texts before{"deux", "trois"};
  EXPECT_EQ(words(here), before);
  form().moveToReport(id(0), other);
  EXPECT_EQ(words(other).size(), 2U);
  EXPECT_EQ(form().astonishments()->rowCount(), 1);
  form().undo();
  EXPECT_EQ(words(here), before) << "at the place where it was";
  const int waiting = carnet().count();
  form().moveToCarnet(id(0));
  EXPECT_EQ(carnet().count(), waiting + 1);
  form().undo();
  EXPECT_EQ(words(here), before);
  EXPECT_EQ(carnet().count(), waiting);
}

TEST_F(CarnetTest, CapturesDroppedOnTheOpenReportAreTakenAndGivenBack) {
  ASSERT_TRUE(form().open({}));
  form().takeCaptures({row(0), row(1)});
  EXPECT_EQ(form().astonishments()->rowCount(), 3);
  form().undo();
  EXPECT_EQ(form().astonishments()->rowCount(), 1);
  EXPECT_EQ(carnet().count(), 4);
}

/// A window, and a person who has only the keyboard.
struct CarnetByKeyboard : CarnetTest {
  CarnetByKeyboard() {
    testing::signInVisitor(*stage.phone);
    stage.show(1280, 800);
    window = &stage.models->carnet;
    QMetaObject::invokeMethod(stage.places(), "go", Q_ARG(QString, "carnet"));
    Stage::settle(200);
    key(Qt::Key_Tab);
    for (int i = 0; i < 30 && !inList(); ++i) key(Qt::Key_Tab);
  }
  bool inList() {
    for (const QQuickItem* item = stage.window()->activeFocusItem(); item != nullptr; item = item->parentItem()) {
      if (item->objectName() == QLatin1String("captureCard")) return true;
    }
    return false;
  }
  void key(int code, Qt::KeyboardModifiers modifiers = {}, const QString& text = {}) {
    QKeyEvent press(QEvent::KeyPress, code, modifiers, text), release(QEvent::KeyRelease, code, modifiers, text);
    QCoreApplication::sendEvent(stage.window(), &press);
    QCoreApplication::sendEvent(stage.window(), &release);
    Stage::settle(20);
  }
  CarnetModel* window = nullptr;
};

TEST_F(CarnetByKeyboard, EverythingIsSortedWithoutAMouse) {
  ASSERT_TRUE(inList()) << "Tab reaches the captures";
  key(Qt::Key_Home);
  key(Qt::Key_Space);
  EXPECT_EQ(window->selectedCount(), 1);
  key(Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_EQ(window->selectedCount(), 2);
  key(Qt::Key_G, {}, QStringLiteral("g"));
  EXPECT_EQ(window->count(), 2);
  ASSERT_EQ(stage.models->drafts.count(), 1);
  EXPECT_EQ(words(stage.models->drafts.latestId()).size(), 2U);
  for (int i = 0; i < 60 && !inList(); ++i) key(Qt::Key_Tab);
  ASSERT_TRUE(inList());
  key(Qt::Key_A, Qt::ControlModifier);
  EXPECT_EQ(window->selectedCount(), 2);
  key(Qt::Key_Delete);
  EXPECT_EQ(window->count(), 0);
}

TEST_F(CarnetByKeyboard, ControlZBringsBackWhatDeleteTook) {
  ASSERT_TRUE(inList());
  key(Qt::Key_Delete);
  EXPECT_EQ(window->count(), 3);
  ASSERT_TRUE(inList()) << "the focus stays among the captures";
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window->count(), 4);
  key(Qt::Key_S, {}, QStringLiteral("s"));
  EXPECT_EQ(window->count(), 3) << "S sorts into the last report, or a new one";
}

}  // namespace
}  // namespace passerelle
