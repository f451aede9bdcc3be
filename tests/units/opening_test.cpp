// Opening hours as chains write them, and how the store's hour counts by them.
#include <gtest/gtest.h>

#include "backend/pages/local_time.h"
#include "backend/reports/store_hour.h"
#include "backend/units/opening.h"

namespace passerelle::units {
namespace {
using std::chrono::hours;
using std::chrono::sys_days;

TimePoint at(std::string_view iso) { return timeFromIso(iso).value(); }
sys_days day(std::string_view date) {
  return std::chrono::floor<std::chrono::days>(at(std::string(date) + "T12:00:00Z"));
}

/// The days of the week of 16 November 2026 on which it opens: "Mo Tu …" as letters.
std::string openIn(std::string_view text) {
  const auto days = OpenDays::parse(text);
  if (!days) return "unknown";
  std::string open;
  for (int i = 0; i < 7; ++i) open += days->opens(day("2026-11-16") + std::chrono::days(i)) ? "MTWTFSS"[i] : '-';
  return open;
}

TEST(Opening, ReadsWhatChainsWrite) {
  EXPECT_EQ(openIn("Mo-Sa 09:30-19:30"), "MTWTFS-");
  EXPECT_EQ(openIn("Tu-Sa 09:30-12:30,14:00-19:00"), "-TWTFS-");
  EXPECT_EQ(openIn("Mo-Fr 08:00-20:00; Su 10:00-13:00"), "MTWTF-S");
  EXPECT_EQ(openIn("24/7"), "MTWTFSS");
  EXPECT_EQ(openIn("08:00-20:00"), "MTWTFSS");
  EXPECT_EQ(openIn("Mo-Su 08:00-20:00; We off"), "MT-TFSS");
  EXPECT_EQ(openIn("Fr-Mo 10:00-02:00"), "M---FSS");
  EXPECT_EQ(openIn("Mo,We,Fr 10:00-12:00; PH off"), "M-W-F--");
}

TEST(Opening, WhatIsNotOfTheFormIsUnknownRatherThanGuessed) {
  for (const char* text : {"", " ", "sur rendez-vous", "Mo-Sa", "Mo-Sa 9h-19h", "Mo-Xx 09:00-10:00", "Mo 09:00",
                           "Mo-Su off", "Mo-Sa 09:61-19:00", "Mo-Sa 09:30-19:30 week 1-10", "\xff\xfe"})
    EXPECT_EQ(openIn(text), "unknown") << text;
}

TEST(Opening, PublicHolidaysCountWhereTheTextSaysSo) {
  const auto closed = OpenDays::parse("Mo-Sa 09:00-19:00; PH off").value();
  const auto open = OpenDays::parse("Mo-Sa 09:00-19:00").value();
  for (const char* holiday : {"2026-12-25", "2027-01-01", "2027-03-29", "2027-05-06", "2027-05-17", "2026-07-14"}) {
    EXPECT_TRUE(isFrenchHoliday(day(holiday))) << holiday;
    EXPECT_FALSE(closed.opens(day(holiday))) << holiday;
    EXPECT_TRUE(open.opens(day(holiday))) << holiday;
  }
  EXPECT_FALSE(isFrenchHoliday(day("2026-11-12")));
}

const reports::StoreHour kHour;

class StoreHourEnd : public ::testing::Test {
 protected:
  StoreHourEnd() { EXPECT_TRUE(pages::useTimeZone("Europe/Paris")); }
};

TEST_F(StoreHourEnd, AWeekInWhichTheStoreIsOpenCountsByTheClock) {
  const TimePoint tuesday = at("2026-11-17T16:40:00Z");
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "Mo-Sa 09:30-19:30", tuesday), tuesday + hours(72));
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "", tuesday), tuesday + hours(72));
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "sur rendez-vous", tuesday), tuesday + hours(72));
}

TEST_F(StoreHourEnd, AClosedSundayDoesNotEatIt) {
  // Saturday 18:00 in Paris: six hours of Saturday, no Sunday, then Monday to Wednesday 18:00.
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "Mo-Sa 09:30-19:30", at("2026-11-21T17:00:00Z")),
            at("2026-11-25T17:00:00Z"));
  // Closed on Sunday and Monday.
  EXPECT_EQ(kHour.endsAt(SubjectKind::contactCentre, "Tu-Sa 09:30-19:30", at("2026-11-21T17:00:00Z")),
            at("2026-11-26T17:00:00Z"));
  // Filed while it is closed: the hour begins at midnight there.
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "Mo-Sa 09:30-19:30", at("2026-11-22T12:00:00Z")),
            at("2026-11-25T23:00:00Z"));
}

TEST_F(StoreHourEnd, ASundayOfTwentyFiveHoursIsSkippedWhole) {
  // Saturday 24 October 2026, 12:00 in Paris (UTC+2); the clocks go back that night.
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "Mo-Sa 09:30-19:30", at("2026-10-24T10:00:00Z")),
            at("2026-10-28T11:00:00Z"));
}

TEST_F(StoreHourEnd, NobodyWaitsLongerThanTenDays) {
  const TimePoint monday = at("2026-11-16T08:00:00Z");
  EXPECT_EQ(kHour.endsAt(SubjectKind::unit, "Sa 10:00-12:00", monday), monday + hours(24 * 10));
}

TEST_F(StoreHourEnd, ARegionAndATravellingHostCountByTheClock) {
  const TimePoint saturday = at("2026-11-21T17:00:00Z");
  EXPECT_EQ(kHour.endsAt(SubjectKind::region, "Mo-Sa 09:30-19:30", saturday), saturday + hours(72));
  EXPECT_EQ(kHour.endsAt(SubjectKind::travellingHost, "Mo-Sa 09:30-19:30", saturday), saturday + hours(72));
}

TEST_F(StoreHourEnd, AShorterHourIsKeptTo) {
  reports::StoreHour none{Milliseconds(0), Milliseconds(0)};
  const TimePoint sunday = at("2026-11-22T12:00:00Z");
  EXPECT_LE(none.endsAt(SubjectKind::unit, "Mo-Sa 09:30-19:30", sunday), sunday + hours(24));
  EXPECT_EQ(none.endsAt(SubjectKind::unit, "24/7", sunday), sunday);
}

}  // namespace
}  // namespace passerelle::units
