// 2G, measured: texts of 2 KB and a photo of 300 KB by the app's own engine over HTTP to a real passerelled, at 50
// kbit/s, 400 ms there and back, 8 % of the packets lost each way. Gates: text p95 < 10 s, photo < 120 s, bytes ≤ 1.05
// × size without TCP's repetitions, a cut each 100 KB costs at most one part.
//   bench_2g [--texts N] [--seed N]      root and /dev/net/tun; ends with 2 and a sentence where they are missing
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "app/platform/http_api_client.h"
#include "app/platform/qt_executor.h"
#include "app/sync/sync_engine.h"
#include "backend/backend.h"
#include "backend/people/people_service.h"
#include "tests/network/thin_network.h"
#include "tests/support/backend_world.h"
#include "tests/support/test_phone.h"
#include "tests/support/tiny_jpeg.h"
#include "tests/where.h"

namespace passerelle::testing {
namespace {
constexpr std::int64_t kPhotoBytes = 300 * 1024;
constexpr double kMostOverhead = 1.05;
constexpr int kPort = 21550;

double secondsSince(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// Runs the event loop until `done` or the time is over.
bool waitFor(const std::function<bool()>& done, double seconds) {
  const auto begun = std::chrono::steady_clock::now();
  while (!done() && secondsSince(begun) < seconds) {
    QEventLoop loop;
    QTimer::singleShot(20, &loop, &QEventLoop::quit);
    loop.exec();
  }
  return done();
}

pid_t startServer(const ThinNetwork& network, const std::string& data) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child != 0) return child;
  network.enterServer();
  const std::string program = std::string(PASSERELLE_BIN_DIR) + "/passerelled";
  const std::string listen = std::string(ThinNetwork::kServer) + ":" + std::to_string(kPort);
  (void)!freopen("/dev/null", "w", stdout);
  (void)!freopen("/dev/null", "w", stderr);
  execl(program.c_str(), program.c_str(), "serve", "--data", data.c_str(), "--listen", listen.c_str(), "--public-url",
        "http://10.77.0.2:21550", nullptr);
  _exit(127);
}

std::string photoBytes(Rng& rng) {
  std::string bytes = tinyJpeg();
  const std::size_t from = bytes.size();
  bytes.resize(static_cast<std::size_t>(kPhotoBytes));
  rng.fill({reinterpret_cast<std::uint8_t*>(bytes.data() + from), bytes.size() - from});
  return bytes;
}

int measure(int texts, std::uint64_t seed) {
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  Me me;
  std::string token, data;
  BackendWorld world(seed, "http://10.77.0.2:21550");
  token = world.tokenOf("visitor.a@chain.example");
  me.id = world.personId("visitor.a@chain.example");
  me.name = "Camille";
  data = world.folder.path("data");
  world.backend.reset();

  auto network = ThinNetwork::create({}, seed);
  if (!network) {
    std::printf("2G could not be measured: %s.\n", network.error().message.c_str());
    return 2;
  }
  ThinNetwork& thin = **network;
  const pid_t server = startServer(thin, data);
  thin.enterPhone();
  int argc = 1;
  char name[] = "bench_2g";
  char* argv[] = {name, nullptr};
  QCoreApplication application(argc, argv);

  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  TempFolder folder;
  QtExecutor executor;
  auto phone = Phone::open({folder.path(), std::string(kKeyBytes, 'k'), {}}, clock, rng, files);
  auto api = HttpApiClient::create({"http://10.77.0.2:" + std::to_string(kPort), {}});
  if (!phone || !api) return 1;
  Link link(**api, clock, **phone);
  SyncEngine engine(link, executor, clock, rng, **phone);
  (void)(*phone)->account.signIn({"http://10.77.0.2:21550", "Chaîne", "2g", token, ""}, me);
  engine.start();

  const auto file = [&](std::size_t textBytes, bool photo) {
    Report report;
    report.subject = {SubjectKind::unit, "LYO-01"};
    report.visitedOn = toIsoDate(clock.now());
    report.astonishments.push_back({(*phone)->vault.newId(), Tone::bad, std::string(textBytes, 'x'), {}, {}, {}, {}});
    auto draft = (*phone)->drafts.begin(report);
    if (photo) {
      SeededRng noise(seed);
      const auto medium = (*phone)->media.add(MediumKind::photo, "image/jpeg", photoBytes(noise));
      draft = (*phone)->drafts.addMedium(draft->id, medium->id);
      draft->content.noRecognisablePerson = true;
      (void)(*phone)->drafts.save(*draft);
    }
    return *(*phone)->ownReports.send(draft->id);
  };
  bool good = true;
  const auto gate = [&](const char* what, double value, double most, const char* unit) {
    const bool kept = value <= most;
    good = good && kept;
    std::printf("%-46s %8.2f %-3s (at most %.2f) %s\n", what, value, unit, most, kept ? "yes" : "NO");
    std::fflush(stdout);
  };

  std::vector<double> seconds;
  for (int i = 0; i < texts; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    const std::string id = file(1'800, false);  // 2 KB with its JSON
    const bool received = waitFor([&] { return (*phone)->ownReports.find(id)->textReceived; }, 60);
    seconds.push_back(received ? secondsSince(begun) : 60);
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%d texts of 2 KB: p50 %.2f s, most %.2f s\n", texts, seconds[seconds.size() / 2], seconds.back());
  gate("text received, p95", seconds[std::min(seconds.size() - 1, seconds.size() * 95 / 100)], 10, "s");

  for (const std::int64_t cut : {std::int64_t{0}, std::int64_t{100 * 1024}}) {
    Thinness thinness;
    thinness.cutEveryBytes = cut;
    thin.setThinness(thinness);
    const auto before = thin.count();
    const auto begun = std::chrono::steady_clock::now();
    const std::string id = file(100, true);
    const bool whole = waitFor([&] { return (*phone)->ownReports.find(id)->complete(); }, 300);
    const double took = whole ? secondsSince(begun) : 300;
    const auto after = thin.count();
    const double fresh = static_cast<double>(after.fresh - before.fresh);
    const int cuts = after.cuts - before.cuts;
    std::printf("photo of %lld bytes: %.1f s, %.0f bytes by the app, %lld more by TCP again, %d cuts\n",
                static_cast<long long>(kPhotoBytes), took, fresh, static_cast<long long>(after.again - before.again),
                cuts);
    if (cut == 0) {
      gate("photo received", took, 120, "s");
      gate("application bytes over size", fresh / static_cast<double>(kPhotoBytes), kMostOverhead, "");
    } else {
      const double lost = fresh - static_cast<double>(kPhotoBytes) * kMostOverhead;
      good = good && whole && cuts > 0;
      gate("cost of a cut, in parts of 128 KB",
           cuts == 0 ? 99 : std::max(0.0, lost) / cuts / static_cast<double>(engine.partBytes()), 1, "");
    }
  }
  engine.stop();
  kill(server, SIGTERM);
  waitpid(server, nullptr, 0);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace passerelle::testing

int main(int argc, char** argv) {
  int texts = 40;
  std::uint64_t seed = 1;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--texts") == 0) texts = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) seed = std::strtoull(argv[i + 1], nullptr, 10);
  }
  return passerelle::testing::measure(std::max(1, texts), seed);
}
