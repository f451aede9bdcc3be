// OwnReports, the half that SyncEngine and Puller call: lineage, receipts, conflicts, other devices, restores, backups.
#include <set>

#include "app/local/account.h"
#include "app/local/own_reports.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
/// As many as the server reads (docs/wire.md): the newest.
constexpr std::size_t kMaxSupersedes = 32;

}  // namespace

Result<OwnReports::Lineage> OwnReports::beginSending(const std::string& reportId, const std::string& hash) {
  Lineage lineage;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto reports = connection.query("SELECT base, generation FROM own_report WHERE id = $1", {sql::val(reportId)});
    const sql::Row* report = reports->next();
    if (report == nullptr) return gone();
    lineage.base = report->string(0);
    const bool restored = !lineage.base.empty() && report->text(1) != Account::generation(m_vault);
    std::int64_t last = 0;
    bool known = false;
    auto rows = connection.query("SELECT seq, hash, acknowledged FROM own_sent WHERE report_id = $1 ORDER BY seq",
                                 {sql::val(reportId)});
    while (const sql::Row* row = rows->next()) {
      last = row->integer(0);
      const std::string sent = row->string(1);
      known = sent == hash && !row->boolean(2);
      if (row->boolean(2) && !restored)
        lineage.supersedes.clear();  // what came before the last receipt is the server's past
      if (sent != hash && sent != lineage.base && (!row->boolean(2) || restored)) lineage.supersedes.push_back(sent);
    }
    rows.reset();
    if (!known)
      connection.execute("INSERT INTO own_sent (report_id, seq, hash) VALUES ($1, $2, $3)",
                         {sql::val(reportId), sql::val(last + 1), sql::val(hash)});
    if (lineage.supersedes.size() > kMaxSupersedes)
      lineage.supersedes.erase(lineage.supersedes.begin(),
                               lineage.supersedes.end() - static_cast<std::ptrdiff_t>(kMaxSupersedes));
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return lineage;
}

Result<void> OwnReports::acknowledge(const std::string& sentHash, const ReportReceipt& receipt) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        R"(UPDATE own_report SET base = $2, revision = $3, state = $4, received_server_at = $5, hour_ends_server_at = $6,
                            published_server_at = $7, cursor = $8, generation = $9 WHERE id = $1)",
        {sql::val(receipt.id), sql::val(sentHash), sql::val(receipt.revision), sql::val(receipt.state),
         sql::val(receipt.receivedAt), sql::val(receipt.hourEndsAt), sql::val(receipt.publishedAt),
         sql::val(receipt.cursor), sql::val(receipt.generation)});
    connection.execute(R"(UPDATE own_sent SET acknowledged = 1 WHERE report_id = $1 AND seq <=
                            (SELECT MAX(seq) FROM own_sent WHERE report_id = $1 AND hash = $2))",
                       {sql::val(receipt.id), sql::val(sentHash)});
    m_vault.changed(Topic::ownReports, receipt.id);
    return {};
  });
}

Result<void> OwnReports::acknowledgeMedium(const std::string& reportId, const std::string& mediumId,
                                           const std::string& sha256, const std::string& receivedAt,
                                           std::int64_t cursor, const std::string& generation) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(R"(UPDATE own_medium SET received_server_at = $4, cursor = $5, generation = $6
                          WHERE report_id = $1 AND medium_id = $2 AND sha256 = $3)",
                       {sql::val(reportId), sql::val(mediumId), sql::val(sha256), sql::val(receivedAt),
                        sql::val(cursor), sql::val(generation)});
    m_vault.changed(Topic::ownReports, reportId);
    return {};
  });
}

