// What was read: pages of the feed, units by distance and by name, and how fast a big mirror opens.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>

#include "shared/codec/reading_json.h"
#include "shared/words/fold.h"
#include "tests/local/numbered_ids.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

std::string cardJson(int number, const std::string& text) {
  return R"({"id":")" + idOf(number) +
         R"(","kind":"buddyDay","unit":{"code":"LYO-01","name":"Lyon Part-Dieu"},"region":"Est",)" +
         R"("author":{"name":"Camille","department":"Achats"},"publishedAt":"2026-11-17T17:42:05.123Z","visitedOn":"2026-11-17",)" +
         R"("astonishments":[{"tone":"bad","text":")" + text +
         R"(","verbatim":"","momentOfTruth":"checkout","sense":"sight"}],)" + R"("ideas":[{"id":")" +
         idOf(900000 + number) +
         R"(","text":"Ouvrir une deuxième caisse"}],"photo":null,"reply":null,"exploration":false,"own":false})";
}

FeedPage pageOf(int from, int count, const std::string& text) {
  std::string json = R"({"items":[)";
  for (int i = 0; i < count; ++i)
    json += (i > 0 ? "," : "") + cardJson(from + i, text + " " + std::to_string(from + i));
  return *decodeFeedPage(json + R"(],"mine":{"supported":[],"useful":[]},"counts":{},"next":null})");
}
}  // namespace

TEST(Mirror, GivesTheFeedInTheServersOrderPageByPage) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(10, 5, "a"), 0, false));
  ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(1, 5, "b"), 5, true));
  phone.restart();
  const auto first = phone->mirror.feed(7);
  ASSERT_EQ(first.size(), 7U);
  EXPECT_EQ(first[0].id, idOf(10));
  EXPECT_EQ(first[5].id, idOf(1));
  EXPECT_EQ(first[0].astonishments.at(0).text, "a 10");
  EXPECT_EQ(first[0].unit->name, "Lyon Part-Dieu");
  const auto rest = phone->mirror.feed(7, first.back().id);
  ASSERT_EQ(rest.size(), 3U);
  EXPECT_EQ(rest[0].id, idOf(3));
  ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(3, 2, "c"), 0, true));
  EXPECT_EQ(phone->mirror.feedCount(), 2) << "a whole new reading replaces the old";
  ASSERT_TRUE(phone->mirror.drop(idOf(3)));
  EXPECT_EQ(phone->mirror.feed(10).size(), 1U);
}

TEST(Mirror, KeepsOlderCardsBehindAReadingThatStoppedEarly) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(1, 4, "a"), 0, true));
  ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(3, 4, "b"), 0, false));
  std::vector<std::string> ids;
  for (const FeedCard& card : phone->mirror.feed(10)) ids.push_back(card.id);
  EXPECT_EQ(ids, (std::vector<std::string>{idOf(3), idOf(4), idOf(5), idOf(6), idOf(1), idOf(2)}));
}

TEST(Mirror, FindsUnitsByDistanceAndByWordsWithoutAccents) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->mirror.putRow(
      "unit", "LYO-01",
      R"({"code":"LYO-01","name":"Lyon Part-Dieu","lat":45.761,"lon":4.857,"address":"17 rue Dr Bouchut"})"));
  ASSERT_TRUE(phone->mirror.putRow(
      "unit", "STE-01", R"({"code":"STE-01","name":"Saint-Étienne Châteaucreux","lat":45.443,"lon":4.400})"));
  ASSERT_TRUE(
      phone->mirror.putRow("unit", "TEL-01", R"({"code":"TEL-01","name":"Centre de Cœur","lat":null,"lon":null})"));
  const auto near = phone->mirror.unitsNear({45.45, 4.39}, 5);
  ASSERT_EQ(near.size(), 2U) << "a unit without a position is nowhere";
  EXPECT_EQ(near[0].unit.code, "STE-01");
  EXPECT_NEAR(near[0].distanceM, 1100, 100);
  EXPECT_NEAR(distanceM({45.761, 4.857}, {45.443, 4.400}), 50'100, 500);
  EXPECT_EQ(phone->mirror.unitsMatching("etienne chateau", 5).at(0).code, "STE-01");
  EXPECT_EQ(phone->mirror.unitsMatching("coeur", 5).at(0).code, "TEL-01");
  EXPECT_EQ(phone->mirror.unitsMatching("BOUCHUT", 5).at(0).code, "LYO-01");
  EXPECT_TRUE(phone->mirror.unitsMatching("marseille", 5).empty());
  EXPECT_EQ(folded("ÀÉÎÖÙÇœŸ"), folded("àéîöùçŒŸ"));
}

TEST(Mirror, AResyncForgetsWhatOthersWroteAndBeginsAgain) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(1, 3, "a"), 0, true));
  ASSERT_TRUE(phone->mirror.putRow("unit", "LYO-01", R"({"code":"LYO-01","name":"Lyon"})"));
  ASSERT_TRUE(phone->mirror.setCursor(42));
  ASSERT_TRUE(phone->mirror.clear());
  EXPECT_EQ(phone->mirror.feedCount(), 0);
  EXPECT_TRUE(phone->mirror.units().empty());
  EXPECT_EQ(phone->mirror.cursor(), 0);
}

TEST(Mirror, KeepsPicturesAndDropsThemWhenTold) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->mirror.keepPicture("r", "m", "thumb", "bytes"));
  ASSERT_TRUE(phone->mirror.keepPicture("r", "m", "thumb", "newer"));
  phone.restart();
  EXPECT_EQ(*phone->mirror.picture("r", "m", "thumb"), "newer");
  EXPECT_EQ(phone.files.list(phone.folder() + "/media")->size(), 1U) << "the replaced file was swept";
  EXPECT_FALSE(phone->mirror.picture("r", "m", "full"));
  ASSERT_TRUE(phone->mirror.dropPictures("r"));
  EXPECT_FALSE(phone->mirror.picture("r", "m", "thumb"));
  EXPECT_TRUE(phone.files.list(phone.folder() + "/media")->empty());
}

TEST(Mirror, TenThousandReportsOpenWithoutBeingDecrypted) {
  testing::TestPhone phone;
  constexpr int kCards = 10'000;
  for (int i = 0; i < kCards; i += 1000)
    ASSERT_TRUE(phone->mirror.putFeedPage(pageOf(i, 1000, std::string(400, 'e')), i, i + 1000 == kCards));
  phone.kill();
  double bestMs = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::chrono::steady_clock::now();
    phone.open();
    const auto page = phone->mirror.feed(50);
    bestMs =
        std::min(bestMs, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    ASSERT_EQ(page.size(), 50U);
    ASSERT_EQ(page[0].id, idOf(0));
    phone.kill();
  }
  std::printf("bench mirror_open ours=%.1fms reference=50ms ratio=%.2f\n", bestMs, bestMs / 50);
  EXPECT_LE(bestMs, 50);
}

}  // namespace passerelle
