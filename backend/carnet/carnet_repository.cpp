#include "backend/carnet/carnet_repository.h"

#include "shared/base/text.h"

namespace passerelle::carnet {
namespace {
using sql::val;

ItemRow rowOf(const sql::Row& row) {
  ItemRow item;
  item.id = row.string(0), item.revision = row.integer(1), item.hash = row.string(2), item.keyId = row.string(3);
  item.sealed = row.string(4), item.media = wordsIn(row.text(5)), item.deviceId = row.string(6);
  item.restored = row.boolean(7), item.seq = row.integer(8), item.updatedAt = fromMs(row.integer(9));
  return item;
}
}  // namespace

std::optional<ItemRow> findItem(sql::Connection& connection, std::string_view personId, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, revision, hash, key_id, sealed, media, device_id, restored, seq, updated_at FROM carnet_item
      WHERE person_id = $1 AND id = $2)",
                               {val(personId), val(id)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional(rowOf(*row));
}

bool insertItem(sql::Connection& connection, std::string_view personId, const ItemRow& row) {
  const std::string media = joined(row.media, " ");
  return connection.execute(
             R"(
      INSERT INTO carnet_item (person_id, id, revision, hash, key_id, sealed, media, device_id, restored, seq, updated_at,
        sealed_chars)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (person_id, id) DO NOTHING)",
             {val(personId), val(row.id), val(row.revision), val(row.hash), val(row.keyId), val(row.sealed), val(media),
              val(row.deviceId), val(row.restored), val(row.seq), val(toMs(row.updatedAt)),
              val(static_cast<std::int64_t>(row.sealed.size()))}) > 0;
}

bool replaceItem(sql::Connection& connection, std::string_view personId, const ItemRow& row,
                 std::string_view expectedHash) {
  const std::string media = joined(row.media, " ");
  return connection.execute(
             R"(
      UPDATE carnet_item SET revision = $3, hash = $4, key_id = $5, sealed = $6, media = $7, device_id = $8, restored = $9,
        seq = $10, updated_at = $11, sealed_chars = $13 WHERE person_id = $1 AND id = $2 AND hash = $12)",
             {val(personId), val(row.id), val(row.revision), val(row.hash), val(row.keyId), val(row.sealed), val(media),
              val(row.deviceId), val(row.restored), val(row.seq), val(toMs(row.updatedAt)), val(expectedHash),
              val(static_cast<std::int64_t>(row.sealed.size()))}) > 0;
}

std::vector<ItemRow> itemsAfter(sql::Connection& connection, std::string_view personId, std::int64_t seq, int limit) {
  auto rows = connection.query(R"(
      SELECT i.id, i.revision, i.hash, i.key_id, i.sealed, i.media, i.device_id, i.restored, i.seq, i.updated_at,
        COALESCE(d.name, '')
      FROM carnet_item i LEFT JOIN device d ON d.id = i.device_id
      WHERE i.person_id = $1 AND i.seq > $2 ORDER BY i.seq LIMIT $3)",
                               {val(personId), val(seq), val(limit)});
  std::vector<ItemRow> items;
  while (const auto* row = rows->next()) {
    items.push_back(rowOf(*row));
    items.back().deviceName = row->string(10);
  }
  return items;
}

Weight weightOf(sql::Connection& connection, std::string_view personId) {
  Weight weight;
  {
    auto rows = connection.query(
        "SELECT COUNT(*), COALESCE(SUM(sealed_chars), 0) FROM carnet_item WHERE person_id = $1", {val(personId)});
    const auto* row = rows->next();
    weight.items = row->integer(0), weight.bytes = row->integer(1);
  }
  auto rows =
      connection.query("SELECT COALESCE(SUM(size_bytes), 0) FROM carnet_part WHERE person_id = $1", {val(personId)});
  weight.bytes += rows->next()->integer(0);
  return weight;
}

std::vector<WrapRow> wrapsOf(sql::Connection& connection, std::string_view deviceId) {
  auto rows = connection.query(R"(
      SELECT k.key_id, k.wrapped, k.created_at, (SELECT COUNT(*) FROM carnet_key o JOIN device d ON d.id = o.device_id
        WHERE o.key_id = k.key_id AND d.revoked_at IS NOT NULL)
      FROM carnet_key k WHERE k.device_id = $1 ORDER BY k.created_at, k.key_id)",
                               {val(deviceId)});
  std::vector<WrapRow> wraps;
  while (const auto* row = rows->next())
    wraps.push_back({row->string(0), row->string(1), fromMs(row->integer(2)), row->integer(3) > 0});
  return wraps;
}

bool holdsKey(sql::Connection& connection, std::string_view deviceId, std::string_view keyId) {
  auto rows =
      connection.query("SELECT 1 FROM carnet_key WHERE device_id = $1 AND key_id = $2", {val(deviceId), val(keyId)});
  return rows->next() != nullptr;
}

bool keyExists(sql::Connection& connection, std::string_view keyId) {
  auto rows = connection.query("SELECT 1 FROM carnet_key WHERE key_id = $1 LIMIT 1", {val(keyId)});
  return rows->next() != nullptr;
}

