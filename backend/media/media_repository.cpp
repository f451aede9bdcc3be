#include "backend/media/media_repository.h"

namespace passerelle::media {
namespace {
using sql::val;

Upload uploadFrom(const sql::Row& row) {
  return {row.string(0),          row.string(1),           row.string(2),
          row.string(3),          row.string(4),           row.string(5),
          row.integer(6),         row.string(7),           row.text(8) == "done",
          fromMs(row.integer(9)), fromMs(row.integer(10)), fromMs(row.optionalInteger(11).value_or(0))};
}

Medium mediumFrom(const sql::Row& row) {
  return {row.string(0),
          row.string(1),
          row.string(2),
          row.string(3),
          row.string(4),
          row.integer(5),
          row.string(6),
          row.string(7),
          row.integer(8),
          static_cast<int>(row.optionalInteger(9).value_or(0)),
          static_cast<int>(row.optionalInteger(10).value_or(0)),
          row.string(11),
          fromMs(row.integer(12)),
          static_cast<int>(row.optionalInteger(13).value_or(0))};
}

std::optional<Upload> firstUpload(std::unique_ptr<sql::Rows> rows) {
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Upload>(uploadFrom(*row));
}
}  // namespace

std::optional<Upload> MediaRepository::upload(std::string_view id) {
  return firstUpload(m_connection.query(R"(
      SELECT id, report_id, medium_id, person_id, kind, type, size_bytes, sha256, state, created_at, expires_at, received_at
      FROM upload WHERE id = $1)",
                                        {val(id)}));
}

std::optional<Upload> MediaRepository::uploadOf(std::string_view reportId, std::string_view mediumId) {
  return firstUpload(m_connection.query(R"(
      SELECT id, report_id, medium_id, person_id, kind, type, size_bytes, sha256, state, created_at, expires_at, received_at
      FROM upload WHERE report_id = $1 AND medium_id = $2)",
                                        {val(reportId), val(mediumId)}));
}

void MediaRepository::insert(const Upload& upload) {
  m_connection.execute(
      R"(
      INSERT INTO upload (id, report_id, medium_id, person_id, kind, type, size_bytes, sha256, state, created_at, expires_at,
                          received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
      {val(upload.id), val(upload.reportId), val(upload.mediumId), val(upload.personId), val(upload.kind),
       val(upload.type), val(upload.sizeBytes), val(upload.sha256), val(upload.done ? "done" : "open"),
       val(toMs(upload.createdAt)), val(toMs(upload.expiresAt)),
       upload.done ? val(toMs(upload.receivedAt)) : val(nullptr)});
}

void MediaRepository::markDone(std::string_view uploadId, TimePoint receivedAt) {
  m_connection.execute("UPDATE upload SET state = 'done', received_at = $2 WHERE id = $1",
                       {val(uploadId), val(toMs(receivedAt))});
}

void MediaRepository::deleteUpload(std::string_view id, TimePoint now) {
  m_connection.execute("DELETE FROM upload WHERE id = $1", {val(id)});
  wipeLater(id, now);
}

std::int64_t MediaRepository::openUploadsOf(std::string_view personId) {
  auto rows =
      m_connection.query("SELECT COUNT(*) FROM upload WHERE person_id = $1 AND state = 'open'", {val(personId)});
  return rows->next()->integer(0);
}

std::vector<Upload> MediaRepository::expiredUploads(TimePoint now, int limit) {
  auto rows = m_connection.query(R"(
      SELECT id, report_id, medium_id, person_id, kind, type, size_bytes, sha256, state, created_at, expires_at, received_at
      FROM upload WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
                                 {val(toMs(now)), val(limit)});
  std::vector<Upload> uploads;
  while (const sql::Row* row = rows->next()) uploads.push_back(uploadFrom(*row));
  return uploads;
}

bool MediaRepository::isOpen(std::string_view uploadId) {
  return m_connection.query("SELECT 1 FROM upload WHERE id = $1 AND state = 'open'", {val(uploadId)})->next() !=
         nullptr;
}

std::optional<Medium> MediaRepository::medium(std::string_view reportId, std::string_view id) {
  auto rows = m_connection.query(R"(
      SELECT report_id, id, person_id, kind, type, size_bytes, sha_received, sha_stored, stored_bytes, width, height, file,
             received_at, duration_ms
      FROM medium WHERE report_id = $1 AND id = $2)",
                                 {val(reportId), val(id)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Medium>(mediumFrom(*row));
}

void MediaRepository::insert(const Medium& medium) {
  m_connection.execute(
      R"(
      INSERT INTO medium (report_id, id, person_id, kind, type, size_bytes, sha_received, sha_stored, stored_bytes, width,
                          height, file, received_at, duration_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))",
      {val(medium.reportId), val(medium.id), val(medium.personId), val(medium.kind), val(medium.type),
       val(medium.sizeBytes), val(medium.shaReceived), val(medium.shaStored), val(medium.storedBytes),
       val(medium.width), val(medium.height), val(medium.file), val(toMs(medium.receivedAt)),
       medium.durationMs > 0 ? val(medium.durationMs) : val(nullptr)});
}

void MediaRepository::deleteMedium(const Medium& medium, TimePoint now) {
  m_connection.execute("DELETE FROM medium WHERE report_id = $1 AND id = $2", {val(medium.reportId), val(medium.id)});
  wipeLater(medium.file, now);
  if (const auto sent = uploadOf(medium.reportId, medium.id); sent && sent->done) deleteUpload(sent->id, now);
}

bool MediaRepository::fileIsKnown(std::string_view file) {
  return m_connection.query("SELECT 1 FROM medium WHERE file = $1", {val(file)})->next() != nullptr;
}

std::vector<Medium> MediaRepository::mediaAfter(const MediumKey& after, TimePoint before, int limit) {
  auto rows = m_connection.query(R"(
      SELECT report_id, id, person_id, kind, type, size_bytes, sha_received, sha_stored, stored_bytes, width, height, file,
             received_at, duration_ms
      FROM medium WHERE (received_at, file) > ($1, $2) AND received_at < $3 ORDER BY received_at, file LIMIT $4)",
                                 {val(toMs(after.receivedAt)), val(after.file), val(toMs(before)), val(limit)});
  std::vector<Medium> media;
  while (const sql::Row* row = rows->next()) media.push_back(mediumFrom(*row));
  return media;
}

void MediaRepository::wipeLater(std::string_view id, TimePoint now) {
  m_connection.execute("INSERT INTO media_wipe (id, since) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                       {val(id), val(toMs(now))});
}

std::vector<std::string> MediaRepository::unwiped(int limit) {
  auto rows = m_connection.query("SELECT id FROM media_wipe ORDER BY since LIMIT $1", {val(limit)});
  std::vector<std::string> ids;
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}

void MediaRepository::markWiped(std::string_view id) {
  m_connection.execute("DELETE FROM media_wipe WHERE id = $1", {val(id)});
}

}  // namespace passerelle::media
