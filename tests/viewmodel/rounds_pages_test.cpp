// A round in the app: announced, graded by presses and by keys, sent, its result read, checked and counted again.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QDir>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

#include "app/sample/sample_rounds.h"
#include "app/viewmodel/merit_painter.h"
#include "shared/api/paths.h"
#include "shared/codec/round_json.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using sample::kOpenRound;
using sample::kPublishedRound;
using testing::Stage;

struct RoundPages : ::testing::Test {
  RoundPages() {
    (void)stage.phone->settings.setValue("motion", "off");
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    testing::fillRounds(*stage.phone);
  }
  void show(int width, int height) {
    stage.show(width, height);
    Stage::settle(100);
    QAccessible::setActive(true);
  }
  void call(const char* function, const char* argument) {
    QMetaObject::invokeMethod(stage.places(), function, Q_ARG(QString, QString::fromLatin1(argument)));
    Stage::settle(60);
  }
  static QAccessibleInterface* find(QAccessibleInterface* node, const QString& objectName) {
    if (node == nullptr) return nullptr;
    const auto* item = qobject_cast<QQuickItem*>(node->object());
    if (item != nullptr && !item->isVisible()) return nullptr;
    if (item != nullptr && item->objectName() == objectName) return node;
    for (int i = 0; i < node->childCount(); ++i) {
      if (auto* found = find(node->child(i), objectName)) return found;
    }
    return nullptr;
  }
  QAccessibleInterface* control(const QString& objectName) {
    return find(QAccessible::queryAccessibleInterface(stage.window()), objectName);
  }
  /// As a screen reader presses.
  void press(const QString& objectName) {
    Stage::settle(30);
    auto* node = control(objectName);
    ASSERT_NE(node, nullptr) << objectName.toStdString();
    ASSERT_NE(node->actionInterface(), nullptr) << objectName.toStdString();
    node->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    Stage::settle(30);
  }
  BallotModel& ballot() { return stage.models->ballot; }
  QString detailKind() const { return stage.places()->property("detailKind").toString(); }
  /// The server takes what waits, as SampleApi would.
  void receive() {
    const auto sent = stage.phone->outbox.find(api::ballotPath(kOpenRound));
    ASSERT_TRUE(sent);
    ASSERT_TRUE(stage.phone->rounds.beginSending(*sent));
    const auto body = *decodeBallot(sent->body);
    BallotView answer;
    const OwnBallot here = *stage.phone->rounds.ballot(kOpenRound);
    for (const SlateLine& line : here.lines)
      answer.lines.push_back({line.item, line.title, line.reportId, line.said.value_or(kNothingSaid), line.comment});
    answer.receipt = sample::kSampleReceipt;
    answer.change = body.change;
    ASSERT_TRUE(*stage.phone->rounds.receive(*sent, answer));
  }

  Stage stage;
};

TEST_F(RoundPages, TheFeedAnnouncesTheBallotAndAPressAGradeSendsIt) {
  show(390, 844);
  press("ballotOpen");
  ASSERT_EQ(detailKind(), "ballot");
  ASSERT_EQ(ballot().row(), 3) << "three were graded before: it goes on at the fourth";
  for (int i = 3; i < 10; ++i) {
    EXPECT_EQ(ballot().row(), i);
    press(QStringLiteral("grade-%1").arg(i % 6));
  }
  EXPECT_EQ(ballot().answered(), 10);
  EXPECT_EQ(ballot().standing(), "onPhone") << "the last press deposits it";
  ASSERT_TRUE(stage.phone->outbox.find(api::ballotPath(kOpenRound)));
  EXPECT_EQ(decodeBallot(stage.phone->outbox.find(api::ballotPath(kOpenRound))->body)->lines.size(), 10U);
  EXPECT_NE(control("ballotStanding"), nullptr);
  EXPECT_TRUE(stage.models->rounds.waiting().isEmpty()) << "nothing waits any more";
  EXPECT_EQ(stage.models->rounds.sending().size(), 1);
  receive();
  EXPECT_EQ(ballot().standing(), "received");
  EXPECT_EQ(ballot().receipt(), sample::kSampleReceipt);
  EXPECT_TRUE(stage.models->rounds.sending().isEmpty());
}

