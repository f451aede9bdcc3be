// passerelle-tour: the app over a lively sample, page by page, as pictures. passerelle-tour --out DIR [--only PART]
// [--size 390x844] [--dark] [--lang fr] [--font-scale 1]. Needs a screen that draws (Xvfb will do).
#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQuickItem>
#include <cstdio>
#include <functional>

#include "app/sample/sample_rounds.h"
#include "tests/platform_media/drawn_face.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

using namespace passerelle;
using namespace passerelle::testing;

namespace {

struct Look {
  QString out, only, suffix, language;
  QSize size;
  bool dark = false;
  double fontScale = 1;
};

void shoot(Stage& stage, const Look& look, const QString& name) {
  if (!look.only.isEmpty() && !name.contains(look.only)) return;
  Stage::settle(900);
  const QImage picture = stage.window()->grabWindow();
  const QString path = look.out + QLatin1Char('/') + name + look.suffix + QStringLiteral(".png");
  if (!picture.save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
  std::printf("%s\n", qPrintable(path));
}

void call(Stage& stage, const char* function, const QString& argument) {
  QMetaObject::invokeMethod(stage.places(), function, Q_ARG(QString, argument));
}

/// The first item of this name that is drawn below `item`.
QQuickItem* itemOf(QQuickItem* item, const char* name) {
  if (!item->isVisible()) return nullptr;
  if (item->objectName() == QLatin1String(name)) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = itemOf(child, name)) return found;
  }
  return nullptr;
}

/// Opens a stage that `fill` furnished, and lets `walk` take pictures.
void with(const Look& look, const std::function<void(Stage&)>& fill, const std::function<void(Stage&)>& walk) {
  Stage stage(look.language);
  (void)stage.phone->settings.setTheme(look.dark ? "dark" : "light");
  (void)stage.phone->settings.setValue("fontScale", QString::number(look.fontScale).toStdString());
  fill(stage);
  stage.show(look.size.width(), look.size.height());
  walk(stage);
  Stage::settle(600);  // pictures asked for last are read while their phone is there
}

/// A photo with drawn faces joins the report that is open, and goes onto the workbench.
void walkWorkshop(Stage& stage, const Look& look) {
  QImage photo = aisle({1600, 1200});
  {
    QPainter painter(&photo);
    drawFace(painter, {520, 520}, 300, 0);
    drawFace(painter, {1120, 420}, 190, 1);
  }
  const auto prepared = encodePhoto(photo);
  if (!prepared || !stage.models->form.keepPhoto(*prepared, stage.models->form.draftId().toStdString())) return;
  const QString id = stage.models->form.photos().last().toMap().value("medium").toString();
  QMetaObject::invokeMethod(stage.overlays(), "openWorkshop", Q_ARG(QString, id), Q_ARG(QString, QString()));
  for (int i = 0; i < 300 && !stage.models->workshop.searched(); ++i) Stage::settle(100);
  shoot(stage, look, "workshop-faces");
  PhotoWorkshop& bench = stage.models->workshop;
  bench.maskFace(0);
  bench.setTool("arrow");
  bench.press(900, 1000);
  bench.drag(700, 700);
  bench.release();
  shoot(stage, look, "workshop");
  bench.setTool("crop");
  bench.setCrop(160, 80, 1200, 1000);
  shoot(stage, look, "workshop-crop");
  QMetaObject::invokeMethod(stage.places(), "back");
}

