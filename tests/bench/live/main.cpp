// 500 apps wait for changes; somebody comments and calls one of them by name: when does that app know? Threads and
// memory of the whole process before they wait and while they do. Prints, and fails above a second.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "backend/backend.h"
#include "backend/http/listener.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"
#include "tests/support/report_maker.h"
#include "tests/support/seeded_people.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {
namespace {
using Wall = std::chrono::steady_clock;
constexpr int kWaiting = 500, kRounds = 60;

std::size_t threads() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator("/proc/self/task")) ++count;
  return count;
}

double rssMb() {
  std::ifstream in("/proc/self/statm");
  double size = 0, resident = 0;
  in >> size >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// One keep-alive connection: a request goes out, its whole answer is read when it is there.
class Client {
 public:
  explicit Client(int port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
  }
  ~Client() { ::close(m_socket); }
  Client(const Client&) = delete;

  int socket() const { return m_socket; }
  void send(const std::string& method, const std::string& target, const std::string& token, const std::string& body) {
    const std::string request =
        method + " " + target + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token +
        (body.empty() ? "" : "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())) +
        "\r\n\r\n" + body;
    if (::write(m_socket, request.data(), request.size()) != static_cast<ssize_t>(request.size()))
      throw std::runtime_error("cannot send");
  }
  /// Reads what is there; true when an answer is whole: then it stands in body().
  bool receive() {
    char bytes[65536];
    const ssize_t got = ::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got > 0) m_bytes.append(bytes, static_cast<std::size_t>(got));
    if (got == 0) throw std::runtime_error("the server closed: " + m_bytes);
    const std::size_t head = m_bytes.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    std::string lower = m_bytes.substr(0, head);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::size_t at = lower.find("content-length: ");
    const std::size_t length = at == std::string::npos ? 0 : std::strtoul(lower.c_str() + at + 16, nullptr, 10);
    if (m_bytes.size() < head + 4 + length) return false;
    m_status = std::atoi(m_bytes.c_str() + 9);
    m_body = m_bytes.substr(head + 4, length);
    m_bytes.erase(0, head + 4 + length);
    return true;
  }
  void await() {
    for (pollfd one{m_socket, POLLIN, 0}; !receive();) ::poll(&one, 1, 10'000);
  }
  int status() const { return m_status; }
  const std::string& body() const { return m_body; }

 private:
  int m_socket;
  int m_status = 0;
  std::string m_bytes, m_body;
};

struct App {
  std::unique_ptr<Client> client;
  const SeededPerson* person = nullptr;
  std::string cursor = "0";

  void ask() { client->send("GET", "/v1/changes?after=" + cursor + "&wait=60&limit=50", person->token, {}); }
  void read() {
    const std::size_t at = client->body().rfind("\"cursor\":");
    if (client->status() != 200 || at == std::string::npos)
      throw std::runtime_error("changes answered " + std::to_string(client->status()));
    cursor = std::to_string(std::strtoll(client->body().c_str() + at + 9, nullptr, 10));
  }
};

double percentile(std::vector<double> samples, double share) {
  std::sort(samples.begin(), samples.end());
  return samples[static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1))];
}

