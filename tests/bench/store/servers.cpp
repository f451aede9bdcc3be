#include "tests/bench/store/servers.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include "backend/backend.h"
#include "backend/http/listener.h"
#include "backend/reports/filing.h"
#include "backend/sql/migrate_store.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"
#include "tests/bench/store/figures.h"
#include "tests/support/report_maker.h"
#include "tests/support/seeded_people.h"

namespace passerelle::bench {
namespace {
constexpr int kUnits = 300;

std::string unitOf(Rng& rng) { return "S-" + std::to_string(1 + rng.below(kUnits)); }

void serve(http::Router& router, const std::function<void()>& everySecond) {
  http::ListenerOptions options;
  options.port = 0;
  http::Listener listener(router, options);
  std::printf("%d\n", listener.port());
  std::fflush(stdout);
  std::atomic<bool> stop = false;
  std::thread ticks([&] {
    for (int i = 0; !stop; ++i) {
      if (i % 10 == 0) everySecond();
      ::usleep(100'000);
    }
  });
  while (std::cin.get() != std::char_traits<char>::eof()) {
  }
  stop = true;
  ticks.join();
  listener.stop(Milliseconds(2000));
}

reports::Submission submissionOf(const Clock& clock, Rng& rng, const testing::SeededPerson& person) {
  reports::Submission submission;
  submission.id = newId(clock, rng);
  submission.authorId = person.id;
  submission.deviceId = person.deviceId;
  submission.language = "fr";
  submission.report = testing::makeReport(unitOf(rng), clock, rng);
  submission.content = encodeReport(submission.report);
  submission.hash = sha256Hex(submission.content);
  return submission;
}

std::vector<testing::SeededPerson> seed(sql::Database& database, int people, const Clock& clock, Rng& rng) {
  std::vector<testing::SeededPerson> seeded;
  auto written = database.writeNow([&](sql::Connection& connection) -> Result<void> {
    seeded = testing::seedPeople(connection, people, kUnits, clock, rng);
    return {};
  });
  if (!written) throw std::runtime_error(written.error().message);
  return seeded;
}

/// Threads each with one job under way.
class WaitingWriter {
 public:
  explicit WaitingWriter(sql::Database& database) : m_database(database) {}
  Result<void> write(sql::Database::WriteJob job) {
    std::unique_lock lock(m_mutex);
    m_outcome.reset();
    m_database.write(std::move(job), [this](Result<void> outcome) {
      std::lock_guard inner(m_mutex);
      m_outcome = std::move(outcome);
      m_ready.notify_one();
    });
    m_ready.wait(lock, [this] { return m_outcome.has_value(); });
    return *m_outcome;
  }

 private:
  sql::Database& m_database;
  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::optional<Result<void>> m_outcome;
};

double cpuMsOfThisProcess() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) { return time.tv_sec * 1000.0 + time.tv_usec / 1000.0; };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}
}  // namespace

int serveBackend(const std::string& folder, int people, int published) {
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  BackendOptions options;
  options.dataFolder = folder;
  if (published > 0) options.storeHour = Milliseconds(0);
  auto backend = Backend::create(options, clock, rng, files);
  if (!backend) throw std::runtime_error(backend.error().message);
  const auto seeded = seed((*backend)->database(), people, clock, rng);
  std::ofstream tokens(folder + "/tokens");
  for (const auto& person : seeded) tokens << person.token << "\n";
  tokens.close();
  std::ofstream ideas(folder + "/ideas");
  std::atomic<int> failed = 0;
  for (int i = 0; i < published; ++i) {
    const auto& author = seeded[rng.below(std::min<std::size_t>(kAuthors, seeded.size()))];
    const Report report = testing::makeReport(unitOf(rng), clock, rng);
    for (const ReportIdea& idea : report.ideas) ideas << idea.id << "\n";
    http::Request request;
    request.method = "PUT";
    request.path = "/v1/reports/" + newId(clock, rng);
    request.headers.emplace("Authorization", "Bearer " + author.token);
    request.body = encodeReport(report);
    request.peer = "127.0.0.1";
    (*backend)->router().handle(std::move(request), http::Reply([&failed](http::Response response) {
                                  if (response.status != 201) ++failed;
                                }));
    if (i % 500 == 499) (*backend)->database().writeNow([](sql::Connection&) -> Result<void> { return {}; });
  }
  ideas.close();
  for (int i = 0; i * 100 <= published; ++i) {  // publication comes some at a time
    (*backend)->runDue();
    (*backend)->database().writeNow([](sql::Connection&) -> Result<void> { return {}; });
  }
  if (failed > 0) throw std::runtime_error("the bench could not file its reports");
  serve((*backend)->router(), [&] { (*backend)->runDue(); });
  return 0;
}

