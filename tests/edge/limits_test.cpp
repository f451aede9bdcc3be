// Who is slow, too many or too big is cut off; who is neither does not notice.
#include <gtest/gtest.h>

#include <list>
#include <thread>

#include "tests/edge/edge_server.h"

namespace passerelle::testing {
namespace {

http::ListenerOptions impatient() {
  http::ListenerOptions options;
  options.headerTimeout = Milliseconds{400};
  options.idleTimeout = Milliseconds{600};
  options.bodyGrace = Milliseconds{400};
  return options;
}

constexpr Milliseconds kSoon{3000};

TEST(Limits, AHeaderAtTwoBytesASecondIsCutOffAtItsDeadline) {
  EdgeServer server(impatient());
  RawClient client(server.port());
  const auto began = std::chrono::steady_clock::now();
  const std::string head = "GET /small HTTP/1.1\r\nHost: localhost\r\nX-Slow: aaaaaaaaaaaaaaaaaaaa";
  for (const char byte : head) {
    if (!client.send(std::string_view(&byte, 1))) break;
    if (client.receive("GET", Milliseconds{50}).status == 408) break;
  }
  EXPECT_TRUE(client.closedWithin(kSoon));
  EXPECT_LT(std::chrono::steady_clock::now() - began, kSoon);
}

TEST(Limits, ABodyBelowTheMinimumRateGets408) {
  EdgeServer server(impatient());
  RawClient client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
  Answer answer;
  for (int i = 0; i < 60 && answer.status == 0; ++i) {
    client.send("x");
    answer = client.receive("GET", Milliseconds{50});
  }
  EXPECT_EQ(answer.status, 408);
}

TEST(Limits, ABodyThatStopsGets408) {
  http::ListenerOptions options = impatient();
  options.bodyGrace = Milliseconds{60'000};
  EdgeServer server(options);
  RawClient client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
  EXPECT_EQ(client.receive("GET", kSoon).status, 408);
}

TEST(Limits, AnIdleConnectionIsClosed) {
  EdgeServer server(impatient());
  RawClient client(server.port());
  EXPECT_EQ(client.ask("GET", "/small").status, 200);
  EXPECT_TRUE(client.closedWithin(kSoon));
}

TEST(Limits, AClientThatDoesNotReadItsAnswerIsCutOff) {
  http::ListenerOptions options = impatient();
  EdgeServer server(options);
  RawClient client(server.port());
  std::string bytes;
  for (int i = 0; i < 40; ++i) bytes += "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(bytes);
  // 40 MiB do not fit in the buffers of two sockets; after the deadline fewer than 40 answers can be read.
  std::this_thread::sleep_for(Milliseconds{1500});
  int answers = 0;
  while (client.receive().status == 200) ++answers;
  EXPECT_LT(answers, 40);
}

TEST(Limits, AHandlerThatNeverAnswersIs503) {
  http::ListenerOptions options = impatient();
  options.answerTimeout = Milliseconds{300};
  EdgeServer server(options);
  RawClient client(server.port());
  EXPECT_EQ(client.ask("GET", "/parked").status, 503);
  server.release();  // too late: nobody hears it, nothing breaks
  EXPECT_EQ(RawClient(server.port()).ask("GET", "/small").status, 200);
}

TEST(Limits, NineHundredHalfOpenConnectionsAreGoneWhileAHundredDevicesWorkOn) {
  http::ListenerOptions options;
  options.headerTimeout = Milliseconds{1500};
  EdgeServer server(options);
  std::list<RawClient> devices;
  for (int i = 0; i < 100; ++i) {
    devices.emplace_back(server.port());
    const std::string token = "Authorization: Bearer device" + std::to_string(i) + "\r\n";
    ASSERT_EQ(devices.back().ask("GET", "/private", token).status, 200);
  }
  std::list<RawClient> halfOpen;
  for (int i = 0; i < 900; ++i) {
    halfOpen.emplace_back(server.port());
    if (i % 2 == 0) halfOpen.back().send("GET /small HTTP/1.1\r\nHost: x\r\nX-Never");
  }
  const auto everybodyWorks = [&] {
    int number = 0;
    for (RawClient& device : devices) {
      const std::string token = "Authorization: Bearer device" + std::to_string(number++) + "\r\n";
      if (device.ask("GET", "/private", token).status != 200) return false;
    }
    return true;
  };
  EXPECT_TRUE(everybodyWorks());
  int gone = 0;
  for (RawClient& client : halfOpen) gone += client.closedWithin(Milliseconds{8000}) ? 1 : 0;
  EXPECT_EQ(gone, 900);
  EXPECT_TRUE(everybodyWorks());
}

TEST(Limits, OneMoreThanTheMaximumGets503) {
  http::ListenerOptions options;
  options.maxConnections = 5;
  EdgeServer server(options);
  std::list<RawClient> clients;
  for (int i = 0; i < 5; ++i) {
    clients.emplace_back(server.port());
    ASSERT_EQ(clients.back().ask("GET", "/small").status, 200);
  }
  RawClient refused(server.port());
  const Answer answer = refused.receive();
  EXPECT_EQ(answer.status, 503);
  EXPECT_FALSE(answer.header("Retry-After").empty());
  EXPECT_TRUE(refused.closedWithin(kSoon));
  clients.pop_back();
  EXPECT_TRUE(eventually([&] { return RawClient(server.port()).ask("GET", "/small").status == 200; }));
}

TEST(Limits, AFloodOfStrangersDoesNotKeepADeviceOut) {
  http::ListenerOptions options;
  options.maxUnauthenticated = 20;
  options.headerTimeout = Milliseconds{60'000};
  EdgeServer server(options);
  std::list<RawClient> known;
  for (int i = 0; i < 30; ++i) {
    known.emplace_back(server.port());
    ASSERT_EQ(known.back().ask("GET", "/private", "Authorization: Bearer d" + std::to_string(i) + "\r\n").status, 200)
        << "known devices do not count as strangers";
  }
  std::list<RawClient> strangers;
  for (int i = 0; i < 20; ++i) strangers.emplace_back(server.port());
  EXPECT_EQ(RawClient(server.port()).receive("GET", kSoon).status, 503) << "the strangers have not waited long yet";
  EXPECT_TRUE(eventually([&] {
    return RawClient(server.port()).ask("GET", "/private", "Authorization: Bearer late\r\n").status == 200;
  })) << "the one that waited longest made room";
}

TEST(Limits, BodiesThatNeverEndDoNotKeepADeviceOut) {
  http::ListenerOptions options;
  options.maxUnauthenticated = 20;
  options.bodyGrace = Milliseconds{500};
  options.minBytesPerSecond = 1;
  EdgeServer server(options);
  std::list<RawClient> strangers;
  for (int i = 0; i < 20; ++i) {
    strangers.emplace_back(server.port());
    ASSERT_TRUE(strangers.back().send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" +
                                      std::string(50'000, 'x')));
  }
  EXPECT_TRUE(eventually([&] {
    return RawClient(server.port()).ask("GET", "/private", "Authorization: Bearer late\r\n").status == 200;
  })) << "one that has been sending for long made room";
}

TEST(Limits, StrangersHoldOnlySoMuchInMemoryTogether) {
  http::ListenerOptions options;
  options.maxStrangerBodyBytes = 100'000;
  EdgeServer server(options);
  const std::string begun =
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 40001\r\n\r\n" + std::string(40'000, 'x');
  std::list<RawClient> slow;
  for (int i = 0; i < 3; ++i) {
    slow.emplace_back(server.port());
    ASSERT_TRUE(slow.back().send(begun));
  }
  int refused = 0, served = 0;
  for (RawClient& client : slow) {
    const int status = client.receive("POST", Milliseconds{500}).status;
    refused += status == 503 ? 1 : 0;
    if (status != 0) continue;
    client.send("x");
    served += client.receive("POST", kSoon).status == 200 ? 1 : 0;
  }
  EXPECT_GE(refused, 1);
  EXPECT_EQ(refused + served, 3);
  slow.clear();
  EXPECT_EQ(RawClient(server.port()).ask("POST", "/echo", "", std::string(60'000, 'y')).status, 200)
      << "what was given back can be used again";
}

TEST(Limits, OneDeviceCannotHoldMoreThanItsShare) {
  http::ListenerOptions options;
  options.maxPerDevice = 3;
  EdgeServer server(options);
  std::list<RawClient> clients;
  const auto connect = [&](const std::string& device) {
    clients.emplace_back(server.port());
    return clients.back().ask("GET", "/private", "Authorization: Bearer " + device + "\r\n").header("Connection");
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(connect("greedy"), "");
  EXPECT_EQ(connect("greedy"), "close");
  EXPECT_EQ(connect("modest"), "") << "another device behind the same address";
}

}  // namespace
}  // namespace passerelle::testing
