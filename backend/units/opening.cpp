#include "backend/units/opening.h"

#include <algorithm>
#include <vector>

#include "backend/pages/local_time.h"

namespace passerelle::units {
namespace {
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 7> kDays = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.push_back(trim(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::size_t> dayNamed(std::string_view name) {
  const auto found = std::find(kDays.begin(), kDays.end(), name);
  if (found == kDays.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kDays.begin());
}

bool isTime(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  return text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) &&
         text.substr(0, 2) <= "26" && text.substr(3) <= "59";
}

/// "09:30-12:30,14:00-19:00" is open, "off" and "closed" are not; nothing for anything else.
std::optional<bool> opensAt(std::string_view times) {
  if (times == "off" || times == "closed") return false;
  if (times == "24/7") return true;
  for (const std::string_view range : split(times, ',')) {
    if (range.size() != 11 || range[5] != '-' || !isTime(range.substr(0, 5)) || !isTime(range.substr(6)))
      return std::nullopt;
  }
  return true;
}

sys_days easter(int year) {
  // Meeus, Jones and Butcher's rule for the Gregorian calendar.
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(n / 31)) /
         std::chrono::day(static_cast<unsigned>(n % 31 + 1));
}
}  // namespace

std::optional<OpenDays> OpenDays::parse(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  OpenDays read;
  for (std::string_view rule : split(text, ';')) {
    if (rule.empty()) continue;
    std::array<bool, 7> named{};
    bool holidays = false;
    const std::string_view first = rule.substr(0, rule.find(' '));
    if (dayNamed(first.substr(0, 2)) || first.starts_with("PH")) {
      for (const std::string_view item : split(first, ',')) {
        if (item == "PH") {
          holidays = true;
          continue;
        }
        const auto from = dayNamed(item.substr(0, 2));
        const auto to = item.size() == 5 && item[2] == '-' ? dayNamed(item.substr(3)) : from;
        if (!from || !to || (item.size() != 2 && item.size() != 5)) return std::nullopt;
        for (std::size_t day = *from;; day = (day + 1) % 7) {
          named[day] = true;
          if (day == *to) break;
        }
      }
      rule = trim(rule.substr(first.size()));
    } else {
      named.fill(true);
    }
    const auto opens = opensAt(rule);
    if (!opens) return std::nullopt;
    for (std::size_t day = 0; day < 7; ++day) {
      if (named[day]) read.m_week[day] = *opens;
    }
    if (holidays) read.m_holidays = opens;
  }
  if (std::none_of(read.m_week.begin(), read.m_week.end(), [](bool open) { return open; })) return std::nullopt;
  return read;
}

bool OpenDays::opens(sys_days day) const {
  if (m_holidays && isFrenchHoliday(day)) return *m_holidays;
  return m_week[std::chrono::weekday(day).iso_encoding() - 1];
}

bool isFrenchHoliday(sys_days day) {
  const std::chrono::year_month_day date(day);
  const unsigned monthDay = static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
  constexpr std::array<unsigned, 8> kFixed = {101, 501, 508, 714, 815, 1101, 1111, 1225};
  if (std::find(kFixed.begin(), kFixed.end(), monthDay) != kFixed.end()) return true;
  const days after = day - easter(static_cast<int>(date.year()));
  return after == days(1) || after == days(39) || after == days(50);
}

TimePoint afterOpenDays(const OpenDays& open, TimePoint start, Milliseconds length, Milliseconds most) {
  const TimePoint latest = start + most;
  TimePoint now = start;
  while (now < latest) {
    const sys_days day = std::chrono::floor<days>(timeFromIso(pages::localDate(now) + "T00:00:00Z").value_or(now));
    const TimePoint end = pages::startOfDay(toIsoDate(TimePoint(day + days(1)))).value_or(now + hours(24));
    if (open.opens(day)) {
      if (end - now >= length) return std::min(now + length, latest);
      length -= end - now;
    }
    now = end;
  }
  return latest;
}

}  // namespace passerelle::units
