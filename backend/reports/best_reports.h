// The best reports of a month: useful to who read them, and of consequence. Numbers beside names, never a number alone.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/ranking/report_shortlist.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

struct BestReport {
  std::string reportId, kind, title, unitCode, authorId, authorName, department;
  std::int64_t useful = 0, readers = 0;  ///< both outside the author's team
  std::int64_t closedActions = 0, ideasInRounds = 0;
  ranking::ReportQuality quality;
  double percentile = -1;  ///< within its kind; −1: not eligible
  std::string missing;     ///< why it is not eligible: words, media, readers; empty: it is
  int place = 0;           ///< in the shortlist, from 1; 0: not in it
};

/// Every report published in that month ("2026-11", by the chain's own clock) and still there: the shortlist in its
/// order, then the others by percentile. The figures are the settled ones once the month is settled, else as of now.
std::vector<BestReport> bestReports(sql::Connection& connection, std::string_view month, TimePoint now);

/// A month is settled on the 8th of the next one: its last reports have had a week to be read, and who read what is
/// forgotten after 60 days. True when it was done now. Thread: the writer's.
bool settleMonth(sql::Connection& connection, std::string_view month, TimePoint now);
/// When a month is settled; nothing for what is no month.
std::optional<TimePoint> settlingTime(std::string_view month);
bool isSettled(sql::Connection& connection, std::string_view month);

/// "Lyon Part-Dieu : Caisse fermée, sept clients attendent": how a report is named where only a line is there.
std::string titleOf(sql::Connection& connection, std::string_view reportId);

}  // namespace passerelle::reports
