// The whole app over a folder of its own, without a network: for the tour's pictures and the tests of the pages.
#pragma once
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <functional>
#include <memory>

#include "app/platform/qt_executor.h"
#include "app/sample/sample_api.h"
#include "app/viewmodel/language.h"
#include "app/viewmodel/page_models.h"
#include "app/viewmodel/picture_provider.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

/// A server that nobody reaches, but for what the stage lets it answer.
class SilentApi final : public ApiClient {
 public:
  void send(ApiRequest request, OnAnswer onAnswer) override;
  std::unique_ptr<sample::SampleApi> some;  ///< answers for one's devices, the exchange between them, and histories
};

/// No camera.
class NoCamera final : public PhotoSource {
 public:
  bool available() const override { return false; }
  bool active() const override { return false; }
  QString explanation() const override { return QStringLiteral("Pas d’appareil photo ici."); }
  void start() override {}
  void stop() override {}
  void take() override {}
  void showIn(QObject*) override {}
  QObject* sink() const override { return nullptr; }
};

/// Everything main.cpp makes, over `files` of the stage's own. GUI thread.
class Stage {
 public:
  explicit Stage(const QString& language = QStringLiteral("fr"));
  ~Stage();

  /// From now on the sample's server tells of one's devices and of the history of own reports. Call before show(), with
  /// the sample in the phone.
  void answerSome();
  /// Loads Main.qml; the window is shown at this size. Call after the sample is in the phone.
  QQuickWindow* show(int width, int height);
  QQuickWindow* window() const { return m_window; }
  /// What the window opened: pages/Places.qml.
  QObject* places() const { return m_window->findChild<QObject*>(QStringLiteral("places")); }
  /// What stands over it: pages/Overlays.qml.
  QObject* overlays() const { return m_window->findChild<QObject*>(QStringLiteral("overlays")); }
  /// Runs the event loop for a while: animations end, pictures come.
  static void settle(int ms);
  /// What the app then says about the network.
  void setObstacle(Obstacle obstacle, std::optional<TimePoint> nextAttemptAt = {});

  TempFolder folder;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  QtExecutor executor;
  Language language;
  std::unique_ptr<Phone> phone;
  SilentApi api;
  std::unique_ptr<Link> link;
  std::unique_ptr<SyncEngine> engine;
  std::unique_ptr<Puller> puller;
  std::unique_ptr<CarnetSync> carnet;  ///< after answerSome()

  NoCamera camera;
  PaperModule* paper = nullptr;  ///< set before the models are made
  /// Who answers an invitation; nobody does unless a test says so.
  std::function<std::unique_ptr<ApiClient>()> makeApi = [] { return std::make_unique<SilentApi>(); };
  /// View-models over this stage, for a test that shows no window.
  struct Models : PageModels {
    explicit Models(Stage& stage);
  };
  std::unique_ptr<Models> models;

 private:
  std::unique_ptr<QQmlApplicationEngine> m_qml;
  QQuickWindow* m_window = nullptr;
};

}  // namespace passerelle::testing
