#include "app/local/drafts.h"

#include <iterator>

#include "app/local/values.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
constexpr std::string_view kOrigins[] = {"fresh", "correction", "conflictCopy"};
constexpr std::string_view kDraftColumns =
    "SELECT id, report_id, origin, content, focus, focus_cursor, created_at, changed_at, position FROM draft";

DraftOrigin originOf(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kOrigins); ++i) {
    if (kOrigins[i] == name) return static_cast<DraftOrigin>(i);
  }
  return DraftOrigin::fresh;
}

Draft read(Vault& vault, const sql::Row& row) {
  Draft draft;
  draft.id = row.string(0);
  draft.reportId = row.string(1);
  draft.origin = originOf(row.text(2));
  auto content = decodeReport(vault.unseal(row.bytes(3), "draft", draft.id, "content"), kMostDraftBytes);
  if (!content) throw sql::DatabaseError(0, "A draft cannot be read: " + content.error().message);
  draft.content = std::move(*content);
  draft.focus = {vault.unseal(row.bytes(4), "draft", draft.id, "focus"), static_cast<int>(row.integer(5))};
  draft.createdAt = fromMs(row.integer(6));
  draft.changedAt = fromMs(row.integer(7));
  if (!row.isNull(8)) {
    if (auto position = parsePosition(vault.unseal(row.bytes(8), "draft", draft.id, "position")))
      draft.position = *position;
  }
  return draft;
}

std::optional<Draft> oneDraft(Vault& vault, const std::string& where, const std::string& value) {
  std::optional<Draft> found;
  vault.read([&](sql::Connection& connection) {
    auto rows =
        connection.query(std::string(kDraftColumns) + " WHERE removed_at IS NULL AND " + where, {sql::val(value)});
    if (const sql::Row* row = rows->next()) found = read(vault, *row);
  });
  return found;
}

std::string firstWords(const Report& report) {
  for (const Astonishment& item : report.astonishments) {
    if (!item.text.empty()) return item.text;
    if (!item.verbatim.empty()) return item.verbatim;
  }
  for (const ReportIdea& idea : report.ideas) {
    if (!idea.text.empty()) return idea.text;
  }
  return {};
}
}  // namespace

std::string_view nameOf(DraftOrigin origin) { return kOrigins[static_cast<std::size_t>(origin)]; }

tl::unexpected<Error> Drafts::gone() {
  return fail(ErrorCode::notFound, "This draft is no longer there: it was sent or removed.");
}

std::string Drafts::insert(sql::Connection& connection, const std::string& reportId, DraftOrigin origin,
                           const Report& content, std::optional<Position> position) {
  std::string id = origin == DraftOrigin::fresh ? reportId : m_vault.newId();
  const std::string sealed = m_vault.seal(encodeReport(content), "draft", id, "content");
  const std::string focus = m_vault.seal("", "draft", id, "focus");
  const std::string place = position ? m_vault.seal(formatPosition(*position), "draft", id, "position") : "";
  const std::int64_t now = toMs(m_vault.clock().now());
  connection.execute(
      R"(INSERT INTO draft (id, report_id, origin, content, focus, focus_cursor, created_at, changed_at, position)
                        VALUES ($1, $2, $3, $4, $5, 0, $6, $6, $7))",
      {sql::val(id), sql::val(reportId), sql::val(nameOf(origin)), sql::blob(sealed), sql::blob(focus), sql::val(now),
       position ? sql::blob(place) : sql::val(nullptr)});
  m_vault.changed(Topic::drafts, id);
  return id;
}

void Drafts::erase(sql::Connection& connection, const std::string& id) {
  connection.execute("DELETE FROM draft WHERE id = $1", {sql::val(id)});
  m_vault.changed(Topic::drafts, id);
}

void Drafts::markConflict(sql::Connection& connection, const std::string& reportId) {
  connection.execute("UPDATE draft SET origin = 'conflictCopy' WHERE report_id = $1", {sql::val(reportId)});
  m_vault.changed(Topic::drafts);
}

Result<Draft> Drafts::begin(Report initial, std::optional<Position> position) {
  std::string id;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    id = insert(connection, m_vault.newId(), DraftOrigin::fresh, initial, position);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return *find(id);
}

Result<Draft> Drafts::beginFromCaptures(const std::vector<std::string>& captureIds, Report initial) {
  std::string id;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    id = insert(connection, m_vault.newId(), DraftOrigin::fresh, initial);
    if (captureIds.empty()) return {};
    auto filled = addCaptures(id, captureIds);
    if (!filled) return tl::unexpected<Error>(filled.error());
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return *find(id);
}

