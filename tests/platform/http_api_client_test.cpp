#include "app/platform/http_api_client.h"

#include <gmock/gmock.h>

#include <optional>

#include "tests/platform/eventually.h"
#include "tests/platform/one_answer_server.h"

namespace passerelle {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using testing::eventually;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::OneAnswerServer;
using ::testing::StartsWith;

/// One request against one server, from beginning to answer.
class HttpApiClientTest : public ::testing::Test {
 protected:
  Result<ApiResponse> ask(ApiRequest request) {
    client = *HttpApiClient::create({server.url(), {}, 1024});
    std::optional<Result<ApiResponse>> answer;
    int answers = 0;
    client->send(std::move(request), [&](Result<ApiResponse> got) {
      answer = std::move(got);
      ++answers;
    });
    EXPECT_TRUE(eventually([&] { return answer.has_value(); })) << "no answer at all";
    EXPECT_EQ(answers, 1);
    return answer ? *answer : fail(ErrorCode::internal, "no answer");
  }

  OneAnswerServer server;
  std::unique_ptr<HttpApiClient> client;
};

TEST_F(HttpApiClientTest, SendsMethodPathHeadersAndEveryByteOfTheBody) {
  server.answer = "HTTP/1.1 204 No Content\r\n\r\n";
  const std::string body("\0\xff caf\xc3\xa9", 8);
  ASSERT_TRUE(ask({"PATCH", "/v1/uploads/7?x=%C3%A9", {{"Upload-Offset", "0"}, {"Authorization", "Bearer t"}}, body}));
  ASSERT_EQ(server.requests.size(), 1u);
  EXPECT_THAT(server.requests[0], StartsWith("PATCH /v1/uploads/7?x=%C3%A9 HTTP/1.1\r\n"));
  EXPECT_THAT(server.requests[0], AllOf(HasSubstr("Upload-Offset: 0\r\n"), HasSubstr("Authorization: Bearer t\r\n"),
                                        HasSubstr("Passerelle-Wire: 1\r\n"), EndsWith(body)));
}

TEST_F(HttpApiClientTest, GivesHeaderNamesInLowerCaseAndTheBodyAsItIs) {
  server.answer = "HTTP/1.1 201 Created\r\nPasserelle-Generation: g1\r\nContent-Length: 3\r\n\r\na\r\n";
  const auto answer = ask({"PUT", "/v1/reports/1", {}, "{}"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 201);
  EXPECT_EQ(answer->header("passerelle-generation"), "g1");
  EXPECT_EQ(answer->body, "a\r\n");
}

TEST_F(HttpApiClientTest, AHeadAnswerHasHeadersAndNoBody) {
  server.answer = "HTTP/1.1 200 OK\r\nUpload-Offset: 65536\r\nContent-Length: 9\r\n\r\n";
  const auto answer = ask({"HEAD", "/v1/uploads/7", {}, {}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->header("upload-offset"), "65536");
  EXPECT_EQ(answer->body, "");
}

class EveryRefusal : public HttpApiClientTest, public ::testing::WithParamInterface<int> {};

TEST_P(EveryRefusal, IsAnAnswerWithItsBody) {
  server.answer = "HTTP/1.1 " + std::to_string(GetParam()) + " Said\r\nContent-Length: 2\r\n\r\n{}";
  const auto answer = ask({"PUT", "/v1/reports/1", {}, "{}"});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, GetParam());
  EXPECT_EQ(answer->body, "{}");
}

INSTANTIATE_TEST_SUITE_P(Statuses, EveryRefusal,
                         ::testing::Values(400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 418, 422, 426, 429, 500,
                                           502, 503, 504, 507));

TEST_F(HttpApiClientTest, FollowsNoRedirect) {
  server.answer = "HTTP/1.1 302 Found\r\nLocation: " + server.url() + "/elsewhere\r\nContent-Length: 0\r\n\r\n";
  const auto answer = ask({"GET", "/v1/me", {{"Authorization", "Bearer secret"}}, {}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(server.requests.size(), 1u);
}

TEST_F(HttpApiClientTest, AnAnswerCutInItsBodyIsNoAnswer) {
  server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":";
  server.thenClose = true;
  const auto answer = ask({"PUT", "/v1/reports/1", {}, "{}"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
  EXPECT_NE(answer.error().message, "");
}

TEST_F(HttpApiClientTest, ASilentServerIsUnavailableWhenPatienceEnds) {
  const auto answer = ask({"GET", "/v1/changes", {}, {}, Milliseconds(30)});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
}

TEST_F(HttpApiClientTest, NobodyThereIsUnavailable) {
  server.stop();
  const auto answer = ask({"GET", "/v1/me", {}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
}

TEST_F(HttpApiClientTest, AnAnswerLongerThanAllowedIsNone) {
  server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + std::string(100000, 'x');
  const auto answer = ask({"GET", "/v1/feed", {}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
}

TEST_F(HttpApiClientTest, ALineBreakInAHeaderIsNeverSent) {
  const auto answer = ask({"GET", "/v1/me", {{"Authorization", "Bearer x\r\nEvil: 1"}}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::invalid);
  EXPECT_TRUE(server.requests.empty());
}

TEST_F(HttpApiClientTest, KeepsNoCookie) {
  server.answer = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
  ASSERT_TRUE(ask({"GET", "/v1/me", {}, {}}));
  std::optional<int> second;
  client->send({"GET", "/v1/me", {}, {}}, [&](Result<ApiResponse> got) { second = got ? got->status : 0; });
  ASSERT_TRUE(eventually([&] { return second.has_value(); }));
  EXPECT_THAT(server.requests.at(1), Not(HasSubstr("Cookie")));
}

TEST_F(HttpApiClientTest, DroppedWithItsClientARequestNeverAnswers) {
  client = *HttpApiClient::create({server.url(), {}});
  bool answered = false;
  client->send({"GET", "/v1/me", {}, {}}, [&](Result<ApiResponse>) { answered = true; });
  ASSERT_TRUE(eventually([&] { return !server.requests.empty(); }));
  client.reset();
  QCoreApplication::processEvents();
  EXPECT_FALSE(answered);
}

TEST_F(HttpApiClientTest, WithoutAServerIsUnavailableUntilItIsNamed) {
  server.answer = "HTTP/1.1 204 No Content\r\n\r\n";
  client = *HttpApiClient::create({});
  std::optional<bool> answered;
  client->send({"GET", "/v1/me", {}, {}}, [&](Result<ApiResponse> got) { answered = got.has_value(); });
  EXPECT_EQ(answered, false);
  EXPECT_FALSE(client->use("passerelle"));
  ASSERT_TRUE(client->use(server.url() + "/"));
  answered.reset();
  client->send({"GET", "/v1/me", {}, {}}, [&](Result<ApiResponse> got) { answered = got.has_value(); });
  ASSERT_TRUE(eventually([&] { return answered.has_value(); }));
  EXPECT_EQ(answered, true);
}

TEST(HttpApiClientOptions, AnAddressThatIsNoneAndAnUnreadableAuthorityAreRefused) {
  for (const char* url : {"passerelle.example", "ftp://a", "https://", "http://a?b=c", "https://a#b", "http://a b"}) {
    const auto client = HttpApiClient::create({url, {}});
    ASSERT_FALSE(client) << url;
    EXPECT_EQ(client.error().field, "server") << url;
  }
  const auto client = HttpApiClient::create({"https://passerelle.example/", "/nowhere/ca.pem"});
  ASSERT_FALSE(client);
  EXPECT_EQ(client.error().field, "caFile");
}

}  // namespace
}  // namespace passerelle
