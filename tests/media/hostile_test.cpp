// Files made to hurt: the process that cleans them may die, this one may not.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <condition_variable>
#include <mutex>

#include "backend/media/worker_cleaner.h"
#include "shared/base/rng.h"
#include "tests/media/picture_maker.h"
#include "tests/support/temp_folder.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using media::CleaningResult;
using media::PictureFault;
using media::WorkerCleaner;
using testing::quarters;

/// Cleans and waits.
class Waiting {
 public:
  explicit Waiting(std::string program = PASSERELLE_BIN_DIR "/passerelle-clean-photo",
                   Milliseconds patience = WorkerCleaner::kPatience)
      : m_cleaner(std::move(program), m_clock, patience) {}

  CleaningResult clean(const std::string& bytes) {
    std::mutex mutex;
    std::condition_variable ready;
    std::optional<CleaningResult> result;
    m_cleaner.clean(bytes, [&](CleaningResult cleaned) {
      std::lock_guard lock(mutex);
      result = std::move(cleaned);
      ready.notify_one();
    });
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return result.has_value(); });
    return std::move(*result);
  }
  WorkerCleaner& cleaner() { return m_cleaner; }

 private:
  SystemClock m_clock;
  WorkerCleaner m_cleaner;
};

std::string script(const testing::TempFolder& temp, const std::string& body) {
  const std::string path = temp.path("worker.sh");
  testing::writeFile(path, "#!/bin/sh\n" + body + "\n");
  ::chmod(path.c_str(), 0700);
  return path;
}
}  // namespace

TEST(HostileFiles, ARealPhotoComesBackClean) {
  Waiting waiting;
  const auto clean = waiting.clean(testing::jpegWithEverything(quarters(640, 480), 6));
  ASSERT_TRUE(clean);
  EXPECT_EQ(clean->width, 480);
  EXPECT_EQ(clean->height, 640);
}

TEST(HostileFiles, FourHundredMutatedFilesAreCleanedOrRefusedAndWhatIsKeptHasNoMetadata) {
  constexpr int kFiles = 400;
  constexpr std::uint64_t kSeed = 20261121;
  Waiting waiting;
  testing::TempFolder kept;
  SeededRng rng(kSeed);
  const std::string whole[] = {
      testing::jpegWithEverything(quarters(96, 64), 1), testing::jpegWithEverything(quarters(97, 61), 6),
      testing::jpegWithEverything(quarters(96, 64), 3, true), testing::pngWithEverything(quarters(40, 30), 1),
      testing::pngWithEverything(quarters(40, 30), 8)};
  int clean = 0, refused = 0;
  for (int i = 0; i < kFiles; ++i) {
    std::string bytes = whole[rng.below(std::size(whole))];
    // A flipped bit, a byte of the extremes, a piece cut out, a piece doubled, a length that lies: one to four of them.
    for (std::uint64_t turns = 1 + rng.below(4); turns > 0; --turns) {
      const std::size_t at = rng.below(bytes.size()),
                        length = std::min<std::size_t>(rng.below(64) + 1, bytes.size() - at);
      switch (rng.below(5)) {
        case 0:
          bytes[at] = static_cast<char>(bytes[at] ^ (1 << rng.below(8)));
          break;
        case 1:
          bytes[at] = rng.below(2) == 0 ? '\xff' : '\0';
          break;
        case 2:
          bytes.erase(at, length);
          break;
        case 3:
          bytes.insert(at, bytes.substr(at, length));
          break;
        default:
          bytes.replace(at, std::min<std::size_t>(4, bytes.size() - at),
                        std::string("\xff\xff\x7f\xff", std::min<std::size_t>(4, bytes.size() - at)));
          break;
      }
    }
    const auto result = waiting.clean(bytes);
    if (result) {
      testing::writeFile(kept.path(std::to_string(i) + (result->type == "image/png" ? ".png" : ".jpg")), result->bytes);
      testing::writeFile(kept.path(std::to_string(i) + ".thumb.jpg"), result->thumbnail);
      ++clean;
    } else {
      EXPECT_NE(result.error(), PictureFault::busy) << "file " << i << " of seed " << kSeed;
      ++refused;
    }
  }
  EXPECT_GT(clean, 10) << "some damage is in the metadata alone";
  EXPECT_GT(refused, 100);
  const auto left = testing::metadataByExiftool(kept.path());
  EXPECT_TRUE(left.empty()) << left.front();
}

TEST(HostileFiles, RandomBytesAfterAMagicAreRefused) {
  Waiting waiting;
  SeededRng rng(7);
  for (int i = 0; i < 40; ++i) {
    std::string bytes(2000, '\0');
    rng.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    bytes.replace(0, 8, i % 2 == 0 ? std::string("\xff\xd8\xff\xe0\0\x10JF", 8) : std::string("\x89PNG\r\n\x1a\n", 8));
    EXPECT_FALSE(waiting.clean(bytes));
  }
}

