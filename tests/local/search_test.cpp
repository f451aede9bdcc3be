// Everything the phone holds is found by its words, offline; the index follows what changes; idle work is done in
// slices.
#include <gtest/gtest.h>

#include "app/local/idle_work.h"
#include "shared/codec/reading_json.h"
#include "tests/local/numbered_ids.h"
#include "tests/support/manual_executor.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

std::string cardJson(int number, const std::string& text, const std::string& idea) {
  return R"({"id":")" + idOf(number) +
         R"(","kind":"buddyDay","unit":{"code":"LYO-01","name":"Lyon Part-Dieu"},"region":"Est",)" +
         R"("author":{"name":"Camille","department":"Achats"},"publishedAt":"2026-11-17T17:42:05.123Z","visitedOn":"2026-11-17",)" +
         R"("astonishments":[{"tone":"bad","text":")" + text +
         R"(","verbatim":"","momentOfTruth":"checkout","sense":"sight"}],"ideas":[{"id":")" + idOf(900000 + number) +
         R"(","text":")" + idea + R"("}],"photo":null,"reply":null,"exploration":false,"own":false})";
}

Result<void> putCards(Phone& phone, const std::vector<std::string>& cards) {
  std::string json = R"({"items":[)";
  for (std::size_t i = 0; i < cards.size(); ++i) json += (i > 0 ? "," : "") + cards[i];
  return phone.mirror.putFeedPage(
      *decodeFeedPage(json + R"(],"mine":{"supported":[],"useful":[]},"counts":{},"next":null})"), 0, true);
}

void readAll(Phone& phone) {
  while (!phone.search.prepareSome(10)) {
  }
}

std::vector<HitKind> kindsOf(const std::vector<SearchHit>& hits) {
  std::vector<HitKind> kinds;
  for (const SearchHit& hit : hits) kinds.push_back(hit.kind);
  return kinds;
}
}  // namespace

TEST(Search, FindsNotesDraftsOwnReportsStoriesIdeasAndUnitsWithoutAccentsAndCase) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->captures.addText("La FERMÉE du matin"));
  Report written = testing::completeReport(phone->vault, "Une porte fermée, encore");
  ASSERT_TRUE(phone->drafts.begin(written));
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "Caisse fermée à midi"));
  ASSERT_TRUE(draft);
  const auto sent = phone->ownReports.send(draft->id);
  ASSERT_TRUE(sent);
  ASSERT_TRUE(phone->mirror.putRow(
      "unit", "FER-01",
      R"({"code":"FER-01","name":"La Fermée-sur-Loire","kind":"shop","region":"E","address":"1 quai","lat":null,"lon":null,"opening":""})"));
  ASSERT_TRUE(putCards(*phone, {cardJson(1, "Deux caisses fermées", "Ouvrir plus tôt"),
                                cardJson(2, "Un accueil chaleureux", "Dire pourquoi une caisse est fermée")}));
  readAll(*phone);
  const auto hits = phone->search.find("fermee", 10);
  EXPECT_EQ(kindsOf(hits), (std::vector<HitKind>{HitKind::capture, HitKind::draft, HitKind::ownReport, HitKind::report,
                                                 HitKind::report, HitKind::idea, HitKind::unit}));
  ASSERT_EQ(hits.size(), 7U);
  EXPECT_EQ(hits[3].title, "Lyon Part-Dieu");
  EXPECT_EQ(hits[5].excerpt, "Dire pourquoi une caisse est fermée");
  EXPECT_EQ(hits[6].id, "FER-01");
  EXPECT_EQ(phone->search.find("FERMÉE caisse", 10).size(), 4U) << "every word: own report, two stories, one idea";
  EXPECT_TRUE(phone->search.find("  ", 10).empty());
  EXPECT_EQ(phone->search.find("fermee", 1).size(), 6U) << "at most one of each kind";
}

