// A window that becomes wide and narrow again keeps what a person was doing.
#include <gtest/gtest.h>

#include <QQuickItem>
#include <functional>

#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

/// What stands in a list or a repeater is found by what it stands in, not by its owner.
QQuickItem* find(QQuickItem* item, const std::function<bool(const QQuickItem&)>& wanted) {
  if (wanted(*item)) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = find(child, wanted)) return found;
  }
  return nullptr;
}

TEST(Resizing, KeepsTheFieldTheCaretTheWordsAndTheScroll) {
  Stage stage;
  testing::signInVisitor(*stage.phone);
  testing::fillMirror(*stage.phone);
  const std::string draft = testing::fillDraft(*stage.phone);
  QQuickWindow* window = stage.show(390, 844);
  Stage::settle(200);
  auto* feed = find(window->contentItem(), [](const QQuickItem& item) { return item.inherits("QQuickListView"); });
  ASSERT_NE(feed, nullptr);
  feed->setProperty("contentY", 300);
  QMetaObject::invokeMethod(stage.places(), "editDraft", Q_ARG(QString, QString::fromStdString(draft)));
  Stage::settle(200);
  auto* words = find(window->contentItem(),
                     [](const QQuickItem& item) { return item.objectName() == "words" && item.isVisible(); });
  ASSERT_NE(words, nullptr);
  words->forceActiveFocus();
  words->setProperty("cursorPosition", 5);
  const QString before = words->property("text").toString();
  for (const QSize size : {QSize(1280, 800), QSize(390, 844), QSize(900, 600)}) {
    window->resize(size);
    Stage::settle(200);
    EXPECT_EQ(window->activeFocusItem(), words) << size.width();
    EXPECT_EQ(words->property("cursorPosition").toInt(), 5);
    EXPECT_EQ(words->property("text").toString(), before);
    EXPECT_EQ(stage.models->form.draftId().toStdString(), draft);
    EXPECT_NEAR(feed->property("contentY").toDouble(), 300, 1);
  }
}

}  // namespace
}  // namespace passerelle