TEST(HostileFiles, APlainFileOfFortyMillionPixelsIsCleanedWithinTheLimits) {
  Waiting waiting;
  const media::Pixels plain{6300, 6300, 3, std::vector<std::uint8_t>(std::size_t{6300} * 6300 * 3, 150)};
  const auto baseline = waiting.clean(media::encodeJpeg(plain, 80));
  ASSERT_TRUE(baseline) << static_cast<int>(baseline.error());
  const auto progressive = waiting.clean(baseline->bytes);
  ASSERT_TRUE(progressive) << static_cast<int>(progressive.error());
  EXPECT_EQ(progressive->width, 6300);
}

TEST(HostileFiles, AWorkerThatDiesIsTheFilesFault) {
  testing::TempFolder temp;
  EXPECT_EQ(Waiting(script(temp, "kill -9 $$")).clean("x").error(), PictureFault::tooComplex);
  EXPECT_EQ(Waiting(script(temp, "kill -11 $$")).clean("x").error(), PictureFault::tooComplex);
  EXPECT_EQ(Waiting(script(temp, "exit 3")).clean("x").error(), PictureFault::tooComplex);
}

TEST(HostileFiles, AWorkerThatLiesOrTalksWithoutEndIsNotBelieved) {
  testing::TempFolder temp;
  EXPECT_EQ(Waiting(script(temp, "cat >/dev/null; echo 'ok image/jpeg 1 1 5 5'; printf short")).clean("x").error(),
            PictureFault::tooComplex);
  EXPECT_EQ(Waiting(script(temp, "exec tr '\\0' 'y' </dev/zero")).clean("x").error(), PictureFault::tooComplex);
}

TEST(HostileFiles, AWorkerWithoutTimeIsEndedAndTheAnswerIsLater) {
  testing::TempFolder temp;
  EXPECT_EQ(Waiting(script(temp, "exec sleep 600"), Milliseconds(300)).clean("x").error(), PictureFault::busy);
}

TEST(HostileFiles, AMissingWorkerIsTheServersFault) {
  EXPECT_EQ(Waiting("/nowhere/passerelle-clean-photo").clean("x").error(), PictureFault::busy);
}

TEST(HostileFiles, TheWorkerHasNoFileButItsTwoEndsAndNoEnvironment) {
  testing::TempFolder temp;
  // A file open without close-on-exec, as a library might leave one.
  const int open = ::open(temp.path("left_open_by_the_server").c_str(), O_CREAT | O_RDWR, 0600);
  const std::string said = temp.path("said");
  (void)Waiting(script(temp, "ls -l /proc/$$/fd > " + said + "; tr '\\0' '\\n' < /proc/$$/environ >> " + said))
      .clean("x");
  ::close(open);
  const std::string found = testing::readFile(said);
  EXPECT_NE(found.find("socket:"), std::string::npos) << found;
  EXPECT_EQ(found.find("left_open_by_the_server"), std::string::npos) << found;
  EXPECT_EQ(found.find("passerelle.db"), std::string::npos) << found;
  EXPECT_EQ(found.find("HOME="), std::string::npos) << found;
}

TEST(HostileFiles, TheWorkerIsConfinedBeforeItReadsAByte) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer's run time needs more than the worker may have";
#endif
  // It waits for its picture on a fifo that nobody has written to yet; what the system says about it is asked
  // meanwhile.
  testing::TempFolder temp;
  const std::string fifo = temp.path("fifo"), program = PASSERELLE_BIN_DIR "/passerelle-clean-photo";
  const std::string said = testing::run(
      "mkfifo " + fifo + "; " + program + " < " + fifo + " > /dev/null & worker=$!; exec 9> " + fifo +
      "; until grep -q 'Seccomp:.2' /proc/$worker/status 2>/dev/null || ! kill -0 $worker; do sleep 0.01; done; "
      "grep -E '^(Seccomp|NoNewPrivs):' /proc/$worker/status; grep -E 'Max (open files|cpu time|address space)' "
      "/proc/$worker/limits; exec 9>&-; wait $worker; echo exit $?");
  for (const char* line : {"Seccomp:\t2", "NoNewPrivs:\t1", "Max cpu time              5",
                           "Max open files            0", "Max address space         1073741824", "exit 0"})
    EXPECT_NE(said.find(line), std::string::npos) << line << " is not in\n" << said;
}

TEST(HostileFiles, MoreFilesThanFitInMemoryAreToldToWait) {
  testing::TempFolder temp;
  Waiting waiting(script(temp, "cat >/dev/null; echo 'fault 1'"));
  std::mutex mutex;
  std::condition_variable ready;
  int busy = 0, answered = 0;
  constexpr int kFiles = 60;
  for (int i = 0; i < kFiles; ++i) {
    waiting.cleaner().clean("x", [&](CleaningResult result) {
      std::lock_guard lock(mutex);
      busy += result.error() == PictureFault::busy ? 1 : 0;
      ++answered;
      ready.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  ready.wait(lock, [&] { return answered == kFiles; });
  EXPECT_GT(busy, 0);
  EXPECT_GE(kFiles - busy, WorkerCleaner::kMaxWaiting);
}

}  // namespace passerelle
