// Not a byte of room is left on the phone: every form says so and what to do, before anything is lost; the words stay
// on the screen and are on the disk as soon as there is room.
#include <gtest/gtest.h>

#include <QGuiApplication>
#include <QQuickItem>
#include <cmath>
#include <iostream>
#include <memory>

#include "shared/audio/ogg_opus.h"
#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"
#include "tests/without_room/small_disk.h"

namespace passerelle {
namespace {
using testing::SmallDisk;
using testing::Stage;

SmallDisk* disk = nullptr;

QString longWords(int number) {
  return QStringLiteral("Caisse fermée, sept clients attendent. ").repeated(40) + QString::number(number);
}

class FullDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    disk->empty();
    stage = std::make_unique<Stage>(QStringLiteral("en"));  // in a folder of the small disk
    testing::signInVisitor(*stage->phone);
    models = std::make_unique<Stage::Models>(*stage);
  }
  void TearDown() override { disk->empty(); }
  /// Types on until the disk refuses; returns what is on the screen then.
  template <class Type, class Problem>
  static QString typeUntilRefused(Type type, Problem problem) {
    QString words;
    for (int i = 0; i < 200 && problem().isEmpty(); ++i) {
      words = longWords(i);
      type(words);
    }
    return words;
  }

  std::unique_ptr<Stage> stage;
  std::unique_ptr<Stage::Models> models;
};
}  // namespace

TEST_F(FullDisk, ANoteStaysOnTheScreenWithASentenceAndIsKeptAsSoonAsThereIsRoom) {
  CaptureForm& form = models->capture;
  form.begin();
  form.setText("C");
  disk->fill();
  const QString words = typeUntilRefused(
      [&](const QString& text) {
        form.setText(text);
        form.save();
      },
      [&] { return form.problem(); });
  EXPECT_TRUE(form.problem().contains("make room")) << form.problem().toStdString();
  EXPECT_EQ(form.text(), words);
  disk->empty();
  EXPECT_TRUE(form.save()) << "the banner's Try again";
  EXPECT_TRUE(form.problem().isEmpty());
  EXPECT_EQ(QString::fromStdString(stage->phone->captures.all().front().text), words);
}

TEST_F(FullDisk, AReportStaysOnTheScreenAndIsKeptByItselfAsSoonAsThereIsRoom) {
  ReportForm& form = models->form;
  ASSERT_TRUE(form.open({}));
  const QString entry =
      form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::EntryId).toString();
  disk->fill();
  const QString words = typeUntilRefused(
      [&](const QString& text) {
        form.setWords(entry, text);
        form.save();
      },
      [&] { return form.problem(); });
  EXPECT_TRUE(form.problem().contains("make room")) << form.problem().toStdString();
  EXPECT_EQ(form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::Words).toString(), words);
  EXPECT_FALSE(form.send()) << "what is not on the disk is not sent either";
  disk->empty();
  for (int i = 0; i < 100 && !form.problem().isEmpty(); ++i) Stage::settle(20);
  EXPECT_TRUE(form.problem().isEmpty()) << "it tries again by itself";
  const auto draft = stage->phone->drafts.find(form.draftId().toStdString());
  ASSERT_TRUE(draft);
  EXPECT_EQ(QString::fromStdString(draft->content.astonishments.front().text), words);
}

TEST_F(FullDisk, ANoteThatCannotBeKeptIsLeftOnlyWhenAskedTo) {
  CaptureForm& form = models->capture;
  form.begin();
  form.setText("C");
  disk->fill();
  const auto type = [&](const QString& text) {
    form.setText(text);
    form.save();
  };
  const QString words = typeUntilRefused(type, [&] { return form.problem(); });
  EXPECT_FALSE(form.held()) << "nobody wanted to leave yet";
  EXPECT_FALSE(form.finish());
  EXPECT_TRUE(form.held());
  EXPECT_FALSE(form.begin()) << "another note does not take its place either";
  EXPECT_EQ(form.text(), words);
  EXPECT_TRUE(form.problem().contains("make room")) << form.problem().toStdString();
  disk->empty();
  EXPECT_TRUE(form.finish());
  EXPECT_FALSE(form.held());
  EXPECT_EQ(QString::fromStdString(stage->phone->captures.all().front().text), words);

  ASSERT_TRUE(form.begin());
  form.setText("D");
  disk->fill();
  typeUntilRefused(type, [&] { return form.problem(); });
  ASSERT_FALSE(form.finish());
  form.abandon();
  EXPECT_TRUE(form.text().isEmpty());
  EXPECT_TRUE(form.problem().isEmpty());
  EXPECT_TRUE(form.begin());
}

