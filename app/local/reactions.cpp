#include "app/local/reactions.h"

#include "shared/api/paths.h"
#include "shared/api/talk_paths.h"
#include "shared/base/digest.h"
#include "shared/codec/reading_json.h"

namespace passerelle {

Result<void> Reactions::setSupport(const std::string& ideaId, bool supported) {
  return set(api::supportPath(ideaId), ideaId, supported);
}
Result<void> Reactions::setUseful(const std::string& reportId, bool useful) {
  return set(api::usefulPath(reportId), reportId, useful);
}
Result<void> Reactions::setThanks(const std::string& commentId, bool thanks) {
  return set(api::commentThanksPath(commentId), commentId, thanks);
}
std::optional<bool> Reactions::thanks(const std::string& commentId) {
  std::optional<bool> wanted;
  const std::string path = api::commentThanksPath(commentId);
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT wanted FROM reaction WHERE path = $1", {sql::val(path)});
    if (const sql::Row* row = rows->next()) wanted = row->boolean(0);
  });
  return wanted;
}
bool Reactions::supported(const std::string& ideaId) { return wanted(api::supportPath(ideaId)); }
bool Reactions::useful(const std::string& reportId) { return wanted(api::usefulPath(reportId)); }

Result<void> Reactions::set(const std::string& path, const std::string& targetId, bool wanted) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(R"(INSERT INTO reaction (path, target_id, wanted, acknowledged) VALUES ($1, $2, $3, 0)
                          ON CONFLICT (path) DO UPDATE SET wanted = excluded.wanted)",
                       {sql::val(path), sql::val(targetId), sql::val(wanted)});
    m_vault.changed(Topic::reactions, targetId);
    bool acknowledged = false;
    {
      auto rows = connection.query("SELECT acknowledged FROM reaction WHERE path = $1", {sql::val(path)});
      if (const sql::Row* row = rows->next()) acknowledged = row->boolean(0);
    }
    const auto waiting = m_outbox.find(path);
    const bool neverLeft = !waiting || (waiting->state != OutboxState::inFlight && waiting->attempts == 0);
    if (wanted == acknowledged && neverLeft) return m_outbox.drop(path);
    OutboxEntry entry;
    entry.path = path;
    entry.kind = OutboxKind::reaction;
    entry.method = wanted ? "PUT" : "DELETE";
    return m_outbox.put(std::move(entry));
  });
}

bool Reactions::wanted(const std::string& path) {
  bool wanted = false;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT wanted FROM reaction WHERE path = $1", {sql::val(path)});
    if (const sql::Row* row = rows->next()) wanted = row->boolean(0);
  });
  return wanted;
}

std::optional<IdeaCounts> Reactions::counts(const std::string& ideaId) {
  std::optional<IdeaCounts> counts;
  const std::string path = api::supportPath(ideaId);
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT value, readers FROM reaction WHERE path = $1 AND value IS NOT NULL AND readers IS NOT NULL",
        {sql::val(path)});
    if (const sql::Row* row = rows->next()) counts = IdeaCounts{row->integer(0), row->integer(1)};
  });
  return counts;
}

std::optional<std::int64_t> Reactions::usefulCount(const std::string& reportId) {
  std::optional<std::int64_t> count;
  const std::string path = api::usefulPath(reportId);
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT value FROM reaction WHERE path = $1", {sql::val(path)});
    if (const sql::Row* row = rows->next()) count = row->optionalInteger(0);
  });
  return count;
}

Result<void> Reactions::reply(const std::string& reportId, const StoreReply& reply) {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    OutboxEntry entry;
    entry.path = api::replyPath(reportId);
    entry.kind = OutboxKind::reaction;
    entry.method = "PUT";
    entry.body = encodeReply(reply);
    entry.hash = sha256Hex(entry.body);
    entry.sizeBytes = static_cast<std::int64_t>(entry.body.size());
    m_vault.changed(Topic::reactions, reportId);
    return m_outbox.put(std::move(entry));
  });
}

std::optional<UnsentReply> Reactions::unsentReply(const std::string& reportId) {
  const auto entry = m_outbox.find(api::replyPath(reportId));
  auto reply = entry ? decodeReply(entry->body) : Result<StoreReply>(tl::unexpected(Error{}));
  if (!reply) return std::nullopt;
  return UnsentReply{std::move(*reply), isStopped(entry->state), entry->obstacle, entry->detail};
}

Result<void> Reactions::markRead(const std::string& reportId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("INSERT INTO reading (report_id, read_at) VALUES ($1, $2) ON CONFLICT (report_id) DO NOTHING",
                       {sql::val(reportId), sql::val(toMs(m_vault.clock().now()))});
    return {};
  });
}

Result<void> Reactions::adoptSupport(const std::string& ideaId, bool supported, std::optional<IdeaCounts> counts) {
  return adopt(api::supportPath(ideaId), ideaId, supported, counts ? std::optional(counts->supporters) : std::nullopt,
               counts ? std::optional(counts->readers) : std::nullopt);
}

Result<void> Reactions::adoptUseful(const std::string& reportId, bool useful, std::optional<std::int64_t> count) {
  return adopt(api::usefulPath(reportId), reportId, useful, count, std::nullopt);
}

Result<void> Reactions::adopt(const std::string& path, const std::string& targetId, bool state,
                              std::optional<std::int64_t> value, std::optional<std::int64_t> readers) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const bool waits = m_outbox.find(path).has_value();
    connection.execute(
        R"(INSERT INTO reaction (path, target_id, wanted, acknowledged, value, readers) VALUES ($1, $2, $3, $3, $4, $5)
                          ON CONFLICT (path) DO UPDATE SET acknowledged = excluded.acknowledged,
                            value = excluded.value, readers = excluded.readers,
                            wanted = CASE WHEN $6 = 1 THEN reaction.wanted ELSE excluded.wanted END)",
        {sql::val(path), sql::val(targetId), sql::val(state), sql::val(value), sql::val(readers), sql::val(waits)});
    m_vault.changed(Topic::reactions, targetId);
    return {};
  });
}

Result<void> Reactions::acknowledge(const std::string& path, bool on, const std::string& answer) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto counts = decodeReaction(answer);
    std::string targetId;
    {
      auto rows = connection.query("SELECT target_id FROM reaction WHERE path = $1", {sql::val(path)});
      if (const sql::Row* row = rows->next()) targetId = row->string(0);
    }
    if (targetId.empty()) return {};  // a store's reply: the report tells it
    return adopt(path, targetId, on, counts ? counts->value : std::nullopt, counts ? counts->readers : std::nullopt);
  });
}

Result<void> Reactions::giveUp(const std::string& path) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto more = m_outbox.finish(path);
    if (!more) return tl::unexpected<Error>(more.error());
    if (*more) return {};  // the person has changed their mind meanwhile, and that goes
    connection.execute("UPDATE reaction SET wanted = acknowledged WHERE path = $1", {sql::val(path)});
    m_vault.changed(Topic::reactions);
    return {};
  });
}

std::vector<std::string> Reactions::untoldReadings(int limit) {
  std::vector<std::string> ids;
  m_vault.read([&](sql::Connection& connection) {
    auto rows =
        connection.query("SELECT report_id FROM reading WHERE told = 0 ORDER BY read_at LIMIT $1", {sql::val(limit)});
    while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  });
  return ids;
}

Result<void> Reactions::markTold(const std::vector<std::string>& reportIds) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    for (const std::string& id : reportIds)
      connection.execute("UPDATE reading SET told = 1 WHERE report_id = $1", {sql::val(id)});
    return {};
  });
}

}  // namespace passerelle
