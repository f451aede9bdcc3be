// The program itself: starts, says what is wrong with its command line, refuses a second process, drains on SIGTERM.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "tests/edge/edge_server.h"
#include "tests/support/temp_folder.h"
#include "tests/where.h"

namespace passerelle::testing {
namespace {

const std::string kProgram = std::string(PASSERELLE_BIN_DIR) + "/passerelled";

/// A run of passerelled; its two streams in files.
class Process {
 public:
  Process(const TempFolder& folder, const std::string& name, std::vector<std::string> arguments)
      : m_out(folder.path(name + ".out")), m_err(folder.path(name + ".err")) {
    arguments.insert(arguments.begin(), kProgram);
    m_pid = ::fork();
    if (m_pid != 0) return;
    ::dup2(::open(m_out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
    ::dup2(::open(m_err.c_str(), O_WRONLY | O_CREAT, 0600), 2);
    std::vector<char*> raw;
    for (std::string& argument : arguments) raw.push_back(argument.data());
    raw.push_back(nullptr);
    ::execv(raw[0], raw.data());
    ::_exit(127);
  }
  ~Process() {
    if (!m_ended) {
      ::kill(m_pid, SIGKILL);
      wait();
    }
  }
  void signal(int number) { ::kill(m_pid, number); }
  /// The exit code; minus the signal that ended it.
  int wait() {
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_ended = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  std::string out() const { return read(m_out); }
  std::string err() const { return read(m_err); }
  /// The port it says it listens on; 0 when it ended without one.
  int port() {
    int found = 0;
    eventually(
        [&] {
          const std::string text = out();
          const std::size_t at = text.find("listens on http://127.0.0.1:");
          if (at != std::string::npos && text.find('\n', at) != std::string::npos)
            found = std::stoi(text.substr(at + std::string("listens on http://127.0.0.1:").size()));
          return found != 0;
        },
        Milliseconds{20'000});
    return found;
  }

 private:
  static std::string read(const std::string& path) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }
  std::string m_out, m_err;
  pid_t m_pid = 0;
  bool m_ended = false;
};

std::vector<std::string> serve(const TempFolder& folder) {
  return {"serve", "--data", folder.path("data"), "--listen", "127.0.0.1:0", "--public-url", "http://127.0.0.1:1"};
}

TEST(ServeProcess, AnswersHealthReadinessItselfAndItsDescription) {
  const TempFolder folder;
  Process server(folder, "server", serve(folder));
  const int port = server.port();
  ASSERT_NE(port, 0) << server.err();
  EXPECT_EQ(RawClient(port).ask("GET", "/healthz").status, 200);
  EXPECT_EQ(RawClient(port).ask("GET", "/readyz").status, 200);
  const Answer self = RawClient(port).ask("GET", "/v1/server");
  EXPECT_NE(self.body.find("\"storeGeneration\""), std::string::npos);
  EXPECT_NE(self.body.find("\"wire\":[1]"), std::string::npos);
  EXPECT_NE(RawClient(port).ask("GET", "/v1/openapi.json").body.find("\"openapi\": \"3.1.0\""), std::string::npos);
  EXPECT_EQ(RawClient(port).ask("GET", "/v1/me").status, 401);
  EXPECT_EQ(RawClient(port).ask("GET", "/v1/me", "Authorization: Bearer nonsense\r\n").status, 401);
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(), 0) << server.err();
  EXPECT_NE(server.err().find("GET /v1/me 401"), std::string::npos) << "the access log";
  EXPECT_EQ(server.err().find("nonsense"), std::string::npos) << "no token in it";
}

TEST(ServeProcess, EndsWithinSecondsOfEitherSignal) {
  for (const int number : {SIGTERM, SIGINT}) {
    const TempFolder folder;
    Process server(folder, "server", serve(folder));
    const int port = server.port();
    ASSERT_NE(port, 0) << server.err();
    RawClient idle(port);
    EXPECT_EQ(idle.ask("GET", "/healthz").status, 200);
    RawClient half(port);
    half.send("GET /healthz HT");
    const auto began = std::chrono::steady_clock::now();
    server.signal(number);
    EXPECT_EQ(server.wait(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(15));
  }
}

TEST(ServeProcess, ASecondOneOnTheSameFolderIsRefused) {
  const TempFolder folder;
  Process server(folder, "server", serve(folder));
  ASSERT_NE(server.port(), 0) << server.err();
  Process second(folder, "second", serve(folder));
  EXPECT_EQ(second.wait(), 1);
  EXPECT_NE(second.err().find("Another passerelled"), std::string::npos);
}

TEST(ServeProcess, AFolderIsFreeAgainAfterKill9) {
  const TempFolder folder;
  {
    Process server(folder, "server", serve(folder));
    ASSERT_NE(server.port(), 0) << server.err();
    server.signal(SIGKILL);
    EXPECT_EQ(server.wait(), -SIGKILL);
  }
  Process again(folder, "again", serve(folder));
  EXPECT_NE(again.port(), 0) << again.err();
}

TEST(ServeProcess, AWrongCommandLineIs64AndOneSentence) {
  const TempFolder folder;
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"dance"},
      {"serve", "--listen", "nowhere"},
      {"serve", "--listen", "127.0.0.1:99999"},
      {"serve", "--listen", "127.0.0.1:0"},
      {"serve", "--colour", "red"},
      {"serve", "--data"},
      {"serve", "extra"},
      {"serve", "--tls-cert", "cert.pem"},
      {"serve", "--store-hour-hours", "soon"},
      {"serve", "--public-url", "passerelle.example"},
  };
  int number = 0;
  for (const auto& words : wrong) {
    Process process(folder, "wrong" + std::to_string(number++), words);
    EXPECT_EQ(process.wait(), 64) << process.err();
    EXPECT_FALSE(process.err().empty());
  }
}

TEST(ServeProcess, AnAddressInUseIsSaid) {
  const TempFolder folder;
  EdgeServer taken;
  Process process(folder, "taken",
                  {"serve", "--data", folder.path("data"), "--listen", "127.0.0.1:" + std::to_string(taken.port())});
  EXPECT_EQ(process.wait(), 1);
  EXPECT_NE(process.err().find("cannot be opened"), std::string::npos);
}

TEST(ServeProcess, HelpListsEveryCommand) {
  const TempFolder folder;
  Process process(folder, "help", {"help"});
  EXPECT_EQ(process.wait(), 0);
  for (const char* name : {"passerelled serve", "passerelled invite", "passerelled token", "passerelled import"})
    EXPECT_NE(process.out().find(name), std::string::npos) << name;
}

}  // namespace
}  // namespace passerelle::testing