bool insertWrap(sql::Connection& connection, std::string_view personId, std::string_view keyId,
                std::string_view deviceId, std::string_view wrapped, TimePoint now) {
  return connection.execute(R"(
      INSERT INTO carnet_key (key_id, device_id, person_id, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (key_id, device_id) DO NOTHING)",
                            {val(keyId), val(deviceId), val(personId), val(wrapped), val(toMs(now))}) > 0;
}

std::vector<KeyHolder> livingApps(sql::Connection& connection, std::string_view personId, TimePoint now) {
  std::vector<KeyHolder> holders;
  {
    auto rows = connection.query(R"(
        SELECT id, name, public_key FROM device WHERE person_id = $1 AND kind = 'app' AND revoked_at IS NULL
          AND expires_at > $2 AND public_key IS NOT NULL ORDER BY created_at, id)",
                                 {val(personId), val(toMs(now))});
    while (const auto* row = rows->next()) holders.push_back({row->string(0), row->string(1), row->string(2), {}});
  }
  for (KeyHolder& holder : holders) {
    for (WrapRow& wrap : wrapsOf(connection, holder.id)) holder.keys.push_back(std::move(wrap.keyId));
  }
  return holders;
}

void putPart(sql::Connection& connection, std::string_view personId, std::string_view mediumId, std::int64_t number,
             std::int64_t total, std::string_view sealed, std::int64_t sizeBytes, TimePoint now) {
  connection.execute(
      R"(
      INSERT INTO carnet_part (person_id, medium_id, number, total, sealed, size_bytes, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person_id, medium_id, number)
      DO UPDATE SET total = excluded.total, sealed = excluded.sealed, size_bytes = excluded.size_bytes)",
      {val(personId), val(mediumId), val(number), val(total), val(sealed), val(sizeBytes), val(toMs(now))});
}

std::optional<std::string> findPart(sql::Connection& connection, std::string_view personId, std::string_view mediumId,
                                    std::int64_t number) {
  auto rows = connection.query("SELECT sealed FROM carnet_part WHERE person_id = $1 AND medium_id = $2 AND number = $3",
                               {val(personId), val(mediumId), val(number)});
  const auto* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional(row->string(0));
}

PartsRow partsOf(sql::Connection& connection, std::string_view personId, std::string_view mediumId) {
  auto rows =
      connection.query("SELECT number, total FROM carnet_part WHERE person_id = $1 AND medium_id = $2 ORDER BY number",
                       {val(personId), val(mediumId)});
  PartsRow parts;
  while (const auto* row = rows->next()) {
    parts.numbers.push_back(row->integer(0));
    parts.total = row->integer(1);
  }
  return parts;
}

void dropMedium(sql::Connection& connection, std::string_view personId, std::string_view mediumId, TimePoint now) {
  connection.execute("DELETE FROM carnet_part WHERE person_id = $1 AND medium_id = $2", {val(personId), val(mediumId)});
  connection.execute(R"(
      INSERT INTO carnet_dropped (person_id, medium_id, dropped_at) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, medium_id) DO NOTHING)",
                     {val(personId), val(mediumId), val(toMs(now))});
}

bool isDropped(sql::Connection& connection, std::string_view personId, std::string_view mediumId) {
  auto rows = connection.query("SELECT 1 FROM carnet_dropped WHERE person_id = $1 AND medium_id = $2",
                               {val(personId), val(mediumId)});
  return rows->next() != nullptr;
}

void purge(sql::Connection& connection, TimePoint tombstones, TimePoint orphans, TimePoint devices) {
  connection.execute("DELETE FROM carnet_item WHERE sealed = '' AND updated_at < $1", {val(toMs(tombstones))});
  connection.execute("DELETE FROM carnet_dropped WHERE dropped_at < $1", {val(toMs(tombstones))});
  // A medium that is being sent before its item is young; an item names it, or it goes.
  connection.execute(R"(
      DELETE FROM carnet_part WHERE created_at < $1 AND NOT EXISTS (
        SELECT 1 FROM carnet_item i WHERE i.person_id = carnet_part.person_id
          AND i.media LIKE '%' || carnet_part.medium_id || '%'))",
                     {val(toMs(orphans))});
  // Nobody can open it any more: the person has no app device that is signed in, or that may still come to hand over.
  connection.execute(R"(
      DELETE FROM carnet_item WHERE person_id NOT IN (SELECT d.person_id FROM device d WHERE d.kind = 'app' AND
        ((d.revoked_at IS NULL AND d.expires_at > $1) OR d.revoked_at > $1 OR d.seen_at > $1)))",
                     {val(toMs(devices))});
  connection.execute(R"(
      DELETE FROM carnet_part WHERE person_id NOT IN (SELECT d.person_id FROM device d WHERE d.kind = 'app' AND
        ((d.revoked_at IS NULL AND d.expires_at > $1) OR d.revoked_at > $1 OR d.seen_at > $1)))",
                     {val(toMs(devices))});
  connection.execute(R"(
      DELETE FROM carnet_key WHERE person_id NOT IN (SELECT d.person_id FROM device d WHERE d.kind = 'app' AND
        ((d.revoked_at IS NULL AND d.expires_at > $1) OR d.revoked_at > $1 OR d.seen_at > $1)))",
                     {val(toMs(devices))});
}

}  // namespace passerelle::carnet
