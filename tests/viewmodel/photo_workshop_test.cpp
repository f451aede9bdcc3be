// The workbench, its canvas and its keys; faces in the background; pictures from outside; no room.
#include <gtest/gtest.h>

#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QQuickItem>

#include "tests/platform_media/drawn_face.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::aisle;
using testing::drawFace;
using testing::Stage;

const QColor kMask(28, 35, 41);

bool eventually(const std::function<bool()>& done, int rounds = 600) {
  for (int i = 0; i < rounds && !done(); ++i) Stage::settle(50);
  return done();
}

QImage twoFaces() {
  QImage photo = aisle({1024, 768});
  QPainter painter(&photo);
  drawFace(painter, {320, 300}, 220, 0);
  drawFace(painter, {740, 280}, 150, 1);
  return photo;
}

class PhotoBench : public ::testing::Test {
 protected:
  PhotoBench() {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    stage.show(390, 844);
    form().open({});
    EXPECT_TRUE(form().keepPhoto(*encodePhoto(twoFaces()), form().draftId().toStdString()));
    bench().setProperty("maskColor", kMask);
  }
  /// Pictures that are still being read for the strip are given before the phone goes.
  ~PhotoBench() override { Stage::settle(400); }
  ReportForm& form() { return stage.models->form; }
  PhotoWorkshop& bench() { return stage.models->workshop; }
  QString photoId() { return form().photos().first().toMap().value("medium").toString(); }
  void open() {
    bench().open(photoId(), {});
    ASSERT_TRUE(eventually([&] { return bench().searched(); }));
  }
  QImage kept() {
    return QImage::fromData(QByteArray::fromStdString(*stage.phone->media.read(photoId().toStdString())));
  }
  bool dark(const QImage& image, QPoint at) { return qGray(image.pixel(at)) < 60; }

  Stage stage;
};
}  // namespace

TEST_F(PhotoBench, ProposedFacesAreMaskedByOnePressAndTheFirstVersionIsGone) {
  open();
  ASSERT_EQ(bench().faces().size(), 2);
  const QString before = photoId();
  bench().maskAllFaces();
  EXPECT_EQ(bench().masks(), 2);
  EXPECT_TRUE(bench().faces().isEmpty());
  bench().keep();
  ASSERT_TRUE(eventually([&] { return photoId() != before; }));
  EXPECT_FALSE(stage.phone->media.find(before.toStdString()));
  EXPECT_TRUE(dark(kept(), {320, 300}));
  EXPECT_TRUE(dark(kept(), {740, 280}));
  EXPECT_FALSE(dark(kept(), {520, 700}));
  const auto small = stage.phone->media.thumbnailOf(photoId().toStdString());
  const QImage thumbnail = QImage::fromData(QByteArray::fromStdString(*stage.phone->media.read(small->id)));
  EXPECT_TRUE(dark(thumbnail, QPoint(320, 300) * thumbnail.width() / 1024));
  EXPECT_EQ(stage.models->faces.left({photoId()}), 0);
  EXPECT_EQ(stage.models->faces.unsearched({photoId()}), 0);
  EXPECT_TRUE(bench().photoId().isEmpty()) << "the bench is clear";
}

TEST_F(PhotoBench, AWavedAwayProposalStaysAwayAndLeavesThePhotoAsItIs) {
  open();
  const QString before = photoId();
  bench().dismissFace(0);
  EXPECT_TRUE(bench().edited());
  bench().keep();
  EXPECT_EQ(photoId(), before);
  EXPECT_EQ(stage.models->faces.left({before}), 1);
  bench().open(before, {});
  EXPECT_EQ(bench().faces().size(), 1) << "after it was closed too";
}

TEST_F(PhotoBench, EveryStepIsUndoneAndDoneAgainAndLeavingChangesNothing) {
  open();
  const auto bytes = *stage.phone->media.read(photoId().toStdString());
  bench().setTool("pen");
  bench().setColor(Qt::red);
  bench().press(10, 10);
  bench().drag(200, 200);
  bench().release();
  bench().maskFace(0);
  bench().setCrop(100, 100, 500, 400);
  EXPECT_EQ(bench().marks().size(), 2U);
  EXPECT_EQ(bench().crop(), QRect(100, 100, 500, 400));
  bench().undo();
  EXPECT_EQ(bench().crop(), QRect(0, 0, 1024, 768));
  bench().undo();
  EXPECT_EQ(bench().faces().size(), 2) << "the proposal is back";
  bench().undo();
  EXPECT_FALSE(bench().canUndo());
  bench().redo();
  bench().redo();
  EXPECT_EQ(bench().marks().size(), 2U);
  EXPECT_TRUE(bench().canRedo());
  bench().close();
  EXPECT_EQ(*stage.phone->media.read(photoId().toStdString()), bytes);
}