TEST_F(FullDisk, AReportThatCannotBeKeptIsLeftOnlyWhenAskedTo) {
  ReportForm& form = models->form;
  ASSERT_TRUE(form.open({}));
  ASSERT_TRUE(form.close());
  const QString other = QString::fromStdString(stage->phone->drafts.all().front().id);
  ASSERT_TRUE(form.open({}));
  const QString here = form.draftId();
  const auto words = [&] {
    return form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::Words);
  };
  const QString entry =
      form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::EntryId).toString();
  disk->fill();
  const QString typed = typeUntilRefused(
      [&](const QString& text) {
        form.setWords(entry, text);
        form.save();
      },
      [&] { return form.problem(); });
  EXPECT_FALSE(form.close());
  EXPECT_TRUE(form.held());
  EXPECT_FALSE(form.open(other));
  EXPECT_FALSE(form.open({}));
  EXPECT_EQ(form.draftId(), here);
  EXPECT_EQ(words().toString(), typed);
  EXPECT_TRUE(form.problem().contains("make room")) << form.problem().toStdString();
  form.abandon();
  EXPECT_TRUE(form.draftId().isEmpty());
  EXPECT_FALSE(form.held());
  disk->empty();
  EXPECT_TRUE(stage->phone->drafts.find(here.toStdString())) << "what was on the disk stays there";
}

TEST_F(FullDisk, ThePageOfANoteStaysUntilItIsKeptOrLeftOnPurpose) {
  models.reset();
  QQuickWindow* window = stage->show(390, 844);
  const auto open = [&](const char* page) {
    QMetaObject::invokeMethod(stage->places(), "openPage", Q_ARG(QString, QString::fromLatin1(page)));
    Stage::settle(50);
  };
  const auto control = [&](const char* name) { return testing::shown(window->contentItem(), QLatin1String(name)); };
  CaptureForm& form = stage->models->capture;
  open("capture");
  ASSERT_NE(control("captureDone"), nullptr);
  form.setText("C");
  disk->fill();
  const QString words = typeUntilRefused(
      [&](const QString& text) {
        form.setText(text);
        form.save();
      },
      [&] { return form.problem(); });
  QMetaObject::invokeMethod(control("captureDone"), "clicked");
  Stage::settle(50);
  QMetaObject::invokeMethod(stage->places(), "back");
  Stage::settle(50);
  ASSERT_NE(control("captureDone"), nullptr) << "the page was left";
  EXPECT_EQ(form.text(), words);
  ASSERT_NE(control("abandon"), nullptr);
  QMetaObject::invokeMethod(control("abandon"), "clicked");
  Stage::settle(50);
  EXPECT_EQ(control("captureDone"), nullptr);
  EXPECT_TRUE(form.text().isEmpty());
}

TEST_F(FullDisk, ThePageOfAReportStaysUntilItIsKeptOrLeftOnPurpose) {
  models.reset();
  QQuickWindow* window = stage->show(390, 844);
  const auto open = [&](const char* page) {
    QMetaObject::invokeMethod(stage->places(), "openPage", Q_ARG(QString, QString::fromLatin1(page)));
    Stage::settle(50);
  };
  const auto control = [&](const char* name) { return testing::shown(window->contentItem(), QLatin1String(name)); };
  ReportForm& form = stage->models->form;
  open("editor");
  ASSERT_NE(control("send"), nullptr);
  const QString entry =
      form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::EntryId).toString();
  const QString here = form.draftId();
  disk->fill();
  typeUntilRefused(
      [&](const QString& text) {
        form.setWords(entry, text);
        form.save();
      },
      [&] { return form.problem(); });
  for (const char* page : {"feed", "outbox", "editor", "ballot", "search", "triage"}) {
    open(page);
    EXPECT_EQ(form.draftId(), here) << page;
    ASSERT_NE(control("send"), nullptr) << page << " took its place";
  }
  QMetaObject::invokeMethod(stage->places(), "back");
  Stage::settle(50);
  ASSERT_NE(control("send"), nullptr);
  ASSERT_NE(control("abandon"), nullptr);
  QMetaObject::invokeMethod(control("abandon"), "clicked");
  Stage::settle(50);
  EXPECT_EQ(control("send"), nullptr);
  EXPECT_TRUE(form.draftId().isEmpty());
}

TEST_F(FullDisk, AReportThatCannotBeBegunSaysSoWhereItWasAskedFor) {
  models.reset();
  QQuickWindow* window = stage->show(390, 844);
  const auto control = [&](const char* name) { return testing::shown(window->contentItem(), QLatin1String(name)); };
  const auto open = [&](const char* page) {
    QMetaObject::invokeMethod(stage->places(), "openPage", Q_ARG(QString, QString::fromLatin1(page)));
    Stage::settle(20);
  };
  open("carnet");
  EXPECT_EQ(control("snackbar"), nullptr);
  disk->fill();
  for (int i = 0; i < 2000 && control("snackbar") == nullptr;
       ++i) {  // the log (4 MB at most) may still have room for some
    open("editor");
    open("carnet");
  }
  QQuickItem* told = control("snackbar");
  ASSERT_NE(told, nullptr);
  EXPECT_TRUE(told->property("text").toString().contains("make room"))
      << told->property("text").toString().toStdString();
  EXPECT_EQ(control("send"), nullptr) << "no page of a report that is not there";
}

