#include "tests/support/crash_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <vector>

#include "shared/base/rng.h"

namespace passerelle::testing {
namespace {
constexpr std::size_t kSectorBytes = 512;

/// A write (or, without bytes, a truncation) that no sync has confirmed.
struct Pending {
  bool truncate = false;
  std::size_t offset = 0;  ///< of a truncation: the new size
  std::string bytes;
};

struct Shared {  // SQLite's wal-index: memory and locks that the connections share
  std::vector<std::unique_ptr<char[]>> regions;
  std::array<int, SQLITE_SHM_NLOCK> readers{};
  std::array<bool, SQLITE_SHM_NLOCK> writer{};
  int users = 0;
};

struct FileState {
  std::string now;           ///< what a read sees
  std::string durable;       ///< what is on the disk for certain
  bool onDisk = false;       ///< the folder's entry is durable
  bool syncsFolder = false;  ///< a new journal or log: SQLite's first sync of it syncs its folder too
  std::vector<Pending> pending;
  int sharedLocks = 0;
  const void* reserved = nullptr;
  const void* exclusive = nullptr;
  Shared shm;
};
using FileHandle = std::shared_ptr<FileState>;

void put(std::string& content, std::size_t offset, std::string_view bytes) {
  if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size(), '\0');
  content.replace(offset, bytes.size(), bytes);
}

/// What a power cut leaves of one write: all, nothing, or some sectors.
void putByChance(std::string& content, const Pending& write, Rng& rng) {
  const std::uint64_t fate = rng.below(3);
  if (fate == 0) return;
  if (write.truncate) return content.resize(write.offset, '\0');
  if (fate == 1) return put(content, write.offset, write.bytes);
  std::size_t at = 0;
  while (at < write.bytes.size()) {
    const std::size_t toSectorEnd = kSectorBytes - (write.offset + at) % kSectorBytes;
    const std::size_t length = std::min(toSectorEnd, write.bytes.size() - at);
    if (rng.below(2) == 0) put(content, write.offset + at, std::string_view(write.bytes).substr(at, length));
    at += length;
  }
}
}  // namespace

struct CrashDisk::State {
  explicit State(std::uint64_t seed) : rng(seed) {}

  /// Counts one operation. True when power goes now (or has gone).
  bool strikes() {
    if (dead) return true;
    ++count;
    if (crashOperation != 0 && count >= crashOperation) dead = true;
    return dead;
  }
  std::int64_t used() const {
    std::int64_t bytes = 0;
    for (const auto& [path, file] : files) bytes += static_cast<std::int64_t>(file->now.size());
    return bytes;
  }

  mutable std::mutex mutex;
  SeededRng rng;
  std::string name;
  sqlite3_vfs vfs{};
  std::map<std::string, FileHandle> files;
  std::map<std::string, std::string> deleted;  ///< gone from the folder, but a power cut may bring them back
  std::uint64_t count = 0, crashOperation = 0;
  bool dead = false;
  std::int64_t capacityBytes = -1;
  int syncsToFail = 0;
};

