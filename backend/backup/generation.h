// Which life of the store this is, and how far it stands in a verified backup: what GET /v1/server and two headers
// tell.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>

#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::backup {

/// Kept in store_meta.
struct StoreState {
  std::string generation;            ///< random; another one after every restore
  std::int64_t backedUpThrough = 0;  ///< a change cursor: what was committed at or before it is in a verified backup
};

/// What is stored; an empty generation in a database that was never served.
StoreState readState(sql::Connection& connection);
/// Gives a new store its generation. Writer.
void ensureGeneration(sql::Connection& connection, Rng& rng);
/// After a restore: what is there is in the backup it came from, and devices offer again what they hold. Writer.
void renewGeneration(sql::Connection& connection, Rng& rng);
/// A backup that ends at the change `cursor` was verified. Never goes back. Writer.
void recordBackup(sql::Connection& connection, std::int64_t cursor);

/// The same two facts in memory, for headers of hot answers. Any thread.
class Generation {
 public:
  /// Before anybody serves; `state` as the database has it.
  void load(const StoreState& state) {
    m_name = state.generation;
    m_backedUpThrough = state.backedUpThrough;
  }
  const std::string& name() const { return m_name; }
  std::int64_t backedUpThrough() const { return m_backedUpThrough.load(std::memory_order_relaxed); }
  void setBackedUpThrough(std::int64_t cursor) { m_backedUpThrough.store(cursor, std::memory_order_relaxed); }

 private:
  std::string m_name;
  std::atomic<std::int64_t> m_backedUpThrough{0};
};

}  // namespace passerelle::backup