TEST_F(RoundPages, OnADeskAKeyAGradeAndTheNextLineIsFramed) {
  show(1280, 800);
  QTest::keyClick(stage.window(), Qt::Key_V);
  Stage::settle(60);
  ASSERT_EQ(detailKind(), "ballot");
  const Qt::Key keys[] = {Qt::Key_6, Qt::Key_1, Qt::Key_S, Qt::Key_C, Qt::Key_4, Qt::Key_3, Qt::Key_2};
  for (const Qt::Key key : keys) QTest::keyClick(stage.window(), key);
  const auto lines = stage.phone->rounds.ballot(kOpenRound)->lines;
  const int expected[] = {5, 0, kNoOpinion, kIsConcerned, 3, 2, 1};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(lines[i + 3].said, expected[i]) << i;
  EXPECT_EQ(ballot().standing(), "onPhone");
  QTest::keyClick(stage.window(), Qt::Key_K);
  EXPECT_EQ(ballot().row(), 9);
  QTest::keyClick(stage.window(), Qt::Key_K);
  QTest::keyClick(stage.window(), Qt::Key_J);
  EXPECT_EQ(ballot().row(), 9);
  QTest::keyClick(stage.window(), Qt::Key_5);
  EXPECT_EQ(stage.phone->rounds.ballot(kOpenRound)->lines[9].said, 4) << "changed as long as it is open";
  QTest::keyClick(stage.window(), Qt::Key_9);
  EXPECT_EQ(detailKind(), "ballot") << "a number off the scale is nothing";
  QTest::keyClick(stage.window(), Qt::Key_Escape);
  Stage::settle(60);
  EXPECT_EQ(detailKind(), "");
}

TEST_F(RoundPages, AWordToTheAuthorIsKeptWithItsGradeAndNeverLongerThanFiveHundred) {
  show(390, 844);
  call("showBallot", kOpenRound);
  ballot().setComment(3, QStringLiteral("Bravo, et un plan à côté."));
  EXPECT_EQ(ballot().current()["comment"].toString(), "Bravo, et un plan à côté.");
  ballot().step(1);
  ballot().step(-1);
  EXPECT_EQ(ballot().current()["comment"].toString(), "Bravo, et un plan à côté.");
  EXPECT_EQ(ballot().answered(), 3) << "a word is no grade";
  ballot().say(3, 5);
  EXPECT_EQ(stage.phone->rounds.ballot(kOpenRound)->lines[3].comment, "Bravo, et un plan à côté.");
}

TEST_F(RoundPages, AnIdeaShowsTheCustomersWordsAndNoAuthor) {
  show(390, 844);
  call("showBallot", kOpenRound);
  bool quoted = false;
  for (int row = 0; row < ballot().count(); ++row) {
    const QModelIndex index = ballot().index(row);
    quoted = quoted || !ballot().data(index, BallotModel::Verbatim).toString().isEmpty();
    EXPECT_FALSE(ballot().data(index, BallotModel::Title).toString().isEmpty());
  }
  EXPECT_TRUE(quoted);
  for (const QByteArray& role : ballot().roleNames()) EXPECT_FALSE(role.toLower().contains("author")) << role.data();
}