TEST_F(PhotoBench, TheWholeBenchIsWorkedByKeyboard) {
  QMetaObject::invokeMethod(stage.overlays(), "openWorkshop", Q_ARG(QString, photoId()), Q_ARG(QString, QString()));
  ASSERT_TRUE(eventually([&] { return bench().searched(); }));
  auto* board = stage.window()->findChild<QQuickItem*>("photoBoard");
  ASSERT_NE(board, nullptr);
  board->forceActiveFocus();
  const auto press = [&](int key, Qt::KeyboardModifiers with = Qt::NoModifier) {
    QKeyEvent down(QEvent::KeyPress, key, with), up(QEvent::KeyRelease, key, with);
    QCoreApplication::sendEvent(stage.window(), &down);
    QCoreApplication::sendEvent(stage.window(), &up);
  };
  press(Qt::Key_Space);
  for (int i = 0; i < 5; ++i) press(Qt::Key_Right);
  press(Qt::Key_Space);
  EXPECT_EQ(bench().masks(), 1) << "a brush stroke from the middle";
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(bench().masks(), 0);
  press(Qt::Key_Escape);
  EXPECT_TRUE(eventually([&] { return stage.window()->findChild<QQuickItem*>("photoBoard") == nullptr; }));
}

TEST_F(PhotoBench, TheTickFallsWhenAPhotoJoinsAndTheReportSaysWhatIsMissing) {
  form().setNoRecognisablePerson(true);
  EXPECT_TRUE(form().noRecognisablePerson());
  ASSERT_TRUE(form().keepPhoto(*encodePhoto(twoFaces()), form().draftId().toStdString()));
  EXPECT_FALSE(form().noRecognisablePerson());
}

TEST_F(PhotoBench, SeveralPicturesAtOnceEachGetTheirPlaceOrTheirSentence) {
  testing::TempFolder temp;
  const auto write = [&](const std::string& name, const QByteArray& bytes) {
    QFile file(QString::fromStdString(temp.path(name)));
    file.open(QIODevice::WriteOnly);
    file.write(bytes);
  };
  const auto good = encodePhoto(aisle({300, 200}))->jpeg;
  write("one.jpg", good);
  write("two.jpg", good);
  write("broken.jpg", good.left(good.size() / 2));
  write("empty.jpg", {});
  write("apple.heic", QByteArray("\0\0\0\x18"
                                 "ftypheic",
                                 12) +
                          QByteArray(500, 'h'));
  QList<QUrl> urls;
  for (const char* name : {"one.jpg", "broken.jpg", "two.jpg", "empty.jpg", "apple.heic", "gone.jpg"})
    urls.append(QUrl::fromLocalFile(QString::fromStdString(temp.path(name))));
  urls.append(QUrl::fromLocalFile(QString::fromStdString(temp.path())));
  urls.append(QUrl("https://example.com/photo.jpg"));
  PhotoIntake& intake = stage.models->intake;
  const int before = stage.phone->captures.count();
  intake.take(urls, "carnet");
  ASSERT_TRUE(eventually([&] { return intake.underWay() == 0; }));
  EXPECT_EQ(stage.phone->captures.count(), before + 2);
  QStringList names;
  for (const QVariant& problem : intake.problems()) {
    names.append(problem.toMap().value("name").toString());
    EXPECT_FALSE(problem.toMap().value("sentence").toString().isEmpty());
  }
  for (const char* name : {"broken.jpg", "empty.jpg", "apple.heic", "gone.jpg", "https://example.com/photo.jpg"})
    EXPECT_TRUE(names.contains(name)) << name;
  EXPECT_EQ(names.size(), 6);
}

TEST_F(PhotoBench, APictureOnTheClipboardJoinsTheOpenReport) {
  QGuiApplication::clipboard()->setImage(aisle({300, 200}));
  PhotoIntake& intake = stage.models->intake;
  ASSERT_TRUE(intake.paste("report"));
  ASSERT_TRUE(eventually([&] { return intake.underWay() == 0; }));
  EXPECT_EQ(form().photos().size(), 2);
  QGuiApplication::clipboard()->setText("words");
  EXPECT_FALSE(intake.paste("report")) << "words are for the fields";
}

TEST_F(PhotoBench, AKillRightAfterTheShutterLosesNoPhoto) {
  const int before = stage.phone->captures.count();
  ASSERT_TRUE(stage.phone->photos.keepRaw(encodePhoto(aisle({300, 200}))->jpeg.toStdString()));
  // What the next start does.
  stage.models->intake.resume();
  ASSERT_TRUE(eventually([&] { return stage.models->intake.underWay() == 0; }));
  EXPECT_EQ(stage.phone->captures.count(), before + 1);
  EXPECT_TRUE(stage.phone->photos.rawPhotos().empty());
}

}  // namespace passerelle
