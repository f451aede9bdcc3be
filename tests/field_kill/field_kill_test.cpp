// kill -9 of the app at random instants while it types, records, photographs and sends to a real backend: no character
// older than 300 ms, at most one second of sound, no report lost or there twice. PASSERELLE_FIELD_KILLS and
// PASSERELLE_SEED set the length and the beginning (scripts/campaign.sh field-kill). The page cache survives a kill:
// power cuts are tests/crash.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include "backend/sql/migrate_store.h"
#include "shared/sql/database.h"
#include "shared/sql/sqlite_connection.h"
#include "tests/faults/served_backend.h"
#include "tests/field_kill/field_life.h"
#include "tests/support/campaign.h"
#include "tests/support/checker.h"
#include "tests/support/seeded_people.h"
#include "tests/support/temp_folder.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using testing::FieldLife;

long long nowUs() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000LL + now.tv_nsec / 1'000;
}

/// A field_walker whose lines are read.
class Walker {
 public:
  explicit Walker(std::vector<std::string> arguments) {
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    m_process = ::fork();
    if (m_process == 0) {
      ::dup2(out[1], STDOUT_FILENO);
      const int null = ::open("/dev/null", O_WRONLY);
      ::dup2(null, STDERR_FILENO);
      ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
      std::vector<char*> words;
      std::string program = PASSERELLE_BIN_DIR "/field_walker";
      words.push_back(program.data());
      for (std::string& argument : arguments) words.push_back(argument.data());
      words.push_back(nullptr);
      ::execv(program.c_str(), words.data());
      ::_exit(127);
    }
    ::close(out[1]);
    m_pipe = out[0];
  }
  ~Walker() {
    kill();
    ::close(m_pipe);
  }

