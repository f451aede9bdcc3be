// While serving: a verified backup a day into DATA/backups, the last seven kept.
#pragma once
#include <atomic>
#include <string>
#include <thread>

#include "backend/backup/generation.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/sql/database.h"

namespace passerelle::backup {

/// Folders are named daily-20261117T164000Z. Works on a thread of its own; runDue() and the destructor belong to one
/// thread.
class DailyBackup {
 public:
  /// All must outlive this; `generation` is told what is newly backed up, also by another process.
  DailyBackup(sql::Database& database, std::string dataFolder, Generation& generation, const Clock& clock,
              Files& files);
  /// Waits for a backup under way.
  ~DailyBackup();

  /// Starts a backup when the newest is older than a day (or failed, an hour ago). Returns at once.
  void runDue();
  /// For tests: returns when no backup is under way.
  void wait();

 private:
  bool due();
  void run();
  void prune();

  sql::Database& m_database;
  std::string m_dataFolder;
  Generation& m_generation;
  const Clock& m_clock;
  Files& m_files;
  std::atomic<bool> m_running{false};
  std::atomic<std::int64_t> m_retryAtMs{0};
  TimePoint m_lookAgain{};
  std::thread m_thread;
};

}  // namespace passerelle::backup
