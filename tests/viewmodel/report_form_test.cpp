#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include <QQuickItem>

#include "app/local/voice_replies.h"
#include "shared/api/paths.h"
#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct ReportFormTest : ::testing::Test {
  ReportFormTest() {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    models = std::make_unique<Stage::Models>(stage);
  }
  ReportForm& form() { return models->form; }
  QString firstId() {
    return form().astonishments()->data(form().astonishments()->index(0), AstonishmentList::EntryId).toString();
  }
  /// What a killed app would find.
  Draft onDisk() { return *stage.phone->drafts.find(form().draftId().toStdString()); }

  Stage stage;
  std::unique_ptr<Stage::Models> models;
};

TEST_F(ReportFormTest, ANewReportIsOfTodayWithOneAstonishmentToWrite) {
  ASSERT_TRUE(form().open({}));
  EXPECT_EQ(form().visitedOn(), QDate::currentDate().toString(Qt::ISODate));
  EXPECT_EQ(form().astonishments()->rowCount(), 1);
}

TEST_F(ReportFormTest, EveryLetterIsOnDiskWithin300Ms) {
  ASSERT_TRUE(form().open({}));
  form().setWords(firstId(), "Sept clients attendent");
  Stage::settle(350);
  EXPECT_EQ(onDisk().content.astonishments.front().text, "Sept clients attendent");
}

TEST_F(ReportFormTest, ReopensOnTheSameFieldAndLetter) {
  ASSERT_TRUE(form().open({}));
  const QString field = firstId() + "/verbatim";
  form().setVerbatim(firstId(), "Je croyais déranger");
  form().rememberCaret(field, 7);
  Stage::settle(350);
  Stage::Models again(stage);
  ASSERT_TRUE(again.form.reopen());
  EXPECT_EQ(again.form.caretField(), field);
  EXPECT_EQ(again.form.caretPosition(), 7);
}

TEST_F(ReportFormTest, AFormThatWasLeftDoesNotComeBackByItself) {
  ASSERT_TRUE(form().open({}));
  form().close();
  Stage::Models again(stage);
  EXPECT_FALSE(again.form.reopen());
}

TEST_F(ReportFormTest, SaysWhatIsMissingUntilItCanBeSent) {
  ASSERT_TRUE(form().open({}));
  EXPECT_EQ(form().missing(), QString::fromUtf8("Il manque le magasin\u00a0: choisissez-le pour envoyer."));
  form().chooseUnit("LYON-02");
  EXPECT_EQ(form().unitName(), "Tilleul Lyon Gare");
  EXPECT_TRUE(form().missing().startsWith("Le rapport est vide")) << form().missing().toStdString();
  form().setWords(firstId(), "Sept clients attendent");
  EXPECT_EQ(form().missing(), QString());
}

TEST_F(ReportFormTest, EnglishSaysItInEnglish) {
  (void)stage.phone->settings.setLanguage("en");
  stage.language.use("en");
  ASSERT_TRUE(form().open({}));
  EXPECT_EQ(form().missing(), "The store is missing: choose it to send.");
  form().chooseUnit("LYON-02");
  form().setWords(firstId(), QString(9000, QLatin1Char('a')));
  EXPECT_EQ(form().missing(), "A text has at most 8,000 characters: cut it into two astonishments.");
}

TEST_F(ReportFormTest, WithoutAChoiceThePersonsOwnLanguageCounts) {
  Me me = *stage.phone->account.me();
  me.language = "en";
  ASSERT_TRUE(stage.phone->settings.setLanguage(""));
  ASSERT_TRUE(stage.phone->account.setMe(me));
  ASSERT_TRUE(form().open({}));
  form().chooseUnit("LYON-02");
  form().setWords(firstId(), QString(9000, QLatin1Char('a')));
  EXPECT_EQ(form().missing(), "A text has at most 8,000 characters: cut it into two astonishments.");
  EXPECT_EQ(onDisk().content.language, "en");
}

