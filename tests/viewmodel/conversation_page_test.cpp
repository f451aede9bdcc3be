// Comments and notifications in the window: read from the phone, written by keyboard, people called, lines read and
// muted.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QQuickItem>
#include <QTest>

#include "app/sample/sample_api.h"
#include "shared/api/talk_paths.h"
#include "tests/tour/sample.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::shown;
using testing::Stage;

struct ConversationPageTest : ::testing::Test {
  ConversationPageTest() {
    (void)stage.phone->settings.setValue("motion", "off");
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    window = stage.show(390, 844);
    Stage::settle(50);
    story = QString::fromStdString(testing::bestStory(*stage.phone));
    QMetaObject::invokeMethod(stage.places(), "showReport", Q_ARG(QString, story));
    Stage::settle(50);
  }
  QQuickItem* item(const char* name) const { return shown(window->contentItem(), QString::fromLatin1(name)); }
  QVariantMap comment(int at) const { return talk().comments().at(at).toMap(); }
  ConversationModel& talk() const { return stage.models->talk; }

  Stage stage;
  QQuickWindow* window = nullptr;
  QString story;
};
}  // namespace

TEST_F(ConversationPageTest, WhatWasSaidIsReadFromThePhoneWithAnswersUnderTheirComment) {
  ASSERT_EQ(talk().count(), 3);
  EXPECT_EQ(comment(0)["answer"], false);
  EXPECT_EQ(comment(1)["answer"], true);
  ASSERT_NE(item("commentText"), nullptr);
  ASSERT_NE(item("commentThanks"), nullptr);
}

TEST_F(ConversationPageTest, AWrittenCommentStandsThereAtOnceAndItsDraftSurvivesLeaving) {
  talk().setText(QStringLiteral("Chez nous aussi."));
  talk().close();
  talk().open(QStringLiteral("report"), story);
  EXPECT_EQ(talk().text(), QStringLiteral("Chez nous aussi.")) << "kept on the phone";
  EXPECT_TRUE(talk().send());
  EXPECT_EQ(talk().text(), QString());
  ASSERT_EQ(talk().count(), 4);
  EXPECT_EQ(comment(3)["waiting"], true);
  EXPECT_EQ(comment(3)["own"], true);
  EXPECT_EQ(stage.phone->outbox.count(), 1);
  talk().withdraw(comment(3)["id"].toString());
  EXPECT_EQ(talk().count(), 3);
  EXPECT_EQ(stage.phone->outbox.count(), 0) << "nobody had seen it";
}

TEST_F(ConversationPageTest, AnEmptyCommentIsRefusedWithASentence) {
  talk().setText(QStringLiteral("  \n "));
  EXPECT_FALSE(talk().send());
  EXPECT_FALSE(talk().problem().isEmpty());
  talk().setText(QString(2001, QLatin1Char('x')));
  EXPECT_FALSE(talk().send());
}

TEST_F(ConversationPageTest, CorrectingKeepsTheDraftOfAnotherCommentApart) {
  talk().setText(QStringLiteral("Premier"));
  ASSERT_TRUE(talk().send());
  const QString id = comment(3)["id"].toString();
  talk().setText(QStringLiteral("Un autre, en cours"));
  talk().edit(id);
  EXPECT_EQ(talk().text(), QStringLiteral("Premier"));
  talk().setText(QStringLiteral("Premier, mieux"));
  ASSERT_TRUE(talk().send());
  EXPECT_EQ(comment(3)["text"].toString(), QStringLiteral("Premier, mieux"));
  EXPECT_EQ(talk().count(), 4);
}

TEST_F(ConversationPageTest, CorrectingAWordOfWhatWaitsStillCallsWhoWasCalled) {
  const Callout lea{"0193f000-0000-7000-8000-0000000000b1", "Léa Martin"};
  CommentBody body;
  body.subjectKind = "report", body.subjectId = story.toStdString();
  body.text = "@Léa Martin, regade", body.callouts = {lea.id};
  ASSERT_TRUE(stage.phone->conversation.rememberName(lea));
  const std::string id = *stage.phone->conversation.write(body);
  EXPECT_EQ(comment(3)["styled"].toString(), QStringLiteral("<b>@Léa Martin</b>, regade"));
  const auto called = [&] { return decodeCommentBody(stage.phone->outbox.find(api::commentPath(id))->body)->callouts; };
  talk().edit(QString::fromStdString(id));
  talk().setText(QStringLiteral("@Léa Martin, regarde"));
  ASSERT_TRUE(talk().send());
  EXPECT_EQ(called(), std::vector<std::string>{lea.id});
  talk().edit(QString::fromStdString(id));
  talk().setText(QStringLiteral("Regardez"));
  ASSERT_TRUE(talk().send());
  EXPECT_TRUE(called().empty()) << "her name was taken out";
}

TEST_F(ConversationPageTest, ThanksAreShownAtOnceAndTakenBack) {
  const int before = comment(0)["thanks"].toInt();
  talk().thank(comment(0)["id"].toString(), true);
  EXPECT_EQ(comment(0)["thanks"].toInt(), before + 1);
  EXPECT_EQ(comment(0)["thanked"], true);
  talk().thank(comment(0)["id"].toString(), false);
  EXPECT_EQ(comment(0)["thanks"].toInt(), before);
  EXPECT_EQ(stage.phone->outbox.count(), 0) << "thanks that never left and were taken back: nothing to send";
}

