// Every input of the list that killed or fooled other transports: the right answer, a process that lives, memory that
// stays flat.
#include <gtest/gtest.h>

#include <cstdlib>

#include "shared/base/rng.h"
#include "tests/edge/edge_server.h"

namespace passerelle::testing {
namespace {

struct Input {
  std::string name;
  std::string bytes;
  int status;
};

std::string repeated(std::size_t count, const std::string& text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string chunked(const std::string& rest) {
  return "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + rest;
}
std::string get(const std::string& target, const std::string& fields = "Host: x\r\n") {
  return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}
std::string post(const std::string& fields, const std::string& body = {}) {
  return "POST /echo HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}

std::vector<Input> inputs() {
  return {
      {"chunk size -1", chunked("-1\r\n"), 400},
      {"chunk size -2", chunked("-2\r\n"), 400},
      {"chunk size of 20 digits", chunked("11111111111111111111\r\n"), 400},
      {"chunk size ffffffffffffffff", chunked("ffffffffffffffff\r\nabc"), 413},
      {"chunk size 7fffffff", chunked("7fffffff\r\nabc"), 413},
      {"chunk size zz", chunked("zz\r\n"), 400},
      {"chunk without its end of line", chunked("3\r\nabcXY\r\n"), 400},
      {"chunk extension of 200 KB", chunked("3;" + std::string(200'000, 'e') + "\r\nabc\r\n0\r\n\r\n"), 400},
      {"trailer of 200 KB", chunked("3\r\nabc\r\n0\r\nT: " + std::string(200'000, 't') + "\r\n\r\n"), 400},
      {"trailer with a Content-Length", chunked("3\r\nabc\r\n0\r\nContent-Length: 9\r\n\r\n"), 400},
      {"header of 64 KiB", get("/small", "Host: x\r\nX-Long: " + std::string(65'536, 'h') + "\r\n"), 431},
      {"address of 64 KiB", get("/" + std::string(65'536, 'u')), 414},
      {"5 000 headers", get("/small", "Host: x\r\n" + repeated(5000, "X-N: 1\r\n")), 431},
      {"101 headers", get("/small", "Host: x\r\n" + repeated(101, "X-N: 1\r\n")), 431},
      {"Content-Length and chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"chunked and Content-Length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
      {"two Content-Lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), 400},
      {"the same Content-Length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
      {"a list of Content-Lengths", post("Content-Length: 5, 5\r\n", "hello"), 400},
      {"Content-Length -5", post("Content-Length: -5\r\n"), 400},
      {"Content-Length +5", post("Content-Length: +5\r\n", "hello"), 400},
      {"Content-Length 0x5", post("Content-Length: 0x5\r\n", "hello"), 400},
      {"Content-Length abc", post("Content-Length: abc\r\n"), 400},
      {"Content-Length that overflows", post("Content-Length: 18446744073709551616\r\n"), 400},
      {"transfer encoding gzip", post("Transfer-Encoding: gzip\r\n"), 501},
      {"transfer encoding gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n"), 501},
      {"transfer encoding identity", post("Transfer-Encoding: identity\r\n"), 501},
      {"transfer encoding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
       400},
      {"chunked in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"a body over the limit", post("Content-Length: 65537\r\n"), 413},
      {"a body over the limit, with Expect", post("Content-Length: 65537\r\nExpect: 100-continue\r\n"), 413},
      {"a chunked body over the limit",
       chunked(repeated(70, "400\r\n" + std::string(1024, 'c') + "\r\n") + "0\r\n\r\n"), 413},
      {"another Expect", post("Content-Length: 5\r\nExpect: 200-ok\r\n"), 417},
      {"TRACE", "TRACE /small HTTP/1.1\r\nHost: x\r\nCookie: secret=1\r\n\r\n", 405},
      {"CONNECT", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"escape %zz", get("/small%zz"), 400},
      {"a lone %", get("/small%"), 400},
      {"a lone % in the query", get("/small?a=%"), 400},
      {"escape %00", get("/small%00"), 400},
      {"escape %00 in the query", get("/small?a=%00"), 400},
      {"an escaped slash", get("/segments/a%2Fb"), 400},
      {"an escaped backslash", get("/segments/a%5Cb"), 400},
      {"an escape that is not UTF-8", get("/segments/%ff"), 400},
      {"an overlong UTF-8 escape", get("/segments/%c0%af"), 400},
      {"an escaped line feed", get("/segments/a%0Ab"), 400},
      {"raw UTF-8", get("/segments/caf\xc3\xa9"), 400},
      {"a quote in the address", get("/segments/\"a\""), 400},
      {"a pipe in the address", get("/segments/a|b"), 400},
      {"//evil", get("//evil/small"), 400},
      {"dot segments", get("/segments/../small"), 400},
      {"escaped dot segments", get("/segments/%2e%2e/small"), 400},
      {"a fragment", get("/small#a"), 400},
      {"an address without a slash", get("small"), 400},
      {"an asterisk", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"NUL in the address", get(std::string("/sm\0all", 7)), 400},
      {"NUL in a header", get("/small", std::string("Host: x\r\nX-N: a\0b\r\n", 19)), 400},
      {"bare line feeds", "GET /small HTTP/1.1\nHost: x\n\n", 400},
      {"one bare line feed", "GET /small HTTP/1.1\r\nHost: x\nX: y\r\n\r\n", 400},
      {"a bare carriage return", "GET /small HTTP/1.1\r\nHost: x\rX: y\r\n\r\n", 400},
      {"a folded header", get("/small", "Host: x\r\nX-N: a\r\n b\r\n"), 400},
      {"a space before the colon", get("/small", "Host : x\r\n"), 400},
      {"a header without a colon", get("/small", "Host: x\r\nnonsense\r\n"), 400},
      {"no Host", get("/small", ""), 400},
      {"two Hosts", get("/small", "Host: x\r\nHost: y\r\n"), 400},
      {"an empty Host", get("/small", "Host: \r\n"), 400},
      {"a Host with a path", get("/small", "Host: x/y\r\n"), 400},
      {"HTTP/9.9", "GET /small HTTP/9.9\r\nHost: x\r\n\r\n", 505},
      {"HTTP/2.0", "GET /small HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"HTTP/0.9", "GET /small\r\n\r\n", 400},
      {"the start of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"a TLS hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400},
      {"an unknown method on a known address", "BREW /small HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"another wire version", get("/small", "Host: x\r\nPasserelle-Wire: 7\r\n"), 426},
  };
}

TEST(Malformed, EachInputGetsItsAnswerAndTheNextClientIsServed) {
  EdgeServer server;
  for (const Input& input : inputs()) {
    SCOPED_TRACE(input.name);
    RawClient client(server.port());
    client.send(input.bytes);
    const Answer answer = client.receive();
    EXPECT_EQ(answer.status, input.status);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_EQ(RawClient(server.port()).ask("GET", "/small").status, 200);
  }
}

TEST(Malformed, AfterAnUnreadableRequestTheConnectionEnds) {
  EdgeServer server;
  for (const Input& input : inputs()) {
    if (input.status == 426 || input.name == "an unknown method on a known address")
      continue;  // read well, answered no
    SCOPED_TRACE(input.name);
    RawClient client(server.port());
    client.send(input.bytes + get("/small"));
    EXPECT_EQ(client.receive().header("Connection"), "close");
    EXPECT_EQ(client.receive("GET", Milliseconds{3000}).status, 0) << "a second request was taken from the same bytes";
  }
}

TEST(Malformed, EachInputByteByByteGetsTheSameAnswer) {
  EdgeServer server;
  for (const Input& input : inputs()) {
    if (input.bytes.size() > 300) continue;
    SCOPED_TRACE(input.name);
    RawClient client(server.port());
    for (const char byte : input.bytes) {
      if (!client.send(std::string_view(&byte, 1))) break;
    }
    EXPECT_EQ(client.receive().status, input.status);
  }
}

TEST(Malformed, MemoryStaysFlat) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer keeps freed memory";
#endif
  EdgeServer server;
  const auto round = [&] {
    for (const Input& input : inputs()) {
      RawClient client(server.port());
      client.send(input.bytes);
      client.receive();
    }
  };
  for (int i = 0; i < 3; ++i) round();
  const std::size_t before = residentKib();
  for (int i = 0; i < 12; ++i) round();
  EXPECT_LT(residentKib(), before + 8 * 1024);
}

TEST(Malformed, RandomBytesNeverStopTheServer) {
  EdgeServer server;
  SeededRng rng(20261121);
  const std::vector<Input> known = inputs();
  for (int i = 0; i < 1500; ++i) {
    std::string bytes;
    if (i % 3 == 0) {
      bytes.resize(1 + rng.below(400));
      rng.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    } else {
      bytes = known[rng.below(known.size())].bytes.substr(0, 2000);
      for (std::uint64_t changes = 1 + rng.below(4); changes > 0 && !bytes.empty(); --changes)
        bytes[rng.below(bytes.size())] = static_cast<char>(rng.below(256));
    }
    RawClient client(server.port());
    client.send(bytes);
    if (i % 2 == 0) client.closeSending();
    if (i % 5 == 0) client.reset();
  }
  EXPECT_EQ(RawClient(server.port()).ask("GET", "/small").status, 200);
}

}  // namespace
}  // namespace passerelle::testing
