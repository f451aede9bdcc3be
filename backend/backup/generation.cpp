#include "backend/backup/generation.h"

#include <charconv>

#include "backend/changes/change_log.h"
#include "backend/meta.h"
#include "shared/base/id.h"

namespace passerelle::backup {
namespace {
constexpr std::string_view kGenerationKey = "storeGeneration";
constexpr std::string_view kBackedUpKey = "backedUpThrough";
}  // namespace

StoreState readState(sql::Connection& connection) {
  StoreState state;
  state.generation = readMeta(connection, kGenerationKey).value_or("");
  const std::string cursor = readMeta(connection, kBackedUpKey).value_or("0");
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), state.backedUpThrough);
  return state;
}

void ensureGeneration(sql::Connection& connection, Rng& rng) {
  if (readState(connection).generation.empty()) writeMeta(connection, kGenerationKey, newRandomId(rng));
}

void renewGeneration(sql::Connection& connection, Rng& rng) {
  writeMeta(connection, kGenerationKey, newRandomId(rng));
  writeMeta(connection, kBackedUpKey, std::to_string(changes::last(connection)));
}

void recordBackup(sql::Connection& connection, std::int64_t cursor) {
  if (cursor > readState(connection).backedUpThrough) writeMeta(connection, kBackedUpKey, std::to_string(cursor));
}

}  // namespace passerelle::backup