void walkVisitor(Stage& stage, const Look& look) {
  const bool wide = look.size.width() >= 840;
  const QString story = QString::fromStdString(bestStory(*stage.phone));
  if (wide) call(stage, "showReport", story);
  shoot(stage, look, "feed");
  if (!wide) {
    call(stage, "showReport", story);
    shoot(stage, look, "report");
  }
  const QString draft = stage.models->drafts.latestId();
  call(stage, "openPage", "carnet");
  stage.models->carnet.toggle(
      stage.models->carnet.data(stage.models->carnet.index(1), CarnetModel::CaptureId).toString());
  stage.models->carnet.toggle(
      stage.models->carnet.data(stage.models->carnet.index(2), CarnetModel::CaptureId).toString());
  if (wide) call(stage, "editDraft", draft);
  shoot(stage, look, "carnet");
  stage.models->carnet.clearSelection();
  if (!wide) {
    call(stage, "editDraft", draft);
    shoot(stage, look, "editor");
    if (auto* cell = itemOf(stage.window()->contentItem(), "cell-aftersales-hearing")) cell->forceActiveFocus();
    shoot(stage, look, "sensory-walk");
  }
  walkWorkshop(stage, look);
  if (!wide) call(stage, "openPage", "carnet");
  call(stage, "openPage", "capture");
  stage.models->capture.setText(look.language == "fr"
                                    ? "Une dame pose son panier et repart. Deux caisses ouvertes sur six."
                                    : "A lady puts her basket down and leaves. Two checkouts open out of six.");
  shoot(stage, look, "capture");
  stage.models->recorder.record();
  Stage::settle(2'000);
  shoot(stage, look, "voice");
  stage.models->recorder.pause();
  shoot(stage, look, "voice-paused");
  stage.models->recorder.finish();
  shoot(stage, look, "voice-kept");
  QMetaObject::invokeMethod(stage.places(), "back");
  stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4));
  call(stage, "openPage", "outbox");
  shoot(stage, look, "outbox");
  call(stage, "openPage", "notifications");
  shoot(stage, look, "notifications");
  call(stage, "showReport", story);
  if (auto* thanks = itemOf(stage.window()->contentItem(), "commentThanks")) thanks->forceActiveFocus();
  shoot(stage, look, "comments");
  stage.setObstacle(Obstacle::none);
  call(stage, "openPage", look.language == "fr" ? "search:caisse" : "search:checkout");
  shoot(stage, look, "search");
  call(stage, "openPage", "terrain");
  shoot(stage, look, "terrain");
  const auto own = stage.phone->ownReports.all();
  if (!own.empty()) {
    call(stage, "showReport", QString::fromStdString(own.front().id));
    if (auto* mend = itemOf(stage.window()->contentItem(), "mendUnit")) QMetaObject::invokeMethod(mend, "clicked");
    if (auto* choice = itemOf(stage.window()->contentItem(), "anotherUnit")) choice->forceActiveFocus();
    shoot(stage, look, "own-report");
  }
  for (const OwnReport& one : stage.phone->ownReports.all()) {
    if (one.revision < 2) continue;
    call(stage, "showReport", QString::fromStdString(one.id));
    stage.models->report.setHistoryOpen(true);
    for (int i = 0; i < 50 && stage.models->report.revisions().isEmpty(); ++i) Stage::settle(20);
    if (auto* history = itemOf(stage.window()->contentItem(), "history")) history->forceActiveFocus();
    shoot(stage, look, "history");
  }
  call(stage, "openPage", "me");
  shoot(stage, look, "me");
  for (int i = 0; i < 50 && stage.models->devices.items().size() < 3; ++i) Stage::settle(20);
  if (auto* last = itemOf(stage.window()->contentItem(), "readDevices")) last->forceActiveFocus();
  shoot(stage, look, "devices");
  call(stage, "openPage", "gallery");
  shoot(stage, look, "gallery");
  QMetaObject::invokeMethod(stage.places(), "showKeys");
  shoot(stage, look, "keys");
  QMetaObject::invokeMethod(stage.places(), "back");
  call(stage, "showReport", story);
  QMetaObject::invokeMethod(stage.places(), "showPaper");
  shoot(stage, look, "paper");
}

/// A draft in which somebody could be recognised, and which others have nearly written already.
void fillNamingDraft(Stage& stage, const Look& look) {
  Phone& phone = *stage.phone;
  const bool french = look.language == "fr";
  Report report = ReportForm::blank(phone);
  report.subject.code = "LYON-01";
  report.astonishments.clear();
  Astonishment one;
  one.id = phone.vault.newId();
  one.tone = Tone::bad;
  one.text =
      french ? "Une seule caisse ouverte sur quatre, sept clients dans la file. La caissière Sophie courait partout."
             : "Only one till of four was open, seven customers in line. The bearded salesman ran from till to till.";
  report.astonishments.push_back(one);
  report.ideas.push_back({phone.vault.newId(), "Ouvrir une deuxième caisse dès que cinq personnes attendent."});
  if (!phone.drafts.begin(report)) std::fprintf(stderr, "no draft\n");
}

void walkWords(Stage& stage, const Look& look) {
  call(stage, "editDraft", stage.models->drafts.latestId());
  Stage::settle(900);
  shoot(stage, look, "words");
  if (QObject* send = stage.window()->findChild<QObject*>("send")) QMetaObject::invokeMethod(send, "clicked");
  shoot(stage, look, "last-look");
}

