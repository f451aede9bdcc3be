#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "tests/tour/sample.h"
#include "tests/tour/stage.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using testing::Stage;

struct CaptureFormTest : ::testing::Test {
  CaptureFormTest() : models(stage) {}
  QString photo() const { return QStringLiteral(PASSERELLE_SOURCE_DIR "/backend/demo/photos/bench.jpg"); }
  /// Lets photos be prepared; ends as soon as none is under way.
  void wait() {
    for (int i = 0; i < 400 && (models.capture.preparing() || models.form.preparing()); ++i) Stage::settle(10);
  }
  Stage stage;
  Stage::Models models;
};

TEST_F(CaptureFormTest, IsOnDiskAtItsFirstLetter) {
  models.capture.begin();
  models.capture.setText("C");
  ASSERT_EQ(stage.phone->captures.all().size(), 1U);
  EXPECT_EQ(stage.phone->captures.all().front().text, "C");
  EXPECT_GT(models.capture.savedAt(), 0);
}

TEST_F(CaptureFormTest, EveryOtherLetterIsOnDiskWithin300Ms) {
  models.capture.begin();
  models.capture.setText("C");
  models.capture.setText("Caisse fermée");
  Stage::settle(350);
  EXPECT_EQ(stage.phone->captures.all().front().text, "Caisse fermée");
}

TEST_F(CaptureFormTest, LeavingKeepsTheLastLetter) {
  models.capture.begin();
  models.capture.setText("Caisse");
  models.capture.setText("Caisse fermée");
  EXPECT_TRUE(models.capture.finish());
  EXPECT_EQ(stage.phone->captures.all().front().text, "Caisse fermée");
}

TEST_F(CaptureFormTest, LeavingWithNothingLeavesNothing) {
  models.capture.begin();
  EXPECT_TRUE(models.capture.finish());
  models.capture.begin();
  models.capture.setText("x");
  models.capture.setText("");
  EXPECT_TRUE(models.capture.finish());
  EXPECT_EQ(stage.phone->captures.count(), 0);
}

TEST_F(CaptureFormTest, HoldsWhatItShowsUntilItIsLeft) {
  const auto capture = stage.phone->captures.addText("Caisse");
  models.capture.begin(QString::fromStdString(capture->id));
  EXPECT_TRUE(stage.phone->captures.open(capture->id));
  EXPECT_FALSE(stage.phone->captures.open("another"));
  int told = 0;
  const auto listening = stage.phone->observers.on(Topic::captures, [&](const std::string&) {
    if (!stage.phone->captures.open(capture->id)) ++told;
  });
  models.capture.finish();
  EXPECT_FALSE(stage.phone->captures.open(capture->id));
  EXPECT_GT(told, 0) << "what waited for it is taken over now";
}

TEST_F(CaptureFormTest, LettersTypedAfterItsCaptureWasRemovedBecomeACaptureOfTheirOwn) {
  models.capture.begin();
  models.capture.setText("Caisse");
  const std::string id = stage.phone->captures.all().front().id;
  ASSERT_TRUE(stage.phone->captures.remove(id));
  models.capture.setText("Caisse fermée");
  ASSERT_TRUE(models.capture.save());
  EXPECT_TRUE(models.capture.problem().isEmpty());
  ASSERT_EQ(stage.phone->captures.all().size(), 1U);
  EXPECT_EQ(stage.phone->captures.all().front().text, "Caisse fermée");
}

TEST_F(CaptureFormTest, LettersTypedAfterItsCaptureWasSortedBecomeACaptureOfTheirOwn) {
  models.capture.begin();
  models.capture.setText("Caisse");
  const std::string id = stage.phone->captures.all().front().id;
  ASSERT_TRUE(stage.phone->drafts.beginFromCaptures({id}, Report{}));
  models.capture.setText("Caisse fermée");
  models.capture.finish();
  ASSERT_EQ(stage.phone->captures.all().size(), 1U);
  EXPECT_EQ(stage.phone->captures.all().front().text, "Caisse fermée");
  EXPECT_EQ(stage.phone->captures.find(id)->text, "Caisse") << "as it was sorted";
}

