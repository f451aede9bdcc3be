// The differences that a person reads in a report's history.
#include "shared/domain/word_diff.h"

#include <gtest/gtest.h>

#include "shared/base/rng.h"

namespace passerelle {
namespace {
using Pieces = std::vector<DiffPiece>;

std::string rebuilt(const Pieces& pieces, DiffKind without) {
  std::string text;
  for (const DiffPiece& piece : pieces) {
    if (piece.kind != without) text += piece.text;
  }
  return text;
}

TEST(WordDiff, OneWordChangedIsToldAlone) {
  EXPECT_EQ(wordDiff("cinq clients attendent", "sept clients attendent"),
            (Pieces{{DiffKind::removed, "cinq"}, {DiffKind::added, "sept"}, {DiffKind::same, " clients attendent"}}));
}

TEST(WordDiff, EqualAndEmptyTexts) {
  EXPECT_EQ(wordDiff("même", "même"), (Pieces{{DiffKind::same, "même"}}));
  EXPECT_EQ(wordDiff("", ""), Pieces{});
  EXPECT_EQ(wordDiff("", "né"), (Pieces{{DiffKind::added, "né"}}));
  EXPECT_EQ(wordDiff("parti", ""), (Pieces{{DiffKind::removed, "parti"}}));
}

TEST(WordDiff, BothTextsCanBeRebuiltFromThePieces) {
  SeededRng rng(11);
  const auto text = [&rng] {
    static const char* const kWords[] = {"la", "caisse", " ", "  ", "\n", "était", "fermée", "é", "—"};
    std::string made;
    for (std::uint64_t i = rng.below(40); i > 0; --i)
      made += std::string(kWords[rng.below(9)]) + (rng.below(2) ? " " : "");
    return made;
  };
  for (int i = 0; i < 500; ++i) {
    const std::string before = text(), after = text();
    const Pieces pieces = wordDiff(before, after);
    EXPECT_EQ(rebuilt(pieces, DiffKind::added), before);
    EXPECT_EQ(rebuilt(pieces, DiffKind::removed), after);
  }
}

TEST(WordDiff, ATextTooLongToCompareIsToldWhole) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) before += "a ", after += "b ";
  EXPECT_EQ(wordDiff(before, after).size(), 2U);
}

}  // namespace
}  // namespace passerelle
