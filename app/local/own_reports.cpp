#include "app/local/own_reports.h"

#include <algorithm>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
constexpr std::string_view kColumns =
    "SELECT id, content, hash, base, revision, state, received_server_at, hour_ends_server_at, published_server_at, "
    "backed_up, "
    "created_at, changed_at FROM own_report";

OutboxKind outboxKind(MediumKind kind) {
  switch (kind) {
    case MediumKind::thumbnail:
      return OutboxKind::thumbnail;
    case MediumKind::voice:
      return OutboxKind::voice;
    default:
      return OutboxKind::photo;
  }
}

}  // namespace

tl::unexpected<Error> OwnReports::gone() { return fail(ErrorCode::notFound, "This report is not on this phone."); }

Report OwnReports::decoded(const std::string& bytes) {
  auto content = decodeReport(bytes);
  return content ? std::move(*content) : Report{};
}

int OwnReport::partsReceived() const {
  return static_cast<int>(
      std::count_if(parts.begin(), parts.end(), [](const PartReceipt& part) { return part.received; }));
}

Result<std::string> OwnReports::send(const std::string& draftId) {
  std::string reportId;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto draft = m_drafts.find(draftId);
    if (!draft) return Drafts::gone();
    if (auto valid = validate(draft->content, draft->content.language); !valid) return valid;
    const std::string bytes = encodeReport(draft->content);
    if (bytes.size() > kMaxReportBytes)
      return fail(ErrorCode::tooLarge, "A report's text is at most 64 kB: split it in two.", "/astonishments");
    reportId = draft->reportId;
    if (draft->origin == DraftOrigin::conflictCopy) keepUnsent(connection, reportId, sha256Hex(bytes));
    if (auto frozen = freeze(connection, reportId, draft->content, bytes, draft->position); !frozen) return frozen;
    m_captures.eraseOf(connection, draftId);
    m_drafts.erase(connection, draftId);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return reportId;
}

/// Another version takes the place of a text that is still in the outbox: no server has it in a history, so it becomes
/// the conflict copy in its turn.
void OwnReports::keepUnsent(sql::Connection& connection, const std::string& reportId, const std::string& newHash) {
  const auto report = find(reportId);
  if (!report || report->hash == newHash || !m_outbox.find(api::reportPath(reportId))) return;
  m_drafts.insert(connection, reportId, DraftOrigin::conflictCopy, report->content);
}

Result<void> OwnReports::freeze(sql::Connection& connection, const std::string& reportId, const Report& content,
                                const std::string& bytes, std::optional<Position> position) {
  const std::string hash = sha256Hex(bytes);
  const std::string sealed = m_vault.seal(bytes, "own_report", reportId, "content");
  const std::int64_t now = toMs(m_vault.clock().now());
  connection.execute(R"(INSERT INTO own_report (id, content, hash, created_at, changed_at) VALUES ($1, $2, $3, $4, $4)
                        ON CONFLICT (id) DO UPDATE SET content = excluded.content, hash = excluded.hash,
                            changed_at = excluded.changed_at,
                          backed_up = 0, held = 1)",
                     {sql::val(reportId), sql::blob(sealed), sql::val(hash), sql::val(now)});
  OutboxEntry entry;
  entry.path = api::reportPath(reportId);
  entry.kind = OutboxKind::report;
  entry.method = "PUT";
  entry.body = bytes;
  entry.hash = hash;
  entry.reportId = reportId;
  entry.sizeBytes = static_cast<std::int64_t>(bytes.size());
  if (position) entry.position = formatPosition(*position);
  if (auto queued = m_outbox.put(std::move(entry)); !queued) return queued;
  m_vault.changed(Topic::ownReports, reportId);
  setManifest(connection, reportId, content);
  return enqueueMedia(connection, reportId, content);
}

void OwnReports::setManifest(sql::Connection& connection, const std::string& reportId, const Report& content) {
  std::vector<std::string> known;
  auto rows = connection.query("SELECT medium_id FROM own_medium WHERE report_id = $1", {sql::val(reportId)});
  while (const sql::Row* row = rows->next()) known.push_back(row->string(0));
  rows.reset();
  for (const std::string& id : known) {
    const bool stays = std::any_of(content.media.begin(), content.media.end(),
                                   [&](const ManifestEntry& entry) { return entry.id == id; });
    if (stays) continue;
    connection.execute("DELETE FROM own_medium WHERE report_id = $1 AND medium_id = $2",
                       {sql::val(reportId), sql::val(id)});
    connection.execute("DELETE FROM outbox WHERE path = $1 AND state <> 'inFlight'",
                       {sql::val(Outbox::mediumPath(reportId, id))});
  }
  for (const ManifestEntry& medium : content.media) {
    connection.execute(
        R"(INSERT INTO own_medium (report_id, medium_id, kind, sha256) VALUES ($1, $2, $3, $4)
                          ON CONFLICT (report_id, medium_id) DO NOTHING)",
        {sql::val(reportId), sql::val(medium.id), sql::val(nameOf(medium.kind)), sql::val(medium.sha256)});
  }
}

