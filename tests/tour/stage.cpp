#include "tests/tour/stage.h"

#include <QEventLoop>
#include <QTimer>
#include <cmath>
#include <stdexcept>

#include "app/platform/modules/module_loader.h"
#include "app/platform/modules/voice_file_source.h"
#include "app/sample/sample_phone.h"
#include "shared/codec/report_json.h"

namespace passerelle::testing {

namespace {
/// Somebody who speaks all the time.
std::unique_ptr<VoiceSource> makeSpeaker() {
  QByteArray sound;
  for (int i = 0; i < kVoiceSamplesPerSecond; ++i) {
    const auto sample = static_cast<qint16>(4'000 * std::sin(i * 0.06) * std::sin(i * 0.0008));
    sound.append(reinterpret_cast<const char*>(&sample), 2);
  }
  return std::make_unique<VoiceFileSource>(sound);
}
}  // namespace

void SilentApi::send(ApiRequest request, OnAnswer onAnswer) {
  const std::string& path = request.path;
  if (some && (path.starts_with("/v1/devices") || path.starts_with("/v1/carnet/") ||
               path.find("/revisions") != std::string::npos))
    return some->send(std::move(request), std::move(onAnswer));
  onAnswer(fail(ErrorCode::unavailable, "Personne ne répond."));
}

Stage::Models::Models(Stage& stage)
    : PageModels({*stage.phone, stage.clock, stage.rng, stage.executor, stage.camera, [] { return nullptr; },
                  KeyHome::keychain, [] { return std::unique_ptr<QGeoPositionInfoSource>(); },
                  [&stage](const std::string&) -> Result<std::unique_ptr<ApiClient>> { return stage.makeApi(); },
                  QStringLiteral("Téléphone de la visite"), [&stage] { return stage.paper; },
                  QString::fromStdString(stage.folder.path("paper")), [] { return makeSpeaker(); },
                  []() -> std::unique_ptr<FaceFinder> {
                    auto* found = ModuleLoader().get<FacesModule>();
                    return found == nullptr ? nullptr : found->finder();
                  }}) {}

Stage::Stage(const QString& code) {
  auto opened = Phone::open({folder.path("phone"), std::string(kKeyBytes, 'k'), {}}, clock, rng, files);
  if (!opened) throw std::runtime_error(opened.error().message);
  phone = std::move(*opened);
  (void)phone->settings.setLanguage(code.toStdString());
  language.use(code);
  link = std::make_unique<Link>(api, clock, *phone);
  engine = std::make_unique<SyncEngine>(*link, executor, clock, rng, *phone, SyncOptions{.partBytes = 12 * 1024});
  puller = std::make_unique<Puller>(*link, executor, clock, rng, *phone);
}

void Stage::answerSome() {
  api.some = std::make_unique<sample::SampleApi>(clock, executor);
  for (const OwnReport& own : phone->ownReports.all()) {
    if (own.revision > 1) api.some->keep(own.id, encodeReport(sample::beforeCorrection(own.content)), own.state);
    if (own.revision > 0) api.some->keep(own.id, encodeReport(own.content), own.state);
  }
  (void)phone->account.keepDeviceKey(std::string(32, 'd'));
  carnet = std::make_unique<CarnetSync>(*link, executor, clock, rng, *phone);
  carnet->start();
}

Stage::~Stage() {
  m_qml.reset();
  if (models) models->exchange.disconnect();
  models.reset();
}

QQuickWindow* Stage::show(int width, int height) {
  models = std::make_unique<Models>(*this);
  link->update([](SyncStatus& status) { status.contacted = true; });
  models->exchange.connect(*link, *engine, *puller);
  if (carnet) models->exchange.connectCarnet(*carnet, [] { return std::string("wifi"); });
  m_qml = std::make_unique<QQmlApplicationEngine>();
  m_qml->addImportPath(QStringLiteral("qrc:/qt/qml"));
  m_qml->addImageProvider(QStringLiteral("picture"), new PictureProvider(*m_qml, *phone, models->exchange));
  QVariantMap properties = models->properties();
  properties.insert(QStringLiteral("width"), width);
  properties.insert(QStringLiteral("height"), height);
  m_qml->setInitialProperties(properties);
  m_qml->load(QUrl(QStringLiteral("qrc:/qt/qml/Passerelle/Main.qml")));
  m_window = qobject_cast<QQuickWindow*>(m_qml->rootObjects().value(0));
  if (m_window == nullptr) throw std::runtime_error("Main.qml does not load");
  QObject::connect(&models->settings, &SettingsModel::changed, m_window,
                   [this] { language.use(models->settings.language(), m_qml.get()); });
  return m_window;
}

void Stage::settle(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

void Stage::setObstacle(Obstacle obstacle, std::optional<TimePoint> nextAttemptAt) {
  link->update([&](SyncStatus& status) {
    status.obstacle = obstacle;
    status.nextAttemptAt = nextAttemptAt;
  });
}

}  // namespace passerelle::testing
