// The chain's own time: what pages and mails say, and which day it is there. The server keeps UTC everywhere else.
//
// The zone is the process's (the C library's), set once before there are threads: ADR 13.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"

namespace passerelle::pages {

inline constexpr std::string_view kUsualTimeZone = "Europe/Paris";

/// "Europe/Paris", "America/Guadeloupe", "UTC". Error `invalid` for what is no zone of this machine; then nothing
/// changes. Called again with the same name it does nothing.
Result<void> useTimeZone(const std::string& name);

/// "mardi 17 novembre, 17 h 42" or "Tuesday 17 November, 17:42".
std::string dateTime(TimePoint time, Language language);
/// "mardi 17 novembre" or "Tuesday 17 November" of "2026-11-17"; what is no date is given back.
std::string dayInWords(std::string_view date, Language language);
/// "24 décembre 2026" or "24 December 2026" of "2026-12-24": a day that may be far away.
std::string dayAndYear(std::string_view date, Language language);
/// "novembre 2026" or "November 2026" of "2026-11".
std::string monthInWords(std::string_view month, Language language);
/// "de novembre 2026", "d’octobre 2026" or "of October 2026".
std::string ofMonth(std::string_view month, Language language);

/// "2026-11-17": the day it is there.
std::string localDate(TimePoint time);
/// "2026-11-17T17:42", as a form's datetime-local field takes and sends it.
std::string localMinute(TimePoint time);
/// The reverse, also with seconds. An hour that summer time skips is the one after it, an hour that comes twice one of
/// the two. Nothing for what is no time.
std::optional<TimePoint> timeFromLocal(std::string_view text);
/// 00:00 there of "2026-11-17" (or of the first day of "2026-11"); nothing for what is no date.
std::optional<TimePoint> startOfDay(std::string_view date);
/// "2026-12" of "2026-11" and 1; "2026-10" of it and -1. Empty for what is no month.
std::string monthAfter(std::string_view month, int months);

}  // namespace passerelle::pages
