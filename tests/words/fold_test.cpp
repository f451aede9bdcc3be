// Folding: one spelling for what people type with and without accents.
#include <gtest/gtest.h>

#include "shared/words/fold.h"

namespace passerelle {

TEST(Fold, AccentsAndCaseDoNotCount) {
  EXPECT_EQ(folded("ÀÉÎÖÙÇœŸ"), "aeioucoey");
  EXPECT_EQ(folded("ÀÉÎÖÙÇœŸ"), folded("àéîöùçŒŸ"));
  EXPECT_EQ(folded("Łódź, İstanbul, Škoda"), "lodz, istanbul, skoda");
}

TEST(Fold, AccentsWrittenAsCombiningMarksAreTheSame) { EXPECT_EQ(folded("he\xCC\x81sitent"), folded("hésitent")); }

TEST(Fold, TypographyBecomesTheKeyboards) { EXPECT_EQ(folded("L’été\u00A0: 5\u202F€"), "l'ete : 5 €"); }

TEST(Fold, OtherScriptsAndBrokenBytesStay) {
  EXPECT_EQ(folded("日本"), "日本");
  EXPECT_EQ(folded("a\xC3"), "a\xC3");
  EXPECT_EQ(folded("\xFF\xFE"), "\xFF\xFE");
}

}  // namespace passerelle
