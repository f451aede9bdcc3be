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

}  // namespace passerelle
