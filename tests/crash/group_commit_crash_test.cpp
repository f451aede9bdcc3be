// Power cuts at chance moments of the group-committing writer: what was answered is there, a group is there whole or
// not at all, the file is sound. PASSERELLE_CRASH_POINTS and PASSERELLE_SEED set the length and the beginning.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "shared/base/rng.h"
#include "shared/sql/group_writer.h"
#include "tests/support/campaign.h"
#include "tests/support/crash_vfs.h"

namespace passerelle {
namespace {
using Mode = sql::SqliteConnection::Checkpoint;

constexpr int kCrashesPerDisk = 4;

/// One disk's life: what was written, and what was answered.
class Life {
 public:
  explicit Life(std::uint64_t seed) : m_rng(seed), m_disk(seed) {}

  void crashOnce() {
    try {
      sql::SqliteConnection connection("/store.db", {.vfs = m_disk.name()});
      connection.checkpoint(Mode::truncate, Milliseconds(0));
      connection.script("CREATE TABLE IF NOT EXISTS entry (id BIGINT PRIMARY KEY, batch BIGINT, content TEXT);");
      connection.script("CREATE INDEX IF NOT EXISTS entry_batch ON entry (batch);");
      m_disk.crashAt(1 + m_rng.below(60));
      sql::GroupWriter writer(connection);
      while (!m_disk.crashed()) {
        writeBatch(writer);
        if (m_rng.below(4) == 0) connection.checkpoint(static_cast<Mode>(m_rng.below(3)), Milliseconds(0));
      }
    } catch (const sql::DatabaseError&) {
      ASSERT_TRUE(m_disk.crashed());
    }
    m_disk.reboot();
  }

  /// Reads all of it after a reboot. How many acknowledged entries there are.
  std::size_t check() {
    sql::SqliteConnection connection("/store.db", {.vfs = m_disk.name()});
    EXPECT_EQ(connection.damage(), "");
    std::map<std::int64_t, std::string> found;
    std::map<std::int64_t, std::size_t> perBatch;
    auto rows = connection.query("SELECT id, batch, content FROM entry");
    while (const sql::Row* row = rows->next()) {
      found[row->integer(0)] = row->string(2);
      ++perBatch[row->integer(1)];
    }
    int lost = 0;
    for (const auto& [id, content] : m_acknowledged) lost += found.count(id) == 0 || found[id] != content ? 1 : 0;
    EXPECT_EQ(lost, 0) << "of " << m_acknowledged.size() << " acknowledged";
    for (const auto& [batch, count] : perBatch) EXPECT_EQ(count, m_batches[batch]) << "a group is there in part";
    return m_acknowledged.size();
  }

 private:
  void writeBatch(sql::GroupWriter& writer) {
    const std::int64_t batch = ++m_batch;
    std::vector<sql::QueuedWrite> jobs(1 + m_rng.below(6));
    m_batches[batch] = jobs.size();
    for (auto& item : jobs) {
      const std::int64_t id = ++m_id;
      std::string content(1 + m_rng.below(m_rng.below(8) == 0 ? 30'000 : 3'000), static_cast<char>('a' + id % 26));
      item.job = [id, batch, content](sql::Connection& connection) -> Result<void> {
        connection.execute("INSERT INTO entry (id, batch, content) VALUES ($1, $2, $3)",
                           {sql::val(id), sql::val(batch), sql::val(content)});
        return {};
      };
      item.done = [this, id, content](Result<void> outcome) {
        if (outcome) m_acknowledged[id] = content;
      };
    }
    writer.commit(jobs);
  }

  SeededRng m_rng;
  testing::CrashDisk m_disk;
  std::int64_t m_id = 0, m_batch = 0;
  std::map<std::int64_t, std::string> m_acknowledged;
  std::map<std::int64_t, std::size_t> m_batches;
};
}  // namespace

TEST(GroupCommitCrash, NothingAcknowledgedIsLostAndNoGroupIsTorn) {
  const std::int64_t points = testing::campaignNumber("PASSERELLE_CRASH_POINTS", 400);
  const std::int64_t first = testing::campaignNumber("PASSERELLE_SEED", 1);
  std::size_t acknowledged = 0;
  std::int64_t done = 0;
  for (std::int64_t seed = first; done < points; ++seed) {
    SCOPED_TRACE("PASSERELLE_SEED=" + std::to_string(seed));
    Life life(static_cast<std::uint64_t>(seed));
    std::size_t here = 0;
    for (int i = 0; i < kCrashesPerDisk; ++i, ++done) {
      life.crashOnce();
      here = life.check();
      if (::testing::Test::HasFailure()) return;
    }
    acknowledged += here;
  }
  std::printf("crash points %lld, acknowledged %zu, lost 0, corrupt 0\n", static_cast<long long>(done), acknowledged);
  EXPECT_GT(acknowledged, static_cast<std::size_t>(points)) << "the scenario writes too little to prove anything";
}

}  // namespace passerelle
