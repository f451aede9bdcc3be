// While one writes: names are pointed out, replaced and taken back; what others said is found without network.
#include <gtest/gtest.h>

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QTextDocument>

#include "app/viewmodel/privacy_hints.h"
#include "app/viewmodel/similar_search.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct WritingAidTest : ::testing::Test {
  WritingAidTest() {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    models = std::make_unique<Stage::Models>(stage);
    QQmlComponent component(&engine);
    component.setData("import QtQuick\nTextEdit {}", {});
    field.reset(component.create());
    hints.setAid(&models->aid);
    hints.setField("one/text");
    hints.setDocument(field->property("textDocument").value<QQuickTextDocument*>());
  }
  void write(const QString& text) {
    field->setProperty("text", text);
    hints.look();
    Stage::settle(60);
  }
  QString text() const { return field->property("text").toString(); }
  QString wordsOf(int hint) const { return hints.hints().at(hint).toMap()["words"].toString(); }

  Stage stage;
  std::unique_ptr<Stage::Models> models;
  QQmlEngine engine;
  std::unique_ptr<QObject> field;
  PrivacyHints hints;
};

TEST_F(WritingAidTest, NamesArePointedOutAfterAPauseAndReplacedInOneStep) {
  field->setProperty("text", "Hier, la caissière Sophie m’a souri.");
  Stage::settle(500);
  ASSERT_EQ(hints.count(), 1);
  EXPECT_EQ(wordsOf(0), "la caissière Sophie");
  hints.replace(0, "une caissière");
  EXPECT_EQ(text(), "Hier, une caissière m’a souri.");
  Stage::settle(60);
  EXPECT_EQ(hints.count(), 0);
  ASSERT_TRUE(hints.canUndo());
  hints.undo();
  EXPECT_EQ(text(), "Hier, la caissière Sophie m’a souri.");
  EXPECT_FALSE(hints.canUndo());
}

TEST_F(WritingAidTest, WhatTheAuthorKeepsIsNotPointedOutAgain) {
  write("Karine m’a souri.");
  ASSERT_EQ(hints.count(), 1);
  hints.keep(0);
  EXPECT_EQ(hints.count(), 0);
  write("Karine m’a souri deux fois.");
  EXPECT_EQ(hints.count(), 0);
}

TEST_F(WritingAidTest, AnEmptyProposalTakesTheWordsOutWithTheirSpace) {
  write("La conseillère m’a reçu avec un fort accent.");
  ASSERT_GE(hints.count(), 1);
  hints.replace(hints.count() - 1, "");
  EXPECT_EQ(text().contains("accent"), false);
  EXPECT_EQ(text().contains(" ."), false);
}

TEST_F(WritingAidTest, HintsOfAnOlderTextAreNeverApplied) {
  write("Karine m’a souri.");
  ASSERT_EQ(hints.count(), 1);
  field->setProperty("text", "Une tout autre phrase.");
  hints.replace(0, "une personne");
  EXPECT_EQ(text(), "Une tout autre phrase.");
}

TEST_F(WritingAidTest, SimilarReportsAreFoundOfTheSameUnitFirstAndSupportedWithoutNetwork) {
  SimilarSearch search;
  search.setAid(&models->aid);
  const FeedCard card = stage.phone->mirror.feed(1).front();
  search.setText(QString::fromStdString(card.astonishments.front().text));
  search.look();
  ASSERT_GE(search.count(), 1);
  EXPECT_LE(search.count(), 3);
  EXPECT_EQ(search.results().front().toMap()["reportId"].toString().toStdString(), card.id);
  const bool before = stage.phone->reactions.useful(card.id);
  const auto waiting = stage.phone->outbox.all().size();
  search.meToo(0);
  EXPECT_EQ(stage.phone->reactions.useful(card.id), !before);
  EXPECT_EQ(stage.phone->outbox.all().size(), waiting + 1) << "told to the server through the outbox";
}

TEST_F(WritingAidTest, SimilarIdeasAreSupportedInsteadOfWrittenAnew) {
  SimilarSearch search;
  search.setAid(&models->aid);
  search.setIdeas(true);
  const auto cards = stage.phone->mirror.feed(15);
  const ReportIdea* idea = nullptr;
  for (const FeedCard& card : cards) {
    if (!card.ideas.empty() && !stage.phone->reactions.supported(card.ideas.front().id)) idea = &card.ideas.front();
  }
  ASSERT_NE(idea, nullptr);
  search.setText(QString::fromStdString(idea->text));
  search.look();
  ASSERT_GE(search.count(), 1);
  EXPECT_EQ(search.results().front().toMap()["ideaId"].toString().toStdString(), idea->id);
  search.meToo(0);
  EXPECT_TRUE(stage.phone->reactions.supported(idea->id));
  EXPECT_TRUE(search.results().front().toMap()["mine"].toBool());
}

TEST_F(WritingAidTest, FewWordsFindNothing) {
  SimilarSearch search;
  search.setAid(&models->aid);
  search.setText("caisse");
  search.look();
  EXPECT_EQ(search.count(), 0);
}

}  // namespace
}  // namespace passerelle
