// A report as GET gives it: one renderer for pages of changes, lists and the report itself.
#pragma once
#include <string>
#include <string_view>

#include "backend/reports/host_reply.h"
#include "backend/reports/report_repository.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

/// Writes the object of docs/wire.md for this viewer; the caller has asked mayRead(). Counts only where the viewer has
/// reacted; the position only for its author.
void writeReport(sql::Connection& connection, const ReportRow& report, const Viewer& viewer, JsonWriter& json);

/// The line of a list: no content, no media.
void writeSummary(sql::Connection& connection, const ReportRow& report, JsonWriter& json);

/// The member "voice" of a printed reply: where the store's memo can be heard, or null.
void writeReplyVoice(const std::string& reportId, const PrintedReply& reply, JsonWriter& json);

/// Writes the report if it exists and the viewer may read it. False: nothing written.
bool writeVisibleReport(sql::Connection& connection, std::string_view id, const Viewer& viewer, JsonWriter& json);

}  // namespace passerelle::reports
