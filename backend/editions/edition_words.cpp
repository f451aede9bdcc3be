#include "backend/editions/edition_words.h"

#include <array>

#include "backend/pages/html.h"
#include "backend/pages/local_time.h"

namespace passerelle::editions {
namespace {
constexpr std::array<std::string_view, 12> kMonthsFr = {"janvier",   "février", "mars",     "avril",
                                                        "mai",       "juin",    "juillet",  "août",
                                                        "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> kMonthsEn = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};

std::string month(std::chrono::year_month_day date, Language language) {
  const std::size_t index = static_cast<unsigned>(date.month()) - 1;
  return std::string(language == Language::english ? kMonthsEn[index] : kMonthsFr[index]);
}

std::string dayNumber(std::chrono::year_month_day date, Language language) {
  const unsigned day = static_cast<unsigned>(date.day());
  return day == 1 && language == Language::french ? "1er" : std::to_string(day);
}
}  // namespace

std::string dayInWords(const std::string& date, Language language) { return pages::dayInWords(date, language); }

std::string weekInWords(TimePoint monday, Language language) {
  const std::chrono::sys_days first = std::chrono::floor<std::chrono::days>(monday);
  const std::chrono::year_month_day from(first), to(first + std::chrono::days(6));
  const bool french = language == Language::french;
  std::string text = (french ? "du " : "") + dayNumber(from, language);
  if (from.month() != to.month()) text += " " + month(from, language);
  if (from.year() != to.year()) text += " " + std::to_string(static_cast<int>(from.year()));
  return text + (french ? " au " : " to ") + dayNumber(to, language) + " " + month(to, language) + " " +
         std::to_string(static_cast<int>(to.year()));
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many, Language language) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), language == Language::english ? "," : "\u202f");
  const bool single = language == Language::english ? number == 1 : number < 2;
  return digits + "\u00a0" + std::string(single ? one : many);
}

std::string ideaPath(const std::string& ideaId, const std::string& reportId) {
  return reportId.empty() ? "/ideas/" + pages::encodeUrlPart(ideaId) : "/reports/" + pages::encodeUrlPart(reportId);
}

std::string ideaFrom(const std::string& author, const std::string& place, std::string_view between) {
  return place.empty() ? author : author + std::string(between) + place;
}

}  // namespace passerelle::editions
