// GET /v1/ideas/similar: duplicates are found, unpublished and withdrawn ones never, and what is asked wrongly is said.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "backend/sql/full_text.h"
#include "shared/codec/csv.h"
#include "tests/support/report_world.h"
#include "tests/where.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;

std::vector<std::pair<std::string, std::string>> pairs(const std::string& file) {
  std::ifstream in(std::string(PASSERELLE_SOURCE_DIR) + "/tests/words/" + file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::vector<csv::Fault> faults;
  const csv::Table table = csv::parse(bytes.str(), Language::english, faults);
  std::vector<std::pair<std::string, std::string>> all;
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    all.emplace_back(table.rows[i].cells.at(0), table.rows[i].cells.size() > 1 ? table.rows[i].cells[1] : "");
  return all;
}

struct SimilarIdeasTest : ::testing::Test {
  BackendWorld world;
  const std::string& author = world.roleToken("visitor", 'b');

  Report with(const std::string& idea) {
    Report report = makeReport(world);
    report.ideas[0].text = idea;
    return report;
  }
  /// The world hands the query over as it is: no "&" and no "=" in a text.
  Json ask(const std::string& text, const std::string& more = {}) {
    return Json::parse(world.get("/v1/ideas/similar?text=" + text + more, world.roleToken("coach")).body)["items"];
  }
};

double recallAtThree(const std::string& file) {
  const auto index = sql::sqliteFullText();
  const auto all = pairs(file);
  for (std::size_t i = 0; i < all.size(); ++i) index->put(std::to_string(i), all[i].first);
  for (const auto& other : pairs("similar_pairs.csv")) {
    if (file != "similar_pairs.csv") index->put("other " + other.first, other.first);
  }
  int asked = 0, found = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].second.empty()) continue;
    ++asked;
    const auto ids = index->alike(all[i].second, 3);
    found += std::find(ids.begin(), ids.end(), std::to_string(i)) != ids.end() ? 1 : 0;
  }
  std::printf("%s: recall@3 %.3f (%d of %d)\n", file.c_str(), static_cast<double>(found) / asked, found, asked);
  return static_cast<double>(found) / asked;
}
}  // namespace

TEST(FullText, DuplicatesAreAmongTheFirstThree) {
  EXPECT_GE(recallAtThree("similar_pairs.csv"), 0.8);
  EXPECT_GE(recallAtThree("similar_fresh.csv"), 0.7);
}

TEST(FullText, WhatWasDroppedIsNotFoundAndWhatChangedIsFoundByItsNewWords) {
  const auto index = sql::sqliteFullText();
  index->put("a", "Ouvrir une deuxième caisse le samedi");
  EXPECT_EQ(index->alike("deuxième caisse samedi", 3).size(), 1U);
  index->put("a", "Repeindre la façade en bleu");
  EXPECT_TRUE(index->alike("deuxième caisse samedi", 3).empty());
  EXPECT_EQ(index->alike("repeindre façade", 3).size(), 1U);
  index->drop("a");
  EXPECT_TRUE(index->alike("repeindre façade", 3).empty());
}

TEST(FullText, NothingInAQuestionIsAnOperator) {
  const auto index = sql::sqliteFullText();
  index->put("a", "Ouvrir une deuxième caisse");
  for (const char* text :
       {"\" OR \"", "caisse* NEAR(ouvrir)", "stems : caisse ouvrir", "-caisse AND (ouvrir", "\xFF\xFE", "^"})
    EXPECT_NO_THROW(index->alike(text, 3)) << text;
}

TEST_F(SimilarIdeasTest, PublishedIdeasAreFoundWithTheirUnitAndWithoutCounts) {
  const std::string id = publish(world, author, with("Ouvrir une deuxième caisse dès cinq personnes"));
  publish(world, author, with("Repeindre la façade"));
  const Json items = ask("Ouvrir une caisse quand cinq personnes attendent");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0]["reportId"], id);
  EXPECT_EQ(items[0]["unit"]["code"], "LYO-01");
  EXPECT_EQ(items[0]["supported"], false);
  EXPECT_FALSE(items[0].contains("supporters"));
}

TEST_F(SimilarIdeasTest, WhatIsPublishedCorrectedOrWithdrawnLaterIsFollowed) {
  EXPECT_TRUE(ask("Ouvrir une deuxième caisse").empty());
  Report report = with("Ouvrir une deuxième caisse le samedi");
  const std::string id = newId(world.clock, world.rng);
  putReport(world, author, id, report);
  EXPECT_TRUE(ask("Ouvrir une deuxième caisse").empty()) << "the store's hour";
  world.ask({"PUT",
             api::replyPath(id),
             world.roleToken("host"),
             R"({"thanks":true,"kind":"thanks","text":""})",
             {{"Content-Type", "application/json"}}});
  EXPECT_EQ(ask("Ouvrir une deuxième caisse").size(), 1U);
  Report corrected = report;
  corrected.ideas[0].text = "Repeindre la façade en bleu";
  putReport(world, author, id, corrected, {hashOf(report), "", ""});
  EXPECT_TRUE(ask("Ouvrir une deuxième caisse").empty());
  EXPECT_EQ(ask("repeindre la façade").size(), 1U);
  Report withdrawn = corrected;
  withdrawn.withdrawn = true;
  putReport(world, author, id, withdrawn, {hashOf(corrected), "", ""});
  EXPECT_TRUE(ask("repeindre la façade").empty());
}

TEST_F(SimilarIdeasTest, SaysWhatOneSupportsAlready) {
  publish(world, author, with("Ouvrir une deuxième caisse le samedi"));
  const std::string idea = ask("deuxième caisse samedi")[0]["id"];
  world.ask({"PUT", api::supportPath(idea), world.roleToken("coach"), {}, {}});
  EXPECT_EQ(ask("deuxième caisse samedi")[0]["supported"], true);
}

TEST_F(SimilarIdeasTest, AtMostAsManyAsAskedAndAWrongQuestionIsSaid) {
  for (int i = 0; i < 5; ++i) publish(world, author, with("Ouvrir une deuxième caisse le samedi " + std::to_string(i)));
  EXPECT_EQ(ask("deuxième caisse samedi").size(), 3U);
  EXPECT_EQ(ask("deuxième caisse samedi", "&limit=5").size(), 5U);
  for (const char* wrong : {"", "?text=", "?text=a&limit=0", "?text=a&limit=11", "?text=a&limit=x", "?text=a&limit="})
    EXPECT_EQ(world.get(std::string("/v1/ideas/similar") + wrong, world.roleToken("coach")).status, 400) << wrong;
  EXPECT_EQ(world.get("/v1/ideas/similar?text=" + std::string(2001, 'a'), world.roleToken("coach")).status, 400);
  EXPECT_EQ(world.get("/v1/ideas/similar?text=caisse", {}).status, 401);
}

}  // namespace passerelle::testing
