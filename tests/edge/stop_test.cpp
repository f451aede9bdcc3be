// Stopping: what is under way is answered, what comes late is told so, and it ends in time.
#include <gtest/gtest.h>

#include <list>
#include <thread>

#include "tests/edge/edge_server.h"

namespace passerelle::testing {
namespace {

using Clock = std::chrono::steady_clock;

TEST(Stop, LetsRequestsInFlightFinish) {
  EdgeServer server;
  std::list<RawClient> clients;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back(server.port());
    clients.back().send("GET /parked HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  ASSERT_TRUE(eventually([&] { return server.parked() == 20; }));
  std::thread stopping([&] { server.stop(Milliseconds{10'000}); });
  std::this_thread::sleep_for(Milliseconds{150});
  server.release();
  for (RawClient& client : clients) {
    const Answer answer = client.receive();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Connection"), "close");
  }
  stopping.join();
}

TEST(Stop, AnswersLateRequestsWith503) {
  EdgeServer server;
  RawClient busy(server.port()), late(server.port());
  busy.send("GET /parked HTTP/1.1\r\nHost: x\r\n\r\n");
  late.send("GET /small HTTP/1.1\r\nHost: x\r\nX-Half");
  ASSERT_TRUE(eventually([&] { return server.parked() == 1; }));
  std::thread stopping([&] { server.stop(Milliseconds{10'000}); });
  std::this_thread::sleep_for(Milliseconds{300});
  late.send(": 1\r\n\r\n");
  EXPECT_EQ(late.receive().status, 503);
  server.release();
  EXPECT_EQ(busy.receive().status, 200);
  stopping.join();
  EXPECT_THROW(RawClient{server.port()}, std::runtime_error) << "nobody listens any more";
}

TEST(Stop, EndsAtTheGraceAlthoughAHandlerNeverAnswers) {
  EdgeServer server;
  RawClient client(server.port());
  client.send("GET /parked HTTP/1.1\r\nHost: x\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return server.parked() == 1; }));
  const auto began = Clock::now();
  server.stop(Milliseconds{300});
  EXPECT_LT(Clock::now() - began, std::chrono::seconds(3));
  EXPECT_EQ(client.receive().status, 503);
  server.release();  // the answer comes after the end: dropped
}

TEST(Stop, CutsUploadsAtTheGraceAndTheHandlerLearnsIt) {
  EdgeServer server;
  RawClient client(server.port());
  client.send("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
  std::this_thread::sleep_for(Milliseconds{100});
  server.stop(Milliseconds{200});
  ASSERT_EQ(server.uploads(1).size(), 1u);
  EXPECT_EQ(server.uploads(1)[0].bytes, "abc");
  EXPECT_TRUE(server.uploads(1)[0].broken);
}

TEST(Stop, WithIdleConnectionsIsQuick) {
  EdgeServer server;
  std::list<RawClient> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(server.port());
    EXPECT_EQ(clients.back().ask("GET", "/small").status, 200);
  }
  const auto began = Clock::now();
  server.stop(Milliseconds{10'000});
  EXPECT_LT(Clock::now() - began, std::chrono::seconds(3));
}

TEST(Stop, UnderLoadLosesNoAnswerThatWasBegun) {
  EdgeServer server;
  std::atomic<bool> go{true};
  std::atomic<int> half{0}, full{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      while (go) {
        try {
          RawClient client(server.port());
          while (go) {
            const Answer answer = client.ask("GET", "/big");
            if (answer.cut) ++half;
            if (answer.status != 200) break;
            ++full;
          }
        } catch (const std::runtime_error&) {
          return;  // the listener is closed
        }
      }
    });
  }
  ASSERT_TRUE(eventually([&] { return full > 50; }));
  server.stop(Milliseconds{10'000});
  go = false;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(half.load(), 0);
}

}  // namespace
}  // namespace passerelle::testing
