// An invitation's code is read from a picture and from a camera's frames; where there is no camera, the app says so.
#include <gtest/gtest.h>

#include <QBuffer>
#include <QCameraDevice>
#include <QImage>
#include <QImageReader>
#include <QMediaDevices>
#include <QPainter>
#include <QTransform>
#include <QVideoSink>

#include "app/platform/media/camera_source.h"
#include "app/platform/media/qr_reader.h"
#include "backend/people/qr.h"
#include "tests/media/picture_maker.h"
#include "tests/platform/eventually.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
using testing::eventually;

const QString kLink = "https://passerelle.tilleul.example/join#4f1d2c3b5a69788796a5b4c3d2e1f001";

/// The server's own SVG, as a browser or printer would show it.
QImage printed(const QString& text, int sizePx) {
  QByteArray svg = QByteArray::fromStdString(people::qrSvg(text.toStdString()));
  QBuffer buffer(&svg);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer, "svg");
  reader.setScaledSize({sizePx, sizePx});
  QImage paper(sizePx, sizePx, QImage::Format_RGB32);
  paper.fill(Qt::white);
  QPainter(&paper).drawImage(0, 0, reader.read());
  return paper;
}

/// A phone's photo of it: on a desk, turned, tilted, dim.
QImage photographed(const QImage& paper, double degrees) {
  QImage desk(1200, 900, QImage::Format_RGB32);
  desk.fill(QColor(92, 74, 60));
  QPainter painter(&desk);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.translate(600, 450);
  painter.rotate(degrees);
  painter.shear(0.12, 0.05);
  painter.setOpacity(0.8);
  painter.drawImage(-paper.width() / 2, -paper.height() / 2, paper);
  return desk;
}
}  // namespace

TEST(QrReader, ReadsTheServersCodeAsPrintedAndAsPhotographed) {
  EXPECT_EQ(readQr(printed(kLink, 400)), kLink);
  for (double degrees : {0.0, 12.0, 90.0, 133.0, 180.0, 271.0})
    EXPECT_EQ(readQr(photographed(printed(kLink, 420), degrees)), kLink) << degrees;
}

TEST(QrReader, AnAccentSurvives) {
  EXPECT_EQ(readQr(printed("passerelle://join?server=https://tilleul.example#é", 400)),
            "passerelle://join?server=https://tilleul.example#é");
}

TEST(QrReader, APictureWithoutACodeHasNone) {
  QImage plain(300, 300, QImage::Format_RGB32);
  plain.fill(Qt::gray);
  EXPECT_EQ(readQr(plain), QString());
  EXPECT_EQ(readQr(QImage()), QString());
}

TEST(QrReader, FilesSayWhatIsWrongAndWhatToDo) {
  testing::TempFolder temp;
  const QString code = QString::fromStdString(temp.path("code.jpg")),
                plain = QString::fromStdString(temp.path("plain.png"));
  ASSERT_TRUE(photographed(printed(kLink, 420), 8).save(code));
  QImage grey(200, 200, QImage::Format_RGB32);
  grey.fill(Qt::gray);  // what lay in memory before may hold a code
  ASSERT_TRUE(grey.save(plain));
  testing::writeFile(temp.path("letter.pdf"), "%PDF-1.7");
  EXPECT_EQ(*readQrFile(code), kLink);
  EXPECT_EQ(readQrFile(plain).error().code, ErrorCode::refused);
  EXPECT_NE(readQrFile(plain).error().message.find("paste the link"), std::string::npos);
  EXPECT_EQ(readQrFile(QString::fromStdString(temp.path("letter.pdf"))).error().code, ErrorCode::unsupportedType);
  EXPECT_EQ(readQrFile("/nowhere").error().code, ErrorCode::notFound);
}

TEST(QrReader, ACodeInTheCamerasFramesIsFoundOnce) {
  testing::TempFolder temp;
  const QString desk = QString::fromStdString(temp.path("desk.png")),
                code = QString::fromStdString(temp.path("code.png"));
  ASSERT_TRUE(QImage(640, 480, QImage::Format_RGB32).save(desk));
  ASSERT_TRUE(photographed(printed(kLink, 420), 5).save(code));
  const auto source = makeFileSource({desk, code, code});  // an odd round: the reader skips every other frame
  QVideoSink sink;
  source->showIn(&sink);
  QrReader reader;
  QStringList found;
  QObject::connect(&reader, &QrReader::found, [&](const QString& text) { found.append(text); });
  reader.watch(source->sink());
  source->start();
  // Each take() moves on to the next picture, and shows it.
  ASSERT_TRUE(eventually([&] {
    source->take();
    return !found.isEmpty();
  }));
  for (int i = 0; i < 6; ++i) {
    source->take();
    QCoreApplication::processEvents();
  }
  EXPECT_EQ(found, QStringList{kLink});
}

TEST(QrReader, AReaderThatStopsWatchingFindsNothing) {
  testing::TempFolder temp;
  const QString code = QString::fromStdString(temp.path("code.png"));
  ASSERT_TRUE(printed(kLink, 400).save(code));
  const auto source = makeFileSource({code});
  QVideoSink sink;
  source->showIn(&sink);
  bool found = false;
  {
    QrReader reader;
    QObject::connect(&reader, &QrReader::found, [&] { found = true; });
    reader.watch(&sink);
    source->start();
    reader.watch(nullptr);
  }
  QCoreApplication::processEvents();
  EXPECT_FALSE(found);
}

TEST(Camera, WithoutADeviceItSaysSoAndWhatToDoInstead) {
  if (!QMediaDevices::videoInputs().isEmpty()) GTEST_SKIP() << "this machine has a camera";
  const auto camera = makeCameraSource();
  EXPECT_FALSE(camera->available());
  EXPECT_NE(camera->explanation().indexOf("files"), -1);
  QStringList failures;
  QObject::connect(camera.get(), &PhotoSource::failed, [&](const QString& sentence) { failures.append(sentence); });
  camera->start();
  EXPECT_FALSE(camera->active());
  camera->take();
  EXPECT_EQ(failures.size(), 2);
  camera->stop();
}

TEST(Camera, FilesStandInForOneAndGoRound) {
  testing::TempFolder temp;
  testing::writeFile(temp.path("one.jpg"), "first picture's bytes");
  testing::writeFile(temp.path("two.jpg"), "second picture's bytes");
  const auto source =
      makeFileSource({QString::fromStdString(temp.path("one.jpg")), QString::fromStdString(temp.path("two.jpg"))});
  QList<QByteArray> taken;
  int failures = 0;
  QObject::connect(source.get(), &PhotoSource::taken, [&](const QByteArray& picture) { taken.append(picture); });
  QObject::connect(source.get(), &PhotoSource::failed, [&] { ++failures; });
  source->take();
  EXPECT_EQ(failures, 1) << "not started";
  source->start();
  EXPECT_TRUE(source->active());
  for (int i = 0; i < 3; ++i) source->take();
  EXPECT_EQ(taken, (QList<QByteArray>{"first picture's bytes", "second picture's bytes", "first picture's bytes"}));
  EXPECT_FALSE(makeFileSource({})->available());
}

}  // namespace passerelle
