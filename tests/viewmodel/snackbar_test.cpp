// "Undo" in the strip that tells what was done brings back what it speaks of, and nothing else.
#include <gtest/gtest.h>

#include <QImage>
#include <QQuickItem>
#include <algorithm>

#include "app/platform/photo_preparer.h"
#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::shown;
using testing::Stage;

struct SnackbarTest : ::testing::Test {
  SnackbarTest() {
    (void)stage.phone->settings.setValue("motion", "off");
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    testing::fillCarnet(*stage.phone);
    window = stage.show(390, 844);
    Stage::settle(100);
  }
  QQuickItem* item(const char* name) const { return shown(window->contentItem(), QString::fromLatin1(name)); }
  void pressUndo() {
    QQuickItem* undo = item("undo");
    ASSERT_NE(undo, nullptr) << "an undo is offered";
    QMetaObject::invokeMethod(undo, "go");
    Stage::settle(50);
  }
  std::size_t captures() const { return stage.phone->captures.all().size(); }

  Stage stage;
  QQuickWindow* window = nullptr;
};
}  // namespace

TEST_F(SnackbarTest, ADeletedMemoComesBackAndACaptureDeletedBeforeDoesNot) {
  CarnetModel& carnet = stage.models->carnet;
  QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QStringLiteral("carnet")));
  const std::size_t all = captures();
  carnet.removeAll({carnet.data(carnet.index(0), CarnetModel::CaptureId).toString()});
  ASSERT_EQ(captures(), all - 1);
  QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QStringLiteral("capture")));
  VoiceRecorder& recorder = stage.models->recorder;
  recorder.record();
  for (int i = 0; i < 100 && recorder.durationMs() < 600; ++i) Stage::settle(20);
  recorder.pause();
  recorder.discard();
  QMetaObject::invokeMethod(stage.overlays(), "offerUndo", Q_ARG(QString, QStringLiteral("Mémo supprimé.")),
                            Q_ARG(QObject*, &recorder));
  Stage::settle(50);
  ASSERT_EQ(captures(), all - 1);
  pressUndo();
  ASSERT_EQ(captures(), all) << "the memo";
  const auto newest = stage.phone->captures.all();
  EXPECT_TRUE(
      std::any_of(newest.begin(), newest.end(), [](const Capture& one) { return one.kind == CaptureKind::voice; }));
}

TEST_F(SnackbarTest, APhotoRemovedFromANoteComesBack) {
  QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QStringLiteral("capture")));
  QImage photo(64, 48, QImage::Format_RGB32);
  photo.fill(Qt::gray);
  stage.models->capture.addPicture(QByteArray::fromStdString(encodePhoto(photo)->jpeg.toStdString()));
  for (int i = 0; i < 200 && stage.models->capture.photos().isEmpty(); ++i) Stage::settle(20);
  ASSERT_EQ(stage.models->capture.photos().size(), 1);
  Stage::settle(50);
  QQuickItem* remove = item("removePhoto");
  ASSERT_NE(remove, nullptr);
  QMetaObject::invokeMethod(remove, "clicked");
  Stage::settle(50);
  EXPECT_TRUE(stage.models->capture.photos().isEmpty());
  pressUndo();
  EXPECT_EQ(stage.models->capture.photos().size(), 1);
}

}  // namespace passerelle
