// Before sending: who is still named is shown once more, and sending is never refused for it.
#include <gtest/gtest.h>

#include <QQuickItem>
#include <QQuickWindow>

#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

/// The visible item of this name; delegates of a Repeater are nobody's QObject children.
QQuickItem* itemNamed(QQuickItem* within, const QString& name) {
  if (!within->isVisible()) return nullptr;
  if (within->objectName() == name) return within;
  for (QQuickItem* child : within->childItems()) {
    if (QQuickItem* found = itemNamed(child, name)) return found;
  }
  return nullptr;
}

struct LastLookTest : ::testing::Test {
  void open(const std::string& text) {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    Report report = ReportForm::blank(*stage.phone);
    report.subject.code = "LYON-01";
    Astonishment one;
    one.id = stage.phone->vault.newId();
    one.text = text;
    report.astonishments = {one};
    const auto draft = stage.phone->drafts.begin(report);
    ASSERT_TRUE(draft);
    ASSERT_TRUE(stage.phone->drafts.setOpen({}));
    stage.show(390, 844);
    QMetaObject::invokeMethod(stage.places(), "editDraft", Q_ARG(QString, QString::fromStdString(draft->id)));
    Stage::settle(900);
  }
  void press(const char* name) {
    auto* button = itemNamed(stage.window()->contentItem(), name);
    ASSERT_NE(button, nullptr) << name;
    QMetaObject::invokeMethod(button, "clicked");
    Stage::settle(300);
  }
  std::size_t waiting() { return stage.phone->outbox.all().size(); }

  Stage stage{"fr"};
};

TEST_F(LastLookTest, WhoIsStillNamedIsShownAndSendingAsItIsSends) {
  open("Karine m’a souri deux fois.");
  press("send");
  EXPECT_EQ(waiting(), 0U) << "it asks first";
  press("sendAfterLook");
  EXPECT_EQ(waiting(), 1U);
}

TEST_F(LastLookTest, AReplacementThereIsWhatIsSent) {
  open("Karine m’a souri deux fois.");
  press("send");
  press("replaceHint0");
  press("sendAfterLook");
  ASSERT_EQ(waiting(), 1U);
  const std::string sent = stage.phone->ownReports.all().front().content.astonishments.front().text;
  EXPECT_EQ(sent.find("Karine"), std::string::npos) << sent;
}

TEST_F(LastLookTest, ATextThatNamesNobodyIsSentAtOnce) {
  open("La caissière a souri deux fois.");
  press("send");
  EXPECT_EQ(waiting(), 1U);
}

}  // namespace
}  // namespace passerelle
