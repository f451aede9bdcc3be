#include <gtest/gtest.h>

#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "tests/support/manual_clock.h"

namespace passerelle {

TEST(Clock, StartsTestsOnTheTuesdayThatItSays) {
  testing::ManualClock clock;
  EXPECT_EQ(toIso(clock.now()), "2026-11-17T16:40:00.000Z");
  EXPECT_EQ(toIsoWeek(clock.now()), "2026-W47");
}

TEST(Id, IsOrderedByTheClockAndWellFormed) {
  testing::ManualClock clock;
  SeededRng rng(7);
  const std::string first = newId(clock, rng);
  clock.advance(Milliseconds(1));
  const std::string second = newId(clock, rng);
  EXPECT_TRUE(isId(first));
  EXPECT_LT(first, second);
  EXPECT_FALSE(isId(first.substr(1)));
  EXPECT_FALSE(isId("../../../../etc/passwd-------------------"));
}

TEST(Digest, AgreesWithThePublishedVectors) {
  EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(toHex(blake2b("abc")), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(*fromBase64(toBase64Url("\xff\xfe passerelle")), "\xff\xfe passerelle");
}

TEST(Text, IsJoinedAndTakenApartAgain) {
  EXPECT_EQ(joined({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(joined({}, " "), "");
  EXPECT_EQ(wordsIn("  a bc  d "), (std::vector<std::string>{"a", "bc", "d"}));
  EXPECT_TRUE(wordsIn("   ").empty());
}

TEST(Text, LosesItsCaseInAsciiOnly) {
  EXPECT_EQ(lowered("ETag É@[Z"), "etag É@[z");
  EXPECT_TRUE(equalsIgnoringCase("Content-Length", "content-LENGTH"));
  EXPECT_FALSE(equalsIgnoringCase("Content-Length", "Content-Lengt"));
  EXPECT_FALSE(equalsIgnoringCase("@", "`"));
}

TEST(Text, CharactersAreCountedAndCutWhole) {
  EXPECT_EQ(charactersIn(""), 0u);
  EXPECT_EQ(charactersIn("été 🙂"), 5u);
  EXPECT_EQ(firstCharacters("été 🙂!", 5), "été 🙂");
  EXPECT_EQ(firstCharacters("été", 3), "été");
  EXPECT_EQ(firstCharacters("été", 0), "");
  EXPECT_EQ(firstBytes("été", 5), "été");
  EXPECT_EQ(firstBytes("été", 4), "ét");
  EXPECT_EQ(firstBytes("a🙂", 4), "a");
  EXPECT_EQ(firstBytes("\xbf\xbf\xbf\xbf\xbf\xbf", 4), "\xbf") << "no UTF-8: something is taken all the same";
}

TEST(Text, ALongTextIsCutAtAWord) {
  EXPECT_EQ(cutAtWord("neuf clients attendent", 22), "neuf clients attendent");
  EXPECT_EQ(cutAtWord("neuf clients attendent", 21), "neuf clients…");
  EXPECT_EQ(cutAtWord("neuf clients attendent", 12), "neuf clients…") << "what fits whole stays";
  EXPECT_EQ(cutAtWord("neuf  clients", 6), "neuf…") << "no blank before the dots";
  EXPECT_EQ(cutAtWord("éééééé", 3), "ééé…") << "one long word is cut";
  EXPECT_EQ(cutAtWord(" éééééé", 3), " éé…");
  EXPECT_TRUE(isBlank(" \t\r\n"));
  EXPECT_TRUE(isBlank(""));
  EXPECT_FALSE(isBlank(" a"));
}

}  // namespace passerelle