/// SQLite's view: C structures and functions.
struct CrashVfsCalls {
  using State = CrashDisk::State;
  struct File {
    sqlite3_file base;
    State* disk;
    FileHandle* file;
    int lock;
    std::uint32_t sharedShm, exclusiveShm;  // bits of the slots this handle holds
    bool usesShm, transient;
  };
  static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
  static State* of(sqlite3_vfs* vfs) { return static_cast<State*>(vfs->pAppData); }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* out, int flags, int* outFlags) {
    State* disk = of(vfs);
    std::lock_guard lock(disk->mutex);
    File* file = of(out);
    std::memset(file, 0, sizeof *file);
    if (disk->dead) return SQLITE_CANTOPEN;
    FileHandle state;
    if (path == nullptr) {
      state = std::make_shared<FileState>();
      file->transient = true;
    } else if (auto found = disk->files.find(path); found != disk->files.end()) {
      state = found->second;
    } else if ((flags & SQLITE_OPEN_CREATE) != 0) {
      state = disk->files[path] = std::make_shared<FileState>();
      state->syncsFolder = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    } else {
      return SQLITE_CANTOPEN;
    }
    file->base.pMethods = &methods();
    file->disk = disk;
    file->file = new FileHandle(std::move(state));
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
  }

  static int close(sqlite3_file* handle) {
    File* file = of(handle);
    unlock(handle, SQLITE_LOCK_NONE);
    shmUnmap(handle, 0);
    std::lock_guard lock(file->disk->mutex);
    delete file->file;
    file->file = nullptr;
    return SQLITE_OK;
  }

  static int read(sqlite3_file* handle, void* buffer, int amount, sqlite3_int64 offset) {
    File* file = of(handle);
    std::lock_guard lock(file->disk->mutex);
    if (file->disk->dead) return SQLITE_IOERR_READ;
    const std::string& content = (*file->file)->now;
    const auto from = std::min(static_cast<std::size_t>(offset), content.size());
    const auto length = std::min(static_cast<std::size_t>(amount), content.size() - from);
    std::memcpy(buffer, content.data() + from, length);
    std::memset(static_cast<char*>(buffer) + length, 0, static_cast<std::size_t>(amount) - length);
    return length == static_cast<std::size_t>(amount) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  static int write(sqlite3_file* handle, const void* buffer, int amount, sqlite3_int64 offset) {
    File* file = of(handle);
    State& disk = *file->disk;
    std::lock_guard lock(disk.mutex);
    FileState& state = **file->file;
    const std::string bytes(static_cast<const char*>(buffer), static_cast<std::size_t>(amount));
    const auto at = static_cast<std::size_t>(offset);
    if (file->transient) {
      put(state.now, at, bytes);
      return SQLITE_OK;
    }
    if (disk.dead) return SQLITE_IOERR_WRITE;
    const auto end = static_cast<std::int64_t>(at + bytes.size());
    const auto growth = std::max<std::int64_t>(0, end - static_cast<std::int64_t>(state.now.size()));
    if (disk.capacityBytes >= 0 && growth > 0 && disk.used() + growth > disk.capacityBytes) return SQLITE_FULL;
    state.pending.push_back({false, at, bytes});
    if (disk.strikes()) return SQLITE_IOERR_WRITE;
    put(state.now, at, bytes);
    return SQLITE_OK;
  }

  static int truncate(sqlite3_file* handle, sqlite3_int64 size) {
    File* file = of(handle);
    std::lock_guard lock(file->disk->mutex);
    if (file->disk->dead) return SQLITE_IOERR_TRUNCATE;
    FileState& state = **file->file;
    state.pending.push_back({true, static_cast<std::size_t>(size), {}});
    if (!file->transient && file->disk->strikes()) return SQLITE_IOERR_TRUNCATE;
    state.now.resize(static_cast<std::size_t>(size), '\0');
    return SQLITE_OK;
  }

  static int sync(sqlite3_file* handle, int) {
    File* file = of(handle);
    State& disk = *file->disk;
    std::lock_guard lock(disk.mutex);
    if (disk.strikes()) return SQLITE_IOERR_FSYNC;
    FileState& state = **file->file;
    if (disk.syncsToFail > 0) {
      --disk.syncsToFail;
      state.pending.clear();  // the kernel calls the pages clean from here on: no later sync writes them
      return SQLITE_IOERR_FSYNC;
    }
    // Not `durable = now`: what a failed sync dropped stays dropped.
    for (const Pending& write : state.pending) {
      if (write.truncate)
        state.durable.resize(write.offset, '\0');
      else
        put(state.durable, write.offset, write.bytes);
    }
    state.pending.clear();
    state.onDisk = true;
    if (state.syncsFolder) {
      disk.deleted.clear();
      for (const auto& [path, known] : disk.files) known->onDisk = true;
      state.syncsFolder = false;
    }
    return SQLITE_OK;
  }

  static int size(sqlite3_file* handle, sqlite3_int64* out) {
    File* file = of(handle);
    std::lock_guard lock(file->disk->mutex);
    *out = static_cast<sqlite3_int64>((*file->file)->now.size());
    return SQLITE_OK;
  }

  static int lock(sqlite3_file* handle, int level) {
    File* file = of(handle);
    std::lock_guard guard(file->disk->mutex);
    FileState& state = **file->file;
    if (file->lock >= level) return SQLITE_OK;
    if (state.exclusive != nullptr && state.exclusive != handle) return SQLITE_BUSY;
    if (file->lock == SQLITE_LOCK_NONE) {
      ++state.sharedLocks;
      file->lock = SQLITE_LOCK_SHARED;
    }
    if (level >= SQLITE_LOCK_RESERVED) {
      if (state.reserved != nullptr && state.reserved != handle) return SQLITE_BUSY;
      if (level == SQLITE_LOCK_EXCLUSIVE && state.sharedLocks > 1) return SQLITE_BUSY;
      state.reserved = handle;
      if (level == SQLITE_LOCK_EXCLUSIVE) state.exclusive = handle;
    }
    file->lock = level;
    return SQLITE_OK;
  }

  static int unlock(sqlite3_file* handle, int level) {
    File* file = of(handle);
    std::lock_guard guard(file->disk->mutex);
    FileState& state = **file->file;
    if (file->lock <= level) return SQLITE_OK;
    if (state.reserved == handle) state.reserved = nullptr;
    if (state.exclusive == handle) state.exclusive = nullptr;
    if (level == SQLITE_LOCK_NONE) --state.sharedLocks;
    file->lock = level;
    return SQLITE_OK;
  }

  static int checkReserved(sqlite3_file* handle, int* out) {
    std::lock_guard guard(of(handle)->disk->mutex);
    *out = (*of(handle)->file)->reserved != nullptr ? 1 : 0;
    return SQLITE_OK;
  }

  static int shmMap(sqlite3_file* handle, int page, int bytes, int extend, void volatile** out) {
    File* file = of(handle);
    std::lock_guard guard(file->disk->mutex);
    Shared& shm = (*file->file)->shm;
    if (!file->usesShm) ++shm.users;
    file->usesShm = true;
    *out = nullptr;
    while (shm.regions.size() <= static_cast<std::size_t>(page)) {
      if (extend == 0) return SQLITE_OK;
      shm.regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
    }
    *out = shm.regions[static_cast<std::size_t>(page)].get();
    return SQLITE_OK;
  }

  static int shmLock(sqlite3_file* handle, int offset, int count, int flags) {
    File* file = of(handle);
    std::lock_guard guard(file->disk->mutex);
    Shared& shm = (*file->file)->shm;
    for (int pass = 0; pass < 2; ++pass) {  // first whether all can be had, then take them
      for (int slot = offset; slot < offset + count; ++slot) {
        const auto index = static_cast<std::size_t>(slot);
        const std::uint32_t bit = 1U << slot;
        if ((flags & SQLITE_SHM_UNLOCK) != 0) {
          if (pass == 0) continue;
          if ((file->sharedShm & bit) != 0) --shm.readers[index];
          if ((file->exclusiveShm & bit) != 0) shm.writer[index] = false;
          file->sharedShm &= ~bit;
          file->exclusiveShm &= ~bit;
        } else if ((flags & SQLITE_SHM_SHARED) != 0) {
          if (pass == 0 && shm.writer[index] && (file->exclusiveShm & bit) == 0) return SQLITE_BUSY;
          if (pass == 1 && (file->sharedShm & bit) == 0) ++shm.readers[index];
          if (pass == 1) file->sharedShm |= bit;
        } else {
          const int own = (file->sharedShm & bit) != 0 ? 1 : 0;
          const bool taken = shm.writer[index] && (file->exclusiveShm & bit) == 0;
          if (pass == 0 && (taken || shm.readers[index] > own)) return SQLITE_BUSY;
          if (pass == 1) shm.writer[index] = true;
          if (pass == 1) file->exclusiveShm |= bit;
        }
      }
    }
    return SQLITE_OK;
  }

  static void shmBarrier(sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); }

  static int shmUnmap(sqlite3_file* handle, int) {
    File* file = of(handle);
    if (!file->usesShm) return SQLITE_OK;
    shmLock(handle, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE);
    std::lock_guard guard(file->disk->mutex);
    Shared& shm = (*file->file)->shm;
    file->usesShm = false;
    if (--shm.users == 0) shm.regions.clear();
    return SQLITE_OK;
  }

  static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
  static int sectorSize(sqlite3_file*) { return 4096; }
  static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

  static int remove(sqlite3_vfs* vfs, const char* path, int syncFolder) {
    State* disk = of(vfs);
    std::lock_guard lock(disk->mutex);
    if (disk->strikes()) return SQLITE_IOERR_DELETE;
    const auto found = disk->files.find(path);
    if (found == disk->files.end()) return SQLITE_IOERR_DELETE_NOENT;
    if (found->second->onDisk && syncFolder == 0) disk->deleted[path] = found->second->durable;
    disk->files.erase(found);
    if (syncFolder != 0) disk->deleted.clear();
    return SQLITE_OK;
  }

  static int access(sqlite3_vfs* vfs, const char* path, int, int* out) {
    State* disk = of(vfs);
    std::lock_guard lock(disk->mutex);
    if (disk->dead) return SQLITE_IOERR_ACCESS;
    *out = disk->files.count(path) != 0 ? 1 : 0;
    return SQLITE_OK;
  }

  static int fullPath(sqlite3_vfs*, const char* path, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
  }

  static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

  static const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods all{
        2,        close,         read,    write,      truncate,        sync,   size,    lock,
        unlock,   checkReserved, control, sectorSize, characteristics, shmMap, shmLock, shmBarrier,
        shmUnmap, nullptr,       nullptr};
    return all;
  }
};