TEST_F(ReportFormTest, AReportThatIsTooLongSaysSoInFrenchNotThatItIsEmpty) {
  ASSERT_TRUE(form().open({}));
  form().chooseUnit("LYON-02");
  form().setWords(firstId(), QString(7000, QLatin1Char('a')));
  for (int i = 0; i < 10; ++i) {
    form().addAstonishment();
    const QModelIndex last = form().astonishments()->index(form().astonishments()->rowCount() - 1);
    form().setWords(form().astonishments()->data(last, AstonishmentList::EntryId).toString(),
                    QString(7000, QLatin1Char('a')));
  }
  EXPECT_FALSE(form().send());
  EXPECT_TRUE(form().problem().contains("64")) << form().problem().toStdString();
  EXPECT_TRUE(form().problem().contains("rapport")) << form().problem().toStdString();
}

TEST_F(ReportFormTest, SendingLeavesOutEmptyEntriesAndFillsTheOutbox) {
  ASSERT_TRUE(form().open({}));
  form().chooseUnit("LYON-02");
  form().setWords(firstId(), "Sept clients attendent");
  form().addAstonishment();
  form().addIdea();
  ASSERT_TRUE(form().send()) << form().problem().toStdString();
  ASSERT_EQ(models->outbox.waiting(), 1);
  const auto sent = stage.phone->ownReports.all();
  EXPECT_EQ(sent.front().content.astonishments.size(), 1U);
  EXPECT_TRUE(sent.front().content.ideas.empty());
  EXPECT_EQ(models->drafts.count(), 0);
}

TEST_F(ReportFormTest, AnIncompleteReportIsNotSent) {
  ASSERT_TRUE(form().open({}));
  EXPECT_FALSE(form().send());
  EXPECT_FALSE(form().problem().isEmpty());
  EXPECT_EQ(stage.phone->outbox.count(), 0);
}

TEST_F(ReportFormTest, UndoBringsBackAnAstonishmentAnIdeaAndAPhoto) {
  ASSERT_TRUE(form().open(QString::fromStdString(testing::fillDraft(*stage.phone))));
  const int before = form().astonishments()->rowCount();
  const QString first = firstId();
  form().removeAstonishment(first);
  EXPECT_EQ(form().astonishments()->rowCount(), before - 1);
  form().undo();
  EXPECT_EQ(firstId(), first);

  const QString photo = form().photos().front().toMap()["id"].toString();
  form().removePhoto(photo);
  EXPECT_EQ(form().photos().size(), 1);
  form().undo();
  EXPECT_EQ(form().photos().size(), 2) << form().problem().toStdString();

  const int ideas = form().ideas()->rowCount();
  ASSERT_GT(ideas, 0);
  form().removeIdea(form().ideas()->data(form().ideas()->index(0), IdeaList::EntryId).toString());
  form().undo();
  EXPECT_EQ(form().ideas()->rowCount(), ideas);
}

TEST_F(ReportFormTest, DiscardingIsUndoneToo) {
  ASSERT_TRUE(form().open({}));
  form().setWords(firstId(), "Sept clients attendent");
  form().discard();
  EXPECT_EQ(models->drafts.count(), 0);
  form().undo();
  EXPECT_EQ(models->drafts.count(), 1);
}

TEST_F(ReportFormTest, ListsKeepTheRulesOfModels) {
  ASSERT_TRUE(form().open({}));
  QAbstractItemModelTester one(form().astonishments(), QAbstractItemModelTester::FailureReportingMode::Fatal);
  QAbstractItemModelTester two(form().ideas(), QAbstractItemModelTester::FailureReportingMode::Fatal);
  form().addAstonishment();
  form().addIdea();
  form().setTone(firstId(), "bad");
  form().removeAstonishment(firstId());
  form().undo();
  EXPECT_EQ(form().astonishments()->rowCount(), 2);
}

struct ReadingTest : ReportFormTest {
  ReadingTest() {
    testing::fillOwnReports(*stage.phone);
    models = std::make_unique<Stage::Models>(stage);
    models->exchange.connect(*stage.link, *stage.engine, *stage.puller);
  }
  ~ReadingTest() override { models->exchange.disconnect(); }
};

