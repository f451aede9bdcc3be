// Webhooks: what is posted to a real host, how often, in which shape and signed; what is never posted anywhere.
#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <netinet/in.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <thread>

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <nlohmann/json.hpp>

#include "backend/webhooks/webhook_queue.h"
#include "shared/base/hmac.h"
#include "tests/editions/hostile_strings.h"
#include "tests/support/report_world.h"
#include "tests/where.h"

namespace passerelle::testing {
namespace {
using Json = nlohmann::json;
using namespace webhooks;

/// tests/support/http_receiver.py, for the time of a test.
class Receiver {
 public:
  Receiver() {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    m_child = ::fork();
    if (m_child == 0) {
      ::dup2(ends[1], 1);
      ::close(ends[0]);
      ::execlp("python3", "python3", PASSERELLE_SOURCE_DIR "/tests/support/http_receiver.py", nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    m_out = ::fdopen(ends[0], "r");
    m_port = line();
  }
  ~Receiver() {
    ::kill(m_child, SIGTERM);
    ::waitpid(m_child, nullptr, 0);
    std::fclose(m_out);
  }
  std::string url(const std::string& path) const { return "http://127.0.0.1:" + m_port + path; }
  Json next() { return Json::parse(*fromBase64(line())); }

 private:
  std::string line() {
    std::string text;
    for (int c = std::fgetc(m_out); c != EOF && c != '\n'; c = std::fgetc(m_out)) text += static_cast<char>(c);
    return text;
  }
  pid_t m_child = 0;
  std::FILE* m_out = nullptr;
  std::string m_port;
};

Hook hookTo(const std::string& url, Shape shape = Shape::json) {
  return {"h", shape, url, "a secret of sixteen", {"reportPublished", "editionPublished"}, "fr"};
}

News newsOf(const std::string& title) {
  return {
      "report:1",           "reportPublished", title, "Léa revient du terrain.", "https://passerelle.example/reports/1",
      fromMs(1794933600000)};
}

/// A queue over a world's own database, with a writer of its own, posting to a real receiver.
struct WebhooksTest : ::testing::Test {
  BackendWorld world;
  Receiver receiver;
  sql::Database database{{world.folder.path("data/passerelle.db"), 1, 4096, {}, {}, {}}};

  std::shared_ptr<WebhookQueue> queue(Hook hook, bool privateHosts = true) {
    Config config;
    config.privateHosts = privateHosts;
    config.hooks.push_back(std::move(hook));
    // What it handed to the database, and what that calls, must have run before it goes.
    return {new WebhookQueue(database, config, "https://passerelle.example", world.clock), [this](WebhookQueue* gone) {
              gone->stop();
              for (int turn = 0; turn < 2; ++turn)
                database.writeNow([](sql::Connection&) -> Result<void> { return {}; });
              delete gone;
            }};
  }
  std::string text(const std::string& sql) {
    std::string found;
    database.readNow([&](sql::Connection& connection) {
      auto rows = connection.query(sql);
      if (const sql::Row* row = rows->next()) found = row->string(0);
    });
    return found;
  }
  /// Runs until a statement says `wanted`: deliveries happen on other threads.
  bool runUntil(WebhookQueue& queue, const std::string& sql, const std::string& wanted) {
    // The receiver is another program: it is waited for as long as a busy machine may need.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (std::chrono::steady_clock::now() < end) {
      if (text(sql) == wanted) return true;
      queue.runDue();
      std::this_thread::yield();
    }
    return text(sql) == wanted;
  }
  void follows(WebhookQueue& queue) {
    EXPECT_TRUE(runUntil(queue, "SELECT COUNT(*) FROM store_meta WHERE key = 'webhookCursor'", "1"));
  }
};
}  // namespace

TEST_F(WebhooksTest, APublicationIsPostedOnceAndSigned) {
  auto posted = queue(hookTo(receiver.url("/ok")));
  publish(world, world.roleToken("visitor", 'b'), makeReport(world, "Avant tout le monde"));
  follows(*posted);
  const std::string report = publish(world, world.roleToken("visitor", 'b'), makeReport(world, "Caisse fermée"));
  EXPECT_TRUE(runUntil(*posted, "SELECT COUNT(*) FROM webhook_delivery WHERE sent_at IS NOT NULL", "1"));
  const Json request = receiver.next();
  const Json body = Json::parse(request["body"].get<std::string>());
  EXPECT_EQ(body["event"], "reportPublished");
  EXPECT_EQ(body["id"], "report:" + report);
  EXPECT_EQ(body["title"], "Caisse fermée");
  EXPECT_EQ(body["url"], "https://passerelle.example/reports/" + report);
  const std::string signature = request["headers"]["passerelle-signature"], seconds = signature.substr(2, 10);
  EXPECT_EQ(signature, "t=" + seconds + ",v1=" +
                           hmacSha256Hex("a secret of sixteen", seconds + "." + request["body"].get<std::string>()));
  EXPECT_EQ(request["headers"]["content-type"], "application/json; charset=utf-8");
  // Useful marks and replies are changes of the report too, and no news.
  world.ask({"PUT", api::usefulPath(report), world.roleToken("coach"), {}, {}});
  world.ask({"PUT",
             api::replyPath(report),
             world.roleToken("host"),
             R"({"thanks":true,"kind":"context","text":"Merci"})",
             {{"Content-Type", "application/json"}}});
  posted->runDue();
  EXPECT_EQ(text("SELECT COUNT(*) FROM webhook_delivery"), "1");
  posted->stop();
}

TEST_F(WebhooksTest, AHostThatIsDownIsAskedAgainAfterAWhile) {
  auto posted = queue(hookTo(receiver.url("/later")));
  follows(*posted);
  publish(world, world.roleToken("visitor", 'b'), makeReport(world));
  EXPECT_TRUE(runUntil(*posted, "SELECT attempts FROM webhook_delivery", "1"));
  EXPECT_EQ(text("SELECT failure FROM webhook_delivery"), "The host answered 503.");
  posted->runDue();
  EXPECT_EQ(text("SELECT attempts FROM webhook_delivery"), "1") << "not before its time";
  world.clock.advance(std::chrono::minutes(3));
  EXPECT_TRUE(runUntil(*posted, "SELECT attempts FROM webhook_delivery", "2"));
  world.clock.advance(std::chrono::minutes(5));
  EXPECT_TRUE(runUntil(*posted, "SELECT COUNT(*) FROM webhook_delivery WHERE sent_at IS NOT NULL", "1"));
  posted->stop();
}

TEST_F(WebhooksTest, AfterTenTriesItIsGivenUp) {
  auto posted = queue(hookTo(receiver.url("/broken")));
  follows(*posted);
  publish(world, world.roleToken("visitor", 'b'), makeReport(world));
  for (int i = 1; i <= kMostAttempts; ++i) {
    EXPECT_TRUE(runUntil(*posted, "SELECT attempts FROM webhook_delivery", std::to_string(i)));
    world.clock.advance(std::chrono::hours(5));
  }
  EXPECT_EQ(text("SELECT gave_up FROM webhook_delivery"), "1");
  posted->runDue();
  EXPECT_EQ(text("SELECT attempts FROM webhook_delivery"), std::to_string(kMostAttempts));
  posted->stop();
}

TEST_F(WebhooksTest, RedirectsAndRefusalsEndIt) {
  for (const char* path : {"/moved", "/never"}) {
    auto posted = queue(hookTo(receiver.url(path)));
    follows(*posted);
    publish(world, world.roleToken("visitor", 'b'), makeReport(world));
    EXPECT_TRUE(runUntil(*posted, "SELECT COUNT(*) FROM webhook_delivery WHERE gave_up = 1", "1")) << path;
    EXPECT_EQ(receiver.next()["path"], path) << "and nobody followed the redirect";
    posted->stop();
    database.writeNow([](sql::Connection& connection) -> Result<void> {
      connection.execute("DELETE FROM webhook_delivery");
      return {};
    });
  }
}

TEST_F(WebhooksTest, NothingIsPostedToAPrivateNetworkUnlessThatIsAllowed) {
  auto posted = queue(hookTo("https://127.0.0.1:9/x"), false);
  follows(*posted);
  publish(world, world.roleToken("visitor", 'b'), makeReport(world));
  EXPECT_TRUE(runUntil(*posted, "SELECT gave_up FROM webhook_delivery", "1"));
  EXPECT_NE(text("SELECT failure FROM webhook_delivery").find("private network"), std::string::npos);
  posted->stop();
}

TEST_F(WebhooksTest, WhatWasWithdrawnMeanwhileIsNotTold) {
  auto posted = queue(hookTo(receiver.url("/broken")));
  follows(*posted);
  const Report content = makeReport(world);
  const std::string report = publish(world, world.roleToken("visitor", 'b'), content);
  EXPECT_TRUE(runUntil(*posted, "SELECT attempts FROM webhook_delivery", "1"));
  receiver.next();
  Report withdrawn = content;
  withdrawn.withdrawn = true;
  putReport(world, world.roleToken("visitor", 'b'), report, withdrawn, {hashOf(content), "", ""});
  world.clock.advance(std::chrono::minutes(5));
  EXPECT_TRUE(runUntil(*posted, "SELECT gave_up FROM webhook_delivery", "1"));
  posted->stop();
}

TEST(WebhookShapes, EachHostGetsWhatItReads) {
  const News news = newsOf("Caisse fermée");
  const Json teams = Json::parse(bodyOf(hookTo("https://x", Shape::teams), news));
  const Json card = teams["attachments"][0]["content"];
  EXPECT_EQ(card["type"], "AdaptiveCard");
  EXPECT_EQ(card["body"][0]["inlines"][0]["text"], "Caisse fermée");
  EXPECT_EQ(card["actions"][0]["url"], "https://passerelle.example/reports/1");
  const Json slack = Json::parse(bodyOf(hookTo("https://x", Shape::slack), news));
  EXPECT_EQ(slack["text"], "*Caisse fermée*\nLéa revient du terrain.\n<https://passerelle.example/reports/1|Lire>");
  const Json mattermost = Json::parse(bodyOf(hookTo("https://x", Shape::mattermost), news));
  EXPECT_EQ(mattermost["text"],
            "**Caisse fermée**\nLéa revient du terrain\\.\n[Lire](https://passerelle.example/reports/1)");
}

TEST(WebhookShapes, HostileWordsCallNobodyAndAreNoMarkup) {
  std::vector<std::string> hostile = hostileStrings();
  for (const char* one : {"<!channel>", "<!here|x>", "<@U024BE7LH>", "@all", "@channel", "[x](https://evil.example)",
                          "**x** `y`", "![x](https://evil.example/x.png)", "<https://evil.example|ici>"})
    hostile.emplace_back(one);
  for (const std::string& one : hostile) {
    const std::string slack = Json::parse(bodyOf(hookTo("https://x", Shape::slack), newsOf(one)))["text"];
    EXPECT_EQ(std::count(slack.begin(), slack.end(), '<'), 1) << one << ": only our own link";
    const std::string mattermost = Json::parse(bodyOf(hookTo("https://x", Shape::mattermost), newsOf(one)))["text"];
    EXPECT_EQ(mattermost.find("@all"), std::string::npos) << one;
    EXPECT_EQ(mattermost.find("@channel"), std::string::npos) << one;
    EXPECT_EQ(mattermost.find("](https://evil"), std::string::npos) << one;
    EXPECT_NO_THROW((void)Json::parse(bodyOf(hookTo("https://x", Shape::teams), newsOf(one)))) << one;
  }
}

TEST(WebhookAddresses, PrivateOnesAreKnown) {
  const auto four = [](const char* text) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    ::inet_pton(AF_INET, text, &address.sin_addr);
    return isPrivateAddress(reinterpret_cast<const sockaddr*>(&address));
  };
  const auto six = [](const char* text) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    ::inet_pton(AF_INET6, text, &address.sin6_addr);
    return isPrivateAddress(reinterpret_cast<const sockaddr*>(&address));
  };
  for (const char* one : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
                          "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"})
    EXPECT_TRUE(four(one)) << one;
  for (const char* one : {"93.184.216.34", "172.32.0.1", "100.128.0.1", "8.8.8.8"}) EXPECT_FALSE(four(one)) << one;
  for (const char* one : {"::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
                          "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"})
    EXPECT_TRUE(six(one)) << one;
  for (const char* one : {"2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808", "::ffff:8.8.8.8"})
    EXPECT_FALSE(six(one)) << one;
}

