// The sensory strip, the questions of a template, the units proposed, and what an author does after sending.
#include <gtest/gtest.h>

#include "app/viewmodel/revision_changes.h"
#include "app/viewmodel/templates.h"
#include "shared/api/paths.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct ReportWalk : ::testing::Test {
  ReportWalk() {
    testing::signInVisitor(*stage.phone);
    testing::fillMirror(*stage.phone);
    models = std::make_unique<Stage::Models>(stage);
  }
  ReportForm& form() { return models->form; }
  Draft onDisk() { return *stage.phone->drafts.find(form().draftId().toStdString()); }
  QString tone(const char* cell) {
    return form().senses().value(QString::fromUtf8(cell)).toMap().value("tone").toString();
  }
  std::string sent() {
    form().chooseUnit("LYON-02");
    form().cycleSense("welcome", "smell");
    EXPECT_TRUE(form().send()) << form().problem().toStdString();
    return stage.phone->ownReports.all().front().id;
  }

  Stage stage;
  std::unique_ptr<Stage::Models> models;
};

TEST(Templates, EveryKindAsksWhatWorksWellInBothLanguages) {
  const auto french = readTemplates("fr"), english = readTemplates("en");
  ASSERT_EQ(french.size(), 8U);
  ASSERT_EQ(english.size(), french.size());
  for (std::size_t i = 0; i < french.size(); ++i) {
    EXPECT_EQ(french[i].code, english[i].code);
    EXPECT_NE(french[i].label, english[i].label);
    ASSERT_EQ(french[i].questions.size(), english[i].questions.size());
    EXPECT_LE(french[i].questions.size(), 3U) << "short";
    int good = 0;
    for (std::size_t k = 0; k < french[i].questions.size(); ++k) {
      const auto& asked = french[i].questions[k];
      EXPECT_FALSE(asked.words.empty());
      EXPECT_LE(asked.words.size(), kMaxQuestionChars);
      EXPECT_NE(asked.words, english[i].questions[k].words);
      good += asked.tone == Tone::good ? 1 : 0;
    }
    EXPECT_EQ(good, 1) << french[i].code;
  }
}

TEST_F(ReportWalk, OneTapCyclesACellAndTheWordIsKept) {
  ASSERT_TRUE(form().open({}));
  for (const char* expected : {"good", "bad", "puzzling", "", "good"}) {
    form().cycleSense("welcome", "smell");
    EXPECT_EQ(tone("welcome/smell"), QString::fromUtf8(expected));
  }
  form().setSenseWord("welcome", "smell", "pain chaud");
  form().setSenseWord("checkout", "hearing", "bips");
  EXPECT_EQ(tone("checkout/hearing"), "puzzling") << "words make an empty cell puzzling";
  form().save();
  ASSERT_EQ(onDisk().content.senses.size(), 2U);
  EXPECT_EQ(onDisk().content.senses[0].word, "pain chaud");
}

TEST_F(ReportWalk, AStripAloneIsSentAndReadOnTheReportsPage) {
  ASSERT_TRUE(form().open({}));
  const std::string id = sent();
  models->report.open(QString::fromStdString(id));
  EXPECT_EQ(models->report.senses().value("welcome/smell").toMap().value("tone"), "good");
  EXPECT_EQ(models->report.senseMoments().size(), 1);
}

TEST_F(ReportWalk, ATemplateAsksAndWhatIsNotAnsweredIsNotSent) {
  ASSERT_TRUE(form().open({}));
  form().ask("mysteryVisit");
  EXPECT_EQ(form().kind(), "mysteryVisit");
  ASSERT_EQ(form().astonishments()->rowCount(), 3);
  const auto id = [&](int row) {
    return form().astonishments()->data(form().astonishments()->index(row), AstonishmentList::EntryId).toString();
  };
  const QString answered = id(2);
  form().setWords(answered, "Un sourire à l'entrée");
  form().ask("complaint");
  EXPECT_EQ(form().astonishments()->rowCount(), 4) << "the answer stays, the other questions are new";
  form().undo();
  EXPECT_EQ(form().kind(), "mysteryVisit");
  EXPECT_EQ(form().astonishments()->rowCount(), 3);
  const std::string report = sent();
  const auto content = stage.phone->ownReports.find(report)->content;
  ASSERT_EQ(content.astonishments.size(), 1U);
  EXPECT_FALSE(content.astonishments[0].question.empty());
  EXPECT_EQ(content.astonishments[0].tone, Tone::good);
}

