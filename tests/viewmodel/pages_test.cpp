// Every page, walked: each control has a name for assistive technology, an objectName for tests and 48 dp to press, at
// every size of window and text, in both languages and lights; and no page complains.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QQuickItem>
#include <set>
#include <utility>

#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct Look {
  const char* name;
  int width, height;
  const char* theme;
  const char* language;
  double fontScale;
};

std::ostream& operator<<(std::ostream& out, const Look& look) { return out << look.name; }

QStringList complaints;

void listen(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  const bool ours = message.contains("qrc:/qt/qml/Passerelle") || message.startsWith("QQmlComponent") ||
                    QString::fromUtf8(context.file).contains("Passerelle");
  if (type != QtDebugMsg && type != QtInfoMsg && ours) complaints.append(message);
}

bool pressable(QAccessible::Role role) {
  static const std::set<QAccessible::Role> roles{QAccessible::Button,      QAccessible::CheckBox,
                                                 QAccessible::RadioButton, QAccessible::EditableText,
                                                 QAccessible::PageTab,     QAccessible::Link};
  return roles.contains(role);
}

struct Control {
  QString name, objectName;
  QAccessible::Role role;
  QSizeF size;
  bool operator==(const Control&) const = default;
};

/// A list lays out what stands in its view; what it keeps ready beyond that is not yet what a person meets.
bool laidOut(const QQuickItem* item) {
  for (const QQuickItem* above = item; above != nullptr; above = above->parentItem()) {
    if (above->inherits("QQuickListView"))
      return QRectF(0, 0, above->width(), above->height()).contains(item->mapToItem(above, QPointF(1, 1)));
  }
  return true;
}

void collect(QAccessibleInterface* node, std::vector<Control>& found) {
  if (node == nullptr) return;
  const auto* item = qobject_cast<QQuickItem*>(node->object());
  if (item != nullptr && !item->isVisible()) return;
  if (item != nullptr && pressable(node->role()) && laidOut(item))
    found.push_back(
        {node->text(QAccessible::Name), item->objectName(), node->role(), QSizeF(item->width(), item->height())});
  for (int i = 0; i < node->childCount(); ++i) collect(node->child(i), found);
}

struct PagesTest : ::testing::TestWithParam<Look> {
  PagesTest() : stage(QString::fromUtf8(GetParam().language)) {
    complaints.clear();
    m_before = qInstallMessageHandler(listen);
    (void)stage.phone->settings.setTheme(GetParam().theme);
    (void)stage.phone->settings.setValue("fontScale", std::to_string(GetParam().fontScale));
    (void)stage.phone->settings.setValue("motion", "off");
  }
  ~PagesTest() override { qInstallMessageHandler(m_before); }

  void furnish() {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    testing::fillOwnReports(*stage.phone);
    testing::fillCarnet(*stage.phone);
    testing::fillDraft(*stage.phone);
  }
  void show() { stage.show(GetParam().width, GetParam().height); }
  void call(const char* function, const QString& argument) {
    ASSERT_TRUE(QMetaObject::invokeMethod(stage.places(), function, Q_ARG(QString, argument)));
  }

  /// Names, sizes and complaints of what is shown now.
  void check(const std::string& page, std::size_t atLeast) {
    QAccessible::setActive(true);
    std::vector<Control> controls, before;
    for (int look = 0; look < 50; ++look) {  // until two looks show the same: a loaded machine lays out later
      Stage::settle(60);
      (void)stage.window()->grabWindow();  // lays out and paints what still waits
      before = std::exchange(controls, {});
      collect(QAccessible::queryAccessibleInterface(stage.window()), controls);
      if (!controls.empty() && controls == before) break;
    }
    EXPECT_GE(controls.size(), atLeast) << page;
    for (const Control& control : controls) {
      const std::string what = page + ": " + control.objectName.toStdString() + " «" + control.name.toStdString() + "»";
      EXPECT_FALSE(control.name.isEmpty()) << what << " has no name";
      EXPECT_FALSE(control.objectName.isEmpty()) << what << " has no objectName";
      EXPECT_GE(control.size.height(), 47.5) << what;
      EXPECT_GE(control.size.width(), 47.5) << what;
      EXPECT_LE(control.size.width(), GetParam().width) << what << " is wider than the window";
    }
    EXPECT_TRUE(complaints.isEmpty()) << page << ": " << complaints.join('\n').toStdString();
    complaints.clear();
  }

  Stage stage;

 private:
  QtMessageHandler m_before = nullptr;
};

TEST_P(PagesTest, WelcomeIsComplete) {
  show();
  check("welcome", 3);
}

TEST_P(PagesTest, EmptyPagesSayWhatToDo) {
  testing::signInVisitor(*stage.phone);
  show();
  for (const char* page : {"feed", "carnet", "terrain", "me", "outbox", "search", "search:rien"}) {
    call("openPage", page);
    check(std::string("empty ") + page, 1);
  }
}

