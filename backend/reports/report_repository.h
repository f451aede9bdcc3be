// Reports in the database: SQL and nothing else.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/reports/visibility.h"
#include "shared/base/clock.h"
#include "shared/domain/position.h"
#include "shared/domain/report.h"
#include "shared/sql/connection.h"

namespace passerelle::reports {

/// A row of `report`. Times are the server's.
struct ReportRow {
  std::string id, authorId;
  std::int64_t revision = 1;
  std::string hash;
  std::string kind;
  std::string subjectKind, subjectCode;
  std::string unitCode, region;  ///< empty where the subject has none
  std::string state;             ///< withHost, published, withdrawn
  std::string visitedOn;
  TimePoint receivedAt{}, updatedAt{}, hourEndsAt{};
  std::optional<TimePoint> publishedAt;
  std::int64_t usefulCount = 0, readerCount = 0;

  Standing standing() const { return {authorId, unitCode, region, state}; }
};

/// Where a subject stands in the network.
struct Place {
  std::string unitCode, region;
};
/// The unit's or region's place; nothing when it does not exist. A travelling host has neither.
std::optional<Place> placeOf(sql::Connection& connection, const Subject& subject);

/// Inserts a report whose subject is a unit that exists. False: the id is taken or the unit is not there; nothing done.
bool insertAtUnit(sql::Connection& connection, const ReportRow& row);
/// Inserts with the row's own unit and region. False: the id is taken.
bool insertAnywhere(sql::Connection& connection, const ReportRow& row);
std::optional<ReportRow> findReport(sql::Connection& connection, std::string_view id);
/// The report, if this reader may read it: what pages, changes, media and editions ask before they show anything.
std::optional<ReportRow> findReadable(sql::Connection& connection, std::string_view id, const Viewer& viewer);
/// Replaces the head when it still is `expectedHash`. False: it is another one by now.
bool replaceHead(sql::Connection& connection, const ReportRow& row, std::string_view expectedHash);
void markPublished(sql::Connection& connection, std::string_view id, TimePoint at, double feedKey);

struct RevisionRow {
  std::int64_t revision = 0;
  std::string hash;
  std::string content;
  TimePoint receivedAt{};
  std::int64_t cursor = 0;
};
void insertRevision(sql::Connection& connection, std::string_view reportId, const RevisionRow& row,
                    std::string_view deviceId);
std::optional<RevisionRow> findRevision(sql::Connection& connection, std::string_view reportId, std::int64_t revision);
bool hasRevision(sql::Connection& connection, std::string_view reportId, std::string_view hash);
/// Newest first, below `before`.
std::vector<RevisionRow> revisionsBefore(sql::Connection& connection, std::string_view reportId, std::int64_t before,
                                         int limit);

/// The number of the head at a time.
std::int64_t revisionAt(sql::Connection& connection, std::string_view reportId, TimePoint time);

void setPosition(sql::Connection& connection, std::string_view reportId, Position position, TimePoint at);
std::optional<Position> findPosition(sql::Connection& connection, std::string_view reportId);
/// Forgets positions received before `limit`; the number forgotten.
std::int64_t purgePositions(sql::Connection& connection, TimePoint limit);

struct ReplyRow {
  std::string personId;
  bool thanks = false;
  std::string kind, text;
  TimePoint createdAt{}, updatedAt{};
  std::optional<ManifestEntry> voice{};  ///< a memo of the store's own, sent as media are; its words in `caption`
};
std::optional<ReplyRow> findReply(sql::Connection& connection, std::string_view reportId);
void putReply(sql::Connection& connection, std::string_view reportId, const ReplyRow& row);
/// The report turned out to be about another unit: what the former one said stands in the journal alone.
void removeReply(sql::Connection& connection, std::string_view reportId);

/// How many visitors a unit has thanked. A count, never a score.
std::int64_t thanksOf(sql::Connection& connection, std::string_view unitCode);

/// Withheld reports whose hour is over, oldest first.
std::vector<std::string> dueReports(sql::Connection& connection, TimePoint now, int limit);

struct ReceivedMedium {
  std::string id, kind, type, shaStored;
  TimePoint receivedAt{};
  std::string shaReceived, personId;
  std::int64_t durationMs = 0;  ///< of a voice memo, as the server measured it
};
/// What has arrived under a report's id: also what its head does not list (yet), and what a stranger sent.
std::vector<ReceivedMedium> receivedMedia(sql::Connection& connection, std::string_view reportId);
/// The one that the manifest means: sent by the author, with the bytes listed. nullptr: still missing.
const ReceivedMedium* listedAs(const ManifestEntry& entry, const std::vector<ReceivedMedium>& received,
                               std::string_view authorId);

/// Own reports, or those of a unit; newest received first, below the key.
struct ListQuery {
  std::string authorId, unitCode;  ///< exactly one is set
  std::string state;               ///< empty: any
  std::int64_t beforeMs = INT64_MAX;
  std::string beforeId;
  int limit = 50;
};
std::vector<ReportRow> listReports(sql::Connection& connection, const ListQuery& query);

}  // namespace passerelle::reports
