// The walk: a person's eyes, thumb and screen reader over every page.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QDir>
#include <algorithm>
#include <set>
#include <utility>

#include "tests/tour/sample.h"
#include "tests/tour/stage.h"
#include "tests/walk/pages.h"
#include "tests/walk/scene.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using testing::Stage;
using walk::Painted;
using walk::Scene;
using walk::ShownText;
using walk::Stop;

constexpr double kReadable = 4.5, kReadableLarge = 3.0, kThumb = 44;
constexpr double kLargePx = 24, kLargeBoldPx = 18.66;  // 18 and 14 points
constexpr double kRounding = 1.5;

struct Look {
  const char* name;
  int width, height;
  const char* theme;
  const char* language;
  double fontScale;
};

std::ostream& operator<<(std::ostream& out, const Look& look) { return out << look.name; }

bool isControl(QAccessible::Role role) {
  static const std::set<QAccessible::Role> roles{
      QAccessible::Button,       QAccessible::CheckBox, QAccessible::RadioButton,
      QAccessible::EditableText, QAccessible::PageTab,  QAccessible::Link,
      QAccessible::ListItem,     QAccessible::Slider,   QAccessible::ComboBox};
  return roles.contains(role);
}

/// What takes the keyboard for what lies in it: lists, and the photo on the workbench.
bool holdsPlace(QAccessible::Role role) { return role == QAccessible::List || role == QAccessible::Canvas; }

void fillVisitor(Stage& stage) {
  testing::signInVisitor(*stage.phone);
  testing::fillMirror(*stage.phone);
  testing::fillOwnReports(*stage.phone);
  testing::fillCarnet(*stage.phone);
  testing::fillDraft(*stage.phone);
  stage.answerSome();
}

void fillHost(Stage& stage) {
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  testing::fillStoreHour(*stage.phone);
}

void fillCommittee(Stage& stage) {
  testing::signInCommittee(*stage.phone);
  testing::fillMirror(*stage.phone);
  testing::fillRounds(*stage.phone);
  testing::fillCommittee(*stage.phone);
}

struct Walk : ::testing::TestWithParam<Look> {
  Walk() : stage(QString::fromUtf8(GetParam().language)) {
    (void)stage.phone->settings.setTheme(GetParam().theme);
    (void)stage.phone->settings.setValue("fontScale", std::to_string(GetParam().fontScale));
    (void)stage.phone->settings.setValue("motion", "off");
  }

  void go(const std::vector<Stop>& way) {
    stage.show(GetParam().width, GetParam().height);
    Stage::settle(200);
    for (const Stop& stop : way) {
      stop.open(stage);
      look(stop.name);
    }
  }

  /// Everything there is to say about what is shown now.
  void look(const std::string& page) {
    QImage picture;
    for (int i = 0; i < 30; ++i) {  // until it stands still: a loaded machine lays out later
      Stage::settle(60);
      const QImage before = std::exchange(picture, stage.window()->grabWindow());
      if (i > 1 && before == picture) break;
    }
    const Scene scene(*stage.window());
    const auto texts = scene.texts();
    EXPECT_GE(texts.size(), 3U) << page;
    for (const ShownText& text : texts) {
      if (!text.painted->enabled) continue;  // behind a sheet, or a control that cannot be used now
      readable(page, text, picture);
      whole(page, text);
    }
    apart(page, texts);
    std::set<const QObject*> named;
    controls(page, QAccessible::queryAccessibleInterface(stage.window()), named);
    for (const Painted& one : scene.painted()) {
      if (!one.enabled || one.visible.isEmpty() || !one.item->activeFocusOnTab()) continue;
      EXPECT_TRUE(named.contains(one.item))
          << page << ": " << walk::nameOf(one.item) << " takes the keyboard and is no control for assistive technology";
    }
  }

