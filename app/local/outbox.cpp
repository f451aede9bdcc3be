#include "app/local/outbox.h"

#include <algorithm>
#include <iterator>

namespace passerelle {
namespace {
constexpr std::string_view kKinds[] = {"report", "reaction", "thumbnail", "voice", "photo", "ballot", "triage"};
constexpr std::string_view kStates[] = {"waiting", "inFlight", "refused", "conflict", "paused"};
constexpr std::string_view kObstacles[] = {
    "none",      "offline",      "captivePortal", "serverDown",      "busy",    "serverFull", "signIn",
    "updateApp", "forbidden",    "tooLarge",      "unsupportedType", "refused", "conflict",   "wrongReceipt",
    "fileLost",  "waitsForWifi", "untrusted"};
/// The longest back-off and some: what claims to be due later than that was written before the clock was set back.
constexpr std::int64_t kFarthestMs = 16 * 60 * 1000;

/// Attempts that start anew stay at one where the path may have left: what never left can be dropped unsaid, and the
/// answer to what did may only be lost.
constexpr std::string_view kAnew = "MIN(attempts, 1)";

template <class E, std::size_t N>
E read(const std::string_view (&names)[N], std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return E{};
}

std::string_view nameOf(OutboxKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string rowOf(const std::string& path, std::int64_t slot) { return path + "#" + std::to_string(slot); }

int parts(std::int64_t bytes, std::int64_t partBytes) { return static_cast<int>((bytes + partBytes - 1) / partBytes); }
}  // namespace

int rankOf(OutboxKind kind) {
  return static_cast<int>(kind == OutboxKind::ballot || kind == OutboxKind::triage ? OutboxKind::reaction : kind);
}
bool isMedium(OutboxKind kind) {
  return kind == OutboxKind::thumbnail || kind == OutboxKind::voice || kind == OutboxKind::photo;
}

bool isStopped(OutboxState state) { return state == OutboxState::refused || state == OutboxState::conflict; }
std::string_view nameOf(OutboxState state) { return kStates[static_cast<std::size_t>(state)]; }
std::string_view nameOf(Obstacle obstacle) { return kObstacles[static_cast<std::size_t>(obstacle)]; }

int OutboxEntry::partsTotal(std::int64_t partBytes) const { return std::max(1, parts(sizeBytes, partBytes)); }
int OutboxEntry::partsDone(std::int64_t partBytes) const {
  return offsetBytes >= sizeBytes ? partsTotal(partBytes) : static_cast<int>(offsetBytes / partBytes);
}

std::string Outbox::mediumPath(const std::string& reportId, const std::string& mediumId) {
  return "/v1/media/" + reportId + "/" + mediumId;
}

void Outbox::tell(const std::string& path) { m_vault.changed(Topic::outbox, path); }

Result<void> Outbox::put(OutboxEntry entry) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::int64_t now = toMs(m_vault.clock().now());
    std::string state;
    std::int64_t createdAt = now, attempts = entry.attempts;
    {
      auto rows = connection.query(
          "SELECT state, created_at, " + std::string(kAnew) + " FROM outbox WHERE path = $1 AND slot = 0",
          {sql::val(entry.path)});
      if (const sql::Row* row = rows->next()) {
        state = row->string(0);
        createdAt = row->integer(1);
        attempts = std::max(attempts, row->integer(2));
      }
    }
    if (isMedium(entry.kind) && !state.empty()) {
      connection.execute(
          "UPDATE outbox SET state = 'waiting', attempts = " + std::string(kAnew) +
              ", next_attempt_at = $2, obstacle = 'none' WHERE path = $1 AND slot = 0 AND state <> 'inFlight'",
          {sql::val(entry.path), sql::val(now)});
      tell(entry.path);
      return {};
    }
    const std::int64_t slot = state == kStates[static_cast<std::size_t>(OutboxState::inFlight)] ? 1 : 0;
    connection.execute("DELETE FROM outbox WHERE path = $1 AND slot >= $2", {sql::val(entry.path), sql::val(slot)});
    const std::string row = rowOf(entry.path, 0);  // a queued one keeps its seal when it moves up
    const std::string body = m_vault.seal(entry.body, "outbox", row, "body");
    const std::string place = m_vault.seal(entry.position, "outbox", row, "place");
    const std::string detail = m_vault.seal("", "outbox", row, "detail");
    connection.execute(
        R"(INSERT INTO outbox (path, slot, kind, priority, method, body, place, hash, report_id, medium_id, state,
                            attempts, next_attempt_at, obstacle, detail, size_bytes, offset_bytes, location, created_at)
                          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
                            'waiting', $15, $11, 'none', $12, $13, 0, '', $14))",
        {sql::val(entry.path), sql::val(slot), sql::val(nameOf(entry.kind)), sql::val(rankOf(entry.kind)),
         sql::val(entry.method), sql::blob(body), sql::blob(place), sql::val(entry.hash), sql::val(entry.reportId),
         sql::val(entry.mediumId), sql::val(now), sql::blob(detail), sql::val(entry.sizeBytes), sql::val(createdAt),
         sql::val(attempts)});
    tell(entry.path);
    return {};
  });
}

