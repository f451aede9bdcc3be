// Resident memory of the app, with 10 000 reports on the phone and all of them read into the search, against a bare Qt
// Quick Controls window. Both are left alone until they do nothing any more. The line `memory` compares with what is
// allowed: 1.5 times the bare window and 30 MB. RSS counts shared libraries whole, PSS by their share; RSS is gated.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/big_phone.h"
#include "tests/where.h"

namespace passerelle::bench {
namespace {

struct Held {
  double rssMb = 0, pssMb = 0;
};

long ticksOf(pid_t process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string text((std::istreambuf_iterator<char>(stat)), {});
  std::istringstream fields(text.substr(text.rfind(')') + 2));
  std::string field;
  for (int i = 0; i < 11; ++i) fields >> field;
  long user = 0, system = 0;
  fields >> user >> system;
  return user + system;
}

Held heldBy(pid_t process) {
  std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
  Held held;
  std::string name;
  for (std::string line; std::getline(rollup, line);) {
    std::istringstream words(line);
    double kb = 0;
    words >> name >> kb;
    if (name == "Rss:") held.rssMb = kb / 1024;
    if (name == "Pss:") held.pssMb = kb / 1024;
  }
  return held;
}

/// Starts a program and looks when it has rested for four seconds (two at most of a hundred ticks each), or after 90 s.
Held measure(const std::vector<std::string>& command) {
  const pid_t child = fork();
  if (child == 0) {
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    setenv("QT_QUICK_BACKEND", "software", 1);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int resting = 0;
  for (int second = 0; second < 90 && resting < 4; ++second) {
    const long before = ticksOf(child);
    std::this_thread::sleep_for(std::chrono::seconds(1));
    resting = ticksOf(child) - before <= 2 && second > 5 ? resting + 1 : 0;
  }
  const Held held = heldBy(child);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  return held;
}

}  // namespace
}  // namespace passerelle::bench

int main() {
  using namespace passerelle::bench;
  std::string folder = (std::filesystem::temp_directory_path() / "passerelle-memory-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  makeBigPhone(folder);
  const std::string bin = PASSERELLE_BIN_DIR;
  const Held ours = measure({bin + "/passerelle", "--profile", folder, "--size", "390x844"});
  const Held bare = measure({bin + "/bench_first_frame_reference", "--stay"});
  std::filesystem::remove_all(folder);
  if (ours.rssMb == 0 || bare.rssMb == 0) return 1;
  std::printf("bench memory_pss ours=%.1fMB reference=%.1fMB ratio=%.2f\n", ours.pssMb, bare.pssMb,
              ours.pssMb / bare.pssMb);
  std::printf("bench memory_rss ours=%.1fMB reference=%.1fMB ratio=%.2f\n", ours.rssMb, bare.rssMb,
              ours.rssMb / bare.rssMb);
  const double allowed = 1.5 * bare.rssMb + 30;
  std::printf("bench memory ours=%.1fMB reference=%.1fMB ratio=%.2f\n", ours.rssMb, allowed, ours.rssMb / allowed);
  return 0;
}
