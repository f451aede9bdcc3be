// Rows of the private exchange: sealed items, sealed parts of media, wrapped keys. Nothing here can be read by whoever
// holds the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::carnet {

struct ItemRow {
  std::string id;
  std::int64_t revision = 0;
  std::string hash, keyId;
  std::string sealed;  ///< base64; empty: a tombstone
  std::vector<std::string> media;
  std::string deviceId;
  std::string deviceName;  ///< filled by itemsAfter
  bool restored = false;
  std::int64_t seq = 0;
  TimePoint updatedAt{};
};

std::optional<ItemRow> findItem(sql::Connection& connection, std::string_view personId, std::string_view id);
/// False when the id is taken: the primary key decides who is first.
bool insertItem(sql::Connection& connection, std::string_view personId, const ItemRow& row);
/// False when the head is no longer `expectedHash`.
bool replaceItem(sql::Connection& connection, std::string_view personId, const ItemRow& row,
                 std::string_view expectedHash);
/// In the order they were last written.
std::vector<ItemRow> itemsAfter(sql::Connection& connection, std::string_view personId, std::int64_t seq, int limit);
struct Weight {
  std::int64_t items = 0, bytes = 0;
};
Weight weightOf(sql::Connection& connection, std::string_view personId);

struct WrapRow {
  std::string keyId, wrapped;
  TimePoint createdAt{};
  bool exposed = false;  ///< a device that was revoked since has it too
};
/// The keys that stand in a box for this device.
std::vector<WrapRow> wrapsOf(sql::Connection& connection, std::string_view deviceId);
bool holdsKey(sql::Connection& connection, std::string_view deviceId, std::string_view keyId);
bool keyExists(sql::Connection& connection, std::string_view keyId);
/// False when that device has a box of that key already: the first one stays.
bool insertWrap(sql::Connection& connection, std::string_view personId, std::string_view keyId,
                std::string_view deviceId, std::string_view wrapped, TimePoint now);

/// A living app device of a person, and the keys it can open.
struct KeyHolder {
  std::string id, name, publicKey;
  std::vector<std::string> keys;
};
std::vector<KeyHolder> livingApps(sql::Connection& connection, std::string_view personId, TimePoint now);

void putPart(sql::Connection& connection, std::string_view personId, std::string_view mediumId, std::int64_t number,
             std::int64_t total, std::string_view sealed, std::int64_t sizeBytes, TimePoint now);
/// base64; nullopt when it is not there.
std::optional<std::string> findPart(sql::Connection& connection, std::string_view personId, std::string_view mediumId,
                                    std::int64_t number);
struct PartsRow {
  std::int64_t total = 0;
  std::vector<std::int64_t> numbers;
};
/// Its parts go, and none comes back.
void dropMedium(sql::Connection& connection, std::string_view personId, std::string_view mediumId, TimePoint now);
bool isDropped(sql::Connection& connection, std::string_view personId, std::string_view mediumId);
PartsRow partsOf(sql::Connection& connection, std::string_view personId, std::string_view mediumId);

/// Tombstones and marks of dropped media older than `tombstones`, sealed media that no item names since `orphans`, and
/// everything of people none of whose app devices can come back.
void purge(sql::Connection& connection, TimePoint tombstones, TimePoint orphans, TimePoint devices);

}  // namespace passerelle::carnet
