// Starts the app and a bare Qt Quick Controls window by turns, each until its first frame, and compares medians.
//   bench_first_frame [RUNS]      default 15; under Xvfb as well when DISPLAY is set
// The app's first frame shows the places and the coral button, ready to be pressed, and the feed in the shape it will
// have (components/Doorstep.qml); `first_page` is the same start until the feed's first cards stand, told and not
// gated. The reference is an ApplicationWindow of the lightest style, without a letter in it, in a process of its own.
// CPU time is the sturdier figure on a busy machine; wall time is what a person waits. The line `first_frame` is the
// worst ratio of all that were measured.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/local/phone.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle {
namespace {

constexpr int kReports = 10'000;
constexpr int kPageOfFeed = 100;

struct Spent {
  double wallMs = 0;
  double cpuMs = 0;
};

/// Runs a program to its end. Exits when it fails: a bench that measures a crash says nothing.
Spent run(const std::vector<std::string>& command, const std::string& platform) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    setenv("QT_QPA_PLATFORM", platform.c_str(), 1);
    if (platform == "offscreen") setenv("QT_QUICK_BACKEND", "software", 1);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "%s did not reach its first frame (status %d).\n", command[0].c_str(), status);
    std::exit(1);
  }
  const auto ms = [](const timeval& time) { return time.tv_sec * 1e3 + time.tv_usec / 1e3; };
  return {wall.count(), ms(usage.ru_utime) + ms(usage.ru_stime)};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double compare(const std::string& name, const std::vector<double>& ours, const std::vector<double>& reference) {
  const double a = median(ours);
  const double b = median(reference);
  std::printf("bench %s ours=%.1fms reference=%.1fms ratio=%.2f\n", name.c_str(), a, b, a / b);
  return a / b;
}

std::string cardJson(const std::string& id, int number) {
  return R"({"id":")" + id + R"(","kind":"buddyDay","unit":{"code":"LYO-01","name":"Lyon Part-Dieu"},"region":"ARA",)" +
         R"("author":{"name":"Camille Martin","department":"Finance"},"publishedAt":"2026-11-17T17:42:05.123Z",)" +
         R"("visitedOn":"2026-11-17","astonishments":[{"tone":"bad","text":"Caisse fermée, sept clients attendent, no )" +
         std::to_string(number) +
         R"(","verbatim":"Vous avez perdu mon dossier trois fois.","momentOfTruth":"checkout","sense":"sight"}],)" +
         R"("ideas":[{"id":"i)" + id +
         R"(","text":"Ouvrir une deuxième caisse dès cinq clients"}],"photo":null,"reply":null,)" +
         R"("exploration":false,"own":false})";
}

/// A signed-in phone that has read 10 000 reports; its key stands in a file, as on a machine without a keychain.
void fill(const std::string& folder) {
  SystemClock clock;
  SystemFiles files;
  SeededRng rng(1);
  std::string key(32, 'k');
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/key") << toHex(key) << '\n';
  auto phone = Phone::open({folder, key, {}}, clock, rng, files);
  if (!phone) {
    std::fprintf(stderr, "%s\n", phone.error().message.c_str());
    std::exit(1);
  }
  Me me;
  me.id = newId(clock, rng);
  me.name = "Camille Martin";
  me.roles = {"visitor"};
  // Nobody listens there: the first frame must not wait for a network.
  (void)(*phone)->account.signIn({"http://127.0.0.1:9", "Demo", "d1", "token", {}}, me);
  (void)(*phone)->vault.write([&](sql::Connection&) -> Result<void> {
    for (int position = 0; position < kReports; position += kPageOfFeed) {
      FeedPage page;
      for (int i = 0; i < kPageOfFeed; ++i) {
        FeedCard card;
        card.id = newId(clock, rng);
        page.cardsJson.push_back(cardJson(card.id, position + i));
        page.cards.push_back(card);
        ReportView view;
        view.id = card.id;
        view.state = "published";
        view.receivedAt = "2026-11-17T17:42:05.123Z";
        if (auto put = (*phone)->mirror.putReport(view, page.cardsJson.back(), false); !put) return put;
      }
      if (auto put = (*phone)->mirror.putFeedPage(page, position, position + kPageOfFeed >= kReports); !put) return put;
    }
    return {};
  });
  if ((*phone)->mirror.feedCount() != kReports) {
    std::fprintf(stderr, "The phone holds %d cards instead of %d.\n", (*phone)->mirror.feedCount(), kReports);
    std::exit(1);
  }
}

double measure(const std::string& platform, const std::string& profile, int runs) {
  const std::string bin = PASSERELLE_BIN_DIR;
  const std::vector<std::string> app{bin + "/passerelle",    "--profile", profile, "--size", "390x844",
                                     "--exit-at-first-frame"};
  const std::vector<std::string> page{bin + "/passerelle", "--profile",           profile, "--size",
                                      "390x844",           "--exit-at-first-page"};
  const std::vector<std::string> bare{bin + "/bench_first_frame_reference"};
  std::vector<double> ours[2];
  std::vector<double> read[2];
  std::vector<double> reference[2];
  for (int i = -2; i < runs; ++i) {
    const Spent a = run(app, platform);
    const Spent b = run(bare, platform);
    const Spent c = run(page, platform);
    if (i < 0) continue;  // warms caches
    ours[0].push_back(a.cpuMs);
    reference[0].push_back(b.cpuMs);
    ours[1].push_back(a.wallMs);
    reference[1].push_back(b.wallMs);
    read[0].push_back(c.cpuMs);
    read[1].push_back(c.wallMs);
  }
  compare("first_page_" + platform + "_cpu", read[0], reference[0]);
  compare("first_page_" + platform + "_wall", read[1], reference[1]);
  const std::string name = "first_frame_" + platform;
  return std::max(compare(name + "_cpu", ours[0], reference[0]), compare(name + "_wall", ours[1], reference[1]));
}

}  // namespace
}  // namespace passerelle

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
  std::string folder = (std::filesystem::temp_directory_path() / "passerelle-first-frame-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  passerelle::fill(folder);
  double worst = passerelle::measure("offscreen", folder, runs);
  if (std::getenv("DISPLAY") != nullptr) worst = std::max(worst, passerelle::measure("xcb", folder, runs));
  std::printf("bench first_frame ours=%.2f reference=1.00 ratio=%.2f\n", worst, worst);
  std::filesystem::remove_all(folder);
  return 0;
}