TEST_P(PagesTest, EveryPageIsComplete) {
  furnish();
  show();
  for (const char* page : {"feed", "carnet", "terrain", "me", "outbox", "search:caisse", "editor"}) {
    call("openPage", page);
    check(page, 4);
  }
  call("editDraft", stage.models->drafts.latestId());
  check("draft", 8);
  call("showReport", QString::fromStdString(testing::bestStory(*stage.phone)));
  check("report", 2);
  call("openPage", "capture");
  check("capture", 3);
  QMetaObject::invokeMethod(stage.places(), "back");
  stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4));
  for (const char* page : {"feed", "outbox", "terrain"}) {
    call("openPage", page);
    check(std::string("offline ") + page, 4);
  }
}

TEST_P(PagesTest, TheStoresHourIsComplete) {
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  const std::string id = testing::fillStoreHour(*stage.phone);
  show();
  call("openPage", "terrain");
  check("host", 3);
  call("showReport", QString::fromStdString(id));
  check("host's report", 5);
}

INSTANTIATE_TEST_SUITE_P(Looks, PagesTest,
                         ::testing::Values(Look{"PhoneDay", 390, 844, "light", "fr", 1.0},
                                           Look{"PhoneNight", 390, 844, "dark", "en", 1.0},
                                           Look{"PhoneLarge", 390, 844, "light", "fr", 2.0},
                                           Look{"Desktop", 1280, 800, "light", "fr", 1.0},
                                           Look{"DesktopLargeNight", 1280, 800, "dark", "en", 2.0}),
                         [](const auto& look) { return std::string(look.param.name); });

struct PressTest : ::testing::Test {
  PressTest() {
    (void)stage.phone->settings.setValue("motion", "off");
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    stage.show(390, 844);
    Stage::settle(50);
    QAccessible::setActive(true);
  }
  static QAccessibleInterface* find(QAccessibleInterface* node, const QString& objectName) {
    if (node == nullptr) return nullptr;
    const auto* item = qobject_cast<QQuickItem*>(node->object());
    if (item != nullptr && !item->isVisible()) return nullptr;
    if (item != nullptr && item->objectName() == objectName) return node;
    for (int i = 0; i < node->childCount(); ++i) {
      if (auto* found = find(node->child(i), objectName)) return found;
    }
    return nullptr;
  }
  /// As a screen reader presses.
  void press(const QString& objectName) {
    Stage::settle(30);
    auto* node = find(QAccessible::queryAccessibleInterface(stage.window()), objectName);
    ASSERT_NE(node, nullptr) << objectName.toStdString();
    ASSERT_NE(node->actionInterface(), nullptr) << objectName.toStdString();
    node->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    Stage::settle(30);
  }
  Stage stage;
};

TEST_F(PressTest, AScreenReaderFilesAReport) {
  press("capture");
  stage.models->capture.setText("Sept clients attendent");
  press("captureDone");
  ASSERT_EQ(stage.phone->captures.count(), 1);
  press("navCarnet");
  press("selectCapture");
  press("group");
  ASSERT_FALSE(stage.models->form.draftId().isEmpty());
  press("chooseUnit");
  stage.models->units.setQuery("lyon gare");
  press("unit");
  ASSERT_EQ(stage.models->form.unitCode(), "LYON-02");
  press("send");
  EXPECT_EQ(stage.models->outbox.waiting(), 1);
}

TEST_F(PressTest, AScreenReaderSupportsAnIdeaAndTicksASetting) {
  press("support");
  EXPECT_TRUE(stage.models->feed.data(stage.models->feed.index(0), FeedModel::Supported).toBool());
  press("navMe");
  press("motion");
  EXPECT_TRUE(stage.models->settings.motion());
  press("theme-dark");
  EXPECT_EQ(stage.models->settings.theme(), "dark");
}

TEST_F(PressTest, TheLanguageChangesEveryTextAtOnce) {
  press("navMe");
  auto* tab = find(QAccessible::queryAccessibleInterface(stage.window()), "navCarnet");
  ASSERT_NE(tab, nullptr);
  EXPECT_EQ(tab->text(QAccessible::Name), "Carnet");
  press("language-en");
  EXPECT_EQ(tab->text(QAccessible::Name), "Notebook");
}

TEST_F(PressTest, TheNotebookOpensAReportUnderWay) {
  const std::string draft = testing::fillDraft(*stage.phone);
  press("navCarnet");
  press("draft");
  EXPECT_EQ(stage.models->form.draftId().toStdString(), draft);
}

TEST(Reopening, TheFieldThatWasWrittenInHasTheCaretAgain) {
  Stage stage;
  testing::signInVisitor(*stage.phone);
  Draft draft = *stage.phone->drafts.find(testing::fillDraft(*stage.phone));
  draft.focus = Focus{draft.content.astonishments.front().id + "/text", 7};
  ASSERT_TRUE(stage.phone->drafts.save(draft));
  ASSERT_TRUE(stage.phone->drafts.setOpen(draft.id));
  stage.show(390, 844);
  Stage::settle(600);
  const QQuickItem* focused = stage.window()->activeFocusItem();
  ASSERT_NE(focused, nullptr);
  EXPECT_EQ(focused->objectName(), "words");
  EXPECT_EQ(focused->property("cursorPosition").toInt(), 7);
}

}  // namespace
}  // namespace passerelle
