// The days on which a unit opens, read from its opening hours: what the store's hour counts by.
#pragma once
#include <array>
#include <chrono>
#include <optional>
#include <string_view>

#include "shared/base/clock.h"

namespace passerelle::units {

/// Which days of the week a unit opens, of OpenStreetMap's opening_hours as chains write them:
/// "Mo-Sa 09:30-19:30", "Tu-Sa 09:30-12:30,14:00-19:00", "Mo-Fr 08:00-20:00; Su 10:00-13:00; PH off", "24/7".
/// The time of day is checked and not kept.
class OpenDays {
 public:
  /// Nothing for an empty text, for what is not of this form, and for a unit that would never open.
  static std::optional<OpenDays> parse(std::string_view text);

  /// `day` by the calendar of the place. French public holidays count where the text says PH.
  bool opens(std::chrono::sys_days day) const;

 private:
  std::array<bool, 7> m_week{};  ///< Monday first
  std::optional<bool> m_holidays;
};

/// New Year, Easter Monday, 1 May, 8 May, Ascension, Whit Monday, 14 July, Assumption, All Saints, 11 November,
/// Christmas.
bool isFrenchHoliday(std::chrono::sys_days day);

/// `length` after `start`, where time stands still on days (of the chain's own time) when the unit is closed; never
/// more than `most` later.
TimePoint afterOpenDays(const OpenDays& days, TimePoint start, Milliseconds length, Milliseconds most);

}  // namespace passerelle::units