CrashDisk::CrashDisk(std::uint64_t seed) : m_state(std::make_unique<State>(seed)) {
  State& disk = *m_state;
  disk.name = "crash-" + std::to_string(reinterpret_cast<std::uintptr_t>(&disk));
  disk.vfs = *sqlite3_vfs_find(nullptr);  // chance and time are the system's
  disk.vfs.iVersion = 1;
  disk.vfs.szOsFile = sizeof(CrashVfsCalls::File);
  disk.vfs.pNext = nullptr;
  disk.vfs.zName = disk.name.c_str();
  disk.vfs.pAppData = &disk;
  disk.vfs.xOpen = CrashVfsCalls::open;
  disk.vfs.xDelete = CrashVfsCalls::remove;
  disk.vfs.xAccess = CrashVfsCalls::access;
  disk.vfs.xFullPathname = CrashVfsCalls::fullPath;
  disk.vfs.xSleep = CrashVfsCalls::sleep;
  sqlite3_vfs_register(&disk.vfs, 0);
}

CrashDisk::~CrashDisk() { sqlite3_vfs_unregister(&m_state->vfs); }

const std::string& CrashDisk::name() const { return m_state->name; }

void CrashDisk::crashAt(std::uint64_t operation) {
  std::lock_guard lock(m_state->mutex);
  m_state->crashOperation = operation == 0 ? 0 : m_state->count + operation;
}