Result<void> Outbox::drop(const std::string& path) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("DELETE FROM outbox WHERE path = $1 AND state <> 'inFlight'", {sql::val(path)}) > 0)
      tell(path);
    return {};
  });
}

std::vector<OutboxEntry> Outbox::select(std::string_view where, std::initializer_list<sql::Value> values,
                                        std::string_view tail) {
  std::vector<OutboxEntry> entries;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT path, kind, method, body, place, hash, report_id, medium_id, state, attempts, next_attempt_at, "
        "obstacle, detail, "
        "size_bytes, offset_bytes, location, created_at, "
        "EXISTS (SELECT 1 FROM outbox behind WHERE behind.path = outbox.path AND behind.slot = 1) FROM outbox WHERE "
        "slot = 0 AND " +
            std::string(where) + " ORDER BY priority, next_attempt_at, created_at, path " + std::string(tail),
        values);
    while (const sql::Row* row = rows->next()) {
      OutboxEntry entry;
      entry.path = row->string(0);
      const std::string place = rowOf(entry.path, 0);
      entry.kind = read<OutboxKind>(kKinds, row->text(1));
      entry.method = row->string(2);
      entry.body = m_vault.unseal(row->bytes(3), "outbox", place, "body");
      entry.position = m_vault.unseal(row->bytes(4), "outbox", place, "place");
      entry.hash = row->string(5);
      entry.reportId = row->string(6);
      entry.mediumId = row->string(7);
      entry.state = read<OutboxState>(kStates, row->text(8));
      entry.attempts = static_cast<int>(row->integer(9));
      entry.nextAttemptAt = fromMs(row->integer(10));
      entry.obstacle = read<Obstacle>(kObstacles, row->text(11));
      entry.detail = m_vault.unseal(row->bytes(12), "outbox", place, "detail");
      entry.sizeBytes = row->integer(13);
      entry.offsetBytes = row->integer(14);
      entry.location = row->string(15);
      entry.createdAt = fromMs(row->integer(16));
      entry.newerBehind = row->boolean(17);
      entries.push_back(std::move(entry));
    }
  });
  return entries;
}

std::vector<OutboxEntry> Outbox::all() { return select("1 = 1", {}); }

std::vector<OutboxEntry> Outbox::refused() { return select("state = 'refused'", {}); }

std::vector<OutboxEntry> Outbox::ofReport(const std::string& reportId) {
  return select("report_id = $1", {sql::val(reportId)});
}

std::optional<OutboxEntry> Outbox::find(const std::string& path) {
  auto found = select("path = $1", {sql::val(path)});
  return found.empty() ? std::nullopt : std::optional<OutboxEntry>(std::move(found.front()));
}

int Outbox::count() {
  int number = 0;
  m_vault.read([&](sql::Connection& connection) {
    number = static_cast<int>(connection.query("SELECT COUNT(*) FROM outbox WHERE slot = 0")->next()->integer(0));
  });
  return number;
}

Outbox::Counts Outbox::counts() {
  Counts counts;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT state, COUNT(*) FROM outbox WHERE slot = 0 GROUP BY state");
    while (const sql::Row* row = rows->next()) {
      const bool inFlight = row->text(0) == nameOf(OutboxState::inFlight);
      const bool moves = inFlight || row->text(0) == nameOf(OutboxState::waiting);
      const int number = static_cast<int>(row->integer(1));
      (moves ? counts.unsent : counts.stopped) += number;
      if (inFlight) counts.inFlight = number;
    }
  });
  return counts;
}

Result<void> Outbox::retry(const std::string& path) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE outbox SET state = 'waiting', attempts = " + std::string(kAnew) +
                           ", next_attempt_at = $2 WHERE slot = 0 AND state <> 'inFlight' AND ($1 = '' OR path = $1)",
                       {sql::val(path), sql::val(toMs(m_vault.clock().now()))});
    tell(path);
    return {};
  });
}

Result<void> Outbox::recover() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> paths;
    auto rows = connection.query("SELECT path FROM outbox WHERE state = 'inFlight'");
    while (const sql::Row* row = rows->next()) paths.push_back(row->string(0));
    rows.reset();
    for (const std::string& path : paths) {
      if (!promote(connection, path))
        connection.execute("UPDATE outbox SET state = 'waiting', next_attempt_at = $2 WHERE path = $1 AND slot = 0",
                           {sql::val(path), sql::val(toMs(m_vault.clock().now()))});
      tell(path);
    }
    return {};
  });
}