  /// Contrast as composed; and the picture agrees about what is under it.
  void readable(const std::string& page, const ShownText& text, const QImage& picture) {
    if (!text.paper.isValid() || text.painted->visible.isEmpty()) return;
    const bool large = text.pixelSize >= kLargePx || (text.bold && text.pixelSize >= kLargeBoldPx);
    const double least = large || text.sign ? kReadableLarge : kReadable;
    EXPECT_GE(walk::contrast(text.ink, text.paper), least)
        << page << ": " << walk::nameOf(text.painted->item) << " " << text.ink.name().toStdString() << " on "
        << text.paper.name().toStdString();
    const QRect box = text.words.intersected(text.painted->visible).toAlignedRect().intersected(picture.rect());
    if (box.width() < 8 || box.height() < text.words.height() * 0.8) return;  // half a line says little
    int same = 0, seen = 0;
    for (int y = box.top(); y <= box.bottom(); y += 2) {
      for (int x = box.left(); x <= box.right(); x += 2) {
        const QColor pixel = picture.pixelColor(x, y);
        ++seen;
        if (std::abs(pixel.red() - text.paper.red()) + std::abs(pixel.green() - text.paper.green()) +
                std::abs(pixel.blue() - text.paper.blue()) <=
            6)
          ++same;
      }
    }
    // Words cover less than half of their box; a sign may fill its own.
    if (!text.sign)
      EXPECT_GT(same, seen * 2 / 5) << page << ": " << walk::nameOf(text.painted->item)
                                    << " stands on something else than " << text.paper.name().toStdString();
  }

  /// Nothing is cut but what was meant as a beginning (maximumLineCount), and nothing leaves the window sideways.
  void whole(const std::string& page, const ShownText& text) {
    const QQuickItem* item = text.painted->item;
    if (text.sign) return;
    const bool isLabel = item->inherits("QQuickText");
    const bool beginning = isLabel && item->property("maximumLineCount").toInt() < 1'000'000;
    const std::string what = page + ": " + walk::nameOf(item);
    if (isLabel && !beginning) {
      EXPECT_FALSE(item->property("truncated").toBool()) << what << " is cut";
      EXPECT_LE(item->property("contentWidth").toDouble(), item->width() + kRounding)
          << what << " is wider than its place";
      EXPECT_LE(item->property("contentHeight").toDouble(), item->height() + kRounding)
          << what << " is higher than its place";
    }
    if (!sidewaysScrolls(item)) {
      EXPECT_GE(text.words.left(), -kRounding) << what << " leaves the window";
      EXPECT_LE(text.words.right(), GetParam().width + kRounding) << what << " leaves the window";
    }
    // What clips it leaves its whole width.
    if (isLabel && !sidewaysScrolls(item) && !text.painted->visible.isEmpty() &&
        text.words.top() >= text.painted->visible.top())
      EXPECT_LE(text.words.width(), text.painted->visible.width() + kRounding) << what << " is clipped";
  }

  static bool sidewaysScrolls(const QQuickItem* item) {
    for (const QQuickItem* at = item; at != nullptr; at = at->parentItem()) {
      if (at->inherits("QQuickTextInput")) return true;
      if (at->inherits("QQuickFlickable") && at->property("contentWidth").toDouble() > at->width() + 1) return true;
    }
    return false;
  }

  /// No two texts that are shown stand on each other.
  void apart(const std::string& page, const std::vector<ShownText>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t j = i + 1; j < texts.size(); ++j) {
        const ShownText &a = texts[i], &b = texts[j];
        if (!a.painted->enabled || !b.painted->enabled || a.painted->opacity < 0.99 || b.painted->opacity < 0.99)
          continue;
        if (a.sign && b.sign) continue;  // a badge on a sign
        const QRectF left = a.words.intersected(a.painted->visible), right = b.words.intersected(b.painted->visible);
        const QRectF both = left.intersected(right);
        EXPECT_FALSE(both.width() > 3 && both.height() > 4 && a.paper == b.paper)
            << page << ": " << walk::nameOf(a.painted->item) << " and " << walk::nameOf(b.painted->item)
            << " overlap by " << both.width() << " × " << both.height();
      }
    }
  }

  void controls(const std::string& page, QAccessibleInterface* node, std::set<const QObject*>& named) {
    if (node == nullptr) return;
    auto* item = qobject_cast<QQuickItem*>(node->object());
    if (item != nullptr && !item->isVisible()) return;
    if (item != nullptr && holdsPlace(node->role()) && !node->text(QAccessible::Name).trimmed().isEmpty())
      named.insert(item);
    if (item != nullptr && isControl(node->role()) && item->width() > 0) {
      named.insert(item);
      const std::string what = page + ": " + walk::nameOf(item);
      EXPECT_FALSE(node->text(QAccessible::Name).trimmed().isEmpty()) << what << " has no name";
      EXPECT_FALSE(item->objectName().isEmpty()) << what << " has no objectName";
      if (node->role() == QAccessible::EditableText) {
        EXPECT_NE(node->textInterface(), nullptr) << what;
      } else {
        ASSERT_NE(node->actionInterface(), nullptr) << what;
        const QStringList actions = node->actionInterface()->actionNames();
        EXPECT_TRUE(
            actions.contains(QAccessibleActionInterface::pressAction()) ||
            actions.contains(QAccessibleActionInterface::toggleAction()) ||
            (node->role() == QAccessible::Slider && actions.contains(QAccessibleActionInterface::increaseAction())))
            << what << " cannot be pressed: " << actions.join(u' ').toStdString();
      }
      if (GetParam().width < 840) {
        EXPECT_GE(item->height(), kThumb) << what;
        EXPECT_GE(item->width(), kThumb) << what;
      }
    }
    for (int i = 0; i < node->childCount(); ++i) controls(page, node->child(i), named);
  }

  Stage stage;
};