TEST_F(FullDisk, APhotoIsRefusedBeforeTheShutterAndTheWordsAreSafe) {
  CaptureForm& form = models->capture;
  form.begin();
  form.setText("Trois panneaux");
  ASSERT_TRUE(form.save());
  disk->fill();
  EXPECT_FALSE(form.roomForPhoto());
  EXPECT_TRUE(form.problem().contains("make some")) << form.problem().toStdString();
  form.addPicture(QByteArray(1'000'000, 'x'));
  EXPECT_TRUE(form.problem().contains("make some")) << form.problem().toStdString();
  EXPECT_EQ(stage->phone->captures.all().front().text, "Trois panneaux");
  disk->empty();
}

TEST_F(FullDisk, ARecordingStopsSaysSoAndWhatWasSaidIsKept) {
  VoiceRecorder& recorder = models->recorder;
  recorder.record();
  for (int i = 0; i < 100 && recorder.durationMs() < 800; ++i) Stage::settle(20);
  ASSERT_EQ(recorder.state(), "recording") << recorder.problem().toStdString();
  disk->fill();
  for (int i = 0; i < 1500 && recorder.state() == "recording"; ++i) Stage::settle(20);
  EXPECT_EQ(recorder.state(), "paused");
  EXPECT_TRUE(recorder.problem().contains("make room")) << recorder.problem().toStdString();
  disk->empty();
  ASSERT_TRUE(recorder.finish()) << recorder.problem().toStdString();
  const auto captures = stage->phone->captures.all();
  ASSERT_FALSE(captures.empty());
  const auto sound = stage->phone->media.read(captures.front().mediumId);
  ASSERT_TRUE(sound);
  const auto recording = audio::readOggOpus(*sound);
  ASSERT_TRUE(recording);
  EXPECT_GE(recording->duration(), Milliseconds(500));
}

TEST_F(FullDisk, SendingIsRefusedWithASentenceAndTheReportStaysADraft) {
  ReportForm& form = models->form;
  testing::fillMirror(*stage->phone);
  QStringList drafts;
  for (int i = 0; i < 150; ++i) {  // the log (4 MB at most) may still have room for some
    ASSERT_TRUE(form.open({}));
    form.setWords(form.astonishments()->data(form.astonishments()->index(0), AstonishmentList::EntryId).toString(),
                  longWords(i));
    form.chooseUnit("LYON-02");
    ASSERT_TRUE(form.save());
    drafts.append(form.draftId());
  }
  disk->fill();
  QString refused;
  for (const QString& draft : drafts) {
    ASSERT_TRUE(form.open(draft));
    if (form.send()) continue;
    refused = draft;
    break;
  }
  ASSERT_FALSE(refused.isEmpty()) << "the disk was not full";
  EXPECT_TRUE(form.problem().contains("make room")) << form.problem().toStdString();
  EXPECT_EQ(form.draftId(), refused);
  disk->empty();
  EXPECT_TRUE(form.send()) << form.problem().toStdString();
}

TEST_F(FullDisk, TheAppStartsOrSaysWhyAndWhatWasWrittenIsThereAfterwards) {
  ASSERT_TRUE(stage->phone->captures.addText("écrit avant"));
  const std::string folder = stage->folder.path("phone");
  models.reset();
  stage->engine.reset();
  stage->puller.reset();
  stage->link.reset();
  stage->phone.reset();
  disk->fill();
  {
    const auto opened = Phone::open({folder, std::string(kKeyBytes, 'k'), {}}, stage->clock, stage->rng, stage->files);
    if (opened)
      EXPECT_EQ((*opened)->captures.all().front().text, "écrit avant");
    else
      EXPECT_NE(opened.error().message.find("make room"), std::string::npos) << opened.error().message;
  }
  disk->empty();
  const auto opened = Phone::open({folder, std::string(kKeyBytes, 'k'), {}}, stage->clock, stage->rng, stage->files);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ((*opened)->captures.all().front().text, "écrit avant");
  stage.reset();
}

}  // namespace passerelle

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  passerelle::testing::SmallDisk small(24);  // before Qt starts its threads
  passerelle::disk = &small;
  if (!small.reason().empty()) {
    std::cerr << "Not tried: " << small.reason() << ". Run it as root, or where user namespaces are allowed.\n";
    return 77;  // SKIP_RETURN_CODE: neither passed nor failed
  }
  qputenv("TMPDIR", QByteArray::fromStdString(small.path()));
  QGuiApplication application(argc, argv);
  return RUN_ALL_TESTS();
}