TEST(Hmac, IsThatOfTheStandard) {  // RFC 4231, test case 2
  EXPECT_EQ(hmacSha256Hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

struct WebhookConfigTest : ::testing::Test {
  TempFolder folder;
  SystemFiles files;
  std::string write(const std::string& name, const std::string& text, mode_t mode = 0600) {
    const std::string path = folder.path(name);
    std::FILE* file = std::fopen(path.c_str(), "w");
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
    ::chmod(path.c_str(), mode);
    return path;
  }
  Result<Config> read(const std::string& hook, const std::string& privateHosts = "false") {
    return readConfig(files, write("hooks.json", R"({"privateHosts":)" + privateHosts + R"(,"hooks":[)" + hook + "]}"));
  }
};

TEST_F(WebhookConfigTest, AGoodFileIsRead) {
  const std::string secret = write("secret", "0123456789abcdef\n");
  const auto config = read(R"({"name":"salon","shape":"json","url":"https://x.example/h","secretFile":")" + secret +
                           R"(","events":["reportPublished"],"language":"en"},)"
                           R"({"name":"t","shape":"teams","url":"https://y.example/h","events":["editionPublished"]})");
  ASSERT_TRUE(config) << config.error().message;
  ASSERT_EQ(config->hooks.size(), 2U);
  EXPECT_EQ(config->hooks[0].secret, "0123456789abcdef");
  EXPECT_TRUE(config->hooks[1].wants("editionPublished"));
  EXPECT_FALSE(config->hooks[1].wants("reportPublished"));
}

TEST_F(WebhookConfigTest, WhatIsWrongIsSaid) {
  const std::string open = write("open", "0123456789abcdef", 0644), brief = write("brief", "short");
  const std::string good = R"("name":"h","shape":"teams","events":["reportPublished"])";
  for (const std::string& hook : std::vector<std::string>{
           "{" + good + R"(,"url":"http://x.example/"})", "{" + good + R"(,"url":"ftp://x.example/"})",
           "{" + good + R"(,"url":"https://user:pw@x.example/"})", "{" + good + R"(,"url":"https://x/","colour":1})",
           R"({"name":"a b","shape":"teams","url":"https://x/","events":["reportPublished"]})",
           R"({"name":"h","shape":"irc","url":"https://x/","events":["reportPublished"]})",
           R"({"name":"h","shape":"teams","url":"https://x/","events":[]})",
           R"({"name":"h","shape":"teams","url":"https://x/","events":["everything"]})",
           R"({"name":"h","shape":"json","url":"https://x/","events":["reportPublished"]})",
           R"({"name":"h","shape":"json","url":"https://x/","events":["reportPublished"],"secretFile":")" + open +
               "\"}",
           R"({"name":"h","shape":"json","url":"https://x/","events":["reportPublished"],"secretFile":")" + brief +
               "\"}",
           "{" + good + R"(,"url":"https://x/"},{)" + good + R"(,"url":"https://y/"})"})
    EXPECT_FALSE(read(hook)) << hook;
  EXPECT_TRUE(read("{" + good + R"(,"url":"http://127.0.0.1:1/"})", "true"));
  EXPECT_FALSE(readConfig(files, folder.path("none.json")));
}

}  // namespace passerelle::testing