bool CrashDisk::crashed() const {
  std::lock_guard lock(m_state->mutex);
  return m_state->dead;
}

std::uint64_t CrashDisk::operations() const {
  std::lock_guard lock(m_state->mutex);
  return m_state->count;
}

void CrashDisk::reboot() {
  std::lock_guard lock(m_state->mutex);
  State& disk = *m_state;
  for (auto& [path, content] : disk.deleted) {
    if (disk.files.count(path) != 0 || disk.rng.below(2) == 0) continue;
    auto back = std::make_shared<FileState>();
    back->durable = content;
    back->onDisk = true;
    disk.files[path] = back;
  }
  disk.deleted.clear();
  for (auto it = disk.files.begin(); it != disk.files.end();) {
    const FileState& before = *it->second;
    if (!before.onDisk && disk.rng.below(2) == 0) {
      it = disk.files.erase(it);
      continue;
    }
    auto after = std::make_shared<FileState>();
    after->durable = before.durable;
    for (const Pending& write : before.pending) putByChance(after->durable, write, disk.rng);
    after->now = after->durable;
    after->onDisk = true;
    it->second = after;
    ++it;
  }
  disk.dead = false;
  disk.crashOperation = 0;
  disk.syncsToFail = 0;
}

void CrashDisk::setCapacityBytes(std::int64_t bytes) {
  std::lock_guard lock(m_state->mutex);
  m_state->capacityBytes = bytes;
}

std::int64_t CrashDisk::usedBytes() const {
  std::lock_guard lock(m_state->mutex);
  return m_state->used();
}

void CrashDisk::failSyncs(int count) {
  std::lock_guard lock(m_state->mutex);
  m_state->syncsToFail = count;
}

void CrashDisk::flipBit(const std::string& path, std::int64_t offset) {
  std::lock_guard lock(m_state->mutex);
  FileState& file = *m_state->files.at(path);
  for (std::string* content : {&file.now, &file.durable}) {
    if (static_cast<std::size_t>(offset) < content->size()) (*content)[static_cast<std::size_t>(offset)] ^= 1;
  }
}

bool CrashDisk::exists(const std::string& path) const {
  std::lock_guard lock(m_state->mutex);
  return m_state->files.count(path) != 0;
}

}  // namespace passerelle::testing