TEST_F(ReportWalk, TheWrongUnitIsMendedByOneTapInTheFormAndAfterSending) {
  ASSERT_TRUE(form().open({}));
  const std::string id = sent();
  ASSERT_TRUE(form().open({}));
  ASSERT_FALSE(form().unitChoices().isEmpty()) << "the one reported on last";
  EXPECT_EQ(form().unitChoices().first().toMap().value("code"), "LYON-02");
  form().close();
  const auto units = stage.phone->mirror.units();
  const std::string other = units[0].code == "LYON-02" ? units[1].code : units[0].code;
  models->report.open(QString::fromStdString(id));
  models->report.mendUnit(QString::fromStdString(other));
  EXPECT_EQ(stage.phone->ownReports.find(id)->content.subject.code, other);
  EXPECT_EQ(stage.phone->outbox.find(api::reportPath(id))->hash, stage.phone->ownReports.find(id)->hash);
  models->report.undo();
  EXPECT_EQ(stage.phone->ownReports.find(id)->content.subject.code, "LYON-02");
}

TEST_F(ReportWalk, AWithdrawalIsTakenBack) {
  ASSERT_TRUE(form().open({}));
  const std::string id = sent();
  models->report.open(QString::fromStdString(id));
  models->report.withdraw();
  EXPECT_EQ(models->report.standing(), "withdrawn");
  models->report.undo();
  EXPECT_FALSE(stage.phone->ownReports.find(id)->content.withdrawn);
  models->report.withdraw();
  models->report.takeWithdrawalBack();
  EXPECT_FALSE(stage.phone->ownReports.find(id)->content.withdrawn);
}

TEST_F(ReportWalk, TheHistoryTellsWhatChangedWordByWord) {
  Report before, after;
  before.astonishments.push_back({"a", Tone::bad, "cinq clients attendent", {}, {}, {}, {}});
  after = before;
  after.astonishments[0].text = "sept clients attendent";
  after.ideas.push_back({"i", "Ouvrir une caisse"});
  after.senses.push_back({"welcome", "smell", Tone::good, "pain"});
  const QVariantList changes = revisionChanges(*stage.phone, before, after);
  ASSERT_EQ(changes.size(), 3);
  const QVariantList pieces = changes[0].toMap().value("pieces").toList();
  QStringList told;
  for (const QVariant& piece : pieces)
    told.append(piece.toMap().value("kind").toString() + ":" + piece.toMap().value("text").toString());
  EXPECT_TRUE(told.contains("removed:cinq") && told.contains("added:sept")) << told.join(" | ").toStdString();
  EXPECT_TRUE(revisionChanges(*stage.phone, before, before).isEmpty());
}

TEST_F(ReportWalk, ARefusedReportIsEditedAndSentAgain) {
  ASSERT_TRUE(form().open({}));
  const std::string id = sent();
  const QString draft = models->outbox.edit(QString::fromStdString(id));
  ASSERT_FALSE(draft.isEmpty());
  ASSERT_TRUE(form().open(draft));
  form().cycleSense("checkout", "sight");
  ASSERT_TRUE(form().send());
  EXPECT_EQ(stage.phone->ownReports.find(id)->content.senses.size(), 2U);
  EXPECT_EQ(stage.phone->ownReports.all().size(), 1U) << "the same report";
}

}  // namespace
}  // namespace passerelle
