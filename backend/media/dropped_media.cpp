#include "backend/media/dropped_media.h"

#include <algorithm>

#include "backend/media/media_repository.h"

namespace passerelle::media {
using sql::val;

void DroppedMedia::revise(std::string_view reportId, const std::vector<ManifestEntry>& before,
                          const std::vector<ManifestEntry>& after, TimePoint now) {
  for (const ManifestEntry& entry : after)
    m_connection.execute("DELETE FROM medium_dropped WHERE report_id = $1 AND medium_id = $2 AND sha_received = $3",
                         {val(reportId), val(entry.id), val(entry.sha256)});
  for (const ManifestEntry& entry : before) {
    const bool stays = std::any_of(after.begin(), after.end(), [&](const ManifestEntry& one) {
      return one.id == entry.id && one.sha256 == entry.sha256;
    });
    if (!stays) drop(reportId, entry, now);
  }
}

void DroppedMedia::drop(std::string_view reportId, const ManifestEntry& entry, TimePoint now) {
  MediaRepository repository(m_connection);
  if (const auto medium = repository.medium(reportId, entry.id); medium && medium->shaReceived == entry.sha256)
    repository.deleteMedium(*medium, now);
  if (const auto upload = repository.uploadOf(reportId, entry.id); upload && upload->sha256 == entry.sha256)
    repository.deleteUpload(upload->id, now);
  m_connection.execute(R"(
      INSERT INTO medium_dropped (report_id, medium_id, sha_received, dropped_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (report_id, medium_id, sha_received) DO UPDATE SET dropped_at = excluded.dropped_at)",
                       {val(reportId), val(entry.id), val(entry.sha256), val(toMs(now))});
}

bool DroppedMedia::has(std::string_view reportId, std::string_view mediumId, std::string_view sha) {
  return m_connection
             .query("SELECT 1 FROM medium_dropped WHERE report_id = $1 AND medium_id = $2 AND sha_received = $3",
                    {val(reportId), val(mediumId), val(sha)})
             ->next() != nullptr;
}

}  // namespace passerelle::media