TEST_F(ReadingTest, TheOutboxTellsEachPart) {
  ASSERT_EQ(models->outbox.waiting(), 3);  // on its way, refused, and put off
  bool partly = false;
  for (int row = 0; row < models->outbox.count(); ++row) {
    const auto parts = models->outbox.data(models->outbox.index(row), OutboxModel::Parts).toList();
    ASSERT_FALSE(parts.isEmpty());
    EXPECT_EQ(parts.front().toMap()["kind"].toString(), "text");
    for (const QVariant& part : parts) {
      const QVariantMap one = part.toMap();
      if (one["kind"] == "photo" && one["done"].toInt() > 0 && one["done"].toInt() < one["total"].toInt())
        partly = true;
      if (one["state"] == "received") {
        EXPECT_GT(one["receivedAt"].toDouble(), 0);
      }
    }
  }
  EXPECT_TRUE(partly);
}

TEST_F(ReadingTest, AReportOnItsWayCanBeChanged) {
  const QString id = models->outbox.data(models->outbox.index(0), OutboxModel::ReportId).toString();
  const QString draft = models->outbox.edit(id);
  ASSERT_FALSE(draft.isEmpty());
  EXPECT_TRUE(form().open(draft));
  EXPECT_TRUE(form().correction());
}

TEST_F(ReadingTest, TheFeedIsReadWithoutNetworkAndSupportCountsAtOnce) {
  FeedModel& feed = models->feed;
  ASSERT_GT(feed.count(), 5);
  QAbstractItemModelTester tester(&feed, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QModelIndex first = feed.index(0);
  ASSERT_FALSE(feed.data(first, FeedModel::Supported).toBool());
  feed.support(feed.data(first, FeedModel::IdeaId).toString(), true);
  EXPECT_TRUE(feed.data(first, FeedModel::Supported).toBool());
  EXPECT_EQ(feed.data(first, FeedModel::Supporters).toInt(), -1) << "a count is told by the server, never guessed";
}

TEST_F(ReadingTest, ARefreshWithoutNetworkKeepsWhatWasRead) {
  const int before = models->feed.count();
  models->feed.refresh();
  EXPECT_FALSE(models->feed.loading());
  EXPECT_EQ(models->feed.count(), before);
}

TEST_F(ReadingTest, AReportThatIsNotHereSaysSo) {
  models->report.open("0193a000-0000-7000-8000-00000000dead");
  EXPECT_EQ(models->report.state(), "missing");
}

TEST_F(ReadingTest, OnesOwnReportTellsWhereItStands) {
  QStringList standings;
  for (int row = 0; row < models->myReports.count(); ++row)
    standings.append(models->myReports.data(models->myReports.index(row), ReportListModel::Standing).toString());
  EXPECT_TRUE(standings.contains("published"));
  EXPECT_TRUE(standings.contains("withHost"));
  EXPECT_TRUE(standings.contains("onPhone"));
}

TEST(StoreHour, TheHostSeesFirstAndAnswersOnce) {
  Stage stage;
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  const QString id = QString::fromStdString(testing::fillStoreHour(*stage.phone));
  Stage::Models models(stage);
  ASSERT_TRUE(models.unitReports.allowed());
  ASSERT_EQ(models.unitReports.count(), 2);
  models.report.open(id);
  ASSERT_TRUE(models.report.canReply());
  models.report.reply("context", "Deux collègues étaient en formation.", true);
  EXPECT_EQ(models.report.replyKind(), "context");
  EXPECT_TRUE(models.report.replyWaiting());
  EXPECT_EQ(stage.phone->outbox.count(), 1);
}

TEST(StoreHour, AnAnswerByVoiceWaitsWithItsMemoAndLeavesTheNotebook) {
  Stage stage;
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  const std::string id = testing::fillStoreHour(*stage.phone);
  Stage::Models models(stage);
  models.report.open(QString::fromStdString(id));
  EXPECT_TRUE(models.report.replyVoice().isEmpty());
  const auto memo = stage.phone->media.add(MediumKind::voice, "audio/ogg", "OggS, as far as this test goes", {},
                                           std::chrono::milliseconds(4200));
  ASSERT_TRUE(memo);
  const auto capture = stage.phone->captures.addVoice(memo->id, "");
  ASSERT_TRUE(capture);
  models.report.replyByVoice("context", "", true, QString::fromStdString(memo->id), QString::fromStdString(capture->id),
                             "Nous étions deux ce jour-là.");
  EXPECT_EQ(models.report.problem(), QString());
  EXPECT_EQ(models.report.replyKind(), "context");
  EXPECT_EQ(models.report.replyVoice()["durationMs"], 4200);
  EXPECT_EQ(models.report.replyVoice()["words"], "Nous étions deux ce jour-là.");
  ASSERT_EQ(stage.phone->outbox.count(), 2) << "the words, then the memo";
  const auto sent = stage.phone->outbox.all();
  EXPECT_EQ(sent[0].kind, OutboxKind::reaction);
  EXPECT_EQ(sent[1].kind, OutboxKind::voice);
  EXPECT_NE(sent[0].body.find(sent[1].mediumId), std::string::npos);
  EXPECT_NE(sent[1].mediumId, memo->id) << "a copy: the notebook may let go of its own";
  EXPECT_TRUE(stage.phone->media.read(sent[1].mediumId));
  EXPECT_FALSE(stage.phone->captures.find(capture->id) && stage.phone->captures.count() > 0);
  models.report.replyByVoice("context", "", true, "nothing", "", "");
  EXPECT_NE(models.report.problem(), QString());
}

TEST(StoreHour, ARefusedAnswerSaysWhyIsCorrectedOrGoesToTheNotebook) {
  Stage stage;
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  const std::string id = testing::fillStoreHour(*stage.phone);
  Stage::Models models(stage);
  models.report.open(QString::fromStdString(id));
  models.report.reply("blur", "Le visage à gauche.", false);
  EXPECT_TRUE(models.report.replyRefusal().isEmpty());
  ASSERT_EQ(models.outbox.others().size(), 1);
  EXPECT_EQ(models.outbox.others().front().toMap()["state"], "waiting");
  const QString why = QStringLiteral("Déjà publié : demandez à la modération de le masquer.");
  ASSERT_TRUE(stage.phone->outbox.stop(api::replyPath(id), OutboxState::refused, Obstacle::refused, why.toStdString()));
  EXPECT_FALSE(models.report.replyWaiting()) << "it is not under way";
  EXPECT_EQ(models.report.replyRefusal()["detail"].toString(), why);
  EXPECT_EQ(models.report.replyText(), "Le visage à gauche.") << "still there to be corrected";
  const QVariantMap other = models.outbox.others().front().toMap();
  EXPECT_EQ(other["what"], "reply");
  EXPECT_EQ(other["state"], "refused");
  EXPECT_EQ(other["detail"].toString(), why);
  EXPECT_EQ(models.outbox.unsent(), 1);
  models.report.reply("blur", "Le visage à droite.", false);
  EXPECT_TRUE(models.report.replyRefusal().isEmpty());
  EXPECT_TRUE(models.report.replyWaiting());
  ASSERT_TRUE(stage.phone->outbox.stop(api::replyPath(id), OutboxState::refused, Obstacle::refused, why.toStdString()));
  models.report.dropReply();
  EXPECT_EQ(models.outbox.unsent(), 0);
  EXPECT_EQ(models.report.replyText(), QString());
  ASSERT_EQ(stage.phone->captures.count(), 1);
  EXPECT_EQ(stage.phone->captures.all().front().text, "Le visage à droite.");
}

TEST(StoreHour, AnAnswerThatIsTooLongSaysByHowMuchAndIsNotSent) {
  Stage stage;
  (void)stage.phone->settings.setValue("motion", "off");
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  const std::string id = testing::fillStoreHour(*stage.phone);
  QQuickWindow* window = stage.show(390, 844);
  Stage::settle(50);
  QMetaObject::invokeMethod(stage.places(), "showReport", Q_ARG(QString, QString::fromStdString(id)));
  Stage::settle(50);
  const auto item = [&](const char* name) { return testing::shown(window->contentItem(), QString::fromLatin1(name)); };
  ASSERT_NE(item("replyText"), nullptr);
  item("replyText")->setProperty("text", QString(2001, QLatin1Char('x')));
  Stage::settle(20);
  EXPECT_FALSE(item("replySend")->property("enabled").toBool());
  item("replyText")->setProperty("text", QString::fromUtf8("👍").repeated(2000));
  Stage::settle(20);
  EXPECT_TRUE(item("replySend")->property("enabled").toBool()) << "counted as the server does";
  QMetaObject::invokeMethod(item("replySend"), "clicked");
  ASSERT_TRUE(stage.phone->outbox.stop(api::replyPath(id), OutboxState::refused, Obstacle::refused, "Raccourcissez."));
  Stage::settle(20);
  ASSERT_NE(item("dropReply"), nullptr);
  EXPECT_EQ(item("replyText")->property("text").toString(), QString());
  QMetaObject::invokeMethod(item("correctReply"), "clicked");
  Stage::settle(20);
  EXPECT_EQ(item("replyText")->property("text").toString(), QString::fromUtf8("👍").repeated(2000));
}

TEST(StoreHour, EverythingThatWaitsIsListed) {
  Stage stage;
  testing::signInHost(*stage.phone);
  testing::fillMirror(*stage.phone);
  const std::string id = testing::fillStoreHour(*stage.phone);
  testing::fillOwnReports(*stage.phone);
  Stage::Models models(stage);
  Phone& phone = *stage.phone;
  const int reports = models.outbox.unsent();
  EXPECT_EQ(reports, models.outbox.waiting());
  const auto memo = phone.media.add(MediumKind::voice, "audio/ogg", "OggS", {}, std::chrono::milliseconds(4200));
  ASSERT_TRUE(replyByVoice(phone, id, {true, "context", "", {}, {}}, memo->id, ""));
  CommentBody body;
  body.subjectKind = "report", body.subjectId = id, body.text = "Chez nous aussi.";
  const auto comment = phone.conversation.write(body);
  ASSERT_TRUE(comment);
  ASSERT_TRUE(phone.outbox.markInFlight(api::commentPath(*comment)));
  const std::string story = testing::bestStory(phone);
  ASSERT_TRUE(phone.reactions.setUseful(story, !phone.reactions.useful(story)));
  ASSERT_TRUE(phone.reactions.setSupport("idea", true));
  ASSERT_TRUE(phone.reactions.setThanks("comment", true));
  ASSERT_TRUE(phone.conversation.follow("report", story, "muted"));
  ASSERT_TRUE(phone.conversation.markAllRead());
  ASSERT_TRUE(phone.letters.choose("monthly"));
  ASSERT_TRUE(phone.absences.declare("2036-01-01", "2036-01-02", "somebody"));
  QStringList whats;
  for (const QVariant& one : models.outbox.others()) whats.append(one.toMap()["what"].toString());
  whats.sort();
  EXPECT_EQ(whats, (QStringList{"absence", "comment", "following", "letters", "memo", "read", "reply", "support",
                                "thanks", "useful"}));
  EXPECT_EQ(models.outbox.unsent(), reports + 10);
}

TEST(StoreHour, AVisitorCannotAnswer) {
  Stage stage;
  testing::signInVisitor(*stage.phone);
  testing::fillMirror(*stage.phone);
  const QString id = QString::fromStdString(testing::fillStoreHour(*stage.phone));
  Stage::Models models(stage);
  EXPECT_FALSE(models.unitReports.allowed());
  models.report.open(id);
  EXPECT_FALSE(models.report.canReply());
}

}  // namespace
}  // namespace passerelle