Result<std::string> OwnReports::keepConflictCopy(const std::string& reportId, const std::string& headHash,
                                                 std::int64_t headRevision) {
  std::string draftId;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto report = find(reportId);
    if (!report) return gone();
    m_drafts.markConflict(connection, reportId);  // a correction being written has the same question
    draftId = m_drafts.insert(connection, reportId, DraftOrigin::conflictCopy, report->content);
    connection.execute("DELETE FROM outbox WHERE path = $1", {sql::val(api::reportPath(reportId))});
    m_vault.changed(Topic::outbox, api::reportPath(reportId));
    // What was put on the wire here is not the server's line any more: the next send stands on the head that was told.
    connection.execute("UPDATE own_sent SET acknowledged = 1 WHERE report_id = $1", {sql::val(reportId)});
    connection.execute(
        "UPDATE own_report SET base = $2, revision = $3, generation = $4, held = 0 WHERE id = $1",
        {sql::val(reportId), sql::val(headHash), sql::val(headRevision), sql::val(Account::generation(m_vault))});
    m_vault.changed(Topic::ownReports, reportId);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return draftId;
}

Result<void> OwnReports::adopt(const StoredReport& stored) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const bool whole = sha256Hex(stored.contentBytes) == stored.hash;  // else the text comes with a later reading
    const auto known = find(stored.id);
    bool busy = m_outbox.find(api::reportPath(stored.id)).has_value();
    std::string base;
    std::int64_t revision = 0;
    {
      auto rows = connection.query("SELECT base, revision FROM own_report WHERE id = $1", {sql::val(stored.id)});
      if (const sql::Row* row = rows->next()) base = row->string(0), revision = row->integer(1);
    }
    // While something of it is written or sent here, its line stays what it was: the server will say 409 if it must.
    if (base != stored.hash && (busy || m_drafts.ofReport(stored.id))) {
      connection.execute("UPDATE own_report SET behind = 1 WHERE id = $1", {sql::val(stored.id)});
      return {};
    }
    if (known && stored.revision < revision && Account::generation(m_vault) == generationOf(connection, stored.id))
      return {};
    const std::int64_t now = toMs(m_vault.clock().now());
    if (whole && !busy && (!known || known->hash != stored.hash)) {
      const std::string sealed = m_vault.seal(stored.contentBytes, "own_report", stored.id, "content");
      connection.execute(
          R"(INSERT INTO own_report (id, content, hash, created_at, changed_at) VALUES ($1, $2, $3, $4, $4)
                            ON CONFLICT (id) DO UPDATE SET content = excluded.content, hash = excluded.hash,
                            changed_at = excluded.changed_at, held = 1)",
          {sql::val(stored.id), sql::blob(sealed), sql::val(stored.hash), sql::val(now)});
      setManifest(connection, stored.id, decoded(stored.contentBytes));
    } else if (!known) {
      return {};
    }
    connection.execute(
        R"(UPDATE own_report SET base = $2, revision = $3, state = $4, received_server_at = $5, hour_ends_server_at = $6,
                            published_server_at = $7, generation = $8, behind = 0,
                            cursor = CASE WHEN cursor > $9 THEN cursor ELSE $9 END WHERE id = $1)",
        {sql::val(stored.id), sql::val(stored.hash), sql::val(stored.revision), sql::val(stored.state),
         sql::val(stored.receivedAt), sql::val(stored.hourEndsAt), sql::val(stored.publishedAt),
         sql::val(Account::generation(m_vault)), sql::val(stored.cursor)});
    for (const std::string& mediumId : stored.receivedMedia)
      connection.execute(
          "UPDATE own_medium SET received_server_at = $3 WHERE report_id = $1 AND medium_id = $2 AND "
          "received_server_at = ''",
          {sql::val(stored.id), sql::val(mediumId), sql::val(stored.receivedAt)});
    m_vault.changed(Topic::ownReports, stored.id);
    return {};
  });
}