int run() {
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  TempFolder folder;
  BackendOptions options;
  options.dataFolder = folder.path("data");
  options.storeHour = Milliseconds(0);
  auto made = Backend::create(options, clock, rng, files);
  if (!made) throw std::runtime_error(made.error().message);
  Backend& backend = **made;
  std::vector<SeededPerson> people;
  if (!backend.database().writeNow([&](sql::Connection& connection) -> Result<void> {
        people = seedPeople(connection, kWaiting + 1, 1, clock, rng);
        return {};
      }))
    throw std::runtime_error("no people");
  http::ListenerOptions listening;
  listening.port = 0;
  http::Listener listener(backend.router(), listening);
  const SeededPerson& writer = people.back();
  Client desk(listener.port());
  const std::string reportId = newId(clock, rng);
  desk.send("PUT", "/v1/reports/" + reportId, writer.token, encodeReport(makeReport("S-1", clock, rng)));
  desk.await();
  if (desk.status() != 201) throw std::runtime_error("the report: " + desk.body());
  for (int i = 0; i < 100; ++i) {  // its hour is over at once
    backend.runDue();
    desk.send("GET", "/v1/reports/" + reportId, people[0].token, {});
    desk.await();
    if (desk.status() == 200) break;
  }

  const std::size_t threadsBefore = threads();
  const double rssBefore = rssMb();
  std::vector<App> apps(kWaiting);
  std::vector<pollfd> doors;
  for (int i = 0; i < kWaiting; ++i) {
    apps[static_cast<std::size_t>(i)] = {std::make_unique<Client>(listener.port()),
                                         &people[static_cast<std::size_t>(i)], "0"};
    App& app = apps[static_cast<std::size_t>(i)];
    app.client->send("GET", "/v1/changes?after=0&limit=50", app.person->token, {});
    app.client->await();
    app.read();
    app.ask();
    doors.push_back({app.client->socket(), POLLIN, 0});
  }
  doors.push_back({desk.socket(), POLLIN, 0});
  const std::size_t threadsWaiting = threads();
  const double rssWaiting = rssMb();

  std::vector<double> fromAsk, fromCommit, last;
  for (int round = 0; round < kRounds; ++round) {
    const auto called = static_cast<std::size_t>(rng.below(kWaiting));
    const std::string id = newId(clock, rng);
    const std::string name = "Visiteur " + std::to_string(called);
    const auto asked = Wall::now();
    desk.send("PUT", "/v1/comments/" + id, writer.token,
              R"({"subjectKind":"report","subjectId":")" + reportId + R"(","text":"@)" + name +
                  R"(, et vous ?","callouts":[")" + people[called].id + "\"]}");
    Wall::time_point committed{};
    bool told = false;
    int answered = 0;
    while (!told || answered < kWaiting || committed == Wall::time_point{}) {
      if (::poll(doors.data(), doors.size(), 10'000) == 0) throw std::runtime_error("nothing came for ten seconds");
      if (doors.back().revents != 0 && desk.receive()) {
        if (desk.status() == 429) return std::puts("the pace of one person is kept: fewer rounds"), 1;
        if (desk.status() != 201) throw std::runtime_error("the comment: " + desk.body());
        committed = Wall::now();
      }
      for (std::size_t i = 0; i < apps.size(); ++i) {
        if (doors[i].revents == 0 || !apps[i].client->receive()) continue;
        apps[i].read();
        if (i == called && apps[i].client->body().find("\"kind\":\"notification\"") != std::string::npos) {
          const auto now = Wall::now();
          const auto ms = [now](Wall::time_point from) {
            return std::chrono::duration<double, std::milli>(now - from).count();
          };
          fromAsk.push_back(ms(asked));
          if (committed != Wall::time_point{}) fromCommit.push_back(ms(committed));
          told = true;
        }
        ++answered;
        apps[i].ask();
      }
    }
    last.push_back(std::chrono::duration<double, std::milli>(Wall::now() - asked).count());
  }
  const double p95 = percentile(fromAsk, 0.95);
  std::printf("bench live waiting=%d told_p50_ms=%.1f told_p95_ms=%.1f told_max_ms=%.1f all_%d_answered_p95_ms=%.1f\n",
              kWaiting, percentile(fromAsk, 0.5), p95, percentile(fromAsk, 1.0), kWaiting, percentile(last, 0.95));
  std::printf(
      "bench live threads_before=%zu threads_waiting=%zu threads_after=%zu rss_before_mb=%.1f rss_waiting_mb=%.1f "
      "rss_after_mb=%.1f\n",
      threadsBefore, threadsWaiting, threads(), rssBefore, rssWaiting, rssMb());
  backend.stopWaiting();
  apps.clear();
  listener.stop(Milliseconds(1000));
  return p95 < 1000 && threadsWaiting == threadsBefore ? 0 : 1;
}
}  // namespace
}  // namespace passerelle::testing

int main() {
  try {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return passerelle::testing::run();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_live: %s\n", error.what());
    return 1;
  }
}
