// A disk in memory, as SQLite's VFS, that loses power at a chosen operation: what was not synced is dropped, torn or
// kept by chance (seeded). It can also be full, refuse to sync, and have a bit flipped.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

namespace passerelle::testing {

/// Hand name() to sql::DatabaseOptions::vfs or BackendOptions::vfs; any path is a name on this disk. Thread-safe.
///
///   CrashDisk disk(seed);
///   disk.crashAt(n);
///   { …open on disk.name(), work until disk.crashed()…, close }
///   disk.reboot();
///   { …open again: what was acknowledged must be there… }
class CrashDisk {
 public:
  explicit CrashDisk(std::uint64_t seed);
  ~CrashDisk();
  CrashDisk(const CrashDisk&) = delete;
  CrashDisk& operator=(const CrashDisk&) = delete;

  const std::string& name() const;

  /// Power goes in the middle of the `operation`th write, truncation, sync or deletion from now on (1 is the next).
  /// From then on everything fails, until reboot(). 0: never.
  void crashAt(std::uint64_t operation);
  bool crashed() const;
  /// Writes, truncations, syncs and deletions since the beginning.
  std::uint64_t operations() const;
  /// Power is back. Every connection must have been closed. Each write that was not synced is there, is not there, or
  /// is there for some sectors of 512 bytes; a file never synced, and a deletion, may not have happened.
  void reboot();

  /// The disk is full beyond this; negative: never.
  void setCapacityBytes(std::int64_t bytes);
  std::int64_t usedBytes() const;
  /// The next `count` syncs fail, and what they were asked to sync is then thought clean by the kernel: later syncs of
  /// the file succeed without bringing it to the disk.
  void failSyncs(int count);
  /// Damages one bit, as bad hardware does.
  void flipBit(const std::string& path, std::int64_t offset);
  bool exists(const std::string& path) const;

 private:
  struct State;
  friend struct CrashVfsCalls;
  std::unique_ptr<State> m_state;
};

}  // namespace passerelle::testing