TEST_F(RoundPages, AListSaysWhereEachRoundStandsAndOnlyTheTurnoutOfAnOpenOne) {
  show(390, 844);
  call("openPage", "rounds");
  const QVariantList rounds = stage.models->rounds.rounds();
  ASSERT_EQ(rounds.size(), 2);
  EXPECT_EQ(rounds[0].toMap()["state"], "open");
  EXPECT_EQ(rounds[0].toMap()["answered"], 3);
  EXPECT_EQ(rounds[1].toMap()["state"], "published");
  EXPECT_FALSE(stage.models->rounds.conducts());
  EXPECT_EQ(control("roundsPrepare"), nullptr);
  press("round");
  EXPECT_EQ(detailKind(), "ballot");
  press("back");
  EXPECT_EQ(detailKind(), "rounds") << "back leads to the list";
}

TEST_F(RoundPages, TheResultIsReadOfflineCountedAgainAndLookedAtOnce) {
  show(390, 844);
  EXPECT_EQ(stage.models->rounds.news()["id"], kPublishedRound);
  press("resultOpen");
  RoundResultModel& result = stage.models->result;
  ASSERT_EQ(result.roundId(), kPublishedRound);
  EXPECT_TRUE(stage.models->rounds.news().isEmpty());
  EXPECT_GE(result.lines().size(), 3);
  EXPECT_EQ(result.recount(), "same");
  EXPECT_EQ(result.receipt(), sample::kSampleReceipt);
  EXPECT_EQ(result.inclusion(), "unknown") << "without a network it claims nothing";
  for (const QVariant& one : result.lines()) {
    const QVariantMap line = one.toMap();
    int counted = 0;
    for (const QVariant& count : line["counts"].toList()) counted += count.toInt();
    EXPECT_EQ(counted, line["graders"].toInt());
    EXPECT_FALSE(line["gradeWord"].toString().isEmpty());
  }
}

TEST_F(RoundPages, AResultWhoseCountsDoNotGiveItsRanksIsNotBelieved) {
  auto round = *stage.phone->rounds.find(kPublishedRound);
  QJsonObject forged;
  for (const QJsonValue& one : sample::sampleRounds(sample::SampleChain(stage.clock.now()), stage.clock.now())) {
    if (one["id"] == kPublishedRound) forged = one.toObject();
  }
  QJsonObject result = forged["result"].toObject();
  QJsonArray ranked = result["ranked"].toArray();
  QJsonObject first = ranked[0].toObject(), last = ranked.last().toObject();
  const QJsonValue best = first["counts"];
  first["counts"] = QJsonValue(last["counts"]);
  last["counts"] = best;
  ranked[0] = first;
  ranked[ranked.size() - 1] = last;
  result["ranked"] = ranked;
  forged["result"] = result;
  const std::string json = sample::compact(forged);
  ASSERT_TRUE(stage.phone->rounds.put(*decodeRound(json), json));
  show(390, 844);
  stage.models->result.open(kPublishedRound);
  EXPECT_EQ(stage.models->result.recount(), "differs");
}

struct CommitteePages : RoundPages {
  CommitteePages() {
    testing::signInCommittee(*stage.phone);
    testing::fillCommittee(*stage.phone);
  }
  TriageModel& triage() { return stage.models->triage; }
};

TEST_F(CommitteePages, TheDeckIsSortedWithOneKeyACard) {
  show(1280, 800);
  call("openPage", "triage");
  ASSERT_EQ(triage().waiting(), 8);
  const QString first = triage().card()["id"].toString();
  QTest::keyClick(stage.window(), Qt::Key_1);
  EXPECT_EQ(triage().waiting(), 7);
  EXPECT_EQ(stage.phone->outbox.find(api::triagePath(first.toStdString()))->kind, OutboxKind::triage);
  ASSERT_EQ(triage().group().size(), 1) << "the second looks like the first";
  QTest::keyClick(stage.window(), Qt::Key_4);
  QTest::keyClick(stage.window(), Qt::Key_2);
  QTest::keyClick(stage.window(), Qt::Key_3);
  EXPECT_EQ(triage().waiting(), 4);
  EXPECT_EQ(triage().decided(), 4);
  QTest::keyClick(stage.window(), Qt::Key_U);
  EXPECT_EQ(triage().waiting(), 5);
  QTest::keyClick(stage.window(), Qt::Key_4);
  EXPECT_EQ(triage().waiting(), 5) << "nothing looks like this one: nothing is merged";
  EXPECT_EQ(detailKind(), "triage");
}