TEST_F(ConversationPageTest, WhatPeopleWroteIsTextAndNamesThatAreCalledAreBold) {
  (void)stage.phone->conversation.putComment(
      R"({"id":"0193f002-0000-7000-8000-000000000001","subjectKind":"report","subjectId":")" + story.toStdString() +
      R"(","reportId":")" + story.toStdString() +
      R"(","author":{"id":"x","name":"<i>Eve</i>"},"text":"<img src=x> @Léa & <b>\n@Léandre","callouts":[{"id":"p","name":"Léa"}],"state":"visible","at":"2026-11-17T10:00:00.000Z","revision":1,"order":99})");
  const QVariantMap one = comment(3);
  EXPECT_EQ(one["styled"].toString(), QStringLiteral("&lt;img src=x&gt; <b>@Léa</b> &amp; &lt;b&gt;<br>@Léandre"));
}

TEST_F(ConversationPageTest, FollowingAndMutingAreKeptAndSent) {
  talk().follow(QStringLiteral("muted"));
  EXPECT_EQ(talk().following(), QStringLiteral("muted"));
  EXPECT_EQ(stage.phone->outbox.count(), 1);
  talk().follow(QStringLiteral("none"));
  EXPECT_EQ(talk().following(), QStringLiteral("none"));
  EXPECT_EQ(stage.phone->outbox.count(), 1) << "the later replaces the earlier";
}

TEST_F(ConversationPageTest, TheCentreShowsOneLineForEachStoryAndOpensIt) {
  NotificationsModel& notifications = stage.models->notifications;
  QAbstractItemModelTester tester(&notifications, QAbstractItemModelTester::FailureReportingMode::Fatal);
  EXPECT_EQ(notifications.unread(), 2);
  EXPECT_EQ(notifications.count(), 0) << "nothing is read before the page wants it";
  QMetaObject::invokeMethod(stage.places(), "openPage", Q_ARG(QString, QStringLiteral("notifications")));
  Stage::settle(50);
  ASSERT_EQ(notifications.count(), 3);
  auto* row = item("notification");
  ASSERT_NE(row, nullptr);
  QMetaObject::invokeMethod(row, "clicked");
  Stage::settle(50);
  EXPECT_EQ(notifications.unread(), 1);
  EXPECT_EQ(stage.places()->property("detailKind").toString(), "report");
  EXPECT_EQ(stage.models->report.reportId(), story);
  EXPECT_EQ(talk().subjectId(), story);
}

TEST_F(ConversationPageTest, ReadAllMutedAndTold) {
  NotificationsModel& notifications = stage.models->notifications;
  notifications.load();
  QStringList told;
  notifications.onNews = [&told](const NotificationsModel::News& news) { told.append(news.words); };
  notifications.mute(notifications.data(notifications.index(0), NotificationsModel::LineId).toString(), true);
  EXPECT_EQ(notifications.data(notifications.index(0), NotificationsModel::Muted), true);
  notifications.markAllRead();
  EXPECT_EQ(notifications.unread(), 0);
  EXPECT_TRUE(told.isEmpty()) << "reading is no news";
  (void)stage.phone->conversation.putNotification(
      R"({"id":"0193f003-0000-7000-8000-000000000001","cursor":9999,"subject":{"kind":"round","id":"r"},"title":"Comité","text":"Le scrutin est ouvert.","parts":[{"kind":"round","count":1,"text":"x"}],"unread":1,"at":"2026-11-17T10:00:00.000Z","muted":false})");
  EXPECT_EQ(told, QStringList{QStringLiteral("Le scrutin est ouvert.")});
  EXPECT_EQ(notifications.unread(), 1);
}

TEST_F(ConversationPageTest, AfterARestoreOnlyWhatIsNewIsTold) {
  Phone& phone = *stage.phone;
  NotificationsModel& notifications = stage.models->notifications;
  const auto tell = [&phone](const char* id, int cursor, const char* at, const char* words) {
    EXPECT_TRUE(
        phone.conversation.putNotification(std::string(R"({"id":")") + id + R"(","cursor":)" + std::to_string(cursor) +
                                           R"(,"subject":{"kind":"round","id":"r"},"title":"Comité","text":")" + words +
                                           R"(","parts":[],"unread":1,"at":")" + at + R"(","muted":false})"));
  };
  ASSERT_TRUE(phone.account.setGeneration("one"));
  tell("a", 9999, "2036-11-17T10:00:00.000Z", "Le scrutin est ouvert.");
  QStringList told;
  notifications.onNews = [&told](const NotificationsModel::News& news) { told.append(news.words); };
  const int unread = notifications.unread();
  ASSERT_TRUE(phone.vault.write([&](sql::Connection&) -> Result<void> {
    if (auto set = phone.account.setGeneration("two"); !set) return set;
    return phone.conversation.offerAgain();
  }));
  EXPECT_EQ(notifications.unread(), unread);
  tell("a", 500, "2036-11-17T10:00:00.000Z", "Le scrutin est ouvert.");
  EXPECT_TRUE(told.isEmpty()) << "this was told in the life before";
  tell("b", 600, "2036-11-17T11:00:00.000Z", "On vous appelle.");
  EXPECT_EQ(told, QStringList{QStringLiteral("On vous appelle.")});
  EXPECT_EQ(notifications.unread(), unread + 1);
}

}  // namespace passerelle