Result<void> Drafts::update(sql::Connection& connection, const Draft& draft) {
  const std::string sealed = m_vault.seal(encodeReport(draft.content), "draft", draft.id, "content");
  const std::string focus = m_vault.seal(draft.focus.field, "draft", draft.id, "focus");
  const std::string place =
      draft.position ? m_vault.seal(formatPosition(*draft.position), "draft", draft.id, "position") : "";
  if (connection.execute(
          "UPDATE draft SET content = $2, focus = $3, focus_cursor = $4, changed_at = $5, position = $6 WHERE id = $1 "
          "AND removed_at IS NULL",
          {sql::val(draft.id), sql::blob(sealed), sql::blob(focus), sql::val(draft.focus.cursor),
           sql::val(toMs(m_vault.clock().now())), draft.position ? sql::blob(place) : sql::val(nullptr)}) == 0)
    return gone();
  m_vault.changed(Topic::drafts, draft.id);
  return {};
}

Result<void> Drafts::save(const Draft& draft) {
  return m_vault.write([&](sql::Connection& connection) { return update(connection, draft); });
}

Result<void> Drafts::remove(const std::string& id) {
  flush();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("UPDATE draft SET removed_at = $2 WHERE id = $1",
                           {sql::val(id), sql::val(toMs(m_vault.clock().now()))}) == 0)
      return gone();
    m_captures.returnFrom(connection, id);
    m_vault.changed(Topic::drafts, id);
    return {};
  });
}

Result<void> Drafts::restore(const std::string& id) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("UPDATE draft SET removed_at = NULL WHERE id = $1", {sql::val(id)}) == 0) return gone();
    m_captures.rejoin(connection, id);
    m_vault.changed(Topic::drafts, id);
    return {};
  });
}

Result<void> Drafts::forgetRemoved(TimePoint before) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> ids;
    auto rows = connection.query("SELECT id FROM draft WHERE removed_at < $1", {sql::val(toMs(before))});
    while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
    rows.reset();
    for (const std::string& id : ids) erase(connection, id);
    return {};
  });
}

std::vector<DraftLine> Drafts::all() {
  std::vector<DraftLine> lines;
  m_vault.read([&](sql::Connection& connection) {
    auto rows =
        connection.query(std::string(kDraftColumns) + " WHERE removed_at IS NULL ORDER BY changed_at DESC, id DESC");
    while (const sql::Row* row = rows->next()) {
      const Draft draft = read(m_vault, *row);
      DraftLine line{draft.id,
                     draft.reportId,
                     draft.origin,
                     firstWords(draft.content),
                     draft.content.subject.code,
                     static_cast<int>(draft.content.astonishments.size()),
                     0,
                     draft.changedAt};
      for (const ManifestEntry& entry : draft.content.media) line.photos += entry.kind == MediumKind::photo ? 1 : 0;
      lines.push_back(std::move(line));
    }
  });
  return lines;
}

std::optional<Draft> Drafts::find(const std::string& id) { return oneDraft(m_vault, "id = $1", id); }

std::optional<Draft> Drafts::ofReport(const std::string& reportId) {
  return oneDraft(m_vault, "report_id = $1 ORDER BY changed_at DESC LIMIT 1", reportId);
}

int Drafts::count() {
  int number = 0;
  m_vault.read([&](sql::Connection& connection) {
    number =
        static_cast<int>(connection.query("SELECT COUNT(*) FROM draft WHERE removed_at IS NULL")->next()->integer(0));
  });
  return number;
}

Subscription Drafts::beforeChange(std::function<void()> save) {
  auto entry = std::make_shared<std::function<void()>>(std::move(save));
  std::erase_if(m_forms, [](const auto& old) { return old.expired(); });
  m_forms.push_back(entry);
  return Subscription(std::move(entry));
}

void Drafts::flush() {
  const auto present = m_forms;
  for (const auto& weak : present) {
    if (const auto save = weak.lock()) (*save)();
  }
}

Result<void> Drafts::setOpen(const std::string& id) { return Values(m_vault).set("openDraft", id, Topic::drafts); }

std::optional<Draft> Drafts::open() {
  const std::string id = Values(m_vault).get("openDraft", "");
  return id.empty() ? std::nullopt : find(id);
}

}  // namespace passerelle