std::string OwnReports::generationOf(sql::Connection& connection, const std::string& reportId) {
  auto rows = connection.query("SELECT generation FROM own_report WHERE id = $1", {sql::val(reportId)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::string() : row->string(0);
}

std::vector<std::string> OwnReports::behind() {
  std::vector<std::string> ids;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(R"(SELECT id FROM own_report WHERE behind = 1
        AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.report_id = own_report.id AND removed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.report_id = own_report.id AND outbox.kind = 'report') LIMIT 10)");
    while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  });
  return ids;
}

Result<void> OwnReports::erase(const std::string& reportId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> media;
    auto rows = connection.query("SELECT medium_id FROM own_medium WHERE report_id = $1", {sql::val(reportId)});
    while (const sql::Row* row = rows->next()) media.push_back(row->string(0));
    rows.reset();
    for (const std::string& id : media) m_media.forget(connection, id);
    for (const char* table : {"own_medium", "own_sent", "outbox"})
      connection.execute("DELETE FROM " + std::string(table) + " WHERE report_id = $1", {sql::val(reportId)});
    connection.execute("DELETE FROM own_report WHERE id = $1", {sql::val(reportId)});
    m_vault.changed(Topic::ownReports, reportId);
    m_vault.changed(Topic::outbox, reportId);
    return {};
  });
}

Result<void> OwnReports::offerAgain() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::pair<std::string, std::string>> held;
    std::set<std::string> notOffered;  // the text of a conflict waits for the person; its photos may go
    auto rows = connection.query("SELECT id, content, held FROM own_report ORDER BY created_at");
    while (const sql::Row* row = rows->next()) {
      if (!row->boolean(2)) notOffered.insert(row->string(0));
      held.emplace_back(row->string(0), m_vault.unseal(row->bytes(1), "own_report", row->string(0), "content"));
    }
    rows.reset();
    connection.execute("UPDATE own_medium SET received_server_at = '', cursor = 0");
    connection.execute("UPDATE own_report SET backed_up = 0, cursor = 0");
    for (const auto& [id, bytes] : held) {
      if (notOffered.contains(id) || m_outbox.find(api::reportPath(id)))
        continue;  // its newest text is on its way already
      OutboxEntry entry;
      entry.path = api::reportPath(id);
      entry.method = "PUT";
      entry.body = bytes;
      entry.hash = sha256Hex(bytes);
      entry.reportId = id;
      entry.sizeBytes = static_cast<std::int64_t>(bytes.size());
      if (auto queued = m_outbox.put(std::move(entry)); !queued) return queued;
    }
    for (const auto& [id, bytes] : held) {
      if (auto queued = enqueueMedia(connection, id, decoded(bytes)); !queued) return queued;
    }
    m_vault.changed(Topic::ownReports);
    return {};
  });
}

Result<void> OwnReports::backedUp(const std::string& generation, std::int64_t cursor) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::int64_t changed = connection.execute(R"(UPDATE own_report SET backed_up = 1
        WHERE backed_up = 0 AND base = hash AND generation = $1 AND cursor > 0 AND cursor <= $2
          AND NOT EXISTS (SELECT 1 FROM own_medium m WHERE m.report_id = own_report.id
                            AND (m.received_server_at = '' OR m.generation <> $1 OR m.cursor = 0 OR m.cursor > $2)))",
                                                    {sql::val(generation), sql::val(cursor)});
    if (changed > 0) m_vault.changed(Topic::ownReports);
    return {};
  });
}

Result<void> OwnReports::giveBackSpace(TimePoint before) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> media;
    auto rows = connection.query(R"(SELECT m.medium_id FROM own_medium m JOIN own_report r ON r.id = m.report_id
                                    WHERE r.backed_up = 1 AND r.changed_at < $1 AND m.kind <> 'thumbnail')",
                                 {sql::val(toMs(before))});
    while (const sql::Row* row = rows->next()) media.push_back(row->string(0));
    rows.reset();
    for (const std::string& id : media) connection.execute("DELETE FROM medium WHERE id = $1", {sql::val(id)});
    return {};
  });
}

}  // namespace passerelle
