#include "tests/walk/pages.h"

#include <QImage>

#include "app/platform/photo_preparer.h"
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

/// A photo joins the report that is open, and goes onto the workbench.
void openWorkshop(Stage& stage) {
  QImage photo(480, 360, QImage::Format_RGB32);
  photo.fill(Qt::gray);
  auto& form = stage.models->form;
  const auto prepared = encodePhoto(photo);
  if (!prepared || !form.keepPhoto(*prepared, form.draftId().toStdString())) return;
  const QString id = form.photos().last().toMap().value("medium").toString();
  QMetaObject::invokeMethod(stage.places(), "openWorkshop", Q_ARG(QString, id), Q_ARG(QString, QString()));
  for (int i = 0; i < 200 && !stage.models->workshop.searched(); ++i) Stage::settle(50);
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
          {"workshop", openWorkshop},
          {"workshop, cropping", [](Stage& stage) { stage.models->workshop.setTool("crop"); }},
          {"workshop, drawing", [](Stage& stage) { stage.models->workshop.setTool("pen"); }},
          {"unit picker",
           [](Stage& stage) {
             back(stage);
             press(stage, "chooseUnit");
           }},
          page("terrain"),
          page("me"),
          page("outbox"),
          page("notifications"),
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
