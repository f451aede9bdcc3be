#include "backend/reports/report_repository.h"

#include "shared/domain/voice.h"

namespace passerelle::reports {
namespace {
using sql::val;

sql::Value orNull(const std::string& text) { return text.empty() ? val(nullptr) : val(text); }
sql::Value orNull(const std::optional<TimePoint>& time) { return time ? val(toMs(*time)) : val(nullptr); }

/// In the order of the three SELECTs below, which stand whole so that PostgreSQL can be shown them.
ReportRow readRow(const sql::Row& row) {
  ReportRow report;
  report.id = row.string(0);
  report.authorId = row.string(1);
  report.revision = row.integer(2);
  report.hash = row.string(3);
  report.kind = row.string(4);
  report.subjectKind = row.string(5);
  report.subjectCode = row.string(6);
  report.unitCode = row.string(7);
  report.region = row.string(8);
  report.state = row.string(9);
  report.visitedOn = row.string(10);
  report.receivedAt = fromMs(row.integer(11));
  report.updatedAt = fromMs(row.integer(12));
  report.hourEndsAt = fromMs(row.integer(13));
  if (!row.isNull(14)) report.publishedAt = fromMs(row.integer(14));
  report.usefulCount = row.integer(15);
  report.readerCount = row.integer(16);
  return report;
}

RevisionRow readRevision(const sql::Row& row) {
  return {row.integer(0), row.string(1), row.string(2), fromMs(row.integer(3)), row.integer(4)};
}
}  // namespace

std::optional<Place> placeOf(sql::Connection& connection, const Subject& subject) {
  if (subject.kind == SubjectKind::travellingHost) return Place{};
  if (subject.kind == SubjectKind::region) {
    auto rows = connection.query("SELECT code FROM region WHERE code = $1", {val(subject.code)});
    if (rows->next() == nullptr) return std::nullopt;
    return Place{{}, subject.code};
  }
  auto rows = connection.query("SELECT region FROM unit WHERE code = $1", {val(subject.code)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return std::nullopt;
  return Place{subject.code, row->string(0)};
}

bool insertAtUnit(sql::Connection& connection, const ReportRow& row) {
  return connection.execute(R"(
      INSERT INTO report (id, author_id, revision, hash, kind, subject_kind, subject_code, unit_code, region, state,
                          visited_on, received_at, updated_at, hour_ends_at, published_at)
      SELECT $1, $2, 1, $3, $4, $5, code, code, region, $6, $7, $8, $8, $9, $10 FROM unit WHERE code = $11
      ON CONFLICT (id) DO NOTHING)",
                            {val(row.id), val(row.authorId), val(row.hash), val(row.kind), val(row.subjectKind),
                             val(row.state), val(row.visitedOn), val(toMs(row.receivedAt)), val(toMs(row.hourEndsAt)),
                             orNull(row.publishedAt), val(row.subjectCode)}) == 1;
}

bool insertAnywhere(sql::Connection& connection, const ReportRow& row) {
  return connection.execute(
             R"(
      INSERT INTO report (id, author_id, revision, hash, kind, subject_kind, subject_code, unit_code, region, state,
                          visited_on, received_at, updated_at, hour_ends_at, published_at)
      VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)
      ON CONFLICT (id) DO NOTHING)",
             {val(row.id), val(row.authorId), val(row.hash), val(row.kind), val(row.subjectKind), val(row.subjectCode),
              orNull(row.unitCode), orNull(row.region), val(row.state), val(row.visitedOn), val(toMs(row.receivedAt)),
              val(toMs(row.hourEndsAt)), orNull(row.publishedAt)}) == 1;
}

std::optional<ReportRow> findReport(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, author_id, revision, hash, kind, subject_kind, subject_code, unit_code, region, state, visited_on,
             received_at, updated_at, hour_ends_at, published_at, useful_count, reader_count
      FROM report WHERE id = $1)",
                               {val(id)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<ReportRow>(readRow(*row));
}

std::optional<ReportRow> findReadable(sql::Connection& connection, std::string_view id, const Viewer& viewer) {
  auto report = findReport(connection, id);
  if (report && !mayRead(viewer, report->standing())) report.reset();
  return report;
}