  /// Gives lines to `hear` until one is `line`, the end, or `ms` have passed. True when that line came.
  template <class Hear>
  bool readUntil(const std::string& wanted, int ms, Hear hear) {
    const long long end = nowUs() + ms * 1'000LL;
    while (true) {
      for (std::size_t at; (at = m_said.find('\n')) != std::string::npos;) {
        const std::string line = m_said.substr(0, at);
        m_said.erase(0, at + 1);
        if (line != "ready") hear(line);
        if (line.starts_with(wanted)) return true;
      }
      const long long left = (end - nowUs()) / 1'000;
      pollfd wish{m_pipe, POLLIN, 0};
      if (left <= 0 || ::poll(&wish, 1, static_cast<int>(left)) <= 0) return false;
      char buffer[65'536];
      const ssize_t got = ::read(m_pipe, buffer, sizeof buffer);
      if (got <= 0) return false;
      m_said.append(buffer, static_cast<std::size_t>(got));
    }
  }
  template <class Hear>
  bool readUntilReady(int ms, Hear hear) {
    return readUntil("ready", ms, hear);
  }
  void kill() {
    if (m_process <= 0) return;
    ::kill(m_process, SIGKILL);
    int status = 0;
    ::waitpid(m_process, &status, 0);
    m_process = -1;
  }

 private:
  pid_t m_process = -1;
  int m_pipe = -1;
  std::string m_said;
};

/// From the first moments to some sentences: in the middle of typing, encoding, committing; and every other time aimed
/// at sending: in its transaction, while the text or a photo is on its way, just after the receipt.
template <class Hear>
void letLive(Walker& walker, Rng& rng, std::int64_t life, Hear hear) {
  constexpr int kPatienceMs = 1'500;
  const auto wait = [](std::uint64_t us) { std::this_thread::sleep_for(std::chrono::microseconds(us)); };
  switch (life % 6) {
    case 1:
      (void)walker.readUntil("s ", kPatienceMs, hear);
      return wait(rng.below(20'000));
    case 3:
      (void)walker.readUntil("F 1", kPatienceMs, hear);
      return wait(rng.below(30'000));
    case 5:
      if (walker.readUntil("F 1", kPatienceMs, hear)) (void)walker.readUntil("F 0", kPatienceMs, hear);
      return wait(rng.below(10'000));
    default:
      return wait(20'000 + rng.below(life % 12 == 0 ? 1'500'000 : 420'000));
  }
}

testing::SeededPerson makeStore(const std::string& folder, Rng& rng) {
  SystemClock clock;
  SystemFiles files;
  if (!files.makeFolder(folder) || !migrateStore(folder, {}, clock, files)) throw std::runtime_error("no store");
  sql::Database database({.path = folder + "/passerelle.db", .readers = 0});
  std::vector<testing::SeededPerson> people;
  auto written = database.writeNow([&](sql::Connection& connection) -> Result<void> {
    people = testing::seedPeople(connection, 1, 3, clock, rng);
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return people.at(0);
}

void report(const FieldLife& life, long long ms) {
  const testing::FieldFigures& f = life.figures();
  std::printf(
      "kills %d (%d while recording, %d inside sending, %d while something was on its way), %.2f s each: typed %lld, "
      "photos %lld, memos %lld, reports %lld, received by the server between kills %d\n"
      "characters older than 300 ms lost %lld (oldest lost %.0f ms), longest sound lost %lld ms, reports lost %d, "
      "media lost %d; not judged, the loop stood still: typing %d, sound %d\n",
      f.kills, f.cutWhileRecording, f.cutWhileSending, f.cutOnTheWay,
      static_cast<double>(ms) / 1000 / std::max(1, f.kills), f.typed, f.photos, f.memos, f.sent, f.receivedBetweenKills,
      f.lostOldChars, static_cast<double>(f.oldestLostUs) / 1000, f.longestAudioLostMs, f.lostReports, f.lostMedia,
      f.starvedTyping, f.starvedRecording);
}
}  // namespace

TEST(FieldKill, KillNineWhileTypingRecordingPhotographingSendingLosesAtMostWhatIsPromised) {
  const auto kills = testing::campaignNumber("PASSERELLE_FIELD_KILLS", 50);
  const auto seed = static_cast<std::uint64_t>(testing::campaignNumber("PASSERELLE_SEED", 1));
  std::printf("PASSERELLE_SEED=%llu\n", static_cast<unsigned long long>(seed));
  SeededRng rng(seed);
  const testing::TempFolder folder;
  const std::string data = folder.path("data"), profile = folder.path("phone");
  const auto person = makeStore(data, rng);
  testing::ServedBackend served(data);
  served.start();
  const std::string server = "http://127.0.0.1:" + std::to_string(served.port());
  const auto nothing = [](const std::string&) {};
  ASSERT_TRUE(Walker({"setup", profile, server, person.token, person.id}).readUntilReady(30'000, nothing));

  FieldLife life;
  const auto hear = [&life](const std::string& line) { life.hear(line); };
  const std::string photo = PASSERELLE_SOURCE_DIR "/backend/demo/photos/kids.jpg";
  const long long begun = nowUs();
  for (std::int64_t i = 0; i < kills; ++i) {
    Walker walker({"walk", profile, photo, std::to_string(rng.next()), life.reportsToLookAt()});
    ASSERT_TRUE(walker.readUntilReady(60'000, hear)) << "the app does not start after a kill";
    life.judge();
    if (!life.faults().empty()) break;
    letLive(walker, rng, i, hear);
    const long long at = nowUs();
    walker.kill();
    (void)walker.readUntilReady(1'000, hear);  // what it said before it died
    life.killed(at);
  }
  Walker last({"drain", profile});
  ASSERT_TRUE(last.readUntilReady(900'000, hear)) << "with the kills off the outbox drains";
  if (life.faults().empty()) life.judge();
  report(life, (nowUs() - begun) / 1'000);
  for (const std::string& fault : life.faults()) ADD_FAILURE() << fault;

  // What the phone was told is sent is on the server, once, whole, with all its media.
  testing::Acknowledged acknowledged;
  for (const auto& [id, report] : life.reports()) {
    EXPECT_TRUE(report.second) << "not every part of " << id << " was received";
    acknowledged[id].insert(report.first);
  }
  for (const std::string& id : life.sent()) EXPECT_TRUE(acknowledged.contains(id)) << "a sent report is lost: " << id;
  served.kill();
  sql::SqliteConnection connection(data + "/passerelle.db");
  SystemFiles files;
  testing::Findings findings = testing::check(connection, acknowledged);
  testing::checkMedia(connection, data + "/media/stored", files, findings);
  for (const std::string& fault : findings.faults) ADD_FAILURE() << fault;
  EXPECT_EQ(findings.reports, static_cast<int>(acknowledged.size())) << "a report is there twice under another id";
  std::printf("on the server: reports %d, revisions %d, media %d, lost %d, doubled %d\n", findings.reports,
              findings.revisions, findings.media, findings.lost, findings.doubled);

  const testing::FieldFigures& figures = life.figures();
  EXPECT_GT(figures.cutWhileRecording, kills / 10) << "too few kills hit a recording";
  EXPECT_GT(figures.cutWhileSending, 0) << "no kill hit a sending";
  EXPECT_GT(figures.cutOnTheWay, kills / 20) << "too few kills hit something on its way";
  EXPECT_GT(findings.reports, kills / 20) << "too little was sent to prove anything";
  EXPECT_GT(figures.receivedBetweenKills, kills / 40) << "too little was received between kills";
  EXPECT_GT(figures.photos, kills / 20);
  EXPECT_LE(figures.starvedTyping + figures.starvedRecording, kills / 4)
      << "the machine was too busy to prove anything";
}

TEST(FieldLife, TheJudgeSeesWhatIsMissing) {
  const auto faultsAfter = [](const std::vector<std::string>& lived, const std::vector<std::string>& found) {
    FieldLife life;
    for (const std::string& line : lived) life.hear(line);
    life.killed(2'000'000);
    for (const std::string& line : found) life.hear(line);
    life.judge();
    return life.faults().size();
  };
  const std::vector<std::string> beats = {"H 1500000", "H 1550000", "H 1600000", "H 1650000", "H 1700000", "H 1750000",
                                          "H 1800000", "H 1850000", "H 1900000", "H 1950000", "H 1999000"};
  const auto with = [&beats](std::vector<std::string> lines) {
    lines.insert(lines.end(), beats.begin(), beats.end());
    return lines;
  };
  EXPECT_EQ(faultsAfter(with({"T 1600000 d 1", "T 1900000 d 2"}), {"D d 1 1"}), 0U) << "young characters may go";
  EXPECT_EQ(faultsAfter(with({"T 1600000 d 1", "T 1690000 d 2"}), {"D d 1 1"}), 1U) << "310 ms old";
  EXPECT_EQ(faultsAfter(with({"T 1600000 d 1"}), {}), 1U) << "the draft is gone";
  EXPECT_EQ(faultsAfter(with({"T 1600000 d 1"}), {"D d 1 0"}), 1U) << "another text";
  EXPECT_EQ(faultsAfter(with({"R 500000 m 0"}), {"M m 600 1"}), 0U);
  EXPECT_EQ(faultsAfter(with({"R 500000 m 0"}), {"M m 400 1"}), 1U) << "1.1 s of sound";
  EXPECT_EQ(faultsAfter(with({"R 500000 m 0"}), {}), 1U);
  EXPECT_EQ(faultsAfter({"R 500000 m 0", "H 1000000", "H 1999000"}, {"M m 400 1"}), 0U) << "a loop that stood still";
  EXPECT_EQ(faultsAfter({"R 500000 m 0", "H 1000000", "H 1600000", "H 1999000"}, {"M m 400 1"}), 1U)
      << "600 ms of standing still are no excuse for sound";
  EXPECT_EQ(faultsAfter({"H 1500000", "H 1590000", "H 1680000", "H 1770000", "H 1860000", "H 1950000", "T 1600000 d 1"},
                        {"D d 0 1"}),
            1U)
      << "nor 90 ms for letters";
  EXPECT_EQ(faultsAfter({"H 1500000", "H 1850000", "H 1950000", "T 1600000 d 1"}, {"D d 0 1"}), 0U);
  EXPECT_EQ(faultsAfter({"R 500000 m 0"}, {"M m 1400 0"}), 1U) << "not playable";
  EXPECT_EQ(faultsAfter({"C c photo"}, {"m photo 0 1"}), 0U);
  EXPECT_EQ(faultsAfter({"C c photo"}, {"m photo 0 0"}), 1U);
  EXPECT_EQ(faultsAfter({"C c photo"}, {}), 1U);
  EXPECT_EQ(faultsAfter({"s r", "S r"}, {"O r hash 90 1 0"}), 0U);
  EXPECT_EQ(faultsAfter({"s r", "S r"}, {"D r 90 1"}), 1U) << "fell back to a draft";
  EXPECT_EQ(faultsAfter({"s r"}, {"D r 90 1"}), 0U) << "the kill came before";
  EXPECT_EQ(faultsAfter({"s r"}, {}), 1U) << "neither draft nor sent";
  EXPECT_EQ(faultsAfter({"s r"}, {"D r 90 1", "O r hash 90 1 0"}), 1U) << "both";
}

}  // namespace passerelle
