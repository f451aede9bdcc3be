// Signing in with a browser: a link, a press, a cookie, a CSRF token; and the first administrator.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <future>
#include <thread>

#include "backend/people/session_authenticator.h"
#include "shared/base/digest.h"
#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {

struct Browser : ::testing::Test {
  BackendWorld world;
  const std::map<std::string, std::string> form{{"Content-Type", "application/x-www-form-urlencoded"},
                                                {"Accept", "text/html"}};

  std::string firstLink() { return **world.backend->firstAdministratorLink(); }
  std::string pathOf(const std::string& link) { return link.substr(link.find("/enter")); }
  std::string mailedPath() {
    world.backend->runDue();
    const auto letters = world.files.list(world.folder.path("data/mail"));
    if (!letters || letters->empty()) return {};
    const std::string letter = *world.files.read(world.folder.path("data/mail/") + letters->back());
    const std::string body = letter.substr(letter.find("\r\n\r\n") + 4);
    std::string joined;
    for (const char c : body) {
      if (c != '\r' && c != '\n') joined += c;
    }
    const std::string text = *fromBase64(joined);
    const std::size_t at = text.find("/enter/");
    return text.substr(at, text.find('\n', at) - at);
  }
  /// Presses the button of the page behind `path`; returns the cookie, "name=value".
  std::string press(const std::string& path) {
    const auto answer = world.ask({"POST", path, {}, "", form});
    EXPECT_EQ(answer.status, 303) << answer.body;
    const auto cookie = answer.headers.find(std::string_view("Set-Cookie"));
    if (cookie == answer.headers.end()) return {};
    EXPECT_NE(cookie->second.find("; Path=/; Secure; HttpOnly; SameSite=Lax"), std::string::npos) << cookie->second;
    return cookie->second.substr(0, cookie->second.find(';'));
  }
  http::Response withCookie(const std::string& method, const std::string& path, const std::string& cookie,
                            const std::string& body = {}) {
    auto headers = form;
    headers["Cookie"] = "other=1, " + cookie + "; more=2";
    return world.ask({method, path, {}, body, headers});
  }
  std::string csrfIn(const std::string& page) {
    const std::string mark = "name=\"csrf\" value=\"";
    const std::size_t at = page.find(mark);
    return at == std::string::npos ? ""
                                   : page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
  }
};

TEST_F(Browser, ALinkIsAPageFirstAndEntersOnlyWhenPressedOnce) {
  ASSERT_EQ(world.ask({"POST", "/enter", {}, "email=management.a%40chain.example", form}).status, 200);
  const std::string path = mailedPath();
  ASSERT_FALSE(path.empty());
  const std::string before = world.databaseHash();
  for (int scanner = 0; scanner < 3; ++scanner) EXPECT_EQ(world.get(path).status, 200);
  EXPECT_EQ(world.databaseHash(), before);
  const std::string cookie = press(path);
  EXPECT_TRUE(cookie.starts_with("__Host-session="));
  EXPECT_EQ(withCookie("GET", "/devices", cookie).status, 200);
  EXPECT_EQ(world.ask({"POST", path, {}, "", form}).status, 410);
  EXPECT_EQ(world.get(path).status, 410);
}

TEST_F(Browser, ASignInMailSaysTheSameToEverybodyAndItsLinkIsNotInTheDatabase) {
  const auto known = world.ask({"POST", "/enter", {}, "email=host.a%40chain.example", form});
  const auto unknown = world.ask({"POST", "/enter", {}, "email=nobody%40chain.example", form});
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(known.body, unknown.body);
  const std::string path = mailedPath(), code = path.substr(7);
  ASSERT_EQ(code.size(), 22u);
  std::string bytes = *world.files.read(world.backend->database().path());
  if (auto log = world.files.read(world.backend->database().path() + "-wal")) bytes += *log;
  EXPECT_EQ(bytes.find(code), std::string::npos);
  EXPECT_EQ(world.files.list(world.folder.path("data/mail"))->size(), 1u) << "nobody got a mail";
  world.clock.advance(std::chrono::minutes(15));
  EXPECT_EQ(world.ask({"POST", path, {}, "", form}).status, 410) << "it ends after 15 minutes";
}

TEST_F(Browser, AskingForLinksIsLimited) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(world.ask({"POST", "/enter", {}, "email=host.a%40chain.example", form}).status, 200);
  const auto refused = world.ask({"POST", "/enter", {}, "email=host.a%40chain.example", form});
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.count(std::string_view("Retry-After")), 1u);
  EXPECT_EQ(world.ask({"POST", "/enter", {}, "email=x%0D%0ABcc%3A%20y%40z.fr", form}).status, 400);
}

TEST_F(Browser, WritingNeedsTheTokenOfOurOwnPages) {
  const std::string cookie = press(pathOf(firstLink()));
  const std::string page = withCookie("GET", "/admin/invitations", cookie).body;
  const std::string csrf = csrfIn(page);
  ASSERT_EQ(csrf.size(), 32u);
  const std::string invite = "name=Zo%C3%A9&role=visitor&purpose=device";
  EXPECT_EQ(withCookie("POST", "/admin/invitations", cookie, invite).status, 403);
  EXPECT_EQ(withCookie("POST", "/admin/invitations", cookie, invite + "&csrf=" + std::string(32, 'A')).status, 403);
  const auto made = withCookie("POST", "/admin/invitations", cookie, invite + "&csrf=" + csrf);
  EXPECT_EQ(made.status, 201);
  EXPECT_NE(made.body.find("passerelle://join?server=https%3A%2F%2Fpasserelle.example#"), std::string::npos);
  EXPECT_NE(made.body.find("<svg"), std::string::npos);
}

