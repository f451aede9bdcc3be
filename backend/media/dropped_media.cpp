#include "backend/media/dropped_media.h"

#include <algorithm>

namespace passerelle::media {
using sql::val;

void DroppedMedia::revise(std::string_view reportId, const std::vector<ManifestEntry>& before,
                          const std::vector<ManifestEntry>& after, TimePoint now) {
  for (const ManifestEntry& entry : after)
    m_connection.execute(
        "DELETE FROM medium_dropped WHERE report_id = $1 AND medium_id = $2 AND sha_received = $3 AND wiped = 1",
        {val(reportId), val(entry.id), val(entry.sha256)});
  for (const ManifestEntry& entry : before) {
    const bool stays = std::any_of(after.begin(), after.end(), [&](const ManifestEntry& one) {
      return one.id == entry.id && one.sha256 == entry.sha256;
    });
    if (!stays) drop(reportId, entry, now);
  }
}

void DroppedMedia::drop(std::string_view reportId, const ManifestEntry& entry, TimePoint now) {
  std::string file, part;
  if (auto rows = m_connection.query("SELECT file FROM medium WHERE report_id = $1 AND id = $2 AND sha_received = $3",
                                     {val(reportId), val(entry.id), val(entry.sha256)});
      const sql::Row* row = rows->next())
    file = row->string(0);
  if (auto rows = m_connection.query("SELECT id FROM upload WHERE report_id = $1 AND medium_id = $2 AND sha256 = $3",
                                     {val(reportId), val(entry.id), val(entry.sha256)});
      const sql::Row* row = rows->next())
    part = row->string(0);
  m_connection.execute("DELETE FROM medium WHERE report_id = $1 AND id = $2 AND sha_received = $3",
                       {val(reportId), val(entry.id), val(entry.sha256)});
  m_connection.execute("DELETE FROM upload WHERE report_id = $1 AND medium_id = $2 AND sha256 = $3",
                       {val(reportId), val(entry.id), val(entry.sha256)});
  m_connection.execute(R"(
      INSERT INTO medium_dropped (report_id, medium_id, sha_received, file, part, dropped_at, wiped)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (report_id, medium_id, sha_received)
      DO UPDATE SET file = excluded.file, part = excluded.part, dropped_at = excluded.dropped_at, wiped = excluded.wiped)",
                       {val(reportId), val(entry.id), val(entry.sha256), val(file), val(part), val(toMs(now)),
                        val(file.empty() && part.empty() ? 1 : 0)});
}

bool DroppedMedia::has(std::string_view reportId, std::string_view mediumId, std::string_view sha) {
  return m_connection
             .query("SELECT 1 FROM medium_dropped WHERE report_id = $1 AND medium_id = $2 AND sha_received = $3",
                    {val(reportId), val(mediumId), val(sha)})
             ->next() != nullptr;
}

std::vector<DroppedFile> DroppedMedia::unwiped(int limit) {
  auto rows = m_connection.query(
      R"(SELECT report_id, medium_id, sha_received, file, part FROM medium_dropped WHERE wiped = 0
         ORDER BY dropped_at LIMIT $1)",
      {val(limit)});
  std::vector<DroppedFile> found;
  while (const sql::Row* row = rows->next())
    found.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->string(4)});
  return found;
}

void DroppedMedia::markWiped(const DroppedFile& dropped) {
  m_connection.execute(
      R"(UPDATE medium_dropped SET wiped = 1
                          WHERE report_id = $1 AND medium_id = $2 AND sha_received = $3 AND file = $4 AND part = $5)",
      {val(dropped.reportId), val(dropped.mediumId), val(dropped.sha), val(dropped.file), val(dropped.part)});
}

}  // namespace passerelle::media
