// Power cuts under the whole backend, through Router::handle: devices file, correct and repeat; after every cut the
// checker finds all that was acknowledged, once. PASSERELLE_CRASH_POINTS and PASSERELLE_SEED as in
// group_commit_crash_test.cpp.
#include <gtest/gtest.h>

#include "backend/backend.h"
#include "shared/sql/sqlite_connection.h"
#include "tests/support/campaign.h"
#include "tests/support/checker.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/filing_device.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_people.h"
#include "tests/support/temp_folder.h"

namespace passerelle {
namespace {
constexpr int kCrashesPerServer = 8;
constexpr int kDevices = 3;
constexpr int kUnits = 5;

class ServerLife {
 public:
  ServerLife(std::uint64_t seed, std::string folder) : m_rng(seed), m_disk(seed), m_folder(std::move(folder)) {
    auto backend = open();
    std::vector<testing::SeededPerson> people;
    auto seeded = backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      people = testing::seedPeople(connection, kDevices, kUnits, m_clock, m_rng);
      return {};
    });
    if (!seeded) throw std::runtime_error(seeded.error().message);
    for (const auto& person : people) m_devices.emplace_back(person.token, kUnits, m_clock, m_rng);
  }

  void crashOnce() {
    m_disk.crashAt(1 + m_rng.below(120));
    try {
      auto backend = open();
      while (backend && !m_disk.crashed()) {
        m_clock.advance(Milliseconds(static_cast<std::int64_t>(m_rng.below(8'000'000))));
        file(*backend, m_devices[m_rng.below(m_devices.size())]);
        if (m_rng.below(3) == 0) backend->runDue();
      }
    } catch (const sql::DatabaseError&) {
    }
    ASSERT_TRUE(m_disk.crashed());
    m_disk.reboot();
  }

  testing::Findings check() {
    testing::Acknowledged all;
    for (const auto& device : m_devices) all.insert(device.acknowledged().begin(), device.acknowledged().end());
    sql::SqliteConnection connection(path(), {.vfs = m_disk.name()});
    return testing::check(connection, all);
  }

  /// With faults off every device gets its receipt at the first attempt.
  void drain() {
    auto backend = open();
    for (auto& device : m_devices) {
      if (device.owes()) file(*backend, device);
      EXPECT_FALSE(device.owes());
    }
  }

  std::size_t acknowledged() const {
    std::size_t count = 0;
    for (const auto& device : m_devices)
      for (const auto& [id, hashes] : device.acknowledged()) count += hashes.size();
    return count;
  }
  int replays() const {
    int count = 0;
    for (const auto& device : m_devices) count += device.replays();
    return count;
  }

 private:
  std::string path() const { return m_folder + "/passerelle.db"; }

  std::unique_ptr<Backend> open() {
    BackendOptions options;
    options.dataFolder = m_folder;
    options.readers = 0;
    options.vfs = m_disk.name();
    options.onBroken = [](const std::string&) {};
    auto backend = Backend::create(options, m_clock, m_rng, m_files);
    return backend ? std::move(*backend) : nullptr;
  }

  void file(Backend& backend, testing::FilingDevice& device) {
    const testing::FilingRequest filing = device.next();
    http::Request request;
    request.method = "PUT";
    request.path = filing.path;
    for (const auto& [name, value] : filing.headers) request.headers.emplace(name, value);
    request.body = filing.body;
    request.peer = "127.0.0.1";
    int status = 0;
    std::string body;
    backend.router().handle(std::move(request), http::Reply([&](http::Response response) {
                              status = response.status;
                              body = std::move(response.body);
                            }));
    if (m_disk.crashed() && status >= 400) status = 0;  // whatever a dying server says
    EXPECT_TRUE(device.answered(status, body)) << device.fault();
  }

  testing::ManualClock m_clock;
  SeededRng m_rng;
  SystemFiles m_files;
  testing::CrashDisk m_disk;
  std::string m_folder;
  std::vector<testing::FilingDevice> m_devices;
};
}  // namespace

TEST(ServerCrash, NoReportIsLostAndNoneIsThereTwice) {
  const std::int64_t points = testing::campaignNumber("PASSERELLE_CRASH_POINTS", 400);
  const std::int64_t first = testing::campaignNumber("PASSERELLE_SEED", 1);
  const testing::TempFolder folder;
  std::size_t acknowledged = 0;
  int replays = 0;
  std::int64_t done = 0;
  for (std::int64_t seed = first; done < points; ++seed) {
    SCOPED_TRACE("PASSERELLE_SEED=" + std::to_string(seed));
    ServerLife life(static_cast<std::uint64_t>(seed), folder.path(std::to_string(seed)));
    for (int i = 0; i < kCrashesPerServer; ++i, ++done) {
      life.crashOnce();
      const testing::Findings findings = life.check();
      for (const std::string& fault : findings.faults) ADD_FAILURE() << fault;
      if (::testing::Test::HasFailure()) return;
    }
    life.drain();
    if (::testing::Test::HasFailure()) return;
    acknowledged += life.acknowledged();
    replays += life.replays();
  }
  std::printf("crash points %lld, acknowledged %zu, repetitions %d, lost 0, doubled 0, corrupt 0\n",
              static_cast<long long>(done), acknowledged, replays);
  EXPECT_GT(acknowledged, static_cast<std::size_t>(points) / 2) << "the scenario files too little to prove anything";
  EXPECT_GT(replays, 0);
}

}  // namespace passerelle