bool replaceHead(sql::Connection& connection, const ReportRow& row, std::string_view expectedHash) {
  return connection.execute(
             R"(
      UPDATE report SET revision = $1, hash = $2, kind = $3, subject_kind = $4, subject_code = $5, unit_code = $6,
                        region = $7, state = $8, visited_on = $9, updated_at = $10, published_at = $11,
                        hour_ends_at = $12
      WHERE id = $13 AND hash = $14 AND revision = $1 - 1)",
             {val(row.revision), val(row.hash), val(row.kind), val(row.subjectKind), val(row.subjectCode),
              orNull(row.unitCode), orNull(row.region), val(row.state), val(row.visitedOn), val(toMs(row.updatedAt)),
              orNull(row.publishedAt), val(toMs(row.hourEndsAt)), val(row.id), val(expectedHash)}) == 1;
}

void markPublished(sql::Connection& connection, std::string_view id, TimePoint at, double feedKey) {
  connection.execute(
      "UPDATE report SET state = 'published', published_at = $2, updated_at = $2, feed_key = $3 WHERE id = $1",
      {val(id), val(toMs(at)), val(feedKey)});
}

void insertRevision(sql::Connection& connection, std::string_view reportId, const RevisionRow& row,
                    std::string_view deviceId) {
  connection.execute(R"(
      INSERT INTO report_revision (report_id, revision, hash, content, device_id, received_at, cursor)
      VALUES ($1, $2, $3, $4, $5, $6, $7))",
                     {val(reportId), val(row.revision), val(row.hash), val(row.content), val(deviceId),
                      val(toMs(row.receivedAt)), val(row.cursor)});
}

std::optional<RevisionRow> findRevision(sql::Connection& connection, std::string_view reportId, std::int64_t revision) {
  auto rows = connection.query(R"(
      SELECT revision, hash, content, received_at, cursor FROM report_revision WHERE report_id = $1 AND revision = $2)",
                               {val(reportId), val(revision)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<RevisionRow>(readRevision(*row));
}

bool hasRevision(sql::Connection& connection, std::string_view reportId, std::string_view hash) {
  return connection
             .query("SELECT 1 FROM report_revision WHERE report_id = $1 AND hash = $2 LIMIT 1",
                    {val(reportId), val(hash)})
             ->next() != nullptr;
}

std::vector<RevisionRow> revisionsBefore(sql::Connection& connection, std::string_view reportId, std::int64_t before,
                                         int limit) {
  auto rows = connection.query(R"(
      SELECT revision, hash, content, received_at, cursor FROM report_revision
      WHERE report_id = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3)",
                               {val(reportId), val(before), val(limit)});
  std::vector<RevisionRow> revisions;
  while (const sql::Row* row = rows->next()) revisions.push_back(readRevision(*row));
  return revisions;
}

std::int64_t revisionAt(sql::Connection& connection, std::string_view reportId, TimePoint time) {
  return connection
      .query("SELECT COALESCE(MAX(revision), 1) FROM report_revision WHERE report_id = $1 AND received_at <= $2",
             {val(reportId), val(toMs(time))})
      ->next()
      ->integer(0);
}

void setPosition(sql::Connection& connection, std::string_view reportId, Position position, TimePoint at) {
  connection.execute(R"(
      INSERT INTO report_position (report_id, lat, lon, received_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (report_id) DO UPDATE SET lat = excluded.lat, lon = excluded.lon, received_at = excluded.received_at)",
                     {val(reportId), val(position.lat), val(position.lon), val(toMs(at))});
}