TEST_F(CommitteePages, AThumbSortsAndUndoes) {
  show(390, 844);
  call("openPage", "triage");
  press("triageRound");
  press("triageMerge");
  EXPECT_EQ(triage().waiting(), 6);
  press("triageUndo");
  press("triageUndo");
  EXPECT_EQ(triage().waiting(), 8);
  EXPECT_EQ(stage.phone->outbox.count(), 0) << "what never left leaves no trace";
}

TEST_F(CommitteePages, ThePalmaresIsReadWithoutANetwork) {
  show(390, 844);
  call("openPage", "palmares");
  PalmaresModel& palmares = stage.models->palmares;
  EXPECT_EQ(palmares.state(), "published");
  ASSERT_EQ(palmares.reports().size(), 3);
  const QVariantMap first = palmares.reports()[0].toMap();
  EXPECT_EQ(first["figures"].toMap()["place"], 1);
  EXPECT_EQ(first["fates"].toList()[0].toMap()["status"], "retained");
  EXPECT_EQ(first["rewards"].toList().size(), 2);
  EXPECT_EQ(palmares.ideas()[0].toMap()["rank"], 1);
}

TEST_F(RoundPages, WhoDoesNotSortIdeasSeesNoDeck) {
  show(390, 844);
  call("openPage", "me");
  EXPECT_FALSE(stage.models->triage.allowed());
  EXPECT_EQ(control("triage"), nullptr);
  EXPECT_EQ(control("palmares"), nullptr) << "and no palmarès before there is one";
}

TEST(MeritProfile, DrawsEachShareBestOnTheLeftAndTheHalf) {
  QImage image(600, 40, QImage::Format_RGB32);
  image.fill(Qt::white);
  const QList<GradeLook> looks{
      {QColor("#8C510A"), Qt::white}, {QColor("#C7EAE5"), Qt::black}, {QColor("#01665E"), Qt::white}};
  {
    QPainter painter(&image);
    paintMerit(painter, QRectF(0, 0, 600, 40), {1, 1, 4}, looks, Qt::black, Qt::white);
  }
  const auto most = [&](int from, int to) {  // the colour that most of a stretch has
    QMap<QRgb, int> seen;
    for (int x = from; x < to; ++x)
      for (int y = 0; y < 40; ++y) ++seen[image.pixel(x, y)];
    QRgb found = 0;
    for (auto it = seen.begin(); it != seen.end(); ++it)
      if (it.value() > seen.value(found)) found = it.key();
    return QColor(found);
  };
  EXPECT_EQ(most(5, 290), QColor("#01665E"));
  EXPECT_EQ(most(310, 395), QColor("#01665E"));
  EXPECT_EQ(most(405, 495), QColor("#C7EAE5"));
  EXPECT_EQ(most(505, 595), QColor("#8C510A"));
  int black = 0, white = 0;
  for (int y = 0; y < 40; ++y) {
    black += image.pixelColor(300, y).lightness() < 60;
    white += image.pixelColor(300, y).lightness() > 200;
  }
  EXPECT_GT(black, 10) << "the half is marked";
  EXPECT_GT(white, 5) << "by a dashed line";
}

TEST(MeritProfile, GradesDifferWithoutColour) {
  std::set<QByteArray> patterns;
  for (int grade = 0; grade < 6; ++grade) {
    QImage image(24, 40, QImage::Format_RGB32);
    QPainter painter(&image);
    fillGrade(painter, QRectF(0, 0, 24, 40), grade, {Qt::white, Qt::black});
    painter.end();
    patterns.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
  }
  EXPECT_EQ(patterns.size(), 6U);
}

}  // namespace
}  // namespace passerelle
