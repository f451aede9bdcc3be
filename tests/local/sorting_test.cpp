// Sorting by hand: captures into one of several reports, between them, back into the carnet; nothing lost on the way.
#include <gtest/gtest.h>

#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

class Sorting : public ::testing::Test {
 protected:
  std::string caught(const std::string& text) {
    phone.clock.advance(Milliseconds(5));
    return phone->captures.addText(text)->id;
  }
  std::vector<std::string> words(const std::string& draftId) {
    std::vector<std::string> found;
    const auto draft = phone->drafts.find(draftId);
    for (const Astonishment& one : draft->content.astonishments) found.push_back(one.text);
    return found;
  }
  std::vector<std::string> carnet() {
    std::vector<std::string> found;
    for (const Capture& one : phone->captures.all()) found.push_back(one.text);
    return found;
  }
  using Texts = std::vector<std::string>;

  testing::TestPhone phone;
};

TEST_F(Sorting, ABatchGoesIntoSeveralReportsAndComesBackWithTheWordsAsTheyAreNow) {
  const std::string a = caught("a"), b = caught("b"), c = caught("c");
  const std::string first = phone->drafts.beginFromCaptures({a, b}, Report{})->id;
  const std::string second = phone->drafts.beginFromCaptures({c}, Report{})->id;
  EXPECT_EQ(words(first), (Texts{"a", "b"}));
  EXPECT_EQ(words(second), Texts{"c"});
  auto draft = phone->drafts.find(first);
  draft->content.astonishments[1].text = "b, mieux dit";
  draft->content.astonishments[1].verbatim = "J'attends";
  ASSERT_TRUE(phone->drafts.save(*draft));
  ASSERT_TRUE(phone->drafts.takeBack({a, b}, first));
  EXPECT_EQ(carnet(), (Texts{"b, mieux dit\n«\u00a0J'attends\u00a0»", "a"}));
  EXPECT_FALSE(phone->drafts.find(first)) << "born of the sorting, and empty again";
  EXPECT_TRUE(phone->drafts.find(second));
}

TEST_F(Sorting, WhatTheReportHoldsBesidesStaysWhenItsCapturesGoBack) {
  const std::string a = caught("a");
  auto draft = phone->drafts.beginFromCaptures({a}, Report{});
  draft->content.ideas.push_back({phone->vault.newId(), "une idée"});
  ASSERT_TRUE(phone->drafts.save(*draft));
  ASSERT_TRUE(phone->drafts.takeBack({a}, draft->id));
  ASSERT_TRUE(phone->drafts.find(draft->id)) << "an idea is not thrown away";
  EXPECT_TRUE(words(draft->id).empty());
}

TEST_F(Sorting, AnAstonishmentMovesToAnotherReportWithItsPhotoAndItsCapture) {
  const auto photo = phone->captures.addPhoto("jpeg", "small", "vitrine");
  const std::string from = phone->drafts.beginFromCaptures({photo->id}, Report{})->id;
  auto to = phone->drafts.begin(testing::completeReport(phone->vault, "déjà là"));
  to->content.noRecognisablePerson = true;
  ASSERT_TRUE(phone->drafts.save(*to));
  const std::string entry = phone->drafts.find(from)->content.astonishments[0].id;
  ASSERT_TRUE(phone->drafts.moveEntry(from, entry, to->id, 0));
  EXPECT_EQ(words(to->id), (Texts{"vitrine", "déjà là"}));
  EXPECT_EQ(phone->drafts.find(to->id)->content.media.size(), 2U) << "photo and thumbnail";
  EXPECT_FALSE(phone->drafts.find(to->id)->content.noRecognisablePerson) << "this photo was not looked at here";
  EXPECT_TRUE(phone->drafts.find(from)->content.media.empty());
  EXPECT_EQ(phone->captures.ofDraft(to->id).size(), 1U);
  ASSERT_TRUE(phone->drafts.moveEntry(to->id, entry, from)) << "and back: what undo does";
  EXPECT_EQ(words(from), Texts{"vitrine"});
  EXPECT_EQ(phone->drafts.moveEntry(to->id, entry, from).error().code, ErrorCode::notFound);
  EXPECT_EQ(phone->drafts.moveEntry(from, entry, "0193b3a0-0000-7000-8000-000000000009").error().code,
            ErrorCode::notFound);
}

