// What is read from a request before any handler sees it: target, head, forms, proxies; and how an answer's head is
// written.
#include <gtest/gtest.h>

#include "backend/http/access_log.h"
#include "backend/http/answer.h"
#include "backend/http/form.h"
#include "backend/http/head.h"
#include "backend/http/origin.h"
#include "backend/http/target.h"
#include "backend/http/upload_body.h"
#include "tests/support/manual_clock.h"

namespace passerelle::http {
namespace {

TEST(Target, IsDecodedOnce) {
  const auto target = parseTarget("/v1/units/caf%C3%A9%20%2525?near=45.7,4.8&q=a+b%2Bc&q=&flag");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/v1/units/caf\xc3\xa9 %25");
  EXPECT_EQ(target->query.find("near")->second, "45.7,4.8");
  EXPECT_EQ(target->query.find("q")->second, "a b+c");
  EXPECT_EQ(target->query.count("q"), 2u);
  EXPECT_EQ(target->query.find("flag")->second, "");
}

TEST(Target, MayBeAbsolute) {
  EXPECT_EQ(parseTarget("http://host:80/a?b=c")->path, "/a");
  EXPECT_FALSE(parseTarget("http:///a"));
  EXPECT_FALSE(parseTarget("ftp://host/a"));
  EXPECT_FALSE(parseTarget("http://host//evil"));
}

TEST(Target, RefusesWhatIsDoubtful) {
  for (const char* raw :
       {"",     "a",    "*",     "//evil/a", "/%",        "/%4",        "/%zz",     "/%00",     "/%2f",      "/%2F",
        "/%5c", "/%0a", "/%7f",  "/%ff",     "/%c0%af",   "/%ed%a0%80", "/a/../b",  "/a/.",     "/%2e%2e/b", "/a#b",
        "/a b", "/a|b", "/a\"b", "/a\\b",    "/\xc3\xa9", "/a?b=%zz",   "/a?b=%00", "/a?b=%ff", "/a?b=c d",  "/a?b=<"})
    EXPECT_FALSE(parseTarget(raw)) << raw;
}

TEST(Target, KeepsWhatIsUsual) {
  for (const char* raw : {"/", "/a", "/a/", "/a-b_c.d~e", "/a:b@c", "/a(b)!*';,$&=+", "/...", "/a?b=/c?d", "/a?"})
    EXPECT_TRUE(parseTarget(raw)) << raw;
}

RequestHead headWith(std::vector<std::pair<std::string, std::string>> fields, const std::string& method = "POST",
                     int version = 11) {
  fields.insert(fields.begin(), {"Host", "localhost:8080"});
  return {method, "/", version, std::move(fields)};
}

int statusOf(const RequestHead& head) {
  Framing framing;
  const auto problem = checkHead(head, &framing);
  return problem ? problem->status : 200;
}

TEST(Head, TellsLengthChunksAndWhetherTheConnectionStays) {
  Framing framing;
  EXPECT_FALSE(checkHead(headWith({{"content-length", "17"}, {"Expect", "100-Continue"}}), &framing));
  EXPECT_EQ(framing.contentLength, 17u);
  EXPECT_TRUE(framing.expectsContinue);
  EXPECT_TRUE(framing.keepAlive);
  framing = {};
  EXPECT_FALSE(checkHead(headWith({{"Transfer-Encoding", "Chunked"}, {"Connection", "x, close"}}), &framing));
  EXPECT_TRUE(framing.chunked);
  EXPECT_FALSE(framing.keepAlive);
  framing = {};
  EXPECT_FALSE(checkHead(headWith({{"Connection", "keep-alive"}}, "GET", 10), &framing));
  EXPECT_TRUE(framing.keepAlive);
}

TEST(Head, RefusesWhatTwoServersCouldReadDifferently) {
  EXPECT_EQ(statusOf(headWith({{"Content-Length", "1"}, {"Content-Length", "1"}})), 400);
  EXPECT_EQ(statusOf(headWith({{"Content-Length", "1"}, {"Transfer-Encoding", "chunked"}})), 400);
  EXPECT_EQ(statusOf(headWith({{"Content-Length", "1e3"}})), 400);
  EXPECT_EQ(statusOf(headWith({{"Content-Length", ""}})), 400);
  EXPECT_EQ(statusOf(headWith({{"Content-Length", "9999999999999999999"}})), 400);
  EXPECT_EQ(statusOf(headWith({{"Transfer-Encoding", "chunked, chunked"}})), 501);
  EXPECT_EQ(statusOf(headWith({{"Transfer-Encoding", "chunked"}}, "POST", 10)), 400);
  EXPECT_EQ(statusOf(headWith({{"Host", "other"}})), 400);
  EXPECT_EQ(statusOf({"GET", "/", 11, {}}), 400);
  EXPECT_EQ(statusOf({"GET", "/", 10, {}}), 200);
  EXPECT_EQ(statusOf(headWith({}, "TRACE")), 405);
  EXPECT_EQ(statusOf(headWith({}, "CONNECT")), 405);
  EXPECT_EQ(statusOf(headWith({{"Expect", "a miracle"}})), 417);
}

TEST(Head, BytesAreCheckedTheSameInAnyPieces) {
  const std::string good = "GET / HTTP/1.1\r\nHost: x\r\nX-Name: caf\xc3\xa9\t1\r\n\r\n";
  const std::vector<std::string> wrong = {
      "GET / HTTP/1.1\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
      "GET / HTTP/1.1\rHost: x\r\n\r\n", "GET /\xc3\xa9 HTTP/1.1\r\n\r\n", std::string("GET /\0 HTTP/1.1\r\n", 17)};
  for (std::size_t piece = 1; piece <= good.size(); ++piece) {
    for (std::size_t at = 0; at < good.size(); at += piece)
      ASSERT_FALSE(checkHeadBytes(std::string_view(good).substr(0, at + piece), at)) << piece;
    for (const std::string& bytes : wrong) {
      bool refused = false;
      for (std::size_t at = 0; at < bytes.size() && !refused; at += piece)
        refused = checkHeadBytes(std::string_view(bytes).substr(0, at + piece), at).has_value();
      EXPECT_TRUE(refused) << piece << " " << bytes;
    }
  }
}

Request formRequest(const std::string& type, const std::string& body) {
  Request request;
  request.headers.emplace("Content-Type", type);
  request.body = body;
  return request;
}

TEST(Form, IsReadInBothEncodings) {
  const auto plain =
      formOf(formRequest("application/x-www-form-urlencoded; charset=utf-8", "name=Andr%C3%A9+B&role=host"));
  ASSERT_TRUE(plain);
  EXPECT_EQ(fieldOf(*plain, "name"), "Andr\xc3\xa9 B");
  EXPECT_EQ(fieldOf(*plain, "missing"), "");
  const auto parts = formOf(formRequest(
      "multipart/form-data; boundary=\"--x\"",
      "----x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n----x\r\n"
      "Content-Disposition: form-data; filename=\"a \\\"b\\\".csv\"; name=\"file\"\r\nContent-Type: text/csv\r\n\r\n"
      "code;name\r\n1;--x\r\n\r\n----x--\r\n"));
  ASSERT_TRUE(parts);
  EXPECT_EQ(fieldOf(*parts, "csrf"), "abc");
  EXPECT_EQ(fieldOf(*parts, "file"), "code;name\r\n1;--x\r\n");
  EXPECT_EQ(parts->find("file")->second.fileName, "a \"b\".csv");
}

TEST(Form, ThatIsBrokenIsRefused) {
  EXPECT_EQ(formOf(formRequest("application/json", "{}")).error().code, ErrorCode::unsupportedType);
  EXPECT_FALSE(formOf(formRequest("application/x-www-form-urlencoded", "a=%zz")));
  for (const char* body : {"", "--B", "--B\r\n", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue",
                           "--B\r\nx\r\n\r\nv\r\n--B", "junk--B--"})
    EXPECT_FALSE(formOf(formRequest("multipart/form-data; boundary=B", body))) << body;
  EXPECT_FALSE(formOf(formRequest("multipart/form-data", "--\r\n")));
}

TEST(Origin, IsTheRightmostAddressThatIsNoProxy) {
  const std::vector<std::string> proxies = {"10.0.0.1", "10.0.0.2"};
  const auto from = [&](const std::string& socket, const std::string& forwarded, const std::string& protocol = "") {
    Headers headers;
    if (!forwarded.empty()) headers.emplace("X-Forwarded-For", forwarded);
    if (!protocol.empty()) headers.emplace("X-Forwarded-Proto", protocol);
    return originOf(socket, false, headers, proxies);
  };
  EXPECT_EQ(from("192.0.2.1", "203.0.113.5", "https").peer, "192.0.2.1");
  EXPECT_FALSE(from("192.0.2.1", "203.0.113.5", "https").secure);
  EXPECT_EQ(from("10.0.0.1", "6.6.6.6, 203.0.113.5, 10.0.0.2", "https").peer, "203.0.113.5");
  EXPECT_TRUE(from("10.0.0.1", "203.0.113.5", "HTTPS").secure);
  EXPECT_FALSE(from("10.0.0.1", "203.0.113.5", "https, http").secure) << "the nearest proxy's word";
  EXPECT_EQ(from("10.0.0.1", "<script>").peer, "10.0.0.1");
  EXPECT_EQ(from("10.0.0.1", "").peer, "10.0.0.1");
}

TEST(AnswerHead, LeavesOutWhatWouldBreakIt) {
  HeadWriter writer(200, "today");
  writer.field("X-Good", "1");
  writer.field("X-Bad", "a\r\nb: c");
  writer.field("X\nBad", "a");
  writer.field("Content-Length", "7");
  writer.field("connection", "upgrade");
  writer.field("Date", "never");
  EXPECT_EQ(writer.finish(3, false, false), "HTTP/1.1 200 OK\r\nDate: today\r\nX-Good: 1\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(HeadWriter(204, "today").finish(0, true, false),
            "HTTP/1.1 204 No Content\r\nDate: today\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(HeadWriter(304, "today").finish(9, false, true),
            "HTTP/1.1 304 Not Modified\r\nDate: today\r\nConnection: keep-alive\r\n\r\n");
}

TEST(AnswerHead, WritesTheDateOfRfc9110) { EXPECT_EQ(httpDate(fromMs(784111777000)), "Sun, 06 Nov 1994 08:49:37 GMT"); }

TEST(AccessLog, HoldsNoAddressNoQueryAndNoForgedLine) {
  const testing::ManualClock clock;
  std::string lines;
  {
    AccessLog log(clock, [&](std::string_view block) { lines += block; });
    log.write({"id-1", "127.0.0.1", "GET", "/enter/{code}", 200, 17, std::chrono::microseconds(2500)});
    log.write({"id-2", "127.0.0.1", "GE\nT x", "-", 400, 0, {}});
    EXPECT_EQ(lines, "") << "gathered until there is a block or a flush";
  }
  EXPECT_EQ(lines,
            "2026-11-17T16:40:00.000Z id-1 127.0.0.1 GET /enter/{code} 200 17B 2.5ms\n"
            "2026-11-17T16:40:00.000Z id-2 127.0.0.1 GE?T?x - 400 0B 0.0ms\n");
}

/// Runs the body's callbacks at once and counts how often the connection is told to go on.
struct Uploading {
  int resumed = 0;
  std::shared_ptr<UploadBody> body =
      std::make_shared<UploadBody>([](std::function<void()> work) { work(); }, [this] { ++resumed; });
  std::string got;
  bool ended = false, failed = false;
  void ask() {
    body->next([this](Result<std::string_view> bytes, bool end) {
      if (bytes) got += *bytes;
      failed = !bytes;
      ended = end;
    });
  }
};

TEST(UploadBody, HandsOverAtMost64KibAndEndsWithTheLastBytes) {
  Uploading upload;
  upload.body->push(std::string(100'000, 'a'));
  upload.body->finish();
  upload.ask();
  EXPECT_EQ(upload.got.size(), 65'536u);
  EXPECT_FALSE(upload.ended);
  upload.ask();
  EXPECT_EQ(upload.got.size(), 100'000u);
  EXPECT_TRUE(upload.ended);
  EXPECT_FALSE(upload.failed);
}

TEST(UploadBody, StopsTheConnectionAt256KibAndResumesBelow64) {
  Uploading upload;
  EXPECT_TRUE(upload.body->push(std::string(200'000, 'a')));
  EXPECT_FALSE(upload.body->push(std::string(100'000, 'b')));
  for (int i = 0; i < 3; ++i) upload.ask();
  EXPECT_EQ(upload.resumed, 0);
  upload.ask();
  EXPECT_EQ(upload.resumed, 1);
  upload.ask();
  EXPECT_EQ(upload.resumed, 1) << "once for each pause";
}

TEST(UploadBody, HandsOverWhatCameBeforeItBroke) {
  Uploading upload;
  upload.body->push("abc");
  upload.body->breakOff({ErrorCode::unavailable, "gone", {}});
  upload.body->finish();
  upload.ask();
  EXPECT_EQ(upload.got, "abc");
  EXPECT_FALSE(upload.ended);
  upload.ask();
  EXPECT_TRUE(upload.failed);
  EXPECT_TRUE(upload.ended);
}

TEST(UploadBody, WaitsForBytesThatAreNotThereYet) {
  Uploading upload;
  upload.ask();
  EXPECT_EQ(upload.got, "");
  upload.body->push("abc");
  EXPECT_EQ(upload.got, "abc");
  upload.ask();
  upload.body->finish();
  EXPECT_TRUE(upload.ended);
  EXPECT_FALSE(upload.failed);
}

}  // namespace
}  // namespace passerelle::http
