// Which handler answers, and who is turned away before it.
#include "backend/http/router.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace passerelle::http {
namespace {

/// Knows the header "Who": a name is a visitor, "browser" came by cookie with the token "c5rf", "wrong" is refused.
class NamedAuthenticator final : public Authenticator {
 public:
  void authenticate(Request& request, std::function<void(Result<Caller>)> done) override {
    const std::string who = request.header("Who").value_or("");
    if (who == "wrong") return done(fail(ErrorCode::unauthenticated, "Sign in again."));
    Caller caller;
    caller.personId = who;
    caller.deviceId = who + "'s phone";
    caller.roles = {"visitor"};
    caller.browser = who == "browser";
    if (caller.browser) caller.csrf = "c5rf";
    done(std::move(caller));
  }
};

class RouterTest : public ::testing::Test {
 protected:
  void add(const std::string& method, const std::string& pattern, Permission permission = Permission::open) {
    m_router.add({method, pattern, permission, method + pattern}, [method, pattern](Request& request, Reply reply) {
      std::string body = method + " " + pattern;
      for (const auto& [name, value] : request.params) body += " " + name + "=" + value;
      reply(html(200, body));
    });
  }
  Response ask(Request request) {
    Response answer;
    int answers = 0;
    m_router.handle(std::move(request), Reply(
                                            [&](Response response) {
                                              answer = std::move(response);
                                              ++answers;
                                            },
                                            "r1"));
    EXPECT_EQ(answers, 1);
    return answer;
  }
  Response ask(const std::string& method, const std::string& path, Headers headers = {}) {
    Request request;
    request.method = method;
    request.path = path;
    request.headers = std::move(headers);
    return ask(std::move(request));
  }

  NamedAuthenticator m_authenticator;
  Router m_router{m_authenticator};
};

TEST_F(RouterTest, MatchesSegmentsAndHandsOverTheirValues) {
  add("GET", "/v1/reports");
  add("GET", "/v1/reports/{id}");
  add("PUT", "/v1/reports/{reportId}/useful");
  EXPECT_EQ(ask("GET", "/v1/reports").body, "GET /v1/reports");
  EXPECT_EQ(ask("GET", "/v1/reports/7").body, "GET /v1/reports/{id} id=7");
  EXPECT_EQ(ask("PUT", "/v1/reports/7/useful").body, "PUT /v1/reports/{reportId}/useful reportId=7");
  EXPECT_EQ(ask("GET", "/v1/reports/a b").body, "GET /v1/reports/{id} id=a b");
}

TEST_F(RouterTest, PrefersTheLiteralAndGoesBackToTheParameter) {
  add("GET", "/units/near");
  add("GET", "/units/{code}/reports");
  EXPECT_EQ(ask("GET", "/units/near").body, "GET /units/near");
  EXPECT_EQ(ask("GET", "/units/near/reports").body, "GET /units/{code}/reports code=near");
}

TEST_F(RouterTest, DoesNotMatchEmptySegmentsOrPartsOfAPattern) {
  add("GET", "/v1/reports/{id}");
  for (const char* path :
       {"/v1/reports/", "/v1/reports", "/v1", "/", "", "/v1/reports/7/", "/v1//reports/7", "v1/reports/7"})
    EXPECT_EQ(ask("GET", path).status, 404) << path;
}

TEST_F(RouterTest, MatchesTheRoot) {
  add("GET", "/");
  EXPECT_EQ(ask("GET", "/").status, 200);
  EXPECT_EQ(ask("GET", "/x").status, 404);
}

TEST_F(RouterTest, AnswersHeadByGetUnlessHeadHasItsOwnRoute) {
  add("GET", "/a");
  add("HEAD", "/b");
  add("GET", "/b");
  EXPECT_EQ(ask("HEAD", "/a").body, "GET /a");
  EXPECT_EQ(ask("HEAD", "/b").body, "HEAD /b");
}

TEST_F(RouterTest, TellsWhichMethodsAnAddressHas) {
  add("GET", "/a");
  add("PUT", "/a");
  const Response answer = ask("DELETE", "/a");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.find("Allow")->second, "OPTIONS, GET, PUT, HEAD");
  EXPECT_EQ(nlohmann::json::parse(answer.body).at("status"), 405);
  EXPECT_EQ(ask("OPTIONS", "/a").status, 204);
  EXPECT_EQ(ask("OPTIONS", "/b").status, 404);
}

TEST_F(RouterTest, ARouteMustSayWhoMayAndWhatDescribesIt) {
  const auto nothing = [](Request&, Reply) {};
  EXPECT_THROW(m_router.add({"GET", "/a", Permission::undeclared, "a"}, nothing), std::logic_error);
  EXPECT_THROW(m_router.add({"GET", "/a", Permission::open, ""}, nothing), std::logic_error);
  EXPECT_THROW(m_router.add({"GET", "a", Permission::open, "a"}, nothing), std::logic_error);
  m_router.add({"GET", "/a/{x}", Permission::open, "a"}, nothing);
  EXPECT_THROW(m_router.add({"GET", "/a/{y}", Permission::open, "b"}, nothing), std::logic_error)
      << "the same address twice";
}

