// What a line is about: a report or an idea as it stands now, if the reader may read it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "backend/reports/report_repository.h"
#include "backend/reports/visibility.h"
#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::notifications {

struct Story {
  std::string kind, id;       ///< report or idea
  reports::ReportRow report;  ///< the report it is, or stands in; without an id: an idea filed on its own
  std::string authorId;
  std::string title;  ///< its first words, at most 140 characters
  std::string page;   ///< "/reports/ID" or "/ideas/ID"
};

inline bool isStory(std::string_view kind) { return kind == "report" || kind == "idea"; }
/// Nothing when there is no such report or idea (it was taken out, withdrawn), or this person may not read it.
std::optional<Story> readableStory(sql::Connection& connection, std::string_view kind, std::string_view id,
                                   const reports::Viewer& viewer);
/// Somebody as a reader at `now`, who is not asking just now: also for the units where they stand in for a host.
/// Nothing for nobody.
std::optional<reports::Viewer> viewerOfPerson(sql::Connection& connection, std::string_view personId, TimePoint now);
/// The first `characters` of a text, cut at a blank, with "…" where something is missing; line breaks become blanks.
std::string beginningOf(std::string_view text, std::size_t characters);

}  // namespace passerelle::notifications
