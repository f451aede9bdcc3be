// The chain's own time: summer and winter, the two odd hours, far zones, and what is no zone.
#include "backend/pages/local_time.h"

#include <gtest/gtest.h>

#include "backend/pages/layout.h"

namespace passerelle::pages {
namespace {

TimePoint utc(std::string_view iso) { return timeFromIso(iso).value(); }

struct LocalTime : ::testing::Test {
  LocalTime() { EXPECT_TRUE(useTimeZone("Europe/Paris")); }
  ~LocalTime() override { EXPECT_TRUE(useTimeZone("Europe/Paris")); }
};

TEST_F(LocalTime, IsSaidInWords) {
  EXPECT_EQ(dateTime(utc("2026-11-17T16:42:05Z"), Language::french), "mardi\u00A017\u00A0novembre, 17\u00A0h\u00A042");
  EXPECT_EQ(dateTime(utc("2026-11-17T16:42:05Z"), Language::english), "Tuesday\u00A017\u00A0November, 17:42");
  EXPECT_EQ(dateTime(utc("2026-07-31T22:05:00Z"), Language::french), "samedi\u00A01er\u00A0août, 0\u00A0h\u00A005");
  EXPECT_EQ(dateTime(utc("2026-07-31T22:05:00Z"), Language::english), "Saturday\u00A01\u00A0August, 00:05");
  EXPECT_EQ(dayInWords("2026-11-17", Language::french), "mardi\u00A017\u00A0novembre");
  EXPECT_EQ(dayInWords("2026-02-30", Language::french), "2026-02-30");
  EXPECT_EQ(dayAndYear("2026-12-24", Language::french), "24\u00A0décembre 2026");
  EXPECT_EQ(dayAndYear("soon", Language::english), "soon");
  EXPECT_EQ(monthInWords("2026-11", Language::french), "novembre\u00A02026");
  EXPECT_EQ(monthInWords("2026-13", Language::english), "2026-13");
  EXPECT_EQ(ofMonth("2026-11", Language::french), "de novembre\u00A02026");
  EXPECT_EQ(ofMonth("2026-08", Language::french), "d’août\u00A02026");
  EXPECT_EQ(ofMonth("2026-10", Language::english), "of October\u00A02026");
}

TEST_F(LocalTime, ChangesWithTheSeasonToTheMinute) {
  // 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
  EXPECT_EQ(localMinute(utc("2026-03-29T00:59:59Z")), "2026-03-29T01:59");
  EXPECT_EQ(localMinute(utc("2026-03-29T01:00:00Z")), "2026-03-29T03:00");
  EXPECT_EQ(localMinute(utc("2026-10-25T00:59:00Z")), "2026-10-25T02:59");
  EXPECT_EQ(localMinute(utc("2026-10-25T01:00:00Z")), "2026-10-25T02:00");
}

TEST_F(LocalTime, ComesBackAsItWasGivenForEachHourOfTwoYears) {
  for (TimePoint time = utc("2026-01-01T00:00:00Z"); time < utc("2028-01-01T00:00:00Z");
       time += std::chrono::hours(1)) {
    const auto back = timeFromLocal(localMinute(time));
    ASSERT_TRUE(back);
    // The hour that comes twice is one of the two: everything else is itself.
    EXPECT_LE(std::abs((*back - time).count()), 3'600'000);
    if (*back != time) {
      EXPECT_EQ(localMinute(*back), localMinute(time));
    }
  }
  EXPECT_EQ(timeFromLocal("2026-11-17T17:42"), utc("2026-11-17T16:42:00Z"));
  EXPECT_EQ(localMinute(timeFromLocal("2026-03-29T02:30").value()), "2026-03-29T03:30");  // skipped
  for (const char* wrong : {"", "2026-11-17", "2026-11-17T24:00", "2026-11-17T17:42Z", "tomorrow", "2026-02-30T10:00"})
    EXPECT_FALSE(timeFromLocal(wrong)) << wrong;
}

TEST_F(LocalTime, DaysAndMonthsBeginAtMidnightThere) {
  EXPECT_EQ(localDate(utc("2026-11-16T23:00:00Z")), "2026-11-17");
  EXPECT_EQ(localDate(utc("2026-11-16T22:59:59Z")), "2026-11-16");
  EXPECT_EQ(startOfDay("2026-11-17"), utc("2026-11-16T23:00:00Z"));
  EXPECT_EQ(startOfDay("2026-07"), utc("2026-06-30T22:00:00Z"));
  EXPECT_FALSE(startOfDay("2026-7"));
  EXPECT_EQ(monthAfter("2026-12", 1), "2027-01");
  EXPECT_EQ(monthAfter("2026-01", -1), "2025-12");
  EXPECT_EQ(monthAfter("novembre", 1), "");
}

TEST_F(LocalTime, OtherZonesAndWhatIsNone) {
  ASSERT_TRUE(useTimeZone("America/Guadeloupe"));
  EXPECT_EQ(localMinute(utc("2026-07-01T12:00:00Z")), "2026-07-01T08:00");
  ASSERT_TRUE(useTimeZone("UTC"));
  EXPECT_EQ(localMinute(utc("2026-07-01T12:00:00Z")), "2026-07-01T12:00");
  for (const char* wrong :
       {"", "Mars/Olympus", "/etc/passwd", "../../etc/passwd", "Europe", "Europe/Paris;", ":Europe"})
    EXPECT_FALSE(useTimeZone(wrong)) << wrong;
  EXPECT_EQ(localMinute(utc("2026-07-01T12:00:00Z")), "2026-07-01T12:00");  // a refusal changes nothing
}

}  // namespace
}  // namespace passerelle::pages
