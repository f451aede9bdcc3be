#include "backend/pages/local_time.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace passerelle::pages {
namespace {
constexpr std::array<std::string_view, 7> kDaysFr = {"dimanche", "lundi",    "mardi", "mercredi",
                                                     "jeudi",    "vendredi", "samedi"};
constexpr std::array<std::string_view, 7> kDaysEn = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                     "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonthsFr = {"janvier",   "février", "mars",     "avril",
                                                        "mai",       "juin",    "juillet",  "août",
                                                        "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> kMonthsEn = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
constexpr const char* kZones = "/usr/share/zoneinfo";
constexpr const char* kParisRule = "CET-1CEST,M3.5.0,M10.5.0/3";  ///< where tzdata is not installed

/// What the C library is told; empty: no such zone.
std::string ruleOf(const std::string& name) {
  const bool clean = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos &&
                     std::all_of(name.begin(), name.end(), [](unsigned char c) {
                       return std::isalnum(c) != 0 || c == '/' || c == '_' || c == '-' || c == '+';
                     });
  std::error_code ignored;
  if (clean && std::filesystem::is_regular_file(std::string(kZones) + "/" + name, ignored)) return name;
  if (name == "UTC") return "UTC0";
  return name == kUsualTimeZone ? kParisRule : "";
}

std::tm local(TimePoint time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(time));
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return parts;
}

std::string monthName(unsigned month, Language language) {
  return std::string((language == Language::english ? kMonthsEn : kMonthsFr)[month - 1]);
}
std::string dayNumber(unsigned day, Language language) {
  return day == 1 && language == Language::french ? "1er" : std::to_string(day);
}

std::optional<std::chrono::year_month_day> dateOf(std::string_view text) {
  const auto number = [&text](std::size_t from, std::size_t digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + from, text.data() + from + digits, value);
    return error == std::errc() && end == text.data() + from + digits ? value : -1;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}
}  // namespace

Result<void> useTimeZone(const std::string& name) {
  const std::string rule = ruleOf(name);
  if (rule.empty())
    return fail(ErrorCode::invalid, "\"" + name.substr(0, 60) + "\" is no time zone here: give one as Europe/Paris.");
  // Only when it changes: other threads may be reading the environment.
  if (const char* present = std::getenv("TZ"); present == nullptr || rule != present) {
    ::setenv("TZ", rule.c_str(), 1);
    ::tzset();
  }
  return {};
}

std::string dateTime(TimePoint time, Language language) {
  const std::tm parts = local(time);
  char clock[16];
  std::snprintf(clock, sizeof clock, language == Language::english ? "%02d:%02d" : "%d\u00A0h\u00A0%02d", parts.tm_hour,
                parts.tm_min);
  return dayInWords(localDate(time), language) + ", " + clock;
}

std::string dayInWords(std::string_view date, Language language) {
  const auto day = dateOf(date);
  if (!day) return std::string(date);
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(*day)).c_encoding();
  return std::string((language == Language::english ? kDaysEn : kDaysFr)[weekday]) + "\u00A0" +
         dayNumber(static_cast<unsigned>(day->day()), language) + "\u00A0" +
         monthName(static_cast<unsigned>(day->month()), language);
}

std::string dayAndYear(std::string_view date, Language language) {
  const auto day = dateOf(date);
  if (!day) return std::string(date);
  return dayNumber(static_cast<unsigned>(day->day()), language) + "\u00A0" +
         monthName(static_cast<unsigned>(day->month()), language) + " " + std::to_string(static_cast<int>(day->year()));
}

std::string monthInWords(std::string_view month, Language language) {
  const auto day = dateOf(std::string(month) + "-01");
  if (!day) return std::string(month);
  return monthName(static_cast<unsigned>(day->month()), language) + "\u00A0" +
         std::to_string(static_cast<int>(day->year()));
}

std::string ofMonth(std::string_view month, Language language) {
  const std::string words = monthInWords(month, language);
  if (language == Language::english) return "of " + words;
  const bool vowel = !words.empty() && (words.front() == 'a' || words.front() == 'o');
  return (vowel ? "d’" : "de ") + words;
}

std::string localDate(TimePoint time) { return localMinute(time).substr(0, 10); }

std::string localMinute(TimePoint time) {
  const std::tm parts = local(time);
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                parts.tm_hour, parts.tm_min);
  return text;
}

std::optional<TimePoint> timeFromLocal(std::string_view text) {
  const auto asUtc = timeFromIso(text);  // the same form, so the same checks
  if (!asUtc || text.ends_with('Z')) return std::nullopt;
  const std::time_t seconds = std::chrono::system_clock::to_time_t(*asUtc);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  parts.tm_isdst = -1;
  const std::time_t there = std::mktime(&parts);
  return there == -1 ? std::nullopt : std::optional(TimePoint(std::chrono::seconds(there)));
}

std::optional<TimePoint> startOfDay(std::string_view date) {
  std::string day(date);
  if (day.size() == 7) day += "-01";
  return dateOf(day) ? timeFromLocal(day + "T00:00") : std::nullopt;
}

std::string monthAfter(std::string_view month, int months) {
  const auto first = dateOf(std::string(month) + "-01");
  if (!first) return {};
  const auto then = *first + std::chrono::months(months);
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02u", static_cast<int>(then.year()), static_cast<unsigned>(then.month()));
  return text;
}

}  // namespace passerelle::pages