Result<void> OwnReports::enqueueMedia(sql::Connection& connection, const std::string& reportId, const Report& content) {
  for (const ManifestEntry& medium : content.media) {
    if (!m_media.find(medium.id)) continue;  // another device's, or given back after the backup
    auto rows = connection.query(
        "SELECT 1 FROM own_medium WHERE report_id = $1 AND medium_id = $2 AND received_server_at <> ''",
        {sql::val(reportId), sql::val(medium.id)});
    if (rows->next() != nullptr) continue;
    rows.reset();
    OutboxEntry entry;
    entry.path = Outbox::mediumPath(reportId, medium.id);
    entry.kind = outboxKind(medium.kind);
    entry.hash = medium.sha256;
    entry.reportId = reportId;
    entry.mediumId = medium.id;
    entry.sizeBytes = medium.sizeBytes;
    if (auto queued = m_outbox.put(std::move(entry)); !queued) return queued;
  }
  return {};
}

Result<Draft> OwnReports::correct(const std::string& reportId) {
  std::string draftId;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (const auto open = m_drafts.ofReport(reportId)) {
      draftId = open->id;
      return {};
    }
    const auto report = find(reportId);
    if (!report) return gone();
    Report content = report->content;
    content.withdrawn = false;
    draftId = m_drafts.insert(connection, reportId, DraftOrigin::correction, content);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return *m_drafts.find(draftId);
}

Result<void> OwnReports::withdraw(const std::string& reportId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto report = find(reportId);
    if (!report) return gone();
    Report content = report->content;
    content.withdrawn = true;
    return freeze(connection, reportId, content, encodeReport(content), {});
  });
}

Result<void> OwnReports::takeWithdrawalBack(const std::string& reportId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto report = find(reportId);
    if (!report) return gone();
    if (!report->content.withdrawn) return {};
    Report content = report->content;
    content.withdrawn = false;
    return freeze(connection, reportId, content, encodeReport(content), {});
  });
}

Result<void> OwnReports::mendSubject(const std::string& reportId, const Subject& subject) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto report = find(reportId);
    if (!report) return gone();
    if (auto draft = m_drafts.ofReport(reportId)) {
      draft->content.subject = subject;
      if (auto saved = m_drafts.save(*draft); !saved) return saved;
    }
    Report content = report->content;
    content.subject = subject;
    if (auto valid = validate(content, content.language); !valid) return valid;
    return freeze(connection, reportId, content, encodeReport(content), {});
  });
}

std::vector<OwnReport> OwnReports::select(std::string_view where, const std::string& value) {
  std::vector<OwnReport> reports;
  m_vault.read([&](sql::Connection& connection) {
    auto rows =
        connection.query(std::string(kColumns) + " WHERE " + std::string(where) + " ORDER BY created_at DESC, id DESC",
                         {sql::val(value)});
    while (const sql::Row* row = rows->next()) {
      OwnReport one;
      one.id = row->string(0);
      one.content = decoded(m_vault.unseal(row->bytes(1), "own_report", one.id, "content"));
      one.hash = row->string(2);
      one.textReceived = row->text(3) == one.hash;
      one.revision = row->integer(4);
      one.state = row->string(5);
      one.receivedAt = row->string(6);
      one.hourEndsAt = row->string(7);
      one.publishedAt = row->string(8);
      one.backedUp = row->boolean(9);
      one.createdAt = fromMs(row->integer(10));
      one.changedAt = fromMs(row->integer(11));
      one.parts.push_back({{}, MediumKind::photo, one.textReceived, one.receivedAt, one.hash});
      auto media =
          connection.query("SELECT medium_id, kind, received_server_at, sha256 FROM own_medium WHERE report_id = $1",
                           {sql::val(one.id)});
      while (const sql::Row* medium = media->next())
        one.parts.push_back({medium->string(0), mediumKindFromName(medium->text(1)).value_or(MediumKind::photo),
                             !medium->text(2).empty(), medium->string(2), medium->string(3)});
      std::stable_sort(one.parts.begin() + 1, one.parts.end(),
                       [](const PartReceipt& a, const PartReceipt& b) { return a.kind < b.kind; });
      auto copies = connection.query(
          "SELECT id FROM draft WHERE report_id = $1 AND origin = 'conflictCopy' AND removed_at IS NULL",
          {sql::val(one.id)});
      if (const sql::Row* copy = copies->next()) one.conflictDraftId = copy->string(0);
      reports.push_back(std::move(one));
    }
  });
  return reports;
}

std::vector<OwnReport> OwnReports::all() { return select("$1 = ''", ""); }

std::optional<OwnReport> OwnReports::find(const std::string& reportId) {
  auto found = select("id = $1", reportId);
  return found.empty() ? std::nullopt : std::optional<OwnReport>(std::move(found.front()));
}

}  // namespace passerelle