TEST_F(CaptureFormTest, TheFirstPhotoTakesTheWordsOver) {
  models.capture.begin();
  models.capture.setText("Trois panneaux");
  models.capture.addPhoto(photo());
  wait();
  const auto all = stage.phone->captures.all();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().kind, CaptureKind::photo);
  EXPECT_EQ(all.front().text, "Trois panneaux");
}

TEST_F(CaptureFormTest, ARemovedPhotoComesBackWithUndoAndTheWordsStandOnce) {
  models.capture.begin();
  models.capture.setText("Trois panneaux");
  models.capture.addPhoto(photo());
  for (int i = 0; i < 200 && models.capture.photos().isEmpty(); ++i) Stage::settle(20);
  ASSERT_EQ(models.capture.photos().size(), 1);
  const QString id = models.capture.photos().front().toMap()["id"].toString();
  models.capture.removePhoto(id);
  EXPECT_TRUE(models.capture.photos().isEmpty());
  ASSERT_EQ(stage.phone->captures.all().size(), 1U) << "the words alone";
  models.capture.setText("Trois panneaux, trois directions");
  models.capture.undo();
  ASSERT_EQ(models.capture.photos().size(), 1);
  ASSERT_EQ(stage.phone->captures.all().size(), 1U);
  EXPECT_EQ(stage.phone->captures.all().front().id, id.toStdString());
  EXPECT_EQ(stage.phone->captures.all().front().text, "Trois panneaux, trois directions");
  models.capture.undo();
  EXPECT_EQ(models.capture.photos().size(), 1) << "once";
  models.capture.removePhoto(id);
  models.capture.finish();
  models.capture.undo();
  const auto all = stage.phone->captures.all();
  ASSERT_EQ(all.size(), 2U) << "left meanwhile, it stands beside its words";
  EXPECT_NE(all[0].text.empty(), all[1].text.empty());
}

TEST_F(CaptureFormTest, APhotoThatComesAfterLeavingStandsInTheCarnet) {
  models.capture.begin();
  models.capture.addPhoto(photo());
  EXPECT_TRUE(models.capture.finish());
  for (int i = 0; i < 400 && stage.phone->captures.count() == 0; ++i) Stage::settle(10);
  EXPECT_EQ(stage.phone->captures.count(), 1);
}

TEST_F(CaptureFormTest, APictureThatIsNoneIsRefusedWithASentence) {
  models.capture.begin();
  models.capture.addPhoto(QStringLiteral(PASSERELLE_SOURCE_DIR "/README.md"));
  wait();
  EXPECT_FALSE(models.capture.problem().isEmpty());
  EXPECT_EQ(stage.phone->captures.count(), 0);
}

TEST_F(CaptureFormTest, TheCarnetFollowsAndUndoesADeletion) {
  QAbstractItemModelTester tester(&models.carnet, QAbstractItemModelTester::FailureReportingMode::Fatal);
  (void)stage.phone->captures.addText("un");
  const auto two = stage.phone->captures.addText("deux");
  ASSERT_EQ(models.carnet.count(), 2);
  models.carnet.remove(QString::fromStdString(two->id));
  EXPECT_EQ(models.carnet.count(), 1);
  models.carnet.undo();
  EXPECT_EQ(models.carnet.count(), 2);
}

TEST_F(CaptureFormTest, TheSelectionBecomesAReport) {
  const auto one = stage.phone->captures.addText("un");
  const auto two = stage.phone->captures.addText("deux");
  models.carnet.toggle(QString::fromStdString(one->id));
  models.carnet.toggle(QString::fromStdString(two->id));
  const QString draft = models.carnet.groupSelected();
  ASSERT_FALSE(draft.isEmpty());
  EXPECT_EQ(models.carnet.count(), 0);
  EXPECT_EQ(models.carnet.selectedCount(), 0);
  EXPECT_EQ(models.drafts.count(), 1);
  EXPECT_EQ(stage.phone->drafts.find(draft.toStdString())->content.astonishments.size(), 2U);
}

}  // namespace
}  // namespace passerelle