TEST(Search, FollowsWhatChangesAndForgetsWhatIsGone) {
  testing::TestPhone phone;
  ASSERT_TRUE(putCards(*phone, {cardJson(1, "rayon vide", "remplir"), cardJson(2, "rayon plein", "garder")}));
  readAll(*phone);
  EXPECT_EQ(phone->search.find("rayon", 10).size(), 2U);
  ASSERT_TRUE(putCards(*phone, {cardJson(2, "allée propre", "garder"), cardJson(3, "rayon neuf", "dire")}));
  EXPECT_FALSE(phone->search.prepareSome(1)) << "two texts are new";
  readAll(*phone);
  const auto hits = phone->search.find("rayon", 10);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].id, idOf(3));
  ASSERT_TRUE(phone->mirror.drop(idOf(3)));
  EXPECT_TRUE(phone->search.find("rayon", 10).empty()) << "gone at once, before the index is read again";
  const auto note = phone->captures.addText("un rayon à moi");
  EXPECT_EQ(phone->search.find("rayon", 10).size(), 1U);
  ASSERT_TRUE(phone->captures.remove(note->id));
  EXPECT_TRUE(phone->search.find("rayon", 10).empty());
}

TEST(Search, AnExcerptBeginsALittleBeforeTheWordAndIsCut) {
  EXPECT_EQ(excerptAround("Porte fermée", "fermee"), "Porte fermée");
  std::string text;
  for (int i = 1; i <= 60; ++i) text += "mot" + std::to_string(i) + " ";
  const std::string excerpt = excerptAround(text, "mot40");
  EXPECT_TRUE(excerpt.starts_with("… mot35 mot36")) << excerpt;
  EXPECT_TRUE(excerpt.ends_with("mot56 …")) << excerpt;
}

TEST(IdleWork, ReadsTheTextsInSlicesAndAgainWhenTheFeedChanges) {
  testing::TestPhone phone;
  ASSERT_TRUE(putCards(*phone, {cardJson(1, "rayon", "a"), cardJson(2, "rayon", "b"), cardJson(3, "rayon", "c")}));
  testing::ManualExecutor executor;
  const IdleOptions options{.textsAtATime = 2};
  IdleWork idle(*phone, executor, phone.clock, options);
  EXPECT_TRUE(phone->search.find("rayon", 10).empty()) << "nothing is read while the window opens";
  executor.advance(options.afterStart);
  EXPECT_EQ(phone->search.find("rayon", 10).size(), 2U) << "one slice";
  executor.advance(options.between);
  EXPECT_EQ(phone->search.find("rayon", 10).size(), 3U);
  ASSERT_TRUE(putCards(*phone, {cardJson(4, "rayon", "d")}));
  executor.advance(options.afterStart + options.between);
  EXPECT_EQ(phone->search.find("rayon", 10).size(), 1U);
}

TEST(IdleWork, ErasesWhatWasRemovedLongAgoAndNothingYounger) {
  testing::TestPhone phone;
  const auto old = phone->captures.addText("vieille note");
  ASSERT_TRUE(phone->captures.remove(old->id));
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "vieux brouillon"));
  ASSERT_TRUE(phone->drafts.remove(draft->id));
  phone.clock.advance(std::chrono::hours(24 * 29));
  const auto young = phone->captures.addText("jeune note");
  ASSERT_TRUE(phone->captures.remove(young->id));
  testing::ManualExecutor executor;
  IdleWork idle(*phone, executor, phone.clock);
  executor.advance(Milliseconds(10'000));
  ASSERT_TRUE(phone->captures.restore(old->id)) << "29 days: still there";
  ASSERT_TRUE(phone->captures.remove(old->id));
  ASSERT_TRUE(phone->drafts.restore(draft->id));
  ASSERT_TRUE(phone->drafts.remove(draft->id));
  phone.clock.advance(std::chrono::hours(24 * 31));
  ASSERT_TRUE(phone->captures.addText("marque"));
  executor.advance(std::chrono::hours(25));
  (void)phone->captures.restore(old->id);
  (void)phone->drafts.restore(draft->id);
  EXPECT_FALSE(phone->captures.find(old->id)) << "erased the next day, without a start";
  EXPECT_FALSE(phone->drafts.find(draft->id));
}

TEST(IdleWork, EndsWithTheApp) {
  testing::TestPhone phone;
  testing::ManualExecutor executor;
  { IdleWork idle(*phone, executor, phone.clock); }
  executor.advance(std::chrono::hours(48));
  EXPECT_FALSE(executor.waitsForTime());
}

}  // namespace passerelle
