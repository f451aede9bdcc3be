// "Somebody already saw this", as one uses it: a story that says the same is opened from under the words, read, and
// left again for the words; and "me too" instead of writing it twice.
#include <gtest/gtest.h>

#include <QQuickItem>

#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::shown;
using testing::Stage;

bool isOf(const QQuickItem* item, const char* type) {
  return item->isVisible() && QString::fromLatin1(item->metaObject()->className()).startsWith(QLatin1String(type));
}

int countOf(QQuickItem* item, const char* type) {
  int number = isOf(item, type) ? 1 : 0;
  for (QQuickItem* child : item->childItems()) number += child->isVisible() ? countOf(child, type) : 0;
  return number;
}

struct SimilarPage : ::testing::TestWithParam<int> {
  SimilarPage() {
    (void)stage.phone->settings.setValue("motion", "off");
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    Report report = ReportForm::blank(*stage.phone);
    report.subject.code = "LYON-01";
    Astonishment one;
    one.id = stage.phone->vault.newId();
    one.text = kWords;
    report.astonishments.push_back(one);
    draft = stage.phone->drafts.begin(report)->id;
    window = stage.show(GetParam(), 844);
    Stage::settle(50);
    QMetaObject::invokeMethod(stage.places(), "editDraft", Q_ARG(QString, QString::fromStdString(draft)));
    for (int i = 0; i < 100 && item("similar0") == nullptr; ++i) Stage::settle(30);
  }
  QQuickItem* item(const char* name) const { return shown(window->contentItem(), QString::fromLatin1(name)); }

  static constexpr const char* kWords = "Une seule caisse ouverte sur quatre, sept clients dans la file.";
  Stage stage;
  std::string draft;
  QQuickWindow* window = nullptr;
};
}  // namespace

TEST_P(SimilarPage, IsReadAndLeftAgainForTheWords) {
  QQuickItem* card = item("similar0");
  ASSERT_NE(card, nullptr);
  ASSERT_EQ(countOf(window->contentItem(), "ReportPage"), 0);
  QMetaObject::invokeMethod(card, "pressed");
  Stage::settle(100);
  EXPECT_EQ(countOf(window->contentItem(), "ReportPage"), 1) << "the story opens";
  EXPECT_FALSE(stage.models->report.reportId().isEmpty());
  EXPECT_EQ(stage.models->form.draftId().toStdString(), draft) << "and the report under way stays open";
  QMetaObject::invokeMethod(stage.places(), "back");
  Stage::settle(100);
  EXPECT_EQ(countOf(window->contentItem(), "ReportPage"), 0);
  EXPECT_EQ(countOf(window->contentItem(), "ReportEditorPage"), 1);
  EXPECT_EQ(stage.phone->drafts.find(draft)->content.astonishments.front().text, kWords);
}

TEST_P(SimilarPage, MeTooIsCountedAndTakenBackWithoutANetwork) {
  QQuickItem* meToo = item("meToo0");
  ASSERT_NE(meToo, nullptr);
  const QString before = meToo->property("text").toString();
  QMetaObject::invokeMethod(meToo, "clicked");
  Stage::settle(50);
  ASSERT_NE(item("meToo0"), nullptr);
  EXPECT_NE(item("meToo0")->property("text").toString(), before);
  EXPECT_EQ(stage.phone->outbox.count(), 1) << "it leaves with the next sending";
  QMetaObject::invokeMethod(item("meToo0"), "clicked");
  Stage::settle(50);
  EXPECT_EQ(item("meToo0")->property("text").toString(), before);
  EXPECT_EQ(stage.phone->outbox.count(), 0);
}

INSTANTIATE_TEST_SUITE_P(Widths, SimilarPage, ::testing::Values(390, 1280),
                         [](const auto& of) { return of.param < 840 ? "Phone" : "Desktop"; });

}  // namespace passerelle
