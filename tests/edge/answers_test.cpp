// What a well-behaved client may count on.
#include <gtest/gtest.h>

#include "tests/edge/edge_server.h"

namespace passerelle::testing {
namespace {

TEST(Answers, CarryTheHouseHeaders) {
  EdgeServer server;
  const Answer open = RawClient(server.port()).ask("GET", "/small");
  EXPECT_EQ(open.status, 200);
  EXPECT_EQ(open.body, R"({"said":"hello"})");
  EXPECT_EQ(open.header("Passerelle-Wire"), "1");
  EXPECT_EQ(open.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(open.header("Referrer-Policy"), "no-referrer");
  EXPECT_NE(open.header("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_FALSE(open.header("X-Request-Id").empty());
  EXPECT_TRUE(open.header("Date").ends_with(" GMT"));
  EXPECT_EQ(open.header("Strict-Transport-Security"), "") << "not over TLS";
  EXPECT_EQ(open.header("Cache-Control"), "");
  const Answer personal = RawClient(server.port()).ask("GET", "/private", "Authorization: Bearer a\r\n");
  EXPECT_EQ(personal.status, 200);
  EXPECT_EQ(personal.header("Cache-Control"), "no-store");
}

TEST(Answers, NameTheirRequestInTheProblemAndTheHeader) {
  EdgeServer server;
  const Answer answer = RawClient(server.port()).ask("GET", "/unknown");
  EXPECT_EQ(answer.status, 404);
  EXPECT_NE(answer.body.find("urn:request:" + answer.header("X-Request-Id")), std::string::npos);
}

TEST(Answers, ToHeadHaveTheLengthAndNoBody) {
  EdgeServer server;
  RawClient client(server.port());
  const Answer head = client.ask("HEAD", "/small");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "16");
  EXPECT_EQ(client.ask("HEAD", "/unknown").status, 404);
  EXPECT_EQ(client.ask("GET", "/small").body, R"({"said":"hello"})") << "the connection is still in step";
}

TEST(Answers, WithoutContentHaveNeitherBodyNorLength) {
  EdgeServer server;
  RawClient client(server.port());
  const Answer nothing = client.ask("GET", "/nothing");
  EXPECT_EQ(nothing.status, 204);
  EXPECT_EQ(nothing.headers.count("Content-Length"), 0u);
  EXPECT_EQ(client.ask("GET", "/small").status, 200);
}

TEST(Answers, DropAHeaderThatWouldSplitThem) {
  EdgeServer server;
  RawClient client(server.port());
  const Answer answer = client.ask("GET", "/inject");
  EXPECT_EQ(answer.header("X-Good"), "yes");
  EXPECT_EQ(answer.headers.count("X-Bad"), 0u);
  EXPECT_EQ(answer.headers.count("Set-Cookie"), 0u);
  EXPECT_EQ(answer.header("Content-Length"), "2") << "the transport's own";
}

TEST(Answers, KeepTwoCookiesApartBothWays) {
  EdgeServer server;
  const Answer answer = RawClient(server.port()).ask("GET", "/cookies", "Cookie: x=1\r\nCookie: y=2\r\n");
  EXPECT_EQ(answer.headers.count("Set-Cookie"), 2u);
  EXPECT_EQ(answer.body, "x=1; y=2");
}

TEST(Answers, AreAProblemWhenAHandlerDropsOrThrows) {
  EdgeServer server;
  RawClient client(server.port());
  EXPECT_EQ(client.ask("GET", "/dropped").status, 500);
  EXPECT_EQ(client.ask("GET", "/throws").status, 500);
  EXPECT_EQ(client.ask("GET", "/small").status, 200);
}

TEST(Answers, TellTheMethodsThatAnAddressHas) {
  EdgeServer server;
  RawClient client(server.port());
  const Answer wrong = client.ask("DELETE", "/small");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "OPTIONS, GET, HEAD");
  const Answer options = client.ask("OPTIONS", "/small");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("Allow"), "OPTIONS, GET, HEAD");
}

TEST(Answers, ToTenPipelinedGetsComeInOrder) {
  EdgeServer server;
  RawClient client(server.port());
  std::string bytes;
  for (int i = 0; i < 10; ++i) bytes += "GET /segments/n" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(bytes);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(client.receive().body, "n" + std::to_string(i));
}

TEST(Answers, ToTenPipelinedPostsComeInOrder) {
  EdgeServer server;
  RawClient client(server.port());
  std::string bytes;
  for (int i = 0; i < 10; ++i) {
    const std::string body = "body " + std::to_string(i);
    if (i % 2 == 0)
      bytes += "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    else
      bytes += "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n6;ext=1\r\n" + body +
               "\r\n0\r\nT: 1\r\n\r\n";
  }
  client.send(bytes);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(client.receive().body, "body " + std::to_string(i));
}

TEST(Answers, FollowA100OnlyWhereTheBodyIsWanted) {
  EdgeServer server;
  RawClient wanted(server.port());
  wanted.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(wanted.receive("GET", Milliseconds{300}).status, 0);
  EXPECT_TRUE(wanted.sawContinue());
  wanted.send("hello");
  EXPECT_EQ(wanted.receive().body, "hello");
  RawClient refused(server.port());
  refused.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(refused.receive().status, 413);
  EXPECT_FALSE(refused.sawContinue());
}

TEST(Answers, ToHttp10CloseUnlessAskedToStay) {
  EdgeServer server;
  RawClient plain(server.port());
  plain.send("GET /small HTTP/1.0\r\n\r\n");
  EXPECT_EQ(plain.receive().header("Connection"), "close");
  EXPECT_TRUE(plain.closedWithin(Milliseconds{3000}));
  RawClient staying(server.port());
  staying.send("GET /small HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(staying.receive().header("Connection"), "keep-alive");
  EXPECT_EQ(staying.ask("GET", "/small").status, 200);
}

TEST(Answers, ReachAClientThatHasClosedItsSendingSide) {
  EdgeServer server;
  RawClient client(server.port());
  client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
  client.closeSending();
  EXPECT_EQ(client.receive().body.size(), std::size_t{1} << 20);
}

TEST(Answers, OfManyPiecesArriveWholeAndInOrder) {
  EdgeServer server;
  RawClient client(server.port());
  const std::string expected = http::joined(*manyPieces());
  for (int i = 0; i < 2; ++i) {
    const Answer answer = client.ask("GET", "/pieces");
    EXPECT_EQ(answer.header("Content-Length"), std::to_string(expected.size()));
    EXPECT_TRUE(answer.body == expected);
  }
  EXPECT_EQ(client.ask("GET", "/small").status, 200) << "the connection is still in step";
}

TEST(Answers, OfManyPiecesTellHeadTheirLength) {
  EdgeServer server;
  RawClient client(server.port());
  const Answer head = client.ask("HEAD", "/pieces");
  EXPECT_EQ(head.header("Content-Length"), std::to_string(http::bytesIn(*manyPieces())));
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(client.ask("GET", "/small").body, R"({"said":"hello"})");
}

TEST(Answers, DecodeASegmentOnce) {
  EdgeServer server;
  EXPECT_EQ(RawClient(server.port()).ask("GET", "/segments/caf%C3%A9%2525").body, "caf\xc3\xa9%25");
  EXPECT_EQ(RawClient(server.port()).ask("GET", "http://localhost/segments/a").body, "a");
}

TEST(Answers, BelieveOnlyConfiguredProxies) {
  const std::string fields = "X-Forwarded-For: 203.0.113.9, 198.51.100.4\r\nX-Forwarded-Proto: https\r\n";
  EdgeServer direct;
  EXPECT_EQ(RawClient(direct.port()).ask("GET", "/origin", fields).body, "127.0.0.1 plain");
  http::ListenerOptions options;
  options.trustedProxies = {"127.0.0.1"};
  EdgeServer behind(options);
  const Answer answer = RawClient(behind.port()).ask("GET", "/origin", fields);
  EXPECT_EQ(answer.body, "198.51.100.4 tls");
  EXPECT_NE(answer.header("Strict-Transport-Security"), "");
}

TEST(Answers, ComeFromTwoListenersInOneProcess) {
  EdgeServer first, second;
  EXPECT_NE(first.port(), second.port());
  EXPECT_EQ(RawClient(first.port()).ask("GET", "/small").status, 200);
  EXPECT_EQ(RawClient(second.port()).ask("GET", "/small").status, 200);
}

TEST(Answers, ComeFromAListenerThatFollowsAnother) {
  for (int i = 0; i < 5; ++i) {
    EdgeServer server;
    EXPECT_EQ(RawClient(server.port()).ask("TRACE", "/small").status, 405) << "the default transport would echo";
  }
}

}  // namespace
}  // namespace passerelle::testing