std::optional<OutboxEntry> Outbox::next(TimePoint now, bool media) {
  // A medium goes after its report's text, whatever the text is waiting for.
  auto found =
      select(R"(state = 'waiting' AND (next_attempt_at <= $1 OR next_attempt_at > $2)
                         AND (priority < $3 OR NOT EXISTS (SELECT 1 FROM outbox text
                            WHERE text.kind = 'report' AND text.report_id = outbox.report_id))
                         AND (priority <= $4 OR $5 = 1))",
             {sql::val(toMs(now)), sql::val(toMs(now) + kFarthestMs), sql::val(static_cast<int>(OutboxKind::thumbnail)),
              sql::val(static_cast<int>(OutboxKind::thumbnail)), sql::val(media)},
             "LIMIT 1");
  return found.empty() ? std::nullopt : std::optional<OutboxEntry>(std::move(found.front()));
}

std::optional<TimePoint> Outbox::nextDue(bool media) {
  std::optional<TimePoint> due;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(R"(SELECT MIN(next_attempt_at) FROM outbox WHERE slot = 0 AND (state = 'inFlight'
                         OR (state = 'waiting'
                         AND (priority < $1 OR NOT EXISTS (SELECT 1 FROM outbox text
                            WHERE text.kind = 'report' AND text.report_id = outbox.report_id))
                         AND (priority <= $1 OR $2 = 1))))",
                                 {sql::val(static_cast<int>(OutboxKind::thumbnail)), sql::val(media)});
    if (const sql::Row* row = rows->next(); row != nullptr && !row->isNull(0)) due = fromMs(row->integer(0));
  });
  const TimePoint now = m_vault.clock().now();
  if (due && *due > now + Milliseconds(kFarthestMs)) return now;
  return due;
}

Result<void> Outbox::markInFlight(const std::string& path) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE outbox SET state = 'inFlight', attempts = attempts + 1 WHERE path = $1 AND slot = 0",
                       {sql::val(path)});
    tell(path);
    return {};
  });
}

bool Outbox::promote(sql::Connection& connection, const std::string& path) {
  auto rows = connection.query("SELECT 1 FROM outbox WHERE path = $1 AND slot = 1", {sql::val(path)});
  if (rows->next() == nullptr) return false;
  rows.reset();
  connection.execute("DELETE FROM outbox WHERE path = $1 AND slot = 0", {sql::val(path)});
  connection.execute("UPDATE outbox SET slot = 0 WHERE path = $1", {sql::val(path)});
  return true;
}

Result<bool> Outbox::finish(const std::string& path) {
  bool more = false;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    more = promote(connection, path);
    if (!more) connection.execute("DELETE FROM outbox WHERE path = $1", {sql::val(path)});
    tell(path);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return more;
}

Result<void> Outbox::postpone(const std::string& path, Obstacle obstacle, const std::string& detail, TimePoint at) {
  return settle(path, OutboxState::waiting, obstacle, detail, at);
}

Result<void> Outbox::stop(const std::string& path, OutboxState state, Obstacle obstacle, const std::string& detail) {
  return settle(path, state, obstacle, detail, m_vault.clock().now());
}

Result<void> Outbox::settle(const std::string& path, OutboxState state, Obstacle obstacle, const std::string& detail,
                            TimePoint at) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const bool moved = promote(connection, path);
    const std::string sealed = m_vault.seal(detail, "outbox", rowOf(path, 0), "detail");
    const OutboxState next = moved && state != OutboxState::paused ? OutboxState::waiting : state;
    connection.execute(
        "UPDATE outbox SET state = $2, obstacle = $3, detail = $4, next_attempt_at = $5 WHERE path = $1 AND slot = 0",
        {sql::val(path), sql::val(nameOf(next)), sql::val(nameOf(obstacle)), sql::blob(sealed), sql::val(toMs(at))});
    tell(path);
    return {};
  });
}

Result<void> Outbox::release(Obstacle obstacle) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "UPDATE outbox SET state = 'waiting', next_attempt_at = $2 WHERE state = 'paused' AND obstacle = $1",
        {sql::val(nameOf(obstacle)), sql::val(toMs(m_vault.clock().now()))});
    tell({});
    return {};
  });
}

Result<void> Outbox::makeDue() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE outbox SET next_attempt_at = $1 WHERE state = 'waiting' AND next_attempt_at > $1",
                       {sql::val(toMs(m_vault.clock().now()))});
    return {};
  });
}

Result<void> Outbox::yield(const std::string& path) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE outbox SET state = 'waiting', attempts = " + std::string(kAnew) +
                           ", next_attempt_at = $2 WHERE path = $1 AND slot = 0",
                       {sql::val(path), sql::val(toMs(m_vault.clock().now()))});
    tell(path);
    return {};
  });
}

Result<void> Outbox::setProgress(const std::string& path, const std::string& location, std::int64_t offsetBytes) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("UPDATE outbox SET location = $2, offset_bytes = $3 WHERE path = $1 AND slot = 0",
                       {sql::val(path), sql::val(location), sql::val(offsetBytes)});
    tell(path);
    return {};
  });
}

}  // namespace passerelle
