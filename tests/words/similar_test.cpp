// Texts that say nearly the same are found: how many of the pairs written for it, with slips of the finger, and how
// fast.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <sstream>

#include "shared/codec/csv.h"
#include "shared/words/fold.h"
#include "shared/words/similar_index.h"
#include "shared/words/stem.h"
#include "tests/where.h"

namespace passerelle::words {
namespace {
struct Pair {
  std::string idea, same;  ///< same: empty for one that nobody repeats
};

std::vector<Pair> pairs(const std::string& file = "similar_pairs.csv") {
  std::ifstream in(std::string(PASSERELLE_SOURCE_DIR) + "/tests/words/" + file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::vector<csv::Fault> faults;
  std::vector<Pair> all;
  const csv::Table table = csv::parse(bytes.str(), Language::english, faults);
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    all.push_back({table.rows[i].cells.at(0), table.rows[i].cells.size() > 1 ? table.rows[i].cells[1] : ""});
  return all;
}

/// Every other word of five letters or more loses its middle letter.
std::string mistyped(const std::string& text) {
  std::string out;
  int words = 0;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    if (word.size() >= 6 && static_cast<unsigned char>(word[word.size() / 2]) < 0x80 && ++words % 2 == 0)
      word.erase(word.size() / 2, 1);
    out += word + " ";
  }
  return out;
}

struct Found {
  int asked = 0, inThree = 0;
};

Found search(const std::vector<Pair>& all, const std::function<std::string(const std::string&)>& typed) {
  SimilarIndex index;
  for (const Pair& pair : all) index.add(pair.idea);
  Found found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].same.empty()) continue;
    ++found.asked;
    const auto hits = index.find(typed(all[i].same), 3);
    found.inThree += std::any_of(hits.begin(), hits.end(), [&](const auto& hit) { return hit.number == i; }) ? 1 : 0;
  }
  return found;
}
}  // namespace

TEST(Stems, FormsOfAWordAreOne) {
  EXPECT_EQ(stemsOf("les étiquettes"), stemsOf("étiquette"));
  EXPECT_EQ(stemsOf("fermée"), stemsOf("fermés"));
  EXPECT_EQ(stemsOf("nettoyage"), stemsOf("nettoyer"));
  EXPECT_EQ(stemsOf("la file"), stemsOf("l'attente")) << "synonyms";
  EXPECT_TRUE(stemsOf("le la de et il y a").empty());
}

TEST(Similar, DuplicatesAreAmongTheFirstThree) {
  const auto all = pairs();
  const Found found = search(all, [](const std::string& text) { return text; });
  std::printf("recall@3 %.3f (%d of %d pairs, %zu texts)\n", static_cast<double>(found.inThree) / found.asked,
              found.inThree, found.asked, all.size());
  EXPECT_GE(found.asked, 40);
  EXPECT_GE(static_cast<double>(found.inThree) / found.asked, 0.85);
}

TEST(Similar, PairsWrittenAfterTheRulesAreFoundToo) {
  auto all = pairs("similar_fresh.csv");
  for (Pair& other : pairs()) all.push_back({other.idea, ""});
  const Found found = search(all, [](const std::string& text) { return text; });
  std::printf("recall@3 of fresh pairs %.3f (%d of %d pairs, %zu texts)\n",
              static_cast<double>(found.inThree) / found.asked, found.inThree, found.asked, all.size());
  EXPECT_GE(static_cast<double>(found.inThree) / found.asked, 0.8);
}

TEST(Similar, SlipsOfTheFingerFindToo) {
  const Found found = search(pairs(), mistyped);
  std::printf("recall@3 with slips %.3f\n", static_cast<double>(found.inThree) / found.asked);
  EXPECT_GE(static_cast<double>(found.inThree) / found.asked, 0.7);
}

TEST(Similar, WhatNobodySaidFindsLittle) {
  const auto all = pairs();
  SimilarIndex index;
  for (const Pair& pair : all) {
    if (!pair.same.empty()) index.add(pair.idea);
  }
  int asked = 0, answered = 0;
  for (const Pair& pair : all) {
    if (!pair.same.empty()) continue;
    ++asked;
    answered += index.find(pair.idea, 3).empty() ? 0 : 1;
  }
  std::printf("%d of %d new ideas were answered\n", answered, asked);
  EXPECT_LE(answered * 5, asked * 2) << "cards that are not alike teach people not to look";
}

TEST(Similar, AQuestionOfOneWordIsNotAsked) {
  SimilarIndex index;
  index.add("Caisse fermée le samedi");
  EXPECT_TRUE(index.find("caisse", 3).empty());
  EXPECT_TRUE(index.find("", 3).empty());
  EXPECT_EQ(index.find("caisses fermées", 3).size(), 1U);
  index.clear();
  EXPECT_EQ(index.size(), 0U);
  EXPECT_TRUE(index.find("caisses fermées", 3).empty());
}

TEST(Similar, TenThousandReportsTakeLessThanAPlainScanOfTheirWords) {
  const auto all = pairs();
  SimilarIndex index;
  std::vector<std::string> plain;
  for (int i = 0; i < 10'000; ++i) {
    const auto n = static_cast<std::size_t>(i);
    const std::string text = all[n % all.size()].idea + " " + all[(n * 7 + 3) % all.size()].idea + " " +
                             all[(n * 13 + 5) % all.size()].same + " vu le jour " + std::to_string(i);
    index.add(text);
    plain.push_back(folded(text));
  }
  double findMs = 1e9, scanMs = 1e9;
  std::size_t seen = 0;
  const std::string asked = all.front().same;
  const auto words = {"caisse", "attend", "personnes", "ouvrir", "clients", "file", "plus"};
  for (int round = 0; round < 7; ++round) {
    auto from = std::chrono::steady_clock::now();
    seen += index.find(asked, 3).size();
    findMs =
        std::min(findMs, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    from = std::chrono::steady_clock::now();
    for (const std::string& text : plain) {
      for (const char* word : words) seen += text.find(word) != std::string::npos ? 1U : 0U;
    }
    scanMs =
        std::min(scanMs, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
  }
  std::printf("10 000 texts: %.2f ms, a plain scan %.2f ms: ratio %.2f (%zu)\n", findMs, scanMs, findMs / scanMs, seen);
  EXPECT_LT(findMs, 30);
  EXPECT_LT(findMs / scanMs, 1.0);
}

}  // namespace passerelle::words
