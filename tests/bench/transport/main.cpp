// bench_transport [--rounds N] [--seconds S]: GET of a small JSON and POST echo of 2 KB over 64 keep-alive connections,
// our transport (with router and house headers) and cpprestsdk's default one by turns.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <thread>

#include "backend/http/listener.h"
#include "tests/bench/store/load.h"
#include "tests/bench/store/process.h"
#include "tests/bench/transport/default_server.h"

namespace passerelle::bench {
namespace {

class Nobody final : public http::Authenticator {
 public:
  void authenticate(http::Request&, std::function<void(Result<http::Caller>)> done) override { done(http::Caller{}); }
};

int serveOurs(int port, int workers) {
  Nobody nobody;
  http::Router router(nobody);
  router.add({"GET", "/small", Permission::open, "small"},
             [](http::Request&, http::Reply reply) { reply(http::json(200, R"({"said":"hello"})")); });
  router.add({"POST", "/echo", Permission::open, "echo"}, [](http::Request& request, http::Reply reply) {
    reply(http::Response{200, {{"Content-Type", "application/octet-stream"}}, std::move(request.body), nullptr});
  });
  http::ListenerOptions options;
  options.port = port;
  options.inlineHandlers = workers == 0;
  http::Listener listener(router, options);
  std::printf("%d\n", listener.port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  listener.stop(Milliseconds{1000});
  return 0;
}

struct Contender {
  std::string name;
  std::vector<std::string> arguments;
};

Figures measure(const Contender& contender, int port, const std::string& request, double seconds) {
  std::vector<std::string> arguments = contender.arguments;
  arguments.insert(arguments.begin() + 1, std::to_string(port));
  Process server(arguments);
  LoadOptions options;
  options.port = std::stoi(server.line());
  options.seconds = seconds;
  const double before = server.cpuMs();
  Figures figures = runLoad(options, [&] { return request; });
  // The warm-up's requests cost CPU too: spread over both, as the rate is the same.
  figures.cpuMs = (server.cpuMs() - before) * figures.seconds / (figures.seconds + options.warmSeconds);
  return figures;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(int rounds, double seconds, int port) {
  const std::vector<Contender> contenders = {{"default-40", {"default", "0"}},
                                             {"default-4", {"default", "4"}},
                                             {"ours-2-workers", {"ours", "2"}},
                                             {"ours-inline", {"ours", "0"}}};
  const std::string body(2048, 'p');
  const std::map<std::string, std::string> requests = {
      {"get", "GET /small HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"},
      {"post",
       "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: "
       "2048\r\n\r\n" +
           body}};
  for (const auto& [kind, request] : requests) {
    std::map<std::string, std::vector<double>> rate, cpu, p99;
    for (int round = 0; round < rounds; ++round) {
      for (const Contender& contender : contenders) {
        const Figures figures = measure(contender, port++, request, seconds);
        std::printf("%-5s %-15s %8.0f/s  p50 %6.2f ms  p99 %7.2f ms  CPU %.4f ms each  errors %.0f\n", kind.c_str(),
                    contender.name.c_str(), figures.perSecond(), figures.p50Ms, figures.p99Ms, figures.cpuMsEach(),
                    figures.errors);
        std::fflush(stdout);
        rate[contender.name].push_back(figures.perSecond());
        cpu[contender.name].push_back(figures.cpuMsEach());
        p99[contender.name].push_back(figures.p99Ms);
      }
    }
    for (const char* reference : {"default-40", "default-4"}) {
      const double ourCpu = median(cpu["ours-inline"]), itsCpu = median(cpu[reference]);
      std::printf(
          "bench transport-%s-against-%s ours=%.0f reference=%.0f ratio=%.2f p99-ours=%.2f p99-reference=%.2f\n",
          kind.c_str(), reference, median(rate["ours-inline"]), median(rate[reference]),
          median(rate["ours-inline"]) / median(rate[reference]), median(p99["ours-inline"]), median(p99[reference]));
      // On a busy machine the rates follow who has more threads; CPU for each request does not.
      std::printf("bench transport-%s-cpu-against-%s ours=%.4f reference=%.4f ratio=%.2f\n", kind.c_str(), reference,
                  ourCpu, itsCpu, itsCpu / ourCpu);
    }
  }
  return 0;
}

}  // namespace
}  // namespace passerelle::bench

int main(int argc, char** argv) {
  using namespace passerelle::bench;
  if (argc == 4 && std::strcmp(argv[1], "default") == 0) return serveDefault(std::stoi(argv[2]), std::stoi(argv[3]));
  if (argc == 4 && std::strcmp(argv[1], "ours") == 0) return serveOurs(std::stoi(argv[2]), std::stoi(argv[3]));
  int rounds = 3, port = 28100;
  double seconds = 4;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--rounds") == 0) rounds = std::stoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--seconds") == 0) seconds = std::stod(argv[i + 1]);
    if (std::strcmp(argv[i], "--port") == 0) port = std::stoi(argv[i + 1]);
  }
  return run(rounds, seconds, port);
}
