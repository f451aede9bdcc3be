#include "backend/people/device_repository.h"

#include "backend/people/absences.h"
#include "backend/people/person_repository.h"

namespace passerelle::people {
namespace {
using sql::val;
using std::chrono::hours;
}  // namespace

std::string_view nameOf(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::app:
      return "app";
    case DeviceKind::browser:
      return "browser";
    case DeviceKind::form:
      return "form";
    case DeviceKind::script:
      break;
  }
  return "script";
}

Lifetime lifetimeOf(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::app:
      return {hours(24 * 90), hours(24 * 365)};
    case DeviceKind::browser:
    case DeviceKind::form:
      return {hours(24), hours(24 * 7)};
    case DeviceKind::script:
      break;
  }
  return {hours(24 * 90), hours(24 * 90)};
}

std::optional<Session> findSession(sql::Connection& connection, std::string_view tokenHash, TimePoint now) {
  auto rows = connection.query(R"(
      SELECT d.id, d.kind, d.seen_at, d.expires_at, d.token_hash, d.previous_until, p.id, p.roles, p.unit_code, u.region, p.language,
        d.revoked_at
      FROM device d JOIN person p ON p.id = d.person_id LEFT JOIN unit u ON u.code = p.unit_code
      WHERE (d.token_hash = $1 OR d.previous_token_hash = $1)
        AND (d.revoked_at IS NULL OR (d.kind = 'app' AND d.revoked_at > $2 AND d.departed_at IS NULL)))",
                               {val(tokenHash), val(toMs(now - kDeparture))});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  Session session;
  const std::string_view kind = row->text(1);
  session.idle = lifetimeOf(kind == "app"       ? DeviceKind::app
                            : kind == "browser" ? DeviceKind::browser
                            : kind == "form"    ? DeviceKind::form
                                                : DeviceKind::script)
                     .idle;
  session.seenAt = fromMs(row->integer(2));
  session.endsAt = fromMs(row->integer(3));
  if (row->text(4) != tokenHash) session.endsAt = std::min(session.endsAt, fromMs(row->integer(5)));
  if (!row->isNull(11)) {
    session.caller.leavesAtMs = row->integer(11) + kDeparture.count();
    session.endsAt = std::min(session.endsAt, fromMs(session.caller.leavesAtMs));
  }
  if (session.endsAt <= now || session.seenAt + session.idle <= now) return std::nullopt;
  session.caller.deviceId = row->string(0);
  session.caller.formOnly = kind == "form";
  session.caller.browser = kind == "browser" || session.caller.formOnly;
  session.caller.app = kind == "app";
  session.caller.personId = row->string(6);
  if (!session.caller.formOnly) {
    session.caller.roles = splitRoles(row->text(7));
    session.caller.unitCode = row->string(8);
    session.caller.region = row->string(9);
  }
  session.caller.language = row->string(10);
  rows.reset();
  if (!session.caller.formOnly) session.caller.standsInFor = unitsStoodInFor(connection, session.caller.personId, now);
  return session;
}

void insertDevice(sql::Connection& connection, const Device& device, std::string_view tokenHash) {
  connection.execute(
      R"(
      INSERT INTO device (id, person_id, kind, name, public_key, token_hash, created_at, seen_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
      {val(device.id), val(device.personId), val(device.kind), val(device.name), val(device.publicKey), val(tokenHash),
       val(toMs(device.createdAt)), val(toMs(device.seenAt)), val(toMs(device.expiresAt))});
}

std::vector<Device> livingDevices(sql::Connection& connection, std::string_view personId, TimePoint now, int limit) {
  auto rows = connection.query(R"(
      SELECT d.id, d.person_id, d.kind, d.name, d.public_key, d.created_at, d.seen_at, d.expires_at, p.name
      FROM device d JOIN person p ON p.id = d.person_id
      WHERE ($1 = '' OR d.person_id = $1) AND d.revoked_at IS NULL AND d.expires_at > $2
      ORDER BY d.created_at DESC, d.id DESC LIMIT $3)",
                               {val(personId), val(toMs(now)), val(limit)});
  std::vector<Device> devices;
  while (const auto* row = rows->next()) {
    devices.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->optionalString(4),
                       row->string(8), fromMs(row->integer(5)), fromMs(row->integer(6)), fromMs(row->integer(7))});
  }
  return devices;
}

std::optional<DeviceOwner> ownerOf(sql::Connection& connection, std::string_view deviceId) {
  auto rows = connection.query("SELECT person_id, revoked_at FROM device WHERE id = $1", {val(deviceId)});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  return DeviceOwner{row->string(0), !row->isNull(1)};
}

void revokeDevice(sql::Connection& connection, std::string_view deviceId, TimePoint now) {
  connection.execute("UPDATE device SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
                     {val(deviceId), val(toMs(now))});
}

void departDevice(sql::Connection& connection, std::string_view deviceId, TimePoint now) {
  connection.execute(
      "UPDATE device SET departed_at = $2 WHERE id = $1 AND revoked_at IS NOT NULL AND departed_at IS NULL",
      {val(deviceId), val(toMs(now))});
}

void replaceToken(sql::Connection& connection, std::string_view deviceId, std::string_view shownHash,
                  std::string_view newHash, TimePoint overlapEnd) {
  connection.execute(R"(
      UPDATE device SET
        previous_token_hash = CASE WHEN token_hash = $2 THEN token_hash ELSE previous_token_hash END,
        previous_until = CASE WHEN token_hash = $2 THEN $4 ELSE previous_until END,
        token_hash = $3
      WHERE id = $1)",
                     {val(deviceId), val(shownHash), val(newHash), val(toMs(overlapEnd))});
}

void setSeen(sql::Connection& connection, std::string_view deviceId, TimePoint seenAt) {
  connection.execute("UPDATE device SET seen_at = $2 WHERE id = $1 AND seen_at < $2",
                     {val(deviceId), val(toMs(seenAt))});
}

bool hasArrived(sql::Connection& connection, std::string_view personId) {
  return connection.query("SELECT 1 FROM device WHERE person_id = $1 LIMIT 1", {val(personId)})->next() != nullptr;
}

}  // namespace passerelle::people