TEST_F(RouterTest, FindsARouteForTheTransport) {
  add("PUT", "/v1/reports/{id}");
  ASSERT_NE(m_router.find("PUT", "/v1/reports/7"), nullptr);
  EXPECT_EQ(m_router.find("PUT", "/v1/reports/7")->pattern, "/v1/reports/{id}");
  EXPECT_EQ(m_router.find("GET", "/v1/reports/7"), nullptr);
  EXPECT_EQ(m_router.find("PUT", ""), nullptr);
}

TEST_F(RouterTest, AsksWhoIsThereAndWhetherTheyMay) {
  add("GET", "/me", Permission::signedIn);
  add("GET", "/journal", Permission::readJournal);
  EXPECT_EQ(ask("GET", "/me").status, 401);
  EXPECT_EQ(ask("GET", "/me").headers.find("WWW-Authenticate")->second, "Bearer");
  EXPECT_EQ(ask("GET", "/me", {{"Who", "wrong"}}).status, 401);
  EXPECT_EQ(ask("GET", "/me", {{"Who", "anne"}}).status, 200);
  EXPECT_EQ(ask("GET", "/journal", {{"Who", "anne"}}).status, 403);
}

TEST_F(RouterTest, ABrowserWritesOnlyWithItsToken) {
  add("POST", "/admin", Permission::signedIn);
  add("GET", "/admin", Permission::signedIn);
  EXPECT_EQ(ask("GET", "/admin", {{"Who", "browser"}}).status, 200);
  EXPECT_EQ(ask("POST", "/admin", {{"Who", "browser"}}).status, 403);
  EXPECT_EQ(ask("POST", "/admin", {{"Who", "browser"}, {"X-Csrf", "c5rg"}}).status, 403);
  EXPECT_EQ(ask("POST", "/admin", {{"Who", "browser"}, {"X-Csrf", ""}}).status, 403);
  EXPECT_EQ(ask("POST", "/admin", {{"Who", "browser"}, {"X-Csrf", "c5rf"}}).status, 200);
  EXPECT_EQ(ask("POST", "/admin", {{"Who", "anne"}}).status, 200) << "a bearer token is no cookie";
  Request form;
  form.method = "POST";
  form.path = "/admin";
  form.headers = {{"Who", "browser"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  form.body = "name=a&csrf=c5rf";
  EXPECT_EQ(ask(form).status, 200);
  form.body = "name=a&csrf=";
  EXPECT_EQ(ask(form).status, 403);
  form.headers = {{"Who", "browser"}, {"Content-Type", "multipart/form-data; boundary=B"}};
  form.body = "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nc5rf\r\n--B--\r\n";
  EXPECT_EQ(ask(form).status, 200);
}

TEST_F(RouterTest, RefusesAnotherWireVersionBeforeAnythingElse) {
  add("GET", "/me", Permission::signedIn);
  EXPECT_EQ(ask("GET", "/me", {{"Passerelle-Wire", "2"}}).status, 426);
  EXPECT_EQ(ask("GET", "/unknown", {{"Passerelle-Wire", "1.0"}}).status, 426);
  EXPECT_EQ(ask("GET", "/me", {{"Passerelle-Wire", "1"}, {"Who", "anne"}}).status, 200);
}

TEST_F(RouterTest, AHandlerThatThrowsOrForgetsIsA500) {
  m_router.add({"GET", "/throws", Permission::open, "t"},
               [](Request&, Reply) { throw std::runtime_error("as asked"); });
  m_router.add({"GET", "/forgets", Permission::open, "f"}, [](Request&, Reply) {});
  EXPECT_EQ(ask("GET", "/throws").status, 500);
  EXPECT_EQ(ask("GET", "/forgets").status, 500);
}

TEST_F(RouterTest, TellsTheConnectionWhoUsesIt) {
  class Listening final : public Carrier {
   public:
    void carries(const Caller& caller) override { device = caller.deviceId; }
    std::string device;
  };
  add("GET", "/me", Permission::signedIn);
  Request request;
  request.method = "GET";
  request.path = "/me";
  const auto carrier = std::make_shared<Listening>();
  request.carrier = carrier;
  ask(request);
  EXPECT_EQ(carrier->device, "") << "a stranger is nobody's device";
  request.headers = {{"Who", "anne"}};
  ask(request);
  EXPECT_EQ(carrier->device, "anne's phone");
}

}  // namespace
}  // namespace passerelle::http