int serveListener(std::size_t bytes) {
  class Nobody final : public http::Authenticator {
   public:
    void authenticate(http::Request&, std::function<void(Result<http::Caller>)> done) override { done(http::Caller{}); }
  } nobody;
  http::Router router(nobody);
  const auto fixed = http::onePiece(std::make_shared<const std::string>(bytes, 'x'));
  router.add({"GET", "/fixed", Permission::open, "fixed"}, [&](http::Request&, http::Reply reply) {
    http::Response response = http::json(200, {});
    response.pieces = fixed;
    reply(std::move(response));
  });
  router.add({"POST", "/echo", Permission::open, "echo"},
             [](http::Request& request, http::Reply reply) { reply(http::json(201, std::move(request.body))); });
  serve(router, [] {});
  return 0;
}

int runWriter(const std::string& folder, int threads, double seconds) {
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  if (auto migrated = migrateStore(folder, {}, clock, files); !migrated)
    throw std::runtime_error(migrated.error().message);
  sql::Database database({.path = folder + "/passerelle.db"});
  const auto people = seed(database, threads, clock, rng);
  reports::Publication publication(rng);
  reports::Filing filing({}, publication, rng);
  // Everything that PUT does outside of the writer is done before: half a minute of the fastest disk.
  const std::size_t each = static_cast<std::size_t>(seconds * 50'000) / static_cast<std::size_t>(threads) + 1;
  std::vector<std::vector<reports::Submission>> submissions(static_cast<std::size_t>(threads));
  for (std::size_t t = 0; t < submissions.size(); ++t) {
    SeededRng own(rng.next());
    for (std::size_t i = 0; i < each; ++i) submissions[t].push_back(submissionOf(clock, own, people[t]));
  }
  std::mutex mutex;
  Figures figures;
  std::vector<std::uint32_t> micros;
  const double cpuBefore = cpuMsOfThisProcess();
  const Milliseconds begin = clock.monotonic();
  const Milliseconds finish = begin + Milliseconds(static_cast<std::int64_t>(seconds * 1000));
  std::vector<std::thread> workers;
  for (auto& mine : submissions) {
    workers.emplace_back([&] {
      WaitingWriter writer(database);
      std::vector<std::uint32_t> own;
      double errors = 0;
      for (const reports::Submission& submission : mine) {
        if (clock.monotonic() >= finish) break;
        const auto at = std::chrono::steady_clock::now();
        auto outcome = writer.write([&](sql::Connection& connection) -> Result<void> {
          auto filed = filing.file(connection, submission, clock.now());
          if (!filed) return tl::unexpected<Error>(filed.error());
          return {};
        });
        if (!outcome) ++errors;
        own.push_back(static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - at).count()));
      }
      std::lock_guard lock(mutex);
      micros.insert(micros.end(), own.begin(), own.end());
      figures.errors += errors;
    });
  }
  for (auto& worker : workers) worker.join();
  figures.seconds = static_cast<double>((clock.monotonic() - begin).count()) / 1000.0;
  figures.cpuMs = cpuMsOfThisProcess() - cpuBefore;
  figures.requests = static_cast<double>(micros.size());
  figures.p50Ms = percentileMs(micros, 0.50);
  figures.p99Ms = percentileMs(micros, 0.99);
  std::printf("%s\n", toLine(figures).c_str());
  return 0;
}

}  // namespace passerelle::bench