TEST_P(Walk, TheWelcomeIsComplete) { go(walk::strangersWay()); }

TEST_P(Walk, EveryPageOfAVisitorIsComplete) {
  fillVisitor(stage);
  go(walk::visitorsWay());
}

TEST_P(Walk, EveryPageOfAHostIsComplete) {
  fillHost(stage);
  go(walk::hostsWay());
}

TEST_P(Walk, EveryPageOfTheCommitteeIsComplete) {
  fillCommittee(stage);
  go(walk::committeesWay());
}

TEST_P(Walk, EmptyPagesAreComplete) {
  testing::signInVisitor(*stage.phone);
  stage.show(GetParam().width, GetParam().height);
  for (const char* page : {"feed", "carnet", "terrain", "me", "outbox", "rounds", "triage", "palmares"}) {
    QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QString::fromLatin1(page)));
    look(std::string("empty ") + page);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Looks, Walk,
    ::testing::Values(Look{"PhoneDay", 390, 844, "light", "fr", 1.0}, Look{"PhoneNight", 390, 844, "dark", "en", 1.0},
                      Look{"TallDay", 390, 3000, "light", "en", 1.0}, Look{"TallNight", 390, 3000, "dark", "fr", 1.0},
                      Look{"PhoneLarge", 390, 844, "light", "fr", 2.0}, Look{"TallLarge", 390, 4200, "dark", "en", 2.0},
                      Look{"Desktop", 1280, 800, "light", "fr", 1.0},
                      Look{"DesktopLarge", 1280, 800, "dark", "fr", 2.0}),
    [](const auto& look) { return std::string(look.param.name); });

/// Goes the ways by itself: it depends neither on the looks above nor on the order of the tests.
TEST(WalkIsWhole, NoPageIsLeftOut) {
  std::set<QString> met;
  const auto remember = [&met](Stage& stage, const std::vector<Stop>& way) {
    stage.show(390, 844);
    Stage::settle(100);
    for (const Stop& stop : way) {
      stop.open(stage);
      Stage::settle(60);
      met.merge(Scene(*stage.window()).pages());
    }
  };
  {
    Stage stage;
    remember(stage, walk::strangersWay());
  }
  {
    Stage stage;
    fillVisitor(stage);
    remember(stage, walk::visitorsWay());
  }
  {
    Stage stage;
    fillHost(stage);
    remember(stage, walk::hostsWay());
  }
  {
    Stage stage;
    fillCommittee(stage);
    remember(stage, walk::committeesWay());
  }
  const QStringList files =
      QDir(QStringLiteral(PASSERELLE_SOURCE_DIR "/qml/pages")).entryList({QStringLiteral("*Page.qml")});
  ASSERT_GT(files.size(), 5);
  for (const std::string& page : walk::leftOut(files, met))
    ADD_FAILURE() << page << " is never walked: give it a line in tests/walk/pages.cpp";
  for (const std::string& page : walk::notWalked())
    EXPECT_FALSE(met.contains(QString::fromStdString(page))) << page << " is walked: it needs no excuse";
}

TEST(WalkIsWhole, APageThatNoWayOpensIsNamed) {
  const QStringList files{"FeedPage.qml", "NewPage.qml", "CameraPage.qml"};
  EXPECT_EQ(walk::leftOut(files, {"FeedPage"}), std::vector<std::string>{"NewPage"});
}

}  // namespace
}  // namespace passerelle
