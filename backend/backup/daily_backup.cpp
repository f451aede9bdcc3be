#include "backend/backup/daily_backup.h"

#include <cstdio>

#include "backend/backup/backup.h"
#include "backend/backup/snapshot.h"

namespace passerelle::backup {
namespace {
constexpr std::string_view kPrefix = "daily-";
constexpr std::size_t kKept = 7;
constexpr auto kEvery = std::chrono::hours(24);
constexpr auto kAfterFailure = std::chrono::hours(1);
constexpr auto kLook = std::chrono::seconds(10);

/// Names of the daily backups in `folder`, oldest first; those under way (.part) are none.
std::vector<std::string> backupsIn(const std::string& folder, Files& files) {
  std::vector<std::string> names;
  for (std::string& name : files.folders(folder).value_or(std::vector<std::string>{})) {
    if (name.starts_with(kPrefix) && name.ends_with('Z')) names.push_back(std::move(name));
  }
  return names;
}
}  // namespace

DailyBackup::DailyBackup(sql::Database& database, std::string dataFolder, Generation& generation, const Clock& clock,
                         Files& files)
    : m_database(database),
      m_dataFolder(std::move(dataFolder)),
      m_generation(generation),
      m_clock(clock),
      m_files(files) {}

DailyBackup::~DailyBackup() { wait(); }

void DailyBackup::wait() {
  if (m_thread.joinable()) m_thread.join();
}

void DailyBackup::runDue() {
  if (m_clock.now() < m_lookAgain || m_running) return;
  m_lookAgain = m_clock.now() + kLook;
  // `passerelled backup` is another process: what it recorded is read from the database.
  m_database.read(
      [this](sql::Connection& connection) { m_generation.setBackedUpThrough(readState(connection).backedUpThrough); });
  if (toMs(m_clock.now()) < m_retryAtMs || !due()) return;
  wait();
  m_running = true;
  m_thread = std::thread([this] { run(); });
}

bool DailyBackup::due() {
  const auto names = backupsIn(m_dataFolder + "/backups", m_files);
  return names.empty() || names.back() <= std::string(kPrefix) + timeInName(m_clock.now() - kEvery);
}

void DailyBackup::run() {
  const std::string folder = m_dataFolder + "/backups";
  for (const std::string& name : m_files.folders(folder).value_or(std::vector<std::string>{})) {
    // What a killed process left half-made: only one process serves a folder.
    if (name.starts_with(kPrefix) && name.ends_with(".part")) (void)m_files.removeFolder(folder + "/" + name);
  }
  const std::string target = folder + "/" + std::string(kPrefix) + timeInName(m_clock.now());
  auto made = m_files.makeFolder(folder);
  Result<Manifest> manifest = tl::unexpected<Error>(made ? Error{} : made.error());
  if (made) manifest = takeBackup(m_dataFolder, target, m_clock, m_files);
  if (!manifest) {
    std::fprintf(stderr, "the daily backup failed: %s It is tried again in an hour.\n",
                 manifest.error().message.c_str());
    m_retryAtMs = toMs(m_clock.now() + kAfterFailure);
  } else {
    const std::int64_t cursor = manifest->backedUpThrough;
    auto recorded = m_database.writeNow([cursor](sql::Connection& connection) -> Result<void> {
      recordBackup(connection, cursor);
      return {};
    });
    if (recorded) m_generation.setBackedUpThrough(cursor);
    prune();
  }
  m_running = false;
}

void DailyBackup::prune() {
  const std::string folder = m_dataFolder + "/backups";
  auto names = backupsIn(folder, m_files);
  for (std::size_t i = 0; i + kKept < names.size(); ++i) (void)m_files.removeFolder(folder + "/" + names[i]);
}

}  // namespace passerelle::backup