TEST_F(Browser, LeavingEndsTheSessionAndItsCookie) {
  const std::string cookie = press(pathOf(firstLink()));
  const std::string csrf = csrfIn(withCookie("GET", "/devices", cookie).body);
  const auto left = withCookie("POST", "/leave", cookie, "csrf=" + csrf);
  EXPECT_EQ(left.status, 303);
  EXPECT_NE(left.headers.find(std::string_view("Set-Cookie"))->second.find("Max-Age=0"), std::string::npos);
  const auto after = withCookie("GET", "/devices", cookie);
  EXPECT_EQ(after.status, 401);
  EXPECT_NE(after.body.find("href=\"/enter\""), std::string::npos) << "a browser is shown a page, not JSON";
}

TEST_F(Browser, AnUnusedBrowserSessionEndsAfterADayAndAnyAfterAWeek) {
  const std::string unused = press(pathOf(firstLink()));
  world.clock.advance(std::chrono::hours(24));
  EXPECT_EQ(withCookie("GET", "/devices", unused).status, 401);
  ASSERT_EQ(world.ask({"POST", "/enter", {}, "email=host.a%40chain.example", form}).status, 200);
  const std::string used = press(mailedPath());
  for (int hours = 0; hours < 24 * 7; hours += 12) {
    EXPECT_EQ(withCookie("GET", "/devices", used).status, 200) << hours;
    world.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(withCookie("GET", "/devices", used).status, 200) << hours;
    world.backend->runDue();
    world.clock.advance(std::chrono::hours(12) - std::chrono::minutes(1));
  }
  EXPECT_EQ(withCookie("GET", "/devices", used).status, 401);
}

TEST_F(Browser, TheFirstAdministratorsLinkIsMadeAnewUntilOneHasArrived) {
  const std::string lost = firstLink(), link = firstLink();
  EXPECT_NE(lost, link);
  EXPECT_EQ(world.ask({"POST", pathOf(lost), {}, "", form}).status, 410);
  press(pathOf(link));
  EXPECT_FALSE(world.backend->firstAdministratorLink()->has_value());
}

TEST(FirstStart, AnEmptyServerTakesTheNameAndAddressOfItsAdministrator) {
  TempFolder folder;
  ManualClock clock;
  SeededRng rng(5);
  SystemFiles files;
  BackendOptions options;
  options.dataFolder = folder.path("data");
  options.readers = 0;
  auto backend = Backend::create(options, clock, rng, files);
  ASSERT_TRUE(backend);
  const std::string link = **(*backend)->firstAdministratorLink();
  http::Request request;
  request.method = "POST";
  request.path = link.substr(link.find("/enter"));
  request.secure = true;
  request.headers.emplace("Content-Type", "application/x-www-form-urlencoded");
  request.body = "name=Claire+Morvan&email=claire%40tilleul.example";
  int status = 0;
  (*backend)->router().handle(request, http::Reply([&](http::Response response) { status = response.status; }));
  EXPECT_EQ(status, 303);
  std::string person;
  (*backend)->database().readNow([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT name || ' ' || email || ' ' || roles FROM person");
    person = rows->next()->string(0);
  });
  EXPECT_EQ(person, "Claire Morvan claire@tilleul.example admin visitor");
}

TEST_F(Browser, WithoutEncryptionNoSessionBeginsAndTheLinkStaysValid) {
  const std::string path = pathOf(firstLink());
  http::Request request;
  request.method = "POST";
  request.path = path;
  request.headers.emplace("Host", "192.168.1.20:8080");
  int status = 0;
  world.backend->router().handle(request, http::Reply([&](http::Response response) { status = response.status; }));
  EXPECT_EQ(status, 422);
  press(path);
}

TEST(Race, OfManyWhoUseOneCodeAtOnceOneComesIn) {
  TempFolder folder;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  BackendOptions options;
  options.dataFolder = folder.path("data");
  auto backend = Backend::create(options, clock, rng, files);
  ASSERT_TRUE(backend);
  const std::string link = **(*backend)->firstAdministratorLink();
  std::atomic<int> entered{0}, refused{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      http::Request request;
      request.method = "POST";
      request.path = link.substr(link.find("/enter"));
      request.secure = true;
      request.peer = "192.0.2." + std::to_string(i);
      std::promise<int> answered;
      (*backend)->router().handle(request,
                                  http::Reply([&](http::Response response) { answered.set_value(response.status); }));
      const int status = answered.get_future().get();
      ++(status == 303 ? entered : refused);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(entered, 1);
  EXPECT_EQ(refused, 15);
}

TEST(Sessions, ACachedLookUpTakesAboutAMicrosecond) {
  BackendWorld world;
  const std::string token = world.roleToken("visitor");
  people::SessionAuthenticator sessions(world.backend->database(), world.clock);
  http::Request request;
  request.headers.emplace("Authorization", "Bearer " + token);
  int known = 0;
  const SystemClock real;
  constexpr int kTimes = 20'000;
  const auto begin = real.monotonic();
  for (int i = 0; i < kTimes; ++i)
    sessions.authenticate(request, [&](Result<http::Caller> caller) { known += caller && caller->known() ? 1 : 0; });
  const double each = static_cast<double>((real.monotonic() - begin).count()) * 1e3 / kTimes;
  EXPECT_EQ(known, kTimes);
  RecordProperty("microsecondsEach", std::to_string(each));
  std::printf("cached look-up: %.2f µs each (this build)\n", each);
  EXPECT_LT(each, 50) << "the table is asked every time";
}

}  // namespace
}  // namespace passerelle::testing
