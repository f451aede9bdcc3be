// Meetings in the database: SQL and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/meetings/meeting.h"
#include "backend/meetings/rotation.h"
#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::meetings {

/// With members (by name) and items (in order).
std::optional<Meeting> findMeeting(sql::Connection& connection, std::string_view id);
/// Without members and items; the latest day first.
inline constexpr int kMostMeetings = 200;  ///< that a page or an answer shows
std::vector<Meeting> listMeetings(sql::Connection& connection, int limit);
/// Planned ones from a day on, the earliest first, without items.
std::vector<Meeting> plannedMeetings(sql::Connection& connection);
/// False: the id is taken.
bool insertMeeting(sql::Connection& connection, const Meeting& meeting, TimePoint now);
/// Sets title, day, state, advocate and whom was reminded.
void updateMeeting(sql::Connection& connection, const Meeting& meeting, TimePoint now);
void putMember(sql::Connection& connection, std::string_view meetingId, std::string_view personId, bool absent);

/// Which meeting an item belongs to; empty when there is no such item.
std::string meetingOf(sql::Connection& connection, std::string_view itemId);
void putItem(sql::Connection& connection, std::string_view meetingId, const Item& item, std::string_view effectBy);
void removeItem(sql::Connection& connection, std::string_view itemId);

/// Meetings that took place, or would have if planned before `day`, in their order: what the rotation looks back on.
std::vector<Sitting> sittingsBefore(sql::Connection& connection, std::string_view day, std::string_view id);

/// What is shown of customers for ten minutes.
struct KitSlot {
  std::string slot;  ///< photo, verbatim, number, decision
  std::string reportId, mediumId, itemId, figure, textFr, textEn;
  bool byHand = false;
};
std::vector<KitSlot> kitOf(sql::Connection& connection, std::string_view meetingId);
void putKitSlot(sql::Connection& connection, std::string_view meetingId, const KitSlot& slot);

}  // namespace passerelle::meetings
