// kill -9 at every step of sending: nobody goes without their letter, and nobody gets one twice but the one that was on
// its way. The mail server's own log says so. PASSERELLE_MAIL_KILLS: how many (scripts/campaign.sh mail-kill).
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

#include "shared/base/rng.h"
#include "tests/faults/served_backend.h"
#include "tests/mailing_kill/prepared_mailing.h"
#include "tests/support/campaign.h"
#include "tests/support/smtp_sink.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {
namespace {
constexpr int kPatience = 60;  // seconds for another process to say something

/// What the sink was given, in order, and by which life of the server.
struct Log {
  struct Entry {
    int life;
    std::string recipient, messageId;
  };
  std::vector<Entry> entries;

  void add(int life, const nlohmann::json& letter) {
    const std::string data = letter["data"];
    const std::size_t at = data.find("Message-ID: <") + 13;
    std::string to = letter["to"].at(0);
    to = to.substr(1, to.find('>') - 1);
    entries.push_back({life, to, data.substr(at, data.find('>', at) - at)});
  }
};

struct Killing {
  TempFolder folder;
  SmtpSink sink{std::vector<std::string>{"--steps"}};
  std::string data = folder.path("data");
  ServedBackend served{
      data, {"--smtp", sink.url(), "--mail-from", "passerelle@chain.example", "--mails-per-minute", "1000000"}};
  Log log;
  int life = 0;

  /// Lets the server send until the `n`-th `verb` from now, or the end of all letters; kills it exactly there.
  /// @return false when there was nothing left to send.
  bool liveUntil(const std::string& verb, int n) {
    ++life;
    served.start();
    int seen = 0;
    while (true) {
      const auto event = sink.event(kPatience);
      if (!event) {
        ADD_FAILURE() << "the server sends nothing";
        served.kill();
        return false;
      }
      if (event->verb.empty()) {
        log.add(life, event->letter);
        continue;
      }
      if (event->verb == verb && ++seen == n) {
        served.kill();
        sink.go();
        drain();
        return true;
      }
      sink.go();
    }
  }
  /// What the sink still had to say of a conversation that was cut off.
  void drain() {
    while (const auto event = sink.event(kPatience)) {
      if (event->verb == "end") return;
      if (event->verb.empty())
        log.add(life, event->letter);
      else
        sink.go();
    }
    ADD_FAILURE() << "the conversation does not end";
  }
  /// The rest, in peace.
  void finish(std::int64_t letters) {
    ++life;
    served.start();
    for (int idle = 0; idle < kPatience;) {
      const auto event = sink.event(1);
      if (!event) {
        if (lettersIn(data, "waiting") == 0) break;
        ++idle;
        continue;
      }
      idle = 0;
      if (event->verb.empty())
        log.add(life, event->letter);
      else
        sink.go();
    }
    served.kill();
    drain();
    EXPECT_EQ(lettersIn(data, "sent"), letters);
  }
};

TEST(MailingKill, NobodyMissingAndAtMostTheLetterOnItsWayTwice) {
  const auto seed = static_cast<std::uint64_t>(campaignNumber("PASSERELLE_SEED", 20261129));
  const auto kills = static_cast<int>(campaignNumber("PASSERELLE_MAIL_KILLS", 15));
  std::printf("seed %llu, %d kills\n", static_cast<unsigned long long>(seed), kills);
  SeededRng chance(seed);
  Killing killing;
  const PreparedMailing prepared = prepareMailing(killing.data, kills * 3 + 10, true);
  const std::vector<std::string> steps = {"MAIL", "RCPT", "DATA", "BODY", "KEPT"};
  int done = 0;
  std::map<std::string, int> at;
  for (; done < kills; ++done) {
    const std::string& step = steps[static_cast<std::size_t>(done) % steps.size()];
    if (!killing.liveUntil(step, 1 + static_cast<int>(chance.below(3)))) break;
    ++at[step];
  }
  ASSERT_EQ(done, kills);
  killing.finish(static_cast<std::int64_t>(prepared.readers.size()));

  std::map<std::string, std::vector<std::size_t>> byRecipient;
  for (std::size_t i = 0; i < killing.log.entries.size(); ++i)
    byRecipient[killing.log.entries[i].recipient].push_back(i);
  std::size_t missing = 0, duplicates = 0;
  for (const std::string& reader : prepared.readers) missing += byRecipient.contains(reader) ? 0 : 1;
  for (const auto& [recipient, copies] : byRecipient) {
    duplicates += copies.size() - 1;
    for (std::size_t i = 0; i + 1 < copies.size(); ++i) {
      const Log::Entry& first = killing.log.entries[copies[i]];
      const Log::Entry& again = killing.log.entries[copies[i + 1]];
      EXPECT_EQ(first.messageId, again.messageId) << "a mail program folds them";
      EXPECT_NE(first.life, again.life) << "no letter leaves twice in one life: " << recipient;
      // Only the last letter of a life may come again: the one that was on its way when the server died.
      const bool isLast =
          copies[i] + 1 == killing.log.entries.size() || killing.log.entries[copies[i] + 1].life != first.life;
      EXPECT_TRUE(isLast) << recipient;
    }
  }
  std::printf("mail-kill: kills=%d letters=%zu missing=%zu duplicates=%zu (", kills, prepared.readers.size(), missing,
              duplicates);
  for (const auto& [step, times] : at) std::printf("%s %d ", step.c_str(), times);
  std::printf(")\n");
  EXPECT_EQ(missing, 0u);
  EXPECT_LE(duplicates, static_cast<std::size_t>(kills));
  EXPECT_FALSE(byRecipient.contains("author@chain.example")) << "who wrote it all has no news";
}

TEST(MailingKill, APressThatDiesQueuesEverybodyOrNobody) {
  TempFolder folder;
  const std::string data = folder.path("data");
  const PreparedMailing prepared = prepareMailing(data, 300, false);
  SmtpSink sink;
  SeededRng chance(7);
  ServedBackend served(data,
                       {"--smtp", sink.url(), "--mail-from", "passerelle@chain.example", "--mails-per-minute", "1"});
  const std::map<std::string, std::string> headers = {{"Authorization", "Bearer " + prepared.token},
                                                      {"Content-Type", "application/x-www-form-urlencoded"}};
  bool queued = false;
  for (int i = 0; i < 6 && !queued; ++i) {
    served.start();
    std::thread press(
        [&] { sendPlain(served.port(), "POST", "/editions/" + prepared.week + "/mailing", headers, ""); });
    // Chance decides how far it comes: nothing waits for this time to pass.
    std::this_thread::sleep_for(std::chrono::microseconds(chance.below(20'000)));
    served.kill();
    press.join();
    queued = mailingsIn(data) == 1;
    const std::int64_t letters = lettersIn(data, "waiting") + lettersIn(data, "sent") + lettersIn(data, "nothing");
    EXPECT_EQ(letters, queued ? static_cast<std::int64_t>(prepared.readers.size()) + 1 : 0);
  }
  served.start();
  const PlainAnswer again = sendPlain(served.port(), "POST", "/editions/" + prepared.week + "/mailing", headers, "");
  EXPECT_EQ(again.status, queued ? 409 : 303) << "a second press never queues twice";
  served.kill();
}

}  // namespace
}  // namespace passerelle::testing
