#include "tests/walk/pages.h"

#include "tests/tour/sample.h"

namespace passerelle::walk {
namespace {
using testing::Stage;

void call(Stage& stage, const char* function, const QString& argument) {
  QMetaObject::invokeMethod(stage.places(), function, Q_ARG(QString, argument));
}

void back(Stage& stage) { QMetaObject::invokeMethod(stage.places(), "back"); }

Stop page(const char* name) {
  return {name, [name](Stage& stage) { call(stage, "openPage", QString::fromLatin1(name)); }};
}

/// Presses the control of this name, as a person does.
void press(Stage& stage, const char* objectName) {
  if (auto* control = stage.window()->findChild<QObject*>(QString::fromLatin1(objectName)))
    QMetaObject::invokeMethod(control, "clicked");
}
}  // namespace

std::vector<Stop> visitorsWay() {
  return {page("feed"),
          {"report",
           [](Stage& stage) { call(stage, "showReport", QString::fromStdString(testing::bestStory(*stage.phone))); }},
          {"paper", [](Stage& stage) { QMetaObject::invokeMethod(stage.places(), "showPaper"); }},
          {"report again", [](Stage& stage) { back(stage); }},
          page("carnet"),
          {"carnet, two selected",
           [](Stage& stage) {
             auto& carnet = stage.models->carnet;
             for (const int row : {1, 2})
               carnet.toggle(carnet.data(carnet.index(row), CarnetModel::CaptureId).toString());
           }},
          {"editor",
           [](Stage& stage) {
             stage.models->carnet.clearSelection();
             call(stage, "editDraft", stage.models->drafts.latestId());
           }},
          {"unit picker", [](Stage& stage) { press(stage, "chooseUnit"); }},
          page("terrain"),
          page("me"),
          page("outbox"),
          {"outbox, offline",
           [](Stage& stage) { stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4)); }},
          {"gallery",
           [](Stage& stage) {
             stage.setObstacle(Obstacle::none);
             call(stage, "openPage", QStringLiteral("gallery"));
           }},
          page("capture"),
          {"keys", [](Stage& stage) {
             back(stage);
             QMetaObject::invokeMethod(stage.places(), "showKeys");
           }}};
}

std::vector<Stop> hostsWay() {
  return {page("terrain"), {"host's report", [](Stage& stage) {
                              call(stage, "showReport",
                                   QString::fromStdString(stage.phone->mirror.withHost(1).front().id));
                            }}};
}

std::vector<std::string> notWalked() {
  return {"CameraPage"};  // needs a camera: tests/platform_media
}

}  // namespace passerelle::walk