std::optional<Position> findPosition(sql::Connection& connection, std::string_view reportId) {
  auto rows = connection.query("SELECT lat, lon FROM report_position WHERE report_id = $1", {val(reportId)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Position>(Position{row->real(0), row->real(1)});
}

std::int64_t purgePositions(sql::Connection& connection, TimePoint limit) {
  return connection.execute("DELETE FROM report_position WHERE received_at < $1", {val(toMs(limit))});
}

std::optional<ReplyRow> findReply(sql::Connection& connection, std::string_view reportId) {
  auto rows = connection.query(R"(
      SELECT person_id, thanks, kind, text, created_at, updated_at, voice_id, voice_sha256, voice_bytes, voice_ms, voice_words
      FROM report_reply WHERE report_id = $1)",
                               {val(reportId)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return std::nullopt;
  ReplyRow reply{row->string(0), row->boolean(1),         row->string(2),
                 row->string(3), fromMs(row->integer(4)), fromMs(row->integer(5))};
  if (!row->isNull(6))
    reply.voice =
        ManifestEntry{row->string(6),  MediumKind::voice, std::string(kVoiceType), row->integer(8), row->string(7), {},
                      row->string(10), row->integer(9)};
  return reply;
}

void removeReply(sql::Connection& connection, std::string_view reportId) {
  connection.execute("DELETE FROM report_reply WHERE report_id = $1", {val(reportId)});
}

void putReply(sql::Connection& connection, std::string_view reportId, const ReplyRow& row) {
  const bool spoken = row.voice.has_value();
  const ManifestEntry voice = row.voice.value_or(ManifestEntry{});
  connection.execute(
      R"(
      INSERT INTO report_reply (report_id, person_id, thanks, kind, text, created_at, updated_at, voice_id, voice_sha256,
                                voice_bytes, voice_ms, voice_words)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      ON CONFLICT (report_id) DO UPDATE SET person_id = excluded.person_id, thanks = excluded.thanks,
        kind = excluded.kind, text = excluded.text, updated_at = excluded.updated_at, voice_id = excluded.voice_id,
        voice_sha256 = excluded.voice_sha256, voice_bytes = excluded.voice_bytes, voice_ms = excluded.voice_ms,
        voice_words = excluded.voice_words)",
      {val(reportId), val(row.personId), val(row.thanks), val(row.kind), val(row.text), val(toMs(row.createdAt)),
       val(toMs(row.updatedAt)), spoken ? val(voice.id) : val(nullptr), spoken ? val(voice.sha256) : val(nullptr),
       spoken ? val(voice.sizeBytes) : val(nullptr), spoken ? val(voice.durationMs) : val(nullptr),
       spoken ? val(voice.caption) : val(nullptr)});
}

std::int64_t thanksOf(sql::Connection& connection, std::string_view unitCode) {
  return connection
      .query(R"(
      SELECT COUNT(*) FROM report_reply y JOIN report r ON r.id = y.report_id
      WHERE r.unit_code = $1 AND y.thanks = 1 AND r.state <> 'withdrawn')",
             {val(unitCode)})
      ->next()
      ->integer(0);
}

std::vector<std::string> dueReports(sql::Connection& connection, TimePoint now, int limit) {
  auto rows = connection.query(
      "SELECT id FROM report WHERE state = 'withHost' AND hour_ends_at <= $1 ORDER BY hour_ends_at LIMIT $2",
      {val(toMs(now)), val(limit)});
  std::vector<std::string> ids;
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}

std::vector<ReceivedMedium> receivedMedia(sql::Connection& connection, std::string_view reportId) {
  auto rows = connection.query(R"(
      SELECT id, kind, type, sha_stored, received_at, sha_received, person_id,
             duration_ms FROM medium WHERE report_id = $1)",
                               {val(reportId)});
  std::vector<ReceivedMedium> media;
  while (const sql::Row* row = rows->next())
    media.push_back({row->string(0), row->string(1), row->string(2), row->string(3), fromMs(row->integer(4)),
                     row->string(5), row->string(6), row->optionalInteger(7).value_or(0)});
  return media;
}

const ReceivedMedium* listedAs(const ManifestEntry& entry, const std::vector<ReceivedMedium>& received,
                               std::string_view authorId) {
  for (const ReceivedMedium& medium : received) {
    if (medium.id == entry.id && medium.shaReceived == entry.sha256 && medium.personId == authorId) return &medium;
  }
  return nullptr;
}

std::vector<ReportRow> listReports(sql::Connection& connection, const ListQuery& query) {
  const bool mine = !query.authorId.empty();
  constexpr std::string_view kMine = R"(
      SELECT id, author_id, revision, hash, kind, subject_kind, subject_code, unit_code, region, state, visited_on,
             received_at, updated_at, hour_ends_at, published_at, useful_count, reader_count
      FROM report WHERE author_id = $1 AND ($2 = '' OR state = $2) AND (received_at, id) < ($3, $4)
      ORDER BY received_at DESC, id DESC LIMIT $5)";
  constexpr std::string_view kUnit = R"(
      SELECT id, author_id, revision, hash, kind, subject_kind, subject_code, unit_code, region, state, visited_on,
             received_at, updated_at, hour_ends_at, published_at, useful_count, reader_count
      FROM report WHERE unit_code = $1 AND ($2 = '' OR state = $2) AND (received_at, id) < ($3, $4)
      ORDER BY received_at DESC, id DESC LIMIT $5)";
  auto rows = connection.query(mine ? kMine : kUnit, {val(mine ? query.authorId : query.unitCode), val(query.state),
                                                      val(query.beforeMs), val(query.beforeId), val(query.limit)});
  std::vector<ReportRow> reports;
  while (const sql::Row* row = rows->next()) reports.push_back(readRow(*row));
  return reports;
}

}  // namespace passerelle::reports
