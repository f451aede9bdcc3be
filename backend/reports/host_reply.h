// What the store says of a report, and what of it prints beside the report: one answer for every outlet.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "backend/reports/report_repository.h"
#include "shared/base/clock.h"
#include "shared/domain/report.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

/// What a host says in the store's hour.
struct HostReply {
  bool thanks = false;
  std::string kind;  ///< thanks, correction, context, blur, name
  std::string text;  ///< may be empty for thanks, and where there is a memo
  std::optional<ManifestEntry> voice{};
};

/// A request to mask a photo (blur) or to take a name out (name) holds the report until its author has sent a revision
/// or the hour is over; it stays between store, author and those who watch over it.
bool holds(std::string_view kind);

/// What everybody reads beside a published report. A request is never among it; thanks that came with one are.
struct PrintedReply {
  bool thanks = false;
  std::string kind;  ///< thanks, correction, context
  std::string text;
  std::string by;  ///< the unit's name
  TimePoint at{};
  std::string voiceId;  ///< empty: no memo, or not arrived yet
  std::int64_t voiceMs = 0;
  std::string voiceWords;  ///< what is said in it
};
std::optional<PrintedReply> printedReply(sql::Connection& connection, std::string_view reportId);

/// The memo of a reply once it has arrived; nullptr: there is none, or it is on its way.
const ReceivedMedium* voiceOf(const ReplyRow& reply, const std::vector<ReceivedMedium>& received);

/// Host or deputy of the unit, or somebody who stands in for its host at this time.
bool answersFor(sql::Connection& connection, std::string_view personId, std::string_view unitCode, TimePoint now);

}  // namespace passerelle::reports
