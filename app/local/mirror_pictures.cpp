// Pictures of others, kept encrypted beside the mirror and given up when they grow too many.
#include <algorithm>

#include "app/local/media_files.h"
#include "app/local/mirror.h"

namespace passerelle {
namespace {
/// Pictures of others are kept up to this; then those not looked at for longest go.
constexpr std::int64_t kPictureCacheBytes = 200LL * 1024 * 1024;
}  // namespace

std::optional<std::string> Mirror::picture(const std::string& reportId, const std::string& mediumId,
                                           const std::string& size) {
  std::string file;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT file FROM cached_medium WHERE report_id = $1 AND medium_id = $2 AND size = $3",
                                 {sql::val(reportId), sql::val(mediumId), sql::val(size)});
    if (const sql::Row* row = rows->next()) file = row->string(0);
  });
  if (file.empty()) return std::nullopt;
  auto sealed = m_vault.files().read(m_vault.folder() + "/media/" + file);
  if (!sealed) return std::nullopt;
  auto plain = m_vault.cipher().openFile(*sealed, "media/" + file);
  return plain ? std::optional<std::string>(std::move(*plain)) : std::nullopt;
}

Result<void> Mirror::keepPicture(const std::string& reportId, const std::string& mediumId, const std::string& size,
                                 const std::string& bytes) {
  const std::string file = m_vault.newId();
  auto stored =
      writeWhole(m_vault.files(), m_vault.folder() + "/media", file, m_vault.cipher().sealFile(bytes, "media/" + file));
  if (!stored) return stored;
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        R"(INSERT INTO cached_medium (report_id, medium_id, size, file, size_bytes, used_at) VALUES ($1, $2, $3, $4, $5, $6)
                          ON CONFLICT (report_id, medium_id, size) DO UPDATE SET file = excluded.file,
                            size_bytes = excluded.size_bytes, used_at = excluded.used_at)",
        {sql::val(reportId), sql::val(mediumId), sql::val(size), sql::val(file),
         sql::val(static_cast<std::int64_t>(bytes.size())), sql::val(toMs(m_vault.clock().now()))});
    connection.execute(R"(DELETE FROM cached_medium WHERE file IN (SELECT file FROM
                            (SELECT file, SUM(size_bytes) OVER (ORDER BY used_at DESC, file) AS kept FROM cached_medium) AS newest
                            WHERE kept > $1))",
                       {sql::val(kPictureCacheBytes)});
    return {};
  });
}

Result<void> Mirror::dropPictures(const std::string& reportId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> files;
    auto rows = connection.query("SELECT file FROM cached_medium WHERE report_id = $1", {sql::val(reportId)});
    while (const sql::Row* row = rows->next()) files.push_back(row->string(0));
    rows.reset();
    connection.execute("DELETE FROM cached_medium WHERE report_id = $1", {sql::val(reportId)});
    for (const std::string& file : files) (void)m_vault.files().wipe(m_vault.folder() + "/media/" + file);
    return {};
  });
}

void Mirror::dropReplacedPictures(sql::Connection& connection, const ReportView& now) {
  const auto listed = [](const ReportView& view, const std::string& id) {
    return std::find_if(view.media.begin(), view.media.end(), [&](const ReportMedium& one) { return one.id == id; });
  };
  const auto before = report(now.id);
  std::vector<std::pair<std::string, std::string>> gone;  // medium, file
  auto rows = connection.query("SELECT medium_id, file FROM cached_medium WHERE report_id = $1", {sql::val(now.id)});
  while (const sql::Row* row = rows->next()) {
    const std::string id = row->string(0);
    const auto there = listed(now, id);
    bool stays = there != now.media.end();
    if (stays && before) {
      const auto was = listed(*before, id);
      stays = was == before->media.end() || was->sha256 == there->sha256;
    }
    if (!stays) gone.emplace_back(id, row->string(1));
  }
  rows.reset();
  for (const auto& [id, file] : gone) {
    connection.execute("DELETE FROM cached_medium WHERE report_id = $1 AND file = $2",
                       {sql::val(now.id), sql::val(file)});
    (void)m_vault.files().wipe(m_vault.folder() + "/media/" + file);
  }
}

}  // namespace passerelle