/// A round, from the announcement to the result, for a committee member.
void walkRounds(Stage& stage, const Look& look) {
  shoot(stage, look, "round-announced");
  call(stage, "openPage", "rounds");
  shoot(stage, look, "rounds");
  call(stage, "showBallot", QString::fromLatin1(sample::kOpenRound));
  shoot(stage, look, "ballot");
  auto& ballot = stage.models->ballot;
  stage.setObstacle(Obstacle::offline, stage.clock.now() + std::chrono::minutes(4));
  for (int row = 3; row < ballot.count(); ++row) ballot.say(row, (row * 5) % 6);
  shoot(stage, look, "ballot-submitted");
  stage.setObstacle(Obstacle::none);
  call(stage, "showResult", QString::fromLatin1(sample::kPublishedRound));
  shoot(stage, look, "round-result");
  if (auto* figures = itemOf(stage.window()->contentItem(), "resultFigures"))
    QMetaObject::invokeMethod(figures, "clicked");
  shoot(stage, look, "round-result-figures");
  call(stage, "openPage", "triage");
  stage.models->triage.decide("toRound");
  shoot(stage, look, "triage");
  call(stage, "openPage", "palmares");
  shoot(stage, look, "palmares");
}

void tour(const Look& look) {
  with(
      look, [](Stage&) {}, [&](Stage& stage) { shoot(stage, look, "welcome"); });
  with(
      look, [](Stage& stage) { signInVisitor(*stage.phone); },
      [&](Stage& stage) {
        shoot(stage, look, "empty-feed");
        call(stage, "openPage", "carnet");
        shoot(stage, look, "empty-carnet");
      });
  with(
      look,
      [](Stage& stage) {
        signInVisitor(*stage.phone);
        fillMirror(*stage.phone);
        fillOwnReports(*stage.phone);
        fillCarnet(*stage.phone);
        fillDraft(*stage.phone);
        stage.answerSome();
      },
      [&](Stage& stage) { walkVisitor(stage, look); });
  with(
      look,
      [](Stage& stage) {
        signInCommittee(*stage.phone);
        fillMirror(*stage.phone);
        fillRounds(*stage.phone);
        fillCommittee(*stage.phone);
      },
      [&](Stage& stage) { walkRounds(stage, look); });
  with(
      look,
      [&](Stage& stage) {
        signInVisitor(*stage.phone);
        fillMirror(*stage.phone);
        fillNamingDraft(stage, look);
      },
      [&](Stage& stage) { walkWords(stage, look); });
  with(
      look,
      [](Stage& stage) {
        signInHost(*stage.phone);
        fillMirror(*stage.phone);
        fillStoreHour(*stage.phone);
      },
      [&](Stage& stage) {
        call(stage, "openPage", "terrain");
        if (look.size.width() < 840) shoot(stage, look, "host");
        const auto waiting = stage.phone->mirror.withHost(1);
        if (!waiting.empty()) call(stage, "showReport", QString::fromStdString(waiting.front().id));
        shoot(stage, look, "host-report");
        call(stage, "openPage", "absences");
        shoot(stage, look, "absences");
      });
}

}  // namespace

int main(int argc, char** argv) {
  QGuiApplication application(argc, argv);
  QCommandLineParser parser;
  parser.addHelpOption();
  const QCommandLineOption out("out", "folder for the pictures", "DIR", "."),
      only("only", "pictures whose name has this", "PART"), size("size", "of the window", "WxH", "390x844"),
      dark("dark", "night colours"), lang("lang", "fr or en", "CODE", "fr"),
      scale("font-scale", "1 to 2", "SCALE", "1"), suffix("suffix", "put after each name", "TEXT", "");
  parser.addOptions({out, only, size, dark, lang, scale, suffix});
  parser.process(application);
  const QStringList parts = parser.value(size).split('x');
  if (parts.size() != 2) parser.showHelp(2);
  Look look{parser.value(out),
            parser.value(only),
            parser.value(suffix),
            parser.value(lang),
            QSize(parts[0].toInt(), parts[1].toInt()),
            parser.isSet(dark),
            parser.value(scale).toDouble()};
  QDir().mkpath(look.out);
  try {
    tour(look);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "passerelle-tour: %s\n", problem.what());
    return 1;
  }
  return 0;
}
