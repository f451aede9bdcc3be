#include "tests/walk/pages.h"

#include <QImage>
#include <QQuickItem>
#include <algorithm>
#include <functional>

#include "app/platform/photo_preparer.h"
#include "app/sample/sample_rounds.h"
#include "shared/api/paths.h"
#include "tests/support/inviting_api.h"
#include "tests/support/test_phone.h"
#include "tests/tour/sample.h"
#include "tests/tour/shown.h"

namespace passerelle::walk {
namespace {
using testing::shown;
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
  if (auto* control = shown(stage.window()->contentItem(), QString::fromLatin1(objectName)))
    QMetaObject::invokeMethod(control, "clicked");
}

/// Until the sample's server has answered.
void settleUntil(const std::function<bool()>& done) {
  for (int i = 0; i < 100 && !done(); ++i) Stage::settle(20);
}

/// The first own report that was corrected.
void openCorrected(Stage& stage) {
  for (const OwnReport& own : stage.phone->ownReports.all()) {
    if (own.revision > 1) return call(stage, "showReport", QString::fromStdString(own.id));
  }
}

/// Scrolls the page until this control is in view, as the focus does.
void revealed(Stage& stage, const char* objectName) {
  if (auto* control = shown(stage.window()->contentItem(), QString::fromLatin1(objectName)))
    control->forceActiveFocus(Qt::TabFocusReason);
}

/// A photo joins the report that is open, and goes onto the workbench.
void openWorkshop(Stage& stage) {
  QImage photo(480, 360, QImage::Format_RGB32);
  photo.fill(Qt::gray);
  auto& form = stage.models->form;
  const auto prepared = encodePhoto(photo);
  if (!prepared || !form.keepPhoto(*prepared, form.draftId().toStdString())) return;
  const QString id = form.photos().last().toMap().value("medium").toString();
  QMetaObject::invokeMethod(stage.overlays(), "openWorkshop", Q_ARG(QString, id), Q_ARG(QString, QString()));
  for (int i = 0; i < 200 && !stage.models->workshop.searched(); ++i) Stage::settle(50);
}
}  // namespace

std::vector<Stop> strangersWay() {
  return {{"welcome", [](Stage&) {}}, {"welcome, where another person's words are", [](Stage& stage) {
                                         (void)stage.phone->signIn(testing::someIdentity(), testing::somebody());
                                         (void)stage.phone->captures.addText("Sept clients attendent.");
                                         (void)stage.phone->account.signOut();
                                         stage.makeApi = [] {
                                           return std::make_unique<testing::InvitingApi>(
                                               "0193b3a0-0000-7000-8000-0000000000ff", "Sami");
                                         };
                                         auto& welcome = stage.models->welcome;
                                         welcome.openLink(QString::fromLatin1(testing::kInvitation));
                                         welcome.confirmWords();
                                         revealed(stage, "wipeForAnother");
                                       }}};
}

std::vector<Stop> visitorsWay() {
  return {page("feed"),
          {"report",
           [](Stage& stage) { call(stage, "showReport", QString::fromStdString(testing::bestStory(*stage.phone))); }},
          {"paper", [](Stage& stage) { QMetaObject::invokeMethod(stage.places(), "showPaper"); }},
          {"report again", [](Stage& stage) { back(stage); }},
          {"report, its comments", [](Stage& stage) { revealed(stage, "commentThanks"); }},
          {"report, answering a comment, one's own above",
           [](Stage& stage) {
             auto& talk = stage.models->talk;
             talk.setText(QStringLiteral("Chez nous aussi, le samedi."));
             talk.send();
             talk.answer(talk.comments().first().toMap()["id"].toString());
             revealed(stage, "commentText");
           }},
          {"report, comments on its idea",
           [](Stage& stage) {
             press(stage, "ideaComments");
             revealed(stage, "reportComments");
           }},
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
          page("search"),
          {"search, found", [](Stage& stage) { call(stage, "openPage", QStringLiteral("search:caisse")); }},
          {"search, nothing", [](Stage& stage) { call(stage, "openPage", QStringLiteral("search:zzz")); }},
          page("terrain"),
          {"own report, its history",
           [](Stage& stage) {
             openCorrected(stage);
             stage.models->report.setHistoryOpen(true);
             settleUntil([&] { return !stage.models->report.revisions().isEmpty(); });
           }},
          {"own report, wrong store",
           [](Stage& stage) {
             stage.models->report.setHistoryOpen(false);
             press(stage, "mendUnit");
           }},
          {"me, my devices",
           [](Stage& stage) {
             call(stage, "openPage", QStringLiteral("me"));
             settleUntil([&] { return stage.models->devices.items().size() == 3; });
             revealed(stage, "readDevices");
           }},
          {"a device is asked about", [](Stage& stage) { press(stage, "revokeDevice"); }},
          {"me, signing out",
           [](Stage& stage) {
             press(stage, "signOut");
             revealed(stage, "signOutConfirm");
           }},
          page("outbox"),
          {"outbox, photos wait for Wi-Fi",
           [](Stage& stage) { stage.link->update([](SyncStatus& status) { status.waitsForWifi = true; }); }},
          page("notifications"),
          {"outbox, offline",
           [](Stage& stage) { stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4)); }},
          {"gallery",
           [](Stage& stage) {
             stage.setObstacle(Obstacle::none);
             call(stage, "openPage", QStringLiteral("gallery"));
           }},
          page("capture"),
          {"keys",
           [](Stage& stage) {
             back(stage);
             QMetaObject::invokeMethod(stage.places(), "showKeys");
           }},
          {"me, signed out from elsewhere, with something left", [](Stage& stage) {
             back(stage);
             (void)stage.phone->photos.keepRaw("what nobody can prepare");
             (void)stage.phone->account.setLeavesAt(toIso(stage.clock.now() + std::chrono::hours(24)));
             settleUntil([&] { return stage.models->devices.carnetState() == QLatin1String("keeping"); });
             call(stage, "openPage", QStringLiteral("me"));
             revealed(stage, "exportDeparture");
           }}};
}

