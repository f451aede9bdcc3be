// Starts the app and a bare Qt Quick Controls window by turns, each until its first frame, and compares medians.
//   bench_first_frame [RUNS]      default 15; under Xvfb as well when DISPLAY is set
// The app's first frame shows the places and the coral button, ready to be pressed, and the feed in the shape it will
// have (components/Doorstep.qml); `first_page` is the same start until the feed's first cards stand, told and not
// gated. The reference is an ApplicationWindow of the lightest style, without a letter in it, in a process of its own;
// told beside it, and not gated: the same window with one Label, which is what looking for the system's fonts costs.
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
#include <string>
#include <vector>

#include "tests/bench/big_phone.h"
#include "tests/where.h"

namespace passerelle {
namespace {

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

double measure(const std::string& platform, const std::string& profile, int runs) {
  const std::string bin = PASSERELLE_BIN_DIR;
  const std::vector<std::string> app{bin + "/passerelle",    "--profile", profile, "--size", "390x844",
                                     "--exit-at-first-frame"};
  const std::vector<std::string> page{bin + "/passerelle", "--profile",           profile, "--size",
                                      "390x844",           "--exit-at-first-page"};
  const std::vector<std::string> bare{bin + "/bench_first_frame_reference"};
  const std::vector<std::string> lettered{bin + "/bench_first_frame_reference", "--letters"};
  std::vector<double> ours[2];
  std::vector<double> read[2];
  std::vector<double> reference[2];
  std::vector<double> letters;
  for (int i = -2; i < runs; ++i) {
    const Spent a = run(app, platform);
    const Spent b = run(bare, platform);
    const Spent c = run(page, platform);
    const Spent d = run(lettered, platform);
    if (i < 0) continue;  // warms caches
    ours[0].push_back(a.cpuMs);
    reference[0].push_back(b.cpuMs);
    ours[1].push_back(a.wallMs);
    reference[1].push_back(b.wallMs);
    read[0].push_back(c.cpuMs);
    read[1].push_back(c.wallMs);
    letters.push_back(d.cpuMs);
  }
  compare("first_page_" + platform + "_cpu", read[0], reference[0]);
  compare("first_page_" + platform + "_wall", read[1], reference[1]);
  const std::string name = "first_frame_" + platform;
  compare(name + "_cpu_of_a_window_with_one_label", ours[0], letters);
  return std::max(compare(name + "_cpu", ours[0], reference[0]), compare(name + "_wall", ours[1], reference[1]));
}

}  // namespace
}  // namespace passerelle

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
  std::string folder = (std::filesystem::temp_directory_path() / "passerelle-first-frame-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  passerelle::bench::makeBigPhone(folder);
  double worst = passerelle::measure("offscreen", folder, runs);
  if (std::getenv("DISPLAY") != nullptr) worst = std::max(worst, passerelle::measure("xcb", folder, runs));
  std::printf("bench first_frame ours=%.2f reference=1.00 ratio=%.2f\n", worst, worst);
  std::filesystem::remove_all(folder);
  return 0;
}