TEST_F(Sorting, WhatWasWrittenInAReportCanGoToTheCarnetWithEachOfItsPhotos) {
  auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "écrit ici"));
  const auto one = phone->media.add(MediumKind::photo, "image/jpeg", "1");
  const auto two = phone->media.add(MediumKind::photo, "image/jpeg", "2");
  const std::string entry = draft->content.astonishments[0].id;
  ASSERT_TRUE(phone->drafts.addMedium(draft->id, one->id, entry));
  ASSERT_TRUE(phone->drafts.addMedium(draft->id, two->id, entry));
  ASSERT_TRUE(phone->drafts.returnEntry(draft->id, entry));
  ASSERT_EQ(phone->captures.count(), 2);
  Texts texts = carnet();
  std::sort(texts.begin(), texts.end());
  EXPECT_EQ(texts, (Texts{"", "écrit ici"})) << "the words once, the photos each";
  EXPECT_TRUE(phone->drafts.find(draft->id)->content.media.empty());
}

TEST_F(Sorting, TakingThatBackPutsTheAstonishmentWhereItWasWithWhatWasAddedInTheCarnet) {
  auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "écrit ici"));
  const Astonishment entry = draft->content.astonishments[0];
  const auto captures = phone->drafts.returnEntry(draft->id, entry.id);
  ASSERT_TRUE(captures);
  ASSERT_EQ(captures->size(), 1U);
  ASSERT_TRUE(phone->captures.edit(captures->front(), "écrit ici, puis complété"));
  ASSERT_TRUE(phone->drafts.takeEntry(draft->id, entry, 0, *captures));
  EXPECT_EQ(words(draft->id), Texts{"écrit ici, puis complété"});
  EXPECT_EQ(phone->drafts.find(draft->id)->content.astonishments[0].tone, Tone::bad);
  EXPECT_EQ(phone->captures.count(), 0);
  EXPECT_EQ(phone->drafts.takeEntry(draft->id, entry, 0, *captures).error().code, ErrorCode::notFound);
}

TEST_F(Sorting, ACaptureWhoseAstonishmentWasDeletedComesBackAsItWasCaught) {
  const std::string a = caught("a");
  auto draft = phone->drafts.beginFromCaptures({a}, Report{});
  draft->content.astonishments.clear();
  ASSERT_TRUE(phone->drafts.save(*draft));
  ASSERT_TRUE(phone->drafts.takeBack({a}));
  EXPECT_EQ(carnet(), Texts{"a"});
}

TEST_F(Sorting, ARemovedReportGivesItsCapturesBackAtOnceAndTakesThemAgainWhenRestored) {
  const std::string a = caught("a"), b = caught("b");
  const std::string draft = phone->drafts.beginFromCaptures({a, b}, Report{})->id;
  ASSERT_TRUE(phone->drafts.remove(draft));
  EXPECT_EQ(carnet(), (Texts{"b", "a"}));
  ASSERT_TRUE(phone->captures.remove(a));
  ASSERT_TRUE(phone->drafts.restore(draft));
  EXPECT_EQ(carnet(), Texts{});
  EXPECT_EQ(words(draft), (Texts{"a", "b"}));
  EXPECT_EQ(phone->captures.ofDraft(draft).size(), 2U) << "its file stays too";
}

TEST_F(Sorting, ABatchIsDeletedWholeOrNotAtAll) {
  const std::string a = caught("a"), b = caught("b");
  EXPECT_FALSE(phone->captures.remove({a, "0193b3a0-0000-7000-8000-000000000009"}));
  EXPECT_EQ(phone->captures.count(), 2);
  ASSERT_TRUE(phone->captures.remove({a, b}));
  EXPECT_EQ(phone->captures.count(), 0);
  ASSERT_TRUE(phone->captures.restore({a, b}));
  EXPECT_EQ(phone->captures.count(), 2);
}

TEST_F(Sorting, AnOpenFormSavesItsWordsBeforeAnythingElseChangesItsDraft) {
  auto open = *phone->drafts.begin(testing::completeReport(phone->vault, "avant"));
  int asked = 0;
  const auto subscription = phone->drafts.beforeChange([&] {
    ++asked;
    open.content.astonishments[0].text = "tapé à l'instant";
    ASSERT_TRUE(phone->drafts.save(open));
  });
  const std::string a = caught("a");
  ASSERT_TRUE(phone->drafts.addCaptures(open.id, {a}));
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(words(open.id), (Texts{"tapé à l'instant", "a"}));
}

TEST_F(Sorting, SurvivesAKillBetweenAnyTwoVerbs) {
  const std::string a = caught("a"), b = caught("b");
  const std::string draft = phone->drafts.beginFromCaptures({a, b}, Report{})->id;
  phone.restart();
  EXPECT_EQ(words(draft), (Texts{"a", "b"}));
  ASSERT_TRUE(phone->drafts.takeBack({a}));
  phone.restart();
  EXPECT_EQ(words(draft), Texts{"b"});
  EXPECT_EQ(carnet(), Texts{"a"});
}

}  // namespace
}  // namespace passerelle
