// The device modules as the app meets them: libraries beside the program, behind interfaces compiled on both sides.
#include <gtest/gtest.h>

#include <QImage>
#include <QVideoSink>

#include "app/platform/modules/keychain.h"
#include "app/platform/modules/lazy_camera.h"
#include "app/platform/modules/media_module.h"
#include "app/platform/modules/module_loader.h"
#include "tests/media/picture_maker.h"
#include "tests/support/temp_folder.h"

namespace passerelle {

TEST(Modules, TheMediaModulesCameraIsHeardAcrossTheDoor) {
  testing::TempFolder temp;
  testing::writeFile(temp.path("one.jpg"), "a picture's bytes");
  auto* media = ModuleLoader().get<MediaModule>();
  ASSERT_NE(media, nullptr);
  LazyCamera camera([&] { return media->files({QString::fromStdString(temp.path("one.jpg"))}); });
  QList<QByteArray> taken;
  int changes = 0;
  QObject::connect(&camera, &PhotoSource::taken, [&](const QByteArray& picture) { taken.append(picture); });
  QObject::connect(&camera, &PhotoSource::activeChanged, [&] { ++changes; });
  camera.start();
  camera.take();
  camera.stop();
  EXPECT_EQ(taken, QList<QByteArray>{"a picture's bytes"});
  EXPECT_EQ(changes, 2);
}

TEST(Modules, TheMediaModuleShowsItsPicturesInASinkAndReadsCodes) {
  testing::TempFolder temp;
  const QString path = QString::fromStdString(temp.path("plain.png"));
  QImage picture(64, 48, QImage::Format_RGB32);
  picture.fill(Qt::gray);
  ASSERT_TRUE(picture.save(path));
  auto* media = ModuleLoader().get<MediaModule>();
  ASSERT_NE(media, nullptr);
  const auto source = media->files({path});
  QVideoSink sink;
  source->showIn(&sink);
  source->start();
  EXPECT_EQ(source->sink(), &sink);
  EXPECT_EQ(sink.videoSize(), QSize(64, 48));
  EXPECT_NE(media->codeReader(), nullptr);
  EXPECT_EQ(media->readCode(path).error().code, ErrorCode::refused);
}

TEST(Modules, TheKeychainModuleHasNoneWhereNoServiceAnswers) {
  qputenv("DBUS_SESSION_BUS_ADDRESS", "");
  qputenv("XDG_RUNTIME_DIR", "");
  auto* keychain = ModuleLoader().get<KeychainModule>();
  ASSERT_NE(keychain, nullptr);
  EXPECT_EQ(keychain->open(), nullptr);
}

TEST(Modules, WithoutTheModuleTheCameraSaysWhatToDoInstead) {
  testing::TempFolder empty;
  const ModuleLoader loader(QString::fromStdString(empty.path()));
  EXPECT_EQ(loader.get<MediaModule>(), nullptr);
  LazyCamera camera([] { return nullptr; });
  EXPECT_EQ(camera.explanation(), QString()) << "nobody has looked yet";
  QStringList failures;
  QObject::connect(&camera, &PhotoSource::failed, [&](const QString& sentence) { failures.append(sentence); });
  camera.start();
  camera.take();
  EXPECT_FALSE(camera.available());
  EXPECT_EQ(failures.size(), 2);
  EXPECT_NE(camera.explanation().indexOf("files"), -1);
}

}  // namespace passerelle
