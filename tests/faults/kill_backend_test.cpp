// kill -9 of the real program while devices file reports over sockets: nothing acknowledged is lost, nothing is there
// twice. PASSERELLE_KILLS and PASSERELLE_SEED set the length and the beginning. (The page cache survives a kill: power
// cuts are tests/crash.)
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "backend/sql/migrate_store.h"
#include "shared/sql/database.h"
#include "shared/sql/sqlite_connection.h"
#include "tests/faults/served_backend.h"
#include "tests/support/campaign.h"
#include "tests/support/checker.h"
#include "tests/support/filing_device.h"
#include "tests/support/seeded_people.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
constexpr int kDevices = 6;
constexpr int kUnits = 20;

/// A device that files on a thread of its own until told to stop; then asks until it owes nothing.
class FilingThread {
 public:
  FilingThread(const std::string& token, std::uint64_t seed, const std::atomic<int>& port)
      : m_rng(seed), m_device(token, kUnits, m_clock, m_rng), m_port(port), m_thread([this] { run(); }) {}
  ~FilingThread() { finish(); }
  void finish() {
    m_stop = true;
    if (m_thread.joinable()) m_thread.join();
  }
  const testing::FilingDevice& device() const { return m_device; }
  const std::string& fault() const { return m_fault; }

 private:
  void run() {
    const auto end = [this] { return m_stop && (!m_device.owes() || m_attemptsAfterStop > 50); };
    while (!end() && m_fault.empty()) {
      const int port = m_port;
      if (port == 0) {
        if (m_stop) return;
        std::this_thread::yield();
        continue;
      }
      if (m_stop) ++m_attemptsAfterStop;
      const testing::FilingRequest request = m_device.next();
      const testing::PlainAnswer answer = testing::sendPlain(port, "PUT", request.path, request.headers, request.body);
      if (!m_device.answered(answer.status, answer.body)) m_fault = m_device.fault();
      if (answer.status == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  SystemClock m_clock;
  SeededRng m_rng;
  testing::FilingDevice m_device;
  const std::atomic<int>& m_port;
  std::atomic<bool> m_stop = false;
  int m_attemptsAfterStop = 0;
  std::string m_fault;
  std::thread m_thread;
};

std::vector<testing::SeededPerson> makeStore(const std::string& folder, Rng& rng) {
  SystemClock clock;
  SystemFiles files;
  if (!files.makeFolder(folder) || !migrateStore(folder, {}, clock, files)) throw std::runtime_error("no store");
  sql::Database database({.path = folder + "/passerelle.db", .readers = 0});
  std::vector<testing::SeededPerson> people;
  auto written = database.writeNow([&](sql::Connection& connection) -> Result<void> {
    people = testing::seedPeople(connection, kDevices, kUnits, clock, rng);
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return people;
}
}  // namespace

TEST(KillBackend, KillNineWhileFilingLosesNothingAndDoublesNothing) {
  const auto kills = testing::campaignNumber("PASSERELLE_KILLS", 20);
  const auto seed = static_cast<std::uint64_t>(testing::campaignNumber("PASSERELLE_SEED", 1));
  std::printf("PASSERELLE_SEED=%llu\n", static_cast<unsigned long long>(seed));
  SeededRng rng(seed);
  const testing::TempFolder folder;
  const std::string data = folder.path("data");
  const auto people = makeStore(data, rng);

  testing::ServedBackend served(data);
  std::atomic<int> port = 0;
  std::vector<std::unique_ptr<FilingThread>> devices;
  for (const auto& person : people) devices.push_back(std::make_unique<FilingThread>(person.token, rng.next(), port));
  for (std::int64_t i = 0; i < kills; ++i) {
    served.start();
    port = served.port();
    // Up to 150 ms of work between start and kill: in the middle of accepting, writing, committing, checkpointing.
    std::this_thread::sleep_for(std::chrono::microseconds(rng.below(150'000)));
    served.kill();
    port = 0;
  }
  served.start();
  port = served.port();
  testing::Acknowledged all;
  std::size_t acknowledged = 0;
  int replays = 0;
  for (auto& device : devices) {
    device->finish();
    EXPECT_EQ(device->fault(), "");
    EXPECT_FALSE(device->device().owes()) << "with faults off the outbox drains";
    all.insert(device->device().acknowledged().begin(), device->device().acknowledged().end());
    for (const auto& [id, hashes] : device->device().acknowledged()) acknowledged += hashes.size();
    replays += device->device().replays();
  }
  served.kill();

  sql::SqliteConnection connection(data + "/passerelle.db");
  const testing::Findings findings = testing::check(connection, all);
  for (const std::string& fault : findings.faults) ADD_FAILURE() << fault;
  std::printf("kills %lld, acknowledged %zu, repetitions %d, reports %d, lost %d, doubled %d\n",
              static_cast<long long>(kills), acknowledged, replays, findings.reports, findings.lost, findings.doubled);
  EXPECT_GT(acknowledged, static_cast<std::size_t>(kills)) << "too little was filed to prove anything";
  EXPECT_GT(replays, 0) << "no answer was ever lost: the kills hit nothing";
}

}  // namespace passerelle