std::vector<Stop> hostsWay() {
  return {page("terrain"),
          page("absences"),
          {"absences, declaring one",
           [](Stage& stage) {
             auto& absences = stage.models->absences;
             absences.pickDay(absences.today());
             absences.setDeputyId(absences.candidates().first().toMap()["id"].toString());
             absences.declare();
             absences.pickDay(absences.today());
             revealed(stage, "deputy");
           }},
          {"host's report",
           [](Stage& stage) {
             call(stage, "showReport", QString::fromStdString(stage.phone->mirror.withHost(1).front().id));
           }},
          {"host's report, the answer refused",
           [](Stage& stage) {
             auto& report = stage.models->report;
             report.reply(QStringLiteral("blur"), QStringLiteral("Le visage à gauche de la caisse."), false);
             (void)stage.phone->outbox.stop(api::replyPath(report.reportId().toStdString()), OutboxState::refused,
                                            Obstacle::refused,
                                            "Déjà publié\u00a0: demandez à la modération de masquer.");
             revealed(stage, "dropReply");
           }},
          {"host's report, the answer corrected, too long",
           [](Stage& stage) {
             press(stage, "correctReply");
             if (auto* words = shown(stage.window()->contentItem(), QStringLiteral("replyText")))
               words->setProperty("text", QStringLiteral("Le visage à gauche. ").repeated(101));
             revealed(stage, "replySend");
           }},
          {"outbox, an answer refused", [](Stage& stage) { call(stage, "openPage", QStringLiteral("outbox")); }}};
}

std::vector<Stop> committeesWay() {
  return {page("feed"),
          page("rounds"),
          {"ballot", [](Stage& stage) { call(stage, "showBallot", QString::fromLatin1(sample::kOpenRound)); }},
          {"ballot, with a word",
           [](Stage& stage) {
             auto& ballot = stage.models->ballot;
             ballot.setComment(ballot.row(), QStringLiteral("Une chaise, et un plan à côté."));
             ballot.save();
           }},
          {"ballot, its end",
           [](Stage& stage) {
             auto& ballot = stage.models->ballot;
             ballot.setRow(ballot.count());
           }},
          {"ballot, everything graded, offline",
           [](Stage& stage) {
             stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4));
             auto& ballot = stage.models->ballot;
             for (int row = 3; row < ballot.count(); ++row) ballot.say(row, row % 6);
           }},
          {"result",
           [](Stage& stage) {
             stage.setObstacle(Obstacle::none);
             call(stage, "showResult", QString::fromLatin1(sample::kPublishedRound));
           }},
          {"result, the figures", [](Stage& stage) { press(stage, "resultFigures"); }},
          {"result on paper", [](Stage& stage) { QMetaObject::invokeMethod(stage.places(), "showPaper"); }},
          {"me again",
           [](Stage& stage) {
             back(stage);
             call(stage, "openPage", QStringLiteral("me"));
           }},
          page("outbox"),
          page("triage"),
          {"triage, merging",
           [](Stage& stage) {
             stage.models->triage.step(1);
             press(stage, "triageMerge");
           }},
          {"triage, offline",
           [](Stage& stage) {
             stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4));
             stage.models->triage.decide("toRound");
           }},
          {"triage, done",
           [](Stage& stage) {
             while (stage.models->triage.waiting() > 0) stage.models->triage.decide("information");
           }},
          page("palmares")};
}

std::vector<std::string> notWalked() {
  return {"CameraPage"};  // needs a camera: tests/platform_media
}

std::vector<std::string> leftOut(const QStringList& files, const std::set<QString>& met) {
  const auto excused = notWalked();
  std::vector<std::string> missing;
  for (const QString& file : files) {
    const QString page = file.chopped(4);
    if (!met.contains(page) && std::find(excused.begin(), excused.end(), page.toStdString()) == excused.end())
      missing.push_back(page.toStdString());
  }
  return missing;
}

}  // namespace passerelle::walk
