// Dates and counts as a newspaper prints them.
#pragma once
#include <cstdint>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// "mardi 17 novembre" or "Tuesday 17 November" of "2026-11-17"; what is no date is given back.
std::string dayInWords(const std::string& date, Language language);
/// "du 16 au 22 novembre 2026", "from 16 to 22 November 2026": the seven days from a Monday.
std::string weekInWords(TimePoint monday, Language language);
/// "1 733 rapports", "1 rapport": the right number, and the space that does not break.
std::string counted(std::int64_t number, std::string_view one, std::string_view many, Language language);

/// Where an idea is read, a path of this server: in its report, or on its own page when it was filed alone.
std::string ideaPath(const std::string& ideaId, const std::string& reportId);
/// "Hugo · Lille"; "Hugo" of an idea that is of no place.
std::string ideaFrom(const std::string& author, const std::string& place, std::string_view between = " · ");

}  // namespace passerelle::editions
