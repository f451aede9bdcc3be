// How many distinct letters of an edition are rendered and queued a second, against a bare template engine that only
// fills the same text; what one durable hand-over after the other reaches; that memory does not grow.
//   bench_mail [--stories N] [--readers N] [--rounds N]
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "backend/editions/edition_service.h"
#include "backend/mailing/delivery.h"
#include "backend/mailing/mailing_repository.h"
#include "tests/bench/mail/bare_engine.h"
#include "tests/bench/mail/reader_world.h"

namespace passerelle::testing {
namespace {
using Steady = std::chrono::steady_clock;

double secondsSince(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

long residentKiB() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  }
  return 0;
}

/// Takes letters as fast as they come.
class Pit final : public mail::Transport {
 public:
  std::size_t letters = 0, bytes = 0;
  const std::string& from() const override { return m_from; }
  void send(mail::Letter letter, std::function<void(mail::Outcome)> done) override {
    ++letters;
    bytes += letter.message.size();
    done({});
  }

 private:
  std::string m_from = "passerelle@tilleul.example";
};

struct Bench {
  ReaderWorld world;
  editions::EditionService service{world.rng};
  readers::UnsubscribeCodes codes;
  const editions::MailPlace place{"https://passerelle.tilleul.example", "Tilleul", "passerelle@tilleul.example"};

  Bench(int stories, int readers) : world(stories, readers) {
    world.write([&](sql::Connection& connection) -> Result<void> {
      codes.load(connection, world.rng);
      return {};
    });
  }
  void forgetMailing() {
    world.write([](sql::Connection& connection) -> Result<void> {
      connection.script("DELETE FROM mailing_letter; DELETE FROM mailing;");
      return {};
    });
  }
  static std::string noReferential(sql::Connection&) { return {}; }
  static std::optional<editions::MailPicture> noPicture(sql::Connection&, const std::string&, const std::string&) {
    return std::nullopt;
  }

  /// Queues a letter for everybody, durably, then puts each together from what its reader has read. Letters a second.
  double renderAndQueue(std::set<std::string>* distinct, std::size_t& bytes) {
    forgetMailing();
    std::size_t letters = 0;
    bytes = 0;
    const auto begin = Steady::now();
    world.write([&](sql::Connection& connection) -> Result<void> {
      mailing::insertMailing(connection, world.edition.week, "weekly", "bench", world.clock.now());
      return {};
    });
    world.backend->database().readNow([&](sql::Connection& connection) {
      const auto mails = mailing::lettersOf(connection, service, world.edition.week, place, &noReferential, &noPicture);
      for (const mailing::DueLetter& due : mailing::dueLetters(connection, world.clock.now(), 1'000'000)) {
        const auto letter =
            mails.in(due.language)
                .letterFor({due.personId, due.email, place.publicUrl + "/unsubscribe/" + codes.codeFor(due.personId),
                            mailing::readBy(connection, due.personId)},
                           world.clock.now());
        if (!letter || !*letter) continue;
        ++letters;
        bytes += (*letter)->size();
        if (distinct != nullptr) distinct->insert(**letter);
      }
    });
    return static_cast<double>(letters) / secondsSince(begin);
  }
  double bare(BareEngine& engine, std::size_t& bytes) {
    bytes = 0;
    const auto begin = Steady::now();
    for (const auto& [id, language] : world.people)
      bytes += engine.letterFor(place.publicUrl + "/unsubscribe/" + codes.codeFor(id)).size();
    return static_cast<double>(world.people.size()) / secondsSince(begin);
  }
  /// Everything: queued, put together, handed to a mail server that takes all, each marked sent durably before the
  /// next.
  double deliver(long& growth) {
    forgetMailing();
    world.write([&](sql::Connection& connection) -> Result<void> {
      mailing::insertMailing(connection, world.edition.week, "weekly", "bench", world.clock.now());
      return {};
    });
    Pit pit;
    mailing::Delivery delivery({place, 1'000'000}, world.backend->database(), pit, service, codes, &noReferential,
                               &noPicture, world.clock);
    const auto begin = Steady::now();
    long early = 0;
    while (true) {
      delivery.runDue();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      std::int64_t waiting = 0;
      world.backend->database().readNow(
          [&](sql::Connection& connection) { waiting = mailing::progressOf(connection, world.edition.week).waiting; });
      if (early == 0 && waiting < static_cast<std::int64_t>(world.people.size()) * 9 / 10) early = residentKiB();
      if (waiting == 0) break;
    }
    growth = residentKiB() - early;
    return static_cast<double>(pit.letters) / secondsSince(begin);
  }
};

int run(int stories, int readers, int rounds) {
  Bench bench(stories, readers);
  std::optional<editions::Edition> current;
  bench.world.backend->database().readNow([&](sql::Connection& connection) {
    current = mailing::findIssue(connection, bench.service, bench.world.edition.week);
  });
  BareEngine engine(*current);
  std::size_t ourBytes = 0, bareBytes = 0;
  {
    std::set<std::string> distinct;
    bench.renderAndQueue(&distinct, ourBytes);
    std::printf("%d readers, %zu distinct letters, %zu KB each\n", readers, distinct.size(),
                ourBytes / std::max<std::size_t>(distinct.size(), 1) / 1000);
    if (distinct.size() + 1 < static_cast<std::size_t>(readers)) return 1;  // the author has no news
  }
  malloc_trim(0);
  std::vector<double> ours, reference, ratios;
  std::vector<long> resident;
  for (int round = 0; round < rounds; ++round) {
    ours.push_back(bench.renderAndQueue(nullptr, ourBytes));
    reference.push_back(bench.bare(engine, bareBytes));
    ratios.push_back(ours.back() / reference.back());
    malloc_trim(0);  // what is free is given back: the rest is in use
    resident.push_back(residentKiB());
    std::printf("round %d: %.0f/s of %.0f/s, %ld KiB\n", round + 1, ours.back(), reference.back(), resident.back());
  }
  const auto middle = [](std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };
  std::printf("bare engine writes %zu KB a letter\n", bareBytes / static_cast<std::size_t>(readers) / 1000);
  std::printf("bench mail_render ours=%.0f/s reference=%.0f/s ratio=%.2f (gate 0.5)\n", middle(ours), middle(reference),
              middle(ratios));
  std::printf("bench mail_memory ours=%ldKiB reference=%ldKiB ratio=%.3f (last round against the first, gate 1.05)\n",
              resident.back(), resident.front(),
              static_cast<double>(resident.back()) / static_cast<double>(resident.front()));
  long growth = 0;
  const double delivered = bench.deliver(growth);
  std::printf("bench mail_deliver ours=%.0f/s, each marked durably before the next; memory grew by %ld KiB\n",
              delivered, growth);
  const bool good =
      middle(ratios) >= 0.5 && static_cast<double>(resident.back()) <= 1.05 * static_cast<double>(resident.front());
  return good ? 0 : 1;
}
}  // namespace
}  // namespace passerelle::testing

int main(int argc, char** argv) {
  int stories = 40, readers = 5000, rounds = 7;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    (name == "--stories" ? stories : name == "--readers" ? readers : rounds) = std::atoi(argv[i + 1]);
  }
  return passerelle::testing::run(stories, readers, rounds);
}
