// Bodies that the handler reads while they arrive.
#include <gtest/gtest.h>

#include <thread>

#include "shared/base/rng.h"
#include "tests/edge/edge_server.h"

namespace passerelle::testing {
namespace {

std::string pattern(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 + i / 251);
  return bytes;
}

std::string head(const std::string& target, std::size_t length) {
  return "PUT " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

TEST(Streams, ArriveWholeAndInOrder) {
  EdgeServer server;
  RawClient client(server.port());
  const std::string bytes = pattern(5'000'000);
  client.send(head("/upload", bytes.size()) + bytes);
  EXPECT_EQ(client.receive().body, "5000000");
  const auto uploads = server.uploads(1);
  ASSERT_EQ(uploads.size(), 1u);
  EXPECT_TRUE(uploads[0].complete);
  EXPECT_EQ(uploads[0].bytes == bytes, true);
  EXPECT_EQ(client.ask("GET", "/small").status, 200) << "the connection goes on";
}

TEST(Streams, ArriveWholeInChunks) {
  EdgeServer server;
  RawClient client(server.port());
  const std::string bytes = pattern(300'000);
  std::string body;
  for (std::size_t at = 0; at < bytes.size(); at += 1000) body += "3e8\r\n" + bytes.substr(at, 1000) + "\r\n";
  client.send("PUT /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");
  EXPECT_EQ(client.receive().body, "300000");
  EXPECT_EQ(server.uploads(1).at(0).bytes == bytes, true);
}

TEST(Streams, WithoutABodyEndAtOnce) {
  EdgeServer server;
  EXPECT_EQ(RawClient(server.port()).ask("PUT", "/upload").body, "0");
}

TEST(Streams, CutMidwayHandOverTheBytesBeforeTheCut) {
  EdgeServer server;
  const std::string bytes = pattern(200'000);
  {
    RawClient client(server.port());
    client.send(head("/upload", 1'000'000) + bytes);
    client.closeSending();
    client.closedWithin(Milliseconds{3000});
  }
  const auto uploads = server.uploads(1);
  ASSERT_EQ(uploads.size(), 1u);
  EXPECT_TRUE(uploads[0].broken);
  EXPECT_FALSE(uploads[0].complete);
  EXPECT_EQ(uploads[0].bytes == bytes, true);
}

TEST(Streams, CutByAResetEndTheUpload) {
  EdgeServer server;
  RawClient client(server.port());
  client.send(head("/upload", 1'000'000) + pattern(10'000));
  EXPECT_TRUE(eventually([&] {
    client.send("more");
    return true;
  }));
  client.reset();
  ASSERT_EQ(server.uploads(1).size(), 1u);
  EXPECT_TRUE(server.uploads(1)[0].broken);
}

TEST(Streams, ThatStallKeepTheirBytesAndAreAnswered) {
  http::ListenerOptions options;
  options.idleTimeout = Milliseconds{300};
  EdgeServer server(options);
  RawClient client(server.port());
  client.send(head("/upload", 1000) + "0123456789");
  EXPECT_EQ(client.receive().status, 503);
  EXPECT_EQ(server.uploads(1).at(0).bytes, "0123456789");
}

TEST(Streams, OverTheLimitAreRefusedBeforeTheyBegin) {
  EdgeServer server;
  RawClient client(server.port());
  client.send(head("/upload", (8 << 20) + 1));
  EXPECT_EQ(client.receive().status, 413);
}

TEST(Streams, InChunksOverTheLimitKeepWhatCameAndAre413) {
  EdgeServer server;
  RawClient client(server.port());
  client.send("PUT /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nffffffff\r\nabc");
  EXPECT_EQ(client.receive().status, 413);
  EXPECT_EQ(server.uploads(1).at(0).bytes, "hello");
}

TEST(Streams, ThatNobodyReadsSlowTheClientDown) {
  EdgeServer server;
  [[maybe_unused]] const std::size_t before = residentKib();
  RawClient client(server.port());
  const std::string bytes(64 << 20, 's');
  client.send(head("/stuck", bytes.size()));
  ASSERT_TRUE(eventually([&] { return server.parked() == 1; }));
  const std::size_t sent = client.sendWhatFits(bytes);
  EXPECT_LT(sent, std::size_t{16} << 20) << "the kernel's buffers and 256 KiB, not the whole body";
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(residentKib(), before + (64 << 10) + 4096) << "64 MiB are the test's own";
#endif
  server.release();
  EXPECT_EQ(client.receive().status, 200);
}

TEST(Streams, AnsweredEarlyOverAndOverNeverStopTheServer) {
  EdgeServer server;
  SeededRng rng(7);
  std::vector<std::uint64_t> seeds;
  for (int i = 0; i < 4; ++i) seeds.push_back(rng.next());
  std::vector<std::thread> threads;
  std::atomic<int> conflicts{0};
  for (const std::uint64_t seed : seeds) {
    threads.emplace_back([&, seed] {
      SeededRng mine(seed);
      for (int i = 0; i < 60; ++i) {
        RawClient client(server.port());
        const std::size_t length = 1 + mine.below(600'000);
        client.send(head("/early", length));
        client.sendWhatFits(std::string_view(std::string(mine.below(length + 1), 'e')));
        if (i % 3 == 0) client.closeSending();
        if (i % 7 == 0) {
          client.reset();
          continue;
        }
        if (client.receive().status == 409) ++conflicts;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(conflicts.load(), 150) << "the answer arrives although the body was not read";
  EXPECT_EQ(RawClient(server.port()).ask("GET", "/small").status, 200);
}

TEST(Streams, CutAtRandomOverAndOverNeverStopTheServer) {
  EdgeServer server;
  SeededRng rng(11);
  const std::string bytes = pattern(400'000);
  for (int i = 0; i < 150; ++i) {
    RawClient client(server.port());
    const std::size_t cut = rng.below(bytes.size());
    client.send(head("/upload", bytes.size()));
    client.send(std::string_view(bytes).substr(0, cut));
    if (i % 2 == 0) client.reset();
  }
  const auto uploads = server.uploads(150);
  EXPECT_EQ(uploads.size(), 150u) << "each handler learns the end";
  for (const auto& upload : uploads) {
    ASSERT_TRUE(upload.broken);
    ASSERT_TRUE(std::string_view(bytes).starts_with(upload.bytes));
  }
}

}  // namespace
}  // namespace passerelle::testing
