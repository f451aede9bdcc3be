// field_walker: the app without its pixels, for test_field_kill.
//   field_walker setup PROFILE SERVER TOKEN PERSON    signs in
//   field_walker walk PROFILE PHOTO SEED REPORTS      tells what is there, then lives until it is killed
//   field_walker drain PROFILE                        sends what waits, then tells everything
#include <QCoreApplication>
#include <QFile>
#include <QGeoPositionInfoSource>
#include <QGuiApplication>
#include <cmath>
#include <cstdio>
#include <utility>

#include "app/platform/modules/photo_source.h"
#include "app/platform/modules/voice_file_source.h"
#include "tests/field_kill/walker/walk.h"

namespace passerelle::testing {
namespace {
class NoCamera final : public PhotoSource {
 public:
  bool available() const override { return false; }
  bool active() const override { return false; }
  QString explanation() const override { return {}; }
  void start() override {}
  void stop() override {}
  void take() override {}
  void showIn(QObject*) override {}
  QObject* sink() const override { return nullptr; }
};

QByteArray buzz() {
  QByteArray sound;
  for (int i = 0; i < kVoiceSamplesPerSecond * 2; ++i) {
    const auto sample = static_cast<qint16>(7000 * std::sin(i * 0.06) + 3000 * std::sin(i * 0.17));
    sound.append(reinterpret_cast<const char*>(&sample), 2);
  }
  return sound;
}

int setUp(Device& device, const QStringList& given) {
  Me me;
  me.id = given.value(4).toStdString();
  me.name = "Camille";
  me.roles = {"visitor"};
  const Identity identity{given.value(2).toStdString(), "Chaîne", "device", given.value(3).toStdString(), ""};
  const auto done = device.phone->account.signIn(identity, me);
  const auto unit = device.phone->mirror.putRow("unit", "S-1", R"({"code":"S-1","name":"Sud 1","region":"Sud"})");
  say(done && unit ? "ready" : "E signing in failed");
  return done && unit ? 0 : 1;
}

int drain(Device& device) {
  constexpr long long kPatienceUs = 60'000'000;  // without an entry that leaves
  int received = 0;
  for (const OwnReport& report : device.phone->ownReports.all()) received += report.textReceived ? 1 : 0;
  say("A " + std::to_string(received));
  device.startSync();
  (void)device.phone->outbox.retry();
  device.engine->networkReturned();
  long long since = nowUs();
  for (int left = device.phone->outbox.count(); left > 0 && nowUs() - since < kPatienceUs;) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    const int now = device.phone->outbox.count();
    if (now != std::exchange(left, now)) since = nowUs();
  }
  for (const OutboxEntry& left : device.phone->outbox.all())
    say("E still waiting: " + left.path + " " + std::string(nameOf(left.obstacle)) + " " + left.detail);
  tellWhatIsThere(*device.phone, "all");
  say("ready");
  return 0;
}

int walk(Device& device, const QStringList& given) {
  tellWhatIsThere(*device.phone, given.value(4).toStdString());
  NoCamera camera;
  PageModels pages({*device.phone,
                    device.clock,
                    device.rng,
                    device.executor,
                    camera,
                    [] { return nullptr; },
                    KeyHome::file,
                    [] { return std::unique_ptr<QGeoPositionInfoSource>(); },
                    [](const std::string&) -> Result<std::unique_ptr<ApiClient>> {
                      return fail(ErrorCode::unavailable, "not here");
                    },
                    QStringLiteral("walker"),
                    [] { return nullptr; },
                    {},
                    [] { return std::unique_ptr<VoiceSource>(std::make_unique<VoiceFileSource>(buzz())); }});
  QFile photo(given.value(2));
  if (!photo.open(QIODevice::ReadOnly)) return 1;
  Walk life(device, pages, photo.readAll(), given.value(3).toULongLong());
  pages.exchange.connect(*device.link, *device.engine, *device.puller);
  device.startSync();
  life.start();
  say("ready");
  return QCoreApplication::exec();
}
}  // namespace
}  // namespace passerelle::testing

int main(int argc, char** argv) {
  using namespace passerelle;
  QGuiApplication application(argc, argv);
  QStringList given = QCoreApplication::arguments();
  given.removeFirst();
  DeviceOptions asked;
  asked.folder = given.value(1).toStdString();
  asked.keychain = false;
  auto device = Device::open(asked);
  if (!device) {
    testing::say("E " + device.error().message);
    return 1;
  }
  if (given.value(0) == QLatin1String("setup")) return testing::setUp(**device, given);
  if (given.value(0) == QLatin1String("drain")) return testing::drain(**device);
  return testing::walk(**device, given);
}
