// bench_store: durable PUT and mixed feed over loopback, each against what bounds it, in alternating rounds; the median
// counts. Usage: bench_store [--rounds N] [--seconds S]. The other words are for the processes it starts.
#include <cstdio>
#include <cstring>
#include <fstream>

#include "backend/http/listener.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"
#include "tests/bench/store/load.h"
#include "tests/bench/store/process.h"
#include "tests/bench/store/servers.h"
#include "tests/support/report_maker.h"
#include "tests/support/temp_folder.h"

namespace {
using namespace passerelle;         // NOLINT: a program of its own
using namespace passerelle::bench;  // NOLINT

constexpr int kConnections = 64;
constexpr int kFeedPeople = 1000;
constexpr int kFeedReports = 1000;

std::vector<std::string> linesOf(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string request(const std::string& method, const std::string& target, const std::string& token,
                    const std::string& body) {
  std::string text = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  if (!token.empty()) text += "Authorization: Bearer " + token + "\r\n";
  if (!body.empty()) text += "Content-Type: application/json\r\n";
  if (method != "GET") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + body;
}

/// Makes PUTs of new reports: a kept content whose ids are written anew each time.
class Putter {
 public:
  explicit Putter(std::vector<std::string> tokens) : m_tokens(std::move(tokens)), m_rng(SystemRng().next()) {
    for (int i = 0; i < 64; ++i) {
      const Report report = testing::makeReport("S-" + std::to_string(1 + m_rng.below(300)), m_clock, m_rng);
      Kept kept{encodeReport(report), {}};
      for (const ReportIdea& idea : report.ideas) kept.ids.push_back(kept.content.find(idea.id));
      m_kept.push_back(std::move(kept));
    }
  }
  std::string next() {
    Kept& kept = m_kept[m_count % m_kept.size()];
    for (const std::size_t at : kept.ids) kept.content.replace(at, 36, newId(m_clock, m_rng));
    return request("PUT", "/v1/reports/" + newId(m_clock, m_rng), m_tokens[m_count++ % m_tokens.size()], kept.content);
  }

 private:
  struct Kept {
    std::string content;
    std::vector<std::size_t> ids;
  };
  std::vector<std::string> m_tokens;
  SystemClock m_clock;
  SeededRng m_rng;
  std::vector<Kept> m_kept;
  std::size_t m_count = 0;
};

/// The load process: kind, port, seconds, folder.
int load(const std::vector<std::string>& words) {
  LoadOptions options;
  options.port = std::stoi(words[1]);
  options.seconds = std::stod(words[2]);
  options.connections = kConnections;
  const std::string folder = words[3];
  const auto tokens = linesOf(folder + "/tokens");
  SeededRng rng(7);
  Figures figures;
  if (words[0] == "put") {
    Putter putter(tokens);
    figures = runLoad(options, [&] { return putter.next(); });
  } else if (words[0] == "echo") {
    Putter putter({""});
    const std::string first = putter.next();
    const std::string echo = request("POST", "/echo", "", first.substr(first.find("\r\n\r\n") + 4));
    figures = runLoad(options, [&] { return echo; });
  } else if (words[0] == "fixed") {
    figures = runLoad(options, [&] { return request("GET", "/fixed", "", ""); });
  } else {  // feed: 1 000 people in turn; of twenty requests one writes, by turns a report and a support
    Putter putter(tokens);
    const auto ideas = linesOf(folder + "/ideas");
    std::size_t count = 0;
    const double writes = words[0] == "feed" ? 0.05 : 0.0;
    figures = runLoad(options, [&] {
      const std::string& token = tokens[count++ % tokens.size()];
      if (rng.unit() >= writes) return request("GET", "/v1/feed?limit=50", token, "");
      if (count % 2 == 0) return putter.next();
      const std::string& reader = tokens[kAuthors + rng.below(tokens.size() - kAuthors)];
      return request("PUT", "/v1/ideas/" + ideas[rng.below(ideas.size())] + "/support", reader, "");
    });
  }
  std::printf("%s\n", toLine(figures).c_str());
  return 0;
}

/// Starts a server and the load on it; the server's CPU counts while the load runs.
Figures measure(const std::vector<std::string>& server, const std::string& kind, double seconds,
                const std::string& folder) {
  Process serving(server);
  const std::string port = serving.line();
  const double before = serving.cpuMs();
  Process loading({"load", kind, port, std::to_string(seconds), folder});
  Figures figures = fromLine(loading.line());
  // The warm-up second is in the CPU and not in the requests: take its share out.
  figures.cpuMs = (serving.cpuMs() - before) * figures.seconds / (figures.seconds + 1.0);
  return figures;
}

Figures median(std::vector<Figures> rounds) {
  const auto middle = [&](auto field) {
    std::sort(rounds.begin(), rounds.end(), [&](const Figures& a, const Figures& b) { return field(a) < field(b); });
    return field(rounds[rounds.size() / 2]);
  };
  Figures figures;
  figures.seconds = 1;
  figures.requests = middle([](const Figures& f) { return f.perSecond(); });
  figures.p50Ms = middle([](const Figures& f) { return f.p50Ms; });
  figures.p99Ms = middle([](const Figures& f) { return f.p99Ms; });
  figures.cpuMs = middle([](const Figures& f) { return f.cpuMsEach(); }) * figures.requests;
  figures.bytes = rounds[0].bytes;
  for (const Figures& round : rounds) figures.errors += round.errors;
  return figures;
}

void row(const char* name, const Figures& figures) {
  std::printf("%-34s %9.0f/s  p50 %7.2f ms  p99 %7.2f ms  cpu %.4f ms each  errors %.0f\n", name, figures.perSecond(),
              figures.p50Ms, figures.p99Ms, figures.cpuMsEach(), figures.errors);
}

/// Prints the line others read; false when the gate is missed. `least`: the ratio must not be below, else not above.
bool gate(const char* name, double ours, double reference, double limit, bool least) {
  const double ratio = reference > 0 ? ours / reference : 0;
  const bool held = least ? ratio >= limit : ratio <= limit;
  std::printf("bench %s ours=%.3f reference=%.3f ratio=%.3f\n", name, ours, reference, ratio);
  if (!held) std::printf("GATE MISSED: %s must be %s %.2f\n", name, least ? "at least" : "at most", limit);
  return held;
}

bool benchPut(int rounds, double seconds) {
  std::vector<Figures> raw, put, echo;
  for (int i = 0; i < rounds; ++i) {
    const testing::TempFolder rawFolder, folder;
    {
      Process writer({"writer", rawFolder.path(), std::to_string(seconds)});
      raw.push_back(fromLine(writer.line()));
    }
    put.push_back(measure({"backend", folder.path(), "64", "0"}, "put", seconds, folder.path()));
    echo.push_back(measure({"listener", "0"}, "echo", seconds, folder.path()));
  }
  const Figures r = median(raw), p = median(put), e = median(echo);
  row("raw writer, 64 threads", r);
  row("PUT /v1/reports, 64 connections", p);
  row("listener's echo of the same body", e);
  bool held = gate("put_report", p.perSecond(), r.perSecond(), 0.90, true);
  held &= gate("put_report_cpu_ms", p.cpuMsEach(), e.cpuMsEach() + r.cpuMsEach(), 1.20, false);
  held &= gate("put_report_p99_ms", p.p99Ms, r.p99Ms, 1.50, false);
  return held && p.errors == 0 && r.errors == 0;
}

bool benchFeed(int rounds, double seconds) {
  std::vector<Figures> feed, fixed;
  const std::string people = std::to_string(kFeedPeople), reports = std::to_string(kFeedReports);
  for (int i = 0; i < rounds; ++i) {
    const testing::TempFolder folder;
    const Figures alone = measure({"backend", folder.path(), people, reports}, "feedonly", 1, folder.path());
    const testing::TempFolder mixed;
    feed.push_back(measure({"backend", mixed.path(), people, reports}, "feed", seconds, mixed.path()));
    fixed.push_back(
        measure({"listener", std::to_string(static_cast<int>(alone.bytes))}, "fixed", seconds, folder.path()));
    fixed.back().bytes = alone.bytes;
  }
  const Figures f = median(feed), x = median(fixed);
  row("feed of 50, 1 000 people, 5 % writes", f);
  row("fixed reply of the same size", x);
  std::printf("a feed answer has %.0f bytes\n", x.bytes);
  return gate("feed", f.perSecond(), x.perSecond(), 0.60, true) && f.errors == 0;
}
}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    if (!words.empty() && words[0] == "backend")
      return serveBackend(words[1], std::stoi(words[2]), std::stoi(words[3]));
    if (!words.empty() && words[0] == "listener") return serveListener(std::stoul(words[1]));
    if (!words.empty() && words[0] == "writer") return runWriter(words[1], kConnections, std::stod(words[2]));
    if (!words.empty() && words[0] == "load") return load({words.begin() + 1, words.end()});
    int rounds = 3;
    double seconds = 5;
    std::string only;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
      if (words[i] == "--rounds") rounds = std::stoi(words[i + 1]);
      if (words[i] == "--seconds") seconds = std::stod(words[i + 1]);
      if (words[i] == "--only") only = words[i + 1];
    }
    bool held = true;
    if (only != "feed") held &= benchPut(rounds, seconds);
    if (only != "put") held &= benchFeed(rounds, seconds);
    return held ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_store: %s\n", error.what());
    return 2;
  }
}
